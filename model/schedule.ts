import { Cron } from "croner";
import { ZONE } from "./dates.ts";
import type { Source } from "./source.ts";

/**
 * When a source is next to be visited: by its cron expression, else as its rhythm says. Null where neither tells.
 *
 * @param byRhythm what its state says.
 */
export const nextCrawl = ({ schedule }: Source, byRhythm: string | null, now: Date): string | null =>
	schedule === undefined
		? byRhythm
		: (new Cron(schedule, { timezone: ZONE, paused: true }).nextRun(now)?.toISOString() ?? null);

const TWO_DAYS_MS = 2 * 86_400_000;

/**
 * Until when what a crawl brought can be called fresh: twice the time that lies between two visits, or two days where
 * neither schedule nor rhythm tells.
 *
 * @param byRhythm what its state says of the next visit.
 * @param crawledAt when the crawl ended.
 */
export function freshUntil({ schedule }: Source, byRhythm: string | null, crawledAt: string): string {
	const ended = new Date(crawledAt);
	const visits = schedule === undefined ? [] : new Cron(schedule, { timezone: ZONE, paused: true }).nextRuns(2, ended);
	if (visits[1]) return visits[1].toISOString();
	const twice = byRhythm === null ? TWO_DAYS_MS : 2 * Math.max(0, Date.parse(byRhythm) - ended.getTime());
	return new Date(ended.getTime() + twice).toISOString();
}
