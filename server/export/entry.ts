import { formatCitation } from "../../citation/index.ts";
import type { ReportItem, ReportReply } from "../../model/api.ts";
import { dayOf } from "../../model/dates.ts";
import type { Directive } from "../../model/directive.ts";
import { directiveHref, hostOf, reportHref, safeHref } from "../../web/links.ts";
import type { Names } from "../../web/names.ts";
import { issuerWords, shortName } from "../../web/quote.ts";

/** A document or a report as reference managers know it. Texts are of one line; what is not known is null. */
export interface Entry {
	kind: "statute" | "news";
	/** Key of the entry in a file: letters, digits, hyphens. */
	key: string;
	title: string;
	/** Number and symbol of a document. */
	number: string | null;
	/** Day, or its month or year: of issue, of publication. */
	date: string | null;
	/** Body that issued a document. */
	authority: string | null;
	/** Name of the paper or site of a report. */
	outlet: string | null;
	place: string | null;
	author: string | null;
	/** Day on which a report was fetched. */
	accessed: string | null;
	url: string;
}

/** What an entry is made with: names for slugs, and where this site is, for addresses. */
export interface Site {
	names: Names;
	/** `https://trichdan.example` */
	origin: string;
}

/** Blanks and control characters as one blank: the forms are made of lines. */
const BLANKS = /[\s\p{Cc}]+/gu;
const line = (text: string): string => text.replace(BLANKS, " ").trim();
const lineOr = (text: string | null): string | null => (text === null ? null : line(text) || null);

const keyOf = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, "-");

/** What a document is called: `Nghị quyết về công tác dân vận`, `Luật Đất đai`; by its number where no more is known. */
function nameOf(directive: Directive, names: Names): string {
	const { type, title } = directive;
	const typeName = names.type(type);
	if (title === null) return shortName(directive, names);
	if (title.toLowerCase().startsWith(typeName.toLowerCase())) return title;
	const name = formatCitation({ typeName, symbol: null, date: null, issuerName: null, term: null, title });
	return name === typeName ? shortName(directive, names) : name;
}

/** A document as an entry. */
export function directiveEntry(directive: Directive, { names, origin }: Site): Entry {
	return {
		kind: "statute",
		key: keyOf(directive.id),
		title: line(nameOf(directive, names)),
		number: lineOr(directive.symbol),
		date: directive.issuedOn,
		authority: lineOr(issuerWords(directive, names)),
		outlet: null,
		place: null,
		author: null,
		accessed: null,
		url: origin + directiveHref(directive.id),
	};
}

/** What of a report no list tells: who wrote it, and when it was fetched. */
export type Authored = Partial<Pick<ReportReply, "author" | "fetchedAt">>;

/** A report as an entry. */
export function reportEntry(report: ReportItem & Authored, { names, origin }: Site): Entry {
	const { id, title, url, source, publishedOn, province, author = null, fetchedAt } = report;
	const original = safeHref(url);
	return {
		kind: "news",
		key: `bao-cao-${id}`,
		title: line(title),
		number: null,
		date: publishedOn,
		authority: null,
		outlet: lineOr(names.source(source) ?? hostOf(url)),
		place: province === null ? null : names.province(province),
		author: lineOr(author),
		accessed: fetchedAt === undefined ? null : dayOf(new Date(fetchedAt)),
		// Spelt out anew: an address may hold line breaks and blanks that browsers overlook.
		url: original === undefined ? origin + reportHref(id) : new URL(original).href,
	};
}
