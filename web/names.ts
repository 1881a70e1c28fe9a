/** A row of a select box or a filter: what is sent and what is shown. */
export interface Choice {
	slug: string;
	name: string;
}

/** Which provinces a filter and its figures speak of: the 63 of before 01/07/2025, or the 34 of today. */
export type Division = "63" | "34";

/** Slugs in words, made by the server from the reference tables. An unknown slug gets a readable form of itself. */
export interface Names {
	type(slug: string): string;
	issuer(slug: string): string;
	province(slug: string): string;
	/** The Party committee of a province: `Thành ủy Hà Nội`. */
	committee(slug: string): string;
	/** The body whose code a symbol ends in, where only one body has that code. */
	body(symbol: string): string | null;
	/** Name of a source, or null where it is not known. */
	source(id: string | null): string | null;
	/** The province of today (34) that one of the 63 belongs to; a slug that is none of them is given back. */
	today(province: string): string;
	types: Choice[];
	issuers: Choice[];
	provinces: Choice[];
	/** The 34 provinces of today. */
	provincesToday: Choice[];
	/** Party terms in which the register knows documents, newest first. */
	terms: number[];
}
