import type { Authority } from "./authority.ts";
import { numeral, ordinal } from "./dates.ts";
import type { Folded } from "./fold.ts";
import { BACK_ROW, LAW_ROW, NAME_TABLE_ROW, NAMED_ROWS, SHORT_ROW } from "./grammar.ts";
import { LAW_TYPES } from "./kinds.ts";
import { plain } from "./slug.ts";
import type { CitationForm } from "./types.ts";
import type { IntroWord } from "./words.ts";

/** A citation without a symbol, before its surroundings are read. Offsets are into the folded text. */
export interface Unnumbered {
	start: number;
	end: number;
	form: CitationForm;
	rule: string;
	type: string;
	/** Number of a short form. */
	number: string | null;
	/** Year that belongs to the name or number. */
	year: string | null;
	/** Plenum by number and part; congresses carry their number as `term`. */
	plenum: { number: number; part: number | null } | null;
	term: number | null;
	issuer: string | null;
	/** Documents that the name stands for, by the tables. */
	documents: string[];
	/** Shares date, issuer and term with the one after it, as in `Nghị quyết 18, 19 của …`. */
	sharesNext: boolean;
}

const SHORT_TYPES = new Set([
	"nghi-quyet",
	"chi-thi",
	"ket-luan",
	"quy-dinh",
	"quyet-dinh",
	"huong-dan",
	"thong-bao",
	"thong-tri",
	"nghi-dinh",
	"thong-tu",
	"cong-van",
	"de-an",
]);
const BACK_TYPES = new Set([...SHORT_TYPES, "luat", "bo-luat", "phap-lenh"]);
const SHORT = /\s*(?:so\s*[:.]?\s*)?(?<n>\d{1,4})(?:\/(?<y>(?:19|20)\d\d))?(?![\d%a-z]|[.,/-]\d|[-/][a-z])/y;
const MORE = /\s*(?:,|;|va|&|·)\s*(?:so\s*)?(?<n>\d{1,3})(?![\d%a-z]|[.,/-]\d|\s?[-/]\s?[a-z])/y;
/**
 * Nouns of measure and of things that are counted: behind a number that no `số` marks as one, they make it a count
 * (`Thông báo 15 ngày trước`, `Quyết định 30 triệu đồng`).
 */
const COUNTED =
	/\s+(?:nam(?!\s*\d)|thang|ngay(?!\s*\d)|tuan|gio|phut|lan|dong|ty|trieu|nghin|ngan|tram|chuc|nguoi|ho|suat|phan|can bo|dang vien|hoi vien|doan vien|hoc sinh|giao vien|dai bieu|dong chi|noi dung|nhiem vu|giai phap|muc tieu|chi tieu|tieu chi|tieu chuan|yeu cau|nguyen tac|dieu|khoan|diem|muc|chuong|trang|van ban|du an|mo hinh|cong trinh|loai|nhom|buoc|cap|bai|cau|cuoc|km|met|m2|ha|kg|tan|xa|huyen|tinh|thon|ban|to|doi|don vi|dia phuong|co quan|truong hop|truong|vu|viec|y kien|van de|linh vuc|nganh|hinh thuc|phuong an|bo|can|chiec|con|cay)(?![a-z])/y;
const BACK = /\s+(?:nay|do|noi tren|neu tren|vua neu|tren(?=\s*(?:[,.;)]|da|duoc|$)))(?![a-z])/y;
const YEAR = /\s+(?:nam\s+)?(?<y>(?:19|20)\d\d)(?![\d/-])/y;
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

/** The documents that the tables give for a plenum's, congress's or constitution's name. */
function namedDocuments(authority: Authority, row: string, named: Unnumbered): string[] {
	const look = (name: string): string[] => authority.names.matchAt(plain(name), 0)?.value.documents ?? [];
	const term = named.term === null ? null : ROMAN[named.term - 1];
	const type = named.type === "ket-luan" ? "Kết luận" : "Nghị quyết";
	if (named.plenum && term) {
		const part = named.plenum.part === null ? "" : ` (lần ${named.plenum.part})`;
		return look(`${type} Trung ương ${named.plenum.number}${part} khóa ${term}`);
	}
	if (row === "party-congress" && named.term) return known(authority, `nghi-quyet:dai-hoi:k${named.term}`);
	if (row === "party-charter") return known(authority, "dieu-le:k11");
	if (row === "constitution") return known(authority, `hien-phap:${named.year ?? 2013}`);
	return [];
}

const known = (authority: Authority, id: string): string[] => (authority.documentsById.has(id) ? [id] : []);

/** Words that end the name of a law that the register does not know. */
const NAME_STOP = [
	"của|được|năm(?=\\s*\\d)|số(?=\\s*[:\\d])|có|đã|quy định|là|tại|để|cho|theo|do|khi|này|hiện (?:nay|hành)|mới|cũng|sẽ|phải|cần|thì",
	"đối với|với|như|nêu|ngày|lần|sửa|hướng dẫn|và\\s+(?:Luật|các|Nghị|Bộ)|vừa|trong|từ|trên|ra|đang|đó|những|một|V\\/v|phù hợp|giao(?! thông| dịch)",
	"tăng cường|nhằm|bảo đảm|đảm bảo|gồm|cùng|hoặc|sau|trước|Luật|Bộ luật|Nghị|Pháp|Thông tư|Quyết|áp dụng|vào|giai đoạn|tiếp tục|xác định",
	"cho phép|yêu cầu|bổ sung|thay thế|ban hành|thông qua|nhưng|nếu|mà|bởi|vì|giúp|thể hiện|đưa",
].join("|");
/** What may follow a comma inside a name: `Phòng, chống`, `Cán bộ, công chức`. */
const AFTER_COMMA =
	"chống|chữa|công chức|công nghệ|tôn giáo|khen thưởng|cứu|an toàn|giáo dục|đối thoại|quá cảnh|xuất cảnh|cư trú|thị trấn|trật tự|sử dụng|tố cáo";
const WORD_OF_NAME = `(?!(?:${NAME_STOP})(?!\\p{L}))\\p{L}+`;
/** The name of a law in running text: up to ten words, the first one perhaps after `về`; a capital on a new line ends it. */
const LAW_NAME = new RegExp(
	`(?:\\s+về)?\\s+${WORD_OF_NAME}(?:(?:,\\s+(?=(?:${AFTER_COMMA})(?!\\p{L}))| |\\n(?!\\p{Lu})|-)${WORD_OF_NAME}){0,9}`,
	"uy",
);
const NOT_LAW = /^\s+(?:su|gia|hoc|khoa|viet nam|quoc te|phap|le|dinh|nay|tren|do|lenh)(?![a-z])/;

const at = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
	pattern.lastIndex = from;
	return pattern.exec(text);
};

const base = (word: IntroWord) => ({
	start: word.start,
	number: null,
	year: null,
	plenum: null,
	term: null,
	issuer: null,
	documents: [],
	sharesNext: false,
	type: word.type,
});

function readShort(folded: Folded, word: IntroWord): Unnumbered[] {
	if (!SHORT_TYPES.has(word.type)) return [];
	const match = at(SHORT, folded.plain, word.end);
	const number = match?.groups?.n;
	if (!match || number === undefined) return [];
	const marked = /so/.test(match[0]);
	// A number on the next line is a heading's or a table's own, unless `số` claims it.
	if (!marked && match[0].includes("\n")) return [];
	const year = match.groups?.y ?? null;
	const made = (start: number, end: number, n: string): Unnumbered => ({
		...base(word),
		start,
		end,
		form: "short",
		rule: SHORT_ROW.id,
		number: n,
		year,
	});
	const found = [made(word.start, word.end + match[0].length, number)];
	let end = word.end + match[0].length;
	for (
		let more = at(MORE, folded.plain, end);
		more?.groups?.n && found.length < 40;
		more = at(MORE, folded.plain, end)
	) {
		const n = more.groups.n;
		end += more[0].length;
		for (const one of found) one.sharesNext = true;
		found.push(made(end - n.length, end, n));
	}
	if (marked || year) return found;
	return word.capital && !at(COUNTED, folded.plain, end) ? found : [];
}

/**
 * What may follow a name and share its words: `khóa XII` after `Nghị quyết Trung ương 4 khóa XI và`, `5 khóa XII` after
 * `Nghị quyết Trung ương 4 và`, `Đại hội X` after `Nghị quyết Đại hội IX và`. The member's own span is the group.
 */
const MORE_TERMS = /\s*(?:,|va)\s*(?<span>\(?\s?(?:khoa\s+)?(?<t>[ivx]{1,5})(?![a-z0-9])(?:\s*\))?)/y;
const MORE_PLENUMS =
	/\s*(?:,|va)\s*(?<span>(?:trung uong\s+)?(?<n>\d{1,2})\s*,?\s*\(?\s*khoa\s+(?<t>[ivx]{1,5}|\d{1,2})(?![a-z0-9])(?:\s*\))?)/y;
const MORE_CONGRESSES =
	/\s*(?:,|va)\s*(?<span>(?:dai hoi\s+)?(?:lan thu\s+)?(?<t>[ivx]{1,5})(?![a-z0-9])(?:\s+(?:cua\s+)?dang(?! bo)(?![a-z]))?)/y;

function withMembers(folded: Folded, first: Unnumbered): Unnumbered[] {
	const found = [first];
	const again = first.plenum === null ? MORE_CONGRESSES : first.term === null ? MORE_PLENUMS : MORE_TERMS;
	let end = first.end;
	for (let more = at(again, folded.plain, end); more?.groups?.t; more = at(again, folded.plain, end)) {
		const { span = "", n, t } = more.groups;
		end += more[0].length;
		const plenum = n === undefined ? first.plenum : { number: Number(n), part: null };
		found.push({ ...first, start: end - span.length, end, plenum, term: numeral(t) });
		// The term printed behind the last plenum is that of all.
		if (n !== undefined) for (const one of found) one.term = numeral(t);
	}
	return found;
}

function readNamed(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	for (const row of NAMED_ROWS) {
		if (!row.types.includes(word.type)) continue;
		const match = at(row.pattern, folded.plain, word.end);
		if (!match || (row.id === "constitution" && !word.capital)) continue;
		const { n, part, t, y } = match.groups ?? {};
		const plenum = n === undefined ? null : ordinal(n);
		if (n !== undefined && plenum === null) continue;
		const first: Unnumbered = {
			...base(word),
			end: word.end + match[0].length,
			form: "named",
			rule: row.id,
			year: y ?? null,
			plenum: plenum === null ? null : { number: plenum, part: part === undefined ? null : /2|hai/.test(part) ? 2 : 1 },
			term: t === undefined ? null : numeral(t),
			issuer: row.issuer,
		};
		const found = row.issuer === null ? [first] : withMembers(folded, first);
		for (const one of found) one.documents = namedDocuments(authority, row.id, one);
		return found;
	}
	return [];
}

function readLaw(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	if (!LAW_TYPES.has(word.type) || NOT_LAW.test(folded.plain.slice(word.end, word.end + 12))) return [];
	const found = authority.lawsByName.matchAt(folded.plain, word.start);
	// A name without a blank is part of an address: `luat-dat-dai`.
	const known = found && /\s/.test(folded.text.slice(found.start, found.end)) ? found : null;
	const generic = word.capital ? at(LAW_NAME, folded.text, word.end) : null;
	const end = known?.end ?? (generic ? word.end + generic[0].length : null);
	if (end === null) return [];
	const year = at(YEAR, folded.plain, end);
	const printed = year?.groups?.y ?? null;
	const documents = known?.value ?? [];
	const ofYear = printed === null ? documents : documents.filter((d) => d.date?.startsWith(printed));
	return [
		{
			...base(word),
			end: year ? end + year[0].length : end,
			form: "named",
			rule: LAW_ROW.id,
			year: printed,
			documents: ofYear.map((document) => document.id),
		},
	];
}

/** What stands at a word that names a type of document, when no symbol follows: the first reading that fits. */
export function readUnnumbered(folded: Folded, authority: Authority, word: IntroWord): Unnumbered[] {
	const named = readNamed(folded, authority, word);
	if (named.length > 0) return named;
	const short = readShort(folded, word);
	if (short.length > 0) return short;
	const law = readLaw(folded, authority, word);
	if (law.length > 0) return law;
	const table = word.capital ? authority.names.matchAt(folded.plain, word.start) : null;
	if (table && table.end > word.end)
		return [
			{ ...base(word), end: table.end, form: "named", rule: NAME_TABLE_ROW.id, documents: table.value.documents },
		];
	const back = BACK_TYPES.has(word.type) && word.capital ? at(BACK, folded.plain, word.end) : null;
	if (back) return [{ ...base(word), end: word.end + back[0].length, form: "back", rule: BACK_ROW.id }];
	return [];
}
