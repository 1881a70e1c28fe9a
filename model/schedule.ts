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
