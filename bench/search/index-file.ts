import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { Connection } from "../../data/store/sqlite/connection.ts";
import { addMentions } from "../../data/store/sqlite/mentions.ts";
import { openDatabase } from "../../data/store/sqlite/open.ts";
import { addStubs, putRegister, recount } from "../../data/store/sqlite/register.ts";
import { addIndex } from "../../data/store/sqlite/search-index.ts";
import { type Directives, directivesOf } from "./directives.ts";
import { cpuNow, cpuOf } from "./measure.ts";
import { reportsOf, type Written } from "./reports.ts";
import { type Words, wordsOf } from "./words.ts";

export const SEED = 5;
/** Reports written in one transaction, and those made at a time. */
const COMMIT = 20_000;
const AT_ONCE = 1000;
/** The full text indexes, and the bytes of words that they gather before they write: many make an index in half the time. */
const WORDS = ["report_terms", "mention_terms"];
const HASH_SIZE = 2 ** 28;
const USUAL_HASH_SIZE = 2 ** 20;
/** Reports whose tokens tell whether the functions that make them are still the ones an index was built with. */
const TRIED = 20;
/** Memory for pages while an index is built, in kilobytes. */
const CACHE = 1_000_000;

/** What the synthetic index is made of, whatever its size. */
export interface Material {
	words: Words;
	directives: Directives;
	/** The nth of so many reports. */
	reports: (count: number) => (n: number) => Written;
}

/** What the benches make their indexes of: the same words, directives and reports in every run. */
export function material(): Material {
	const authority = loadAuthority(join(projectRoot, "data/authority"));
	const words = wordsOf(authority, SEED);
	const directives = directivesOf(authority, words, SEED);
	return { words, directives, reports: (count) => reportsOf(authority, words, directives, SEED, count) };
}

/** What building an index took and what it takes up. */
export interface Built {
	reports: number;
	mentions: number;
	factSets: number;
	/** Wall seconds that it took in all. */
	seconds: number;
	/** CPU milliseconds a report of tokens, facts and their indexes, and of writing the rest. */
	cpu: { index: number; rest: number };
	/** Bytes of tables with their indexes. */
	bytes: Record<string, number>;
}

/** An index that lies ready. */
export interface IndexFile extends Built {
	path: string;
}

const INSERT = `INSERT INTO report (id, url, file, source_id, title, published_on, date_source, author, province, content_hash,
	fetched_at, extractor_version, grammar_version, text, date_inferred, attached_to, extractor, quality)
	VALUES (@id, @url, @file, @sourceId, @title, @publishedOn, @dateSource, @author, @province, @contentHash,
	@fetchedAt, @extractorVersion, @grammarVersion, @text, 0, @attachedTo, @extractor, @quality)`;

/** Writes one report, without what finds copies and without counting anything over. */
function put(connection: Connection, id: number, { report, mentions }: Written): void {
	const { dateInferred: _, ...columns } = report;
	connection.sql(INSERT).run({ ...columns, id });
	addMentions(connection, id, mentions);
}

/** Builds an index of so many reports at a path where there is none: oldest first, as full text indexes want their rows. */
async function build(path: string, count: number, { directives, reports }: Material): Promise<Built> {
	const began = performance.now();
	const { db } = openDatabase(path);
	// After a crash it is built anew.
	db.pragma("synchronous = OFF");
	db.pragma(`cache_size = -${CACHE}`);
	const connection = new Connection(db, path);
	connection.write(() => {
		putRegister(connection, directives.register);
		addStubs(connection, directives.stubs);
		connection.changed(true);
	});
	const make = reports(count);
	for (const table of WORDS) db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${HASH_SIZE})`);
	let [rest, index, mentions] = [0, 0, 0];
	for (let from = 0; from < count; from += COMMIT) {
		const end = Math.min(from + COMMIT, count);
		let before = 0;
		connection.write(() => {
			for (let n = from; n < end; n += AT_ONCE) {
				const batch = Array.from({ length: Math.min(AT_ONCE, end - n) }, (_, i) => make(n + i));
				const made = cpuNow();
				for (const [i, written] of batch.entries()) put(connection, n + i + 1, written);
				const stored = cpuNow();
				for (const i of batch.keys()) addIndex(connection, n + i + 1);
				before = cpuNow();
				rest += stored - made;
				index += before - stored;
				for (const written of batch) mentions += written.mentions.length;
			}
		});
		index += cpuNow() - before;
	}
	for (const table of WORDS) db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${USUAL_HASH_SIZE})`);
	const ids = connection.sql("SELECT id FROM directive").pluck().all() as string[];
	rest += await cpuOf(() =>
		connection.write(() => {
			recount(connection, ids);
			connection.changed(true);
		}),
	);
	const seconds = (performance.now() - began) / 1000;
	const sizes = db
		.prepare(
			"SELECT s.tbl_name AS name, sum(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_schema s USING (name) GROUP BY 1",
		)
		.all() as { name: string; bytes: number }[];
	const factSets = connection.sql("SELECT count(*) FROM fact_set").pluck().get() as number;
	db.close();
	return {
		reports: count,
		mentions,
		factSets,
		seconds,
		cpu: { index: index / count, rest: rest / count },
		bytes: Object.fromEntries(sizes.map(({ name, bytes }) => [name, bytes])),
	};
}

/** Changes with the schema, with the material and with what the store makes of a report. */
async function fingerprint(made: Material, count: number): Promise<string> {
	const hash = createHash("sha256").update(JSON.stringify([SEED, count, readMigrations("sqlite")]));
	const make = made.reports(count);
	const { db } = openDatabase(":memory:");
	const connection = new Connection(db, ":memory:");
	const tried = Array.from({ length: TRIED }, (_, n) => make(n));
	const cited = new Set(tried.flatMap(({ mentions }) => mentions.flatMap(({ directiveId }) => directiveId ?? [])));
	const { register, stubs } = made.directives;
	addStubs(
		connection,
		[...register.directives, ...stubs].filter(({ id }) => cited.has(id)),
	);
	for (const [n, written] of tried.entries()) {
		put(connection, n + 1, written);
		addIndex(connection, n + 1);
	}
	for (const table of WORDS) {
		db.exec(`CREATE VIRTUAL TABLE temp.${table}_words USING fts5vocab (main, ${table}, row)`);
		hash.update(JSON.stringify(db.prepare(`SELECT term, doc FROM temp.${table}_words`).raw().all()));
	}
	hash.update(JSON.stringify(db.prepare("SELECT * FROM fact_set ORDER BY facts").raw().all()));
	db.close();
	return hash.digest("hex").slice(0, 12);
}

/** The index of so many reports, built where it is not there yet. */
export async function indexFile(count: number, made: Material): Promise<IndexFile> {
	const folder = join(tmpdir(), "trichdan-bench-search");
	const path = join(folder, `${count}-${await fingerprint(made, count)}.db`);
	const notes = `${path}.json`;
	if (!existsSync(notes)) {
		mkdirSync(dirname(path), { recursive: true });
		const draft = `${path}.${process.pid}.draft`;
		for (const end of ["", "-wal", "-shm"]) rmSync(draft + end, { force: true });
		const built = await build(draft, count, made);
		renameSync(draft, path);
		writeFileSync(notes, JSON.stringify(built));
	}
	return { path, ...(JSON.parse(readFileSync(notes, "utf8")) as Built) };
}

// Alone: builds the indexes of the sizes named and says where they are.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const made = material();
	for (const count of process.argv.slice(2).map(Number)) console.log(await indexFile(count, made));
}
