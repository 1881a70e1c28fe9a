import {
	type DocumentSubject,
	type KnownDocument,
	type KnownRelation,
	lawName,
	slug,
	type Term,
} from "../../citation/index.ts";
import type { DocumentRow } from "./schema.ts";
import { type Fault, faultAt, type Table, type TableRow, throwFaults } from "./tsv.ts";

/** What one table must hold true about itself and about the others. Each function throws all it finds in a file. */

/**
 * No two rows share a key.
 *
 * @param column The column that the message points at.
 * @throws AppError `authority_invalid`.
 */
export function checkUnique<T>(table: Table<T>, column: string, keyOf: (row: T) => string): void {
	const first = new Map<string, number>();
	const faults: Fault[] = [];
	for (const { line, value } of table.rows) {
		const key = keyOf(value);
		const before = first.get(key);
		if (before === undefined) first.set(key, line);
		else faults.push(faultAt(line, table.columns, column, `expected a key of its own, found ${key} of line ${before}`));
	}
	throwFaults(table.file, faults);
}

/** Provinces' successors and districts' provinces exist, and no key comes twice. */
export function checkPlaces(
	provinces: Table<{ slug: string; successor: string }>,
	districts: Table<{ slug: string; kind: string; province: string }>,
): void {
	checkUnique(provinces, "slug", (row) => row.slug);
	const known = new Set(provinces.rows.map(({ value }) => value.slug));
	expectKnown(provinces, "successor", (row) => row.successor, known, "a slug of provinces.tsv");
	checkUnique(districts, "slug", (row) => `${row.kind} ${row.slug} (${row.province})`);
	expectKnown(districts, "province", (row) => row.province, known, "a slug of provinces.tsv");
}

/** Keys, types and issuers of documents, and Party documents dated within their term. */
export function checkDocuments(
	documents: Table<DocumentRow>,
	types: Table<{ slug: string }>,
	issuers: Table<{ slug: string }>,
	terms: readonly Term[],
	keyOf: (row: DocumentRow) => string,
): void {
	const { columns, file, rows } = documents;
	const slugs = (table: Table<{ slug: string }>) => new Set(table.rows.map(({ value }) => value.slug));
	expectKnown(documents, "type", (row) => row.type, slugs(types), "a slug of types.tsv");
	expectKnown(documents, "issuer", (row) => row.issuer, slugs(issuers), "a slug of issuers.tsv");
	checkUnique(documents, "symbol", keyOf);
	const faults: Fault[] = [];
	for (const { line, value } of rows) {
		if (value.term === null) continue;
		const congress = terms.find((term) => term.kind === "party_congress" && term.number === value.term);
		if (!congress)
			faults.push(faultAt(line, columns, "term", `expected a Party congress of terms.tsv, found "${value.term}"`));
		else if (value.date !== null && !holds(congress, value.date)) {
			const life = `${congress.termFrom} to ${congress.termTo ?? "today"}`;
			faults.push(
				faultAt(line, columns, "date", `expected a day of term ${value.term} (${life}), found "${value.date}"`),
			);
		}
	}
	throwFaults(file, faults);
}

/** Whether the day lies in the life of the committee: from (inclusive) to (exclusive). */
function holds(term: Term, day: string): boolean {
	return term.termFrom !== null && term.termFrom <= day && (term.termTo === null || day < term.termTo);
}

/** A phrase of fewer syllables tells nothing, one of more is never repeated word for word. */
const SYLLABLES = { least: 2, most: 8 };

/**
 * Phrases tell their document apart from the others of its symbol, in their words and in their titles, with diacritics or
 * without; periods are in order and begin no sooner than the document.
 *
 * @param subjects The rows of `table` in the same order, with ids.
 */
export function checkSubjects(
	table: Table<unknown>,
	subjects: readonly DocumentSubject[],
	documents: readonly KnownDocument[],
): void {
	checkUnique({ ...table, rows: table.rows.map((row, i) => ({ ...row, value: subjects[i] })) }, "document", (row) =>
		String(row?.document),
	);
	const phrasesOf = new Map(subjects.map(({ document, phrases }) => [document, phrases]));
	const byId = new Map(documents.map((document) => [document.id, document]));
	const bySymbol = new Map<string | null, KnownDocument[]>();
	for (const row of documents) bySymbol.set(row.symbol, [...(bySymbol.get(row.symbol) ?? []), row]);
	const faults: Fault[] = [];
	for (const [i, { document: id, phrases, from, to }] of subjects.entries()) {
		const { line = 0 } = table.rows[i] ?? {};
		const fault = (column: string, problem: string) => faults.push(faultAt(line, table.columns, column, problem));
		const { date, symbol } = byId.get(id) ?? { date: null, symbol: null };
		if (from !== null && to !== null && from > to) fault("to", `expected a day after ${from}, found "${to}"`);
		if (from !== null && date !== null && from < date)
			fault("from", `expected no day before the document's own, ${date}, found "${from}"`);
		const others = symbol === null ? [] : (bySymbol.get(symbol) ?? []).filter((other) => other.id !== id);
		const said = others.flatMap((other) => [other.title, ...(phrasesOf.get(other.id) ?? [])].map(syllablesOf));
		for (const phrase of phrases) {
			const words = syllablesOf(phrase);
			const count = words.split("-").length - 2;
			if (count < SYLLABLES.least || count > SYLLABLES.most)
				fault("phrases", `expected ${SYLLABLES.least} to ${SYLLABLES.most} syllables, found "${phrase}"`);
			if (said.some((other) => other.includes(words)))
				fault("phrases", `expected words for this document alone, found "${phrase}", which fits another ${symbol}`);
		}
	}
	throwFaults(table.file, faults);
}

/** The syllables without diacritics, a hyphen on both sides of each: one text holds another in whole syllables. */
const syllablesOf = (text: string): string => `-${slug(text)}-`;

const LAWS = new Set(["luat", "bo-luat", "phap-lenh"]);
/** A law that amends another lives on beside the next one that does. */
const AMENDING = /^(?:luật|pháp lệnh) sửa đổi/iu;

/**
 * A law whose name is that of a later one has a row that says what came in its place: else a draft that cites it by name and
 * year would seem to cite what is in force. Laws that amend are excepted.
 *
 * @param documents The rows of `table` in the same order, with ids.
 */
export function checkSuccessions(
	table: Table<DocumentRow>,
	documents: readonly KnownDocument[],
	relations: readonly KnownRelation[],
): void {
	const replaced = new Set(
		relations.flatMap(({ kind, to }) => (kind === "replaces" || kind === "repeals" ? [to] : [])),
	);
	const latest = new Map<string, KnownDocument>();
	const nameOf = ({ title }: KnownDocument): string => slug(lawName(title));
	const laws = new Set(documents.filter(({ type, title }) => LAWS.has(type) && !AMENDING.test(title)));
	for (const law of laws) if ((latest.get(nameOf(law))?.date ?? "") < (law.date ?? "")) latest.set(nameOf(law), law);
	const faults = documents.flatMap((law, i) => {
		const last = laws.has(law) ? latest.get(nameOf(law)) : undefined;
		if (!last || last.id === law.id || replaced.has(law.id)) return [];
		const wanted = `expected a row "replaces" of it in relations.tsv, for ${last.symbol} has its name`;
		return [faultAt(table.rows[i]?.line ?? 0, table.columns, "title", `${wanted}, found none`)];
	});
	throwFaults(table.file, faults);
}

/** No form stands in two rows, where it would silently mean the first; a law goes by a name that says it is one. */
export function checkNames(names: Table<{ name: string; forms: string[]; kind: string }>): void {
	checkUnique(names, "name", (row) => row.name);
	const first = new Map<string, number>();
	const faults: Fault[] = [];
	for (const { line, value } of names.rows) {
		for (const form of new Set([value.name, ...value.forms].map(spelling))) {
			const before = first.get(form);
			if (before === undefined) first.set(form, line);
			else
				faults.push(
					faultAt(line, names.columns, "forms", `expected forms of its own, found "${form}" of line ${before}`),
				);
		}
		if (LAW_KINDS.has(value.kind) && !/^(?:Luật|Bộ luật|Pháp lệnh) /.test(value.name))
			faults.push(faultAt(line, names.columns, "name", `expected a law's name, found "${value.name}"`));
	}
	throwFaults(names.file, faults);
}

const LAW_KINDS = new Set(["law", "code", "ordinance"]);
const spelling = (form: string): string => slug(form).replaceAll("-", " ");

/** Ids of the register by id and by `SYMBOL@DATE`; a list, because a symbol of one day may number several documents. */
export function register(documents: Table<DocumentRow>, keyOf: (row: DocumentRow) => string): Map<string, string[]> {
	const known = new Map<string, string[]>();
	for (const { value } of documents.rows) {
		const id = keyOf(value);
		known.set(id, [id]);
		if (value.symbol === null) continue;
		const ref = `${value.symbol}@${value.date ?? ""}`;
		known.set(ref, [...(known.get(ref) ?? []), id]);
	}
	return known;
}

/** The document that a reference in a cell means; notes a fault and gives none where it is not just one. */
export function linkCell<T>(
	table: Table<T>,
	row: TableRow<T>,
	column: string,
	ref: string,
	known: ReadonlyMap<string, string[]>,
	faults: Fault[],
): string[] {
	const ids = known.get(ref) ?? [];
	if (ids.length !== 1) faults.push(faultAt(row.line, table.columns, column, linkProblem(ref, ids)));
	return ids;
}

/** The document at one end of a relation: a symbol with its date, or an id in the place of the symbol. */
export function linkEnd<T>(
	table: Table<T>,
	row: TableRow<T>,
	end: "from" | "to",
	known: ReadonlyMap<string, string[]>,
	faults: Fault[],
): string {
	const symbol = row.cells[`${end}_symbol`] ?? "";
	const ref = symbol.includes(":") ? symbol : `${symbol}@${row.cells[`${end}_date`] ?? ""}`;
	const ids = known.get(ref) ?? [];
	if (ids.length !== 1) faults.push(faultAt(row.line, table.columns, `${end}_symbol`, linkProblem(ref, ids)));
	return ids[0] ?? "";
}

function linkProblem(ref: string, ids: readonly string[]): string {
	if (ids.length === 0) return `expected a document of documents.tsv, found "${ref}"`;
	return `expected one document, found "${ref}", which numbers ${ids.length}: write ${ids.join(" or ")}`;
}

function expectKnown<T>(
	table: Table<T>,
	column: string,
	cellOf: (row: T) => string | null,
	known: ReadonlySet<string>,
	what: string,
): void {
	const faults = table.rows.flatMap(({ line, value }) => {
		const cell = cellOf(value);
		if (cell === null || known.has(cell)) return [];
		return [faultAt(line, table.columns, column, `expected ${what}, found "${cell}"`)];
	});
	throwFaults(table.file, faults);
}
