import type { Listing, Source } from "../../model/source.ts";
import { normaliseUrl, pageOf } from "../urls.ts";

/** What of an entry tells which site it is of. */
export type Starts = Pick<Source, "home" | "feeds" | "sitemaps" | "listings">;

/** One form of an address, whichever way the site is asked: with and without `www.`, by http and https. */
const keyOf = (address: string): string =>
	(normaliseUrl(address) ?? address).replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/$/, "");

/** A listing with `{n}` as it stands, and its first page. */
const pagesOf = (listing: Listing): string[] => [listing.url, pageOf(listing, 0) ?? listing.url];

/**
 * The entry that begins where a new one would, and the address that both have: home, a feed, a sitemap or a listing;
 * null where there is none.
 */
export function sameSite(starts: Starts, sources: readonly Source[]): { source: Source; address: string } | null {
	const addresses = [starts.home, ...starts.feeds, ...starts.sitemaps, ...starts.listings.flatMap(pagesOf)];
	for (const source of sources) {
		const { home, feeds, sitemaps, listings } = source;
		const known = new Set([home, ...feeds, ...sitemaps, ...listings.flatMap(pagesOf)].map(keyOf));
		const address = addresses.find((one) => known.has(keyOf(one)));
		if (address !== undefined) return { source, address };
	}
	return null;
}
