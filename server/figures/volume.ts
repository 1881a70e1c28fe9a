import type { z } from "zod";
import type { PlaceVolume, Volume } from "../../data/store/port.ts";
import type {
	ByProvinceQuery,
	ByProvinceReply,
	OutdatedByYearReply,
	OverTimeReply,
	SpreadQuery,
	SpreadReply,
} from "../../model/api.ts";
import { FIGURES, percentOf } from "../../model/figures.ts";
import type { Context } from "../context.ts";
import { crawled, figureDirective, issuedSince, provinceFigures } from "./directive.ts";

const percent = ({ citing, reports }: Volume): number | null => percentOf(citing, reports);

/** Reports and citations by month. */
export async function overTime(context: Context): Promise<OverTimeReply> {
	const { store, kept } = context;
	const [all, months] = await Promise.all([
		crawled(context),
		kept.of("published-by-month", () => store.publishedByMonth()),
	]);
	const items = months.map(({ key: month, ...volume }) => ({ month, ...volume, percent: percent(volume) }));
	return { about: FIGURES["over-time"].en, crawled: all, items };
}

/** Reports and citations by province and year, of the 63 provinces or the 34 of today. */
export async function byProvince(
	context: Context,
	{ provinces }: z.infer<typeof ByProvinceQuery>,
): Promise<ByProvinceReply> {
	const { store, names, kept } = context;
	const [all, found] = await Promise.all([
		crawled(context),
		kept.of("published-by-place", () => store.publishedByPlace()),
	]);
	const division = provinces === "34" ? names.today : (slug: string) => slug;
	const places = new Map<string, PlaceVolume>();
	for (const { province: slug, year, reports, citing, citations } of found) {
		const province = slug === null ? null : division(slug);
		const key = `${province} ${year}`;
		const before = places.get(key) ?? { province, year, reports: 0, citing: 0, citations: 0 };
		places.set(key, {
			...before,
			reports: before.reports + reports,
			citing: before.citing + citing,
			citations: before.citations + citations,
		});
	}
	const items = [...places.values()].map((place) => ({ ...place, percent: percent(place) }));
	return { about: FIGURES["by-province"].en, crawled: all, items };
}

/** The most cited directives by province, with those that are silent and those that were not crawled. */
export async function spread(
	context: Context,
	{ provinces, limit }: z.infer<typeof SpreadQuery>,
): Promise<SpreadReply> {
	const { names, kept } = context;
	const [all, found] = await Promise.all([
		crawled(context),
		kept.of(`spread ${limit}`, () => readSpread(context, limit)),
	]);
	const division = provinces === "34" ? names.today : (slug: string) => slug;
	const slugs = names.provinces.map(({ slug }) => slug);
	return {
		about: FIGURES.spread.en,
		crawled: all,
		directives: found.map(({ directive, reports }) => ({ ...figureDirective(directive), reports })),
		items: found.flatMap(({ directive, since, cited, covered }) =>
			provinceFigures(slugs, division, cited, covered, since).map((figure) => ({ directive: directive.id, ...figure })),
		),
	};
}

async function readSpread(context: Context, limit: number) {
	const { store, kept } = context;
	const [most, { from }] = await Promise.all([store.citedMost({}, limit), context.stats()]);
	const directives = await store.directivesById(most.map(({ directiveId }) => directiveId));
	return Promise.all(
		directives.map(async (directive) => {
			const since = issuedSince(directive);
			// What came out before the first report was published has all reports behind it.
			const isOlder = since === null || from === null || since <= from;
			const [cited, covered] = await Promise.all([
				store.citedByProvince(directive.id),
				isOlder ? kept.of("coverage", () => store.coverage()) : store.coverage(since),
			]);
			return { directive, since, cited, covered, reports: directive.reports };
		}),
	);
}

/** Citations of documents that had been replaced by then, in part of those that mean a document of the register. */
export async function outdatedByYear(context: Context): Promise<OutdatedByYearReply> {
	const [all, resolved, outdated] = await Promise.all([
		crawled(context),
		context.totals.citations({ status: "resolved" }, {}),
		context.totals.citations({ outdated: true }, {}),
	]);
	const items = Object.entries(resolved.facets.year ?? {})
		.filter(([year]) => year !== "unknown")
		.map(([year, number]) => {
			const late = outdated.facets.year?.[year] ?? 0;
			return { year: Number(year), resolved: number, outdated: late, percent: percentOf(late, number) };
		})
		.sort((a, b) => a.year - b.year);
	return { about: FIGURES["outdated-by-year"].en, crawled: all, items };
}
