import { formatCitation } from "../citation/index.ts";
import { printDate } from "../model/dates.ts";
import type { Directive } from "../model/directive.ts";
import type { Pair } from "./language.tsx";
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

/** A form of quoting a document, and when one takes it. */
export interface QuoteForm {
	use: Pair;
	text: string;
}

/** The forms in which an official text quotes a document, from the fullest to that of each later mention; like ones once. */
export function quoteForms(directive: Directive, names: Names): QuoteForm[] {
	const full = { use: ["Lần đầu, đầy đủ", "First mention, in full"], text: quote(directive, names) } as const;
	const bare = {
		use: ["Gọn, không có trích yếu", "Without its subject"],
		text: quote({ ...directive, title: isNamed(directive) ? directive.title : null }, names),
	} as const;
	const short = { use: ["Nhắc lại", "Later mentions"], text: laterName(directive, names) } as const;
	return [full, bare, short]
		.map(({ use, text }) => ({ use, text: text.replace(/\s+/gu, " ").trim() }))
		.filter(({ text }, i, all) => all.findIndex((one) => one.text === text) === i);
}

/** Whether a document goes by its name: a law, or what has no number. */
const isNamed = ({ title, type, symbol }: Named): boolean => title !== null && (LAWS.includes(type) || !symbol);

/** A document as it is mentioned again: a law by name and year, the others by type and number. */
function laterName(directive: Directive, names: Names): string {
	const { type, issuedOn: date, title } = directive;
	if (!isNamed(directive) || type === "hien-phap" || !LAWS.includes(type)) return shortName(directive, names);
	const typeName = shortName({ type, symbol: null, title }, names);
	return formatCitation(
		{ typeName, symbol: null, date, issuerName: null, term: null, title: null, law: true },
		"short",
	);
}

/** A document as one would quote it: `Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về …`. */
export function quote(directive: Directive, names: Names): string {
	const { symbol, issuedOn: date, title, type, level } = directive;
	const issuerName = issuerWords(directive, names);
	const term = level === "central" ? directive.term : null;
	// A law is quoted by its name, which says its type already.
	if (isNamed(directive)) {
		const typeName = shortName({ type, symbol: null, title }, names);
		const law = LAWS.includes(type) && type !== "hien-phap";
		return formatCitation({ typeName, symbol, date, issuerName, term: null, title: null, law });
	}
	return formatCitation({ typeName: names.type(type), symbol, date, issuerName, term, title });
}
