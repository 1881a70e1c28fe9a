import { z } from "zod";
import { Day } from "../dates.ts";
import { MentionStatus } from "../mention.ts";
import { DirectiveItem } from "./directives.ts";
import { parameter, placeAndTime, whole, word } from "./parameters.ts";
import { ReportItem } from "./reports.ts";

export const StatsReply = z.object({
	directives: z.int().describe("Directives that the index knows"),
	citedDirectives: z.int().describe("Those that a report cites"),
	stubs: z.int().describe("Those known only by being cited"),
	reports: z.int().describe("Reports, near-duplicates left out"),
	mentions: z.int().describe("Citations in them"),
	byStatus: z.record(MentionStatus, z.int()).describe("Citations by how they were resolved"),
	from: z.string().nullable().describe("First day of publication"),
	to: z.string().nullable().describe("Last day of publication"),
	changedAt: z.string().nullable().describe("When the data last changed"),
});
export type StatsReply = z.infer<typeof StatsReply>;

/** The reports that the index holds: what every figure is counted over. */
export const Crawled = z.object({
	reports: z.int(),
	from: z.string().nullable().describe("First and last day of publication"),
	to: z.string().nullable(),
});
export type Crawled = z.infer<typeof Crawled>;

/** Part of a whole, of 100 and with one decimal; null where the whole is below five. */
const percent = z.number().min(0).max(100).nullable();

/** A directive in a figure. */
export const FigureDirective = DirectiveItem.pick({
	id: true,
	symbol: true,
	type: true,
	title: true,
	issuedOn: true,
	status: true,
	url: true,
});
export type FigureDirective = z.infer<typeof FigureDirective>;

/** A figure with what it counts, in words. */
const figure = <T extends z.ZodType>(item: T) => ({ about: z.string(), items: z.array(item) });

const CitedTogether = z.object({ directive: FigureDirective, reports: z.int(), percent });
export const DirectiveVariant = z.object({
	value: z.string(),
	mentions: z.int(),
	agrees: z.boolean().nullable().describe("Whether it is what the register has; null where that has none"),
	/** The report that printed it first. */
	first: ReportItem,
});
export type DirectiveVariant = z.infer<typeof DirectiveVariant>;

/** Whether a province is heard of a directive. */
export const ProvinceState = z.enum(["cites", "silent", "uncrawled"]);
export type ProvinceState = z.infer<typeof ProvinceState>;
export const ProvinceFigure = z.object({
	province: z.string().nullable(),
	state: ProvinceState,
	reports: z.int(),
	of: z.int(),
	percent,
});
export type ProvinceFigure = z.infer<typeof ProvinceFigure>;

/** Query of `GET /api/v1/directives/{id}/figures`. */
export const DirectiveFiguresQuery = z.object({
	limit: parameter(whole(1, 100).default(10)).describe(
		"Number of items of `together`, `dates` and `titles`, at most 100",
	),
});
export type DirectiveFiguresQuery = z.infer<typeof DirectiveFiguresQuery>;

export const DirectiveFiguresReply = z.object({
	directive: FigureDirective,
	crawled: Crawled,
	months: z.object(figure(z.object({ month: z.string().nullable(), reports: z.int(), of: z.int(), percent }))),
	provinces: z.object({
		about: z.string(),
		since: z
			.string()
			.nullable()
			.describe("Day of issue, or the first of its month or year; null where it is unknown and all reports count"),
		/** The 63 provinces of before 01/07/2025, and the 34 of today. */
		"63": z.array(ProvinceFigure),
		"34": z.array(ProvinceFigure),
	}),
	lag: z.object({
		about: z.string(),
		days: z.int().nullable().describe("Null where the day of issue is unknown or no report cites it since"),
		firstOn: z.string().nullable(),
		covered: z.boolean(),
	}),
	together: z.object({ of: z.int(), ...figure(CitedTogether) }),
	dates: z.object(figure(DirectiveVariant)),
	titles: z.object(figure(DirectiveVariant)),
});
export type DirectiveFiguresReply = z.infer<typeof DirectiveFiguresReply>;

const most = parameter(whole(1, 500).default(50)).describe("Number of items, at most 500");

/** Query of `GET /api/v1/figures/most-cited`. */
export const MostCitedQuery = z.object({
	type: parameter(word.optional()).describe("Slug of a type: nghi-quyet"),
	...placeAndTime,
	limit: parameter(whole(1, 100).default(50)).describe("Number of items, at most 100"),
});
export type MostCitedQuery = z.infer<typeof MostCitedQuery>;
export const MostCitedReply = z.object({ crawled: Crawled, of: z.int(), ...figure(CitedTogether) });
export type MostCitedReply = z.infer<typeof MostCitedReply>;

/** Query of `GET /api/v1/figures/outdated`. */
export const OutdatedQuery = z.object({ limit: most });
export const OutdatedFigure = z.object({
	directive: FigureDirective,
	replacedBy: FigureDirective,
	since: z.string(),
	before: z.int(),
	after: z.int(),
	both: z.int(),
	successor: z.int(),
	percent,
	lastOn: z.string().nullable(),
});
export type OutdatedFigure = z.infer<typeof OutdatedFigure>;
export const OutdatedReply = z.object({ crawled: Crawled, ...figure(OutdatedFigure) });
export type OutdatedReply = z.infer<typeof OutdatedReply>;

/** Years that staff take stock after. */
const YEARS = "5,10,15,20,25,30";
const MOST_YEARS = 20;

/** Query of `GET /api/v1/figures/anniversaries`. */
export const AnniversariesQuery = z.object({
	from: parameter(Day.optional()).describe("First day; today unless told"),
	to: parameter(Day.optional()).describe("Last day; 90 days after the first unless told, and no more than 366"),
	years: parameter(
		z
			.string()
			.regex(/^[1-9]\d{0,2}(,[1-9]\d{0,2}){0,19}$/, `is not up to ${MOST_YEARS} numbers such as ${YEARS}`)
			.default(YEARS),
	).describe("Numbers of years, with commas between"),
	limit: most,
});
export type AnniversariesQuery = z.infer<typeof AnniversariesQuery>;
export const AnniversaryFigure = z.object({
	directive: FigureDirective,
	years: z.int(),
	on: z.string(),
	reports: z.int(),
});
export type AnniversaryFigure = z.infer<typeof AnniversaryFigure>;
export const AnniversariesReply = z.object({
	crawled: Crawled,
	from: z.string(),
	to: z.string(),
	...figure(AnniversaryFigure),
});
export type AnniversariesReply = z.infer<typeof AnniversariesReply>;

export const LagFigure = z.object({
	type: z.string().nullable().describe("Slug of a type; null: of any"),
	directives: z.int(),
	first: z.int().nullable().describe("Days; null of fewer than five directives"),
	median: z.int().nullable(),
	third: z.int().nullable(),
});
export type LagFigure = z.infer<typeof LagFigure>;
export const LagsReply = z.object({ crawled: Crawled, since: z.string().nullable(), ...figure(LagFigure) });
export type LagsReply = z.infer<typeof LagsReply>;

/** Reports with what part of them cites anything. */
const volume = {
	reports: z.int(),
	citing: z.int().describe("Those that cite anything"),
	citations: z.int(),
	percent: percent.describe("`citing` of `reports`; null below five reports"),
};
export const MonthVolumeFigure = z.object({ month: z.string().nullable(), ...volume });
export type MonthVolumeFigure = z.infer<typeof MonthVolumeFigure>;
export const OverTimeReply = z.object({ crawled: Crawled, ...figure(MonthVolumeFigure) });
export type OverTimeReply = z.infer<typeof OverTimeReply>;

/** Query of `GET /api/v1/figures/by-province`. */
export const ByProvinceQuery = z.object({ provinces: placeAndTime.provinces });
export const PlaceVolumeFigure = z.object({
	province: z.string().nullable(),
	year: z.int().nullable(),
	...volume,
});
export type PlaceVolumeFigure = z.infer<typeof PlaceVolumeFigure>;
export const ByProvinceReply = z.object({ crawled: Crawled, ...figure(PlaceVolumeFigure) });
export type ByProvinceReply = z.infer<typeof ByProvinceReply>;

/** Query of `GET /api/v1/figures/spread`. */
export const SpreadQuery = z.object({
	provinces: placeAndTime.provinces,
	limit: parameter(whole(1, 20).default(8)).describe("Number of directives, at most 20"),
});
export const SpreadFigure = ProvinceFigure.extend({ directive: z.string().describe("Id of the directive") });
export type SpreadFigure = z.infer<typeof SpreadFigure>;
export const SpreadReply = z.object({
	crawled: Crawled,
	directives: z.array(FigureDirective.extend({ reports: z.int() })).describe("Most cited first"),
	...figure(SpreadFigure),
});
export type SpreadReply = z.infer<typeof SpreadReply>;

export const OutdatedYearFigure = z.object({
	year: z.int(),
	resolved: z.int(),
	outdated: z.int(),
	percent: percent.describe("`outdated` of `resolved`; null below five citations"),
});
export type OutdatedYearFigure = z.infer<typeof OutdatedYearFigure>;
export const OutdatedByYearReply = z.object({ crawled: Crawled, ...figure(OutdatedYearFigure) });
export type OutdatedByYearReply = z.infer<typeof OutdatedByYearReply>;

/** Query of `GET /api/v1/figures/coverage`. */
export const CoverageQuery = z.object({ provinces: placeAndTime.provinces });
export type CoverageQuery = z.infer<typeof CoverageQuery>;
export const CoverageFigure = z.object({
	province: z.string().nullable(),
	reports: z.int(),
	undated: z.int(),
	from: z.string().nullable(),
	to: z.string().nullable(),
});
export type CoverageFigure = z.infer<typeof CoverageFigure>;
export const CoverageReply = z.object({ crawled: Crawled, ...figure(CoverageFigure) });
export type CoverageReply = z.infer<typeof CoverageReply>;
