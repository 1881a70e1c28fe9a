import type { CorrectionCase } from "../../../data/store/admin-port.ts";
import type { Directive } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";

/** A label of a gold set: what is cited at a place of the passage. */
type Label = Pick<NewMention, "start" | "end" | "form" | "symbol" | "type" | "date" | "issuer" | "term" | "scope"> & {
	document?: string;
	optional?: true;
};

/** A correction as a passage of a gold set. */
export interface GoldCase {
	id: string;
	text: string;
	context: { published: string | null; province: string | null; title: string; url: string | null };
	citations: Label[];
	/** Who said so and why; scorers pass it over. */
	decided: { by: string; reason: string; at: string; directive: string | null };
}

const labelOf = ({ start, end, form, symbol, type, date, issuer, term, scope }: NewMention): Label => ({
	...{ start, end, form, symbol, type, date, issuer, term, scope },
});

/**
 * The label of a citation that a person said the meaning of. What the text states of the document was read by the grammar
 * and looked at by nobody, so it is a label only where the document bears it out.
 */
function corrected(read: NewMention, document: Directive): Label {
	const { symbol, type, issuedOn, issuer, term, province } = document;
	const day = issuedOn?.length === 10 ? issuedOn : null;
	return {
		...labelOf(read),
		// A full citation prints its symbol, which may be misprinted; of the others it is the document's.
		symbol: read.form === "full" ? read.symbol : (symbol ?? read.symbol),
		type,
		date: read.date !== null && issuedOn?.startsWith(read.date) ? read.date : null,
		issuer: read.issuer === issuer ? issuer : null,
		term: read.term === term ? term : null,
		scope: province,
		...(symbol !== null && day !== null ? { document: `${symbol}@${day}` } : {}),
	};
}

/**
 * A correction as a case to measure the grammar against: the paragraph of the citation with what the person said. `others`
 * are the citations of the report as they stand; those in the same paragraph count neither way, for nobody looked at them.
 * Nor does a citation that was said to be of no known document: that may mean that it is none at all.
 */
export function goldCase(
	{ report, mention, directiveId, entry }: CorrectionCase,
	document: Directive | null,
	others: readonly NewMention[],
): GoldCase {
	const { id, text, title, url, publishedOn: published, province } = report;
	const from = text.lastIndexOf("\n", mention.start - 1) + 1;
	const line = text.indexOf("\n", mention.end);
	const to = line < 0 ? text.length : line;
	const unseen = others
		.filter(({ start, end }) => start >= from && end <= to && (end <= mention.start || start >= mention.end))
		.map((other): Label => ({ ...labelOf(other), optional: true }));
	const label: Label = document ? corrected(mention, document) : { ...labelOf(mention), optional: true };
	const citations = [...unseen, label].sort((a, b) => a.start - b.start);
	const { by, reason, at } = entry;
	return {
		id: `${id}-${mention.start}`,
		text: text.slice(from, to),
		context: { published, province, title, url },
		citations: citations.map((one) => ({ ...one, start: one.start - from, end: one.end - from })),
		decided: { by, reason, at, directive: directiveId },
	};
}
