import { freshUntil, nextCrawl } from "../model/schedule.ts";
import { resultOf, type Source } from "../model/source.ts";
import type { Context } from "./context.ts";

/** Most standing alarms that are looked at, and most runs of a source among which its last good one is looked for. */
const ALARMS = 1000;
const RUNS = 10;

const enabledOf = ({ sources }: Pick<Context, "sources">): Source[] => sources.filter(({ enabled }) => enabled);

/** Ids of the sources that are crawled and about which an alarm stands. */
export async function failingSources(context: Pick<Context, "store" | "sources">): Promise<Set<string>> {
	const alarms = await context.store.alarms({ limit: ALARMS });
	const enabled = new Set(enabledOf(context).map(({ id }) => id));
	return new Set(alarms.map(({ sourceId }) => sourceId).filter((id) => enabled.has(id)));
}

/** How a source that is crawled stands. */
interface Standing {
	source: Source;
	/** What its state says of the next visit. */
	byRhythm: string | null;
	/** When its last good crawl ended; null: never. */
	crawledAt: string | null;
	/** An alarm stands about it. */
	failing: boolean;
}

async function standings(context: Context): Promise<Standing[]> {
	const { store } = context;
	const [states, failing] = await Promise.all([store.sourceStates(), failingSources(context)]);
	return Promise.all(
		enabledOf(context).map(async (source) => {
			const runs = await store.runs(RUNS, source.id);
			const good = runs.find((run) => ["done", "partly"].includes(resultOf(run)));
			return {
				source,
				byRhythm: states.find(({ sourceId }) => sourceId === source.id)?.nextAt ?? null,
				crawledAt: good?.finishedAt ?? null,
				failing: failing.has(source.id),
			};
		}),
	);
}

/** How the crawl stands as a whole. */
export interface Crawling {
	/** Sources that are crawled, and those of them that have been and about which no alarm stands. */
	sources: number;
	well: number;
	/** When the last good crawl ended, where every source was to be visited twice since; else null. */
	staleSince: string | null;
	/** When a source is next to be visited; null: one is due as soon as the scheduler runs, or there is none. */
	nextAt: string | null;
}

/** How the crawl stands at an instant; what the store tells of it is kept until the data changes. */
export async function crawling(context: Context, now: Date): Promise<Crawling> {
	const all = await context.kept.of("standings", () => standings(context));
	const isLate = ({ source, byRhythm, crawledAt }: Standing): boolean =>
		crawledAt === null || freshUntil(source, byRhythm, crawledAt) < now.toISOString();
	const last = all
		.flatMap(({ crawledAt }) => crawledAt ?? [])
		.sort()
		.at(-1);
	const visits = all.map(({ source, byRhythm }) => nextCrawl(source, byRhythm, now));
	const planned = visits.flatMap((at) => at ?? []).sort();
	return {
		sources: all.length,
		well: all.filter(({ failing, crawledAt }) => !failing && crawledAt !== null).length,
		staleSince: last !== undefined && all.every(isLate) ? last : null,
		nextAt: planned.length === visits.length ? (planned[0] ?? null) : null,
	};
}
