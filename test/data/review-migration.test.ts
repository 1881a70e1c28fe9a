import Database from "better-sqlite3";
import { expect } from "chai";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { migrate } from "../../data/store/sqlite/migrate.ts";
import { APPLICATION_ID, migrateSqlite, openSqlite } from "../../data/store/sqlite/open.ts";
import { contentHash } from "../../model/hash.ts";
import { mention } from "./builders.ts";
import { withOlderIndex } from "./older-index.ts";
import { CITED, failure, K10, K11 } from "./store-bench.ts";

const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const AT = "2026-11-22T06:00:00.000Z";
const STUB = "nghi-quyet:25-nq-tw:chua-ro";
const text = (id: number): string => `Xã thứ ${id} sơ kết Nghị quyết ${CITED}.`;

/**
 * An index as the version before the queue left it: five reports, one of them corrected; a correction that was undone and
 * made again, and a merge, in entries of which one is missing.
 */
function older(path: string): void {
	const db = new Database(path);
	db.pragma(`application_id = ${APPLICATION_ID}`);
	migrate(db, readMigrations("sqlite").slice(0, 6));
	const directive = db.prepare(
		"INSERT INTO directive (id, symbol, symbol_slug, type, level, origin, aliases) VALUES (?, ?, '25-nq-tw', 'nghi-quyet', 'central', ?, '[]')",
	);
	directive.run(K10, CITED, "authority");
	directive.run(K11, CITED, "authority");
	const report = db.prepare(
		`INSERT INTO report (id, title, published_on, content_hash, fetched_at, extractor_version, grammar_version, text)
		VALUES (@id, @title, @day, @hash, '${AT}', 1, 1, @text)`,
	);
	const mean = db.prepare(
		`INSERT INTO mention (report_id, position, report_key, start, "end", form, raw, symbol, type, parts, named, repairs, rule,
			status, directive_id, confidence, reasons, warnings, candidates)
		SELECT id, 0, sort_key, @start, @start + 8, 'full', @raw, @raw, 'nghi-quyet', '{}', '[]', '[]', 'party', @status, @means,
			@confidence, @reasons, '[]', '[]' FROM report WHERE id = @id`,
	);
	const read = [
		{ id: 1, status: "resolved", means: K10, confidence: 1, reasons: '["người biên tập xác định"]' },
		{ id: 2, status: "ambiguous", means: null, confidence: 0.4, reasons: "[]" },
		{ id: 3, status: "resolved", means: K11, confidence: 0.6, reasons: "[]" },
		{ id: 4, status: "resolved", means: K11, confidence: 0.7, reasons: "[]" },
		{ id: 5, status: "unlinked", means: null, confidence: 0.1, reasons: "[]" },
	];
	for (const { id, ...as } of read) {
		const [title, body] = [`Tin ${id}`, text(id)];
		report.run({ id, title, day: `2023-03-0${id}`, hash: contentHash(title, body), text: body });
		mean.run({ id, start: body.indexOf(CITED), raw: CITED, ...as });
	}
	db.exec(`UPDATE directive SET mentions = m.n, reports = m.n, first_cited_on = m.first, last_cited_on = m.last
		FROM (SELECT directive_id AS id, count(*) AS n, min(published_on) AS first, max(published_on) AS last
			FROM mention JOIN report ON report.id = report_id GROUP BY 1) m WHERE m.id = directive.id`);
	db.exec("INSERT INTO index_queue (report_id) SELECT id FROM report");
	const start = text(1).indexOf(CITED);
	const citations = [{ report: 1, start, directive: K10 }];
	const audit = db.prepare(
		`INSERT INTO audit (id, at, by, reason, action, subject, before, undone_by)
		VALUES (@id, '${AT}', 'Lan', 'đã đối chiếu', @action, @subject, @before, @undone)`,
	);
	const entry = (id: number, action: string, subject: object, before: object, undone: number | null = null) =>
		audit.run({ id, action, subject: JSON.stringify(subject), before: JSON.stringify(before), undone });
	const unpinned = { pinned: [], stubs: [] };
	db.transaction(() => {
		db.pragma("defer_foreign_keys = ON");
		entry(2, "correct", { citations }, unpinned, 3);
		entry(3, "undo", { change: 2 }, {});
		entry(4, "correct", { citations }, unpinned);
		const gone = {
			...{ id: STUB, symbol: CITED, number: "25", type: "nghi-quyet", title: null, issuedOn: null, issuer: null },
			...{ issuerName: null, level: "central", term: null, province: null, origin: "cited", aliases: [] },
		};
		entry(7, "merge", { from: STUB, into: K11 }, { gone, chained: [], pinned: [] });
	})();
	const machine = { mention: mention(text(1), CITED, K11), stub: null, isLost: false };
	db.prepare("INSERT INTO correction VALUES (1, ?, ?, ?, 4, ?)").run(start, CITED, K10, JSON.stringify(machine));
	db.prepare("INSERT INTO merged VALUES (?, ?, 7)").run(STUB, K11);
	db.close();
}

describe("An index of the version before the queue of uncertain citations", () => {
	const path = withOlderIndex(older);

	it("keeps every change that people made, and can still undo it", async () => {
		expect(migrateSqlite(path()).applied[0]).to.equal("0007_review.sql");
		const store = openSqlite(path());
		expect(await store.check()).to.deep.equal([]);
		const { items } = await store.audit({ limit: 9 });
		expect(items.map(({ id, action, undoneBy }) => [id, action, undoneBy])).to.deep.equal([
			[7, "merge", null],
			[4, "correct", null],
			[3, "undo", null],
			[2, "correct", 3],
		]);
		expect((await store.corrections({ limit: 9 })).items.map(({ entry }) => entry.id)).to.deep.equal([4]);
		expect(await store.mergedInto(STUB)).to.equal(K11);
		expect((await failure(store.undo(2, NOTE))).message).to.include("in change 3");
		expect((await store.undo(4, NOTE)).id).to.equal(8);
		expect((await store.mentionsOf(1))[0]?.directiveId).to.equal(K11);
		await store.undo(7, NOTE);
		expect(await store.mergedInto(STUB)).to.equal(null);
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});

	it("still lets no change go that something points at", () => {
		migrateSqlite(path());
		const db = new Database(path());
		db.pragma("foreign_keys = ON");
		for (const id of [3, 4, 7])
			expect(() => db.prepare("DELETE FROM audit WHERE id = ?").run(id)).to.throw(/FOREIGN KEY/);
		db.close();
	});

	it("has in the queue what is uncertain, and takes the new kinds of change", async () => {
		const store = openSqlite(path());
		const first = await store.nextToReview("Lan", null, AT);
		expect([first.waiting, first.item?.report.id, first.item?.alike]).to.deep.equal([2, 3, 2]);
		expect((await store.nextToReview("Lan", first.next, AT)).item?.report.id).to.equal(2);
		expect((await store.split(K11, { from: "2023-03-04" }, K10, NOTE)).action).to.equal("split");
		await store.addFeedback({ about: "report", subject: "2", text: "Bài này sai ngày.", contact: null }, AT);
		expect((await store.closeFeedback(1, NOTE)).action).to.equal("feedback");
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});
});

describe("Checking the queue of uncertain citations", () => {
	const path = withOlderIndex(older);
	it("finds what it counts wrongly", async () => {
		const store = openSqlite(path());
		const db = new Database(path());
		db.exec("UPDATE review_group SET n = n + 1; UPDATE total SET n = 9 WHERE kind = 'uncertain'");
		db.close();
		expect((await store.check()).join("\n"))
			.to.match(/queue of uncertain citations counts those of “25-NQ\/TW” wrongly/)
			.and.match(/total of uncertain differs/);
		await store.close();
	});
});
