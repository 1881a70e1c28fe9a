import { z } from "zod";
import { Alarm, SourceState, UrlState } from "../crawl.ts";
import { Run, RunResult, Source } from "../source.ts";
import { list } from "./list.ts";
import { paging, parameter, word } from "./parameters.ts";

/** A crawl of a source, as the API lists it; its note, which may tell of the machine it ran on, is the operator's. */
export const RunItem = Run.omit({ sourceId: true, note: true }).extend({ source: z.string(), result: RunResult });
export type RunItem = z.infer<typeof RunItem>;

/** Id in the path of a source. */
export const SourceId = z.object({
	id: z.string().describe("Id of the source, as its entry in the sources file has it"),
});

/** Query of `GET /api/v1/runs`. */
export const RunsQuery = z.object({
	source: parameter(word.optional()).describe("Id of a source; without it the runs of all"),
	...paging,
});
export type RunsQuery = z.infer<typeof RunsQuery>;
export const RunsReply = list(RunItem);
export type RunsReply = z.infer<typeof RunsReply>;

/** Something that an operator should look at. */
export const AlarmItem = Alarm.omit({ id: true, sourceId: true, notifiedAt: true });
export type AlarmItem = z.infer<typeof AlarmItem>;

/** A source in a list. */
export const SourceItem = Source.pick({ id: true, name: true, province: true, level: true, home: true, enabled: true })
	.extend(SourceState.pick({ verifiedAt: true, lastNewAt: true, nextAt: true, rhythmHours: true }).shape)
	.extend({
		url: z.string(),
		lastRun: RunItem.nullable().describe("Null where it was never crawled"),
		alarms: z.array(AlarmItem).describe("Those that stand"),
		robots: z
			.enum(["rules", "none", "unreachable"])
			.nullable()
			.describe(
				"How its robots.txt was last read: `unreachable` stops all visits; null where it was not asked for yet",
			),
	});
export type SourceItem = z.infer<typeof SourceItem>;
export const SourcesReply = list(SourceItem);
export type SourcesReply = z.infer<typeof SourcesReply>;

/** A source with what is known of it. */
export const SourceReply = SourceItem.extend({
	schedule: z.string().nullable().describe("Cron expression, null where it is visited by the rhythm of its listings"),
	delay: z.int().describe("Least milliseconds between two requests to its host"),
	robotsAt: z.string().nullable().describe("When robots.txt was last read"),
	robotsText: z.string().nullable().describe("The first 2,000 characters of it"),
	articles: z
		.partialRecord(UrlState, z.int())
		.describe("Addresses of articles and files by their state; a state without any is left out"),
	reports: z.int().describe("Reports read from it, copies included"),
	dated: z.int().describe("Those of a known day"),
	usual: z
		.object({ articles: z.int(), title: z.number(), published: z.number(), body: z.number() })
		.nullable()
		.describe(
			"Share of its newest articles, 0 to 1, of which the recipe found title, day and body; null where there is no recipe or too few articles are known",
		),
	days: z
		.array(z.object({ key: z.string().nullable(), reports: z.int() }))
		.describe("Reports by day of publication in the last 60 days; a day without any is left out"),
	frontier: z
		.partialRecord(UrlState, z.int())
		.describe("Addresses known of it by their state; a state without any is left out"),
	runs: z.array(RunItem).describe("Newest first"),
	pastAlarms: z.array(AlarmItem).describe("Alarms that are over, newest first"),
	months: z
		.array(z.object({ key: z.string().nullable(), reports: z.int() }))
		.describe("Reports by month of publication, oldest first, null for the undated; copies are counted"),
});
export type SourceReply = z.infer<typeof SourceReply>;
