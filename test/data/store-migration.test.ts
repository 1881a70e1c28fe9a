import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { expect } from "chai";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { migrate } from "../../data/store/sqlite/migrate.ts";
import { APPLICATION_ID, migrateSqlite, openSqlite } from "../../data/store/sqlite/open.ts";
import { contentHash, sha256 } from "../../model/hash.ts";
import { mention, report } from "./builders.ts";
import { withOlderIndex } from "./older-index.ts";
import { query } from "./store-bench.ts";

const TEXT = `Sáng 14/3, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết ba năm thực hiện Nghị quyết số 25-NQ/TW về tăng cường và đổi
mới sự lãnh đạo của Đảng đối với công tác dân vận. Hội nghị nghe báo cáo của mười một huyện, thị xã; nhiều ý kiến đề nghị tập
trung giải quyết việc đền bù đất đai, giảm nghèo ở các xã vùng cao.`;
const BODY = gzipSync(TEXT);
const K11 = "nghi-quyet:25-nq-tw:k11";

/** An index as the version before the crawler left it. */
function older(path: string): void {
	const db = new Database(path);
	db.pragma(`application_id = ${APPLICATION_ID}`);
	migrate(db, readMigrations("sqlite").slice(0, 2));
	db.prepare(
		`INSERT INTO directive (id, type, level, origin, aliases, mentions, reports, first_cited_on, last_cited_on)
		VALUES (?, 'nghi-quyet', 'central', 'cited', '[]', 1, 1, '2023-03-14', '2023-03-14')`,
	).run(K11);
	const add = db.prepare(
		`INSERT INTO report (id, url, source_id, title, published_on, date_source, content_hash, fetched_at,
			extractor_version, grammar_version, text)
		VALUES (@id, @url, 'nghe-an', @title, @day, @source, @hash, '2026-11-22T06:00:00.000Z', 1, 1, @text)`,
	);
	const terms = db.prepare(
		"INSERT INTO report_terms (rowid, terms) SELECT sort_key, 'dan van' FROM report WHERE id = ?",
	);
	for (const [id, text, source] of [
		[1, TEXT, "inferred"],
		[2, "Tin ngắn.", "page"],
	] as const) {
		const title = `Tin ${id}`;
		const hash = contentHash(title, text);
		add.run({ id, url: `http://a/${id}`, title, day: "2023-03-14", source, hash, text });
		terms.run(id);
	}
	const start = TEXT.indexOf("25-NQ/TW");
	db.prepare(
		`INSERT INTO mention (report_id, position, report_key, start, "end", form, raw, parts, named, repairs, rule, status,
			directive_id, confidence, reasons, warnings, candidates)
		SELECT 1, 0, sort_key, ?, ?, 'short', '25-NQ/TW', '{}', '[]', '[]', 'party', 'resolved', ?, 0.9, '[]', '[]', '[]'
		FROM report WHERE id = 1`,
	).run(start, start + 8, K11);
	db.prepare(
		`INSERT INTO page (url, source_id, status, outcome, body_hash, etag, fetched_at, body)
		VALUES ('http://a/1', 'nghe-an', 200, 'report', ?, '"1"', '2026-11-22T06:00:00.000Z', ?)`,
	).run(sha256(TEXT), BODY);
	db.prepare("INSERT INTO run (source_id, started_at) VALUES ('nghe-an', '2026-11-22T06:00:00.000Z')").run();
	db.close();
}

describe("An index of the version before the crawler", () => {
	const path = withOlderIndex(older);

	it("is brought up to date with all that was in it", async () => {
		expect(migrateSqlite(path()).applied[0]).to.equal("0003_crawling.sql");
		const store = openSqlite(path());
		const unknown = { attachedTo: null, extractor: null, quality: null, duplicateOf: null };
		expect(await store.report(1)).to.deep.include({ ...unknown, dateInferred: true, text: TEXT, url: "http://a/1" });
		expect(await store.report(2)).to.deep.include({ ...unknown, dateInferred: false, dateSource: "page" });
		expect(await store.page("http://a/1")).to.deep.include({
			contentType: null,
			finalUrl: "http://a/1",
			etag: '"1"',
			body: BODY,
		});
		expect((await store.countCitations({ directive: K11 })).total).to.equal(1);
		// What it was found by is made anew from its text: the version before had kept other words of it.
		expect((await store.countReports({ text: query(["công tác dân vận"]), directive: K11 })).total).to.equal(1);
		expect((await store.countReports({ text: query(["tin"]) })).total).to.equal(2);
		expect(await store.runs(5)).to.have.length(1);
		expect(await store.frontierCounts()).to.deep.equal([]);
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});

	it("knows a copy of a report that it had before", async () => {
		const store = openSqlite(path());
		const text = TEXT.replace("Sáng 14/3", "Sáng nay");
		const copy = report({ text, publishedOn: "2023-03-15" });
		const { id } = await store.saveReport(copy, [mention(text, "25-NQ/TW", K11)], [], null);
		expect((await store.report(id))?.duplicateOf).to.equal(1);
		expect((await store.directive(K11))?.reports).to.equal(1);
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});
});

describe("Checking an index", () => {
	const path = withOlderIndex(older);
	it("finds copies, their citations and leases that do not fit together", async () => {
		const store = openSqlite(path());
		for (const words of ["nay", "qua", "kia"]) {
			const text = TEXT.replace("14/3", words);
			await store.saveReport(report({ text }), [mention(text, "25-NQ/TW", K11)], [], null);
		}
		expect(await store.check()).to.deep.equal([]);
		const db = new Database(path());
		const faultsAfter = async (sql: string): Promise<string> => {
			db.exec(sql);
			return (await store.check()).join("\n");
		};
		expect(await faultsAfter("UPDATE mention SET counted = 1 WHERE report_id = 4"))
			.to.match(/Report 4 is a copy whose citations count/)
			.and.match(/Directive .* has a count/);
		expect(await faultsAfter("UPDATE report SET duplicate_of = 3 WHERE id = 4")).to.match(
			/Report 4 .* copy of another copy/,
		);
		expect(await faultsAfter("UPDATE report SET duplicate_of = 2 WHERE id = 1"))
			.to.match(/index of copies has entry/)
			.and.match(/full text index has entry/);
		await faultsAfter(`INSERT INTO frontier (url, source_id, host, kind, priority, depth, template, state, found_at,
			leased_from, lease_fence, lease_until) VALUES ('http://a/9', 'a', 'a', 'article', 1, 0, '', 'leased', '', 'new', 7, '')`);
		expect((await store.check()).join("\n")).to.match(/http:\/\/a\/9 is leased to a crawler that never had the lock/);
		db.close();
		await store.close();
	});
});
