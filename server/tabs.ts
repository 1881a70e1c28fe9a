import type { Limits } from "../data/store/port.ts";
import type { Part, ResultsProps } from "../web/pages/results.tsx";
import { type ResultsState, resultsHref } from "../web/pages/results-address.ts";
import type { Context } from "./context.ts";
import { findCitations, findDirectives, findReports } from "./search/find.ts";

/** Rows of a page: as many as stay under 60 kB. */
const SHOWN = { vb: 40, bc: 30, td: 30 } as const;
/** Most shorter searches that are counted where a search finds nothing, and how long each may take, in milliseconds. */
const COUNTED = 6;
const COUNTED_MS = 100;

/** The search of each tab of the results by what the address of the page says, and its count. */
export class Searches {
	readonly #context: Context;
	readonly #limits: Limits;

	constructor(context: Context, limits: Limits) {
		this.#context = context;
		this.#limits = limits;
	}

	directives({ q, hieuluc, xep }: ResultsState, cursor: string | null) {
		const paging = { limit: SHOWN.vb, cursor: cursor ?? undefined };
		return findDirectives(this.#context, q, { status: hieuluc ?? undefined }, xep ?? undefined, paging);
	}

	reports({ q, noi, xep }: ResultsState, cursor: string | null, limit: number = SHOWN.bc) {
		const order = xep === "relevance" ? xep : "newest";
		const paging = { limit, cursor: cursor ?? undefined };
		return findReports({ ...this.#context, provinces: noi }, q, {}, order, paging, this.#limits);
	}

	citations(state: ResultsState, cursor: string | null, limit: number = SHOWN.td) {
		const { q, noi, quanhe, trangthai, tincay } = state;
		const filter = {
			relation: quanhe ?? undefined,
			status: trangthai ?? undefined,
			confidence: tincay ?? undefined,
		};
		const paging = { limit, cursor: cursor ?? undefined };
		return findCitations({ ...this.#context, provinces: noi }, q, filter, paging, this.#limits);
	}

	/** How many rows the list of another search has. */
	async count(state: ResultsState): Promise<{ total: number; complete: boolean }> {
		const { totals } = this.#context;
		if (state.loai === "vb") return { total: (await this.directives(state, null)).total, complete: true };
		if (state.loai === "bc") return totals.reports((await this.reports(state, null, 1)).asked, this.#limits);
		return totals.citations((await this.citations(state, null, 1)).asked, this.#limits);
	}

	/** Where nothing was found: what is found by all parts but one, as far as anything is. */
	async without(parts: Part[]): Promise<ResultsProps["without"]> {
		const found: ResultsProps["without"] = [];
		const shorter = new Searches(this.#context, { ...this.#limits, ms: COUNTED_MS });
		for (const { words, state } of parts.slice(0, COUNTED)) {
			if (state === null || state.q === "") continue;
			const { total: rows, complete } = await shorter.count(state);
			if (rows > 0) found.push({ words, rows, complete, href: resultsHref(state) });
		}
		return found;
	}
}
