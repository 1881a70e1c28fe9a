import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { AlarmKind } from "../model/crawl.ts";
import { RunResult, resultOf } from "../model/source.ts";
import type { Context } from "./context.ts";

const DAY_MS = 86_400_000;
const ALARMS = 10_000;
const HEARD_WITHIN_S = 60;

const seconds = (instant: string): number => Date.parse(instant) / 1000;

/**
 * Every figure of ours, by its name: what it says, and by what it is told apart. `docs/operations.md` lists them; a test
 * compares the two.
 */
export const METRICS = {
	trichdan_reports: { help: "Reports in the index, copies left out", labels: [] },
	trichdan_directives: { help: "Directives in the index", labels: [] },
	trichdan_citations: { help: "Citations by how they were resolved", labels: ["status"] },
	trichdan_data_version: { help: "Number that grows with every change of the data", labels: [] },
	trichdan_sources: { help: "Sources that are switched on", labels: [] },
	trichdan_source_last_run_timestamp_seconds: { help: "When the last run of a source began", labels: ["source"] },
	trichdan_source_last_good_run_timestamp_seconds: {
		help: "When the newest run of a source began that did not fail, of the last 20",
		labels: ["source"],
	},
	trichdan_source_last_new_report_timestamp_seconds: {
		help: "When a run of a source last brought a new report",
		labels: ["source"],
	},
	trichdan_alarms: { help: "Alarms that stand", labels: ["kind"] },
	trichdan_runs_last_day: { help: "Runs that began within 24 hours, by how they ended", labels: ["result"] },
	trichdan_pages_fetched_last_day: { help: "Requests of these runs", labels: [] },
	trichdan_pages_failed_last_day: { help: "Pages of these runs that could not be had or read", labels: [] },
	trichdan_reports_created_last_day: { help: "New reports of these runs", labels: [] },
	trichdan_frontier_urls: { help: "Addresses that the crawler knows, by their state", labels: ["state"] },
	trichdan_crawler_heartbeat_timestamp_seconds: {
		help: "When a crawler was last heard of; 0 where there is none",
		labels: [],
	},
	trichdan_crawlers: { help: "Crawlers that were heard of within the last minute", labels: [] },
} as const;
type Name = keyof typeof METRICS;

/** Runs of a source that are looked through for a good one. */
const RUNS = 20;

/** Fills the figures anew from the store. */
async function fill(context: Context, set: (name: Name, value: number, label?: string) => void): Promise<void> {
	const { store, sources } = context;
	const now = Date.now();
	const [stats, version, states, alarms, frontier, runs, crawlers] = await Promise.all([
		context.stats(),
		store.dataVersion(),
		store.sourceStates(),
		store.alarms({ limit: ALARMS }),
		store.frontierCounts(),
		store.runsSince(new Date(now - DAY_MS).toISOString()),
		store.crawlers(),
	]);
	set("trichdan_reports", stats.reports);
	set("trichdan_directives", stats.directives);
	for (const [status, number] of Object.entries(stats.byStatus)) set("trichdan_citations", number, status);
	set("trichdan_data_version", version);
	const enabled = sources.filter((source) => source.enabled);
	set("trichdan_sources", enabled.length);
	for (const { id } of enabled) {
		const newest = await store.runs(RUNS, id);
		const good = newest.find((run) => ["done", "partly"].includes(resultOf(run)));
		if (newest[0]) set("trichdan_source_last_run_timestamp_seconds", seconds(newest[0].startedAt), id);
		if (good) set("trichdan_source_last_good_run_timestamp_seconds", seconds(good.startedAt), id);
	}
	for (const { sourceId, lastNewAt } of states)
		if (lastNewAt) set("trichdan_source_last_new_report_timestamp_seconds", seconds(lastNewAt), sourceId);
	for (const kind of AlarmKind.options)
		set("trichdan_alarms", alarms.filter((alarm) => alarm.kind === kind).length, kind);
	for (const result of RunResult.options)
		set("trichdan_runs_last_day", runs.filter((run) => resultOf(run) === result).length, result);
	const sum = (of: "fetched" | "failed" | "created"): number => runs.reduce((all, run) => all + run[of], 0);
	set("trichdan_pages_fetched_last_day", sum("fetched"));
	set("trichdan_pages_failed_last_day", sum("failed"));
	set("trichdan_reports_created_last_day", sum("created"));
	const byState = new Map<string, number>();
	for (const { state, urls } of frontier) byState.set(state, (byState.get(state) ?? 0) + urls);
	for (const [state, urls] of byState) set("trichdan_frontier_urls", urls, state);
	const heartbeats = crawlers.map(({ heartbeatAt }) => seconds(heartbeatAt));
	set("trichdan_crawler_heartbeat_timestamp_seconds", Math.max(0, ...heartbeats));
	set("trichdan_crawlers", heartbeats.filter((at) => now / 1000 - at < HEARD_WITHIN_S).length);
}

/** Makes the function that gives the figures in the form of Prometheus, with those of the process. */
export function createMetrics(context: Context): { contentType: string; text: () => Promise<string> } {
	const registry = new Registry();
	const gauges = new Map<string, Gauge>();
	for (const [name, { help, labels }] of Object.entries(METRICS))
		gauges.set(name, new Gauge({ name, help, labelNames: [...labels], registers: [registry] }));
	collectDefaultMetrics({ register: registry });
	return {
		contentType: registry.contentType,
		text: async () => {
			for (const gauge of gauges.values()) gauge.reset();
			await fill(context, (name, value, label) => {
				const [key] = METRICS[name].labels;
				gauges.get(name)?.set(key === undefined ? {} : { [key]: label ?? "" }, value);
			});
			return registry.metrics();
		},
	};
}
