import type { NewUrl } from "../../model/crawl.ts";
import type { Listing, Source } from "../../model/source.ts";
import type { Link } from "../pages.ts";
import { hostOf, isArticle, isDocument, normaliseUrl, pageOf, sameHost, templateOf, trapOf } from "../urls.ts";

/**
 * What is asked for first: start pages, then articles as they are listed, their files, and only then older pages and
 * further sitemaps, of which a site may have no end.
 */
const PRIORITY = { start: 0, article: 10, file: 15, page: 20, sitemap: 20 };

const address = (source: Source, url: string, kind: NewUrl["kind"], priority: number): NewUrl => ({
	url,
	sourceId: source.id,
	host: hostOf(url),
	kind,
	priority,
	depth: 0,
	template: templateOf(url),
	parent: null,
	title: null,
	published: null,
});

/** The listings of a source; where it names no start page at all, its home page is one. */
export const listingsOf = ({ listings, feeds, sitemaps, home }: Source): Listing[] =>
	listings.length + feeds.length + sitemaps.length > 0 ? listings : [{ url: home }];

/** The start pages of a source: feeds, sitemaps, the first page of each listing. */
export function startsOf(source: Source): NewUrl[] {
	const of = (kind: NewUrl["kind"]) => (url: string) => {
		const normal = normaliseUrl(url);
		return normal === null ? [] : [address(source, normal, kind, PRIORITY.start)];
	};
	return [
		...source.feeds.flatMap(of("feed")),
		...listingsOf(source).flatMap((listing) =>
			of("listing")(pageOf(listing, 0) ?? listing.url).map((start) => ({ ...start, parent: listing.url })),
		),
		...source.sitemaps.flatMap(of("sitemap")),
	];
}

/** The next page of a listing, which is asked for after what the ones before have led to. */
export const nextPage = (source: Source, listing: Listing, url: string, depth: number): NewUrl => ({
	...address(source, url, "listing", PRIORITY.page),
	host: hostOf(listing.url),
	depth,
	parent: listing.url,
});

/** A sitemap that an index of sitemaps names; not on another host, for it would be another's. */
export const childSitemaps = (source: Source, links: Link[], depth: number): NewUrl[] =>
	links
		.filter(({ url }) => sameHost(url, source.home))
		.map(({ url }) => ({ ...address(source, url, "sitemap", PRIORITY.sitemap), depth }));

/** The articles and documents of the source among links, as the place where they stand tells of them. */
export const articlesOf = (source: Source, links: Link[], parent: string, now: Date): NewUrl[] =>
	links.flatMap(({ url, title, published }) => {
		if (trapOf(url, now) !== null) return [];
		const kind = isDocument(url, source) ? "file" : isArticle(url, source) ? "article" : null;
		return kind === null ? [] : [{ ...address(source, url, kind, PRIORITY.article), parent, title, published }];
	});

/** The files attached to an article. */
export const attachmentsOf = (
	source: Source,
	links: Link[],
	article: string,
	published: string | null,
	now: Date,
): NewUrl[] =>
	links
		.filter(({ url }) => sameHost(url, source.home) && trapOf(url, now) === null)
		.map(({ url, title }) => ({
			...address(source, url, "file", PRIORITY.file),
			depth: 1,
			parent: article,
			title,
			published,
		}));
