import { gunzipSync, gzipSync } from "node:zlib";
import type { Store } from "../data/store/port.ts";
import { AppError } from "../model/errors.ts";
import { sha256 } from "../model/hash.ts";
import type { FetchedPage } from "../model/report.ts";
import type { Source } from "../model/source.ts";
import { sameHost } from "./discover.ts";
import type { Fetcher } from "./fetch.ts";
import type { Robots } from "./robots.ts";

/** Waits so many milliseconds; rejects when the signal is aborted. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** An answer to one polite request. */
export interface Visit {
	/** What to store of it, but for what became of it. */
	page: FetchedPage;
	/** Address after redirects. */
	url: string;
	/** The page's bytes: as they came, or as stored where it is unchanged; null where there are none. */
	bytes: Buffer | null;
	unchanged: boolean;
	contentType: string | null;
}

export interface VisitorOptions {
	source: Source;
	store: Store;
	fetcher: Fetcher;
	robots: Robots;
	wait: Wait;
	now: () => Date;
	signal?: AbortSignal | undefined;
}

/** Asks for one page after the other, no faster than the host allows. */
export function createVisitor({ source, store, fetcher, robots, wait, now, signal }: VisitorOptions) {
	let last: number | null = null;

	/** Lets the time pass that the source and the host's robots.txt want between two requests. */
	async function pause(url: string): Promise<void> {
		const delay = Math.max(source.delay, await robots.delay(url));
		const left = last === null ? 0 : last + delay - performance.now();
		if (left > 0) await wait(left, signal);
	}

	async function allow(url: URL): Promise<boolean> {
		return sameHost(url.href, source.home) && (await robots.isAllowed(url.href));
	}

	/**
	 * Fetches a page, with the validators of the stored one.
	 *
	 * @throws AppError `fetch_refused` or `fetch_failed`, also for an answer of 400 and above.
	 */
	return async function visit(url: string): Promise<Visit> {
		if (!(await robots.isAllowed(url)))
			throw new AppError("fetch_refused", `${url} was not fetched: the host's robots.txt forbids it.`, {
				remedy: "Leave it out of the source's addresses, or ask the site's owner.",
			});
		const stored = await store.page(url);
		const hasBody = stored?.body !== null && stored?.body !== undefined;
		await pause(url);
		const { allowPrivateNetwork } = source;
		const validators = hasBody ? { etag: stored.etag, lastModified: stored.lastModified } : {};
		const fetched = await fetcher.get(url, { allowPrivateNetwork, ...validators, allow, signal }).finally(() => {
			last = performance.now();
		});
		const { status } = fetched;
		if (status >= 300 && status !== 304)
			throw new AppError("fetch_failed", `${url} answers ${status}.`, {
				remedy: status >= 500 ? "Nothing to do; the next crawl asks again." : "Open it in a browser to see why.",
			});
		const unchanged = status === 304;
		const page: FetchedPage = {
			url,
			sourceId: source.id,
			status,
			outcome: "unchanged",
			note: null,
			// The store keeps the body of the fetch before where there is none.
			body: unchanged ? null : gzipSync(fetched.body),
			bodyHash: unchanged ? null : sha256(fetched.body),
			etag: fetched.etag,
			lastModified: fetched.lastModified,
			fetchedAt: now().toISOString(),
		};
		const before = unchanged && hasBody ? gunzipSync(stored.body as Buffer) : null;
		return {
			page,
			url: fetched.url,
			bytes: unchanged ? before : fetched.body,
			unchanged,
			contentType: fetched.contentType,
		};
	};
}

/** What is kept of a page that could not be had. */
export const failedPage = (url: string, source: Source, error: AppError, at: Date): FetchedPage => ({
	url,
	sourceId: source.id,
	status: Number(/answers (\d{3})\./.exec(error.message)?.[1] ?? 0),
	outcome: error.code === "fetch_failed" ? "failed" : "refused",
	note: error.message,
	body: null,
	bodyHash: null,
	etag: null,
	lastModified: null,
	fetchedAt: at.toISOString(),
});
