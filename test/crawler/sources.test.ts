import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { loadFamilies } from "../../crawler/sources/recipe.ts";
import { loadSources } from "../../crawler/sources.ts";
import { sameHost } from "../../crawler/urls.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import { Family, type Source } from "../../model/source.ts";
import { errorOf } from "./support.ts";

const ENTRY = { id: "mau-bao", name: "Báo mẫu", province: "nghe-an", level: "press", home: "https://bao.example/" };

const KNOWN = {
	provinces: new Set(["nghe-an", "yen-bai"]),
	families: [Family.parse({ id: "cong-mau", name: "Sample portals", recipe: {} })],
};

describe("the sources file", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const load = (content: unknown): Promise<Source[]> => {
		const file = join(folder, "sources.json");
		writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
		return loadSources(file, KNOWN);
	};

	it("is read with its defaults", async () => {
		const [source] = await load([ENTRY]);
		expect(source).to.include({ id: "mau-bao", delay: 3000, allowPrivateNetwork: false, enabled: true });
		expect(source).to.not.have.any.keys("schedule", "family", "encoding");
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
		[
			"a broken selector of a postback",
			[{ ...ENTRY, listings: [{ url: "https://a.example/", postback: "a[" }] }],
			"listings[0].postback: is not a CSS selector",
		],
		["a broken selector of what is dropped", [{ ...ENTRY, drop: [".a", "b["] }], "drop[1]: is not a CSS selector"],
		[
			"a broken pattern of its end",
			[{ ...ENTRY, stopAt: ["Tin khác", "("] }],
			"stopAt[1]: is not a regular expression",
		],
		["a broken pattern of a counter", [{ ...ENTRY, strip: ["[\\d"] }], "strip[0]: is not a regular expression"],
		["a broken pattern of what is no article", [{ ...ENTRY, deny: ["*"] }], "deny[0]: is not a regular expression"],
		["an unknown family", [{ ...ENTRY, family: "cong-la" }], 'family: there is no "cong-la"; data/families.json lists'],
		["an unknown encoding", [{ ...ENTRY, encoding: "abc-123" }], 'encoding: there is no "abc-123"'],
		["an unknown order of dates", [{ ...ENTRY, dateOrder: "ydm" }], "dateOrder: "],
		["a port that is none", [{ ...ENTRY, ports: [8080, 70000] }], "ports[1]: "],
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
		const error = await errorOf(loadSources(join(folder, "khong-co.json"), KNOWN));
		expect(error.code).to.equal("file_unreadable");
		expect(error.message).to.contain("khong-co.json does not exist");
		expect(error.remedy).to.contain("TRICHDAN_SOURCES");
	});
});

describe("the sources that come with the program", () => {
	let sources: Source[];
	before(async () => {
		const families = loadFamilies(join(projectRoot, "data", "families.json"));
		const provinces = new Set(loadAuthority(join(projectRoot, "data", "authority")).provinces.map(({ slug }) => slug));
		sources = await loadSources(join(projectRoot, "data", "sources.json"), { provinces, families });
	});

	it("are crawled of themselves only where they are the sample site, so that a first run asks nobody on the web", () => {
		const enabled = sources.filter((source) => source.enabled);
		expect(enabled.map(({ id }) => id)).to.deep.equal(["mau-tinh", "mau-huyen", "mau-bao"]);
		for (const { home, bundled } of enabled)
			expect([new URL(home).hostname, bundled]).to.deep.equal(["127.0.0.1", true]);
	});

	it("are prepared for more than forty sites of Party, State and press, which are asked gently", () => {
		const prepared = sources.filter(({ enabled }) => !enabled);
		expect(prepared).to.have.length.above(40);
		for (const { id, delay, limits, allowPrivateNetwork } of prepared) {
			expect(delay, id).to.be.at.least(3000);
			expect(limits.pages, id).to.be.at.most(200);
			expect(allowPrivateNetwork, id).to.equal(false);
		}
		const levels = new Set(prepared.map(({ level }) => level));
		expect([...levels]).to.have.members(["central", "province", "press"]);
	});

	it("have their start pages on their own host", () => {
		for (const { id, home, feeds, sitemaps, listings } of sources)
			for (const start of [...feeds, ...sitemaps, ...listings.map(({ url }) => url)])
				expect(sameHost(start, home), `${id}: ${start}`).to.equal(true);
	});
});
