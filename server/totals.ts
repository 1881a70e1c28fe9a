import { LRUCache } from "lru-cache";
import type {
	CitationFilter,
	Counts,
	DirectiveFilter,
	Facets,
	Limits,
	ReportFilter,
	Store,
} from "../data/store/port.ts";

/** Counts kept; the facets of one are a few kilobytes. */
const MOST_KEPT = 500;

const NOTHING: Counts = { total: 0, facets: {}, complete: true };

/**
 * Totals and facets by filter, kept until the data changes: counting a common word over is the dearest part of a search,
 * and each page of a list asks for the same figures.
 */
export class Totals {
	readonly #store: Store;
	readonly #kept = new LRUCache<string, Counts>({ max: MOST_KEPT });
	#version = -1;

	constructor(store: Store) {
		this.#store = store;
	}

	/** Of the reports that a filter leaves; none for null. */
	reports(filter: ReportFilter | null, limits: Limits): Promise<Counts> {
		return this.#of("bc", filter, () => this.#store.countReports(filter ?? {}, limits));
	}

	/** Of the citations that a filter leaves; none for null. */
	citations(filter: CitationFilter | null, limits: Limits): Promise<Counts> {
		return this.#of("td", filter, () => this.#store.countCitations(filter ?? {}, limits));
	}

	/** Of the directives that a filter leaves. */
	async directives(filter: DirectiveFilter): Promise<Facets> {
		const count = async (): Promise<Counts> => ({
			total: 0,
			facets: await this.#store.directiveFacets(filter),
			complete: true,
		});
		return (await this.#of("vb", filter, count)).facets;
	}

	async #of(kind: string, filter: object | null, count: () => Promise<Counts>): Promise<Counts> {
		if (filter === null) return NOTHING;
		const version = await this.#store.dataVersion();
		if (version !== this.#version) this.#kept.clear();
		this.#version = version;
		const key = kind + JSON.stringify(filter);
		const kept = this.#kept.get(key);
		if (kept) return kept;
		const counts = await count();
		// What was counted while the data changed, or not to the end, is not kept.
		if (counts.complete && this.#version === version) this.#kept.set(key, counts);
		return counts;
	}
}
