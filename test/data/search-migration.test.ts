import Database from "better-sqlite3";
import { expect } from "chai";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { migrate } from "../../data/store/sqlite/migrate.ts";
import { APPLICATION_ID, openSqlite } from "../../data/store/sqlite/open.ts";
import { contentHash } from "../../model/hash.ts";
import { withOlderIndex } from "./older-index.ts";
import { CITED, ids, K11, LOCAL, query } from "./store-bench.ts";

const TEXT = `Huyện ủy sơ kết ba năm thực hiện Nghị quyết số ${CITED} về công tác dân vận. Hội nghị biểu dương hai tập thể.`;
/** So many that the rows of the search indexes are made in several transactions. */
const REPORTS = 130;

/** An index as the version before the search left it: dated and undated reports, a copy, mentions of each status. */
function older(path: string): void {
	const db = new Database(path);
	db.pragma(`application_id = ${APPLICATION_ID}`);
	migrate(db, readMigrations("sqlite").slice(0, 3));
	db.transaction(() => fill(db))();
	db.close();
}

function fill(db: Database.Database): void {
	const directive = db.prepare(
		`INSERT INTO directive (id, symbol, number, type, level, term, year, origin, aliases, mentions, reports)
		VALUES (?, ?, ?, 'nghi-quyet', ?, ?, 2013, ?, '[]', ?, ?)`,
	);
	directive.run(K11, CITED, "25", "central", 11, "authority", REPORTS - 2, REPORTS - 2);
	directive.run(LOCAL, "08-NQ/TU", "08", "province", 19, "cited", 1, 1);
	directive.run("a:1", "1", "1", "central", null, "authority", 0, 0);
	const add = db.prepare(
		`INSERT INTO report (id, url, source_id, title, published_on, province, content_hash, fetched_at,
			extractor_version, grammar_version, text, duplicate_of)
		VALUES (@id, @url, 'nghe-an', @title, @day, @province, @hash, '2026-11-22T06:00:00.000Z', 1, 1, @text, @first)`,
	);
	const mean = db.prepare(
		`INSERT INTO mention (report_id, position, report_key, start, "end", form, raw, symbol, type, parts, named, repairs, rule,
			status, directive_id, confidence, reasons, warnings, candidates, counted)
		SELECT id, @position, sort_key, @start, @end, 'short', @raw, @raw, 'nghi-quyet', '{}', '[]', '[]', 'party', @status,
			@directive, 0.9, '[]', '[]', '[]', duplicate_of IS NULL FROM report WHERE id = @id`,
	);
	const at = { start: TEXT.indexOf(CITED), end: TEXT.indexOf(CITED) + CITED.length, raw: CITED };
	for (let id = 1; id <= REPORTS; id++) {
		const title = `Tin ${id}`;
		const day = id === 2 ? null : `2023-03-${String(1 + (id % 28)).padStart(2, "0")}`;
		const province = id % 2 === 0 ? "nghe-an" : "yen-bai";
		const first = id === REPORTS ? 1 : null;
		add.run({ id, url: `http://a/${id}`, title, day, province, hash: contentHash(title, TEXT), text: TEXT, first });
		const ambiguous = id === 3;
		mean.run({
			...at,
			id,
			position: 0,
			status: ambiguous ? "ambiguous" : "resolved",
			directive: ambiguous ? null : K11,
		});
	}
	mean.run({ ...at, id: 1, position: 1, status: "stub", directive: LOCAL });
	db.prepare(
		"INSERT INTO report_terms (rowid, terms) SELECT sort_key, 'cu' FROM report WHERE duplicate_of IS NULL",
	).run();
	db.prepare("UPDATE meta SET data_version = 7").run();
}

describe("An index of the version before the search", () => {
	const path = withOlderIndex(older);

	it("is searched by words, facts and citations once it is opened", async () => {
		const store = openSqlite(path());
		const every = REPORTS - 1;
		expect((await store.countReports({ text: query(["công tác dân vận"]) })).total).to.equal(every);
		expect((await store.countReports({ text: query(["cũ"]) })).total).to.equal(0);
		expect((await store.countReports({ directive: K11 })).total).to.equal(every - 1);
		expect(ids((await store.searchReports({ directive: LOCAL }, "newest", { limit: 5 })).items)).to.deep.equal([1]);
		const { total, facets } = await store.countCitations({});
		expect(total).to.equal(every + 1);
		expect(facets.status).to.deep.equal({ resolved: every - 1, ambiguous: 1, stub: 1 });
		expect(facets.province).to.deep.equal({ "nghe-an": 64, "yen-bai": 66 });
		expect((await store.searchReports({}, "newest", { limit: 200 })).items.at(-1)?.id).to.equal(2);
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});

	it("keeps its figures and tells all its directives to who asks for the first time", async () => {
		const store = openSqlite(path());
		expect(await store.stats()).to.deep.include({
			directives: 3,
			citedDirectives: 2,
			stubs: 1,
			reports: REPORTS - 1,
			mentions: REPORTS,
			byStatus: { resolved: REPORTS - 2, ambiguous: 1, stub: 1, unlinked: 0 },
			from: "2023-03-01",
			to: "2023-03-28",
		});
		expect(ids((await store.directivesChanged(0, null, 9)).changed)).to.deep.equal(["a:1", LOCAL, K11].sort());
		expect((await store.mentionsOf(1))[0]?.relations).to.deep.equal([]);
		await store.close();
	});

	it("goes on where it was when its process ends half way", async () => {
		const db = new Database(path());
		migrate(db);
		expect(db.prepare("SELECT count(*) FROM index_queue").pluck().get()).to.equal(REPORTS - 1);
		db.close();
		const reader = openSqlite(path(), { readonly: true });
		expect((await reader.countReports({})).total).to.equal(0);
		expect(await reader.check()).to.deep.equal([]);
		await reader.close();
		const store = openSqlite(path());
		expect((await store.countReports({})).total).to.equal(REPORTS - 1);
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});
});

describe("Checking the indexes of an index", () => {
	const path = withOlderIndex(older);
	const FAULTS: [what: string, sql: string, fault: RegExp][] = [
		[
			"a report that no search finds",
			"DELETE FROM report_terms WHERE rowid < 1 << 30",
			/Report 2 is missing from the full/,
		],
		[
			"a report that is not counted",
			"DELETE FROM report_facts WHERE report_id = 5",
			/Report 5 is missing from the full/,
		],
		[
			"a copy that is counted",
			"INSERT INTO report_facts SELECT 130, origin, types, issuers, levels, terms, 1 FROM report_facts WHERE report_id = 1",
			/facts of report 130 are counted/,
		],
		[
			"a citation that no search finds",
			"DELETE FROM mention_terms WHERE rowid IN (SELECT key FROM mention_facts ORDER BY key LIMIT 1)",
			/Report 2 has citations that are missing/,
		],
		[
			"a citation that is not counted",
			"DELETE FROM mention_facts WHERE key < 1 << 41",
			/Report 2 has citations that are/,
		],
		[
			"an entry of no citation",
			"INSERT INTO mention_terms (rowid, terms) VALUES (9007199254740993, 'x')",
			/index of citations has entry 9007199254740993/,
		],
		[
			"facts that are not there",
			"UPDATE mention_facts SET document = 999 WHERE key < 1 << 41",
			/set of facts 999, which is not there/,
		],
		[
			"a province that changed by itself",
			"UPDATE report SET province = 'x' WHERE id = 7",
			/Report 7 is filed .* other facts/,
		],
		[
			"a report filed under the words of another",
			`DELETE FROM report_terms WHERE rowid < 1 << 30;
			INSERT INTO report_terms (rowid, terms) VALUES (2, '= p=yen-bai')`,
			/Report 2 is filed .* other facts/,
		],
		["a total that is wrong", "UPDATE total SET n = n + 1 WHERE kind = 'stubs'", /total of stubs differs/],
	];
	for (const [what, sql, fault] of FAULTS)
		it(`finds ${what}`, async () => {
			const store = openSqlite(path());
			const db = new Database(path());
			db.exec(sql);
			db.close();
			expect((await store.check()).join("\n")).to.match(fault);
			await store.close();
		});
});
