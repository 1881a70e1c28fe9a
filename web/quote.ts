import { formatCitation, roman } from "../citation/index.ts";
import { printDate } from "../model/dates.ts";
import type { Directive } from "../model/directive.ts";
import type { Names } from "./names.ts";

/** A date in a line of text: `ngày 03/06/2013`, or `tháng`, `năm` where no more is known. */
export function dateWords(date: string): string {
	return `${["năm", "tháng", "ngày"][date.split("-").length - 1] ?? "ngày"} ${printDate(date)}`;
}

type Named = Pick<Directive, "type" | "symbol" | "title">;

/** A document in short: `Nghị quyết số 25-NQ/TW`, or its title where it has no number. */
export function shortName({ type, symbol, title }: Named, names: Names): string {
	const word = names.type(type);
	if (symbol) return `${word} số ${symbol}`;
	return title?.toLowerCase().startsWith(word.toLowerCase()) ? title : `${word} ${title ?? "không số"}`;
}

/** The issuer in words, of a local body with its place: `Thành ủy Hà Nội`, `Ban Tổ chức Tỉnh ủy Yên Bái`. */
export function issuerWords(directive: Directive, names: Names): string | null {
	const { issuer, issuerName, level, province, origin, symbol } = directive;
	if (issuer === "tinh-uy" && province) return names.committee(province);
	// What reports tell of an issuer is its slug, which many bodies may share; the symbol's code says more.
	const known = origin === "authority" ? issuerName : symbol ? names.body(symbol) : null;
	const name = known ?? (issuer && issuer !== "khac" ? (names.issuer(issuer).split(",")[0] ?? null) : null);
	if (name === null || level === "central" || !province) return name;
	if (name.includes("Tỉnh ủy")) return name.replace("Tỉnh ủy", names.committee(province));
	const place = names.province(province);
	return level === "province" ? `${name} ${place}` : `${name} (${place})`;
}

const LAWS = ["luat", "bo-luat", "hien-phap", "phap-lenh"];

/** A document as one would quote it: `Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về …`. */
export function quote(directive: Directive, names: Names): string {
	const { symbol, issuedOn: date, title, type, level } = directive;
	const issuerName = issuerWords(directive, names);
	const term = level === "central" ? directive.term : null;
	// A law is quoted by its name, which says its type already.
	if (title && (LAWS.includes(type) || !symbol)) {
		const typeName = shortName({ type, symbol: null, title }, names);
		const law = LAWS.includes(type) && type !== "hien-phap";
		return formatCitation({ typeName, symbol, date, issuerName, term: null, title: null, law });
	}
	return formatCitation({ typeName: names.type(type), symbol, date, issuerName, term, title });
}

/** The term as a heading or label: `Khóa XI`. */
export const termName = (term: number): string => `Khóa ${roman(term)}`;
