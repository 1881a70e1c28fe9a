import type { Entry } from "./entry.ts";

const cslDate = (date: string | null): { "date-parts": number[][] } | undefined =>
	date === null ? undefined : { "date-parts": [date.split("-").map(Number)] };

/**
 * An entry as CSL-JSON (schema 1.0.2). Zotero refuses a whole file for one entry without a type. It drops the `authority`
 * of legislation, so that stands in `note` too, which is its Extra.
 */
function cslEntry({ kind, key, title, number, date, authority, outlet, place, author, accessed, url }: Entry): object {
	return {
		id: key,
		type: kind === "statute" ? "legislation" : "article-newspaper",
		title,
		number: number ?? undefined,
		author: author === null ? undefined : [{ literal: author }],
		authority: authority ?? undefined,
		note: authority === null ? undefined : `Authority: ${authority}`,
		"container-title": outlet ?? undefined,
		"publisher-place": place ?? undefined,
		issued: cslDate(date),
		accessed: cslDate(accessed),
		URL: url,
		language: "vi",
	};
}

/** Entries as one array of CSL-JSON, an entry a line. */
export async function* cslJson(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
	let before = "[\n";
	for await (const entry of entries) {
		yield before + JSON.stringify(cslEntry(entry));
		before = ",\n";
	}
	yield before === "[\n" ? "[]\n" : "\n]\n";
}
