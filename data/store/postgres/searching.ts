import { searchCitations } from "./citations.ts";
import { countCitations, countReports } from "./counts.ts";
import type { Db } from "./db.ts";
import { mergedInto } from "./directive-rows.ts";
import type { StorePart } from "./part.ts";
import { searchReports } from "./search.ts";
import { planForSearch } from "./walk.ts";

/** A search in a unit of its own, that takes the id of a directive which was merged into another for the id of that one. */
const following =
	<F extends { directive?: string | undefined }, A extends unknown[], R>(
		search: (db: Db, filter: F, ...rest: A) => Promise<R>,
	) =>
	async (db: Db, filter: F, ...rest: A): Promise<R> => {
		await planForSearch(db);
		const into = filter.directive === undefined ? null : await mergedInto(db, filter.directive);
		return search(db, into === null ? filter : { ...filter, directive: into }, ...rest);
	};

/** Searches and counts of reports and citations. */
export const searching: StorePart = {
	reads: {
		searchReports: following(searchReports),
		searchCitations: following(searchCitations),
	},
	counts: {
		countReports: following(countReports),
		countCitations: following(countCitations),
	},
};
