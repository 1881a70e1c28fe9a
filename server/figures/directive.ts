import { permalink } from "../../citation/index.ts";
import type { Cited, Coverage, Tally, Variant } from "../../data/store/port.ts";
import type {
	Crawled,
	DirectiveFiguresReply,
	DirectiveVariant,
	FigureDirective,
	MostCitedReply,
	ProvinceFigure,
} from "../../model/api.ts";
import { Day } from "../../model/dates.ts";
import type { Directive } from "../../model/directive.ts";
import { FIGURES, MOST_TOGETHER, percentOf, titleKey } from "../../model/figures.ts";
import type { DirectiveFigures } from "../../web/pages/directive-figures.tsx";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Division } from "../filters.ts";
import { reportItem } from "../views.ts";

/** The reports that the index holds, as every figure tells them. */
export async function crawled(context: Context): Promise<Crawled> {
	const { reports, from, to } = await context.stats();
	return { reports, from, to };
}

export const figureDirective = ({ id, symbol, type, title, issuedOn, status }: Directive): FigureDirective => ({
	...{ id, symbol, type, title, issuedOn, status },
	url: permalink(id),
});

/** The directives of these ids; one that is gone meanwhile is in none. */
export async function directivesOf(context: Context, ids: string[]): Promise<(id: string) => FigureDirective[]> {
	const found = await context.store.directivesById([...new Set(ids)]);
	const byId = new Map(found.map((directive) => [directive.id, figureDirective(directive)]));
	return (id) => {
		const directive = byId.get(id);
		return directive ? [directive] : [];
	};
}

/** Directives with the number of reports that cite them, of so many reports. */
export async function citedItems(context: Context, cited: Cited[], of: number): Promise<MostCitedReply["items"]> {
	const directive = await directivesOf(
		context,
		cited.map(({ directiveId }) => directiveId),
	);
	return cited.flatMap(({ directiveId, reports }) =>
		directive(directiveId).map((found) => ({ directive: found, reports, percent: percentOf(reports, of) })),
	);
}

/** From when on reports may cite a directive: its day of issue, or the first of its month or year; null if unknown. */
export function issuedSince({ issuedOn }: Pick<Directive, "issuedOn">): string | null {
	const day = Day.safeParse(issuedOn && `${issuedOn}-01-01`.slice(0, 10));
	return day.success ? day.data : null;
}

/** Each province of a division with its state, most reports first, and at the end what no known one cites. */
export function provinceFigures(
	slugs: string[],
	division: (province: string) => string,
	cited: Tally[],
	covered: Coverage[],
	since: string | null,
): ProvinceFigure[] {
	const figures = new Map<string | null, { reports: number; of: number; timely: number }>();
	const at = (province: string | null) => {
		const key = province === null ? null : division(province);
		const figure = figures.get(key) ?? { reports: 0, of: 0, timely: 0 };
		figures.set(key, figure);
		return figure;
	};
	for (const slug of slugs) at(slug);
	for (const { key, reports } of cited) at(key).reports += reports;
	for (const { province, reports, undated } of covered) {
		const figure = at(province);
		figure.of += reports;
		figure.timely += since === null ? reports : reports - undated;
	}
	return [...figures]
		.filter(([province, { reports }]) => province !== null || reports > 0)
		.map(
			([province, { reports, of, timely }]) =>
				({
					province,
					state: reports > 0 ? "cites" : timely > 0 ? "silent" : "uncrawled",
					reports,
					of,
					percent: percentOf(reports, of),
				}) satisfies ProvinceFigure,
		)
		.sort((a, b) => Number(a.province === null) - Number(b.province === null) || b.reports - a.reports);
}

const isDate = (value: string, date: string): boolean => date.startsWith(value) || value.startsWith(date);
const isTitle = (value: string, title: string): boolean => ` ${titleKey(title)} `.includes(` ${titleKey(value)} `);

/** Variants of a date or title beside that of the register; of a directive that it does not hold, it has none. */
function variants(
	found: Variant[],
	{ origin }: Directive,
	registered: string | null,
	isSame: (value: string, registered: string) => boolean,
): DirectiveVariant[] {
	return found.map(({ value, mentions, first }) => ({
		value,
		mentions,
		agrees: origin === "authority" && registered !== null ? isSame(value, registered) : null,
		first: reportItem(first),
	}));
}

/** Items of a list on the page of a directive. */
const SHOWN = 6;

/** The figures that stand on the page of a directive besides those of time and place; null where nothing cites it. */
export async function pageFigures(
	context: Context,
	directive: Directive,
	provinces: Tally[],
	division: Division,
): Promise<DirectiveFigures | null> {
	const { store, names } = context;
	const { id, level, mentions } = directive;
	if (mentions === 0) return null;
	const [together, dates, titles, publishing] = await Promise.all([
		store.citedTogether(id, SHOWN),
		store.dateVariants(id, SHOWN),
		store.titleVariants(id, SHOWN),
		// Who else should cite a local document is not known.
		level === "central" ? store.publishingProvinces(issuedSince(directive) ?? undefined) : null,
	]);
	const of = (slug: string): string => (division === "34" ? names.today(slug) : slug);
	const citing = new Set(provinces.flatMap(({ key }) => (key === null ? [] : of(key))));
	const published = new Set(publishing?.map(of));
	const others = (division === "34" ? names.provincesToday : names.provinces)
		.map(({ slug }) => slug)
		.filter((slug) => publishing !== null && !citing.has(slug));
	return {
		together: await citedItems(context, together, directive.reports),
		dates: variants(dates, directive, directive.issuedOn, isDate),
		titles: variants(titles, directive, directive.title, isTitle),
		silent: others.filter((slug) => published.has(slug)),
		uncrawled: others.filter((slug) => !published.has(slug)),
	};
}

/**
 * All figures of one directive; lists of at most so many items.
 *
 * @throws AppError `not_found` where the index knows none of that id.
 */
export async function directiveFigures(context: Context, id: string, limit: number): Promise<DirectiveFiguresReply> {
	const { store, names, kept } = context;
	const directive = await store.directive(id);
	if (!directive) throw notFound(`directive ${id}`);
	const since = issuedSince(directive);
	const isDay = since !== null && since === directive.issuedOn;
	const [reports, months, published, provinces, covered, together, dates, titles, firstOn, coveredSince] =
		await Promise.all([
			crawled(context),
			store.citedByMonth(id),
			kept.of("published-by-month", () => store.publishedByMonth()),
			store.citedByProvince(id),
			store.coverage(since ?? undefined),
			store.citedTogether(id, limit),
			store.dateVariants(id, limit),
			store.titleVariants(id, limit),
			isDay ? store.firstCited(id, since) : null,
			kept.of("covered-since", () => store.coveredSince()),
		]);
	const ofMonth = new Map(published.map(({ key, reports }) => [key, reports]));
	const lookedAt = Math.min(directive.reports, MOST_TOGETHER);
	const in63 = names.provinces.map(({ slug }) => slug);
	return {
		directive: figureDirective(directive),
		crawled: reports,
		months: {
			about: FIGURES.months.en,
			items: months.map(({ key: month, reports }) => {
				const of = ofMonth.get(month) ?? reports;
				return { month, reports, of, percent: percentOf(reports, of) };
			}),
		},
		provinces: {
			about: FIGURES.provinces.en,
			since,
			63: provinceFigures(in63, (slug) => slug, provinces, covered, since),
			34: provinceFigures(in63, names.today, provinces, covered, since),
		},
		lag: {
			about: FIGURES.lag.en,
			days: isDay && firstOn !== null ? daysBetween(since, firstOn) : null,
			firstOn,
			covered: since !== null && coveredSince !== null && coveredSince <= since,
		},
		together: { about: FIGURES.together.en, of: lookedAt, items: await citedItems(context, together, lookedAt) },
		dates: { about: FIGURES.dates.en, items: variants(dates, directive, directive.issuedOn, isDate) },
		titles: { about: FIGURES.titles.en, items: variants(titles, directive, directive.title, isTitle) },
	};
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
