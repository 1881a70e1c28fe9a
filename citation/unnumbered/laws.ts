import type { Authority } from "../authority.ts";
import type { Folded } from "../fold.ts";
import { LAW_ROW } from "../grammar.ts";
import { LAW_TYPES } from "../kinds.ts";
import type { KnownDocument } from "../types.ts";
import type { IntroWord } from "../words.ts";
import { at, type Unnumbered, unnumbered } from "./shape.ts";

const YEAR = /\s+(?:nam\s+)?(?<y>(?:19|20)\d\d)(?![\d/-])/y;
/** `Luật Đất đai (sửa đổi)`: what a law that takes the place of one of its name is called. */
const REVISED = /\s*\(sua doi\)/y;

/** Words that end the name of a law that no table knows. */
const NAME_STOP = [
	"của|được|năm(?=\\s*\\d)|số(?=\\s*[:\\d])|có|đã|quy định|là|tại|để|cho|theo|do|khi|này|hiện (?:nay|hành)|mới|cũng|sẽ|phải|cần|thì|và",
	"đối với|với|như|nêu|ngày|lần|[Ss]ửa|hướng dẫn|vừa|trong|từ|trên|ra|đang|đó|những|một|V\\/v|phù hợp|(?<!ngoại )giao(?! thông| dịch)|chưa|không(?! người| gian| quân)|gồm",
	"tăng cường|nhằm|bảo đảm|đảm bảo|cùng|hoặc|sau|trước|Luật|Bộ luật|Nghị|Pháp|Thông tư|Quyết|Hiến|áp dụng|vào|giai đoạn|tiếp tục|xác định",
	"cho phép|yêu cầu|bổ sung|thay thế|ban hành|thông qua|nhưng|nếu|mà|bởi|vì|giúp|thể hiện|đưa|lại|đến|ở|bằng|hay|rất|quá|dự thảo|dự án|quốc tế",
].join("|");
/** What may follow a comma inside a name: `Phòng, chống`, `Cán bộ, công chức`. */
const AFTER_COMMA =
	"chống|chữa|công chức|công nghệ|tôn giáo|khen thưởng|cứu|an toàn|giáo dục|đối thoại|quá cảnh|xuất cảnh|nhập cảnh|cư trú|thị trấn|trật tự|sử dụng|tố cáo";
const WORD_OF_NAME = `(?!(?:${NAME_STOP})(?!\\p{L}))\\p{L}+`;
/**
 * The name of a law that no table knows: it begins with a capital, perhaps behind `về`, and has up to fourteen words; a
 * capital on a new line ends it.
 */
const UNKNOWN_NAME = new RegExp(
	`(?:\\s+về)?\\s+(?=\\p{Lu})${WORD_OF_NAME}(?:(?:,\\s+(?=(?:${AFTER_COMMA})(?!\\p{L}))| |\\n(?!\\p{Lu})|-)${WORD_OF_NAME}){0,13}`,
	"uy",
);
const NOT_LAW =
	/\s+(?:su(?! *(?:dung|a))|gia(?! dinh|o)|hoc|khoa(?! hoc)|viet nam|quoc te|phap|le|dinh|nay|tren|do(?! thi)|lenh|nhan qua|choi|tuc|tnhh|mot thanh vien|hop danh|ha noi|hong duc|la ma|hoi giao|anh|my|nga)(?![a-z])/y;
/** Behind these the word is no document: `Trường Đại học Luật`, `khoa Luật`, `pháp luật`, `dự thảo Luật`. */
const NOT_BEHIND =
	/(?:phap|ky|quy|he|dinh|dai hoc|dh|truong|cong ty|cty|van phong|khoa|nganh|cu nhan|thac si|tien si|hoc vien|hoi|sinh vien|chuyen nganh|giang vien|bo mon|vien|tap chi|hoc|to chuc hanh nghe|du an|du thao|toan van du thao|xay dung du an|cong uoc(?: [a-z\d]+){0,5}(?: ve)?)\s+$/;
const FOREIGN =
	/(?:\s+\p{Ll}+){0,3}?\s+(?:của\s+)?(?:nước\s+|Cộng hòa\s+|Liên bang\s+)?(?:quốc tế|Pháp|Mỹ|Hoa Kỳ|Trung Quốc|Nhật(?: Bản)?|Hàn Quốc|Đức|Anh|Nga|Liên bang Nga|Singapore|Thái Lan|Lào|Campuchia|Canada|Australia|Úc|Ấn Độ|Liên minh châu Âu|EU|châu Âu|Liên hợp quốc|LHQ)(?!\p{L})/uy;
/** Longest of what {@link NOT_BEHIND} reads. */
const BEFORE = 40;

type LawWord = Pick<IntroWord, "start" | "end" | "type" | "capital" | "abbreviation">;

interface LawName {
	end: number;
	documents: KnownDocument[];
}

/** The name that the tables know, which must be more than one word where nothing in it is a capital. */
function knownName(folded: Folded, authority: Authority, word: LawWord): LawName | null {
	const found = authority.lawsByName.matchAt(folded.plain, word.start);
	if (found === null || found.end < word.end) return null;
	if (found.end === word.end) return { end: found.end, documents: found.value };
	const name = folded.text.slice(word.end, found.end);
	// A name without a blank is part of an address: `luat-dat-dai`.
	if (!/^\s/.test(name)) return null;
	if (!/\p{Lu}/u.test(name) && !/\S\s+\S/.test(name.trim())) return null;
	return { end: found.end, documents: found.value };
}

function unknownName(folded: Folded, word: LawWord): LawName | null {
	const inCapitals = folded.text.slice(word.start, word.end).toUpperCase() === folded.text.slice(word.start, word.end);
	if (!word.capital || inCapitals || word.abbreviation) return null;
	const found = at(UNKNOWN_NAME, folded.text, word.end);
	return found === null ? null : { end: word.end + found[0].length, documents: [] };
}

/** `Luật sửa đổi, bổ sung một số điều của`: the name goes on with those of the laws amended. */
const AMENDS =
	/\s+sua doi,?\s+bo sung\s+(?:mot so\s+(?:dieu|noi dung|quy dinh)\s+)?(?:cua\s+)?(?:cac\s+|\d{1,3}\s+)?(?=(?:bo\s+)?luat\s|phap lenh\s)/y;
/** Whether the law whose word ends at `end` is one that amends others. */
export const amendsAt = ({ plain }: Folded, end: number): boolean => at(AMENDS, plain, end) !== null;
const AND_LAW = /(?:\s*,|\s+va)\s+(?=(?:bo\s+)?luat\s|phap lenh\s)/y;
const LAW_WORD = /(?:bo\s+)?luat|phap lenh/y;
const MOST_AMENDED = 12;

/** `các luật có liên quan đến quy hoạch`: laws amended that are not named. */
const RELATED =
	/(?:các\s+)?(?:luật|Luật)\s+(?:có\s+)?liên\s+quan\s+đến(?:\s+(?!(?:ngày|năm|số|của|được|có|và)(?!\p{L}))\p{L}+){1,10}/uy;

/** The law whose word stands at `start`, by its name. */
function lawAt(folded: Folded, authority: Authority, start: number): LawName | null {
	const length = at(LAW_WORD, folded.plain, start)?.[0].length ?? 0;
	const capital = /^\p{Lu}/u.test(folded.text.charAt(start));
	return nameOf(folded, authority, { start, end: start + length, type: "luat", capital, abbreviation: false });
}

/** An amending law goes by the names of all that it amends. */
function amendingName(folded: Folded, authority: Authority, word: IntroWord): LawName | null {
	let next = at(AMENDS, folded.plain, word.end);
	let end = word.end;
	let amended = 0;
	const related = next && at(RELATED, folded.text, end + next[0].length);
	if (next && related) return { end: end + next[0].length + related[0].length, documents: [] };
	while (next && amended < MOST_AMENDED) {
		const law = lawAt(folded, authority, end + next[0].length);
		if (law === null) break;
		end = law.end;
		amended++;
		next = at(AND_LAW, folded.plain, end);
	}
	if (amended === 0) return null;
	const found = authority.lawsByName.matchAt(folded.plain, word.start);
	return { end, documents: found?.end === end ? found.value : [] };
}

const nameOf = (folded: Folded, authority: Authority, word: LawWord): LawName | null =>
	knownName(folded, authority, word) ??
	(at(NOT_LAW, folded.plain, word.end) === null ? unknownName(folded, word) : null);

/** A law, code or ordinance by its name, with its year. */
export function readLaw(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	const { plain } = folded;
	if (!LAW_TYPES.has(word.type) || NOT_BEHIND.test(plain.slice(Math.max(0, word.start - BEFORE), word.start)))
		return [];
	const name = amendingName(folded, authority, word) ?? nameOf(folded, authority, word);
	if (name === null || at(FOREIGN, folded.text, name.end)) return [];
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
