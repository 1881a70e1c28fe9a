import type { Authority } from "../../authority.ts";
import type { Folded } from "../../text/fold.ts";
import type { KnownDocument } from "../../types.ts";
import type { IntroWord } from "../words.ts";
import { at } from "./shape.ts";

/** The word that a law's name begins with. */
export type LawWord = Pick<IntroWord, "start" | "end" | "capital" | "abbreviation">;

/** Where a law's name ends, and the documents that bear it. */
export interface LawName {
	end: number;
	documents: KnownDocument[];
}

/** Words that end the name of a law that no table knows. */
const NAME_STOP = [
	"của|được|năm(?=\\s*\\d)|số(?=\\s*[:\\d])|có|đã|quy định|là|tại|để|cho|theo|do|khi|này|hiện (?:nay|hành)|mới|cũng|sẽ|phải|cần|thì|và|về",
	"đối với|với|như|nêu|ngày|lần|[Ss]ửa|hướng dẫn|vừa|trong|từ|trên|ra|đang|đó|những|một|V\\/v|phù hợp|(?<!ngoại )giao(?! thông| dịch)|chưa|không(?! người| gian| quân)|gồm",
	"tăng cường|nhằm|bảo đảm|đảm bảo|cùng|hoặc|sau|trước|Luật|Bộ luật|Nghị|Pháp|Thông tư|Quyết|Hiến|áp dụng|vào|giai đoạn|tiếp tục|xác định",
	"cho phép|yêu cầu|bổ sung|thay thế|ban hành|thông qua|nhưng|nếu|mà|bởi|vì|giúp|thể hiện|đưa|lại|đến|ở|bằng|hay|rất|quá|dự thảo|dự án|quốc tế",
].join("|");
/** What may follow a comma inside a name: `Phòng, chống`, `Cán bộ, công chức`. */
const AFTER_COMMA =
	"chống|chữa|công chức|công nghệ|tôn giáo|khen thưởng|cứu|an toàn|giáo dục|đối thoại|quá cảnh|xuất cảnh|nhập cảnh|cư trú|thị trấn|trật tự|sử dụng|tố cáo";
const WORD_OF_NAME = `(?!(?:${NAME_STOP})(?!\\p{L}))\\p{L}+`;
/** Such a name begins with a capital, perhaps behind `về`, stands on one line and has up to fourteen words. */
const UNKNOWN_NAME = new RegExp(
	`(?: về)? (?=\\p{Lu})${WORD_OF_NAME}(?:(?:, (?=(?:${AFTER_COMMA})(?!\\p{L}))|[ -])${WORD_OF_NAME}){0,13}`,
	"uy",
);
/** Capitals behind `Luật` that begin no name: a lawyer, a country, a firm, a town. */
const NOT_LAW =
	/\s+(?:su|gia|khoa|viet nam|quoc te|phap|le|lenh|tnhh|mot thanh vien|hop danh|ha noi|thanh pho|hong duc|la ma|hoi giao|anh|my|nga)(?![a-z])(?! (?:dung|dinh|hoc|phi)(?![a-z]))/y;
const FOREIGN =
	/(?:\s+\p{Ll}+){0,3}?\s+(?:của\s+)?(?:nước\s+|Cộng hòa\s+|Liên bang\s+)?(?:quốc tế|Pháp|Mỹ|Hoa Kỳ|Trung Quốc|Nhật(?: Bản)?|Hàn Quốc|Đức|Anh|Nga|Liên bang Nga|Singapore|Thái Lan|Lào|Campuchia|Canada|Australia|Úc|Ấn Độ|Liên minh châu Âu|EU|châu Âu|Liên hợp quốc|LHQ)(?!\p{L})/uy;

/** Whether a law whose name ends there is another country's. */
export const isForeign = ({ text }: Folded, end: number): boolean => at(FOREIGN, text, end) !== null;

/** The name that the tables know, which must be more than one word where nothing in it is a capital. */
export function knownName(folded: Folded, authority: Authority, word: LawWord): LawName | null {
	const found = authority.lawsByName.matchAt(folded.plain, word.start);
	if (found === null || found.end < word.end) return null;
	if (found.end === word.end) return { end: found.end, documents: found.value };
	const name = folded.text.slice(word.end, found.end);
	// A name without a blank is part of an address: `luat-dat-dai`.
	if (!/^\s/.test(name)) return null;
	if (!/\p{Lu}/u.test(name) && !/\S\s+\S/.test(name.trim())) return null;
	return { end: found.end, documents: found.value };
}

/** A name that no table knows, told by its capital letter. */
export function unknownName(folded: Folded, word: LawWord): LawName | null {
	if (!word.capital || word.abbreviation) return null;
	const written = folded.text.slice(word.start, word.end);
	if (written.toUpperCase() === written || at(NOT_LAW, folded.plain, word.end) !== null) return null;
	const found = at(UNKNOWN_NAME, folded.text, word.end);
	return found === null ? null : { end: word.end + found[0].length, documents: [] };
}
