import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Cite } from "../../crawler/cite.ts";
import { type ImportOptions, importPaths } from "../../crawler/import.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { errorOf, NOW, PARAGRAPH, PLACES } from "./support.ts";

/** A text that shares no words with the others. */
const OTHER =
	"Tỉnh ủy tổ chức buổi gặp mặt những người có uy tín ở cơ sở, nghe phản ánh tâm tư, nguyện vọng của bà con và trao đổi " +
	"cách vận động từng dòng họ giữ gìn nếp sống mới, góp đất mở đường, đưa con em đến lớp đều đặn trong mùa mưa lũ.";

/** Finds nothing: the engine has tests of its own. */
const extract: Cite = async () => ({ mentions: [], cited: [] });

describe("import", function () {
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

	const write = (name: string, content: string | Buffer): string => {
		const path = join(folder, name);
		mkdirSync(join(path, ".."), { recursive: true });
		writeFileSync(path, content);
		return path;
	};
	const run = (paths: string[], more: Partial<ImportOptions> = {}) =>
		importPaths(paths, {
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
	const text = (title: string): string => `${title}\n\n14/01/2022\n${PARAGRAPH}`;

	it("reads folders with everything below, and tells what it left out", async () => {
		write("b/bao-cao.txt", text("Huyện Triệu Phong đổi mới công tác dân vận"));
		write("a.html", `<h1>Yên Bái gặp mặt già làng, trưởng bản tiêu biểu</h1><p>${OTHER}</p>`);
		write("anh.png", "png");
		write(".an/an.txt", text("Ẩn"));
		const result = await run([folder]);
		expect(result).to.deep.include({ files: 2, created: 2, updated: 0, unchanged: 0, skipped: [], otherKinds: 1 });
		const { items } = await store.searchReports({}, "newest", { limit: 10 });
		expect(items.map(({ title, province, publishedOn }) => [title, province, publishedOn])).to.deep.equal([
			["Huyện Triệu Phong đổi mới công tác dân vận", "quang-tri", "2022-01-14"],
			["Yên Bái gặp mặt già làng, trưởng bản tiêu biểu", "yen-bai", null],
		]);
		expect(await store.report(items[0]?.id ?? 0)).to.include({ file: "b/bao-cao.txt", dateSource: "page", url: null });
	});

	it("makes no second report of the same content", async () => {
		write("a.txt", text("Huyện Mường Xa họp"));
		write("b.txt", text("Huyện Mường Xa họp").normalize("NFD"));
		expect(await run([folder])).to.include({ created: 1, unchanged: 1 });
		expect(await run([folder])).to.include({ created: 0, unchanged: 2 });
	});

	it("takes an edited file for a new version of its report", async () => {
		const file = write("a.txt", text("Huyện Mường Xa họp"));
		await run([file]);
		write("a.txt", text("Huyện Mường Xa họp lần hai"));
		expect(await run([folder])).to.include({ created: 0, updated: 1 });
		const { items } = await store.searchReports({}, "newest", { limit: 5 });
		const { total } = await store.countReports({});
		expect([total, items[0]?.title]).to.deep.equal([1, "Huyện Mường Xa họp lần hai"]);
	});

	it("lets province and day that are given replace those of a report that is known", async () => {
		const file = write("a.txt", text("Huyện Triệu Phong họp"));
		await run([file]);
		const given = { province: "yen-bai", published: "2020-02-03" };
		expect(await run([file], given)).to.include({ updated: 1 });
		expect(await run([file], given)).to.include({ updated: 0, unchanged: 1 });
		expect(await run([file])).to.include({ updated: 0, unchanged: 1 });
		const { items } = await store.searchReports({}, "newest", { limit: 5 });
		expect(items[0]).to.include({ province: "yen-bai", publishedOn: "2020-02-03" });
	});

	it("stops between two files when told to, and says how many are left", async () => {
		for (const name of ["a", "b", "c"]) write(`${name}.txt`, text(`Huyện ${name.toUpperCase()} đổi mới công tác`));
		const stop = new AbortController();
		const onProgress = (done: number): void => {
			if (done === 0) stop.abort();
		};
		expect(await run([folder], { signal: stop.signal, onProgress })).to.include({ files: 1, created: 1, left: 2 });
	});

	it("takes province and day as given", async () => {
		await run([write("a.txt", text("Huyện Triệu Phong họp"))], { province: "yen-bai", published: "2020-02-03" });
		const { items } = await store.searchReports({}, "newest", { limit: 1 });
		expect(items[0]).to.include({ province: "yen-bai", publishedOn: "2020-02-03" });
		expect(await store.report(items[0]?.id ?? 0)).to.include({ dateSource: "given" });
	});

	it("names what it could not read and goes on", async () => {
		const pdf = write("gia.txt", "%PDF-1.4 …");
		const empty = write("rong.txt", "");
		const deep = write("sau.html", "<div>".repeat(2000));
		write("tot.txt", text("Huyện Mường Xa họp"));
		const named = write("bao-cao.pdf", "%PDF-1.4 …");
		const { created, files, skipped } = await run([folder, named]);
		expect([created, files]).to.deep.equal([1, 1]);
		expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))).to.deep.equal({
			[named]: "was not read: the PDF is broken (Invalid PDF structure.)",
			[pdf]: "was not read: the PDF is broken (Invalid PDF structure.)",
			[empty]: "it is empty",
			[deep]: "was not read: its tags are nested deeper than 512",
		});
		for (const { remedy } of skipped) expect(remedy).to.not.equal("");
	});

	it("follows no link out of the folder", async () => {
		const outside = mkdtempSync(join(tmpdir(), "trichdan-ngoai-"));
		writeFileSync(join(outside, "ngoai.txt"), text("Ngoài"));
		write("trong.txt", text("Huyện Mường Xa họp"));
		symlinkSync(join(outside, "ngoai.txt"), join(folder, "lien-ket.txt"));
		symlinkSync(outside, join(folder, "thu-muc"));
		symlinkSync(folder, join(folder, "vong"));
		const { files, skipped } = await run([folder]);
		rmSync(outside, { recursive: true });
		expect(files).to.equal(1);
		expect(skipped.map(({ reason }) => reason)).to.deep.equal(["it is a link to outside the folder"]);
	});

	it("says clearly that a path does not exist or holds nothing to read", async () => {
		const missing = await errorOf(run([join(folder, "khong-co")]));
		expect(missing).to.include({ code: "file_unreadable" });
		expect(missing.message).to.contain("khong-co does not exist");
		const empty = await errorOf(run([folder]));
		expect(empty.message).to.contain("holds no file that is read");
		expect(empty.remedy).to.contain("folder");
	});

	it("names a path that does not exist and reads the others", async () => {
		const good = write("a.txt", text("Huyện Mường Xa họp"));
		const { created, skipped } = await run([join(folder, "khong-co.txt"), good]);
		expect(created).to.equal(1);
		expect(skipped.map(({ reason }) => reason)).to.deep.equal(["does not exist"]);
	});

	it("tells how far it is, in bytes", async () => {
		const sizes = ["Một hai ba bốn", "Năm sáu bảy tám"].map((title, i) => {
			write(`${i}.txt`, text(title));
			return Buffer.byteLength(text(title));
		});
		const total = (sizes[0] ?? 0) + (sizes[1] ?? 0);
		const steps: [number, number, string][] = [];
		await run([folder], { onProgress: (...step) => steps.push(step) });
		expect(steps).to.deep.equal([
			[0, total, "0.txt"],
			[sizes[0], total, "1.txt"],
			[total, total, ""],
		]);
	});
});
