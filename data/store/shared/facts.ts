/*
 * Facts as tokens of the full text indexes: a letter, `=` and a value. A filter is such a token beside the words that are
 * looked for, and the facts by which results are counted are kept as sets of them.
 *
 *     p=nghe-an   province of the report          d=nghi-quyet:25-nq-tw:k11   id of a document that it cites
 *     s=SOURCE    source of the report            t=nghi-quyet  i=ISSUER  l=central  k=11  y=2013  n=25   facts of one
 *
 * and of a single citation also r=RELATION, u=STATUS and c=0 to c=10, its confidence in tenths.
 */

export type FactName = "p" | "s" | "d" | "t" | "i" | "l" | "k" | "y" | "n" | "r" | "u" | "c";

/**
 * The facts that results are counted by, in the columns of `report_facts` and `mention_facts`: each column holds the id of a
 * set of these facts. Ids, numbers and years of issue are too many to be of use there.
 */
export const REPORT_COLUMNS = { origin: "ps", types: "t", issuers: "i", levels: "l", terms: "k" };
export const MENTION_COLUMNS = { origin: "ps", document: "tilk", citation: "ruc" };

/** What the tokenizer takes as part of a token; anything else in a value would cut it in two. */
const UNFIT = /[^a-z0-9:_*^=\u0080-\u{10ffff}-]+/gu;

/** The token for a fact. The same function makes it for an index and for a search. */
export const fact = (name: FactName, value: string | number): string =>
	`${name}=${String(value).toLowerCase().replace(UNFIT, "-")}`;

/** The fact of every row: what is found when nothing is asked for, and what unwanted words are taken from. */
export const EVERYTHING = "=";

/** A number of a document as it is compared: without zeros in front, and without what parts thousands. */
export const factNumber = (number: string): string => number.replaceAll(".", "").replace(/^0+(?=\d)/, "");

/** What is known of a document that a report cites. */
export interface CitedDocument {
	directiveId: string | null;
	type: string | null;
	/** Its number (`25`, `08a`), or a symbol that begins with it. */
	number: string | null;
	issuer: string | null;
	level: string | null;
	term: number | null;
	year: number | null;
}

/** A citation, for its facts. */
export interface CitedMention extends CitedDocument {
	status: string;
	confidence: number;
	relations: readonly string[];
}

/** Where a report is from. */
export interface ReportOrigin {
	province: string | null;
	sourceId: string | null;
}

const known = (name: FactName, value: string | number | null): string[] => (value === null ? [] : [fact(name, value)]);

const originFacts = ({ province, sourceId }: ReportOrigin): string[] => [
	...known("p", province),
	...known("s", sourceId),
];

function documentFacts({ directiveId, type, number, issuer, level, term, year }: CitedDocument): string[] {
	const digits = number === null ? undefined : /^[\d.]+[a-z]?/i.exec(number)?.[0];
	return [
		...known("d", directiveId),
		...known("t", type),
		...known("n", digits === undefined ? null : factNumber(digits)),
		...known("i", issuer),
		...known("l", level),
		...known("k", term),
		...known("y", year),
	];
}

/** The facts of a report: its own and those of each document that it cites, each once. */
export const reportFacts = (origin: ReportOrigin, cited: readonly CitedDocument[]): string[] => [
	...new Set([EVERYTHING, ...originFacts(origin), ...cited.flatMap(documentFacts)]),
];

/** The facts of one citation. */
export const mentionFacts = (origin: ReportOrigin, mention: CitedMention): string[] => [
	EVERYTHING,
	...originFacts(origin),
	...documentFacts(mention),
	...new Set(mention.relations.map((kind) => fact("r", kind))),
	fact("u", mention.status),
	fact("c", Math.floor(mention.confidence * 10)),
];

/** Those of some facts that are of these kinds, as `fact_set` keeps them: sorted, joined by blanks. */
export const factSet = (facts: readonly string[], kinds: string): string =>
	facts
		.filter((one) => kinds.includes(one.charAt(0)))
		.sort()
		.join(" ");
