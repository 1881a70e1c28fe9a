import { z } from "zod";
import { type CitedDocument, UNKNOWN } from "../citation/index.ts";

/** The facts of a document that make it one: what the register holds, or what citations of it tell. */
export const NewDirective = z.object({
	/** Key, see `documentId` in `citation/id.ts`: `nghi-quyet:25-nq-tw:k11`. */
	id: z.string(),
	/** `25-NQ/TW`; null for a document without a number (Hiến pháp). */
	symbol: z.string().nullable(),
	/** The number in the symbol: `25`. */
	number: z.string().nullable(),
	type: z.string(),
	title: z.string().nullable(),
	/** Day of issue, `2013-06-03`, or its year or month where no more is known. */
	issuedOn: z.string().nullable(),
	/** Issuer slug. */
	issuer: z.string().nullable(),
	/** Issuer in words, as one would quote it. */
	issuerName: z.string().nullable(),
	level: z.enum(["central", "province", "district", "commune", "unit"]),
	/** Term of the committee that issued it; null where its series goes by year. */
	term: z.int().nullable(),
	province: z.string().nullable(),
	/** Where the index knows it from: the register, or only from reports that cite it. */
	origin: z.enum(["authority", "cited"]),
	aliases: z.array(z.string()),
});
export type NewDirective = z.infer<typeof NewDirective>;

/** Whether it is in force. `unknown` is never shown as good. */
export const DirectiveStatus = z.enum(["unknown", "replaced", "repealed"]);
export type DirectiveStatus = z.infer<typeof DirectiveStatus>;

/** A directive with what reports say of it. */
export const Directive = NewDirective.extend({
	status: DirectiveStatus,
	/** Number of citations of it, and of reports that hold one. */
	mentions: z.int(),
	reports: z.int(),
	/** First and last day of publication of a citing report. */
	firstCitedOn: z.string().nullable(),
	lastCitedOn: z.string().nullable(),
});
export type Directive = z.infer<typeof Directive>;

/** A link between two directives, seen from one of them. */
export const DirectiveRelation = z.object({
	kind: z.string(),
	/** `out`: this one bears on the other; `in`: the other bears on this one. */
	direction: z.enum(["out", "in"]),
	id: z.string(),
	symbol: z.string().nullable(),
	title: z.string().nullable(),
	issuedOn: z.string().nullable(),
	confidence: z.string(),
	sources: z.string(),
});
export type DirectiveRelation = z.infer<typeof DirectiveRelation>;

/** A directive as a document that a citation may mean: none where the register has it, or reports tell too little. */
export function citedDocument(directive: NewDirective): CitedDocument | null {
	const { id, symbol, type, title, issuedOn: date, issuer, issuerName, term, province, origin } = directive;
	if (origin !== "cited" || id.includes(`:${UNKNOWN}`)) return null;
	return { id, symbol, type, title, date, issuer, issuerName, term, province };
}
