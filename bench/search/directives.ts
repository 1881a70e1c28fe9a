import { type AuthorityData, documentId } from "../../citation/index.ts";
import { registerOf } from "../../data/authority/register.ts";
import type { Register } from "../../data/store/port.ts";
import type { NewDirective } from "../../model/directive.ts";
import { between, pick, seeded, zipf } from "./random.ts";
import type { Words } from "./words.ts";
import { writer } from "./words.ts";

const COUNT = 50_000;
/** Of every so many made-up directives one is known only by being cited. */
const STUB_EVERY = 10;
/** The directive that every twenty-fifth citation means. */
export const MOST_CITED = "nghi-quyet:25-nq-tw:k11";
/** With this shift of Zipf's law the first of 50,000 gets one draw in 25: 100,000 of 2.5 million citations. */
const SHIFT = 1.5;

interface Series {
	type: string;
	/** The symbol after its number; `{year}` is replaced. */
	code: string;
	issuer: string;
	issuerName: string;
	isLocal: boolean;
	/** Whether its numbers restart with each term instead of each year. */
	byTerm: boolean;
	most: number;
}

const PARTY = { isLocal: false, byTerm: true, most: 180 };
const STATE = { isLocal: false, byTerm: false, most: 2500 };
const PROVINCE = { isLocal: true, byTerm: false, most: 4500 };
const COMMITTEE = { isLocal: true, byTerm: true, most: 250, issuer: "tinh-uy", issuerName: "Tỉnh ủy" };
const SERIES: Series[] = [
	{ ...PARTY, type: "nghi-quyet", code: "-NQ/TW", issuer: "bch-trung-uong", issuerName: "Ban Chấp hành Trung ương" },
	{ ...PARTY, type: "chi-thi", code: "-CT/TW", issuer: "ban-bi-thu", issuerName: "Ban Bí thư" },
	{ ...PARTY, type: "ket-luan", code: "-KL/TW", issuer: "bo-chinh-tri", issuerName: "Bộ Chính trị" },
	{ ...PARTY, type: "quy-dinh", code: "-QĐ/TW", issuer: "bo-chinh-tri", issuerName: "Bộ Chính trị" },
	{ ...STATE, type: "quyet-dinh", code: "/QĐ-TTg", issuer: "thu-tuong", issuerName: "Thủ tướng Chính phủ" },
	{ ...STATE, type: "nghi-dinh", code: "/{year}/NĐ-CP", issuer: "chinh-phu", issuerName: "Chính phủ", most: 180 },
	{ ...STATE, type: "nghi-quyet", code: "/NQ-CP", issuer: "chinh-phu", issuerName: "Chính phủ", most: 200 },
	{ ...STATE, type: "chi-thi", code: "/CT-TTg", issuer: "thu-tuong", issuerName: "Thủ tướng Chính phủ", most: 50 },
	{ ...COMMITTEE, type: "nghi-quyet", code: "-NQ/TU" },
	{ ...COMMITTEE, type: "chi-thi", code: "-CT/TU" },
	{ ...COMMITTEE, type: "ke-hoach", code: "-KH/TU" },
	{ ...COMMITTEE, type: "chuong-trinh", code: "-CTr/TU" },
	{ ...PROVINCE, type: "quyet-dinh", code: "/QĐ-UBND", issuer: "ubnd", issuerName: "Ủy ban nhân dân" },
	{ ...PROVINCE, type: "ke-hoach", code: "/KH-UBND", issuer: "ubnd", issuerName: "Ủy ban nhân dân", most: 400 },
	{ ...PROVINCE, type: "nghi-quyet", code: "/NQ-HĐND", issuer: "hdnd", issuerName: "Hội đồng nhân dân", most: 200 },
];
const [FIRST_YEAR, LAST_YEAR] = [2001, 2026];
/** Party terms by their first year: the eleventh began in 2011. */
const termOf = (year: number): number => 9 + Math.floor((year - FIRST_YEAR) / 5);

/** Directives as an index of many years holds them, and a draw of one by how often it is cited. */
export interface Directives {
	register: Register;
	stubs: NewDirective[];
	draw: (random: () => number) => NewDirective;
}

/** The register's own directives, then made-up ones: 50,000 in all. */
export function directivesOf(authority: AuthorityData, words: Words, seed: number): Directives {
	const random = seeded(seed);
	const write = writer(words);
	const known = registerOf(authority);
	const first = known.directives.find(({ id }) => id === MOST_CITED);
	if (!first) throw new Error(`The register holds no ${MOST_CITED}.`);
	const all = new Map([first, ...known.directives].map((directive) => [directive.id, directive]));
	const provinces = authority.provinces.map(({ slug }) => slug);
	const title = (): string => write(random, between(random, 8, 22));
	while (all.size < COUNT) {
		const origin = all.size % STUB_EVERY === 0 ? "cited" : "authority";
		const directive = madeUp(random, pick(random, SERIES), pick(random, provinces), title());
		if (!all.has(directive.id)) all.set(directive.id, { ...directive, origin });
	}
	const directives = [...all.values()];
	return {
		register: {
			directives: directives.filter(({ origin }) => origin === "authority"),
			relations: known.relations,
			fingerprint: `synthetic ${seed}`,
		},
		stubs: directives.filter(({ origin }) => origin === "cited"),
		draw: zipf(directives, SHIFT),
	};
}

function madeUp(random: () => number, series: Series, place: string, words: string): Omit<NewDirective, "origin"> {
	const { type, code, issuer, issuerName, isLocal, byTerm, most } = series;
	const year = between(random, FIRST_YEAR, LAST_YEAR);
	const number = String(between(random, 1, most)).padStart(2, "0");
	const symbol = number + code.replace("{year}", String(year));
	const term = byTerm ? termOf(year) + (isLocal ? 8 : 0) : null;
	const province = isLocal ? place : null;
	const month = String(between(random, 1, 12)).padStart(2, "0");
	const day = String(between(random, 1, 28)).padStart(2, "0");
	return {
		id: documentId({ type, symbol, term, year, province }),
		symbol,
		number,
		type,
		title: `Về ${words}`,
		issuedOn: `${year}-${month}-${day}`,
		issuer,
		issuerName,
		level: isLocal ? "province" : "central",
		term,
		province,
		aliases: [],
	};
}
