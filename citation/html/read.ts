import { BLOCKS, CELLS, RAISED } from "./elements.ts";
import { REFERENCE, referred } from "./entities.ts";
import { scanHtml } from "./scan.ts";

/** A stretch of text and where it stands in the HTML: character by character, or one character reference. */
export interface HtmlRun {
	/** Offsets in the text. */
	start: number;
	end: number;
	/** Offsets in the HTML. */
	htmlStart: number;
	htmlEnd: number;
	/** False inside a link or a button, where no link may stand. */
	linkable: boolean;
}

/** The text of an HTML page, with the way back to it. */
export interface HtmlText {
	html: string;
	/**
	 * What a reader sees, for `findCitations`: references decoded, line breaks of the source as blanks, `<br>` as a line
	 * break, and U+001E on a line of its own between blocks, over which no citation reaches.
	 */
	text: string;
	/** In order; what is in no run (tags, separators) is markup. */
	runs: readonly HtmlRun[];
}

const BLOCK_BREAK = "\n\u001e\n";
const SOURCE_BREAK = /[\t\n\f\r]/g;

/** Which links are open: one round a table is open in its cells too, one inside a cell ends with the cell. */
class Links {
	#here = false;
	/** Whether a link was open round the table, for each table that is open. */
	#outside: boolean[] = [];
	#button = false;

	get open(): boolean {
		return this.#here || this.#button || this.#outside.at(-1) === true;
	}

	tag(name: string, closing: boolean): void {
		if (name === "a") this.#here = !closing;
		else if (name === "button") this.#button = !closing;
		else if (name === "table" && !closing) {
			this.#outside.push(this.#here || this.#outside.at(-1) === true);
			this.#here = false;
		} else if (name === "table") this.#here = this.#outside.pop() ?? this.#here;
		else if (CELLS.has(name) && this.#outside.length > 0) this.#here = false;
	}
}

/**
 * The text of an HTML page or fragment as the finder should read it. Content of scripts, styles, titles, text areas,
 * choices, templates, drawings and comments is no part of it. Linear; never throws.
 */
export function readHtml(html: string): HtmlText {
	const parts: string[] = [];
	const runs: HtmlRun[] = [];
	const links = new Links();
	let length = 0;
	let preformatted = false;
	let choosing = false;
	let templates = 0;

	const put = (text: string): void => {
		parts.push(text);
		length += text.length;
	};
	const run = (text: string, htmlStart: number, htmlEnd: number): void => {
		if (text === "") return;
		runs.push({ start: length, end: length + text.length, htmlStart, htmlEnd, linkable: !links.open });
		put(text);
	};
	const literal = (written: string, at: number): void =>
		run(preformatted ? written : written.replace(SOURCE_BREAK, " "), at, at + written.length);

	scanHtml(html, {
		text(start, end) {
			if (choosing || templates > 0) return;
			const written = html.slice(start, end);
			let at = 0;
			for (const match of written.matchAll(REFERENCE)) {
				const character = referred(match);
				if (character === null) continue;
				literal(written.slice(at, match.index), start + at);
				at = match.index + match[0].length;
				run(character, start + match.index, start + at);
			}
			literal(written.slice(at), start + at);
		},
		tag(name, closing) {
			links.tag(name, closing);
			if (name === "br") put("\n");
			else if (RAISED.has(name)) put(" ");
			else if (BLOCKS.has(name) && parts.at(-1) !== BLOCK_BREAK) put(BLOCK_BREAK);
			if (name === "pre") preformatted = !closing;
			if (name === "select") choosing = !closing;
			if (name === "template") templates = Math.max(0, templates + (closing ? -1 : 1));
		},
	});
	return { html, text: parts.join(""), runs };
}
