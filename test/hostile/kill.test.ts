import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { Source } from "../../model/source.ts";
import { scratch } from "../cli/trichdan.ts";
import { bytes, redirect, status } from "./answers.ts";
import { articlePage, page, pathOf, type SampleArticle } from "./articles.ts";
import { launch } from "./child.ts";
import { imprint, reportsOf, sourceOf, stateOf } from "./harness.ts";
import { tinyPdf } from "./pdf.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Random, random } from "./random.ts";
import { type HostileHost, openHosts } from "./site.ts";

const HOSTS = 3;
const ARTICLES = 16;
/** `make soak` kills many more. */
const CRAWLS = process.env.SOAK ? 20 : 1;
const KILLS = 25;
/** The longest time that a kill comes after the request it was meant for: the answer, the parsing, the commit are within. */
const LATEST_MS = 120;
/** The longest time that a kill comes after the start, where it is meant for the start itself. */
const START_MS = 1500;

const ARTICLE = /^\/(?:tin|tep)\//;

/** A host of good articles, one of them with a file, and of a page that moved, one that is gone and one that is none. */
function serve(host: HostileHost, index: number): void {
	const articles = articlesFrom(index * 100, index * 100 + ARTICLES - 1);
	servePortal(host, articles, 6);
	const [first, second, third, fourth] = articles;
	if (!first || !second || !third || !fourth) throw new Error("there are more articles than that");
	host.on("/robots.txt", bytes("User-agent: *\nDisallow: /tin/cam/\n", "text/plain"));
	host.on(
		pathOf(first),
		articlePage(first, '<div class="tep-dinh-kem"><a href="/tep/ke-hoach.pdf">Kế hoạch</a></div>'),
	);
	host.on("/tep/ke-hoach.pdf", bytes(tinyPdf([`KẾ HOẠCH SỐ ${index + 1}`, ...second.paragraphs]), "application/pdf"));
	host.on(pathOf(second), redirect(`/tin/chuyen-den-${index}.html`));
	host.on(`/tin/chuyen-den-${index}.html`, articlePage(second));
	host.on(pathOf(third), status(404));
	host.on(pathOf(fourth), page("Đăng nhập", "<p>Đăng nhập</p>"));
}

describe("a crawl that is killed", function () {
	this.timeout(300_000);
	const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
	let hosts: HostileHost[];
	let sources: Source[];
	let folder: Awaited<ReturnType<typeof scratch>>;
	const pages = () => hosts.flatMap(({ host, hits }) => hits.map(({ path }) => `${host}${path}`));
	const settings = (name: string) => ({
		TRICHDAN_DB: folder.path(name),
		TRICHDAN_SOURCES: folder.path("sources.json"),
	});
	const crawl = (name: string) => launch(["crawl", "--source", ...sources.map(({ id }) => id)], settings(name));

	async function read<T>(name: string, ask: (store: Store) => Promise<T>): Promise<T> {
		const store = openSqlite(folder.path(name));
		try {
			return await ask(store);
		} finally {
			await store.close();
		}
	}

	/** Ends when so many different pages were asked for, of all hosts and since they were last counted. */
	const reached = (count: number): Promise<void> =>
		new Promise((resolve) => {
			const stops = hosts.map((host) =>
				host.watch(() => {
					if (new Set(pages()).size < count) return;
					for (const stop of stops) stop();
					resolve();
				}),
			);
		});

	/** Kills a crawl at a random instant around a point of its way; returns whether there was still one to be killed. */
	async function killAt(name: string, point: number | null, r: Random): Promise<boolean> {
		const child = crawl(name);
		const instant =
			point === null ? sleep(r.next() * START_MS) : reached(point).then(() => sleep(r.next() * LATEST_MS));
		await Promise.race([instant, child.finished]);
		const isRunning = !child.ended();
		child.process.kill("SIGKILL");
		await child.finished;
		return isRunning;
	}

	before(async () => {
		hosts = await openHosts(HOSTS);
		hosts.forEach(serve);
		sources = hosts.map((host, i) => sourceOf(host, `cong-${i}`));
		folder = await scratch();
		await writeFile(folder.path("sources.json"), JSON.stringify(sources));
	});
	after(async () => {
		await Promise.all(hosts.map((host) => host.close()));
		await folder.remove();
	});

	it(`leaves at last what an undisturbed one leaves, killed at ${CRAWLS * KILLS} instants (HOSTILE_SEED=${seed})`, async () => {
		const undisturbed = await crawl("undisturbed.db").finished;
		expect(undisturbed.status, undisturbed.stderr).to.be.oneOf([0, 3]);
		const whole = new Set(pages()).size;
		const asked = pages().length;
		const expected = await read("undisturbed.db", (store) => imprint(store, sources));
		expect(expected.faults).to.deep.equal([]);
		expect(expected.reports).to.have.length(HOSTS * (ARTICLES - 2 + 1));
		expect(whole).to.be.at.least(60);

		const r = random(seed);
		let kills = 0;
		for (let crawls = 0; kills < CRAWLS * KILLS; crawls++) {
			const name = `killed-${crawls}.db`;
			for (const host of hosts) host.hits.length = 0;
			// Two kills at the start, the others spread over the way.
			const points = Array.from({ length: KILLS - 2 }, () => r.whole(1, whole - 2)).sort((a, b) => a - b);
			let killed = 0;
			for (const point of [null, ...points, null])
				if (kills + killed < CRAWLS * KILLS && (await killAt(name, point, r))) killed++;
			kills += killed;
			const last = await crawl(name).finished;
			expect(last.status, last.stderr).to.be.oneOf([0, 3]);
			const found = await read(name, (store) => imprint(store, sources));
			expect(found.faults).to.deep.equal([]);
			expect(found.reports).to.deep.equal(expected.reports);
			expect(found.addresses).to.deep.equal(expected.addresses);

			// One request a host is under way at a time, and a crawl that starts looks at the start pages and robots.txt again.
			const articles = expected.addresses.filter(({ url }) => ARTICLE.test(new URL(url).pathname)).length + HOSTS;
			expect(pages().filter((path) => ARTICLE.test(path.replace(/^[^/]*/, ""))).length).to.be.at.most(
				articles + killed * HOSTS,
			);
			expect(pages().length).to.be.at.most(asked + killed * HOSTS * 3);
			const open = await read(name, (store) => store.runs(1000));
			expect(open.filter(({ finishedAt }) => finishedAt === null)).to.deep.equal([]);
		}
	});

	it("by the same page whenever it is read reads all others in the end", async () => {
		const [host] = hosts as [HostileHost];
		const [poison] = articlesFrom(8, 8) as [SampleArticle];
		const settled = async () => {
			const counts = await read("poison.db", (store) => store.frontierCounts());
			return counts.every(({ state }) => ["done", "retry", "blocked", "quarantined", "gone"].includes(state));
		};
		let starts = 0;
		do {
			expect(++starts, "crawls that were killed").to.be.at.most(12);
			const child = crawl("poison.db");
			const came = host.next(pathOf(poison)).then(() => child.process.kill("SIGKILL"));
			await Promise.race([came, child.finished]);
			await child.finished;
		} while (!(await settled()));
		await read("poison.db", async (store) => {
			expect(await stateOf(store, `${host.origin}${pathOf(poison)}`)).to.equal("quarantined");
			expect(await reportsOf(store)).to.have.length(HOSTS * (ARTICLES - 2 + 1) - 1);
		});
	});
});
