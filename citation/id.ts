import { slug } from "./text/slug.ts";

/** What makes two citations the same document. */
export interface DocumentIdentity {
	/** Type slug: Quyết định and Quy định share a code, so the type word is part of the key. */
	type: string;
	symbol: string;
	/** Party term (central), or the term of the local committee. */
	term?: number | null;
	/** Year, for symbols that restart each January and do not print it. */
	year?: number | null;
	/** Province slug, then district or commune slug, for local bodies. */
	province?: string | null;
	place?: string | null;
	/** Tells apart documents that share all of the above (`04-NQ/HNTW` of 1993 numbers five). */
	variant?: string | null;
}

/** A part of the key that the text did not tell. */
export const UNKNOWN = "chua-ro";

/** Local bodies whose symbols need the place: `TU`, `BTCTU`, `HU`, `ĐU`, `HĐND`, `UBND` and their committees. */
const LOCAL =
	/(?:^|[-/])(?:[A-ZĐ]{2,8}TU|TU|HU|QU|TXU|THU|THTU|TPU|[A-ZĐ]{2,8}HU|ĐU|ĐUK|CB|BXDĐ|HĐND\d*|(?:CT)?UBND|TTHĐND|VPUB)(?=$|[-/&])/iu;
const YEAR_IN_SYMBOL = /\/(?:19|20)\d\d\//;
const PARTY_SHAPE = /^\d+[a-z]?-[^/]+\/[^/]+(?:\/nb)?$/iu;
/** `919-CV/VPTW/nb`, for use inside the house, is no other document than `919-CV/VPTW`. */
const INTERNAL = /\/nb$/iu;

/** Whether the symbol is of a local body, so that it names a document only together with the place. */
export function isLocalSymbol(symbol: string): boolean {
	return LOCAL.test(symbol.replace(/^[\d.]+[a-zđ]?[-/]?/iu, "-"));
}

/** Whether the symbol has the Party's shape, `NN-XX/YYY`: its series restarts with each term. */
export function isPartySymbol(symbol: string): boolean {
	return PARTY_SHAPE.test(symbol);
}

/** A central or provincial Party series runs for a term of years, so that the year alone does not tell which. */
const isCentralParty = (symbol: string): boolean =>
	isPartySymbol(symbol) && (!isLocalSymbol(symbol) || /TU(?:$|-)/.test(symbol));

/**
 * The key of a document: type, symbol and what sets it apart, joined by colons.
 *
 * `nghi-quyet:25-nq-tw:k11` (Party, by term), `nghi-quyet:08-nq-tu:nghe-an:k19` (local), `nghi-dinh:30-2020-nd-cp`
 * (State, the year is in the symbol), `quyet-dinh:147-qd-ttg:2020` (State, restarts each January). With `/vb/` before
 * it and slashes for colons it is the permalink. Rule: domain notes, "What makes two citations the same document".
 */
export function documentId(of: DocumentIdentity): string {
	const parts = [of.type, slug(of.symbol.replace(INTERNAL, ""))];
	if (isLocalSymbol(of.symbol)) {
		parts.push(of.province ?? UNKNOWN);
		if (of.place) parts.push(of.place);
	}
	if (!YEAR_IN_SYMBOL.test(of.symbol)) {
		if (isPartySymbol(of.symbol) && of.term) parts.push(`k${of.term}`);
		else parts.push(of.year && !isCentralParty(of.symbol) ? String(of.year) : UNKNOWN);
	}
	if (of.variant) parts.push(of.variant);
	return parts.join(":");
}

/** The page of a document on the site: `/vb/nghi-quyet/25-nq-tw/k11`. */
export const permalink = (id: string): string => `/vb/${id.replaceAll(":", "/")}`;
