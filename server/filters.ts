import type { z } from "zod";
import type {
	CitationFilter,
	DirectiveFilter,
	DocumentFilter,
	Facets,
	PlaceTimeFilter,
	ReportFilter,
} from "../data/store/port.ts";
import type { CitationSearchQuery, DirectivesQuery, ReportsQuery } from "../model/api.ts";
import { SURE } from "../model/mention.ts";
import type { Division, Names } from "../web/names.ts";
import type { DirectivePageQuery } from "./page-query.ts";

export type { Division };

/** The provinces (63) that a province of a division was made of; undefined where none is asked for. */
export function provincesOf(province: string | undefined, division: Division, names: Names): string[] | undefined {
	if (province === undefined || division === "63") return province === undefined ? undefined : [province];
	const members = names.provinces.filter(({ slug }) => names.today(slug) === province).map(({ slug }) => slug);
	return members.length > 0 ? members : [province];
}

/** Facets in the provinces of a division: those of today have what the ones they were made of have together. */
export function inDivision(facets: Facets, division: Division, names: Names): Facets {
	if (division === "63" || facets.province === undefined) return facets;
	const province: Record<string, number> = {};
	for (const [slug, rows] of Object.entries(facets.province)) {
		const today = names.today(slug);
		province[today] = (province[today] ?? 0) + rows;
	}
	return { ...facets, province };
}

type Place = Pick<ReportsQuery, "province" | "provinces" | "source" | "from" | "to">;

const placeAndTime = ({ province, provinces, source, from, to }: Place, names: Names): PlaceTimeFilter => ({
	province: provincesOf(province, provinces, names),
	source: source === undefined ? undefined : [source],
	from,
	to,
});

/** What is asked of the cited document; undefined where nothing is. */
function citedDocument({
	type,
	issuer,
	level,
	term,
	year,
}: Pick<ReportsQuery, "type" | "issuer" | "level" | "term" | "year">): DocumentFilter | undefined {
	const one = <T>(value: T | undefined): T[] | undefined => (value === undefined ? undefined : [value]);
	const facts = { type: one(type), issuer: one(issuer), level: one(level), term: one(term), year: one(year) };
	return Object.values(facts).some((fact) => fact !== undefined) ? facts : undefined;
}

/** The filter of a query for directives. */
export function directiveFilter(query: DirectivesQuery, names: Names): DirectiveFilter {
	const { type, issuer, level, term, year, status, province, provinces } = query;
	return { type, issuer, level, term, year, status, province: provincesOf(province, provinces, names) };
}

/** What the page of a directive and its other forms ask of the citations. */
export function directiveCitations(
	directive: string,
	{ tinh, tu, den, noi, chac }: Omit<z.output<typeof DirectivePageQuery>, "sau">,
	names: Names,
): CitationFilter {
	return {
		directive,
		province: provincesOf(tinh ?? undefined, noi, names),
		from: tu ?? undefined,
		to: den ?? undefined,
		confidence: chac ? SURE * 10 : undefined,
	};
}

/** The filter of a query for reports, without its words. */
export function reportFilter(query: ReportsQuery, names: Names): ReportFilter {
	return { ...placeAndTime(query, names), directive: query.directive, cites: citedDocument(query) };
}

/** A least confidence in tenths, as the store has it. */
export const tenthsOf = (confidence: number | undefined): number | undefined =>
	confidence === undefined ? undefined : Math.ceil(Number((confidence * 10).toFixed(6)));

/** The filter of a query for citations, without its words. */
export function citationFilter(
	query: Omit<CitationSearchQuery, "cursor" | "limit" | "q">,
	names: Names,
): CitationFilter {
	const { directive, relation, status, confidence, outdated } = query;
	return {
		...placeAndTime(query, names),
		directive,
		relation,
		status,
		confidence: tenthsOf(confidence),
		outdated: outdated === true ? true : undefined,
		cites: citedDocument(query),
	};
}
