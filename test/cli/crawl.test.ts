import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { expect } from "chai";
import { freePort } from "../free-port.ts";
import { listening, scratch, start, trichdan, writeSampleSources } from "./trichdan.ts";

describe("trichdan crawl", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: folder.path("sources.json") });

	const sampleAt = (port: number): Promise<void> => writeSampleSources(folder.path("sources.json"), port);
	beforeEach(async () => {
		folder = await scratch();
	});
	afterEach(() => folder.remove());

	it("crawls the sample over HTTP, tells what it found, and a second time finds nothing due", async () => {
		await sampleAt(await freePort());
		const first = await trichdan(["crawl", "--json"], settings());
		expect(first.status, first.stderr).to.equal(0);
		const { sources } = JSON.parse(first.stdout) as { sources: { source: string; counts: Record<string, number> }[] };
		expect(sources.map(({ source }) => source)).to.deep.equal(["mau-tinh", "mau-huyen", "mau-bao"]);
		const reports = sources.reduce((sum, { counts }) => sum + (counts.created ?? 0), 0);
		expect(reports).to.be.at.least(25);

		const second = await trichdan(["crawl"], settings());
		expect(second.status).to.equal(0);
		expect(second.stdout).to.include("No source is due");
	});

	it("crawls a source that is named, due or not, and stores nothing twice", async () => {
		await sampleAt(await freePort());
		await trichdan(["crawl", "--source", "mau-huyen"], settings());
		const again = await trichdan(["crawl", "--source", "mau-huyen", "--json"], settings());
		expect(again.status).to.equal(0);
		expect(JSON.parse(again.stdout).sources[0].counts).to.include({ created: 0, updated: 0, failed: 0 });
		const stats = JSON.parse((await trichdan(["search", "--reports", "--json", "an giang"], settings())).stdout);
		expect(stats.reports.total).to.be.at.most(10);
	});

	it("says where the sources are listed when asked for one that is not", async () => {
		await sampleAt(await freePort());
		const { status, stderr } = await trichdan(["crawl", "--source", "bao-nao"], settings());
		expect(status).to.equal(2);
		expect(stderr).to.include("bao-nao").and.include("`npx trichdan source list` lists them");
	});

	it("names entry and key of a fault in the sources file", async () => {
		await writeFile(folder.path("sources.json"), JSON.stringify([{ id: "a", name: "A", titel: "x" }]));
		const { status, stderr } = await trichdan(["crawl"], settings());
		expect(status).to.equal(1);
		expect(stderr).to.include('entry 1 ("a")').and.include('unknown key "titel"');
	});

	it("says that another program has the sample site's port, and stores nothing", async () => {
		const other = createServer((_req, res) => res.end("something else"));
		const port = await listening(other);
		await sampleAt(port);
		const { status, stderr } = await trichdan(["crawl"], settings());
		other.close();
		expect(status).to.equal(1);
		expect(stderr.trimEnd().split("\n")).to.have.length(1);
		expect(stderr).to.include(String(port)).and.include("in use");
	});

	it("lists the pages that fail, keeps the rest, and ends with status 3", async () => {
		const site = createServer((req, res) => {
			if (req.url === "/robots.txt") return res.writeHead(404).end();
			res.setHeader("content-type", "text/html; charset=utf-8");
			if (req.url === "/list") return res.end('<a href="/tin/1">một</a> <a href="/tin/2">hai</a>');
			if (req.url === "/tin/2") return res.writeHead(500).end();
			const body =
				"<p>Hội nghị quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về chuyển đổi số.</p>";
			return res.end(`<html><body><h1>Quán triệt nghị quyết về chuyển đổi số</h1>${body.repeat(4)}</body></html>`);
		});
		const home = `http://127.0.0.1:${await listening(site)}`;
		const source = {
			id: "thu",
			name: "Trang thử",
			province: null,
			level: "press",
			home: `${home}/`,
			listings: [{ url: `${home}/list` }],
			articles: ["/tin/\\d+$"],
			delay: 0,
			allowPrivateNetwork: true,
		};
		await writeFile(folder.path("sources.json"), JSON.stringify([source]));
		const { status, stdout, stderr } = await trichdan(["crawl"], settings());
		site.close();
		expect(stdout).to.include("1 report new").and.include("1 failed");
		expect(stderr).to.include("/tin/2");
		expect(status).to.equal(3);
	});

	it("stops between two pages when interrupted, keeps what it has, and goes on the next time", async () => {
		await sampleAt(await freePort());
		const sources = JSON.parse(await readFile(folder.path("sources.json"), "utf8")) as { delay: number }[];
		for (const source of sources) source.delay = 300;
		await writeFile(folder.path("sources.json"), JSON.stringify(sources));
		const run = start(["crawl"], { ...settings(), TRICHDAN_LOG_LEVEL: "info" });
		await new Promise<void>((resolve) => {
			run.process.stderr?.on("data", (chunk: Buffer) => {
				if (chunk.toString().includes("crawl.started")) resolve();
			});
		});
		run.process.kill("SIGINT");
		const stopped = await run.finished;
		expect(stopped.status).to.equal(3);
		expect(stopped.stdout.match(/incomplete: interrupted/g), "all three were under way").to.have.length(3);

		for (const source of sources) source.delay = 0;
		await writeFile(folder.path("sources.json"), JSON.stringify(sources));
		// All three are still due, the interrupted one too.
		const rest = await trichdan(["crawl", "--json"], settings());
		expect(rest.status, rest.stderr).to.equal(0);
		const found = JSON.parse((await trichdan(["doctor", "--json"], settings())).stdout).checks;
		expect(found.find(({ name }: { name: string }) => name === "index").found).to.include("36 reports");
	});
});
