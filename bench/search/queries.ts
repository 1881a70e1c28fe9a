import { plain } from "../../citation/index.ts";
import type { PlaceTimeFilter, TextQuery } from "../../data/store/port.ts";
import { wordsOf as queryWords } from "../../server/search/query.ts";
import type { Directives } from "./directives.ts";
import type { Words } from "./words.ts";

/** A search of the mix: words that stand together, each a phrase or a single word, within a place and a span of time. */
export interface Query {
	kind: string;
	runs: string[];
	within: PlaceTimeFilter;
}

const COMMON = "nghi quyet cua so thuc hien chinh bo cong hoi dang trien va trong nam".split(" ");
export const PROVINCES = ["nghe-an", "yen-bai", "ha-noi", "an-giang", "quang-tri", "dak-lak"];
/** Phrases by their rank of frequency: of the first a quarter of all reports has each, of the rare one in a thousand. */
const PHRASES = { from: 0, to: 220, step: 11 };
const RARE = { from: 2500, to: 19_000, step: 825 };

function every(values: readonly string[], { from, to, step }: { from: number; to: number; step: number }): string[] {
	return values.slice(from, to).filter((_, i) => i % step === 0);
}

/** The mix of research/engines.md: twenty searches of each kind, about. */
export function queryMix({ compounds }: Words, { register }: Directives): Query[] {
	const phrases = every(compounds, PHRASES);
	const symbols = every(
		register.directives.slice(0, 2000).flatMap(({ symbol }) => symbol ?? []),
		{ from: 0, to: 2000, step: 97 },
	);
	const kinds: [kind: string, each: Pick<Query, "runs" | "within">[]][] = [
		["common syllable", COMMON.map((word) => ({ runs: [word], within: {} }))],
		["phrase of two", phrases.map((phrase) => ({ runs: [plain(phrase)], within: {} }))],
		["rare phrase", every(compounds, RARE).map((phrase) => ({ runs: [plain(phrase)], within: {} }))],
		["number", symbols.map((symbol) => ({ runs: [symbol], within: {} }))],
		[
			"two phrases, no accents",
			phrases.map((phrase, i) => ({ runs: [plain(phrase), plain(phrases.at(-1 - i) ?? "")], within: {} })),
		],
		["phrase, year, province", phrases.map((phrase, i) => ({ runs: [plain(phrase)], within: yearAndProvince(i) }))],
		["phrase with accents", phrases.map((phrase) => ({ runs: [phrase], within: {} }))],
		["two phrases, accents", phrases.map((phrase, i) => ({ runs: [phrase, phrases.at(-1 - i) ?? ""], within: {} }))],
		["no words, year, province", PROVINCES.map((_, i) => ({ runs: [], within: yearAndProvince(i) }))],
		["no words", [{ runs: [], within: {} }]],
	];
	return kinds.flatMap(([kind, each]) => each.map((query) => ({ kind, ...query })));
}

function yearAndProvince(i: number): PlaceTimeFilter {
	const year = 2016 + (i % 10);
	return { province: [PROVINCES[i % PROVINCES.length] ?? ""], from: `${year}-01-01`, to: `${year}-12-31` };
}

/** What the store is asked for. */
export const textOf = ({ runs }: Query): TextQuery | undefined =>
	runs.length === 0 ? undefined : { all: runs.map((run) => [queryWords(run)]), none: [] };

/** The same as a person types it, phrases in quotation marks, and as parameters of the API. */
export function parametersOf({ runs, within }: Query): URLSearchParams {
	const q = runs.map((run) => (run.includes(" ") ? `"${run}"` : run)).join(" ");
	const { province, from, to } = within;
	const asked = { q, province: province?.[0], from, to };
	return new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** What people look directives up by, as far as they type; each beginning is one request for suggestions. */
export const TYPED = [
	"nghị quyết 25",
	"nq 25-nq/tw",
	"25nqtw",
	"công tác dân vận",
	"cong tac dan van",
	"nghi quyet xay dung dang",
	"chỉ thị 05 học tập",
	"quyet dinh 1374 qd ttg",
	"kết luận số 21 khóa xiii",
	"quy dinh nhung dieu dang vien",
	"phát triển kinh tế xã hội",
	"tăng cường sự lãnh đạo của đảng",
	"nghij quyeets",
	"nghi5 quye6t1 da6n va6n5",
	"bảo vệ nền tảng tư tưởng",
	"dổi mới",
	"ke hoach ubnd nghe an",
	"3/6/2013",
	"dan vna",
	"nghị định 30/2020",
];

/** A number in the spellings that people use. */
export const NUMBERS = [
	"25nqtw",
	"25-NQ/TW",
	"nq 25",
	"NQ 25 khóa XI",
	"25/nq-tw",
	"chỉ thị 05",
	"05-ct/tw",
	"kl 21",
	"quyết định 896",
	"896/qđ-ttg",
	"30/2020/nđ-cp",
	"nghị định 30",
	"172-nq/tu quảng trị",
	"qđ 1374",
];
