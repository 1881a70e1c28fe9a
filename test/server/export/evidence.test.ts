import { expect } from "chai";
import { unzip } from "../../../crawler/documents/zip.ts";
import type { Store } from "../../../data/store/port.ts";
import { openSqlite } from "../../../data/store/sqlite/open.ts";
import { contentHash, sha256 } from "../../../model/hash.ts";
import { evidence } from "../../../server/export/evidence.ts";
import { namesFrom } from "../../../server/names.ts";
import { Catalogue } from "../../../server/search/catalogue.ts";
import { directive, mention, report } from "../../data/builders.ts";
import { realAuthority, type Site, serve } from "../fixture.ts";
import { readCsv } from "./support.ts";

const K11 = "nghi-quyet:25-nq-tw:k11";
const PATH = "/vb/nghi-quyet/25-nq-tw/k11.zip";
const FILES = ["README.txt", "sentences.csv", "sentences.jsonl", "reports.csv", "query.json", "SHA256SUMS"];

/** Adds reports that each cite the resolution twice, in one sentence each. */
async function addReports(store: Store, count: number, over: Parameters<typeof report>[0] = {}, from = 0) {
	for (let i = from; i < from + count; i++) {
		const text = `Xã số ${i} quán triệt 25-NQ/TW trong tháng.\nCuối năm, xã số ${i} sơ kết 25-NQ/TW lần nữa.`;
		const second = text.lastIndexOf("25-NQ/TW");
		const cited = [mention(text, "25-NQ/TW", K11), mention(text, "25-NQ/TW", K11, { start: second, end: second + 8 })];
		await store.saveReport(
			report({ title: `Tin xã ${i}`, text, url: `https://xa.example/${i}`, ...over }),
			cited,
			[],
			null,
		);
	}
}

const filled = async (count: number): Promise<Store> => {
	const store = openSqlite(":memory:");
	await store.putRegister({ directives: [directive(K11, { term: 11 })], relations: [], fingerprint: "1" });
	await addReports(store, count);
	return store;
};

/** The files of a pack as text, by name. */
function read(bytes: Buffer): Record<string, string> {
	const archive = unzip(bytes, "pack.zip");
	return Object.fromEntries(archive.names.map((name) => [name, archive.read(name).toString("utf8")]));
}

const table = (csv = ""): string[][] => readCsv(csv.replace(/^\uFEFF/, ""));

describe("An evidence pack", () => {
	let site: Site;
	/** A site that a test has for itself. */
	let own: Site | null = null;
	afterEach(async () => {
		await own?.end();
		own = null;
	});
	before(async () => {
		const store = await filled(3);
		await addReports(store, 1, { province: "ha-giang", publishedOn: "2024-05-01", title: "Tin Hà Giang" }, 3);
		site = await serve(store);
	});
	after(() => site.end());

	const pack = async (path: string) => {
		const response = await site.get(path);
		expect(response.status, path).to.equal(200);
		return Buffer.from(await response.arrayBuffer());
	};

	it("holds the sentences, their reports, the query and checksums of all of them", async () => {
		const response = await site.get(PATH);
		expect(response.headers.get("content-type")).to.equal("application/zip");
		expect(response.headers.get("content-disposition")).to.equal(
			"attachment; filename=trich-dan-nghi-quyet-25-nq-tw-k11.zip",
		);
		const files = read(Buffer.from(await response.arrayBuffer()));
		expect(Object.keys(files)).to.deep.equal(FILES);
		const sums = FILES.slice(0, -1).map((name) => `${sha256(files[name] ?? "")}  ${name}\n`);
		expect(files.SHA256SUMS).to.equal(sums.join(""));
		expect(table(files["sentences.csv"])).to.have.length(9);
		expect(files["README.txt"]).to.contain(site.url + PATH);
		// Who follows it word for word gets a hash that is in the pack.
		const checked = /\/bc\/(\d+)\.json/.exec(files["README.txt"] ?? "")?.[1];
		expect(table(files["reports.csv"]).map(([id]) => id)).to.include(checked);
	});

	it("has the same sentences as the list of the API, in the same order", async () => {
		const files = read(await pack(PATH));
		const rows = (files["sentences.jsonl"] ?? "")
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		const list = await (await site.get(`/api/v1/directives/${K11}/citations?limit=100`)).json();
		expect(rows).to.have.length(8);
		expect(rows).to.deep.equal((list as { items: unknown[] }).items);
	});

	it("lets a text of the site be checked against the hash that it tells, each report once", async () => {
		const [head = [], ...reports] = table(read(await pack(PATH))["reports.csv"]);
		expect(reports).to.have.length(4);
		for (const row of reports) {
			const told = Object.fromEntries(head.map((name, i) => [name, row[i]]));
			const { title, text } = (await (await site.get(`/bc/${told.id}.json`)).json()) as Record<string, string>;
			expect(contentHash(title ?? "", text ?? "")).to.equal(told.content_hash);
			expect(told.fetched_at).to.equal("2026-11-22T06:00:00.000Z");
		}
		expect(new Set(reports.map(([id]) => id)).size).to.equal(4);
	});

	it("keeps to the place and days that the page shows, and says so", async () => {
		const files = read(await pack(`${PATH}?tinh=ha-giang&tu=01/01/2024&den=2024-12-31`));
		expect(table(files["sentences.csv"])).to.have.length(3);
		expect(files["sentences.csv"]).to.contain("Tin Hà Giang").and.not.to.contain("Tin xã");
		const query = JSON.parse(files["query.json"] ?? "");
		expect(query.query.filter).to.deep.include({
			directive: K11,
			province: ["ha-giang"],
			from: "2024-01-01",
			to: "2024-12-31",
		});
		expect(query).to.include({ sentences: 2, reports: 1, changedWhilePacked: false });
	});

	it("is made of any search for citations", async () => {
		const files = read(await pack("/api/v1/citations.zip?q=so+ket&province=ha-giang"));
		expect(table(files["sentences.csv"])).to.have.length(2);
		const none = read(await pack("/api/v1/citations.zip?q=khong-co-chu-nay"));
		expect(table(none["sentences.csv"])).to.have.length(1);
		expect(table(none["reports.csv"])).to.have.length(1);
		expect(JSON.parse(none["query.json"] ?? "")).to.include({ sentences: 0, reports: 0 });
	});

	it("names a report once that has the words both as typed and without diacritics", async () => {
		const store = await filled(1);
		const text = "Xã đẩy mạnh công tác dân vận theo 25-NQ/TW.\nPhong trao dan van kheo theo 25-NQ/TW lan rong.";
		const second = text.lastIndexOf("25-NQ/TW");
		const cited = [mention(text, "25-NQ/TW", K11), mention(text, "25-NQ/TW", K11, { start: second, end: second + 8 })];
		for (const [i, day] of ["2024-05-01", "2024-05-02"].entries())
			await store.saveReport(
				report({ title: `Tin ${i}`, text: `${text} ${i}`, url: `https://c.example/${i}`, publishedOn: day }),
				cited,
				[],
				null,
			);
		own = await serve(store);
		const response = await own.get(`/api/v1/citations.zip?q=${encodeURIComponent('"dân vận"')}`);
		const files = read(Buffer.from(await response.arrayBuffer()));
		const { sentences, reports } = JSON.parse(files["query.json"] ?? "{}");
		expect([sentences, reports, table(files["reports.csv"]).length - 1]).to.deep.equal([4, 2, 2]);
	});

	it("is the same bytes as long as the index is the same, and tells the state of the index by the data", async () => {
		own = await serve(await filled(2));
		const { store, get } = own;
		const bytes = async () => Buffer.from(await (await get(PATH)).arrayBuffer());
		const first = await bytes();
		expect((await bytes()).equals(first)).to.equal(true);
		// Time and day of a file in DOS's count: 1 January 1980, not the clock's.
		expect([first.readUInt16LE(10), first.readUInt16LE(12)]).to.deep.equal([0, 0b100001]);
		const run = await store.startRun("nghe-an", "2026-11-25T00:00:00.000Z");
		const counts = { fetched: 1, created: 1, updated: 0, unchanged: 0, failed: 0, mentions: 0 };
		await store.finishRun(run, "2026-11-25T00:10:00.000Z", counts, null);
		await store.startRun("ha-giang", "2026-11-25T01:00:00.000Z");
		const second = await bytes();
		expect(second.equals(first)).to.equal(false);
		const { changedAt } = await store.stats();
		expect(JSON.parse(read(second)["query.json"] ?? "").asOf).to.deep.equal({
			dataVersion: await store.dataVersion(),
			changedAt,
			run: { id: run, source: "nghe-an", finishedAt: "2026-11-25T00:10:00.000Z" },
		});
	});

	it("refuses what is no directive or no filter, in words", async () => {
		expect((await site.get("/vb/nghi-quyet/99-nq-tw/k11.zip")).status).to.equal(404);
		const wrong = await site.get("/api/v1/citations.zip?from=homqua");
		expect(wrong.status).to.equal(400);
		expect(await wrong.json()).to.include({ parameter: "from" });
		expect((await site.get(`${PATH}?tu=homqua`)).status).to.equal(400);
	});

	it("is asked for again with the tag of the answer before", async () => {
		const first = await site.get(PATH);
		await first.arrayBuffer();
		const again = await site.get(PATH, { "If-None-Match": first.headers.get("etag") ?? "" });
		expect(again.status).to.equal(304);
	});

	describe("of more sentences than are read at once", () => {
		let large: Store;
		before(async function () {
			this.timeout(120_000);
			large = await filled(600);
		});

		const searching = () => {
			const authority = realAuthority();
			return { store: large, names: namesFrom(authority), catalogue: new Catalogue(large, authority) };
		};
		const asked = { url: "https://trichdan.example/x.zip", q: "", filter: { directive: K11 } };

		it("has every sentence and every report once", async () => {
			const chunks: Uint8Array[] = [];
			for await (const chunk of evidence(searching(), asked, new AbortController().signal)) chunks.push(chunk);
			const files = read(Buffer.concat(chunks));
			const rows = (files["sentences.jsonl"] ?? "")
				.trimEnd()
				.split("\n")
				.map((line) => JSON.parse(line));
			expect(new Set(rows.map((row) => `${row.report.id} ${row.start}`)).size).to.equal(1200);
			expect(table(files["sentences.csv"])).to.have.length(1201);
			const ids = table(files["reports.csv"])
				.slice(1)
				.map(([id]) => id);
			expect(new Set(ids).size).to.equal(600);
			expect(ids).to.have.length(600);
			expect(JSON.parse(files["query.json"] ?? "")).to.include({ sentences: 1200, reports: 600 });
		});

		it("ends with the error where the index fails half way, so that half a pack is not taken for one", async () => {
			const pieces = evidence(searching(), asked, new AbortController().signal);
			expect((await pieces.next()).done).to.equal(false);
			await large.close();
			let thrown: unknown;
			try {
				for await (const _ of pieces);
			} catch (error) {
				thrown = error;
			}
			expect(thrown).to.be.instanceOf(Error);
		});
	});
});
