import type { Store } from "../data/store/port.ts";
import type { AlarmItem, RunItem, SourceItem, SourceReply } from "../model/api.ts";
import type { Alarm, Host, SourceState } from "../model/crawl.ts";
import { dayOf, daysAfter } from "../model/dates.ts";
import { nextCrawl } from "../model/schedule.ts";
import { type Run, resultOf, type Source } from "../model/source.ts";
import { sourceHref } from "../web/links.ts";
import type { Context } from "./context.ts";
import { notFound } from "./errors.ts";

/** Most alarms that are looked at, and most runs and past alarms that a source shows. */
const ALARMS = 1000;
const SHOWN = 20;
/** Days of which reports are told day by day, and characters of robots.txt. */
const DAYS = 60;
const ROBOTS = 2000;

/** A run as the API lists it. */
export const runItem = (run: Run): RunItem => {
	const { sourceId, note: _, ...rest } = run;
	return { ...rest, source: sourceId, result: resultOf(run) };
};

const alarmItem = ({ id: _, sourceId: _source, notifiedAt: _taken, ...alarm }: Alarm): AlarmItem => alarm;

/** The host of a source as the store has it: with its port, without `www.` */
const hostOf = ({ home }: Source): string => new URL(home).host.replace(/^www\./, "");

/** A source as the API lists it. */
function sourceItem(
	source: Source,
	state: SourceState | null,
	run: Run | undefined,
	alarms: Alarm[],
	host: Host | null,
): SourceItem {
	const { id, name, province, level, home, enabled } = source;
	return {
		...{ id, name, province, level, home, enabled },
		verifiedAt: state?.verifiedAt ?? null,
		lastNewAt: state?.lastNewAt ?? null,
		nextAt: nextCrawl(source, state?.nextAt ?? null, new Date()),
		rhythmHours: state?.rhythmHours ?? null,
		url: sourceHref(id),
		lastRun: run ? runItem(run) : null,
		alarms: alarms.filter(({ sourceId, clearedAt }) => sourceId === id && clearedAt === null).map(alarmItem),
		robots: host?.robots?.status ?? null,
	};
}

/** All sources of the sources file, in its order. */
export async function sourceItems({ store, sources }: Context): Promise<SourceItem[]> {
	const [states, alarms] = await Promise.all([store.sourceStates(), store.alarms({ limit: ALARMS })]);
	return Promise.all(
		sources.map(async (source) => {
			const state = states.find(({ sourceId }) => sourceId === source.id) ?? null;
			const [[run], host] = await Promise.all([store.runs(1, source.id), store.host(hostOf(source))]);
			return sourceItem(source, state, run, alarms, host);
		}),
	);
}

async function frontierOf(store: Store, id: string): Promise<SourceReply["frontier"]> {
	const counts = (await store.frontierCounts()).filter(({ sourceId }) => sourceId === id);
	return Object.fromEntries(counts.map(({ state, urls }) => [state, urls]));
}

/**
 * A source with what is known of it.
 *
 * @throws AppError `not_found` where the sources file has none of that id.
 */
export async function sourceReply({ store, sources }: Context, id: string): Promise<SourceReply> {
	const source = sources.find((one) => one.id === id);
	if (!source) throw notFound(`source ${id}`);
	const since = daysAfter(dayOf(new Date()), 1 - DAYS);
	const [state, runs, standing, all, frontier, months, host, found, days] = await Promise.all([
		store.sourceState(id),
		store.runs(SHOWN, id),
		store.alarms({ sourceId: id, limit: SHOWN }),
		store.alarms({ sourceId: id, all: true, limit: SHOWN }),
		frontierOf(store, id),
		store.reportsByMonth(id),
		store.host(hostOf(source)),
		store.sourceYield(id),
		store.reportsByDay(id, since),
	]);
	const usual = state?.baseline?.usual;
	return {
		...sourceItem(source, state, runs[0], standing, host),
		schedule: source.schedule ?? null,
		delay: source.delay,
		robotsAt: host?.robots?.fetchedAt ?? null,
		robotsText: host?.robots?.text.slice(0, ROBOTS) ?? null,
		...found,
		usual: usual?.filled ? { articles: usual.articles, ...usual.filled } : null,
		days,
		frontier,
		runs: runs.map(runItem),
		pastAlarms: all.filter(({ clearedAt }) => clearedAt !== null).map(alarmItem),
		months,
	};
}
