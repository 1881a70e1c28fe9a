import type { HtmlRun, HtmlText } from "./html/read.ts";
import type { Span } from "./types.ts";

export { type HtmlRun, type HtmlText, readHtml } from "./html/read.ts";

/** Attributes of a marked citation by name; one that is null or undefined is left out. */
export type MarkAttributes = Readonly<Record<string, string | null | undefined>>;

const ATTRIBUTE_NAME = /^[a-z][a-z0-9_:.-]*$/i;
const ESCAPES: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (value: string): string => value.replace(/[&"<>]/g, (c) => ESCAPES[c] ?? c);

/** A stretch of the HTML between two tags; blank where it holds nothing to see. */
interface Stretch extends Pick<HtmlRun, "htmlStart" | "htmlEnd" | "linkable"> {
	blank: boolean;
}

/** The stretches of HTML that hold the text of a span; `from` is the first run that may. */
function piecesOf({ text, runs }: HtmlText, from: number, { start, end }: Span): Stretch[] {
	const pieces: Stretch[] = [];
	for (let i = from; i < runs.length; i++) {
		const run = runs[i] as HtmlRun;
		if (run.start >= end) break;
		// A run as long in both is character by character; a reference is marked whole or not at all.
		const exact = run.end - run.start === run.htmlEnd - run.htmlStart;
		const htmlStart = exact ? run.htmlStart + Math.max(0, start - run.start) : run.htmlStart;
		const htmlEnd = exact ? run.htmlEnd - Math.max(0, run.end - end) : run.htmlEnd;
		const blank = text.slice(Math.max(start, run.start), Math.min(end, run.end)).trim() === "";
		const last = pieces.at(-1);
		if (last?.htmlEnd !== htmlStart) pieces.push({ htmlStart, htmlEnd, linkable: run.linkable, blank });
		else {
			last.htmlEnd = htmlEnd;
			last.blank &&= blank;
		}
	}
	// A blank between two cells of a table, say, would be moved by browsers if it were marked.
	return pieces.filter(({ blank }) => !blank);
}

function openTag(attributes: MarkAttributes, tag: string): string {
	let written = `<${tag}`;
	for (const [name, value] of Object.entries(attributes)) {
		if (value === null || value === undefined || (name === "href" && tag === "mark")) continue;
		if (!ATTRIBUTE_NAME.test(name))
			throw new TypeError(`"${name}" is no name of an attribute: letters, digits and - _ : . are allowed.`);
		written += ` ${name}="${escaped(value)}"`;
	}
	return `${written}>`;
}

/**
 * Marks citations in an HTML page: the same HTML to the last character, with elements put round the citations.
 *
 * A citation that runs over tags (`Nghị quyết số <b>25-NQ/TW</b>`) is marked in several pieces, each between two tags.
 * With an attribute `href` a piece becomes a link, `<a>`; without one, or where it stands inside a link already, a
 * `<mark>`. Values are escaped. As in `annotate`, spans must be in order; one that overlaps an earlier one, or lies
 * outside the text, is left unmarked.
 *
 * @param page What `readHtml` gave.
 * @param spans Citations found in `page.text`, or any other spans of it.
 * @param attributesOf Attributes for the citation of that index; called for each of its pieces with the number of the
 *   piece within the citation (0 is the first, so that an `id` can be given once). Null leaves the piece unmarked.
 * @throws TypeError where a name of an attribute is none. What `attributesOf` throws goes through; nothing else throws.
 */
export function annotateHtml(
	page: HtmlText,
	spans: readonly Span[],
	attributesOf: (index: number, pieceNumber: number) => MarkAttributes | null,
): string {
	const { html, text, runs } = page;
	const parts: string[] = [];
	let copied = 0;
	let floor = 0;
	let next = 0;
	for (const [index, span] of spans.entries()) {
		if (span.start < floor || span.end <= span.start || span.end > text.length) continue;
		floor = span.end;
		while (next < runs.length && (runs[next] as HtmlRun).end <= span.start) next++;
		for (const [i, { htmlStart, htmlEnd, linkable }] of piecesOf(page, next, span).entries()) {
			const attributes = htmlStart < copied ? null : attributesOf(index, i);
			if (attributes === null) continue;
			const tag = linkable && typeof attributes.href === "string" ? "a" : "mark";
			parts.push(html.slice(copied, htmlStart), openTag(attributes, tag), html.slice(htmlStart, htmlEnd), `</${tag}>`);
			copied = htmlEnd;
		}
	}
	parts.push(html.slice(copied));
	return parts.join("");
}
