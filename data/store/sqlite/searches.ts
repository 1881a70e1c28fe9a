import type { SearchStore } from "../search-port.ts";
import { searchCitations } from "./citations.ts";
import type { Connection } from "./connection.ts";
import { countCitations, countReports } from "./counts.ts";
import { mergedInto } from "./directives.ts";
import { citedByMonth, citedByProvince, citedTogether, coverage, publishingProvinces } from "./figures.ts";
import { citedMost } from "./figures-most.ts";
import { anniversaries, coveredSince, firstCited, lags, outdated } from "./figures-time.ts";
import { dateVariants, titleVariants } from "./figures-variants.ts";
import { publishedByMonth, publishedByPlace } from "./figures-volume.ts";
import { searchReports } from "./search.ts";

export type SearchName = keyof SearchStore;
export type SearchArguments<K extends SearchName> = Parameters<SearchStore[K]>;
export type SearchResult<K extends SearchName> = Awaited<ReturnType<SearchStore[K]>>;

/** A search that takes the id of a directive which was merged into another for the id of that one. */
const following =
	<F extends { directive?: string | undefined }, A extends unknown[], R>(
		search: (connection: Connection, filter: F, ...rest: A) => R,
	) =>
	(connection: Connection, filter: F, ...rest: A): R => {
		const into = filter.directive === undefined ? null : mergedInto(connection, filter.directive);
		return search(connection, into === null ? filter : { ...filter, directive: into }, ...rest);
	};

/** The dear reads by name, so that a worker thread can be asked for one. */
export const SEARCHES: {
	[K in SearchName]: (connection: Connection, ...args: SearchArguments<K>) => SearchResult<K>;
} = {
	searchReports: following(searchReports),
	countReports: following(countReports),
	searchCitations: following(searchCitations),
	countCitations: following(countCitations),
	citedByMonth,
	citedByProvince,
	citedTogether,
	dateVariants,
	titleVariants,
	coverage,
	publishingProvinces,
	publishedByMonth,
	publishedByPlace,
	citedMost,
	anniversaries,
	firstCited,
	coveredSince,
	outdated,
	lags,
};
