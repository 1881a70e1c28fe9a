import type { Term } from "../../citation/index.ts";
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

/** The document that a reference in a row of `names.tsv` means; notes a fault and gives none where it is not just one. */
export function linkCell<T>(
	table: Table<T>,
	row: TableRow<T>,
	ref: string,
	known: ReadonlyMap<string, string[]>,
	faults: Fault[],
): string[] {
	const ids = known.get(ref) ?? [];
	if (ids.length !== 1) faults.push(faultAt(row.line, table.columns, "documents", linkProblem(ref, ids)));
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
