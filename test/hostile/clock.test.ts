import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import { runSchedule } from "../../crawler/schedule.ts";
import { createClock, createCrawler, sourceOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type HostileHost, openHosts } from "./site.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe("a time of day that jumps", function () {
	this.timeout(60_000);
	let host: HostileHost;
	const articles = articlesFrom(0, 3);
	beforeEach(async () => {
		[host] = (await openHosts(1)) as [HostileHost];
		servePortal(host, articles);
	});
	afterEach(() => host.close());

	const YEARS_MS = 10 * 365 * DAY_MS;
	const DAYS = 6;
	const LOOK_MS = 20 * MINUTE_MS;
	/** How often the schedule crawls on each of so many days; `jumps` are made at the starts of days. */
	async function crawls(schedule: string | undefined, jumps: Record<number, number>): Promise<number[]> {
		const clock = createClock(Date.parse("2026-11-25T03:30:00Z"));
		const crawler = createCrawler({ clock });
		const source = sourceOf(host, "dong-ho", schedule === undefined ? {} : { schedule });
		const perDay = Array.from({ length: DAYS }, () => 0);
		const stop = new AbortController();
		let looks = 0;
		const wait = async (): Promise<void> => {
			// Time passes when nobody crawls: a crawl takes no day.
			while ((await crawler.store.runs(1)).some(({ finishedAt }) => finishedAt === null)) await nextTurn();
			looks++;
			clock.jump(LOOK_MS);
			const day = (looks * LOOK_MS) / DAY_MS;
			clock.jump(jumps[day] ?? 0);
			if (day >= DAYS) stop.abort();
		};
		await crawler.within((tools) =>
			runSchedule({
				crawl: { ...tools, signal: stop.signal },
				sources: async () => [source],
				retentionDays: 0,
				onRun: () => {
					const day = Math.floor((looks * LOOK_MS) / DAY_MS);
					perDay[day] = (perDay[day] ?? 0) + 1;
				},
				wait,
			}),
		);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(articles));
		expect(await crawler.store.check()).to.deep.equal([]);
		await crawler.close();
		return perDay;
	}

	for (const schedule of ["0 6 * * *", undefined])
		it(`by ten years, on or back, and back again costs one crawl at most (${schedule ?? "by rhythm"})`, async () => {
			const calm = await crawls(schedule, {});
			expect(Math.min(...calm)).to.be.at.least(1);
			for (const jump of [YEARS_MS, -YEARS_MS]) {
				const jumped = await crawls(schedule, { 2: jump, 4: -jump });
				for (const [day, count] of jumped.entries())
					expect(Math.abs(count - (calm[day] ?? 0)), `day ${day}: ${jumped}, not ${calm}`).to.be.at.most(1);
			}
		});
});
