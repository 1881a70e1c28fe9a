import type { SearchStore } from "../search-port.ts";
import { searchCitations } from "./citations.ts";
import type { Connection } from "./connection.ts";
import { countCitations, countReports } from "./counts.ts";
import {
	citedByMonth,
	citedByProvince,
	citedTogether,
	coverage,
	publishedByMonth,
	publishingProvinces,
} from "./figures.ts";
import { citedMost } from "./figures-most.ts";
import { anniversaries, coveredSince, firstCited, lags, outdated } from "./figures-time.ts";
import { dateVariants, titleVariants } from "./figures-variants.ts";
import { searchReports } from "./search.ts";

export type SearchName = keyof SearchStore;
export type SearchArguments<K extends SearchName> = Parameters<SearchStore[K]>;
export type SearchResult<K extends SearchName> = Awaited<ReturnType<SearchStore[K]>>;

/** The dear reads by name, so that a worker thread can be asked for one. */
export const SEARCHES: {
	[K in SearchName]: (connection: Connection, ...args: SearchArguments<K>) => SearchResult<K>;
} = {
	searchReports,
	countReports,
	searchCitations,
	countCitations,
	citedByMonth,
	citedByProvince,
	citedTogether,
	dateVariants,
	titleVariants,
	coverage,
	publishingProvinces,
	publishedByMonth,
	citedMost,
	anniversaries,
	firstCited,
	coveredSince,
	outdated,
	lags,
};
