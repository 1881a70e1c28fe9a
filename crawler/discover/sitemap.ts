import { constants, gunzipSync } from "node:zlib";
import { AppError } from "../../model/errors.ts";
import { cleanLine } from "../article/lines.ts";
import type { Link, SitemapPage } from "../pages.ts";
import { normaliseUrl } from "../urls.ts";
import { feedDay } from "./days.ts";
import { readXml, textOfHtml } from "./xml.ts";

const ROOTS = new Set(["urlset", "sitemapindex"]);
/** What the protocol allows a sitemap to hold. */
const MOST_ENTRIES = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;
const LONGEST_FIELD = 8192;
const LONGEST_TITLE = 300;
/** A file is decoded and read in such pieces, so that it is never in memory as one string. */
const PIECE = 64 * 1024;
const FIELDS = new Set(["loc", "lastmod", "news:publication_date", "news:title"]);

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** What a packed sitemap holds; of one that was cut off, as much as came. */
function unpacked(bytes: Uint8Array, name: string): Uint8Array {
	try {
		return gunzipSync(bytes, { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
	} catch (cause) {
		const isLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
		const why = isLarge ? `it unpacks to more than ${MOST_BYTES} bytes` : "it is no gzip that can be unpacked";
		throw new AppError("page_refused", `${name} was not read: ${why}.`, {
			remedy: "Leave the sitemap out of the source's entry, or give one of the sitemaps that it is made of.",
			cause,
		});
	}
}

function* piecesOf(bytes: Uint8Array): Generator<string> {
	const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const decoder = new TextDecoder(isWide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8");
	for (let from = 0; from < bytes.length; from += PIECE)
		yield decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
	yield decoder.decode();
}

/** Lines of text, as pieces bring them; what is longer than an address may be is cut. */
function* linesOf(pieces: Iterable<string>): Generator<string> {
	let rest = "";
	for (const piece of pieces) {
		const lines = piece.split(/[\r\n]/);
		lines[0] = rest + (lines[0] ?? "");
		rest = (lines.pop() ?? "").slice(0, LONGEST_FIELD);
		yield* lines;
	}
	yield rest;
}

/**
 * Reads a sitemap: `urlset` with Google's news, an index of sitemaps, or a text with an address a line, as they are or
 * packed with gzip. Reads 50,000 entries at most, each address once. Anything else gives nothing.
 *
 * @param name what to call it in messages.
 * @throws AppError `page_refused` for a packed file that is broken or unpacks to more than 50 MiB.
 */
export function readSitemap(
	bytes: Uint8Array,
	{ url, name, now }: { url: string; name: string; now: Date },
): SitemapPage {
	let plain = bytes;
	// A server may pack what is packed already.
	for (let times = 0; times < 2 && isGzip(plain); times++) plain = unpacked(plain, name);
	const sitemaps = new Map<string, Link>();
	const pages = new Map<string, Link>();
	let entries = 0;
	const add = (to: Map<string, Link>, fields: Map<string, string>): void => {
		entries++;
		const link = normaliseUrl(fields.get("loc") ?? "", url);
		if (link === null || to.has(link) || !fields.get("loc")?.trim()) return;
		const title = cleanLine(textOfHtml(fields.get("news:title") ?? "").replace(/\s+/g, " ")).slice(0, LONGEST_TITLE);
		const published =
			feedDay(fields.get("news:publication_date") ?? "", now) ?? feedDay(fields.get("lastmod") ?? "", now);
		to.set(link, { url: link, title: title.replace(/[\ud800-\udbff]$/, "") || null, published });
	};

	const start = new TextDecoder().decode(plain.subarray(0, 200)).trimStart();
	if (/^https?:/i.test(start)) {
		for (const line of linesOf(piecesOf(plain))) {
			if (entries >= MOST_ENTRIES) break;
			if (/^\s*https?:/i.test(line)) add(pages, new Map([["loc", line]]));
		}
		return { sitemaps: [], pages: [...pages.values()] };
	}

	let fields: Map<string, string> | null = null;
	let into = pages;
	let field: string | null = null;
	const finish = (): void => {
		if (fields) add(into, fields);
		fields = null;
		field = null;
	};
	readXml(piecesOf(plain), ROOTS, {
		isFull: () => entries >= MOST_ENTRIES,
		open(tag) {
			if (tag === "url" || tag === "sitemap") {
				finish();
				fields = new Map();
				into = tag === "url" ? pages : sitemaps;
			} else if (fields) field = FIELDS.has(tag) && !fields.has(tag) ? tag : null;
		},
		attribute() {},
		text(text) {
			if (!fields || field === null) return;
			const before = fields.get(field) ?? "";
			if (before.length < LONGEST_FIELD) fields.set(field, before + text.slice(0, LONGEST_FIELD));
		},
		close(tag) {
			if (tag === "url" || tag === "sitemap") finish();
			else field = null;
		},
	});
	finish();
	return { sitemaps: [...sitemaps.values()], pages: [...pages.values()] };
}
