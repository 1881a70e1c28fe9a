import type { Paging, ReportFilter, ReportHit, ReportSort, Slice } from "../search-port.ts";
import { type Bounds, Budget } from "./budget.ts";
import { cursorOf, limitOf, readCursor } from "./cursor.ts";
import { keysWithin } from "./days.ts";
import { reportSearch, type Search } from "./match.ts";
import { type Ranked, type RankedReads, ranked } from "./ranked.ts";
import { type Given, type Reading, wanted } from "./reading.ts";
import { type Place, type Range, REPORTS, type Walk } from "./text-index.ts";

/** What a search for reports reads, as an engine reads it. */
export interface ReportReads extends RankedReads {
	hits(places: readonly Place[]): Given<ReportHit[]>;
}

/** Newest first; a cursor holds tier and sort key of the last report before. */
function* newest(reads: ReportReads, search: Search, range: Range, paging: Paging): Reading<Ranked> {
	const [tier, key] = paging.cursor === undefined ? [] : readCursor("reports", paging.cursor, [true, true]);
	const after = key === undefined ? null : { tier: Number(tier), row: BigInt(key) };
	const whole: Walk = { ...search, index: REPORTS, stretches: [{ ...range, match: null }] };
	const { places, next } = yield* wanted(reads.walk(whole, after, limitOf(paging)));
	return { places, cursor: next && cursorOf("reports", [next.tier, Number(next.row)]) };
}

/** Reports that fit, see `SearchStore.searchReports`; `readsOf`: what an engine reads for such a search. */
export function* foundReports(
	readsOf: (search: Search, range: Range, budget: Budget) => ReportReads,
	filter: ReportFilter,
	sort: ReportSort,
	paging: Paging,
	bounds: Bounds,
): Reading<Slice<ReportHit>> {
	const budget = new Budget(bounds);
	const search = reportSearch(filter);
	const range = keysWithin(filter.from, filter.to);
	const reads = readsOf(search, range, budget);
	// Without words there is nothing to rank by.
	const isRanked = sort === "relevance" && search.phrases.length > 0;
	const { places, cursor } = yield* isRanked
		? ranked(reads, search, range, paging, budget)
		: newest(reads, search, range, paging);
	return { items: yield* wanted(reads.hits(places)), next: cursor };
}
