import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { WARCParser } from "warcio";
import { projectRoot } from "../../data/root.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { sha256 } from "../../model/hash.ts";
import type { FetchedPage } from "../../model/report.ts";
import { freePort } from "../free-port.ts";
import { PROGRAM } from "../program.ts";
import { scratch, trichdan, writeSampleSources } from "./trichdan.ts";

const fetched = (url: string, over: Partial<FetchedPage> = {}): FetchedPage => {
	const body = Buffer.from(`<h1>Trang ${url}</h1>`);
	return {
		url,
		sourceId: "mau-bao",
		status: 200,
		outcome: "report",
		contentType: "text/html; charset=utf-8",
		finalUrl: url,
		note: null,
		body: gzipSync(body),
		bodyHash: sha256(body),
		etag: '"v1"',
		lastModified: "Fri, 04 Mar 2022 00:00:00 GMT",
		fetchedAt: "2026-11-22T06:00:00.000Z",
		...over,
	};
};

/** The response records of a WARC, as another program reads them. */
async function responses(path: string) {
	const found: {
		url: string;
		status: unknown;
		headers: Record<string, string>;
		warc: Record<string, string>;
		body: string;
	}[] = [];
	const types: string[] = [];
	for await (const one of WARCParser.iterRecords([await readFile(path)], { keepHeadersCase: true })) {
		types.push(one.warcType);
		if (one.warcType !== "response") continue;
		const body = await one.contentText();
		found.push({
			url: one.warcTargetURI ?? "",
			status: one.httpHeaders?.statusline,
			headers: Object.fromEntries(one.httpHeaders?.headers ?? []),
			warc: Object.fromEntries(one.warcHeaders.headers),
			body,
		});
	}
	return { found, types };
}

describe("trichdan export pages", function () {
	this.timeout(180_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = (db = "index.db") => ({
		TRICHDAN_DB: folder.path(db),
		TRICHDAN_SOURCES: folder.path("sources.json"),
	});
	beforeEach(async () => {
		folder = await scratch();
		await writeSampleSources(folder.path("sources.json"), await freePort());
	});
	afterEach(() => folder.remove());

	async function withPages(...pages: FetchedPage[]): Promise<void> {
		const store = openSqlite(folder.path("index.db"));
		for (const page of pages) await store.savePage(page);
		await store.close();
	}

	/** What a store holds of reports, without what the way into it tells. */
	async function reportsOf(db: string) {
		const store: Store = openSqlite(folder.path(db));
		const reports = (await store.reportsAfter(0, 500)).map(({ url, title, text, sourceId, province, fetchedAt }) => ({
			url,
			title,
			text,
			sourceId,
			province,
			fetchedAt,
		}));
		await store.close();
		return reports.sort((a, b) => ((a.url ?? "") < (b.url ?? "") ? -1 : 1));
	}

	it("writes what a crawl fetched, from which an empty index gets the same reports under the same addresses", async () => {
		const crawled = await trichdan(["crawl", "--source", "mau-tinh", "mau-huyen", "mau-bao"], settings());
		expect(crawled.status, crawled.stderr).to.equal(0);
		const file = folder.path("trang.warc.gz");
		const exported = await trichdan(["export", "pages", file, "--json"], settings());
		expect(exported.status, exported.stderr).to.equal(0);
		expect(JSON.parse(exported.stdout).pages).to.be.at.least(36);

		const imported = await trichdan(["import", file, "--json"], settings("other.db"));
		expect(imported.status, imported.stderr).to.equal(0);
		const reports = await reportsOf("index.db");
		expect(reports.length).to.be.at.least(25);
		const back = await reportsOf("other.db");
		const told = ({ url: _, fetchedAt: __, ...rest }: (typeof back)[number]): string => JSON.stringify(rest);
		expect(back.map(told).sort()).to.deep.equal(reports.map(told).sort());
		// A text that two pages print is filed under the one that was read first.
		const addresses = new Set(back.map(({ url }) => url));
		const other = reports.filter(({ url }) => !addresses.has(url)).map(({ url }) => url ?? "");
		const store = openSqlite(folder.path("other.db"));
		const [twin] = await Promise.all(other.map((url) => store.page(url)));
		await store.close();
		expect(other).to.have.length(1);
		expect(twin?.outcome).to.equal("report");

		const again = await trichdan(["export", "pages", folder.path("lai.warc.gz"), "--json"], settings("other.db"));
		expect(JSON.parse(again.stdout).pages).to.be.at.least(reports.length);
	});

	it("writes WARC 1.1: who wrote it, then each page with its status, headers and body", async () => {
		await withPages(
			fetched("http://127.0.0.1:3080/a"),
			fetched("http://127.0.0.1:3080/b", {
				status: 304,
				outcome: "unchanged",
				etag: null,
				lastModified: null,
				contentType: null,
			}),
			fetched("http://127.0.0.1:3080/c#postback=2", { finalUrl: "http://127.0.0.1:3080/c", outcome: "listing" }),
			fetched("http://127.0.0.1:3080/d", { status: 0, outcome: "failed", body: null, bodyHash: null }),
		);
		const file = folder.path("trang.warc.gz");
		const { status, stdout, stderr } = await trichdan(["export", "pages", file], settings());
		expect(status, stderr).to.equal(0);
		expect(stdout).to.equal("3 pages written; 1 of which no bytes are kept left out.\n");
		const { found, types } = await responses(file);
		expect(types).to.deep.equal(["warcinfo", "response", "response", "response"]);
		expect(found[0]).to.deep.include({
			url: "http://127.0.0.1:3080/a",
			status: "HTTP/1.1 200 OK",
			headers: {
				"Content-Type": "text/html; charset=utf-8",
				ETag: '"v1"',
				"Last-Modified": "Fri, 04 Mar 2022 00:00:00 GMT",
				"Content-Length": "38",
			},
			body: "<h1>Trang http://127.0.0.1:3080/a</h1>",
		});
		expect(found[0]?.warc).to.include({ "WARC-Date": "2026-11-22T06:00:00.000Z", "Trichdan-Source": "mau-bao" });
		expect(found[1]).to.include({ status: "HTTP/1.1 200 OK" });
		expect(found[2]?.warc).to.include({
			"WARC-Target-URI": "http://127.0.0.1:3080/c",
			"Trichdan-Asked": "http://127.0.0.1:3080/c#postback=2",
			"Trichdan-Outcome": "listing",
		});
	});

	it("writes the pages of one source, and offers the nearest when asked for one that is not", async () => {
		await withPages(fetched("http://127.0.0.1:3080/a"), fetched("http://127.0.0.1:3080/b", { sourceId: "mau-tinh" }));
		const file = folder.path("trang.warc.gz");
		await trichdan(["export", "pages", file, "--source", "mau-tinh"], settings());
		expect((await responses(file)).found.map(({ url }) => url)).to.deep.equal(["http://127.0.0.1:3080/b"]);
		const other = await trichdan(["export", "pages", folder.path("x.warc.gz"), "--source", "mau-tin"], settings());
		expect(other.status).to.equal(2);
		expect(other.stderr).to.contain("There is no source mau-tin. Did you mean mau-tinh");
	});

	it("writes over no file unless told to, and leaves nothing half written", async () => {
		await withPages(
			fetched("http://127.0.0.1:3080/a"),
			fetched("http://127.0.0.1:3080/b", { body: Buffer.from("không phải gzip") }),
		);
		const file = folder.path("trang.warc.gz");
		await writeFile(file, "cũ");
		const refused = await trichdan(["export", "pages", file], settings());
		expect(refused.status).to.equal(2);
		expect(refused.stderr).to.contain("--force");
		const broken = await trichdan(["export", "pages", file, "--force"], settings());
		expect(broken.status).to.equal(1);
		expect(await readFile(file, "utf8")).to.equal("cũ");
		expect((await readdir(folder.path("."))).filter((name) => name.endsWith(".part"))).to.deep.equal([]);

		await withPages(fetched("http://127.0.0.1:3080/b"));
		expect((await trichdan(["export", "pages", file, "--force"], settings())).status).to.equal(0);
		expect((await responses(file)).found).to.have.length(2);
	});

	it("writes to standard output for a pipe, with what it says beside it", async () => {
		await withPages(fetched("http://127.0.0.1:3080/a"));
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [...PROGRAM, "export", "pages", "-"], {
			cwd: projectRoot,
			encoding: "buffer",
			env: { ...process.env, ...settings() },
		});
		expect(stderr.toString()).to.contain("1 page written");
		await writeFile(folder.path("ong.warc.gz"), stdout);
		expect((await responses(folder.path("ong.warc.gz"))).found).to.have.length(1);
	});

	it("wants a name that tells what is in it, and a folder that is there", async () => {
		const named = await trichdan(["export", "pages", folder.path("trang.zip")], settings());
		expect(named.status).to.equal(2);
		expect(named.stderr).to.contain(".warc.gz");
		await trichdan(["migrate"], settings());
		const lost = await trichdan(["export", "pages", folder.path("khong-co/trang.warc.gz")], settings());
		expect(lost.status).to.equal(1);
		expect(lost.stderr.trimEnd().split("\n")).to.have.length(1);
		expect(lost.stderr).to.contain("cannot be written");
	});
});
