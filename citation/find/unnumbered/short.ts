import type { Authority } from "../../authority.ts";
import { SHORT_ROW } from "../../grammar.ts";
import type { Folded } from "../../text/fold.ts";
import { plain } from "../../text/slug.ts";
import { bodyAt } from "../around/body.ts";
import type { IntroWord } from "../words.ts";
import { counts, endsHere } from "./after.ts";
import { beginsList, membersBehind } from "./members.ts";
import { at, isAccented, type Unnumbered, unnumbered } from "./shape.ts";

/** Nouns that mean nothing but a document: a number behind them is its own even in lower case. */
const ONLY_DOCUMENTS = new Set([
	"nghi-quyet",
	"chi-thi",
	"nghi-dinh",
	"thong-tu",
	"thong-tri",
	"cong-van",
	"cong-dien",
]);
/** Words that are verbs and common nouns too: a bare number behind them is a document's where they stand in capitals. */
const CAPITAL = new Set([...ONLY_DOCUMENTS, "ket-luan", "quy-dinh", "quyet-dinh", "huong-dan", "thong-bao", "de-an"]);
/** Types whose letters stand for nothing else: `NQ 57`, `QĐ 294`. */
const CAPITAL_LETTERS = new Set(["nghi-quyet", "quy-dinh", "quyet-dinh", "ket-luan", "nghi-dinh"]);
/** Types whose bare number is mostly something else (`Kế hoạch 5 năm`): only behind `số`, or printed in full elsewhere. */
const MARKED = new Set([
	...CAPITAL,
	"ke-hoach",
	"chuong-trinh",
	"bao-cao",
	"to-trinh",
	"quy-che",
	"phap-lenh",
	"sac-lenh",
	"thong-tu-lien-tich",
	"nghi-quyet-lien-tich",
]);
/** Types whose number is no number of a symbol, so that the table of names tells what it means. */
const BY_NAME = new Set(["de-an", "chuong-trinh", "phap-lenh"]);

const HEAD =
	/\s*(?<so>so\s*[:.]?\s*)?(?<n>\d{1,4}[a-e]?|\d{1,3}\.\d{1,3}(?=\/(?:19|20)\d\d))(?:\/(?<y>(?:19|20)\d\d))?(?![a-z\d%]|\.\d|[/-]\d|,\d(?!\d)|[-/][a-z])/y;
/** `57/59/66/68`, `57-59-66-68`: three or more, ascending, or two of three digits, so that no date is taken for a list. */
const CHAIN = /\s*(?:so\s*)?(?<list>\d{2,3}(?:(?:\/\d{2,3}){2,5}|(?:-\d{2,3}){2,5})|\d{3}\/\d{3})(?![\d/a-z-])/y;
const YEAR_LIKE = /^(?:19|20)\d\d$/;
const OF = /\s+cua\s+|\s?\(\s?/y;

/** Documents that the text prints in full, by type and number: `nghi-quyet 18`. */
export type Printed = ReadonlySet<string>;
export const printedKey = (type: string, number: string): string => `${type} ${number.replace(/^0+/, "")}`;

/** Whether the body named behind `of`, or in brackets, is one of the tables: `quy định 144 của Bộ Chính trị`. */
function hasIssuer(folded: Folded, authority: Authority, end: number): boolean {
	const of = at(OF, folded.plain, end);
	return of !== null && bodyAt(authority, folded, end + of[0].length) !== null;
}

/** What is said of a document alone: `kết luận 127 ban hành ngày 28/02`. */
const ISSUED = /\s+(?:ban hành|ngày\s+\d|khóa|khoá|năm\s+(?:19|20)\d\d)(?!\p{L})/iuy;
const isIssued = ({ text }: Folded, end: number): boolean => at(ISSUED, text, end) !== null;

/** Things that go by letters and a number: `chung cư CT12`, `lô TT 15`. */
const THING = /(?:toa|chung cu|nha|khu|lo|block|can ho|day|thap|cong suat|ghe|quay|xe|phong|tau)\s+$/;
const isThing = ({ plain }: Folded, { start }: IntroWord): boolean =>
	THING.test(plain.slice(Math.max(0, start - 12), start));

/** Whether a number without `số` behind a word of that type and case is the number of a document. */
function standsBare(
	folded: Folded,
	authority: Authority,
	word: IntroWord,
	number: string,
	end: number,
	printed: Printed,
) {
	const accented = word.abbreviation || isAccented(folded, word);
	const ends = () => endsHere(folded, end, accented);
	if (counts(folded, end, accented)) return false;
	if (printed.has(printedKey(word.type, number)) && ends()) return true;
	if (YEAR_LIKE.test(number)) return false;
	// The body makes even a common noun's number the document's: `Chương trình 20 của Tỉnh ủy`.
	if (!CAPITAL.has(word.type)) return word.capital && number.length > 1 && hasIssuer(folded, authority, end);
	// Two letters stand for other things too: `CT 5` is a building, `110 CV` horsepower.
	if (word.abbreviation && !CAPITAL_LETTERS.has(word.type))
		return number.length > 1 && ends() && !isThing(folded, word);
	if (word.capital) return number.length > 1 || ends();
	// No count begins with a zero.
	if (/^0\d/.test(number)) return ends();
	if (number.length > 1 && (ONLY_DOCUMENTS.has(word.type) ? ends() : isIssued(folded, end))) return true;
	return hasIssuer(folded, authority, end);
}

/** How much of a line shows that it is running text. */
const RUNNING = 24;

/** Whether the text runs over the line break between the word and its number: `triển khai thực hiện Nghị quyết⏎57, tỉnh …`. */
function runsOn({ text }: Folded, { start, end }: IntroWord, behind: number): boolean {
	const line = text.slice(Math.max(0, start - RUNNING), start);
	const breaks = text.slice(end, behind).match(/\n/g)?.length;
	if (line.length < RUNNING || line.includes("\n") || !/\p{Ll}\s$/u.test(line) || breaks !== 1) return false;
	return /^(?:[,;]|\s?\(| \p{Ll})/u.test(text.slice(behind, behind + 2));
}

/** `chương trình số 1` is the first of several, not a document's number. */
const isMarkable = (word: IntroWord, number: string): boolean =>
	word.capital || CAPITAL.has(word.type) || number.length > 1;

const made = (word: IntroWord, start: number, end: number, number: string, year: string | null = null): Unnumbered => ({
	...unnumbered(word),
	start,
	end,
	form: "short",
	rule: SHORT_ROW.id,
	number,
	year,
});

function chained(folded: Folded, word: IntroWord): Unnumbered[] {
	const list = word.capital && CAPITAL.has(word.type) ? at(CHAIN, folded.plain, word.end)?.groups?.list : undefined;
	const numbers = list?.split(/[/-]/) ?? [];
	if (list === undefined || numbers.some((n, i) => i > 0 && Number(n) <= Number(numbers[i - 1]))) return [];
	const end = CHAIN.lastIndex;
	let from = end - list.length;
	return numbers.map((number, i) => {
		const start = i === 0 ? word.start : from;
		from += number.length + 1;
		return { ...made(word, start, from - 1, number), sharesNext: i < numbers.length - 1 };
	});
}

/** The document that the tables give for a number with its subject (`Nghị quyết 26 về tam nông`), or for a scheme's. */
function documentsOf(folded: Folded, authority: Authority, word: IntroWord, end: number, number: string): string[] {
	const name = authority.names.matchAt(folded.plain, word.start);
	if (name && folded.plain.slice(end, name.end).startsWith(" ve ")) return name.value.documents;
	if (!BY_NAME.has(word.type) && /\d$/.test(number)) return [];
	const bare = `${plain(authority.types.get(word.type)?.name ?? "")} ${number}`;
	const found = authority.names.matchAt(bare, 0);
	return found?.end === bare.length ? found.value.documents : [];
}

/** A type word and a number without its symbol, and the numbers of its list. */
export function readShort(folded: Folded, authority: Authority, word: IntroWord, printed: Printed): Unnumbered[] {
	// Behind `NQTW` stands a plenum's number.
	if (!MARKED.has(word.type) || folded.plain.endsWith("tw", word.end)) return [];
	const match = at(HEAD, folded.plain, word.end);
	const { so, n, y } = match?.groups ?? {};
	if (!match || n === undefined) return chained(folded, word);
	// `CT01A` is a plot of land.
	if (word.abbreviation && so === undefined && /\D$/.test(n)) return [];
	const end = word.end + match[0].length;
	// A number on the next line is a heading's or a table's own, unless `số` or the running text claims it.
	if (so === undefined && match[0].includes("\n") && !runsOn(folded, word, end)) return [];
	const marked = so === undefined ? y !== undefined && CAPITAL.has(word.type) : isMarkable(word, n);
	const members = membersBehind(folded, end);
	// `Quyết định 1, 2 và 3 điểm`: where the list ends in a count, so short a number is part of it.
	if (!marked && n.length === 1 && members.length === 0 && beginsList(folded, end)) return [];
	if (!marked && !standsBare(folded, authority, word, n, end, printed)) {
		// In a list the body may stand behind the last number: `quy định 11, 144 của Bộ Chính trị`.
		const last = members.at(-1);
		if (!last || !CAPITAL.has(word.type) || !hasIssuer(folded, authority, last.end)) return [];
	}
	const found = [
		made(word, word.start, end, n, y),
		...members.map((m) => made(word, m.start, m.end, m.number, m.year)),
	];
	for (const [i, member] of members.entries()) if (found[i]) found[i].sharesNext = !member.dated;
	if (found[0]) found[0].documents = documentsOf(folded, authority, word, end, n);
	return found;
}
