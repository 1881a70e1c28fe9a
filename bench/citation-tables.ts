// How the tables lie in the package of the citation library: small, and the same again when they are unpacked.
import { type AuthorityData, documentId, slug } from "../citation/index.ts";

type Row = Record<string, unknown>;
type Tables = Record<string, readonly Row[]>;
/** Each table by its columns, the keys first: likes stand beside likes, which packs into a fifth less. */
type Columns = Record<string, [keys: string[], ...columns: unknown[][]]>;
/** The tables as one text, with the letters that were exchanged in it, pair by pair. */
export interface Packed {
	letters: string;
	text: string;
}

/** Stands for what {@link USUAL} says of a cell. None of those columns holds a number itself. */
const AS_USUAL = 0;

/** The row of a table by its first column. */
type Find = (table: string, key: unknown) => Row | undefined;

/** What most cells of a column hold, told by the others in the row and by the tables before. */
const USUAL: Record<string, Record<string, (row: Row, find: Find) => unknown>> = {
	provinces: { committee: ({ name }) => `Tỉnh ủy ${name}` },
	districts: { slug: ({ name }) => slug(String(name)) },
	documents: {
		id: ({ type, symbol, term, date }) =>
			symbol &&
			documentId({
				type: String(type),
				symbol: String(symbol),
				term: term as number | null,
				year: Number(String(date).slice(0, 4)),
			}),
		issuerName: ({ issuer }, find) => find("issuers", issuer)?.name,
	},
	subjects: { from: ({ document }, find) => find("documents", document)?.date },
};

/** Columns that hold ids of documents, one or a list; they are packed as numbers of rows. */
const LINKS: Record<string, readonly string[]> = {
	names: ["documents"],
	relations: ["from", "to"],
	subjects: ["document"],
};

function finder(tables: Tables): Find {
	const read = new Map<string, Map<unknown, Row>>();
	return (table, key) => {
		const rows =
			read.get(table) ?? new Map(tables[table]?.map((row): [unknown, Row] => [Object.values(row)[0], row]).reverse());
		read.set(table, rows);
		return rows.get(key);
	};
}

const each = <T, U>(cell: T | T[], of: (one: T) => U): U | U[] => (Array.isArray(cell) ? cell.map(of) : of(cell));

/** Signs of ASCII that no string of JavaScript has to escape. */
const PLAIN = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)).filter(
	(sign) => !/["'`$\\]/.test(sign),
);

/** Pairs of a frequent letter that takes two or three bytes and a rare one that takes one. */
function lettersToExchange(text: string): string {
	const counts = new Map<string, number>();
	for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	const count = (letter: string): number => counts.get(letter) ?? 0;
	const wide = [...counts.keys()]
		.filter((letter) => letter > "\x7f" && letter.length === 1)
		.sort((a, b) => count(b) - count(a));
	const rare = PLAIN.toSorted((a, b) => count(a) - count(b));
	const pairs = wide.slice(0, rare.length).map((letter, i) => [letter, rare[i] ?? ""] as const);
	return pairs
		.filter(([letter, sign]) => count(letter) > count(sign))
		.flat()
		.join("");
}

/** Exchanges the letters of each pair; once more, and the text is as it was. */
function exchanged(text: string, letters: string): string {
	const other = new Map(Array.from(letters, (letter, i) => [letter, letters.charAt(i ^ 1)]));
	const any = new RegExp(`[${letters.replace(/[\]\\^-]/g, "\\$&")}]`, "g");
	return text.replace(any, (letter) => other.get(letter) ?? letter);
}

/** Packs the tables, without the columns that are named (`documents.sources`). */
export function pack(data: AuthorityData, without: ReadonlySet<string> = new Set()): Packed {
	const tables = data as unknown as Tables;
	const find = finder(tables);
	const numbers = new Map(data.documents.map(({ id }, number) => [id, number]));
	const packed = Object.entries(tables).map(([table, rows]): [string, Columns[string]] => {
		const keys = Object.keys(rows[0] ?? {}).filter((key) => !without.has(`${table}.${key}`));
		const columns = keys.map((key) => {
			const usual = USUAL[table]?.[key];
			const links = LINKS[table]?.includes(key);
			return rows.map((row) => {
				if (usual) return usual(row, find) === row[key] ? AS_USUAL : row[key];
				return links ? each(row[key] as string | string[], (id) => numbers.get(id)) : row[key];
			});
		});
		return [table, [keys, ...columns]];
	});
	const text = JSON.stringify(Object.fromEntries(packed));
	const letters = lettersToExchange(text);
	return { letters, text: exchanged(text, letters) };
}

/** The tables that {@link pack} was given. */
export function unpack({ letters, text }: Packed): AuthorityData {
	const packed: Columns = JSON.parse(exchanged(text, letters));
	const tables: Tables = {};
	const find = finder(tables);
	for (const [table, [keys, ...columns]] of Object.entries(packed)) {
		const rows = (columns[0] ?? []).map((_, number) =>
			Object.fromEntries(keys.map((key, column) => [key, columns[column]?.[number]])),
		);
		for (const row of rows) {
			for (const key of LINKS[table] ?? [])
				row[key] = each(row[key] as number | number[], (number) => tables.documents?.[number]?.id);
			for (const [key, usual] of Object.entries(USUAL[table] ?? {}))
				if (row[key] === AS_USUAL) row[key] = usual(row, find);
		}
		tables[table] = rows;
	}
	return tables as unknown as AuthorityData;
}
