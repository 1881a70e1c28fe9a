import { z } from "zod";

/** Row schemas of the authority tables: one key a column, cells come in as text, empty cell = unknown. */

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day of the calendar written `2013-06-03`; `2013-02-30` is none. */
export function isCalendarDate(text: string): boolean {
	const [, year, month, day] = ISO_DATE.exec(text) ?? [];
	if (year === undefined) return false;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.toISOString().slice(0, 10) === text;
}

const orNull = (text: string): string | null => (text === "" ? null : text);
const numberOrNull = (text: string): number | null => (text === "" ? null : Number(text));

const text = z.string();
const words = z.string().regex(/^\S(?:.*\S)?$/, "expected a text without spaces at its ends");
const slugCell = z.string().regex(SLUG, "expected a slug like an-giang");
const optionalSlug = z
	.string()
	.regex(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/, "expected a slug like an-giang, or nothing")
	.transform(orNull);
const issuerSlug = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|bo:[A-ZĐ]+)?$/;
const integer = z
	.string()
	.regex(/^-?\d+$/, "expected a whole number")
	.transform(Number);
const optionalInteger = z.string().regex(/^\d*$/, "expected a whole number, or nothing").transform(numberOrNull);
const date = z
	.string()
	.refine((cell) => cell === "" || isCalendarDate(cell), "expected a date like 2013-06-03, or nothing")
	.transform(orNull);
/** Parts with "; " between them. */
const list = z
	.string()
	.refine((cell) => cell === "" || cell.split("; ").every((part) => part !== "" && part === part.trim()), {
		error: 'expected parts with "; " between them',
	})
	.transform((cell) => (cell === "" ? [] : cell.split("; ")));
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
	z.enum(values, { error: `expected one of ${values.join(", ")}` });
const confidence = oneOf("high", "medium", "low");

export const typeRow = z.object({
	slug: slugCell,
	name: words,
	codes: list,
	spellings: list,
	system: oneOf("party", "state", "both"),
	notes: text,
});

export const issuerRow = z.object({
	slug: z.string().regex(issuerSlug, "expected a slug like bo-chinh-tri or bo:BNV, or nothing"),
	codes: list,
	name: words,
	aliases: list,
	level: oneOf("central", "ministry", "province", "district", "commune", "unit"),
	system: oneOf("party", "state", "front", "both"),
	from: date,
	to: date,
	confidence,
	notes: text,
});

export const termRow = z.object({
	kind: oneOf("party_congress", "national_assembly", "plenum", "provincial_congress"),
	number: integer,
	part: optionalInteger,
	term: integer,
	name: words,
	start: date,
	end: date,
	term_from: date,
	term_to: date,
	confidence,
	notes: text,
});

export const provinceRow = z.object({
	slug: slugCell,
	name: words,
	committee: words,
	aliases: list,
	successor: slugCell,
	successor_name: words,
	hosts: list,
	congress_2020: optionalInteger,
	confidence,
	source: text,
	notes: text,
});

export const districtRow = z.object({
	slug: slugCell,
	name: words,
	kind: oneOf("huyện", "quận", "thị xã", "thành phố"),
	province: slugCell,
	confidence,
});

export const documentRow = z.object({
	symbol: z.string().regex(/^\S*$/, "expected a symbol without spaces, or nothing").transform(orNull),
	type: slugCell,
	date,
	issuer: z.string().regex(issuerSlug, "expected a slug like bo-chinh-tri or bo:BNV, or nothing").transform(orNull),
	issuer_name: words,
	term: optionalInteger,
	title: text,
	variant: optionalSlug,
	confidence,
	sources: words,
});

export const nameRow = z.object({
	name: words,
	forms: list,
	documents: list,
	kind: words,
	confidence,
	notes: text,
});

export const relationRow = z.object({
	from_symbol: words,
	from_date: date,
	kind: oneOf("continues", "implements", "amends", "replaces", "repeals", "concludes", "based-on", "follows"),
	to_symbol: words,
	to_date: date,
	confidence,
	sources: words,
});

export const subjectRow = z.object({
	document: words,
	phrases: list,
	prior: z
		.string()
		.regex(/^[0-3]$/, "expected 0 to 3")
		.transform(Number),
	from: date,
	to: date,
	confidence,
	notes: text,
});

export const editionRow = z.object({
	date: z.string().refine(isCalendarDate, "expected a date like 2013-06-03"),
	notes: words,
});

export type DocumentRow = z.output<typeof documentRow>;
