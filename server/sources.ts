import type { Store } from "../data/store/port.ts";
import type { AlarmItem, RunItem, SourceItem, SourceReply } from "../model/api.ts";
import type { Alarm, SourceState } from "../model/crawl.ts";
import { nextCrawl } from "../model/schedule.ts";
import { type Run, resultOf, type Source } from "../model/source.ts";
import { sourceHref } from "../web/links.ts";
import type { Context } from "./context.ts";
import { notFound } from "./errors.ts";

/** Most alarms that are looked at, and most runs and past alarms that a source shows. */
const ALARMS = 1000;
const SHOWN = 20;

/** A run as the API lists it. */
export const runItem = (run: Run): RunItem => {
	const { sourceId, note: _, ...rest } = run;
	return { ...rest, source: sourceId, result: resultOf(run) };
};

const alarmItem = ({ id: _, sourceId: _source, notifiedAt: _taken, ...alarm }: Alarm): AlarmItem => alarm;

/** A source as the API lists it. */
function sourceItem(source: Source, state: SourceState | null, run: Run | undefined, alarms: Alarm[]): SourceItem {
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
	};
}

/** All sources of the sources file, in its order. */
export async function sourceItems({ store, sources }: Context): Promise<SourceItem[]> {
	const [states, alarms] = await Promise.all([store.sourceStates(), store.alarms({ limit: ALARMS })]);
	return Promise.all(
		sources.map(async (source) => {
			const state = states.find(({ sourceId }) => sourceId === source.id) ?? null;
			const [run] = await store.runs(1, source.id);
			return sourceItem(source, state, run, alarms);
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
	const [state, runs, standing, all, frontier, months] = await Promise.all([
		store.sourceState(id),
		store.runs(SHOWN, id),
		store.alarms({ sourceId: id, limit: SHOWN }),
		store.alarms({ sourceId: id, all: true, limit: SHOWN }),
		frontierOf(store, id),
		store.reportsByMonth(id),
	]);
	return {
		...sourceItem(source, state, runs[0], standing),
		schedule: source.schedule ?? null,
		frontier,
		runs: runs.map(runItem),
		pastAlarms: all.filter(({ clearedAt }) => clearedAt !== null).map(alarmItem),
		months,
	};
}
