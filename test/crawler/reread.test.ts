import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { compileAuthority, GRAMMAR_VERSION } from "../../citation/index.ts";
import { type Cite, createCite } from "../../crawler/cite.ts";
import { EXTRACTOR_VERSION } from "../../crawler/extracted.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { type RereadOptions, reread } from "../../crawler/reread.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import { registerOf } from "../../data/authority/register.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { contentHash, sha256 } from "../../model/hash.ts";
import type { FetchedPage, NewReport } from "../../model/report.ts";
import { Source } from "../../model/source.ts";
import { NOW } from "./support.ts";

const authority = loadAuthority(fileURLToPath(new URL("../../data/authority", import.meta.url)));
const DAN_VAN = "nghi-quyet:25-nq-tw:k11";

describe("Reading the stored reports again", function () {
	this.timeout(60_000);
	let store: Store;
	let parser: Parser;
	let cite: Cite;
	before(() => {
		parser = createParser({ timeout: 30_000 });
		cite = createCite(compileAuthority(authority));
	});
	after(() => parser.close());
	beforeEach(async () => {
		store = openSqlite(":memory:");
		await store.putRegister(registerOf(authority));
	});
	afterEach(() => store.close());

	const source = Source.parse({
		id: "huyen",
		name: "Trang tin huyện",
		province: "yen-bai",
		level: "district",
		home: "https://huyen.example.vn/",
		selectors: { title: "h1", body: ".noi-dung" },
	});
	const text = (n: number): string =>
		`Sáng ${n}/6, Huyện ủy tổng kết mười năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương về công tác dân vận.`;
	const report = (n: number, more: Partial<NewReport> = {}): NewReport => {
		const title = `Huyện ủy tổng kết công tác dân vận, buổi thứ ${n}`;
		return {
			url: `https://huyen.example.vn/tin/${n}.html`,
			file: null,
			sourceId: "huyen",
			title,
			publishedOn: "2023-06-20",
			dateSource: "page",
			dateInferred: false,
			author: null,
			province: "yen-bai",
			text: text(n),
			contentHash: contentHash(title, more.text ?? text(n)),
			fetchedAt: `2026-11-${String(n).padStart(2, "0")}T01:00:00.000Z`,
			attachedTo: null,
			extractor: "recipe",
			quality: 1,
			extractorVersion: EXTRACTOR_VERSION,
			grammarVersion: GRAMMAR_VERSION - 1,
			...more,
		};
	};
	const page = (n: number, html: string): FetchedPage => ({
		url: `https://huyen.example.vn/tin/${n}.html`,
		sourceId: "huyen",
		status: 200,
		outcome: "report",
		contentType: "text/html; charset=utf-8",
		finalUrl: `https://huyen.example.vn/tin/${n}.html`,
		note: null,
		body: gzipSync(html),
		bodyHash: sha256(Buffer.from(html)),
		etag: null,
		lastModified: null,
		fetchedAt: NOW.toISOString(),
	});
	const again = (more: Partial<RereadOptions> = {}) =>
		reread({
			store,
			parser,
			extract: cite,
			grammarVersion: GRAMMAR_VERSION,
			sources: [source],
			families: [],
			now: () => NOW,
			...more,
		});
	const cited = async (id: number): Promise<(string | null)[]> =>
		(await store.mentionsOf(id)).map(({ directiveId }) => directiveId);

	it("finds citations that an older grammar did not, and a second time has nothing to do", async () => {
		for (const n of [1, 2, 3]) await store.saveReport(report(n), [], [], null);
		expect(await cited(1)).to.deep.equal([]);
		expect(await again()).to.include({ reports: 3, cited: 3, mentions: 3, upToDate: 0, left: 0 });
		expect(await cited(1)).to.deep.equal([DAN_VAN]);
		expect((await store.directive(DAN_VAN))?.reports).to.be.at.least(1);
		expect(await again()).to.include({ reports: 3, cited: 0, upToDate: 3 });
		expect(await again({ all: true })).to.include({ cited: 3, mentions: 3 });
	});

	it("goes on where it was stopped", async () => {
		for (const n of [1, 2, 3]) await store.saveReport(report(n), [], [], null);
		const stop = new AbortController();
		const stopped = await again({ signal: stop.signal, onProgress: () => stop.abort() });
		expect(stopped).to.include({ cited: 1, left: 2 });
		expect(await again()).to.include({ cited: 2, upToDate: 1, left: 0 });
	});

	it("reads only what came since a day in Vietnam", async () => {
		// Half past one in the night of the 3rd in Vietnam is still the 2nd in UTC.
		await store.saveReport(report(1, { fetchedAt: "2026-11-02T18:30:00.000Z" }), [], [], null);
		await store.saveReport(report(2, { fetchedAt: "2026-11-02T16:30:00.000Z" }), [], [], null);
		expect(await again({ since: "2026-11-03" })).to.include({ reports: 1, cited: 1 });
		expect(await cited(1)).to.deep.equal([DAN_VAN]);
	});

	it("reads pages of an older reader from their kept bytes, and keeps the text before as a version", async () => {
		const old = report(1, { text: `Trang chủ\n${text(1)}`, extractorVersion: EXTRACTOR_VERSION - 1 });
		const html = `<html><body><nav>Trang chủ</nav><h1>${old.title}</h1><div class="noi-dung"><p>${text(1)}</p><p>${text(1).replace("Sáng", "Chiều")}</p></div></body></html>`;
		const { id } = await store.saveReport(old, [], [], page(1, html));
		expect(await again()).to.include({ pages: 1, changed: 1, cited: 1, mentions: 2 });
		const now = await store.report(id);
		expect(now?.text).to.match(/^Sáng 1\/6/);
		expect(now).to.include({ publishedOn: "2023-06-20", dateSource: "page", extractorVersion: EXTRACTOR_VERSION });
		expect((await store.versionsOf(id)).map(({ text }) => text)).to.deep.equal([old.text]);
		expect(await cited(id)).to.deep.equal([DAN_VAN, DAN_VAN]);
		expect(await again()).to.include({ pages: 0, upToDate: 1 });
	});

	it("keeps the text where no bytes are kept or today's reader finds no report, but finds its citations anew", async () => {
		const old = { extractorVersion: EXTRACTOR_VERSION - 1 };
		await store.saveReport(report(1, old), [], [], null);
		const login = "<html><body><h1>Đăng nhập</h1><form><input type=password></form></body></html>";
		await store.saveReport(report(2, old), [], [], page(2, login));
		expect(await again()).to.include({ kept: 2, pages: 0, cited: 2 });
		expect((await store.report(2))?.text).to.equal(text(2));
		expect(await cited(2)).to.deep.equal([DAN_VAN]);
	});
});
