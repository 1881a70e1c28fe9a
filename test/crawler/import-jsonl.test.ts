import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Cite } from "../../crawler/cite.ts";
import { type ImportOptions, importPaths } from "../../crawler/import.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { Source } from "../../model/source.ts";
import { NOW, PARAGRAPH, PLACES } from "./support.ts";

/** Finds nothing: the engine has tests of its own. */
const extract: Cite = async () => ({ mentions: [], cited: [] });

const OTHER =
	"Trạm y tế phối hợp trường học khám mắt cho học sinh tiểu học, cấp kính miễn phí cho các em cận thị, hướng dẫn phụ " +
	"huynh sắp xếp góc học tập đủ ánh sáng và hạn chế thời gian sử dụng điện thoại của trẻ.";

describe("import of JSONL", function () {
	this.timeout(60_000);
	let folder: string;
	let store: Store;
	let parser: Parser;
	before(() => {
		parser = createParser();
	});
	after(() => parser.close());
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-"));
		store = openSqlite(":memory:");
	});
	afterEach(async () => {
		await store.close();
		rmSync(folder, { recursive: true });
	});

	const write = (content: string | Buffer): string => {
		const path = join(folder, "tap.jsonl");
		writeFileSync(path, content);
		return path;
	};
	const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");
	const run = (path: string, more: Partial<ImportOptions> = {}) =>
		importPaths([path], {
			store,
			parser,
			extract,
			grammarVersion: 1,
			places: PLACES,
			sources: [],
			families: [],
			now: NOW,
			...more,
		});
	const only = async () => {
		const { items } = await store.searchReports({}, "newest", { limit: 5 });
		expect(items).to.have.length(1);
		return store.report(items[0]?.id ?? 0);
	};
	const faultOf = async (content: string | Buffer, more: Partial<ImportOptions> = {}): Promise<string> => {
		const path = write(content);
		const { skipped, created } = await run(path, more);
		expect([skipped.length, created]).to.deep.equal([1, 0]);
		expect(skipped[0]?.path).to.equal(`${path}, line 1`);
		expect(skipped[0]?.remedy).to.not.equal("");
		return skipped[0]?.reason ?? "";
	};

	it("makes a report of each line, with all that it tells", async () => {
		const sources = [
			Source.parse({ id: "huyen", name: "Huyện", province: null, level: "district", home: "https://huyen.example/" }),
		];
		const entry = {
			title: "Huyện Mường Xa họp bàn công tác dân vận",
			text: `${PARAGRAPH}\n\n${OTHER}`,
			url: "https://huyen.example/tin/1.html?utm_source=fb",
			published: "2022-01-14",
			province: "yen-bai",
			author: "Lò Văn Mẫu",
			source: "huyen",
		};
		expect(await run(write(lines(entry)), { sources })).to.deep.include({ files: 1, created: 1, skipped: [] });
		expect(await only()).to.include({
			title: entry.title,
			text: `${PARAGRAPH}\n${OTHER}`,
			url: "https://huyen.example/tin/1.html",
			file: null,
			publishedOn: "2022-01-14",
			dateSource: "given",
			province: "yen-bai",
			author: "Lò Văn Mẫu",
			sourceId: "huyen",
		});
	});

	it("reads headline and day off a text that comes without", async () => {
		await run(write(lines({ text: `Huyện Triệu Phong họp\n\n14/01/2022\n${PARAGRAPH}`, title: null })));
		expect(await only()).to.include({
			title: "Huyện Triệu Phong họp",
			text: PARAGRAPH,
			publishedOn: "2022-01-14",
			province: "quang-tri",
			file: "tap.jsonl:1",
			url: null,
		});
	});

	it("makes no second report of the same content, wherever its line stands", async () => {
		const [a, b] = [
			{ title: "Huyện Mường Xa họp", text: PARAGRAPH },
			{ title: "Khám mắt cho học sinh", text: OTHER },
		];
		expect(await run(write(lines(a, a, b)))).to.include({ created: 2, unchanged: 1 });
		expect(await run(write(lines(b, a)))).to.include({ created: 0, updated: 0, unchanged: 2 });
	});

	it("reads Windows line ends, a byte order mark, blank lines and a last line without its end", async () => {
		const text = `\ufeff${lines({ title: "Một", text: PARAGRAPH }).trim()}\r\n\r\n${JSON.stringify({ title: "Hai", text: OTHER })}`;
		expect(await run(write(text))).to.deep.include({ created: 2, skipped: [] });
	});

	it("names the lines that are broken, with number and fault, and reads the others", async () => {
		const path = write(
			`${lines({ title: "Một", text: PARAGRAPH })}{"text": cụt\n${lines({ text: "x", titel: "y" })}\n${lines({ title: "Hai", text: OTHER })}`,
		);
		const { created, files, skipped } = await run(path);
		expect([created, files]).to.deep.equal([2, 1]);
		expect(skipped.map((one) => one.path)).to.deep.equal([`${path}, line 2`, `${path}, line 3`]);
		expect(skipped[0]?.reason).to.match(/^it is no JSON: /);
		expect(skipped[1]?.reason).to.equal('unknown key "titel"');
	});

	it("says what is wrong with a line", async () => {
		expect(await faultOf(lines({ title: "Một" }))).to.match(/^text: /);
		expect(await faultOf(lines({ text: "" }))).to.equal("text: there is no text");
		expect(await faultOf(lines({ text: "x", url: "ftp://x" }))).to.equal("url: is not an address of the web");
		expect(await faultOf(lines({ text: "x", published: "14/01/2022" }))).to.match(/^published: /);
		expect(await faultOf(lines({ text: "x", province: "yen-bay" }))).to.equal(
			'province: there is no province "yen-bay"',
		);
		expect(await faultOf(lines({ text: "x", source: "khong-co" }))).to.equal('source: there is no source "khong-co"');
		expect(await faultOf(lines([1, 2]))).to.not.equal("");
		expect(await faultOf(Buffer.from([0x22, 0xff, 0x22]))).to.equal("it is not UTF-8");
		expect(await faultOf(`"${"x".repeat(33 * 1024 * 1024)}"`)).to.equal("it is longer than 32 MiB");
	});

	it("names the first thousand faults and counts the rest", async () => {
		const { skipped, skippedMore, files } = await run(write("{\n".repeat(1200)));
		expect([skipped.length, skippedMore, files]).to.deep.equal([1000, 200, 0]);
	});

	it("tells how far it is in bytes, and stops between two lines", async () => {
		const content = lines({ title: "Một", text: PARAGRAPH }, { title: "Hai", text: OTHER });
		const path = write(content);
		const stop = new AbortController();
		const steps: number[] = [];
		const onProgress = (done: number, total: number): void => {
			expect(total).to.equal(Buffer.byteLength(content));
			steps.push(done);
			if (steps.length === 2) stop.abort();
		};
		expect(await run(path, { onProgress, signal: stop.signal })).to.include({ created: 1, left: 1 });
		expect(steps).to.deep.equal([
			0,
			content.indexOf("\n") === -1 ? 0 : Buffer.byteLength(content.slice(0, content.indexOf("\n") + 1)),
		]);
	});
});
