import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { type Running, start } from "../cli/trichdan.ts";
import { random } from "../hostile/random.ts";
import { Crowd } from "./crowd.ts";
import { eventually } from "./eventually.ts";
import { PostgresServer } from "./server.ts";

const CRAWLERS = 4;
const HOSTS = 10;
const ARTICLES = 50;
/** Requests for articles between two kills of a crawler, and between two of the database. */
const KILL_AT = 60;
const STOP_AT = 180;
const SOAK_MS = 30 * 60_000;
const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);

/** Runs crawlers side by side until every page is read; each takes some sources of its own and one of another's. */
async function crawlAll(crowd: Crowd, crawlers: number, r = random(seed)): Promise<void> {
	const work = async (own: number): Promise<void> => {
		while ((await crowd.read()) < crowd.articles) {
			const chosen = crowd.sources.filter((_, i) => i % crawlers === own);
			const other = r.of(crowd.sources);
			const { status, signal, stderr } = await crowd.crawl([...new Set([...chosen, other])]).finished;
			// What a supervisor starts again: the database was away at its start, or it was taken for dead on a busy machine.
			if (signal === null && !/cannot be reached|taken over/.test(stderr)) expect(status, stderr).to.be.oneOf([0, 3]);
		}
	};
	await Promise.all(Array.from({ length: crawlers }, (_, own) => work(own)));
}

/** Kills a process; false where it has ended by itself. */
function slay(pid: number): boolean {
	try {
		return process.kill(pid, "SIGKILL");
	} catch {
		return false;
	}
}

describe("Many processes on one PostgreSQL", function () {
	this.timeout(600_000);
	let postgres: PostgresServer;
	let crowd: Crowd;
	let servers: Running[] = [];
	before(async () => {
		postgres = await PostgresServer.start({ durable: true });
		crowd = await Crowd.gather(postgres, HOSTS, ARTICLES);
	});
	after(async () => {
		for (const server of servers) server.process.kill("SIGKILL");
		await crowd?.disperse();
		await postgres?.end();
	});

	it(`read every page of 500 once, and two servers show them, while they are killed (HOSTILE_SEED=${seed})`, async () => {
		servers = [0, 1].map(() =>
			start(["serve", "--json"], { ...crowd.settings, TRICHDAN_PORT: "0", TRICHDAN_RATE_LIMIT: "0" }),
		);
		const urls = await Promise.all(
			servers.map(async (server) => (await server.line(/"url": ?"(http:[^"]+)"/))[1] as string),
		);
		const r = random(seed);
		let stops = 0;
		const unhook = [
			crowd.every(KILL_AT, () => {
				const [child] = r.some([...crowd.running], 1);
				if (child) crowd.kill(child);
			}),
			crowd.every(STOP_AT, () => {
				stops++;
				postgres.stop("immediate");
				postgres.resume();
			}),
		];
		const statuses = new Set<number>();
		const crawling = crawlAll(crowd, CRAWLERS);
		let isOver = false;
		const reading = (async () => {
			while (!isOver) {
				for (const url of urls)
					for (const path of ["/readyz", "/api/v1/reports?q=dân+vận", "/api/v1/stats", "/"])
						statuses.add((await fetch(url + path)).status);
				await sleep(100);
			}
		})();
		try {
			await crawling;
		} finally {
			isOver = true;
			await reading;
			for (const stop of unhook) stop();
		}
		await crowd.expectWhole();
		expect(crowd.kills).to.be.at.least(5);
		expect(stops).to.be.at.least(2);
		expect([...statuses].filter((status) => status !== 200 && status !== 503)).to.deep.equal([]);
		const shown = await Promise.all(
			urls.map((url) =>
				eventually(
					async () => (await (await fetch(`${url}/api/v1/stats`)).json()) as { reports: number; mentions: number },
					({ reports }) => reports === crowd.articles,
				),
			),
		);
		expect(shown[0]).to.deep.equal(shown[1]);
		const found = await Promise.all(
			urls.map(async (url) => (await fetch(`${url}/api/v1/reports?q=dân+vận&limit=50`)).json()),
		);
		expect(found[0]).to.deep.equal(found[1]);
		for (const server of servers) server.process.kill("SIGTERM");
		for (const server of servers) expect((await server.finished).status).to.equal(0);
	});
});

describe("A PostgreSQL whose processes are killed", function () {
	this.timeout(SOAK_MS + 600_000);
	let postgres: PostgresServer;
	before(async () => {
		postgres = await PostgresServer.start({ durable: true });
	});
	after(() => postgres?.end());

	/**
	 * Kills a process of it each second in which a page was asked for, and every sixth time the whole server; returns how
	 * often, when told to stop. A machine too busy to get on within a second would else never get on.
	 */
	async function harass(crowd: Crowd, stop: AbortSignal): Promise<{ kills: number; stops: number }> {
		const done = { kills: 0, stops: 0 };
		const r = random(seed);
		let asked = 0;
		for (let n = 1; !stop.aborted; ) {
			await sleep(1000, undefined, { signal: stop }).catch(() => {});
			if (stop.aborted || crowd.asked === asked) continue;
			asked = crowd.asked;
			n++;
			const [victim] = r.some(postgres.backends(), 1);
			if (n % 6 === 0) {
				postgres.stop("immediate");
				postgres.resume();
				done.stops++;
			} else if (victim !== undefined && slay(victim)) done.kills++;
		}
		return done;
	}

	it(`loses no page and reads none twice (fault 29; HOSTILE_SEED=${seed})`, async () => {
		const until = performance.now() + (process.env.SOAK ? SOAK_MS : 0);
		const total = { kills: 0, stops: 0, pages: 0 };
		do {
			const crowd = await Crowd.gather(postgres, 4, 30);
			const over = new AbortController();
			const harassing = harass(crowd, over.signal);
			try {
				await crawlAll(crowd, 2);
			} finally {
				over.abort();
			}
			const { kills, stops } = await harassing;
			await crowd.expectWhole();
			total.kills += kills;
			total.stops += stops;
			total.pages += crowd.articles;
			await crowd.disperse();
		} while (performance.now() < until || total.kills < 5 || total.stops < 1);
		if (process.env.SOAK)
			console.log(`      ${total.pages} pages, ${total.kills} kills, ${total.stops} stops: 0 lost, 0 twice`);
	});
});
