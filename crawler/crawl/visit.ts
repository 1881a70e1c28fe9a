import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FrontierUrl } from "../../model/crawl.ts";
import { AppError } from "../../model/errors.ts";
import { sha256 } from "../../model/hash.ts";
import type { FetchedPage } from "../../model/report.ts";
import type { Fetched, FetchRequest } from "../fetch.ts";
import { sameHost } from "../urls.ts";
import type { HostPace } from "./host.ts";
import type { SourceRun } from "./run.ts";

/** What one polite request brought. */
export interface Came {
	/** What to store of it, but for what became of it. */
	page: FetchedPage;
	/** Address after redirects. */
	url: string;
	/** The page's bytes: as they came, or as stored where it is unchanged. */
	bytes: Buffer;
	/** Whether the host said that it is as it was. */
	unchanged: boolean;
	contentType: string | null;
}

/** How a request ended without a page; `page` is what is kept of it. */
export interface Missed {
	reason: string;
	remedy: string;
	/**
	 * `again`: ask later; `gone`: 404 or 410; `blocked`: robots.txt forbids it; `never`: the address must not or cannot be
	 * read; `paused`: the host wants to be left alone, the address was not asked for.
	 */
	verdict: "again" | "gone" | "blocked" | "never" | "paused";
	page: FetchedPage | null;
	/** When the host allows to ask again, in milliseconds from now; null where it does not say. */
	retryAfter: number | null;
}

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** How often one address is asked for within a crawl where the host says how long to wait. */
const MOST_TRIES = 3;

const KIND = { feed: "page", listing: "page", article: "page", sitemap: "sitemap", file: "file" } as const;

/** What is kept of a page that could not be had. */
const emptyPage = (
	run: SourceRun,
	url: string,
	outcome: "failed" | "refused",
	note: string,
	status = 0,
): FetchedPage => ({
	url,
	sourceId: run.source.id,
	status,
	outcome,
	note,
	body: null,
	bodyHash: null,
	etag: null,
	lastModified: null,
	contentType: null,
	finalUrl: url,
	fetchedAt: run.options.now().toISOString(),
});

const paused = (why: string): Missed => ({
	reason: why,
	remedy: "Nothing to do; it is asked again when the time has come.",
	verdict: "paused",
	page: null,
	retryAfter: null,
});

function ofStatus(run: SourceRun, url: string, { status, retryAfter }: Fetched): Missed {
	const reason = `${url} answers ${status}.`;
	const isGone = status === 404 || status === 410;
	const isBusy = status >= 500 || status === 429;
	return {
		reason,
		remedy: isBusy ? "Nothing to do; it is asked again later." : "Open it in a browser to see why.",
		verdict: isGone ? "gone" : "again",
		page: emptyPage(run, url, "failed", reason, status),
		retryAfter,
	};
}

function ofError(run: SourceRun, url: string, error: AppError): Missed {
	const isRefused = error.code === "fetch_refused";
	return {
		reason: error.message,
		remedy: error.remedy,
		verdict: isRefused ? "never" : "again",
		page: emptyPage(run, url, isRefused ? "refused" : "failed", error.message),
		retryAfter: null,
	};
}

/** One request in the host's turn; counts it and tells the host how it went. */
async function ask(run: SourceRun, host: HostPace, delay: number, url: string, request: FetchRequest) {
	const { fetcher } = run.options;
	return host.turn(delay, async () => {
		run.left--;
		run.counts.fetched++;
		try {
			const fetched = await fetcher.get(url, request);
			const { status, retryAfter, elapsed } = fetched;
			const isBusy = status === 429 || status === 503;
			if (isBusy && retryAfter !== null) await host.rest(retryAfter);
			else if (status === 429 || status >= 500) await host.failed();
			else await host.answered(elapsed);
			return fetched;
		} catch (error) {
			if (error instanceof AppError && error.code === "fetch_failed") await host.failed();
			throw error;
		}
	});
}

/**
 * Asks for one address, no faster than its host allows, with the validators of the stored page. Waits where the host
 * says for how long, five minutes at most.
 *
 * @param form fields to send back, for the next page of a WebForms listing; `jar` keeps its session.
 */
export async function visit(
	run: SourceRun,
	found: Pick<FrontierUrl, "url" | "host" | "kind">,
	request: { address?: string } & Pick<FetchRequest, "form" | "jar"> = {},
): Promise<Came | Missed> {
	const { source, store, signal, wait } = run;
	const { now } = run.options;
	const address = request.address ?? found.url;
	const host = await run.hosts(found.host);
	for (let tries = 1; ; tries++) {
		const pause = host.pause();
		if (pause > 0 && !host.isWorthWaiting()) return paused(`${found.host} is left alone until it has recovered.`);
		if (pause > 0) await wait(pause, signal);
		const robots = await host.robots(source, address);
		if (robots === null) return paused(`Nothing of ${found.host} is fetched: its robots.txt cannot be read.`);
		if (!robots.isAllowed(address)) {
			const reason = `${address} was not fetched: the host's robots.txt forbids it.`;
			const remedy = "Leave it out of the source's addresses, or ask the site's owner.";
			return {
				reason,
				remedy,
				verdict: "blocked",
				page: emptyPage(run, found.url, "refused", reason),
				retryAfter: null,
			};
		}
		// A session wants fresh forms, not those of the last crawl.
		const stored = request.jar ? null : await store.page(found.url);
		const hasBody = stored !== null && stored.body !== null;
		const { allowPrivateNetwork, ports } = source;
		let fetched: Fetched;
		try {
			fetched = await ask(run, host, Math.max(source.delay, robots.delay), address, {
				kind: KIND[found.kind],
				allowPrivateNetwork,
				ports,
				allow: (url) => (sameHost(url.href, source.home) || sameHost(url.href, address)) && robots.isAllowed(url.href),
				signal,
				...(hasBody && { etag: stored.etag, lastModified: stored.lastModified }),
				...(request.form && { form: request.form }),
				...(request.jar && { jar: request.jar }),
			});
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof AppError)) throw error;
			return ofError(run, found.url, error);
		}
		const { status } = fetched;
		if (host.isWorthWaiting() && tries < MOST_TRIES && run.left > 0) continue;
		if (status >= 300 && status !== 304) return ofStatus(run, found.url, fetched);
		const unchanged = status === 304;
		if (unchanged && !hasBody) return ofStatus(run, found.url, fetched);
		const at = now().toISOString();
		return {
			url: fetched.url,
			bytes: unchanged && hasBody ? await unpack(stored.body as Buffer) : fetched.body,
			unchanged,
			contentType: unchanged ? (stored?.contentType ?? null) : fetched.contentType,
			page: {
				url: found.url,
				sourceId: source.id,
				status,
				outcome: "unchanged",
				note: null,
				// The store keeps the body of the fetch before where there is none.
				body: unchanged ? null : await pack(fetched.body),
				bodyHash: unchanged ? null : sha256(fetched.body),
				etag: fetched.etag,
				lastModified: fetched.lastModified,
				contentType: unchanged ? (stored?.contentType ?? null) : fetched.contentType,
				finalUrl: fetched.url,
				fetchedAt: at,
			},
		};
	}
}
