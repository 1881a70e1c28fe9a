import { AppError } from "../../model/errors.ts";
import { type Family, Recipe } from "../../model/source.ts";
import type { Link } from "../pages.ts";
import { normaliseUrl, sameHost } from "../urls.ts";
import { readByFamily } from "./by-family.ts";
import { inputOf, type Sample } from "./sample.ts";
import { articleShape, isHeadline, sectionLinks } from "./shapes.ts";
import { startPage } from "./start-page.ts";
import {
	type FoundListing,
	type FoundStart,
	findFeeds,
	findSitemaps,
	type Looking,
	readListing,
	tried,
	worthNaming,
} from "./starts.ts";

/** What a look at a site has brought. */
export interface Exploration {
	home: string;
	/** What the site calls itself. */
	siteName: string | null;
	/** Of its start page. */
	encoding: string;
	feeds: FoundStart[];
	sitemaps: string[];
	listings: FoundListing[];
	/** Patterns of articles; empty where none could be told. */
	articles: string[];
	family: Family | null;
	samples: Sample[];
	/** What a person should know, in English, a sentence each. */
	notes: string[];
}

export interface ExploreOptions extends Looking {
	/** Told what is looked at next, in English. */
	onStep?: (step: string) => void;
}

const MOST_SECTIONS = 5;
const PLAIN = Recipe.parse({});

/**
 * Looks at a site as `source add` does: its feeds, sitemaps and pages that list articles, the form of its articles'
 * addresses, the family it is of, and three articles as they would be read.
 *
 * @throws AppError `fetch_refused`, `fetch_failed`, `page_refused` where its start page cannot be had or read;
 * `not_found` where no article is found.
 */
export async function explore(address: string, options: ExploreOptions): Promise<Exploration> {
	const { visitor, parser, families, onStep = () => {} } = options;
	onStep(address);
	const { page, start } = await startPage(address, options);
	const home = normaliseUrl(page.url) ?? page.url;
	const { feeds: stated, siteName, encoding } = await parser.inspect({ ...inputOf(page), recipe: PLAIN, families });

	onStep("feeds and sitemaps");
	const feeds = await findFeeds(home, stated, options);
	const sitemaps = await findSitemaps(home, options);

	// A feed holds articles alone, so its word counts before that of a page.
	const listed = feeds.flatMap((feed) => feed.articles);
	let shape = articleShape(listed, home) ?? articleShape(start.articles, home);
	const isOne = (link: Link): boolean =>
		sameHost(link.url, home) && (shape ? new RegExp(shape.pattern).test(link.url) : isHeadline(link));

	const found: FoundListing[] = [];
	const seen = new Set([home]);
	for (const { url, title } of sectionLinks(start.articles, home, shape && new RegExp(shape.pattern))) {
		if (seen.size > MOST_SECTIONS) break;
		if (seen.has(url)) continue;
		seen.add(url);
		onStep(`the section "${title}"`);
		const listing = await tried(async () => readListing(await visitor.get(url), options));
		if (listing === null) continue;
		shape ??= articleShape(listing.articles, home);
		found.push(listing);
	}
	const listings = worthNaming([...found, start].map((one) => ({ ...one, articles: one.articles.filter(isOne) })));

	onStep("articles");
	const candidates = [...listed, ...listings.flatMap(({ articles }) => articles)].filter(isOne);
	const { family, samples, notes } = await readByFamily([...new Set(candidates.map(({ url }) => url))], options);
	for (const { url, unfollowed } of listings)
		if (unfollowed !== null)
			notes.push(
				`${url} has a pager ("${unfollowed}") that could not be followed: only its first page is read. If you know what leads on, give the listing \`next\` or \`postback\`.`,
			);
	if (shape === null)
		notes.push("No form of address was found that all articles share: every link of a listing is one.");
	if (!samples.some(({ article }) => !article.quality.junk))
		throw new AppError("not_found", `No article was found at ${address}.`, {
			remedy:
				"Give the address of a page that lists articles. A site that shows nothing without its scripts cannot be read.",
		});
	const articles = shape ? [shape.pattern] : [];
	return { home, siteName, encoding, feeds, sitemaps, listings, articles, family, samples, notes };
}
