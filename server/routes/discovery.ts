import { Readable, type Transform } from "node:stream";
import { type Request, Router } from "express";
import { ErrorLevel, SitemapIndexStream, SitemapStream } from "sitemap";
import type { SitePages, SitePart } from "../../data/store/port.ts";
import { directiveHref, reportHref, sourceHref } from "../../web/links.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { gathered } from "../export/pages.ts";
import { sendMade } from "../export/send.ts";
import { closeMethods } from "../methods.ts";
import { openSearch } from "../open-search.ts";
import { originOf } from "../origin.ts";

/** Most addresses in one file, as sitemaps.org has it. */
const PER_FILE = 50_000;
/** Addresses taken from the store at once. */
const AT_ONCE = 1000;
const XML = { type: "application/xml; charset=utf-8", file: null };

const HREFS: Record<SitePages, (id: string) => string> = {
	directives: directiveHref,
	reports: (id) => reportHref(Number(id)),
};
const KINDS = Object.keys(HREFS) as SitePages[];

/** Pages that are none of a directive or report; those that list what is new change with the data. */
const LISTS = ["/", "/vb", "/bc", "/nguon", "/so-lieu"];
const OTHERS = ["/gioi-thieu", "/phuong-phap", "/kiem-tra", "/docs"];

/**
 * A search or a filtered list has endlessly many addresses, and a download is no page, so crawlers are kept to the documents
 * themselves.
 */
const robots = (origin: string): string => `User-agent: *
Disallow: /tim
Disallow: /api/
Disallow: /quan-tri
Disallow: /en/quan-tri
Disallow: /*?
Disallow: /*.json$
Disallow: /*.csv$
Disallow: /*.jsonl$
Disallow: /*.ris$
Disallow: /*.bib$
Disallow: /*.zip$
Allow: /

Sitemap: ${origin}/sitemap.xml
`;

interface Address {
	url: string;
	/** When it last said something else. */
	lastmod?: string;
}

const address = (url: string, changedAt: string | null): Address =>
	changedAt === null ? { url } : { url, lastmod: changedAt };

/** What a stream of the package makes of addresses: it gives each mark by itself. */
async function* through(addresses: AsyncIterable<Address>, stream: Transform): AsyncGenerator<string> {
	const source = Readable.from(addresses);
	source.once("error", (error) => stream.destroy(error));
	source.pipe(stream);
	try {
		for await (const chunk of stream) yield String(chunk);
	} finally {
		source.destroy();
	}
}

/** What search engines and browsers find the site by: robots.txt, sitemaps, the description of its search. */
export function discoveryRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/robots.txt", (req, res) => void res.type("text/plain").send(robots(originOf(req))));

	router.get(
		"/opensearch.xml",
		(req, res) => void res.type("application/opensearchdescription+xml").send(openSearch(originOf(req))),
	);

	router.get("/sitemap.xml", (req, res) =>
		sendMade(req, res, XML, () =>
			gathered(through(index(originOf(req)), new SitemapIndexStream({ level: ErrorLevel.THROW }))),
		),
	);

	/** A sitemap of addresses on this site. */
	const sitemap = (req: Request, addresses: AsyncIterable<Address>): AsyncGenerator<string> => {
		const xmlns = { news: false, video: false, image: false, xhtml: false };
		return gathered(through(addresses, new SitemapStream({ hostname: originOf(req), level: ErrorLevel.THROW, xmlns })));
	};

	router.get("/sitemap-pages.xml", (req, res) => sendMade(req, res, XML, () => sitemap(req, pages())));

	router.get("/sitemap-:kind-:number.xml", async (req, res) => {
		const kind = KINDS.find((one) => one === req.params.kind);
		const part = kind && (await store.siteParts(kind, PER_FILE))[Number(req.params.number) - 1];
		if (!part) throw notFound(`page ${req.path}`);
		await sendMade(req, res, XML, (gone) => sitemap(req, addressesOf(kind, part, gone)));
	});

	async function* index(origin: string): AsyncGenerator<Address> {
		const { changedAt } = await context.stats();
		yield address(`${origin}/sitemap-pages.xml`, changedAt);
		for (const kind of KINDS)
			for (const [i, part] of (await store.siteParts(kind, PER_FILE)).entries())
				yield address(`${origin}/sitemap-${kind}-${i + 1}.xml`, part.changedAt);
	}

	async function* pages(): AsyncGenerator<Address> {
		const { changedAt } = await context.stats();
		for (const path of LISTS) yield address(path, changedAt);
		for (const path of OTHERS) yield { url: path };
		for (const { id } of context.sources) yield { url: sourceHref(id) };
	}

	async function* addressesOf(kind: SitePages, part: SitePart, gone: AbortSignal): AsyncGenerator<Address> {
		for (let { after } = part; !gone.aborted; ) {
			const found = await store.sitePages(kind, { after, last: part.last }, AT_ONCE);
			for (const { id, changedAt } of found) yield address(HREFS[kind](id), changedAt);
			const last = found.at(-1);
			if (found.length < AT_ONCE || !last) return;
			after = last.id;
		}
	}

	closeMethods(router);
	return router;
}
