import type { z } from "zod";
import type {
	AnniversariesQuery,
	AnniversariesReply,
	CoverageQuery,
	CoverageReply,
	LagsReply,
	MostCitedQuery,
	MostCitedReply,
	OutdatedQuery,
	OutdatedReply,
} from "../../model/api.ts";
import { dayOf, daysAfter } from "../../model/dates.ts";
import { FIGURES, LEAST, percentOf } from "../../model/figures.ts";
import type { Context } from "../context.ts";
import { provincesOf } from "../filters.ts";
import { citedItems, crawled, directivesOf } from "./directive.ts";

/** Directives by the reports of a time and place that cite them. */
export async function mostCited(context: Context, query: MostCitedQuery): Promise<MostCitedReply> {
	const { store, names, totals } = context;
	const { type, source, from, to, limit } = query;
	const reports = {
		province: provincesOf(query.province, query.provinces, names),
		source: source === undefined ? undefined : [source],
		from,
		to,
	};
	const [all, cited, counted] = await Promise.all([
		crawled(context),
		store.citedMost({ ...reports, type }, limit),
		totals.reports(reports, {}),
	]);
	const of = counted.total;
	return { about: FIGURES["most-cited"].en, crawled: all, of, items: await citedItems(context, cited, of) };
}

/** Replaced documents that reports still cite. */
export async function outdated(context: Context, { limit }: z.infer<typeof OutdatedQuery>): Promise<OutdatedReply> {
	const { store, kept } = context;
	const [all, found] = await Promise.all([crawled(context), kept.of(`outdated ${limit}`, () => store.outdated(limit))]);
	const directive = await directivesOf(
		context,
		found.flatMap(({ directiveId, replacedBy }) => [directiveId, replacedBy]),
	);
	const items = found.flatMap(({ directiveId, replacedBy, ...figures }) => {
		const [old] = directive(directiveId);
		const [successor] = directive(replacedBy);
		if (!old || !successor) return [];
		const either = figures.after + figures.successor - figures.both;
		return [{ directive: old, replacedBy: successor, ...figures, percent: percentOf(figures.after, either) }];
	});
	return { about: FIGURES.outdated.en, crawled: all, items };
}

/** Days that are looked ahead unless told, and at most. */
const AHEAD = 90;
const LONGEST = 366;

/** Directives with an anniversary in a span of days; one that is too long is cut, as `to` of the reply tells. */
export async function anniversaries(context: Context, query: AnniversariesQuery): Promise<AnniversariesReply> {
	const from = query.from ?? dayOf(new Date());
	const asked = query.to ?? daysAfter(from, AHEAD);
	const [to = asked] = [asked, daysAfter(from, LONGEST)].sort();
	const years = [...new Set(query.years.split(",").map(Number))];
	const [all, found] = await Promise.all([crawled(context), context.store.anniversaries(from, to, years, query.limit)]);
	const directive = await directivesOf(
		context,
		found.map(({ directiveId }) => directiveId),
	);
	const items = found.flatMap(({ directiveId, years, on, reports }) =>
		directive(directiveId).map((due) => ({ directive: due, years, on, reports })),
	);
	return { about: FIGURES.anniversaries.en, crawled: all, from, to, items };
}

/** How long directives wait for the first report that cites them, by type. */
export async function lags(context: Context): Promise<LagsReply> {
	const [all, { since, lags }] = await Promise.all([
		crawled(context),
		context.kept.of("lags", () => context.store.lags()),
	]);
	const items = lags.map((lag) => (lag.directives < LEAST ? { ...lag, first: null, median: null, third: null } : lag));
	return { about: FIGURES.lags.en, crawled: all, since, items };
}

const earliest = (a: string | null, b: string | null): string | null =>
	a === null || b === null ? (a ?? b) : a < b ? a : b;
const latest = (a: string | null, b: string | null): string | null =>
	a === null || b === null ? (a ?? b) : a > b ? a : b;

/** Reports by province, those without any included, most first; unknown places last. */
export async function coverage(context: Context, { provinces }: z.infer<typeof CoverageQuery>): Promise<CoverageReply> {
	const { store, names, kept } = context;
	const [all, covered] = await Promise.all([crawled(context), kept.of("coverage", () => store.coverage())]);
	const division = provinces === "34" ? names.today : (slug: string) => slug;
	const choices = provinces === "34" ? names.provincesToday : names.provinces;
	const nothing = { reports: 0, undated: 0, from: null, to: null };
	const items = new Map<string | null, CoverageReply["items"][number]>(
		choices.map(({ slug: province }) => [province, { province, ...nothing }]),
	);
	for (const { province: slug, reports, undated, from, to } of covered) {
		const province = slug === null ? null : division(slug);
		const before = items.get(province) ?? nothing;
		items.set(province, {
			province,
			reports: before.reports + reports,
			undated: before.undated + undated,
			from: earliest(before.from, from),
			to: latest(before.to, to),
		});
	}
	const inOrder = [...items.values()].sort(
		(a, b) => Number(a.province === null) - Number(b.province === null) || b.reports - a.reports,
	);
	return { about: FIGURES.coverage.en, crawled: all, items: inOrder };
}
