import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { AppError } from "../../model/errors.ts";
import { sha256 } from "../../model/hash.ts";
import type { FetchedPage } from "../../model/report.ts";
import { Recipe, type Source } from "../../model/source.ts";
import { isDocument } from "../documents/kind.ts";
import { recipeOf } from "../sources/recipe.ts";
import { isArticle, normaliseUrl, sameHost } from "../urls.ts";
import { type Answer, answerOf } from "../warc/answer.ts";
import { Damage } from "../warc/damage.ts";
import { readWarc, type WarcRecord } from "../warc/records.ts";
import { OWN } from "../warc/write.ts";
import { withText } from "./file.ts";
import type { FoundFile } from "./files.ts";
import { type Entry, type ImportContext, type Item, unfit } from "./item.ts";

/** Stands where a page's source would, for one that belongs to none; no source can be called so. */
const NO_SOURCE = "(import)";
const MOST_PAGE = 5 * 1024 * 1024;
const REMEDY = "Nothing to do if it is one of many; the WARC may be damaged.";

/** What may be a report, by the content type stated; what states none is looked at. */
const READABLE =
	/^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/(?:x-)?pdf|application\/(?:vnd\.)?ms-?word|application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document|(?:application|binary)\/octet-stream)\s*(?:;|$)/i;

const pack = promisify(gzip);
const own = (headers: Map<string, string>, name: string): string | undefined => headers.get(name.toLowerCase());

/** Whether a record may hold a page: an answer, or a file, from an address of the web. */
const isWanted = (headers: Map<string, string>): boolean =>
	["response", "resource"].includes(headers.get("warc-type") ?? "") && addressOf(headers) !== null;

/** The address of a record; some programs put it in angle brackets. */
const addressOf = (headers: Map<string, string>): string | null =>
	normaliseUrl((headers.get("warc-target-uri") ?? "").replace(/^<|>$/g, ""));

interface Fetched {
	url: string;
	source: Source | null;
	bytes: Buffer;
	page: FetchedPage;
	/** When it was fetched: dates without a year are read against it. */
	at: Date;
}

/** The source that an address belongs to: as stated, else by its articles, else one on the same host. */
function sourceOf(url: string, stated: string | undefined, sources: readonly Source[]): Source | null {
	const onHost = sources.filter(({ home }) => sameHost(url, home));
	return (
		sources.find(({ id }) => id === stated) ??
		onHost.find((source) => isArticle(url, source)) ??
		onHost.find(({ home }) => url.startsWith(home)) ??
		onHost[0] ??
		null
	);
}

/** What was fetched, as the record tells it; null for what cannot be a report. */
async function fetchedOf(record: WarcRecord, answer: Answer, { sources, now }: ImportContext): Promise<Fetched | null> {
	const { headers } = record;
	const url = addressOf(headers);
	if (url === null || answer.status !== 200 || !READABLE.test(answer.contentType ?? "text/html")) return null;
	const date = new Date(headers.get("warc-date") ?? "");
	if (Number.isNaN(date.getTime())) throw new Damage("it does not state when it was fetched");
	const at = date > now ? now : date;
	const bytes = await answer.body();
	if (bytes.length === 0) return null;
	const source = sourceOf(url, own(headers, OWN.source), sources);
	const asked = own(headers, OWN.asked);
	return {
		url,
		source,
		bytes,
		at,
		page: {
			url: asked !== undefined && normaliseUrl(asked) !== null ? asked : url,
			sourceId: source?.id ?? NO_SOURCE,
			status: answer.status,
			outcome: "report",
			contentType: answer.contentType,
			finalUrl: url,
			note: null,
			body: await pack(bytes),
			bodyHash: sha256(bytes),
			etag: answer.etag,
			lastModified: answer.lastModified,
			fetchedAt: at.toISOString(),
		},
	};
}

/** Reads the report in a page that was fetched, and the address it is filed under; of a page without one says why. */
async function readPage({ url, source, bytes, page, at }: Fetched, context: ImportContext) {
	const { parser, families } = context;
	const input = { bytes, name: url, contentType: page.contentType, now: at };
	if (isDocument(bytes)) return { read: withText(await parser.file({ ...input, title: null }), url), address: url };
	if (bytes.length > MOST_PAGE)
		throw unfit(
			`${url} was not read: it holds ${bytes.length} bytes, more than ${MOST_PAGE}.`,
			"Save its text as .txt.",
		);
	if (/^text\/plain/i.test(page.contentType ?? "")) return { read: await parser.text(input), address: url };
	const recipe = source ? recipeOf(source, families) : Recipe.parse({});
	const article = await parser.article({ ...input, url, recipe });
	const { canonical, quality } = article;
	if (quality.junk || article.title === "" || article.text === "") return { why: quality.faults.join(", ") };
	const address = canonical !== null && source && isArticle(canonical, source) ? canonical : url;
	return { read: article, address };
}

/** Keeps the page, and reads the report in it; null where there is none, or where a later fetch is known. */
async function itemOf(record: WarcRecord, context: ImportContext): Promise<Item | null> {
	const { store } = context;
	const answer = await answerOf(record);
	const fetched = answer && (await fetchedOf(record, answer, context));
	if (!fetched) return null;
	const { url, source, page, bytes } = fetched;
	const known = await store.page(page.url);
	if (known?.body && known.fetchedAt > page.fetchedAt) return null;
	// Of a source that is known, what is no article is a listing or the like.
	const isListing = own(record.headers, OWN.outcome) === "listing";
	if (isListing || (source && !isArticle(url, source) && !isDocument(bytes))) {
		await store.savePage({ ...page, outcome: "listing" });
		return null;
	}
	// The bytes of what cannot be read are kept: a better reader may make a report of them.
	const refuse = (note: string) => store.savePage({ ...page, outcome: "refused", note });
	try {
		const result = await readPage(fetched, context);
		if ("why" in result) {
			await refuse(result.why);
			return null;
		}
		return {
			read: result.read,
			url: result.address,
			file: null,
			sourceId: source?.id ?? null,
			fetchedAt: page.fetchedAt,
			province: null,
			published: null,
			path: null,
			page,
		};
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		await refuse(error.message);
		throw error;
	}
}

/** The entries of a WARC: every page and document in it that came well. */
export async function* warcEntries(file: FoundFile, context: ImportContext): AsyncGenerator<Entry, void> {
	for await (const found of readWarc(file.path, isWanted)) {
		const address = "headers" in found ? addressOf(found.headers) : null;
		yield {
			where: `record at byte ${found.at}${address ? ` (${address})` : ""}`,
			name: address ?? file.path,
			at: found.at,
			read: async () => {
				if (!("headers" in found) && !("fault" in found)) return null;
				if ("fault" in found) throw unfit(found.fault, REMEDY);
				try {
					return await itemOf(found, context);
				} catch (error) {
					if (error instanceof Damage) throw unfit(error.message, REMEDY);
					throw error;
				}
			},
		};
	}
}
