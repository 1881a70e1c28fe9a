import type { Authority } from "../../authority.ts";
import { LAW_ROW } from "../../grammar.ts";
import { LAW_TYPES } from "../../kinds.ts";
import type { Folded } from "../../text/fold.ts";
import type { IntroWord } from "../words.ts";
import { isForeign, knownName, type LawName, type LawWord, unknownName } from "./law-name.ts";
import { at, type Unnumbered, unnumbered } from "./shape.ts";

const YEAR = / (?:nam\s)?(?<y>(?:19|20)\d\d)(?![\d/-])/y;
/**
 * `Luật Đất đai (sửa đổi)`, `Luật Giáo dục sửa đổi có hiệu lực`: what a law that takes the place of one of its name is
 * called; `sửa đổi một số điều`, `sửa đổi, bổ sung` are what is done to it.
 */
const REVISED =
	/\s*\(sua doi\)| sua doi(?=\s?(?:$|[.;:)|"\n]|,(?! ?(?:bo sung|thay the|dieu chinh)))| (?:(?:nam )?(?:19|20)\d\d|co hieu luc|da|duoc|se|la|vao|tai|trong|vua|sap)(?![a-z]))/y;

/** Behind these, in the same line, the word is no document: a draft, a subject that is taught, a firm. */
const NO_DOCUMENT =
	/(?:^|[^a-z])(?:du an|du thao|cong uoc(?: [a-z\d]+){0,5}(?: ve)?|khoa|bo mon|cu nhan|thac si|tien si|chuyen nganh|giang vien|sinh vien|cong ty|cty|van phong|tap chi) $/;
/** Behind these it is one only by a name that the tables know: `Trường Đại học Luật` is a school. */
const KNOWN_ONLY = /(?:^|[^a-z])(?:dai hoc|dh|truong|nganh|hoc vien|vien|hoc|(?<!quoc )hoi|to chuc hanh nghe) $/;
/** The second half of a word, `pháp luật`, unless a capital begins a new one: `Bộ Tư pháp ⟨Luật Công chứng⟩`. */
const HALF = /(?<![a-z])(?:(?<!tu )phap|ky|quy) $/;
/** Longest of what is read before the word. */
const BEFORE = 40;

/** What the words before allow: any name, one that the tables know, or none. */
function allowedBehind({ plain, text }: Folded, { start, capital }: LawWord): "any" | "known" | "none" {
	if (plain.charAt(start - 1) !== " ") return "any";
	const before = plain.slice(Math.max(0, start - BEFORE), start);
	if (NO_DOCUMENT.test(before)) return "none";
	const half = HALF.exec(before);
	if (half && !(capital && /\p{Ll}/u.test(text.charAt(start - half[0].length)))) return "none";
	return KNOWN_ONLY.test(before) ? "known" : "any";
}

const nameOf = (folded: Folded, authority: Authority, word: LawWord): LawName | null =>
	knownName(folded, authority, word) ?? unknownName(folded, word);

/** `Luật sửa đổi, bổ sung một số điều của`: the name goes on with those of the laws amended. */
const AMENDS =
	/\s+sua doi,?\s+bo sung\s+(?:mot so\s+(?:dieu|noi dung|quy dinh)\s+|dieu\s+\d{1,3}\s+)?(?:cua\s+)?(?:cac\s+|\d{1,3}\s+)?(?=(?:bo\s+)?luat\s|phap lenh\s)/y;
/** Whether the law whose word ends at `end` is one that amends others. */
export const amendsAt = ({ plain }: Folded, end: number): boolean => at(AMENDS, plain, end) !== null;
const AND_LAW = /(?:\s*,|\s+(?<and>va))\s+(?:dieu\s+\d{1,3}\s+(?:cua\s+)?)?(?=(?:bo\s+)?luat\s|phap lenh\s)/y;
const LAW_WORD = /(?:bo\s+)?luat|phap lenh/y;
const MOST_AMENDED = 12;

/** `các luật có liên quan đến quy hoạch`: laws amended that are not named. */
const RELATED =
	/(?:các\s+)?(?:luật|Luật)\s+(?:có\s+)?liên\s+quan\s+đến(?:\s+(?!(?:ngày|năm|số|của|được|có|và)(?!\p{L}))\p{L}+){1,10}/uy;

/** The law whose word stands at `start`, by its name. */
function lawAt(folded: Folded, authority: Authority, start: number): LawName | null {
	const length = at(LAW_WORD, folded.plain, start)?.[0].length ?? 0;
	const capital = /^\p{Lu}/u.test(folded.text.charAt(start));
	return nameOf(folded, authority, { start, end: start + length, capital, abbreviation: false });
}

/**
 * An amending law goes by the names of all that it amends: `của Luật A, Luật B và Luật C`. Without the `và` that closes
 * a list of several, those behind the first are laws of their own.
 */
function amendingName(folded: Folded, authority: Authority, word: IntroWord): LawName | null {
	let next = at(AMENDS, folded.plain, word.end);
	const related = next && at(RELATED, folded.text, word.end + next[0].length);
	if (next && related) return { end: word.end + next[0].length + related[0].length, documents: [] };
	let end = 0;
	let read = word.end;
	for (let amended = 0; next && amended < MOST_AMENDED; amended++) {
		const law = lawAt(folded, authority, read + next[0].length);
		if (law === null) break;
		read = law.end;
		if (amended === 0 || next.groups?.and !== undefined) end = read;
		next = at(AND_LAW, folded.plain, read);
	}
	if (end === 0) return null;
	const found = authority.lawsByName.matchAt(folded.plain, word.start);
	return { end, documents: found?.end === end ? found.value : [] };
}

/** A law, code or ordinance by its name, with its year. */
export function readLaw(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	const { plain } = folded;
	if (!LAW_TYPES.has(word.type)) return [];
	const allowed = allowedBehind(folded, word);
	if (allowed === "none") return [];
	const name =
		amendingName(folded, authority, word) ??
		knownName(folded, authority, word) ??
		(allowed === "any" ? unknownName(folded, word) : null);
	if (name === null || isForeign(folded, name.end)) return [];
	const revised = at(REVISED, plain, name.end);
	const end = name.end + (revised?.[0].length ?? 0);
	const year = at(YEAR, plain, end);
	const printed = year?.groups?.y ?? null;
	const ofYear = name.documents.filter(({ date }) => printed === null || date?.startsWith(printed));
	return [
		{
			...unnumbered(word),
			end: end + (year?.[0].length ?? 0),
			form: "named",
			rule: LAW_ROW.id,
			year: printed,
			documents: ofYear.map(({ id }) => id),
		},
	];
}
