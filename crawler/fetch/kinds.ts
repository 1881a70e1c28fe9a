import type { BodyLimits } from "./body.ts";

/** What is asked for: decides what is accepted, how large it may be and how long it may take. */
export type FetchKind = "page" | "file" | "sitemap" | "robots";

export interface KindOfFetch {
	/** The `Accept` header. */
	accept: string;
	/** Content types that are read; one that is not stated is. */
	readable: RegExp;
	limits: BodyLimits;
	/** Milliseconds for the whole of a fetch, redirects included. */
	deadline: number;
}

const MIB = 1024 * 1024;
const typed = (types: string): RegExp => new RegExp(`^(?:${types})\\s*(?:;|$)`, "i");

const XML = "(?:text|application)/xml|application/(?:rss|atom|rdf)\\+xml";

export const KINDS: Record<FetchKind, KindOfFetch> = {
	/** Articles, listings and feeds. */
	page: {
		accept:
			"text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8",
		readable: typed(`text/html|application/xhtml\\+xml|${XML}|text/plain`),
		limits: { wire: 2 * MIB, inflated: 5 * MIB },
		deadline: 20_000,
	},
	/** PDF and Word files; many portals send them as bytes of no kind. */
	file: {
		accept:
			"application/pdf,application/msword,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/octet-stream;q=0.8",
		readable: typed(
			"application/(?:x-)?pdf|application/(?:vnd\\.)?ms-?word|application/vnd\\.openxmlformats-officedocument\\.wordprocessingml\\.document|" +
				"(?:application|binary)/octet-stream|application/(?:x-|force-)download",
		),
		limits: { wire: 50_000_000, inflated: 50_000_000 },
		deadline: 120_000,
	},
	sitemap: {
		accept: "application/xml,text/xml,application/gzip;q=0.9,text/plain;q=0.8",
		readable: typed(`${XML}|text/plain|application/(?:x-)?gzip|(?:application|binary)/octet-stream`),
		limits: { wire: 10 * MIB, inflated: 50 * MIB },
		deadline: 60_000,
	},
	/** RFC 9309 wants 500 KiB read, and the rest passed over. What is no robots.txt is seen by who reads it. */
	robots: {
		accept: "text/plain,*/*;q=0.1",
		readable: /^/,
		limits: { wire: 500 * 1024, inflated: 500 * 1024, cuts: true },
		deadline: 20_000,
	},
};
