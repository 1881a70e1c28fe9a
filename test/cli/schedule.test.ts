import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import type { Notice } from "../../crawler/health/notify.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { freePort } from "../free-port.ts";
import { listening, type Running, scratch, start, trichdan, writeSampleSources } from "./trichdan.ts";

/** Resolves when the log on standard error has had so many of an event. */
function logged(run: Running, event: string, count = 1): Promise<Record<string, unknown>[]> {
	return new Promise((resolve, reject) => {
		let seen = "";
		run.process.stderr?.on("data", (chunk: Buffer) => {
			seen += chunk.toString();
			const lines = seen.split("\n").filter((line) => line.includes(`"event":"${event}"`));
			if (lines.length >= count) resolve(lines.map((line) => JSON.parse(line) as Record<string, unknown>));
		});
		run.finished.then(({ stderr }) => reject(new Error(`ended without ${event}: ${stderr}`)));
	});
}

describe("trichdan schedule", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: folder.path("sources.json") });
	beforeEach(async () => {
		folder = await scratch();
	});
	afterEach(() => folder.remove());

	it("crawls the sample, lets no other crawler in, and ends with SIGTERM, its runs closed", async () => {
		await writeSampleSources(folder.path("sources.json"), await freePort());
		const run = start(["schedule"], settings());
		const crawled = await logged(run, "crawl.finished", 3);
		expect(crawled.map(({ source }) => source)).to.have.members(["mau-tinh", "mau-huyen", "mau-bao"]);

		for (const command of ["schedule", "crawl"]) {
			const second = await trichdan([command, ...(command === "crawl" ? ["--source", "mau-bao"] : [])], settings());
			expect(second.status, command).to.equal(1);
			const said = second.stderr.split("\n").filter((line) => line.startsWith("trichdan: "));
			expect(said, command).to.have.length(1);
			expect(said[0], command).to.include(`:${run.process.pid}`);
		}

		run.process.kill("SIGTERM");
		const { status, stderr, stdout } = await run.finished;
		expect(status, stderr).to.equal(0);
		expect(stdout, "no lines for people where there is no terminal").to.equal("");
		for (const line of stderr.trimEnd().split("\n")) expect(() => JSON.parse(line), line).to.not.throw();
		const store = openSqlite(folder.path("index.db"));
		for (const { finishedAt } of await store.runs(10)) expect(finishedAt).to.not.equal(null);
		expect(Object.hasOwn(await store.takeLock("may:1", new Date().toISOString(), 30_000, null), "fence")).to.equal(
			true,
		);
		await store.close();
	});

	it("prints a line of JSON for each run when asked, and no log when the settings want none", async () => {
		await writeSampleSources(folder.path("sources.json"), await freePort());
		const run = start(["schedule", "--json"], { ...settings(), TRICHDAN_LOG_LEVEL: "error" });
		await run.line(/(?:\{.*\}\n){3}/);
		run.process.kill("SIGINT");
		const { status, stdout, stderr } = await run.finished;
		expect(status).to.equal(0);
		expect(stderr).to.equal("");
		const runs = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(runs.map(({ source }) => source)).to.have.members(["mau-tinh", "mau-huyen", "mau-bao"]);
		expect(runs[0].counts.created).to.be.at.least(10);
	});

	it("posts an alarm of a site that does not answer, again where the receiver did not take it", async () => {
		const got: Notice[] = [];
		let posts = 0;
		const server = createServer(async (req, res) => {
			const notice = (await json(req)) as Notice;
			posts++;
			if (posts > 1) got.push(notice);
			res.writeHead(posts > 1 ? 200 : 500).end();
			if (got.length === 2) run.process.kill("SIGTERM");
		});
		const webhook = `http://127.0.0.1:${await listening(server)}/alarms`;
		const dead = await Promise.all([freePort(), freePort()]);
		const sources = dead.map((port, i) => ({
			id: `chet-${i}`,
			name: "Trang đã chết",
			province: null,
			level: "commune",
			home: `http://127.0.0.1:${port}/`,
			listings: [{ url: `http://127.0.0.1:${port}/tin` }],
			allowPrivateNetwork: true,
		}));
		await writeFile(folder.path("sources.json"), JSON.stringify(sources));
		const run = start(["schedule"], { ...settings(), TRICHDAN_WEBHOOK: webhook });
		const { status, stderr } = await run.finished;
		server.close();
		expect(status, stderr).to.equal(0);
		expect(got.map(({ event, alarm, source }) => `${event} ${alarm.kind} ${source.id}`)).to.have.members([
			"raised failing chet-0",
			"raised failing chet-1",
		]);
		expect(stderr).to.not.include(webhook);
	});

	it("does not start with a fault in the sources file", async () => {
		await writeFile(folder.path("sources.json"), JSON.stringify([{ id: "a", name: "A", titel: "x" }]));
		const { status, stderr } = await trichdan(["schedule"], settings());
		expect(status).to.equal(1);
		expect(stderr).to.include('unknown key "titel"');
	});
});
