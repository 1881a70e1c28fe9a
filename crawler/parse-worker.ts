import { AppError, type ErrorCode } from "../model/errors.ts";
import type { Source } from "../model/source.ts";
import { readArticle } from "./article.ts";
import { decode } from "./decode.ts";
import { feedLinks, linksOf, type PageLinks } from "./discover.ts";
import type { Extracted } from "./extracted.ts";
import { guardHtml } from "./html-guard.ts";
import { readPlainText } from "./plain-text.ts";

/** Bytes to be read, with what is known of them. */
export interface ParseInput {
	bytes: Uint8Array;
	/** What it is called in messages: a path or an address. */
	name: string;
	contentType: string | null;
}

export type ParseJob =
	| { kind: "ready" }
	| (ParseInput & { kind: "article"; url: string | null; selectors: Source["selectors"]; now: string })
	| (ParseInput & { kind: "text"; now: string })
	| (ParseInput & { kind: "links"; url: string; next: string | null })
	| (ParseInput & { kind: "feed"; url: string });

/** An error as data: a class does not survive the way between threads. */
export type ParseAnswer =
	| { ok: true; value: Extracted | PageLinks | string[] | null }
	| { ok: false; code: ErrorCode; message: string; remedy: string };

function read(job: ParseJob): Extracted | PageLinks | string[] | null {
	if (job.kind === "ready") return null;
	const { text } = decode(Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength), job);
	// Plain text has no markup that could be hostile; its size is the same concern.
	if (job.kind === "text") return readPlainText(text, new Date(job.now));
	guardHtml(text, job.name);
	if (job.kind === "links") return linksOf(text, job.url, job.next);
	if (job.kind === "feed") return feedLinks(text, job.url);
	return readArticle(text, { url: job.url, selectors: job.selectors, now: new Date(job.now) });
}

/** Runs in a worker thread, where a hostile page can be stopped; see `createParser`. */
export function parsePage(job: ParseJob): ParseAnswer {
	try {
		return { ok: true, value: read(job) };
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		return { ok: false, code: error.code, message: error.message, remedy: error.remedy };
	}
}
