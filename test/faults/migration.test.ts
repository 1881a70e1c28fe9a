import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect } from "chai";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { migrate, schemaVersion } from "../../data/store/sqlite/migrate.ts";
import { APPLICATION_ID, openSqlite } from "../../data/store/sqlite/open.ts";
import { contentHash } from "../../model/hash.ts";
import { random } from "../hostile/random.ts";
import { act, endActors } from "./actors.ts";
import { removeIndex } from "./oracle.ts";
import { figure, isSoak, rounds } from "./rounds.ts";
import { textOf } from "./writing.ts";

const REPORTS = 300;
const STEPS = readMigrations("sqlite");

/** An index of the first version, with reports. */
function older(path: string): void {
	const db = new Database(path);
	db.pragma(`application_id = ${APPLICATION_ID}`);
	db.pragma("journal_mode = WAL");
	migrate(db, STEPS.slice(0, 1));
	const add = db.prepare(
		`INSERT INTO report (title, text, content_hash, published_on, fetched_at, extractor_version, grammar_version)
		VALUES (@title, @text, @hash, '2023-02-28', '2023-03-01T00:00:00.000Z', 1, 1)`,
	);
	db.transaction(() => {
		for (let n = 1; n <= REPORTS; n++) {
			const [title, text] = [`Tin ${n}`, textOf(n)];
			add.run({ title, text, hash: contentHash(title, text) });
		}
		db.exec("INSERT INTO report_terms (rowid, terms) SELECT sort_key, 'cu' FROM report");
	})();
	db.close();
}

const schemaOf = (db: Database.Database): string[] =>
	db
		.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
		.pluck()
		.all() as string[];

describe("A migration that is killed", function () {
	this.timeout(isSoak ? 0 : 120_000);
	const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);

	it(`leaves the schema of one version or another, and goes on from there (HOSTILE_SEED=${seed})`, async function () {
		const folder = mkdtempSync(join(tmpdir(), "trichdan-migration-"));
		const [old, path] = [join(folder, "old.db"), join(folder, "index.db")];
		try {
			older(old);
			const schemas = STEPS.map((_, i) => {
				const db = new Database(":memory:");
				migrate(db, STEPS.slice(0, i + 1));
				const schema = schemaOf(db);
				db.close();
				return schema;
			});
			const anew = (): void => {
				removeIndex(path);
				copyFileSync(old, path);
			};
			anew();
			const undisturbed = act("migrate", path);
			await undisturbed.said(/^ready$/);
			const begun = performance.now();
			await undisturbed.said(/^end$/);
			const took = performance.now() - begun;

			const r = random(seed);
			const kills = rounds(20, 300);
			const met = new Set<number>();
			for (let kill = 0; kill < kills; kill++) {
				anew();
				const actor = act("migrate", path);
				await actor.said(/^ready$/);
				await sleep(r.next() * took);
				await actor.kill();
				const db = new Database(path);
				const version = schemaVersion(db);
				expect(schemaOf(db), `version ${version}`).to.deep.equal(schemas[version - 1]);
				db.close();
				met.add(version);
				const store = openSqlite(path);
				expect(await store.check()).to.deep.equal([]);
				expect((await store.stats()).reports).to.equal(REPORTS);
				await store.close();
			}
			const versions = [...met].sort((a, b) => a - b).join(", ");
			figure(this, `${kills} kills over ${took.toFixed(0)} ms met versions ${versions}, 0 hybrids`);
		} finally {
			await endActors();
			rmSync(folder, { recursive: true });
		}
	});
});
