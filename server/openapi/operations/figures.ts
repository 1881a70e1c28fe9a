import { z } from "zod";
import {
	AnniversariesQuery,
	AnniversariesReply,
	ByProvinceQuery,
	ByProvinceReply,
	CoverageQuery,
	CoverageReply,
	DirectiveFiguresQuery,
	DirectiveFiguresReply,
	DirectiveId,
	LagsReply,
	MostCitedQuery,
	MostCitedReply,
	OutdatedByYearReply,
	OutdatedQuery,
	OutdatedReply,
	OverTimeReply,
	SpreadQuery,
	SpreadReply,
	StatsReply,
} from "../../../model/api.ts";
import { FIGURES as DEFINITIONS } from "../../../model/figures.ts";
import type { FIGURE_COLUMNS } from "../../figures/columns.ts";
import type { Operation } from "../operation.ts";

type ListFigure = Pick<Operation, "id" | "summary" | "query" | "examples"> & {
	name: keyof typeof FIGURE_COLUMNS;
	items: z.ZodType;
};

/** A figure as JSON, and as CSV at the same address with `.csv`. */
function figure({ name, id, items, ...rest }: ListFigure): Operation[] {
	const common = { method: "get", tag: "figures", description: DEFINITIONS[name].en, conditional: true } as const;
	const path = `/api/v1/figures/${name}`;
	return [
		{ ...common, ...rest, path, id: `get${id}`, reply: { "application/json": items } },
		{
			...common,
			...rest,
			path: `${path}.csv`,
			id: `get${id}Csv`,
			summary: `${rest.summary}, as CSV`,
			reply: { "text/csv": z.string() },
		},
	];
}

export const FIGURES: Operation[] = [
	{
		method: "get",
		path: "/api/v1/stats",
		id: "getStats",
		tag: "figures",
		summary: "How much is in the index, and from when to when",
		reply: { "application/json": StatsReply },
		conditional: true,
		examples: [{ name: "all", summary: "The figures" }],
	},
	{
		method: "get",
		path: "/api/v1/directives/{id}/figures",
		id: "getDirectiveFigures",
		tag: "figures",
		summary: "A directive over months and provinces, its lag, what it is cited with, how it is quoted",
		description: "Each part says in `about` what it counts. No percentage is told of fewer than five reports.",
		params: DirectiveId,
		query: DirectiveFiguresQuery,
		reply: { "application/json": DirectiveFiguresReply },
		conditional: true,
		refusals: [404],
		examples: [
			{
				name: "one",
				summary: "A resolution of the 11th term",
				parameters: { id: "nghi-quyet:25-nq-tw:k11", limit: 2 },
			},
		],
	},
	...figure({
		name: "most-cited",
		id: "MostCited",
		summary: "Most cited directives of a time and place",
		query: MostCitedQuery,
		items: MostCitedReply,
		examples: [
			{ name: "all", summary: "Of the whole index", parameters: { limit: 3 } },
			{
				name: "province",
				summary: "Resolutions in a province of today, in one year",
				parameters: {
					type: "nghi-quyet",
					province: "nghe-an",
					provinces: "34",
					from: "2023-01-01",
					to: "2023-12-31",
					limit: 3,
				},
			},
		],
	}),
	...figure({
		name: "outdated",
		id: "Outdated",
		summary: "Replaced documents that reports still cite",
		query: OutdatedQuery,
		items: OutdatedReply,
		examples: [{ name: "all", summary: "Those with most reports", parameters: { limit: 3 } }],
	}),
	...figure({
		name: "anniversaries",
		id: "Anniversaries",
		summary: "Directives whose 5th, 10th … anniversary falls in a span",
		query: AnniversariesQuery,
		items: AnniversariesReply,
		examples: [
			{
				name: "half-year",
				summary: "Ten years in the first half of 2023",
				parameters: { from: "2023-01-01", to: "2023-06-30", years: "10", limit: 3 },
			},
		],
	}),
	...figure({
		name: "lags",
		id: "Lags",
		summary: "Days from issue to the first citing report, by type",
		items: LagsReply,
		examples: [{ name: "all", summary: "By type" }],
	}),
	...figure({
		name: "over-time",
		id: "OverTime",
		summary: "Reports and citations by month",
		items: OverTimeReply,
		examples: [{ name: "all", summary: "By month" }],
	}),
	...figure({
		name: "by-province",
		id: "ByProvince",
		summary: "Reports and citations by province and year",
		query: ByProvinceQuery,
		items: ByProvinceReply,
		examples: [{ name: "today", summary: "By the 34 provinces of today", parameters: { provinces: "34" } }],
	}),
	...figure({
		name: "spread",
		id: "Spread",
		summary: "The most cited directives by province",
		query: SpreadQuery,
		items: SpreadReply,
		examples: [
			{
				name: "today",
				summary: "Three directives, by the 34 provinces of today",
				parameters: { provinces: "34", limit: 3 },
			},
		],
	}),
	...figure({
		name: "outdated-by-year",
		id: "OutdatedByYear",
		summary: "Citations of documents that had been replaced, by year",
		items: OutdatedByYearReply,
		examples: [{ name: "all", summary: "By year" }],
	}),
	...figure({
		name: "coverage",
		id: "Coverage",
		summary: "Reports by province: what the index covers",
		query: CoverageQuery,
		items: CoverageReply,
		examples: [{ name: "today", summary: "By the 34 provinces of today", parameters: { provinces: "34" } }],
	}),
];
