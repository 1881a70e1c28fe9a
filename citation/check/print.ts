import { lawName } from "../authority/laws.ts";
import type { Authority } from "../authority.ts";
import { formatCitation, officialDate, quotable, roman } from "../format.ts";
import { CENTRAL_BODIES, LAW_TYPES } from "../kinds.ts";
import type { KnownDocument } from "../types.ts";
import type { DocumentLine } from "./finding.ts";

/** Whether a title is the true one; one in brackets is a note that it is not known. */
export const hasTitle = ({ title }: KnownDocument): boolean => title !== "" && !title.startsWith("(");

/** A title without the register's remark in brackets at its end: `(Hội nghị Trung ương 5 khóa VIII)`. */
export const bareTitle = (title: string): string => title.replace(/\s*\([^()]*\)\s*$/, "").trim();

/** Behind what a doubtful row of the register says. */
const DOUBTFUL = " (chưa chắc)";

/** A document in short: `Nghị quyết số 25-NQ/TW`, a law or an unnumbered document by its name. */
const shortForm = (document: KnownDocument, authority: Authority): string =>
	formatCitation(quotable(document, authority), "short");

/** A document as an official text quotes it. */
function fullForm(document: KnownDocument, authority: Authority): string {
	const { title, term, ...quoted } = quotable(document, authority);
	// A term is of the committee: an office or commission of it is quoted without.
	const ofCommittee = document.issuer === null || CENTRAL_BODIES.has(document.issuer);
	return formatCitation({ ...quoted, term: ofCommittee ? term : null, title: title && bareTitle(title) });
}

/** `Nghị quyết số 25-NQ/TW, ngày 03/6/2013`: enough to name a document in a sentence; a law by name and day. */
export function datedForm(document: KnownDocument, authority: Authority): string {
	const { symbol, date, type } = document;
	if (LAW_TYPES.has(type)) return `${lawName(document.title)}${date ? ` ${officialDate(date)}` : ""}`;
	const comma = symbol !== null && /^\d+[a-z]?-/.test(symbol) ? "," : "";
	return `${shortForm(document, authority)}${date ? `${comma} ${officialDate(date)}` : ""}`;
}

const lines = new WeakMap<KnownDocument, DocumentLine>();

/** A document as a line among others of its number; made once, for a draft may name a document a thousand times. */
export function lineOf(document: KnownDocument, authority: Authority): DocumentLine {
	const made = lines.get(document) ?? makeLine(document, authority);
	lines.set(document, made);
	return made;
}

function makeLine(document: KnownDocument, authority: Authority): DocumentLine {
	const { id, term, date, issuerName, title, symbol, confidence } = document;
	const facts = [
		symbol ?? shortForm(document, authority),
		term === null ? null : `khóa ${roman(term)}`,
		date ? officialDate(date) : "chưa rõ ngày",
		issuerName || null,
	].filter((fact) => fact !== null);
	const doubt = confidence === "low" ? DOUBTFUL : "";
	const mark = `${facts.join(", ")}${doubt}${hasTitle(document) ? `: ${bareTitle(title)}` : ""}`;
	return { id, mark, full: fullForm(document, authority) };
}

/** Documents as lines, each once. */
export const linesOf = (documents: Iterable<KnownDocument>, authority: Authority): DocumentLine[] =>
	[...new Set(documents)].map((document) => lineOf(document, authority));

/** What stands in a text, on one line, for a message. */
export const quoted = (raw: string): string => raw.replace(/\s+/g, " ").trim();

/**
 * What the draft says beside what the register says. A doubtful row is never stated as a fact.
 *
 * @example `Dự thảo ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.`
 */
export const beside = (stated: string, known: string, { confidence }: KnownDocument): string =>
	`Dự thảo ghi ${stated}; sổ ghi ${known}${confidence === "low" ? DOUBTFUL : ""}.`;
