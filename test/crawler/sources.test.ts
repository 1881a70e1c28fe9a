import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { isDue, loadSources } from "../../crawler/sources.ts";
import { type Run, Source } from "../../model/source.ts";
import { errorOf } from "./support.ts";

const ENTRY = { id: "mau-bao", name: "Báo mẫu", province: "nghe-an", level: "press", home: "https://bao.example/" };

const PROVINCES = new Set(["nghe-an", "yen-bai"]);

describe("the sources file", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const load = (content: unknown): Promise<Source[]> => {
		const file = join(folder, "sources.json");
		writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
		return loadSources(file, PROVINCES);
	};

	it("is read with its defaults", async () => {
		const [source] = await load([ENTRY]);
		expect(source).to.include({ id: "mau-bao", delay: 3000, allowPrivateNetwork: false, schedule: "0 6 * * *" });
	});

	const faults: [string, unknown, string][] = [
		["an unknown key", [{ ...ENTRY, titel: "x" }], 'sources.json: entry 1 ("mau-bao"): unknown key "titel"'],
		[
			"an unknown key inside",
			[{ ...ENTRY, selectors: { titel: "h1" } }],
			'entry 1 ("mau-bao"): unknown key "selectors.titel"',
		],
		[
			"an unknown key of a listing",
			[{ ...ENTRY, listings: [{ url: "https://a.example/", nxt: "a" }] }],
			'unknown key "listings[0].nxt"',
		],
		["a missing key", [{ ...ENTRY, name: undefined }], 'entry 1 ("mau-bao"): name:'],
		["a broken pattern", [{ ...ENTRY, articles: ["("] }], "articles[0]: is not a regular expression"],
		["a broken schedule", [{ ...ENTRY, schedule: "mỗi sáng" }], 'entry 1 ("mau-bao"): schedule:'],
		["an unknown province", [{ ...ENTRY, province: "atlantis" }], 'province: there is no "atlantis"'],
		[
			"a broken selector",
			[{ ...ENTRY, selectors: { title: "h1", body: "div[" } }],
			"selectors.body: is not a CSS selector",
		],
		["a selector that no reader knows", [{ ...ENTRY, selectors: { body: "p:foo" } }], "selectors.body: is not a CSS"],
		[
			"a broken selector of a listing",
			[{ ...ENTRY, listings: [{ url: "https://a.example/", next: "a:::" }] }],
			"listings[0].next: is not a CSS selector",
		],
		["the same id twice", [ENTRY, ENTRY], 'entry 2 ("mau-bao"): entry 1 has the same id'],
		["something else than a list", { sources: [] }, "must be a list"],
		["something else than an entry", [7], "entry 1: "],
		["broken JSON", "[{", "it is no JSON"],
	];
	for (const [what, content, message] of faults)
		it(`is refused for ${what}`, async () => {
			const error = await errorOf(load(content));
			expect(error.code).to.equal("sources_invalid");
			expect(error.message).to.contain(message);
		});

	it("names every fault at once", async () => {
		const error = await errorOf(
			load([
				{ ...ENTRY, a: 1, b: 2 },
				{ ...ENTRY, delay: -1, schedule: "mỗi sáng", province: "atlantis", selectors: { body: "div[" } },
			]),
		);
		const parts = ['"a"', '"b"', "delay:", "schedule:", "province:", "selectors.body:", "entry 1 has the same id"];
		for (const part of parts) expect(error.message).to.contain(part);
		expect(error.message).to.match(/[^.]\.$/);
	});

	it("is asked for by its path where it is missing", async () => {
		const error = await errorOf(loadSources(join(folder, "khong-co.json"), PROVINCES));
		expect(error.code).to.equal("file_unreadable");
		expect(error.message).to.contain("khong-co.json does not exist");
		expect(error.remedy).to.contain("TRICHDAN_SOURCES");
	});
});

describe("a source", () => {
	const source = Source.parse({ ...ENTRY, schedule: "0 6,18 * * *" });
	const run = (startedAt: string, counts: Partial<Run> = {}): Run => ({
		id: 1,
		sourceId: source.id,
		startedAt,
		finishedAt: startedAt,
		fetched: 9,
		created: 1,
		updated: 0,
		unchanged: 8,
		failed: 0,
		mentions: 3,
		note: null,
		...counts,
	});
	// 18:00 in Vietnam is 11:00 UTC.
	const now = new Date("2026-11-25T11:00:00Z");

	it("is due where it never ran, or not since its schedule came true", () => {
		expect(isDue(source, null, now)).to.equal(true);
		expect(isDue(source, run("2026-11-25T10:59:59Z"), now)).to.equal(true);
		expect(isDue(source, run("2026-11-24T23:30:00Z"), new Date("2026-11-25T10:59:00Z"))).to.equal(false);
		expect(isDue(source, run("2026-11-25T11:00:00Z"), new Date("2026-11-25T11:30:00Z"))).to.equal(false);
	});

	it("is due again after a run that did nothing but fail, or never ended", () => {
		const later = new Date("2026-11-25T11:30:00Z");
		expect(isDue(source, run("2026-11-25T11:05:00Z", { finishedAt: null }), later)).to.equal(true);
		expect(isDue(source, run("2026-11-25T11:05:00Z", { fetched: 2, failed: 2 }), later)).to.equal(true);
		expect(isDue(source, run("2026-11-25T11:05:00Z", { failed: 1 }), later)).to.equal(false);
	});
});
