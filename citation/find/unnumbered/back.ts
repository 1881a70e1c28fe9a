import { BACK_ROW } from "../../grammar.ts";
import type { Folded } from "../../text/fold.ts";
import type { IntroWord } from "../words.ts";
import { endsHere } from "./after.ts";
import { at, isAccented, type Unnumbered, unnumbered } from "./shape.ts";

/** Nouns that mean nothing but a document, and so point back in lower case too. */
const ONLY_DOCUMENTS = new Set(["nghi-quyet", "chi-thi", "nghi-dinh", "thong-tu", "thong-tri", "phap-lenh", "bo-luat"]);
const IN_CAPITALS = new Set([
	...ONLY_DOCUMENTS,
	"luat",
	"ket-luan",
	"quy-dinh",
	"quyet-dinh",
	"quy-che",
	"huong-dan",
	"thong-bao",
	"cong-van",
	"cong-dien",
	"de-an",
	"ke-hoach",
	"chuong-trinh",
	"thong-tu-lien-tich",
	"nghi-quyet-lien-tich",
]);

/** Words that point back by themselves; `đó` and not `do`, `này` and not `nay`: they are told by their diacritics. */
const BACK =
	/\s+(?:này|đó|ấy|(?:đã |vừa |được )?(?:nói|nêu|kể|dẫn|viện dẫn)(?: ở)? trên|(?:đã|vừa) (?:nêu|dẫn|viện dẫn|nói)|trên đây)(?!\p{L})/iuy;
const BACK_PLAIN = /\s+(?:nay|(?:noi|neu|ke|dan) tren|vua neu|da dan)(?![a-z])/y;
/** `trên` points back where the sentence goes on behind it; before a place it is a preposition. */
const ABOVE = /\s+trên(?!\p{L})/iuy;
const GOES_ON =
	/\s+(?:đặt|đề ra|giao|mở|góp|bao gồm|gồm|hướng|coi|vẫn|hiện|tập trung|làm|trở thành|kết thúc|hết|áp dụng|tiếp tục)(?!\p{L})/iuy;

/** `văn bản này` is said of a document of any type. */
const ANY = /^van\s+ban$/;
/** Before a plural, and before a sentence's first word, in folded text. */
const PLURAL =
	/(?:^|[^a-z])(?:cac|nhung|hai|ba|bon|cac loai)\s+(?:(?:nghi quyet|chi thi|ket luan|quy dinh|quyet dinh|nghi dinh|thong tu|huong dan|ke hoach|chuong trinh|van ban|luat)\s*(?:,|va)\s*){0,3}$/;
/** What only a document does: `Quyết định này có hiệu lực`, `Thông tư này thay thế`; then it is the text's own name. */
const ENACTS = /^\s*(?:co hieu luc|(?:se )?thay the|bai bo|sua doi|huong dan|quy dinh chi tiet)(?![a-z])/;
const BEFORE = 60;
const SENTENCE_START = /(?:^|[.!?:;"'\n(-])\s*$/;

/** What the text before a word must hold for the word to point back. */
export interface Cited {
	/** Whether a document of that type, or of any for `văn bản`, was cited before. */
	before(type: string): boolean;
}

/** How many characters behind the type word point back; none where it does not. */
function lengthOf(folded: Folded, { start, end }: IntroWord): number {
	if (!isAccented(folded, { start, end })) return at(BACK_PLAIN, folded.plain, end)?.[0].length ?? 0;
	const back = at(BACK, folded.text, end);
	if (back) return back[0].length;
	const above = at(ABOVE, folded.text, end)?.[0].length ?? 0;
	return above > 0 && (endsHere(folded, end + above) || at(GOES_ON, folded.text, end + above)) ? above : 0;
}

/** A word that points back to a document cited before: `Nghị quyết này`, `các Chỉ thị trên`. */
export function readBack(folded: Folded, word: IntroWord, cited: Cited): Unnumbered[] {
	if (word.abbreviation || !IN_CAPITALS.has(word.type)) return [];
	const length = lengthOf(folded, word);
	if (length === 0) return [];
	const before = folded.plain.slice(Math.max(0, word.start - BEFORE), word.start);
	const plural = PLURAL.test(before);
	const type = ANY.test(folded.plain.slice(word.start, word.end)) ? "van-ban" : word.type;
	// A common noun but for the document before it: `Quy định này`, first in its sentence, and all in lower case.
	const common = !ONLY_DOCUMENTS.has(type) && (!word.capital || SENTENCE_START.test(before));
	const end = word.end + length;
	const enacts = !plural && ENACTS.test(folded.plain.slice(end, end + 24));
	if ((common || (plural && !word.capital)) && !enacts && (plural || !cited.before(type))) return [];
	return [{ ...unnumbered({ ...word, type }), end, form: "back", rule: BACK_ROW.id, plural }];
}

/** `(sau đây gọi tắt là`, `(viết tắt:`: gives the document before it a short name. */
const DEFINES = /(?:goi|viet)\s*(?:tat|ngan gon|chung)?\s*(?:la|:)\s*"?$/;
const DEFINITION_MAX = 24;

/** Whether the word at `start` is the short name that a bracket gives to the document before it. */
export function definesAt({ plain }: Folded, start: number): boolean {
	let last = start - 1;
	while (last > 0 && /[\s"]/.test(plain.charAt(last)) && start - last < 4) last--;
	if (plain[last] !== ":" && !plain.endsWith("la", last + 1)) return false;
	return DEFINES.test(plain.slice(Math.max(0, start - DEFINITION_MAX), start));
}
