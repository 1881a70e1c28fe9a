import { type Authority, lawName } from "./authority.ts";
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
}

/**
 * A document of the register, ready for {@link formatCitation}. A law and a document without number go by their name,
 * which says their type already: `Luật Đất đai số 31/2024/QH15`, `Điều lệ Đảng Cộng sản Việt Nam`.
 */
export function quotable(document: KnownDocument, authority: Authority): Quotable {
	const { type, symbol, date, term, title } = document;
	const issuerName = document.issuerName.replaceAll("; ", ", ");
	if (symbol === null || LAW_TYPES.has(type))
		return { typeName: lawName(title), symbol, date, issuerName, term: null, title: null };
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

/**
 * The form in which an official document quotes another.
 * - `full`: `Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về …`
 * - `short`: `Nghị quyết số 25-NQ/TW`
 *
 * The comma before `ngày` and the leading zeros follow the guide on form, 05-HD/VPTW of 2026 for the Party and Nghị
 * định 30/2020/NĐ-CP for the State.
 */
export function formatCitation(document: Quotable, form: "full" | "short" = "full"): string {
	const { typeName, symbol, date, issuerName, term, title } = document;
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
