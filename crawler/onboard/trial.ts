import { AppError, messageOf } from "../../model/errors.ts";
import type { Listing, Source } from "../../model/source.ts";
import { articlesOf, listingsOf } from "../crawl/starts.ts";
import type { Link } from "../pages.ts";
import { recipeOf } from "../sources/recipe.ts";
import { pageOf, sameHost } from "../urls.ts";
import { inputOf, readSample, type Sample } from "./sample.ts";
import type { Looking } from "./starts.ts";

/** A start page of a source, as it was found. */
export interface TriedStart {
	kind: "feed" | "sitemap" | "listing";
	url: string;
	/** Links that it holds, and those of them that are articles of the source; null where it could not be had. */
	links: number | null;
	articles: number | null;
	/** Address of the next page, `postback` where a form turns to it; null where there is none, or none that it shows. */
	next: string | null;
	/** Why it could not be had or read. */
	fault: string | null;
}

/** What a source's entry leads to, without anything of it being stored. */
export interface Trial {
	starts: TriedStart[];
	samples: Sample[];
	/** Articles that could not be had or read. */
	failures: { url: string; reason: string }[];
}

const SAMPLES = 3;

interface Came {
	links: Link[];
	next: string | null;
}

/** Runs a source's entry: its start pages, and three of the articles that they lead to. */
export async function trySource(source: Source, looking: Looking): Promise<Trial> {
	const { visitor, parser, families, now } = looking;
	const starts: TriedStart[] = [];
	const articles = new Set<string>();

	async function start(kind: TriedStart["kind"], url: string, read: () => Promise<Came>): Promise<void> {
		try {
			const { links, next } = await read();
			const own = articlesOf(source, links, url, now()).filter(({ kind: of }) => of === "article");
			for (const { url: article } of own) articles.add(article);
			starts.push({ kind, url, links: links.length, articles: own.length, next, fault: null });
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			starts.push({ kind, url, links: null, articles: null, next: null, fault: messageOf(error) });
		}
	}
	async function feed(url: string): Promise<Came> {
		return { links: await parser.feed({ ...inputOf(await visitor.get(url)), now: now() }), next: null };
	}
	async function sitemap(url: string): Promise<Came> {
		const map = await parser.sitemap({ ...inputOf(await visitor.get(url, "sitemap")), now: now() });
		const [first] = map.sitemaps.filter((link) => sameHost(link.url, source.home));
		return first && map.pages.length === 0 ? sitemap(first.url) : { links: map.pages, next: null };
	}
	async function listing(asked: Listing, url: string): Promise<Came> {
		const [next, postback] = ["next" in asked ? asked.next : null, "postback" in asked ? asked.postback : null];
		const page = await parser.links({ ...inputOf(await visitor.get(url)), next, postback, now: now() });
		return { links: page.links, next: pageOf(asked, 1) ?? page.next ?? (page.postback ? "postback" : null) };
	}

	for (const url of source.feeds) await start("feed", url, () => feed(url));
	for (const url of source.sitemaps) await start("sitemap", url, () => sitemap(url));
	for (const asked of listingsOf(source)) {
		const url = pageOf(asked, 0) ?? asked.url;
		await start("listing", url, () => listing(asked, url));
	}

	const recipe = recipeOf(source, families);
	const samples: Sample[] = [];
	const failures: Trial["failures"] = [];
	for (const url of articles) {
		if (samples.length === SAMPLES || failures.length === SAMPLES) break;
		try {
			samples.push(await readSample(await visitor.get(url), recipe, looking));
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			failures.push({ url, reason: messageOf(error) });
		}
	}
	return { starts, samples, failures };
}
