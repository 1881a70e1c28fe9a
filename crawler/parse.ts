import { AppError } from "../model/errors.ts";
import type { Recipe } from "../model/source.ts";
import type { Extracted } from "./extracted.ts";
import type { Inspection, InspectOptions } from "./inspect.ts";
import type { Article, FileText, Link, ListingPage, SitemapPage } from "./pages.ts";
import { createPool } from "./parse/pool.ts";
import type { ListReading, ParseInput, ParseJob } from "./parse/worker.ts";

export interface ParserOptions {
	/** Milliseconds that one page may take; then its worker is killed. */
	timeout?: number;
	/** Megabytes of memory that a worker may hold. */
	memory?: number;
	threads?: number;
	/** The same for PDF and Word files, which have a thread of their own. */
	files?: { timeout?: number; memory?: number };
}

const PAGE_REMEDY = "Look at the page in a browser; if it is a real report, save its text and import that.";
const FILE_REMEDY = "Open the file; if it is a real document, save its text as .txt and import that.";

/** Reads pages and files in worker threads, so that nothing hostile reaches the event loop. */
export interface Parser {
	/**
	 * The report on a page. A page without one, a login form or an error page comes back with `quality.junk`.
	 *
	 * @throws AppError `page_refused` for a page that is hostile; `file_unsupported` where it is no text.
	 */
	article(input: ParseInput & { url: string | null; recipe: Recipe; now: Date }): Promise<Article>;
	/**
	 * What a person wants to know of a page before a recipe is written.
	 *
	 * @throws AppError `page_refused` for a page that is hostile; `file_unsupported` where it is no text.
	 */
	inspect(input: ParseInput & InspectOptions): Promise<Inspection>;
	/** @throws AppError `page_refused`, also where there is no text in it; `file_unsupported` where it is no text. */
	text(input: ParseInput & { now: Date }): Promise<Extracted>;
	/** Links of an HTML page; `next` and `postback` are selectors of what leads to the next page. */
	links(
		input: ParseInput & {
			url: string;
			next: string | null;
			postback: string | null;
			recipe?: ListReading;
			now: Date;
		},
	): Promise<ListingPage>;
	/** Items of an RSS or Atom feed; a page that is none gives nothing. */
	feed(input: ParseInput & { url: string; recipe?: ListReading; now: Date }): Promise<Link[]>;
	/** Entries of a sitemap, packed or not; a page that is none gives nothing. */
	sitemap(input: ParseInput & { url: string; now: Date }): Promise<SitemapPage>;
	/**
	 * The text of a PDF or Word file, its kind told by its bytes; of a scan comes `needsOcr`. `title` is what the link to
	 * it says, for a document that has no heading.
	 *
	 * @throws AppError `page_refused` for a file that is broken, hostile or too large; `file_unsupported` for one that is
	 * encrypted or of another kind.
	 */
	file(input: ParseInput & { title: string | null; now: Date }): Promise<FileText>;
	close(): Promise<void>;
}

const refused = (name: string, why: string): AppError =>
	new AppError("page_refused", `${name} was not read: ${why}.`, { remedy: PAGE_REMEDY });

/** A parser with its worker threads. Call `close` when done, or the process stays up. */
export function createParser({ timeout = 5000, memory = 128, threads = 1, files = {} }: ParserOptions = {}): Parser {
	const { run, close } = createPool({ timeout, memory, threads, watched: false, remedy: PAGE_REMEDY });
	const filePool = createPool({
		timeout: files.timeout ?? 60_000,
		memory: files.memory ?? 512,
		threads: 1,
		watched: true,
		remedy: FILE_REMEDY,
	});

	async function report(job: Exclude<ParseJob, { kind: "ready" }>): Promise<Extracted> {
		const extracted = await run<Extracted>(job);
		if (extracted.title === "" || extracted.text === "") throw refused(job.name, "no report was found in it");
		return extracted;
	}

	return {
		article: ({ now, ...input }) => run({ ...input, kind: "article", now: now.toISOString() }),
		inspect: (input) => run({ ...input, kind: "inspect" }),
		text: ({ now, ...input }) => report({ ...input, kind: "text", now: now.toISOString() }),
		links: ({ now, ...input }) => run({ ...input, kind: "links", now: now.toISOString() }),
		feed: ({ now, ...input }) => run({ ...input, kind: "feed", now: now.toISOString() }),
		// It may be as large as a document, and as slow to read.
		sitemap: ({ now, ...input }) => filePool.run({ ...input, kind: "sitemap", now: now.toISOString() }),
		file: ({ now, ...input }) => filePool.run({ ...input, kind: "file", now: now.toISOString() }),
		close: async () => {
			await Promise.all([close(), filePool.close()]);
		},
	};
}
