import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import type { Source } from "../../model/source.ts";
import { scratch } from "../cli/trichdan.ts";
import { type Child, launch } from "../hostile/child.ts";
import { reportsOf, sourceOf } from "../hostile/harness.ts";
import { articlesFrom, servePortal } from "../hostile/portal.ts";
import { type HostileHost, openHosts } from "../hostile/site.ts";
import type { PostgresServer } from "./server.ts";

const ARTICLE = /^\/tin\//;

/** A site of many hosts, and crawlers that work on it as processes of their own, all into one database. */
export class Crowd {
	readonly sources: Source[];
	readonly settings: Record<string, string>;
	readonly store: Store;
	/** Crawlers that run now. */
	readonly running = new Set<Child>();
	kills = 0;
	readonly #hosts: HostileHost[];
	readonly #titles: string[];
	readonly #remove: () => Promise<void>;

	private constructor(
		hosts: HostileHost[],
		titles: string[],
		sources: Source[],
		settings: Record<string, string>,
		store: Store,
		remove: () => Promise<void>,
	) {
		this.#hosts = hosts;
		this.#titles = titles;
		this.sources = sources;
		this.settings = settings;
		this.store = store;
		this.#remove = remove;
	}

	/** Serves so many hosts of so many articles each, and makes a database for what is read there. */
	static async gather(postgres: PostgresServer, hosts: number, articles: number): Promise<Crowd> {
		const folder = await scratch();
		const open = await openHosts(hosts);
		const titles: string[] = [];
		for (const [i, host] of open.entries()) {
			const own = articlesFrom(i * articles, (i + 1) * articles - 1);
			servePortal(host, own);
			titles.push(...own.map(({ title }) => title));
		}
		const sources = open.map((host, i) => sourceOf(host, `cong-${i}`));
		await writeFile(folder.path("sources.json"), JSON.stringify(sources));
		const address = await postgres.database();
		const settings = { TRICHDAN_DB: address, TRICHDAN_SOURCES: folder.path("sources.json") };
		const store = await openPostgres(address, { patienceMs: 60_000 });
		return new Crowd(open, titles.sort(), sources, settings, store, folder.remove);
	}

	/** Starts a crawler of these sources. */
	crawl(sources: readonly Source[] = this.sources): Child {
		const child = launch(["crawl", "--source", ...sources.map(({ id }) => id)], this.settings);
		this.running.add(child);
		void child.finished.then(() => this.running.delete(child));
		return child;
	}

	kill(child: Child): void {
		if (child.process.kill("SIGKILL")) this.kills++;
	}

	/** Does something once in so many requests for articles, until what it returns is called. */
	every(requests: number, act: () => void): () => void {
		let seen = 0;
		const stops = this.#hosts.map((host) =>
			host.watch(({ path }) => {
				if (ARTICLE.test(path) && ++seen % requests === 0) act();
			}),
		);
		return () => stops.forEach((stop) => void stop());
	}

	/** How many reports there are. */
	async read(): Promise<number> {
		return (await reportsOf(this.store)).length;
	}

	get articles(): number {
		return this.#titles.length;
	}

	/** Requests for articles so far. */
	get asked(): number {
		return this.#hosts.reduce((sum, host) => sum + host.count(ARTICLE), 0);
	}

	/**
	 * A last crawl, and then: every article is a report, once; nothing is half done; and no page was asked for again, but the
	 * one that each source of a crawler had in hand when it was killed.
	 */
	async expectWhole(): Promise<void> {
		const last = await this.crawl().finished;
		expect(last.status, last.stderr).to.equal(0);
		const found = await reportsOf(this.store);
		expect(found.map(({ title }) => title).sort()).to.deep.equal(this.#titles);
		expect(new Set(found.map(({ url }) => url))).to.have.property("size", this.articles);
		expect(await this.store.check()).to.deep.equal([]);
		const runs = await this.store.runs(1000);
		const open = runs.filter(({ finishedAt }) => finishedAt === null);
		expect(open).to.deep.equal([]);
		const unfinished = (await this.store.frontierCounts()).filter(({ state }) => state !== "done");
		expect(unfinished).to.deep.equal([]);
		// A page that could not be read in time, as on a busy machine, is asked for once more too.
		const failed = runs.reduce((sum, run) => sum + run.failed, 0);
		expect(this.asked).to.be.at.most(this.articles + this.kills * this.sources.length + failed);
	}

	async disperse(): Promise<void> {
		for (const child of this.running) child.process.kill("SIGKILL");
		await Promise.all([...this.running].map((child) => child.finished));
		await this.store.close();
		await Promise.all(this.#hosts.map((host) => host.close()));
		await this.#remove();
	}
}
