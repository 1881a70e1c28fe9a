import { z } from "zod";
import { type CitedDocument, isLocalSymbol, UNKNOWN } from "../citation/index.ts";

/** The facts of a document that make it one: what the register holds, or what citations of it tell. */
export const NewDirective = z.object({
	id: z.string().describe("Key, made of what sets the document apart: `nghi-quyet:25-nq-tw:k11`"),
	symbol: z.string().nullable().describe("`25-NQ/TW`; null for a document without a number (Hiến pháp)"),
	number: z.string().nullable().describe("The number in the symbol: `25`"),
	type: z.string().describe("Slug of the type"),
	title: z.string().nullable().describe("Its subject, without type and number"),
	issuedOn: z.string().nullable().describe("Day of issue, `2013-06-03`, or its year or month where no more is known"),
	issuer: z.string().nullable().describe("Issuer slug"),
	issuerName: z.string().nullable().describe("Issuer in words, as one would quote it"),
	level: z.enum(["central", "province", "district", "commune", "unit"]).describe("Level of the issuer"),
	term: z.int().nullable().describe("Term of the committee that issued it; null where its series goes by year"),
	province: z.string().nullable().describe("Province slug of a local document, null of a central one"),
	origin: z
		.enum(["authority", "cited"])
		.describe("Where the index knows it from: the register, or only from reports that cite it"),
	aliases: z.array(z.string()).describe("Names by which people cite it"),
});
export type NewDirective = z.infer<typeof NewDirective>;

/** Whether it is in force. `unknown` is never shown as good. */
export const DirectiveStatus = z.enum(["unknown", "replaced", "repealed"]);
export type DirectiveStatus = z.infer<typeof DirectiveStatus>;

/** A directive with what reports say of it. */
export const Directive = NewDirective.extend({
	status: DirectiveStatus.describe("Whether it is in force; `unknown` does not mean that it is"),
	mentions: z.int().describe("Number of citations of it"),
	reports: z.int().describe("Number of reports that cite it"),
	firstCitedOn: z.string().nullable().describe("First day of publication of a citing report"),
	lastCitedOn: z.string().nullable().describe("Last day of publication of a citing report"),
});
export type Directive = z.infer<typeof Directive>;

/** A link between two directives, seen from one of them. */
export const DirectiveRelation = z.object({
	kind: z.string().describe("`replaces`, `implements` and so on"),
	direction: z.enum(["out", "in"]).describe("`out`: this one bears on the other; `in`: the other bears on this one"),
	id: z.string(),
	symbol: z.string().nullable(),
	title: z.string().nullable(),
	issuedOn: z.string().nullable(),
	confidence: z.string().describe("`high`, `medium` or `low`"),
	sources: z.string().describe("Where the register has it from"),
});
export type DirectiveRelation = z.infer<typeof DirectiveRelation>;

/** Level of a document by the body whose code its symbol carries, else central. */
function levelOf(symbol: string, issuer: string | null): NewDirective["level"] {
	if (issuer === "huyen-uy") return "district";
	if (issuer === "dang-uy") return "commune";
	return isLocalSymbol(symbol) ? "province" : "central";
}

/** A document of which only this is known, told by a citation or a person; type and term are in its id. */
export function citedDirective(
	id: string,
	told: Pick<NewDirective, "title" | "issuedOn" | "issuer" | "province"> & { symbol: string },
): NewDirective {
	const { symbol, title, issuedOn, issuer, province } = told;
	const [type = ""] = id.split(":");
	const term = /:k(\d+)$/.exec(id)?.[1];
	return {
		id,
		symbol,
		number: /^[\d.]+[a-z]?/i.exec(symbol)?.[0] ?? null,
		type,
		title,
		issuedOn,
		issuer,
		// Many bodies share a slug; the pages name the body by the code in the symbol.
		issuerName: null,
		level: levelOf(symbol, issuer),
		term: term === undefined ? null : Number(term),
		province,
		origin: "cited",
		aliases: [],
	};
}

/** A directive as a document that a citation may mean: none where the register has it, or reports tell too little. */
export function citedDocument(directive: NewDirective): CitedDocument | null {
	const { id, symbol, type, title, issuedOn: date, issuer, issuerName, term, province, origin } = directive;
	if (origin !== "cited" || id.includes(`:${UNKNOWN}`)) return null;
	return { id, symbol, type, title, date, issuer, issuerName, term, province };
}
