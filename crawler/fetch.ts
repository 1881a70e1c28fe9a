import { CookieJar } from "tough-cookie";
import { AppError } from "../model/errors.ts";
import { checkUrl, isPublic, isPublicOrDocumentation, type Reach, type Resolve } from "./fetch/addresses.ts";
import type { BodyLimits } from "./fetch/body.ts";
import { createConnections } from "./fetch/connections.ts";
import { explain, failed, redirectsTooOften } from "./fetch/faults.ts";
import { type Answer, hop } from "./fetch/hop.ts";
import { type FetchKind, KINDS } from "./fetch/kinds.ts";
import { systemResolve } from "./fetch/resolve.ts";

export type { CookieJar };

/** Cookies of one session with a site. */
export const createCookieJar = (): CookieJar => new CookieJar();

export interface FetcherOptions {
	/** Version of the product, and where its operator can be reached: what the crawler tells of itself. */
	version?: string;
	contact?: string | null;
	/** Milliseconds for the whole of a fetch, and limits of a body, where they are to be others than those of the kind. */
	deadline?: number;
	limits?: Partial<BodyLimits>;
	/** How hosts are resolved; tests give one of their own. */
	resolve?: Resolve;
	/**
	 * Takes addresses of the ranges for documentation for public ones: for tests whose internet is a network namespace.
	 * No setting leads here, and no real host is in those ranges.
	 */
	documentationIsPublic?: boolean;
}

export interface FetchRequest extends Reach {
	/** What is asked for; a page unless told. */
	kind?: FetchKind;
	/** Fields of a form, to be sent by POST. */
	form?: Readonly<Record<string, string>>;
	/** Cookies to send and keep; they are sent to the host of the address alone. */
	jar?: CookieJar;
	/** Validators of the stored page: an unchanged one answers 304. */
	etag?: string | null;
	lastModified?: string | null;
	/** Whether a redirect to this address may be followed; asked before it is. May throw to say why not. */
	allow?: (url: URL) => boolean | Promise<boolean>;
	signal?: AbortSignal | undefined;
}

/** An answer of any status; a body only for 200 to 299. */
export interface Fetched extends Omit<Answer, "location"> {
	/** Address after redirects. */
	url: string;
	/** Milliseconds from the first request to the end of the body, without the wait for the host's connection. */
	elapsed: number;
}

/** The only way out to the web. */
export interface Fetcher {
	/** What it calls itself, `trichdan/1.0 (+mailto:…)`; robots.txt is asked for the name before the slash. */
	readonly userAgent: string;
	/**
	 * Fetches an address. One request at a time for a host; others wait for their turn, and the time of a fetch begins
	 * with it.
	 *
	 * @throws AppError `fetch_refused` for an address that must not be asked or a kind of content that is not read;
	 * `fetch_failed` for everything that went wrong on the way; the signal's reason where it is aborted.
	 */
	get(url: string, options?: FetchRequest): Promise<Fetched>;
	close(): Promise<void>;
}

const MOST_REDIRECTS = 5;

/** A header holds plain ASCII, and a comment in it no parentheses of its own. */
const inHeader = (text: string): string =>
	encodeURI(text.trim()).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"));

export const userAgentOf = (version?: string, contact?: string | null): string =>
	`trichdan${version ? `/${version}` : ""}${contact ? ` (+${inHeader(contact)})` : ""}`;

/** The host that cookies and forms are for: a site may answer with and without `www.`, by http and by https. */
const siteOf = ({ hostname, port }: URL): string => `${hostname.replace(/^www\./, "")}:${port}`;

/** The address that a redirect leads to. */
function target(from: URL, location: string): URL {
	if (!URL.canParse(location, from.href)) throw failed(from.href, `it redirects to ${location}, which is no address`);
	const url = new URL(location, from);
	url.hash = "";
	return url;
}

/** A time that begins to run when it is told to. */
function createDeadline(ms: number) {
	const controller = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	return {
		signal: controller.signal,
		start: () => {
			timer ??= setTimeout(() => controller.abort(), ms);
		},
		stop: () => clearTimeout(timer),
	};
}

/** Opens the way out. Close it when done. */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
	const userAgent = userAgentOf(options.version, options.contact);
	const judge = options.documentationIsPublic ? isPublicOrDocumentation : isPublic;
	const connections = createConnections(options.resolve ?? systemResolve, judge);

	async function get(address: string, asked: FetchRequest = {}): Promise<Fetched> {
		if (!URL.canParse(address))
			throw new AppError("fetch_refused", `${address} is no address.`, { remedy: "Correct it in the sources file." });
		const kind = KINDS[asked.kind ?? "page"];
		const within = options.deadline ?? kind.deadline;
		const deadline = createDeadline(within);
		const signal = asked.signal ? AbortSignal.any([deadline.signal, asked.signal]) : deadline.signal;
		const first = new URL(address);
		let url = first;
		let form = asked.form ?? null;
		let start = 0;

		async function once(): Promise<Answer> {
			checkUrl(url, asked, judge);
			try {
				return await connections.use(url, asked, signal, (connection) => {
					deadline.start();
					start ||= performance.now();
					return hop(
						{
							url,
							kind: { ...kind, limits: { ...kind.limits, ...options.limits } },
							userAgent,
							form,
							jar: siteOf(url) === siteOf(first) ? (asked.jar ?? null) : null,
							etag: asked.etag ?? null,
							lastModified: asked.lastModified ?? null,
							signal,
						},
						connection,
					);
				});
			} catch (error) {
				asked.signal?.throwIfAborted();
				throw explain(url.href, error, deadline.signal.aborted ? within : null);
			}
		}

		try {
			for (let redirects = 0; ; redirects++) {
				const { location, ...answer } = await once();
				if (location === null) return { ...answer, url: url.href, elapsed: performance.now() - start };
				if (redirects === MOST_REDIRECTS) throw redirectsTooOften(address, MOST_REDIRECTS);
				url = target(url, location);
				checkUrl(url, asked, judge);
				if (asked.allow && !(await asked.allow(url)))
					throw new AppError("fetch_refused", `${address} redirects to ${url.href}, which is not of its source.`, {
						remedy: "If the site has moved, correct the addresses in the sources file.",
					});
				// As browsers do it; what was typed into a form of one host is nobody else's business.
				if (answer.status < 307) form = null;
				else if (form && siteOf(url) !== siteOf(first))
					throw new AppError("fetch_refused", `${address} sends a form on to ${url.href}, which is another host.`, {
						remedy: "Leave its `postback` listing out of the sources file.",
					});
			}
		} finally {
			deadline.stop();
		}
	}

	return { userAgent, get, close: connections.close };
}
