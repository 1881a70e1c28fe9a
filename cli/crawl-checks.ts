import { isDue } from "../crawler/crawl/due.ts";
import { STALE_MS } from "../crawler/crawl/lock.ts";
import { silence } from "../crawler/health.ts";
import type { Store } from "../data/store/port.ts";
import { dayOf, printDate } from "../model/dates.ts";
import type { Settings } from "../model/settings.ts";
import { type Run, resultOf, type Source } from "../model/source.ts";
import { type Check, ok, warning } from "./checks.ts";
import { count, counted } from "./io.ts";

const DAY_MS = 86_400_000;
const RUNS = 8;
const ALARMS = 1000;

const printDay = (instant: string): string => printDate(dayOf(new Date(instant)));

/** Whether sites that are asked can reach whoever asks. */
export function contactCheck({ TRICHDAN_CONTACT: contact }: Settings, sources: readonly Source[]): Check {
	if (contact !== undefined) return ok("contact", contact);
	const foreign = sources.filter(({ enabled, bundled }) => enabled && !bundled).length;
	if (foreign === 0) return ok("contact", "not set, and no site is asked but the sample");
	return warning(
		"contact",
		`not set, and ${counted(foreign, "site")} of others ${foreign === 1 ? "is" : "are"} crawled`,
		"Set TRICHDAN_CONTACT to a mail address or a page, so that their people can reach you.",
	);
}

/** Who crawls into the index just now. */
async function crawlerChecks(store: Store, now: Date): Promise<Check[]> {
	const crawlers = await store.crawlers();
	if (crawlers.length === 0) return [ok("crawler", "none at work")];
	return crawlers.map(({ holder, heartbeatAt }) => {
		const age = Math.abs(now.getTime() - Date.parse(heartbeatAt));
		if (age < STALE_MS) return ok("crawler", `process ${holder} is at work`);
		return warning(
			"crawler",
			`process ${holder} has the lock and was last heard of at ${heartbeatAt}`,
			"Nothing to do: it has died, and the next crawler takes the lock from it.",
		);
	});
}

/** What one source's last run came to, and what it has in its frontier. */
function lastRunCheck(id: string, run: Run, newest: string | null, addresses: string): Check {
	const result = resultOf(run);
	const found = `${id}: last run ${printDay(run.startedAt)}, ${result}, ${count(run.created)} new, ${count(run.failed)} failed; newest report ${newest === null ? "never" : printDay(newest)}${addresses}`;
	if (result !== "failed") return ok("source", found);
	return warning("source", found, run.note ?? "Look at the log of that run.");
}

/** Everything that is to be said of the sources that are switched on. */
export async function sourceChecks(store: Store, sources: readonly Source[], now: Date): Promise<Check[]> {
	const [counts, alarms] = await Promise.all([store.frontierCounts(), store.alarms({ limit: ALARMS })]);
	const checks: Check[] = await crawlerChecks(store, now);
	for (const source of sources.filter(({ enabled }) => enabled)) {
		const { id } = source;
		const runs = await store.runs(RUNS, id);
		const state = await store.sourceState(id);
		const [last] = runs;
		if (last === undefined) {
			checks.push(warning("source", `${id}: never crawled`, `Run \`npx trichdan crawl --source ${id}\`.`));
			continue;
		}
		const addresses = counts
			.filter(({ sourceId }) => sourceId === id)
			.map(({ state: is, urls }) => `${count(urls)} ${is}`);
		const listed = addresses.length > 0 ? `; addresses: ${addresses.join(", ")}` : "";
		checks.push(lastRunCheck(id, last, state?.lastNewAt ?? null, listed));
		if (!state?.verifiedAt)
			checks.push(
				warning(
					"recipe",
					`${id}: unverified, no run has brought a report`,
					`Look at \`npx trichdan source test ${id}\`.`,
				),
			);
		const standing = alarms.filter(({ sourceId }) => sourceId === id);
		for (const { kind, since, message } of standing)
			checks.push(warning("alarm", `${id}: ${kind} since ${printDay(since)}`, message));
		const yesterday = new Date(now.getTime() - DAY_MS);
		const isOverdue = new Date(last.startedAt) < yesterday && isDue(source, runs, state, yesterday);
		if (isOverdue) checks.push(warning("schedule", `${id}: due for over a day`, "Is `npx trichdan schedule` running?"));
		const silent = state === null || isOverdue ? null : silence(source, state, now);
		if (silent !== null && !standing.some(({ kind }) => kind === "silent"))
			checks.push(warning("silence", `${id}: nothing new for ${silent.facts.days} days`, silent.message));
	}
	return checks;
}
