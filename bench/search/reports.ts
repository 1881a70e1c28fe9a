import { createHash } from "node:crypto";
import type { AuthorityData } from "../../citation/index.ts";
import { printDate } from "../../model/dates.ts";
import type { NewDirective } from "../../model/directive.ts";
import type { NewMention, RelationKind } from "../../model/mention.ts";
import type { NewReport } from "../../model/report.ts";
import type { Directives } from "./directives.ts";
import { between, pick, seeded, zipf } from "./random.ts";
import { type Words, writer } from "./words.ts";

/** Reports are of these ten years, the same number each day. */
export const FIRST_DAY = "2016-01-01";
const DAYS = 3652;
const DAY_MS = 86_400_000;
const SOURCES = 100;
/** Of so many sources one writes of the whole country, the others of one province each. */
const NATIONAL_EVERY = 10;
/** Citations of a report: five on average. */
const [FEWEST, MOST] = [2, 8];
/** Syllables of a text beside its citations: 0.9 kB with them. */
const LENGTH = 100;
const PROVINCE_SHIFT = 8;

/** What is done to the cited document; most sentences say that it is carried out, or nothing. */
const RELATIONS: RelationKind[][] = [
	["implements"],
	["implements"],
	["implements"],
	[],
	[],
	["based-on"],
	["continues"],
];
const VERBS: Partial<Record<RelationKind, string>> = {
	implements: "thực hiện",
	"based-on": "căn cứ",
	continues: "tiếp tục",
};

export interface Written {
	report: NewReport;
	mentions: NewMention[];
}

/**
 * Gives the nth of so many reports, oldest first: any of them at any time, the same for the same seed. Day, source,
 * citations and words are drawn independently of one another.
 */
export function reportsOf(
	authority: AuthorityData,
	words: Words,
	{ draw }: Directives,
	seed: number,
	count: number,
): (n: number) => Written {
	const write = writer(words);
	const types = new Map(authority.types.map(({ slug, name }) => [slug, name]));
	const place = zipf(
		authority.provinces.map(({ slug }) => slug),
		PROVINCE_SHIFT,
	);
	return (n) => {
		const random = seeded(Math.imul(seed, 0x9e3779b1) + n);
		const day = new Date(Date.parse(FIRST_DAY) + Math.floor((n * DAYS) / count) * DAY_MS).toISOString().slice(0, 10);
		const cited = Array.from({ length: between(random, FEWEST, MOST) }, () => draw(random));
		const title = capital(write(random, between(random, 7, 14)));
		const mentions: NewMention[] = [];
		let text = "";
		for (const directive of cited) {
			const around = Math.round(LENGTH / cited.length / 2);
			const relations = pick(random, RELATIONS);
			text += capital(write(random, around));
			for (const relation of relations) text += ` ${VERBS[relation]}`;
			const isLong = random() < 0.4;
			const raw = citationOf(directive, types.get(directive.type) ?? "Văn bản", isLong);
			const date = isLong ? directive.issuedOn : null;
			mentions.push({ ...mentionOf(random, directive, raw, text.length + 1), date, relations });
			text += ` ${raw} ${write(random, around)}.${random() < 0.4 ? "\n" : " "}`;
		}
		text = text.trimEnd();
		const source = between(random, 1, SOURCES);
		const sourceId = `nguon-${source}`;
		const report = {
			url: `https://${sourceId}.example/tin/${n}`,
			file: null,
			sourceId,
			title,
			publishedOn: day,
			dateSource: "metadata",
			dateInferred: false,
			author: null,
			province: place(source % NATIONAL_EVERY === 0 ? random : seeded(source)),
			text,
			contentHash: createHash("sha256").update(`${n}\n${title}\n${text}`).digest("hex"),
			fetchedAt: `${day}T10:00:00.000Z`,
			attachedTo: null,
			extractor: "recipe",
			quality: 0.95,
			extractorVersion: 1,
			grammarVersion: 1,
		} satisfies NewReport;
		return { report, mentions };
	};
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A citation in full, as reports print it. */
function citationOf({ symbol, title, issuedOn, issuerName }: NewDirective, type: string, isLong: boolean): string {
	if (symbol === null) return title ?? type;
	const long = isLong && issuedOn && issuerName ? ` ngày ${printDate(issuedOn)} của ${issuerName}` : "";
	return `${type} số ${symbol}${long}`;
}

function mentionOf(
	random: () => number,
	directive: NewDirective,
	raw: string,
	start: number,
): Omit<NewMention, "date" | "relations"> {
	const { id, symbol, type, issuer, term, origin } = directive;
	const isStub = origin === "cited";
	const chance = random();
	const status = isStub ? "stub" : chance < 0.04 ? "ambiguous" : chance < 0.06 ? "unlinked" : "resolved";
	const isMeant = status === "resolved" || status === "stub";
	return {
		start,
		end: start + raw.length,
		form: symbol === null ? "named" : "full",
		raw,
		symbol,
		type,
		issuer: isMeant ? issuer : null,
		term: isMeant ? term : null,
		title: null,
		scope: null,
		place: null,
		parts: {},
		named: [],
		repairs: [],
		rule: "numbered",
		status,
		directiveId: isMeant ? id : null,
		confidence: isMeant ? between(random, 6, 10) / 10 : 0.5,
		reasons: ["Số hiệu và loại văn bản khớp với một văn bản trong danh mục."],
		warnings: [],
		candidates: status === "ambiguous" ? [{ id, score: 2, reasons: ["Cùng số hiệu."] }] : [],
	};
}
