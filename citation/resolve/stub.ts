import { type Authority, partyTermOf } from "../authority.ts";
import { documentId, isLocalSymbol, isPartySymbol } from "../id.ts";
import type { Citation } from "../types.ts";

/** A document that the register does not hold: its key, and what the text must have misprinted of it. */
export interface Stub {
	id: string;
	/** Vietnamese; null where nothing in the citation contradicts itself. */
	slip: string | null;
}

/** The document that a citation alone tells of; null where not even the number is known. */
export function stubId(citation: Citation, authority: Authority): Stub | null {
	if (!citation.symbol) return null;
	// `11-NQ/TW` of Ban Thường vụ Thành ủy: the centre's letters for the province's.
	const ofProvince = citation.issuer === "tinh-uy" && citation.symbol.endsWith("/TW");
	const symbol = ofProvince ? citation.symbol.replace(/TW$/, "TU") : citation.symbol;
	const code = /-([A-ZĐ][\p{L}]*)\/|\/(?:\d{4}\/)?([A-ZĐ][\p{L}]*)-/u.exec(symbol);
	const type = citation.type ?? authority.typesByCode.get(code?.[1] ?? code?.[2] ?? "")?.[0]?.slug ?? "van-ban";
	const year = citation.date ? Number(citation.date.slice(0, 4)) : null;
	const stated = isLocalSymbol(symbol) ? null : citation.term;
	const id = documentId({
		type,
		symbol,
		term: stated ?? seriesTerm({ ...citation, symbol }, authority),
		year,
		province: citation.scope,
		place: citation.place,
	});
	return { id, slip: ofProvince ? `Bài ghi ${citation.symbol}, số của cấp tỉnh là ${symbol}.` : yearSlip(citation) };
}

/** A day of another year than the symbol prints; documents of the last days of a year are signed in the next. */
function yearSlip({ symbol, date }: Citation): string | null {
	const printed = /\/((?:19|20)\d\d)\//.exec(symbol ?? "")?.[1];
	if (printed === undefined || date === null) return null;
	const apart = Number(date.slice(0, 4)) - Number(printed);
	return apart === 0 || apart === 1 ? null : `Số hiệu ghi năm ${printed}, ngày ghi năm ${date.slice(0, 4)}.`;
}

/**
 * The term in which a Party document of that day has its number: of the centre the Party's; of a province the number of
 * its own congress, `k19` for Nghệ An in 2021. Null where the day does not tell it; where the series goes by year; and
 * below the provinces, which go by congresses that no table knows.
 */
export function seriesTerm(
	{ symbol, date, scope }: Pick<Citation, "date" | "scope"> & { symbol: string },
	authority: Authority,
): number | null {
	if (!date) return null;
	if (!isLocalSymbol(symbol)) return isPartySymbol(symbol) ? partyTermOf(authority, date) : null;
	return /TU(?:$|-)/.test(symbol) ? congressOf(date, scope, authority) : null;
}

function congressOf(date: string, scope: string | null, authority: Authority): number | null {
	const congress = authority.data.provinces.find((province) => province.slug === scope)?.congress2020;
	if (!congress) return null;
	const period = authority.data.terms.find(
		(term) =>
			term.kind === "provincial_congress" &&
			(term.termFrom ?? "") <= date &&
			(term.termTo === null || term.termTo > date),
	);
	return period ? congress + period.number : null;
}
