import type { FrontierUrl, Settlement } from "../../model/crawl.ts";
import { backoff } from "./host.ts";
import type { Missed } from "./visit.ts";

const DAY_MS = 86_400_000;
/** Articles are read again so many days after they were first read or last changed. */
const AGAIN_DAYS = [1, 7, 30];
/** What could not be had so often in a row is given up, and asked for once a month. */
const MOST_ATTEMPTS = 8;
const MONTH_MS = 30 * DAY_MS;
const GONE_AFTER = 2;

type When = Pick<Settlement, "state" | "nextAt" | "attempts" | "stage">;

const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

/** When an article or file that was read is read again: sooner where it changed, in the end not any more. */
export function whenRead(found: FrontierUrl, changed: boolean, now: Date, state: Settlement["state"] = "done"): When {
	const stage = changed || found.fetchedAt === null ? 0 : found.stage + 1;
	const days = AGAIN_DAYS[stage];
	return { state, stage, attempts: 0, nextAt: days === undefined ? null : after(now, days * DAY_MS) };
}

/** When an address that could not be had is asked for again. */
export function whenMissed(found: FrontierUrl, { verdict, retryAfter }: Missed, now: Date): When {
	const attempts = found.attempts + 1;
	const same = { attempts, stage: found.stage };
	if (verdict === "never") return { ...same, state: "failed", nextAt: null };
	// What robots.txt forbids today it may allow in a month.
	if (verdict === "blocked") return { ...same, state: "blocked", nextAt: after(now, MONTH_MS) };
	if (verdict === "gone")
		return attempts >= GONE_AFTER
			? { ...same, state: "gone", nextAt: null }
			: { ...same, state: "retry", nextAt: after(now, DAY_MS) };
	if (attempts >= MOST_ATTEMPTS) return { ...same, state: "failed", nextAt: after(now, MONTH_MS) };
	return { ...same, state: "retry", nextAt: after(now, Math.max(retryAfter ?? 0, backoff(attempts))) };
}
