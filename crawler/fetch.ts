import { setImmediate as nextTurn } from "node:timers/promises";
import { Agent, request } from "undici";
import { AppError, messageOf } from "../model/errors.ts";
import { checkUrl, guardedLookup, type Resolve, systemResolve } from "./addresses.ts";
import { type BodyLimits, readBody } from "./body.ts";

export interface FetcherOptions {
	/** What the crawler calls itself; sent with every request and looked for in robots.txt. */
	userAgent?: string;
	/** Milliseconds for the whole of a fetch, redirects included. */
	deadline?: number;
	limits?: Partial<BodyLimits>;
	/** How hosts are resolved; tests give one of their own. */
	resolve?: Resolve;
}

export interface FetchRequest {
	/** Whether private and loopback addresses may be asked, as the source says. */
	allowPrivateNetwork?: boolean;
	/** Validators of the stored page: an unchanged one answers 304. */
	etag?: string | null;
	lastModified?: string | null;
	/** Whether a redirect to this address may be followed; asked before it is. May throw to say why not. */
	allow?: (url: URL) => boolean | Promise<boolean>;
	signal?: AbortSignal | undefined;
}

/** An answer of any status; a body only for 200 to 299. */
export interface Fetched {
	/** Address after redirects. */
	url: string;
	status: number;
	contentType: string | null;
	body: Buffer;
	etag: string | null;
	lastModified: string | null;
}

/** The only way out to the web. */
export interface Fetcher {
	readonly userAgent: string;
	/**
	 * @throws AppError `fetch_refused` for an address that must not be asked or a kind of content that is not read;
	 * `fetch_failed` for everything that went wrong on the way.
	 */
	get(url: string, options?: FetchRequest): Promise<Fetched>;
	close(): Promise<void>;
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const READABLE =
	/^(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml|application\/(?:rss|atom|rdf)\+xml|text\/plain)\s*(?:;|$)/i;

const failed = (url: string, why: string, cause?: unknown): AppError =>
	new AppError("fetch_failed", `${url} was not fetched: ${why}.`, {
		remedy: "Nothing to do if it happens once; if it stays, open the address in a browser.",
		cause,
	});

const one = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? value[0] : value) ?? null;

/** What went wrong on the way, in words. */
function explain(url: string, error: unknown, signal: AbortSignal, deadline: number): AppError {
	// An address that was refused while connecting comes wrapped, or as it is.
	for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
		if (cause instanceof AppError) return cause;
	if (signal.aborted) return failed(url, `it was not done within ${deadline / 1000} s`);
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const known: Record<string, string> = {
		ENOTFOUND: "its host is unknown",
		EAI_AGAIN: "the name server does not answer",
		ECONNREFUSED: "the host refuses connections",
		ECONNRESET: "it is truncated: the host cut the connection",
		UND_ERR_SOCKET: "it is truncated: the host cut the connection",
		UND_ERR_CONNECT_TIMEOUT: "the host does not answer",
		UND_ERR_HEADERS_TIMEOUT: "the host does not answer",
		UND_ERR_BODY_TIMEOUT: "the host stopped sending",
		UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "it is truncated: not as long as promised",
	};
	return failed(url, known[code] ?? messageOf(error), error);
}

/** Opens the way out. Close it when done. */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
	const { userAgent = "trichdan", deadline = 30_000, resolve = systemResolve } = options;
	const limits: BodyLimits = { wire: 2 * 1024 * 1024, inflated: 5 * 1024 * 1024, ...options.limits };
	/** Hosts that sent more than they promised, each with how often. */
	const excess = new Map<string, number>();

	function open(allowPrivateNetwork: boolean): Agent {
		const agent = new Agent({
			connections: 1,
			pipelining: 1,
			headersTimeout: 10_000,
			bodyTimeout: 10_000,
			connect: { timeout: 10_000, lookup: guardedLookup(resolve, allowPrivateNetwork) },
		});
		agent.on("disconnect", (origin, _targets, error) => {
			const host = new URL(origin).origin;
			if (error.message === "bad response") excess.set(host, (excess.get(host) ?? 0) + 1);
		});
		return agent;
	}
	const agents = { guarded: open(false), open: open(true) };

	async function hop(
		url: URL,
		asked: FetchRequest,
		signal: AbortSignal,
	): Promise<Fetched & { location: string | null }> {
		const before = excess.get(url.origin) ?? 0;
		const answer = await request(url, {
			dispatcher: asked.allowPrivateNetwork ? agents.open : agents.guarded,
			signal,
			headers: {
				"user-agent": userAgent,
				accept:
					"text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8",
				"accept-language": "vi,en;q=0.5",
				"accept-encoding": "gzip, deflate, br",
				...(asked.etag && { "if-none-match": asked.etag }),
				...(asked.lastModified && { "if-modified-since": asked.lastModified }),
			},
		});
		const { statusCode: status, headers } = answer;
		const result = {
			url: url.href,
			status,
			contentType: one(headers["content-type"]),
			body: Buffer.alloc(0),
			etag: one(headers.etag),
			lastModified: one(headers["last-modified"]),
			location: REDIRECTS.has(status) ? one(headers.location) : null,
		};
		if (status < 200 || status >= 300) {
			// A short body is read so that the connection can be used again; a long one costs the connection.
			await answer.body.dump({ limit: 64 * 1024, signal }).catch(() => {});
			return result;
		}
		if (result.contentType !== null && !READABLE.test(result.contentType)) {
			answer.body.on("error", () => {}).destroy();
			throw new AppError("fetch_refused", `${url.href} is ${result.contentType}, which is not read.`, {
				remedy: "Leave such addresses out of the source's article patterns.",
			});
		}
		const length = one(headers["content-length"]);
		const expected = {
			encoding: one(headers["content-encoding"]) ?? "",
			length: length === null ? null : Number(length),
		};
		const body = await readBody(answer.body, expected, limits, url.href);
		// What comes behind a body of promised length breaks the connection, a turn or two later.
		for (let turn = 0; turn < 3; turn++) await nextTurn();
		if ((excess.get(url.origin) ?? 0) > before) throw failed(url.href, "it is truncated: it is longer than promised");
		return { ...result, body };
	}

	async function get(address: string, asked: FetchRequest = {}): Promise<Fetched> {
		const timeout = AbortSignal.timeout(deadline);
		const signal = asked.signal ? AbortSignal.any([timeout, asked.signal]) : timeout;
		if (!URL.canParse(address))
			throw new AppError("fetch_refused", `${address} is no address.`, { remedy: "Correct it in the sources file." });
		let url = new URL(address);
		for (let redirects = 0; ; redirects++) {
			checkUrl(url, asked.allowPrivateNetwork ?? false);
			let answer: Awaited<ReturnType<typeof hop>>;
			try {
				answer = await hop(url, asked, signal);
			} catch (error) {
				if (asked.signal?.aborted) throw asked.signal.reason;
				throw explain(url.href, error, timeout, deadline);
			}
			const { location, ...fetched } = answer;
			if (location === null) return fetched;
			if (redirects === MOST_REDIRECTS) throw failed(address, `it redirects more than ${MOST_REDIRECTS} times`);
			if (!URL.canParse(location, url)) throw failed(address, `it redirects to ${location}, which is no address`);
			url = new URL(location, url);
			url.hash = "";
			checkUrl(url, asked.allowPrivateNetwork ?? false);
			if (asked.allow && !(await asked.allow(url)))
				throw new AppError("fetch_refused", `${address} redirects to ${url.href}, which is not of its source.`, {
					remedy: "If the site has moved, correct the addresses in the sources file.",
				});
		}
	}

	return {
		userAgent,
		get,
		close: async () => {
			await Promise.all([agents.guarded.destroy(), agents.open.destroy()]);
		},
	};
}
