import type { DirectiveStatus } from "../../model/directive.ts";
import type { MentionStatus, RelationKind } from "../../model/mention.ts";
import { withQuery } from "../links.ts";
import type { Division } from "../names.ts";

/** What a search looks through: documents, reports or citations. */
export type Tab = "vb" | "bc" | "td";

export const TABS: readonly Tab[] = ["vb", "bc", "td"];

export type Order = "relevance" | "newest" | "cited";

/** In which orders each list can be had, the usual one first. */
export const ORDERS = {
	vb: ["relevance", "cited", "newest"],
	bc: ["newest", "relevance"],
	td: ["newest"],
} as const satisfies Record<Tab, Order[]>;

/** What is asked of the results beside the search text, each of one tab. */
export interface Narrowing {
	/** Status of the document. */
	hieuluc: DirectiveStatus | null;
	/** What the report says is done to the document. */
	quanhe: RelationKind | null;
	/** How the citation was resolved. */
	trangthai: MentionStatus | null;
	/** Least confidence, in tenths. */
	tincay: number | null;
}

/** All that the address of a result page says. */
export interface ResultsState extends Narrowing {
	q: string;
	/** The list that is shown. */
	loai: Tab;
	/** Its order; null for the usual one. */
	xep: Order | null;
	/** Which provinces are meant: the 63 of before 01/07/2025 or the 34 of today. */
	noi: Division;
}

/** The address of a result page; `sau` says where its list goes on. */
export function resultsHref({ q, loai, ...more }: ResultsState, sau: string | null = null): string {
	const { xep, noi, hieuluc, quanhe, trangthai, tincay } = more;
	const order = xep === ORDERS[loai][0] ? null : xep;
	return withQuery("/tim", {
		q,
		loai,
		xep: order,
		noi: noi === "63" ? null : noi,
		hieuluc,
		quanhe,
		trangthai,
		tincay,
		sau,
	});
}
