import { lawName } from "./authority/laws.ts";
import type { Authority } from "./authority.ts";
import { LAW_TYPES } from "./kinds.ts";
import type { KnownDocument } from "./types.ts";

/** What is needed to quote a document. */
export interface Quotable {
	/** Name of the type, `Nghị quyết`. */
	typeName: string;
	symbol: string | null;
	/** ISO date, or its year or month. */
	date: string | null;
	/** Issuer in words. */
	issuerName: string | null;
	/** Party term of a central document, else null. */
	term: number | null;
	title: string | null;
	/** A law, code or ordinance, whose name stands in `typeName`. */
	law?: boolean;
}

/**
 * A document of the register, ready for {@link formatCitation}. A law and a document without number go by their name,
 * which says their type already: `Luật Đất đai`, `Điều lệ Đảng Cộng sản Việt Nam`.
 */
export function quotable(document: KnownDocument, authority: Authority): Quotable {
	const { type, symbol, date, term, title } = document;
	const issuerName = document.issuerName.replaceAll("; ", ", ");
	const law = LAW_TYPES.has(type);
	if (symbol === null || law)
		return { typeName: lawName(title), symbol, date, issuerName, term: null, title: null, law };
	return { typeName: authority.types.get(type)?.name ?? "Văn bản", symbol, date, issuerName, term, title };
}

const ROMAN: [number, string][] = [
	[10, "X"],
	[9, "IX"],
	[5, "V"],
	[4, "IV"],
	[1, "I"],
];

/** A number in Roman numerals, as terms are printed: 11 is `XI`. */
export function roman(number: number): string {
	let rest = number;
	let text = "";
	for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters;
	return text;
}

/** A date as official style prints it: day of two digits, month of two digits only for January and February (`03/6/2013`). */
export function officialDate(date: string): string {
	const [year, month, day] = date.split("-");
	if (!month) return `năm ${year}`;
	const printedMonth = Number(month) > 2 ? String(Number(month)) : month;
	return day ? `ngày ${day}/${printedMonth}/${year}` : `tháng ${printedMonth}/${year}`;
}

/** A date in words, the zeros as in {@link officialDate}: `ngày 03 tháng 6 năm 2013`. */
export function dateInWords(date: string): string {
	const [day, month, year] = officialDate(date)
		.replace(/^\p{L}+ /u, "")
		.split("/");
	return year ? `ngày ${day} tháng ${month} năm ${year}` : month ? `tháng ${day} năm ${month}` : officialDate(date);
}

/**
 * The form in which an official document quotes another.
 * - `full`: `Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về …`; a law
 *   `Luật Đất đai ngày 18 tháng 01 năm 2024`
 * - `short`: `Nghị quyết số 25-NQ/TW`; a law `Luật Đất đai năm 2024`
 *
 * The comma before `ngày` follows the Party's guide on form, 05-HD/VPTW of 2026; that of the State has none. The rest is
 * Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II: zeros before days below 10 and months 1 and 2 (khoản 4); at the
 * first mention all parts, later type and symbol (khoản 6, điểm b); a law or ordinance by its name, and among the bases
 * (căn cứ) with its day, without symbol and body (khoản 6, điểm a and b). The year in the short form of a law is ours:
 * laws of one name follow each other. Normative documents do number the laws they rest on, so that a draft with the number
 * of a law is not told to drop it.
 */
export function formatCitation(document: Quotable, form: "full" | "short" = "full"): string {
	const { typeName, symbol, date, issuerName, term, title, law = false } = document;
	if (law && form === "full") return date ? `${typeName} ${dateInWords(date)}` : typeName;
	if (law) return date ? `${typeName} năm ${date.slice(0, 4)}` : typeName;
	const head = symbol ? `${typeName} số ${symbol}` : typeName;
	if (form === "short") return head;
	const when = date ? `${symbol?.includes("-") && /^\d+[a-z]?-/.test(symbol) ? "," : ""} ${officialDate(date)}` : "";
	const whose = issuerName ? ` của ${issuerName}${term ? ` khóa ${roman(term)}` : ""}` : "";
	return `${head}${when}${whose}${about(title)}`;
}

/** Beginnings of titles that go on after the issuer without a join: `… của Chính phủ quy định chi tiết …`. */
const RUNNING =
	/^(?:Về|V\/v|Phê duyệt|Ban hành|Quy định|Sửa đổi|Bổ sung|Hướng dẫn|Thực hiện|Thi hành|Thành lập|Bãi bỏ|Tăng cường)(?=\s)/iu;

/** A title as it goes on after the issuer: run in where it begins with a verb or `Về`, else in quotation marks. */
function about(title: string | null): string {
	// A title in brackets is a note that the true one is not known.
	if (!title || title.startsWith("(")) return "";
	return RUNNING.test(title) ? ` ${title.charAt(0).toLowerCase()}${title.slice(1)}` : ` “${title}”`;
}
