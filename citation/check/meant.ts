import { type Authority, partyTermOf } from "../authority.ts";
import { isPartySymbol } from "../id.ts";
import { CENTRAL_BODIES } from "../kinds.ts";
import { fold } from "../text/fold.ts";
import { slug } from "../text/slug.ts";
import type { Citation, Issuer, KnownDocument } from "../types.ts";
import type { Case } from "./finding.ts";

/** A case before it is settled which document is meant. */
type Open = Omit<Case, "document">;

/**
 * The body named as the one that issued, by its row in the table: behind `của` or `do`, or before the citation. One that
 * stands elsewhere may begin what is said next (`Nghị quyết số … ngày …, Bộ Chính trị yêu cầu …`).
 */
export function statedIssuer({ parts, start }: Citation, text: string, authority: Authority): Issuer | null {
	const span = parts.issuer;
	if (!span) return null;
	const lead = text.slice(Math.max(0, span.start - 8), span.start);
	if (span.start > start && !/(?:của|do|\()\s*$/iu.test(lead.normalize("NFC"))) return null;
	for (const { value } of authority.issuerNames.matches(fold(text.slice(span.start, span.end)).plain)) return value;
	return null;
}

/** Whether the text names a body below the centre, so that a central document of that number is not meant. */
export function isOfLocalBody({ citation: { symbol }, issuer }: Pick<Open, "citation" | "issuer">): boolean {
	return issuer !== null && !["central", "ministry"].includes(issuer.level) && /\/TW$/.test(symbol ?? "");
}

/** Whether the text names a central body of the Party beside TU, the code of committees below it. */
export function isOfCentralBody({ citation: { symbol }, issuer }: Pick<Open, "citation" | "issuer">): boolean {
	return issuer !== null && CENTRAL_BODIES.has(issuer.slug) && /\/TU$/.test(symbol ?? "");
}

/** The documents of the register that bear the number of a citation. */
export function bearersOf({ symbol }: Citation, authority: Authority): readonly KnownDocument[] {
	return symbol === null ? [] : (authority.documentsBySymbol.get(slug(symbol)) ?? []);
}

/**
 * The one document whose key the citation states, though its date is another: a number is given once in a term (Party)
 * or a year (State). Rule: domain notes, "What makes two citations the same document".
 */
export function bearerOfKey(open: Open): KnownDocument | null {
	const { citation, authority } = open;
	const { type, symbol, date } = citation;
	if (symbol === null || type === null || date === null || isOfLocalBody(open)) return null;
	const party = isPartySymbol(symbol);
	const term = party ? partyTermOf(authority, date) : null;
	const bearers = bearersOf(citation, authority).filter((document) => {
		if (document.type !== type || document.date === null) return false;
		return party
			? term !== null && document.term === term
			: /\/\d{4}\//.test(symbol) || document.date.slice(0, 4) === date.slice(0, 4);
	});
	return bearers.length === 1 ? (bearers[0] ?? null) : null;
}

/** The central document of the same type, number and day as a citation that prints TU and names no local body. */
function twinOf({ citation, authority }: Open): KnownDocument | null {
	const { symbol, type, scope, parts, date } = citation;
	if (!symbol?.endsWith("/TU") || parts.issuer || scope !== null) return null;
	const central = authority.documentsBySymbol.get(slug(symbol.replace(/TU$/, "TW"))) ?? [];
	return central.find((document) => document.type === type && isDated(date, document)) ?? null;
}

/** A symbol without what its spellings differ in: padding, and the letter of Quy định. */
const bearing = (symbol: string): string => slug(symbol).replace(/^0+/, "").replace(/-qdi-/, "-qd-");

/** Whether a document bears another number or code than the citation prints. */
export function bearsAnother({ symbol }: Citation, document: KnownDocument): boolean {
	return symbol !== null && document.symbol !== null && bearing(symbol) !== bearing(document.symbol);
}

/** The document that the resolution settled on; null where it has another number and another date than are printed. */
function settled({ citation, resolution: { status, id }, authority }: Open): KnownDocument | null {
	const document = status === "resolved" && id !== null ? authority.documentsById.get(id) : undefined;
	if (!document) return null;
	const { date } = citation;
	const known = document.date;
	const contradicted = date !== null && known !== null && !known.startsWith(date) && !date.startsWith(known);
	return contradicted && bearsAnother(citation, document) && !/\/TU$/.test(citation.symbol ?? "") ? null : document;
}

/** The document of the register that a citation is held against; null where it is not settled which. */
export function meantBy(open: Open): KnownDocument | null {
	const { status } = open.resolution;
	if (status === "resolved") return settled(open);
	return status === "unlinked" ? null : (bearerOfKey(open) ?? twinOf(open));
}

/** Whether the full date stated is the document's own, which settles that it is the one meant. */
export const isDated = (date: string | null, document: KnownDocument): boolean =>
	date?.length === 10 && date === document.date;
