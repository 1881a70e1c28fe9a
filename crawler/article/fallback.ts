import { load } from "cheerio";
import { isName } from "../extracted.ts";
import { layOut, type PageLine } from "./page-lines.ts";

/** Tags beyond which the last resort would take longer than a page may. */
const MOST_TAGS = 20_000;

function hasManyTags(html: string): boolean {
	let count = 0;
	for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at + 1)) if (++count > MOST_TAGS) return true;
	return false;
}

/** What the last resort found. */
export interface Found {
	title: string | null;
	author: string | null;
	lines: PageLine[];
}

/**
 * The last resort for a page on which nothing stands out: Mozilla's Readability. It takes many times the work of the
 * rest, and is good with pages that are built unlike any portal.
 *
 * @returns null where it finds no article either.
 */
export async function readByReadability(html: string): Promise<Found | null> {
	if (hasManyTags(html)) return null;
	// Loaded for the few pages that need them: they take a fifth of a second of a thread's start.
	const [{ Readability }, { parseHTML }] = await Promise.all([import("@mozilla/readability"), import("linkedom")]);
	// Without these, its parser keeps the first element of a page and forgets the others.
	const whole = /<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<html><body>${html}</body></html>`;
	const { document } = parseHTML(whole);
	const parse = () => new Readability(document as unknown as Document, { maxElemsToParse: MOST_TAGS }).parse();
	let found: ReturnType<typeof parse>;
	try {
		found = parse();
	} catch {
		// It throws on some markup that is no page at all.
		return null;
	}
	if (!found?.content) return null;
	const $ = load(found.content, { xml: { xmlMode: false, decodeEntities: true } });
	const { lines } = layOut($.root()[0]?.children ?? [], { wanted: new Set(), dropped: new Set() });
	return { title: found.title || null, author: found.byline && isName(found.byline) ? found.byline : null, lines };
}
