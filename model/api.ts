import { z } from "zod";
import { Alarm, SourceState, UrlState } from "./crawl.ts";
import { Day } from "./dates.ts";
import { Directive, DirectiveRelation, DirectiveStatus } from "./directive.ts";
import { Mention, MentionStatus } from "./mention.ts";
import { Report, ReportSummary } from "./report.ts";
import { Run, RunResult, Source } from "./source.ts";

/** A blank form field is one that was not filled in. */
const blankIsUnset = (value: unknown): unknown => (value === "" ? undefined : value);
const parameter = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema);

/** Longest search text that is read, in characters; the rest is left out. */
const SEARCH_LENGTH = 200;

/**
 * A search text, cut to what is read. The cut falls between words, since half a word is in no document; where none ends
 * near by, it still spares a surrogate pair.
 */
export function cutSearch(typed: string): string {
	if (typed.length <= SEARCH_LENGTH) return typed;
	const text = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
	if (text.length <= SEARCH_LENGTH) return text;
	const blank = text.lastIndexOf(" ", SEARCH_LENGTH);
	return blank > SEARCH_LENGTH / 2
		? text.slice(0, blank)
		: text.slice(0, SEARCH_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
}

/** What was typed into a search box: anything at all, of any length, given more than once even, and never a fault. */
export const SearchWords = z.preprocess(
	(value) => (Array.isArray(value) ? value.join(" ") : (value ?? "")),
	z.string().transform(cutSearch).describe('Words, "phrases", -not'),
);

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const word = z.string().max(100);

const paging = {
	cursor: parameter(z.string().max(500).optional()).describe("`next` of the part before"),
	limit: parameter(whole(1, 100).default(20)).describe("Number of items, at most 100"),
};

/** Query of `GET /api/v1/directives`. */
export const DirectivesQuery = z.object({
	q: SearchWords,
	type: parameter(word.optional()),
	issuer: parameter(word.optional()),
	level: parameter(Directive.shape.level.optional()),
	term: parameter(whole(1, 99).optional()),
	year: parameter(whole(1900, 2100).optional()),
	province: parameter(word.optional()),
	status: parameter(DirectiveStatus.optional()),
	sort: parameter(z.enum(["relevance", "cited", "newest", "symbol"]).optional()),
	...paging,
});
export type DirectivesQuery = z.infer<typeof DirectivesQuery>;

/** Query of `GET /api/v1/directives/{id}/citations`. */
export const CitationsQuery = z.object({
	province: parameter(word.optional()),
	from: parameter(Day.optional()),
	to: parameter(Day.optional()),
	...paging,
});
export type CitationsQuery = z.infer<typeof CitationsQuery>;

/** Query of `GET /api/v1/reports`. */
export const ReportsQuery = CitationsQuery.extend({
	q: SearchWords,
	directive: parameter(z.string().max(200).optional()),
	source: parameter(word.optional()),
	sort: parameter(z.enum(["newest"]).optional()),
});
export type ReportsQuery = z.infer<typeof ReportsQuery>;

export const SuggestQuery = z.object({ q: SearchWords });

/** Id in the path of a report. */
export const ReportId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** JSON body of `POST /api/v1/extract`; `text/plain` carries the text alone. */
export const ExtractBody = z.object({
	text: z.string(),
	context: z
		.object({
			published: Day.nullable().default(null),
			province: z.string().nullable().default(null),
			title: z.string().nullable().default(null),
			url: z.string().nullable().default(null),
		})
		.optional(),
});
export type ExtractBody = z.infer<typeof ExtractBody>;

const Range = { start: z.int(), end: z.int() };

/** A document that a check names. */
export const CheckedDocument = z.object({
	id: z.string(),
	/** What tells it from others of its number, in one line. */
	mark: z.string(),
	/** The full form to copy. */
	full: z.string(),
	url: z.string(),
});
export type CheckedDocument = z.infer<typeof CheckedDocument>;

export const CheckFinding = z.object({
	kind: z.enum([
		"unknown",
		"ambiguous",
		"superseded",
		"date-differs",
		"term-differs",
		"issuer-differs",
		"type-differs",
		"title-differs",
		"symbol-slip",
	]),
	severity: z.enum(["error", "warning", "note"]),
	/** Offsets (UTF-16) of the part at fault, and what stands there. */
	...Range,
	raw: z.string(),
	/** Index of its citation in `citations`. */
	citation: z.int(),
	/** What the draft and what the register says, in Vietnamese. */
	message: z.string(),
	/** What to put in the place of `start` to `end`; null where no one right text is known. */
	replacement: z.string().nullable(),
	/** Documents that may be meant, or that came in the place of the one meant. */
	others: z.array(CheckedDocument),
	/** Further places of the draft where the same was found. */
	also: z.array(z.object(Range)),
});
export type CheckFinding = z.infer<typeof CheckFinding>;

/** Answer of `POST /api/v1/check`; its body is {@link ExtractBody}. */
export const CheckReply = z.object({
	/** The citations that were held against the register, in order; `document` is the one meant, where that is settled. */
	citations: z.array(z.object({ ...Range, raw: z.string(), document: CheckedDocument.nullable() })),
	/** Number of citations of which nothing could be said. */
	unchecked: z.int(),
	findings: z.array(CheckFinding),
});
export type CheckReply = z.infer<typeof CheckReply>;

/** A list's part, as every list of the API is given. */
const list = <T extends z.ZodType>(item: T) =>
	z.object({
		items: z.array(item),
		/** Exact number of items in the whole list. */
		total: z.int(),
		/** Counts by field, for narrowing down. */
		facets: z.record(z.string(), z.record(z.string(), z.int())),
		/** Cursor of the next part, null at the end. */
		next: z.string().nullable(),
	});

/** A directive in a list. */
export const DirectiveItem = Directive.extend({ url: z.string() });
export type DirectiveItem = z.infer<typeof DirectiveItem>;
export const DirectivesReply = list(DirectiveItem);
export type DirectivesReply = z.infer<typeof DirectivesReply>;

/** Another document that bears the same number. */
export const SameNumber = Directive.pick({
	id: true,
	symbol: true,
	type: true,
	title: true,
	issuedOn: true,
	issuer: true,
	term: true,
	province: true,
	mentions: true,
}).extend({ url: z.string() });

export const DirectiveReply = DirectiveItem.extend({
	sameNumber: z.array(SameNumber),
	relations: z.array(DirectiveRelation.extend({ url: z.string() })),
});
export type DirectiveReply = z.infer<typeof DirectiveReply>;

/** A report as API lists it. */
export const ReportItem = ReportSummary.omit({ sourceId: true }).extend({ source: z.string().nullable() });
export type ReportItem = z.infer<typeof ReportItem>;

export const CitationItem = z.object({
	report: ReportItem,
	text: z.string(),
	start: z.int(),
	end: z.int(),
	before: z.string(),
	after: z.string(),
	confidence: z.number(),
});
export type CitationItem = z.infer<typeof CitationItem>;
export const CitationsReply = list(CitationItem);
export type CitationsReply = z.infer<typeof CitationsReply>;

/** A stretch of a report's text with the ranges in it that matched the search. */
export const Snippet = z.object({
	text: z.string(),
	marks: z.array(z.object({ start: z.int(), end: z.int() })),
});
export type Snippet = z.infer<typeof Snippet>;

export const ReportFound = ReportItem.extend({ snippets: z.array(Snippet) });
export const ReportsReply = list(ReportFound);
export type ReportsReply = z.infer<typeof ReportsReply>;

/** A citation in a report; `target` is the document it was taken to mean. */
export const ReportCitation = Mention.omit({ reportId: true, directiveId: true }).extend({
	target: z.object({ id: z.string(), url: z.string() }).nullable(),
});
export type ReportCitation = z.infer<typeof ReportCitation>;

export const ReportReply = Report.omit({ sourceId: true }).extend({
	source: z.string().nullable(),
	citations: z.array(ReportCitation),
});
export type ReportReply = z.infer<typeof ReportReply>;

export const Suggestion = z.object({
	id: z.string(),
	symbol: z.string().nullable(),
	/** `Nghị quyết 25-NQ/TW`. */
	label: z.string(),
	/** What tells it from others with its number: `Khóa XI, 03/06/2013`. */
	detail: z.string(),
	title: z.string().nullable(),
	mentions: z.int(),
	url: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;
export const SuggestReply = z.object({ items: z.array(Suggestion).max(10) });
export type SuggestReply = z.infer<typeof SuggestReply>;

export const StatsReply = z.object({
	directives: z.int(),
	citedDirectives: z.int(),
	stubs: z.int(),
	reports: z.int(),
	mentions: z.int(),
	byStatus: z.record(MentionStatus, z.int()),
	from: z.string().nullable(),
	to: z.string().nullable(),
	changedAt: z.string().nullable(),
});
export type StatsReply = z.infer<typeof StatsReply>;

/** A crawl of a source, as the API lists it; its note, which may tell of the machine it ran on, is the operator's. */
export const RunItem = Run.omit({ sourceId: true, note: true }).extend({ source: z.string(), result: RunResult });
export type RunItem = z.infer<typeof RunItem>;

/** Query of `GET /api/v1/runs`. */
export const RunsQuery = z.object({
	source: parameter(word.optional()),
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
		/** Null where it was never crawled. */
		lastRun: RunItem.nullable(),
		/** Those that stand. */
		alarms: z.array(AlarmItem),
	});
export type SourceItem = z.infer<typeof SourceItem>;
export const SourcesReply = list(SourceItem);
export type SourcesReply = z.infer<typeof SourcesReply>;

/** A source with what is known of it. */
export const SourceReply = SourceItem.extend({
	/** Cron expression, null where it is visited by the rhythm of its listings. */
	schedule: z.string().nullable(),
	/** Addresses known of it by their state; a state without any is left out. */
	frontier: z.partialRecord(UrlState, z.int()),
	/** Newest first. */
	runs: z.array(RunItem),
	/** Alarms that are over, newest first. */
	pastAlarms: z.array(AlarmItem),
	/** Reports by month of publication, oldest first, null for the undated; copies are counted. */
	months: z.array(z.object({ key: z.string().nullable(), reports: z.int() })),
});
export type SourceReply = z.infer<typeof SourceReply>;

/** An error, RFC 9457. */
export const Problem = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	detail: z.string(),
	/** What to do about it. */
	remedy: z.string().optional(),
	/** The parameter at fault. */
	parameter: z.string().optional(),
	requestId: z.string(),
});
export type Problem = z.infer<typeof Problem>;
