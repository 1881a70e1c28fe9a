import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { CitationContext, CitationForm } from "../../citation/index.ts";
import { projectRoot } from "../../data/root.ts";
import { named, type Resolved, resolve } from "./reading.ts";

/** A label of a passage: a key that is absent was not labelled, a null means that the text states none. */
interface Label {
	start: number;
	end: number;
	form: CitationForm;
	symbol?: string | null;
	type?: string | null;
	date?: string | null;
	issuer?: string | null;
	term?: number | null;
	scope?: string | null;
	/** `25-NQ/TW@2013-06-03` */
	document?: string;
	/** Careful judges would differ whether it is a citation: found or not, it counts neither way. */
	optional?: boolean;
}

interface Passage {
	id: string;
	text: string;
	context: CitationContext;
	citations: Label[];
}

const folder = join(projectRoot, "test", "passages");

const passagesOf = (file: string): Passage[] =>
	readFileSync(join(folder, file), "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line) => JSON.parse(line));

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
	a.start < b.end && b.start < a.end;

/** A null of these fields is a claim: what the text does not state must not be made up. */
const CLAIMS_ABSENCE = new Set<keyof Label>(["symbol", "date", "term"]);
const FIELDS = ["symbol", "type", "date", "issuer", "term", "scope", "document"] as const;

/** Fields of a label that are compared. A citation with no label of its span shows its symbol, so that it can be told. */
const labelled = (label: Label | undefined): readonly (typeof FIELDS)[number][] =>
	label ? FIELDS.filter((f) => label[f] !== undefined && (label[f] !== null || CLAIMS_ABSENCE.has(f))) : ["symbol"];

const line = (text: string, one: Label, fields: readonly (typeof FIELDS)[number][]): string =>
	[
		`${one.start}-${one.end} ${JSON.stringify(text.slice(one.start, one.end))} ${one.form}`,
		...fields.map((field) => `${field}=${one[field]}`),
	].join(" ");

/** What was found, in the shape of a label. */
function asLabel({ resolution, ...citation }: Resolved): Label {
	const document = resolution.status === "resolved" ? named(resolution.id) : null;
	return { ...citation, ...(document === null ? {} : { document }) };
}

describe("findCitations and resolveCitations, on whole passages", () => {
	for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl")))
		describe(file, () => {
			for (const { id, text, context, citations } of passagesOf(file)) {
				const wanted = citations.filter(({ optional }) => !optional);
				const either = citations.filter(({ optional }) => optional);
				const labelOf = (one: Label): Label | undefined =>
					wanted.find(({ start, end }) => start === one.start && end === one.end);

				it(`${id}: ${text.slice(0, 70).replace(/\s+/g, " ")}`, () => {
					const found = resolve(text, context)
						.map(asLabel)
						.filter((one) => labelOf(one) || !either.some((label) => overlaps(one, label)));
					expect(found.map((one) => line(text, one, labelled(labelOf(one))))).to.deep.equal(
						wanted.map((label) => line(text, label, labelled(label))),
					);
				});
			}
		});
});
