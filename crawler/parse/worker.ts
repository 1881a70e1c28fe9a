import { AppError, type ErrorCode } from "../../model/errors.ts";
import type { Recipe } from "../../model/source.ts";
import { guardHtml } from "../article/html-guard.ts";
import { readArticle } from "../article.ts";
import { decode } from "../decode.ts";
import { readFeed } from "../discover/feed.ts";
import { readListing } from "../discover/links.ts";
import { readSitemap } from "../discover/sitemap.ts";
import { readDocument } from "../documents/read.ts";
import type { Extracted } from "../extracted.ts";
import { type Inspection, type InspectOptions, inspectPage } from "../inspect.ts";
import type { Article, FileText, Link, ListingPage, SitemapPage } from "../pages.ts";
import { readPlainText } from "../plain-text.ts";

/** Bytes to be read, with what is known of them. */
export interface ParseInput {
	bytes: Uint8Array;
	/** What it is called in messages: a path or an address. */
	name: string;
	contentType: string | null;
}

/** What a recipe tells of lists of links. */
export type ListReading = Pick<Recipe, "encoding" | "dateOrder">;

export type ParseJob =
	| { kind: "ready" }
	| (ParseInput & InspectOptions & { kind: "inspect" })
	| (ParseInput & { kind: "article"; url: string | null; recipe: Recipe; now: string })
	| (ParseInput & { kind: "text"; now: string })
	| (ParseInput & { kind: "file"; title: string | null; now: string })
	| (ParseInput & {
			kind: "links";
			url: string;
			next: string | null;
			postback: string | null;
			recipe?: ListReading;
			now: string;
	  })
	| (ParseInput & { kind: "feed"; url: string; recipe?: ListReading; now: string })
	| (ParseInput & { kind: "sitemap"; url: string; now: string });

type ParseValue = Article | Inspection | Extracted | FileText | ListingPage | SitemapPage | Link[] | null;

/** An error as data: a class does not survive the way between threads. */
export type ParseAnswer =
	| { ok: true; value: ParseValue }
	| { ok: false; code: ErrorCode; message: string; remedy: string };

async function read(job: ParseJob): Promise<ParseValue> {
	if (job.kind === "ready") return null;
	const now = new Date("now" in job ? job.now : 0);
	if (job.kind === "sitemap") return readSitemap(job.bytes, { url: job.url, name: job.name, now });
	const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
	if (job.kind === "file") return readDocument({ ...job, bytes, now });
	const known = "recipe" in job ? job.recipe.encoding : null;
	const { text, encoding } = decode(bytes, { ...job, encoding: known });
	// Plain text has no markup that could be hostile; its size is the same concern.
	if (job.kind === "text") return readPlainText(text, now);
	// Nor is a feed read as a tree.
	if (job.kind === "feed") return readFeed(text, { url: job.url, order: job.recipe?.dateOrder, now });
	guardHtml(text, job.name);
	if (job.kind === "inspect") return inspectPage(text, encoding, job);
	if (job.kind === "links") return readListing(text, { ...job, order: job.recipe?.dateOrder, now });
	return readArticle(text, { url: job.url, recipe: job.recipe, now });
}

/** Runs in a worker thread, where a hostile page can be stopped; see `createParser`. */
export async function parsePage(job: ParseJob): Promise<ParseAnswer> {
	try {
		return { ok: true, value: await read(job) };
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		return { ok: false, code: error.code, message: error.message, remedy: error.remedy };
	}
}
