import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gunzipSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import type { Cite } from "../../crawler/cite.ts";
import { type ImportOptions, importPaths } from "../../crawler/import.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { Source } from "../../model/source.ts";
import { makeDocx, p } from "./documents/make-docx.ts";
import { makePdf, paragraph } from "./documents/make-pdf.ts";
import { chunked, gzipped, HTML, page, type RecordOptions, record } from "./make-warc.ts";
import { NOW, PARAGRAPH, PLACES } from "./support.ts";

/** Finds nothing: the engine has tests of its own. */
const extract: Cite = async () => ({ mentions: [], cited: [] });

const SITE = "https://huyen.example";
/** Texts that no two share sentences of, so that none is another's duplicate. */
const TEXTS = [
	"Ban Thường vụ Huyện ủy họp phiên thường kỳ, cho ý kiến về tiến độ giải phóng mặt bằng tuyến đường liên xã và việc sắp xếp cán bộ sau kiểm điểm cuối năm; các đồng chí ủy viên thảo luận sôi nổi, thẳng thắn, thống nhất cao.",
	"Hội Nông dân phát động phong trào trồng cây ăn quả trên đất dốc; từ vốn vay ưu đãi, nhiều hộ dựng chuồng trại xa nhà ở, ủ phân vi sinh, bán sản phẩm qua hợp tác xã và trả nợ ngân hàng đúng hạn hằng quý.",
	"Đoàn thanh niên ra quân dọn dẹp nghĩa trang liệt sĩ, thắp nến tri ân, thăm hỏi các mẹ Việt Nam anh hùng; tối cùng ngày, đông đảo đoàn viên dự buổi chiếu phim lưu động về chiến dịch Tây Bắc tại sân vận động.",
	"Trạm y tế phối hợp trường học khám mắt cho học sinh tiểu học, cấp kính miễn phí cho các em cận thị, hướng dẫn phụ huynh sắp xếp góc học tập đủ ánh sáng và hạn chế thời gian sử dụng điện thoại của trẻ.",
];
const textOf = (i: number): string => `${TEXTS[i % TEXTS.length]}\n${PARAGRAPH.slice(0, 60 + i)}`;
const response = (i: number, over: RecordOptions = {}): RecordOptions => ({
	url: `${SITE}/tin/${i}.html`,
	headers: HTML,
	body: page(`Tin số ${i} của huyện Mường Xa`, textOf(i)),
	...over,
});

describe("import of a WARC", function () {
	this.timeout(120_000);
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

	async function write(name: string, parts: (RecordOptions | Uint8Array)[]): Promise<string> {
		const path = join(folder, name);
		const isPacked = name.endsWith(".gz");
		const made = await Promise.all(parts.map((part) => (part instanceof Uint8Array ? part : record(part, isPacked))));
		writeFileSync(path, Buffer.concat(made));
		return path;
	}
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
	const reports = async () => {
		const { items } = await store.searchReports({}, "newest", { limit: 50 });
		return Promise.all(
			items.map(async ({ id }) => (await store.report(id)) as NonNullable<Awaited<ReturnType<Store["report"]>>>),
		);
	};
	const addresses = async (): Promise<string[]> => (await reports()).map(({ url }) => url ?? "").sort();

	for (const name of ["a.warc", "a.warc.gz"])
		it(`files pages under their addresses, with the time they were fetched, and keeps them: ${name}`, async () => {
			const path = await write(name, [
				{ type: "warcinfo", body: "software: thu\r\n" },
				{ type: "request", url: `${SITE}/tin/0.html` },
				response(0, {
					url: `${SITE}/tin/0.html?utm_source=fb#dau`,
					headers: { ...HTML, ETag: '"v1"', "Last-Modified": "Fri, 04 Mar 2022 00:00:00 GMT" },
				}),
				{ type: "metadata", url: `${SITE}/tin/0.html`, body: "fetchTimeMs: 12\r\n" },
				{ type: "revisit", url: `${SITE}/tin/7.html` },
				response(1),
			]);
			expect(await run(path)).to.deep.include({ files: 1, created: 2, skipped: [], noReport: 4, left: 0 });
			expect(await addresses()).to.deep.equal([`${SITE}/tin/0.html`, `${SITE}/tin/1.html`]);
			const report = (await reports()).find(({ url }) => url === `${SITE}/tin/0.html`);
			expect(report).to.include({
				title: "Tin số 0 của huyện Mường Xa",
				publishedOn: "2022-01-14",
				fetchedAt: "2022-03-04T05:06:07.000Z",
				file: null,
			});
			const kept = await store.page(`${SITE}/tin/0.html`);
			expect(kept).to.include({
				status: 200,
				outcome: "report",
				contentType: "text/html; charset=utf-8",
				etag: '"v1"',
				lastModified: "Fri, 04 Mar 2022 00:00:00 GMT",
				fetchedAt: "2022-03-04T05:06:07.000Z",
			});
			expect(gunzipSync(kept?.body ?? "").toString()).to.equal(response(0).body);
		});

	it("unpacks bodies that were sent packed and in chunks", async () => {
		const body = (i: number): string => String(response(i).body);
		const path = await write("a.warc.gz", [
			response(0, { headers: { ...HTML, "Transfer-Encoding": "chunked" }, body: chunked(body(0)) }),
			response(1, { headers: { ...HTML, "Content-Encoding": "gzip" }, body: gzipped(body(1)) }),
			response(2, {
				headers: { ...HTML, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked" },
				body: chunked(gzipped(body(2))),
			}),
			response(3, { headers: { ...HTML, "Content-Encoding": "br" }, body: brotliCompressSync(body(3)) }),
		]);
		expect(await run(path)).to.deep.include({ created: 4, skipped: [] });
		expect((await reports()).map(({ title }) => title).sort()).to.deep.equal(
			[0, 1, 2, 3].map((i) => `Tin số ${i} của huyện Mường Xa`),
		);
	});

	it("reads documents and texts too, and passes over what can be no report", async () => {
		const pdf = makePdf([paragraph(`${TEXTS[0]} ${PARAGRAPH}`)], {
			title: "Đề cương tuyên truyền về công tác dân vận",
		});
		const path = await write("a.warc.gz", [
			{ url: `${SITE}/tep/de-cuong.pdf`, headers: { "Content-Type": "application/pdf" }, body: pdf },
			{
				type: "resource",
				url: `${SITE}/tep/ke-hoach`,
				headers: { "Content-Type": "application/octet-stream" },
				body: makeDocx(p("KẾ HOẠCH") + p("về công tác dân vận") + p(TEXTS[1] ?? "")),
			},
			{ url: `${SITE}/tin.txt`, headers: { "Content-Type": "text/plain" }, body: `Huyện Mường Xa họp\n${TEXTS[2]}` },
			{ url: `${SITE}/anh.png`, headers: { "Content-Type": "image/png" }, body: "png" },
			{ url: `${SITE}/kieu.css`, headers: { "Content-Type": "text/css" }, body: "p{}" },
			response(3, { status: "404 Not Found" }),
			{ type: "resource", url: "urn:pageinfo:x", body: "<p>không phải địa chỉ</p>" },
		]);
		expect(await run(path)).to.deep.include({ created: 3, noReport: 4, skipped: [] });
		expect((await reports()).map(({ title }) => title).sort()).to.deep.equal([
			"Huyện Mường Xa họp",
			"Kế hoạch về công tác dân vận",
			"Đề cương tuyên truyền về công tác dân vận",
		]);
	});

	it("makes no second report of the same content, and lets no older page take a newer one's place", async () => {
		const newer = await write("a.warc.gz", [response(0)]);
		const older = await write("b.warc.gz", [
			response(0, { date: "2021-01-01T00:00:00Z", body: page("Bản cũ của tin", textOf(1)) }),
		]);
		expect(await run(newer)).to.include({ created: 1 });
		expect(await run(newer)).to.include({ created: 0, unchanged: 1 });
		expect(await run(older)).to.include({ created: 0, updated: 0, noReport: 1 });
		expect((await reports()).map(({ title }) => title)).to.deep.equal(["Tin số 0 của huyện Mường Xa"]);
	});

	it("keeps a page that is no report without indexing it", async () => {
		const login =
			"<html><head><title>Đăng nhập</title></head><body><form>Tên đăng nhập <input type=password></form></body></html>";
		const path = await write("a.warc.gz", [response(0, { url: `${SITE}/dang-nhap`, body: login })]);
		expect(await run(path)).to.deep.include({ created: 0, noReport: 1, skipped: [] });
		expect(await store.page(`${SITE}/dang-nhap`)).to.include({ outcome: "refused" });
	});

	it("reads pages of a known source by its recipe and as its own, and its listings as listings", async () => {
		const source = Source.parse({
			id: "huyen",
			name: "Trang huyện",
			province: "yen-bai",
			level: "district",
			home: `${SITE}/`,
			articles: ["/tin/\\d+\\.html$"],
			selectors: { title: ".tua", body: ".bai" },
		});
		const body = String(response(0).body).replace(
			"<div>",
			'<h2 class="tua">Tựa theo trang huyện</h2><div class="bai">',
		);
		const path = await write("a.warc.gz", [response(0, { body }), response(1, { url: `${SITE}/tin-tuc` })]);
		expect(await run(path, { sources: [source] })).to.include({ created: 1, noReport: 1 });
		expect((await reports())[0]).to.include({
			title: "Tựa theo trang huyện",
			sourceId: "huyen",
			province: "yen-bai",
			extractor: "recipe",
		});
		expect(await store.page(`${SITE}/tin-tuc`)).to.include({ outcome: "listing", sourceId: "huyen" });
	});

	it("takes province and day as given", async () => {
		await run(await write("a.warc.gz", [response(0)]), { province: "an-giang", published: "2020-02-03" });
		expect((await reports())[0]).to.include({ province: "an-giang", publishedOn: "2020-02-03", dateSource: "given" });
	});

	describe("with something broken in it", () => {
		const namesOne = async (path: string, created: number, pattern: RegExp): Promise<void> => {
			const result = await run(path);
			expect(result.skipped.map(({ reason }) => reason).join("|")).to.match(pattern);
			expect(result).to.include({ created, files: 1 });
			expect(result.skipped).to.have.length(1);
			expect(result.skipped[0]?.path).to.contain(`${path}, record at byte `);
			expect(result.skipped[0]?.remedy).to.not.equal("");
		};

		it("names a record whose compression is broken and reads the others", async () => {
			const damaged = Buffer.from(await record(response(1)));
			damaged.fill(0xff, 200, 260);
			await namesOne(
				await write("a.warc.gz", [response(0), damaged, response(2)]),
				2,
				/compression is broken|checksum/,
			);
		});

		it("names the first record where the file begins with damage, and reads the others", async () => {
			const damaged = Buffer.from(await record(response(0)));
			damaged[1] = 0;
			await namesOne(await write("a.warc.gz", [damaged, response(1), response(2)]), 2, /^its gzip header is broken$/);
		});

		it("names a record whose checksum is wrong and keeps it out", async () => {
			const damaged = Buffer.from(await record(response(1)));
			damaged[damaged.length - 8] = (damaged[damaged.length - 8] ?? 0) ^ 1;
			await namesOne(await write("a.warc.gz", [response(0), damaged, response(2)]), 2, /^its checksum is wrong$/);
		});

		for (const name of ["a.warc", "a.warc.gz"])
			it(`names the last record of a file that was cut off: ${name}`, async () => {
				const cut = Buffer.from(await record(response(1), name.endsWith(".gz"))).subarray(0, 400);
				await namesOne(await write(name, [response(0), cut]), 1, /^it is cut off$/);
			});

		for (const [what, length] of [
			["too large", "99"],
			["too small", "9"],
			["missing", ""],
		] as const)
			it(`names a record whose stated length is ${what} and reads the others`, async () => {
				const whole = Buffer.from(await record(response(1), false)).toString("latin1");
				const wrong = whole.replace(/Content-Length: (\d+)/, (_, n: string) =>
					length === "" ? "X: 1" : `Content-Length: ${length === "99" ? Number(n) + 300 : Number(n) - 90}`,
				);
				const path = await write("a.warc", [response(0), Buffer.from(wrong, "latin1"), response(2)]);
				await namesOne(path, 2, /length is wrong|does not state its length/);
			});

		it("names bytes between records once, whatever is in them", async () => {
			const noise = Buffer.concat([Buffer.alloc(3000, 0x1f), gzipSync("không phải bản ghi"), Buffer.alloc(10, 7)]);
			await namesOne(await write("a.warc.gz", [response(0), noise, response(2)]), 2, /./);
		});

		it("names a page that is hostile by its address and reads the others", async () => {
			const path = await write("a.warc.gz", [response(0), response(1, { body: "<div>".repeat(2000) })]);
			const { created, skipped } = await run(path);
			expect(created).to.equal(1);
			expect(skipped[0]?.path).to.contain(`(${SITE}/tin/1.html)`);
			expect(skipped[0]?.reason).to.equal("was not read: its tags are nested deeper than 512");
			expect(await store.page(`${SITE}/tin/1.html`)).to.include({ outcome: "refused" });
		});

		it("names a body that unpacks to more than it may", async () => {
			const bomb = gzipSync(Buffer.alloc(60_000_000));
			const path = await write("a.warc.gz", [
				response(0),
				response(1, { headers: { ...HTML, "Content-Encoding": "gzip" }, body: bomb }),
			]);
			await namesOne(path, 1, /^its body unpacks to more than 50000000 bytes$/);
		});

		it("names a scan, for somebody has to read it", async () => {
			const path = await write("a.warc.gz", [
				{ url: `${SITE}/quet.pdf`, headers: { "Content-Type": "application/pdf" }, body: makePdf([[], []]) },
			]);
			const { skipped } = await run(path);
			expect(skipped[0]?.reason).to.contain("is a scan");
		});
	});

	it("names a file that is no WARC", async () => {
		for (const [name, body] of [
			["a.warc", "chỉ là chữ"],
			["b.warc.gz", gzipSync("chỉ là chữ")],
		] as const) {
			const { files, skipped } = await run(await write(name, [Buffer.from(body)]));
			expect([files, skipped.length]).to.deep.equal([0, 1]);
			expect(skipped[0]?.reason).to.equal("it does not begin as a WARC record does");
		}
	});

	it("tells how far it is in bytes, and stops between two records", async () => {
		const path = await write("a.warc.gz", [response(0), response(1), response(2)]);
		const stop = new AbortController();
		const steps: number[] = [];
		const onProgress = (done: number): void => {
			steps.push(done);
			if (steps.length === 3) stop.abort();
		};
		expect(await run(path, { onProgress, signal: stop.signal })).to.include({ created: 2, left: 1, files: 0 });
		expect(steps).to.deep.equal([...steps].sort((a, b) => a - b));
		expect(await run(path)).to.include({ created: 1, unchanged: 2, left: 0 });
	});
});
