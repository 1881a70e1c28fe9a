import type { Authority } from "../authority.ts";
import { CENTRAL_BODIES } from "../kinds.ts";
import { slug } from "../text/slug.ts";
import type { Issuer } from "../types.ts";
import type { Numbered } from "./numbered.ts";

/** Systems whose bodies issue only what their own system knows. */
const OF_ONE_SYSTEM: ReadonlySet<string> = new Set(["party", "state"]);

/**
 * Type of a numbered citation: the word's where the code allows it, the code's without a word, null where they differ.
 * `heading` is the type that a letterhead names below the number, where no word stands before it.
 */
export function typeOf(authority: Authority, numbered: Numbered, heading: string | null = null): string | null {
	const { ownWord, reading, rule } = numbered;
	// `QĐ số 261/QĐ-UBND`: the letters are those of both, and the State numbers decisions.
	if (numbered.word?.abbreviation && reading.typeCode === "QĐ" && rule === "state-symbol") return "quyet-dinh";
	const word = numbered.word ?? (heading === null ? null : { type: heading });
	const byCode = reading.typeCode === null ? [] : (authority.typesByCode.get(reading.typeCode) ?? []);
	const fitting = byCode.filter(
		(type) =>
			type.system === "both" ||
			!reading.issuer ||
			!OF_ONE_SYSTEM.has(reading.issuer.system) ||
			type.system === reading.issuer.system,
	);
	const candidates = fitting.length > 0 ? fitting : byCode;
	if (reading.typeCode === null) {
		if (word) return word.type;
		return /QH\d/.test(reading.symbol) ? assemblyType(authority, reading.symbol) : "cong-van";
	}
	// A letter's number begins with the body that wrote it, and `CT` may be Cục Thuế: `Công văn số 176/CT-VP`.
	if (ownWord && word?.type === "cong-van") return "cong-van";
	const agreed = word && candidates.find((type) => type.slug === word.type);
	if (agreed) return agreed.slug;
	const plainest = candidates.find((type) => type.codes[0] === reading.typeCode) ?? candidates[0];
	// `Quyết định QĐ` before `Quy định QĐ`: the code alone says the commoner of the two.
	const byCodeAlone = (reading.typeCode === "QĐ" ? "quyet-dinh" : plainest?.slug) ?? null;
	if (!ownWord || !word || compatible(authority, word.type, reading.typeCode)) return byCodeAlone;
	// `Thông tư số 43-TC/QLCS`: before a body that no table has, the letters of a type may be another body's.
	return reading.issuer ? null : word.type;
}

/** Laws and resolutions of one Quốc hội share the shape of the symbol: the register tells which, if one only bears it. */
function assemblyType(authority: Authority, symbol: string): string | null {
	const types = new Set(authority.documentsBySymbol.get(slug(symbol))?.map(({ type }) => type));
	return types.size > 1 ? null : ([...types][0] ?? "luat");
}

/** `văn bản`, `công văn`, `kế hoạch` and the like introduce any number; other words must agree with the code. */
function compatible(authority: Authority, type: string, code: string): boolean {
	if (type === "van-ban" || type === "cong-van") return true;
	return authority.types.get(type)?.codes.includes(code) ?? false;
}

/** Type of a citation without a symbol: `QĐ 1719 của Thủ tướng` is a decision, for the letters are those of both. */
export const shortTypeOf = (type: string, raw: string, stated: Issuer | null): string =>
	type === "quy-dinh" && stated?.system === "state" && /^QĐ(?!i)/u.test(raw)
		? "quyet-dinh"
		: type === "thong-tu" && stated?.system === "party" && raw.startsWith("TT")
			? "thong-tri"
			: type;

/**
 * Issuer of a numbered citation: the symbol's, else the one stated. `TU` with a central body stated is a slip for `TW`,
 * so there the words count, and so they do for the committee of a city below the province.
 */
export function issuerOf(numbered: Numbered, stated: string | null): string | null {
	const implied = impliedIssuer(numbered);
	if (implied === "khac" && !numbered.reading.issuer) return stated ?? implied;
	const outweighed = implied === "tinh-uy" && stated !== null && (CENTRAL_BODIES.has(stated) || stated === "huyen-uy");
	return outweighed ? stated : (implied ?? stated);
}

/** The symbol, with TU for a `TƯ` of the committee that the words name: `13-NQ/TƯ của Tỉnh ủy`. */
export function symbolOf({ reading }: Numbered, stated: string | null): string {
	return reading.horned && stated === "tinh-uy" ? reading.symbol.replace(/TW$/, "TU") : reading.symbol;
}

/** Issuer that a symbol tells: its body's slug; `khac` for a body that the tables don't hold; null for TW. */
function impliedIssuer({ reading }: Numbered): string | null {
	if (!reading.issuer) return "khac";
	return reading.issuer.slug || null;
}
