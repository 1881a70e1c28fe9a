// SQLite and PostgreSQL over the same synthetic reports: node --import=tsx bench/postgres.ts [REPORTS]
// Wall time, both on this machine; PostgreSQL is a server of its own, reached over loopback, that waits for the disk as it
// does by default. SQLite's index is built when it is first needed and kept; PostgreSQL's is built in each run.
import { cpSync, rmSync, statSync } from "node:fs";
import type { Store } from "../data/store/port.ts";
import { openPostgres } from "../data/store/postgres/open.ts";
import { openSqlite } from "../data/store/sqlite/open.ts";
import { PostgresServer } from "../test/postgres/server.ts";
import { build } from "./postgres/build.ts";
import { writtenBy } from "./postgres/writing.ts";
import { searchCalls } from "./search/calls.ts";
import { indexFile, material } from "./search/index-file.ts";
import { quantile } from "./search/measure.ts";
import { queryMix } from "./search/queries.ts";

const DEFAULT_SIZE = 200_000;
const ROUNDS = 2;
/** What a server of 4 GB is told; the rest is as PostgreSQL comes. */
const SETTINGS = ["shared_buffers = 512MB", "max_wal_size = 4GB", "effective_cache_size = 2GB"];
const MEGABYTE = 2 ** 20;
const PATIENCE_MS = 60_000;
/** Writers at once. */
const WRITERS = [1, 4];

/** Numbers of the reports that they store, of the newest year; see `postgres/writer.ts`. */
const NEW = 9_000_000;
const NEW_APART = 500_000;

const count = Number(process.argv[2] ?? DEFAULT_SIZE);
const made = material();
const queries = queryMix(made.words, made.directives);

const figure = (value: number): string =>
	value >= 1000 ? Math.round(value).toLocaleString("en-US") : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const row = (name: string, ...values: string[]): void => console.log(`| ${[name, ...values].join(" | ")} |`);

/** Wall milliseconds of each call of a line; the first round, which brings pages into memory, is not measured. */
async function times(store: Store): Promise<Map<string, number[]>> {
	const found = new Map<string, number[]>();
	for (const { name, queries: asked, call } of searchCalls(store, queries)) {
		const line: number[] = [];
		for (let round = 0; round <= ROUNDS; round++)
			for (const query of asked) {
				const began = performance.now();
				await call(query);
				if (round > 0) line.push(performance.now() - began);
			}
		found.set(name, line);
	}
	return found;
}

const server = await PostgresServer.start({ durable: true, settings: SETTINGS });
const address = await server.database();
await (await openPostgres(address, { patienceMs: PATIENCE_MS })).close();

const file = await indexFile(count, made);
const built = await build(address, count, made);
const megabytes = Object.values(built.megabytes).reduce((sum, part) => sum + part, 0);

/** Kilobytes a report of what grows with the reports: all but directives and what little else there is. */
const grownInFile = Object.entries(file.bytes).reduce(
	(sum, [name, bytes]) => sum + (/^(report|mention|fact_set)/.test(name) ? bytes : 0),
	0,
);
const grown = (megabytes - (built.megabytes["all else"] ?? 0)) * MEGABYTE;

row(`${count.toLocaleString("en-US")} reports, wall time`, "SQLite", "PostgreSQL");
row("---", "---", "---");
row("building, seconds", figure(file.seconds), figure(built.seconds));
row("reports a second while building", figure(count / file.seconds), figure(count / built.seconds));
row("size, MB", figure(statSync(file.path).size / MEGABYTE), figure(megabytes));
row("kB a report, directives aside", figure(grownInFile / count / 1000), figure(grown / count / 1000));
for (const [part, size] of Object.entries(built.megabytes)) row(`MB of ${part}`, "", figure(size));

const sqlite = openSqlite(file.path, { readonly: true });
const postgres = await openPostgres(address, { patienceMs: PATIENCE_MS });
const [ofSqlite, ofPostgres] = [await times(sqlite), await times(postgres)];
await sqlite.close();
await postgres.close();
for (const [name, line] of ofSqlite)
	row(
		`${name}: ms, p50 / p99`,
		...[line, ofPostgres.get(name) ?? []].map((of) => `${figure(quantile(of, 0.5))} / ${figure(quantile(of, 0.99))}`),
	);

const copy = `${file.path}.writing`;
cpSync(file.path, copy);
let first = NEW;
for (const writers of WRITERS) {
	// A file has one writer, which is the crawler.
	const inFile = writers === 1 ? figure(await writtenBy(1, copy, first)) : "";
	row(
		`reports a second, one a transaction, ${writers} writing`,
		inFile,
		figure(await writtenBy(writers, address, first)),
	);
	first += NEW_APART;
}
for (const end of ["", "-wal", "-shm"]) rmSync(copy + end, { force: true });
await server.end();
