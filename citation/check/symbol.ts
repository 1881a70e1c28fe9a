import type { Authority } from "../authority.ts";
import { CENTRAL_BODIES } from "../kinds.ts";
import { plain, slug } from "../text/slug.ts";
import type { Issuer, KnownDocument, Span } from "../types.ts";
import type { Case, Found, Severity } from "./finding.ts";
import { bearersOf, bearsAnother, isDated, isOfCentralBody } from "./meant.ts";
import { datedForm, linesOf, quoted } from "./print.ts";

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const DASH = /[\u2010\u2012-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** Ways in which a symbol is printed that leave its letters alone: what each is called, and how it is put right. */
const FORM: readonly { name: string; pattern: RegExp; to: string }[] = [
	{ name: "có ký tự không nhìn thấy", pattern: INVISIBLE, to: "" },
	{ name: "chữ Ð (U+00D0) thay cho Đ", pattern: /[\u00d0\u0189]/g, to: "Đ" },
	{ name: "gạch ngang thay cho gạch nối", pattern: DASH, to: "-" },
	{ name: "gạch chéo khác ký tự “/”", pattern: /[\uff0f\u2044]/g, to: "/" },
	{ name: "thừa khoảng trắng", pattern: /[^\S\n\r]+/g, to: "" },
];

/** The symbol inside a citation as it is printed there, from its number on; null where it prints a number only. */
function printedSymbol({ citation: { raw, symbol, start, end } }: Case): Span | null {
	const number = /^\d+/.exec(symbol ?? "")?.[0];
	if (number === undefined) return null;
	const starts = [...raw.matchAll(/(?<!\d|[-/.])\d+/g)].filter((one) => Number(one[0]) === Number(number));
	const at = starts.at(-1)?.index;
	return at === undefined || !/\p{L}/u.test(raw.slice(at)) ? null : { start: start + at, end };
}

/** The table's row of the body at the end of a symbol. */
function bodyOf(symbol: string, authority: Authority): Issuer | undefined {
	return authority.issuersByCode.get((symbol.split(/[-/]/).at(-1) ?? "").replace(/\d+$/, ""));
}

/**
 * Whether the standard order of dash and slash is certain: type and body are known codes of a Party or State series.
 * Joint circulars of earlier years were printed either way.
 */
function isOrdered(symbol: string, authority: Authority): boolean {
	const codes = symbol.split(/[-/]/).filter((part) => !/^\d/.test(part));
	const known = ([type = "", ...bodies]: string[]): boolean =>
		authority.typesByCode.has(type) &&
		bodies.length > 0 &&
		bodies.every((code) => authority.issuersByCode.has(code.replace(/\d+$/, "")));
	return (
		known(codes) && !/TTL[TB]/.test(symbol) && /^(?:party|state)$/.test(bodyOf(symbol, authority)?.system ?? "party")
	);
}

interface Mended {
	right: string;
	why: string;
	severity: Severity;
	/** Documents that bear the right symbol, where it is not settled which is meant. */
	bearers?: readonly KnownDocument[];
}

/** A symbol whose body is another than the one named: `33-NQ/TU` of Bộ Chính trị, `11-NQ/TW` of a Thành ủy. */
function wrongBody(one: Case): Mended | null {
	const { citation, document, authority, issuer: body } = one;
	const { symbol, date } = citation;
	if (symbol === null) return null;
	if (/\/TU$/.test(symbol) && document?.symbol?.endsWith("/TW")) {
		const known = datedForm(document, authority);
		const why = `sổ ghi ${known}${document.issuerName ? ` của ${document.issuerName}` : ""}`;
		return { right: document.symbol, why, severity: one.resolution.status === "resolved" ? "error" : "warning" };
	}
	if (body && isOfCentralBody(one)) {
		const right = symbol.replace(/TU$/, "TW");
		const why = `TU là ký hiệu của tỉnh ủy, thành ủy, ký hiệu của ${body.name} là TW`;
		const bearers = (authority.documentsBySymbol.get(slug(right)) ?? []).filter(
			({ type, issuer }) => type === citation.type && issuer === body.slug,
		);
		return { right, why, severity: "error", bearers };
	}
	const code = body?.codes[0];
	if (!/\/TW$/.test(symbol) || !body || code === undefined || code === "TW" || CENTRAL_BODIES.has(body.slug))
		return null;
	// Where the day is that of the Party centre's document, it is the name of the body that differs.
	if (document && isDated(date, document)) return null;
	const why = `ký hiệu của ${body.name} là ${code}`;
	return { right: symbol.replace(/TW$/, code), why, severity: "error" };
}

/** The document meant bears another number or code than is printed; which, the resolution knows by the rest of the text. */
function otherSymbol(one: Case): Mended | null {
	const { citation, document, authority } = one;
	const { date } = citation;
	if (!document?.symbol || !bearsAnother(citation, document)) return null;
	const rival = bearersOf(citation, authority).some((other) => isDated(date, other));
	const why = [
		`văn bản khớp với bài, trong sổ, là ${datedForm(document, authority)}`,
		...(rival ? ["số bài ghi, cùng ngày, là của văn bản khác"] : []),
	].join("; ");
	return { right: document.symbol, why, severity: isDated(date, document) && !rival ? "error" : "warning" };
}

/** What a printed symbol differs in from the right one, in words, and how much it matters; null where in nothing. */
function slipsOf(printed: string, right: string, { authority, document }: Case): [string[], Severity] | null {
	let left = printed
		.normalize("NFC")
		.replace(/\u2011/g, "-")
		.replace(/[\n\r]\s*/g, "");
	const names: string[] = [];
	for (const { name, pattern, to } of FORM) {
		const mended = left.replace(pattern, to);
		if (mended !== left) names.push(name);
		left = mended;
	}
	if (left === right) return names.length === 0 ? null : [names, "note"];
	const central = left.replace(/T\.?[ƯƯư]$|T\.W$/u, "TW");
	if (central !== left) names.push(`${left.slice(-2)} thay cho TW`);
	left = central;
	if (left === right) return [names, "note"];
	if (/QĐi\//.test(right) !== /QĐi\//.test(left)) {
		const like = left.replace(/QĐi?\//, "QĐi/") === right.replace(/QĐi?\//, "QĐi/");
		if (like) return document?.symbol === right ? [[...names, `sổ ghi ${/QĐi?/.exec(right)?.[0]}`], "note"] : null;
	}
	const letters = (text: string): string => text.replace(/[^\p{L}]/gu, "");
	if (plain(letters(left)) !== plain(letters(right))) return null;
	if (letters(left).toLowerCase() !== letters(right).toLowerCase()) names.push("thiếu nét của chữ Đ");
	else if (letters(left) !== letters(right)) names.push("chữ thường, chữ hoa");
	if (/^0*(\d+)/.exec(left)?.[0] !== /^\d+/.exec(right)?.[0]) names.push("số nhỏ hơn 10 viết hai chữ số");
	if (left.replace(/[^-/]/g, "") !== right.replace(/[^-/]/g, "")) {
		if (!document && !isOrdered(right, authority)) return null;
		const [has, wants] = [left, right].map((text) => text.replace(/[^-/]/g, "").length);
		names.push((has ?? 0) < (wants ?? 0) ? "thiếu gạch nối hoặc gạch chéo" : "vị trí gạch nối, gạch chéo");
	}
	return names.length === 0 ? null : [names, "warning"];
}

/** The symbol where it is not printed as the guide on form has it (05-HD/VPTW of 2026; Nghị định 30/2020/NĐ-CP). */
export function checkSymbol(one: Case): Found[] {
	const { citation, document, text, authority } = one;
	const { date } = citation;
	const span = printedSymbol(one);
	if (citation.form !== "full" || citation.symbol === null || span === null) return [];
	const printed = text.slice(span.start, span.end);
	const body = wrongBody(one) ?? otherSymbol(one);
	if (body) {
		const message = `Dự thảo ghi ${quoted(printed)}; ${body.why}. Viết đúng là ${body.right}.`;
		const rivals = bearersOf(citation, authority).filter((other) => isDated(date, other) && other !== document);
		const others = linesOf(body.bearers ?? rivals, authority);
		return [{ kind: "symbol-slip", severity: body.severity, message, replacement: body.right, span, others }];
	}
	const right = document?.symbol && document.confidence !== "low" ? document.symbol : citation.symbol;
	const slips = slipsOf(printed, right, one);
	if (slips === null) return [];
	const [names, severity] = slips;
	const message = `Dự thảo ghi “${quoted(printed)}” (${names.join("; ")}); viết đúng thể thức là ${right}.`;
	return [{ kind: "symbol-slip", severity, message, replacement: right, span }];
}
