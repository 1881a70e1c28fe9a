import { type Authority, partyTermOf } from "./authority.ts";
import { documentId, isLocalSymbol, isPartySymbol } from "./id.ts";
import type { Citation } from "./types.ts";

/** The key of a document that the register does not hold; null where not even the number is known. */
export function stubId(citation: Citation, authority: Authority): string | null {
	if (!citation.symbol) return null;
	const code = /-([A-ZĐ][\p{L}]*)\/|\/(?:\d{4}\/)?([A-ZĐ][\p{L}]*)-/u.exec(citation.symbol);
	const type = citation.type ?? authority.typesByCode.get(code?.[1] ?? code?.[2] ?? "")?.[0]?.slug ?? "van-ban";
	const local = isLocalSymbol(citation.symbol);
	const year = citation.date ? Number(citation.date.slice(0, 4)) : null;
	// A provincial body's series goes by the province's congress; those below it go by congresses no table knows.
	const provincial = local && /TU(?:$|-)/.test(citation.symbol);
	const central = isPartySymbol(citation.symbol) && citation.date ? partyTermOf(authority, citation.date) : null;
	return documentId({
		type,
		symbol: citation.symbol,
		term: provincial ? localTerm(citation, authority) : local ? null : (citation.term ?? central),
		year,
		province: citation.scope,
		place: citation.place,
	});
}

/** Number of the provincial congress whose committee issued a document of that date: `k19` for Nghệ An in 2021. */
function localTerm(citation: Citation, authority: Authority): number | null {
	const { date, scope } = citation;
	const congress = authority.data.provinces.find((province) => province.slug === scope)?.congress2020;
	if (!date || !congress) return null;
	const period = authority.data.terms.find(
		(term) =>
			term.kind === "provincial_congress" &&
			(term.termFrom ?? "") <= date &&
			(term.termTo === null || term.termTo > date),
	);
	return period ? congress + period.number : null;
}
