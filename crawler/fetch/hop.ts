import { setImmediate as nextTurn } from "node:timers/promises";
import type { CookieJar } from "tough-cookie";
import { AppError } from "../../model/errors.ts";
import { readBody } from "./body.ts";
import type { Connection } from "./connections.ts";
import { failed } from "./faults.ts";
import type { KindOfFetch } from "./kinds.ts";
import { retryAfterOf } from "./retry.ts";

/** One request, without what follows from its answer. */
export interface Hop {
	url: URL;
	kind: KindOfFetch;
	userAgent: string;
	/** A form to be sent by POST; null: GET. */
	form: Readonly<Record<string, string>> | null;
	/** Cookies to send, and to keep what the answer sets; null where the address is of another host than was asked. */
	jar: CookieJar | null;
	etag: string | null;
	lastModified: string | null;
	signal: AbortSignal;
}

export interface Answer {
	status: number;
	contentType: string | null;
	/** Empty but for a status of 200 to 299. */
	body: Buffer;
	etag: string | null;
	lastModified: string | null;
	retryAfter: number | null;
	/** Where it redirects to. */
	location: string | null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** A short body that nobody wants is read, so that the connection can be used again; a long one costs the connection. */
const UNWANTED = 64 * 1024;

/** Characters of a `Cookie` header; a site that sets more has them forgotten. */
const MOST_COOKIES = 8 * 1024;

type Header = string | string[] | undefined;
const one = (value: Header): string | null => (Array.isArray(value) ? value[0] : value) ?? null;
const all = (value: Header): string[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Where a `Location` header leads. Many hold Vietnamese as it is; its bytes come as letters of ISO 8859-1. */
const locationOf = (value: Header): string | null =>
	one(value)?.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`) ?? null;

async function headersOf({
	url,
	kind,
	userAgent,
	form,
	jar,
	etag,
	lastModified,
}: Hop): Promise<Record<string, string>> {
	const cookie = await jar?.getCookieString(url.href);
	return {
		"user-agent": userAgent,
		accept: kind.accept,
		"accept-language": "vi,en;q=0.5",
		"accept-encoding": "gzip, deflate, br",
		...(etag && { "if-none-match": etag }),
		...(lastModified && { "if-modified-since": lastModified }),
		...(cookie && { cookie }),
		...(form && { "content-type": "application/x-www-form-urlencoded" }),
	};
}

async function keepCookies(jar: CookieJar, url: string, cookies: string[]): Promise<void> {
	for (const cookie of cookies) {
		const held = await jar.getCookieString(url);
		// A cookie that is malformed, or for another host, is none.
		if (held.length + cookie.length <= MOST_COOKIES) await jar.setCookie(cookie, url, { ignoreError: true });
	}
}

/**
 * Sends one request and reads its answer.
 *
 * @throws AppError `fetch_refused` for a kind of content that is not read, `fetch_failed` for a body that is not whole;
 * anything for a connection that fails.
 */
export async function hop(asked: Hop, connection: Connection): Promise<Answer> {
	const { url, kind, form, jar, signal } = asked;
	const answer = await connection.client.request({
		path: url.pathname + url.search,
		method: form ? "POST" : "GET",
		headers: await headersOf(asked),
		body: form ? new URLSearchParams(form).toString() : null,
		signal,
	});
	const { statusCode: status, headers } = answer;
	if (jar) await keepCookies(jar, url.href, all(headers["set-cookie"]));
	const result = {
		status,
		contentType: one(headers["content-type"]),
		body: Buffer.alloc(0),
		etag: one(headers.etag),
		lastModified: one(headers["last-modified"]),
		retryAfter: retryAfterOf(one(headers["retry-after"]), one(headers.date)),
		location: REDIRECTS.has(status) ? locationOf(headers.location) : null,
	};
	if (status < 200 || status >= 300) {
		await answer.body.dump({ limit: UNWANTED, signal }).catch(() => {});
		return result;
	}
	if (result.contentType !== null && !kind.readable.test(result.contentType)) {
		answer.body.on("error", () => {}).destroy();
		throw new AppError("fetch_refused", `${url.href} is ${result.contentType}, which is not read.`, {
			remedy: "Leave such addresses out of the source's article patterns.",
		});
	}
	const length = one(headers["content-length"]);
	const expected = {
		encoding: all(headers["content-encoding"]).join(", "),
		length: length === null ? null : Number(length),
	};
	const body = await readBody(answer.body, expected, kind.limits, url.href);
	// What comes behind a body of promised length breaks the connection, a turn or two later.
	for (let turn = 0; turn < 3; turn++) await nextTurn();
	if (connection.sentTooMuch) throw failed(url.href, "it is truncated: it is longer than promised");
	return { ...result, body };
}
