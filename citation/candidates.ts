import type { Authority } from "./authority.ts";
import { CENTRAL_BODIES } from "./kinds.ts";
import { slug } from "./slug.ts";
import type { Citation, KnownDocument } from "./types.ts";

/** Types whose words are taken for one another: they share a code, or the one is issued by the other. */
const CONFUSED = new Set(["quy-dinh", "quyet-dinh", "quy-che"]);

/** Spellings of one symbol under which the register may keep it: Quy định was `QĐi` for some years, `QĐ` for others. */
function spellings(symbol: string): string[] {
	const all = [symbol];
	if (/-QĐi\//.test(symbol)) all.push(symbol.replace("-QĐi/", "-QĐ/"));
	else if (/-QĐ\//.test(symbol)) all.push(symbol.replace("-QĐ/", "-QĐi/"));
	return all;
}

/** Documents of the register that bear a symbol, remembered for the next citation of a text that prints it. */
export function lookUpBySymbol({ documentsBySymbol }: Authority): (symbol: string) => readonly KnownDocument[] {
	const known = new Map<string, readonly KnownDocument[]>();
	return (symbol) => {
		const found = known.get(symbol) ?? documentsBySymbol.get(slug(symbol)) ?? [];
		known.set(symbol, found);
		return found;
	};
}

/** Documents of the register that the citation may mean. */
export function candidatesOf(
	citation: Citation,
	authority: Authority,
	bySymbol: (symbol: string) => readonly KnownDocument[],
): KnownDocument[] {
	const byName = citation.named.flatMap((id) => authority.documentsById.get(id) ?? []);
	if (byName.length > 0) return byName;
	const slip = citation.issuer !== null && CENTRAL_BODIES.has(citation.issuer) && citation.symbol?.endsWith("/TU");
	const printed = slip ? citation.symbol?.replace(/TU$/, "TW") : citation.symbol;
	const symbols = printed ? spellings(printed) : shortSymbols(citation, authority);
	const found = symbols.flatMap(bySymbol);
	return found.filter(
		({ type }) =>
			citation.type === null || type === citation.type || (CONFUSED.has(type) && CONFUSED.has(citation.type)),
	);
}

/** The symbols that a number without one may stand for: that of the Party's central bodies, `Chỉ thị 05` is `05-CT/TW`. */
function shortSymbols(citation: Citation, authority: Authority): string[] {
	const number = /(\d{1,4})(?:\/\d{4})?$/.exec(citation.raw)?.[1];
	if (citation.form !== "short" || !number || citation.type === null) return [];
	const local = citation.issuer !== null && !CENTRAL_BODIES.has(citation.issuer);
	if (local) return [];
	const codes = authority.types.get(citation.type)?.codes ?? [];
	const central = codes.map((code) => `${number.padStart(2, "0")}-${code}/TW`);
	const year = /\/(\d{4})$/.exec(citation.raw)?.[1];
	return year ? [`${number}/${year}/NĐ-CP`] : central;
}
