/**
 * A reader of HTML that tells text from markup, after the tokenizer of the HTML standard (section 13.2.5) as browsers
 * run it with scripts on. It builds no tree, so depth costs nothing, and looks at each character a bounded number of
 * times. Broken markup is read as the standard says; nothing throws.
 */

/** What is met on the way, in order. */
export interface HtmlEvents {
	/** A stretch of text without markup, character references as written. */
	text(start: number, end: number): void;
	/** A start or end tag, its name in lower case; none inside drawings and formulas. */
	tag(name: string, closing: boolean): void;
}

/** Elements whose content is characters up to their own end tag; none of it is text of the page. */
const RAW = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];
const RAW_END: ReadonlyMap<string, RegExp> = new Map(
	RAW.map((name) => [name, new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, "gi")]),
);
/** Roots of drawings and formulas: markup of their own, in which an HTML element has no place. */
const FOREIGN: ReadonlySet<string> = new Set(["svg", "math"]);

const LETTER = /[a-z]/i;
const TAG_NAME = /[^\t\n\f\r />]*/y;
const ATTRIBUTE_NAME = /=?[^\t\n\f\r />=]*/y;
const ATTRIBUTE_VALUE = /[\t\n\f\r ]*=[\t\n\f\r ]*(["']?)/y;
const UNQUOTED = /[^\t\n\f\r >]*/y;
const BETWEEN = /[\t\n\f\r /]*/y;
const COMMENT_END = /--!?>/g;
const SCRIPT_MARK = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;

/** Where a sticky pattern that matches anything, nothing included, ends. */
function past(pattern: RegExp, html: string, from: number): number {
	pattern.lastIndex = from;
	pattern.test(html);
	return pattern.lastIndex;
}

/** Offset behind the next `mark`, or the end of the text. */
function behind(mark: string, html: string, from: number): number {
	const at = html.indexOf(mark, from);
	return at < 0 ? html.length : at + mark.length;
}

/** Where a tag ends, behind its `>`, from behind its name. A tag that is cut off by the end of the text has no end. */
function endOfTag(html: string, from: number): { end: number; selfClosing: boolean } | null {
	let at = from;
	for (;;) {
		const next = past(BETWEEN, html, at);
		if (next >= html.length) return null;
		if (html[next] === ">") return { end: next + 1, selfClosing: next > at && html[next - 1] === "/" };
		at = past(ATTRIBUTE_NAME, html, next);
		ATTRIBUTE_VALUE.lastIndex = at;
		const value = ATTRIBUTE_VALUE.exec(html);
		if (!value) continue;
		at = ATTRIBUTE_VALUE.lastIndex;
		const quote = value[1];
		if (!quote) at = past(UNQUOTED, html, at);
		else {
			const close = html.indexOf(quote, at);
			if (close < 0) return null;
			at = close + 1;
		}
	}
}

/** Where a comment, a declaration or a stray `<?` ends; `open` is its `<`. */
function endOfComment(html: string, open: number, foreign: boolean): number {
	if (foreign && html.startsWith("<![CDATA[", open)) return behind("]]>", html, open);
	if (!html.startsWith("<!--", open)) return behind(">", html, open);
	if (html.startsWith(">", open + 4)) return open + 5;
	if (html.startsWith("->", open + 4)) return open + 6;
	COMMENT_END.lastIndex = open + 4;
	const end = COMMENT_END.exec(html);
	return end ? end.index + end[0].length : html.length;
}

/** Where a script's end tag starts. Inside `<!--`, a `<script>` of its own hides the next end tag, as in browsers. */
function endOfScript(html: string, from: number): number {
	let hidden: "no" | "commented" | "nested" = "no";
	SCRIPT_MARK.lastIndex = from;
	for (let match = SCRIPT_MARK.exec(html); match; match = SCRIPT_MARK.exec(html)) {
		const mark = match[0].toLowerCase();
		if (mark === "-->") hidden = "no";
		else if (mark === "<!--") {
			if (hidden === "no") hidden = "commented";
			// The dashes of `<!-->` close what they open.
			SCRIPT_MARK.lastIndex = match.index + 2;
		} else if (mark === "</script") {
			if (hidden !== "nested") return match.index;
			hidden = "commented";
		} else if (hidden === "commented") hidden = "nested";
	}
	return html.length;
}

function endOfRaw(html: string, name: string, from: number): number {
	if (name === "plaintext") return html.length;
	if (name === "script") return endOfScript(html, from);
	const pattern = RAW_END.get(name);
	if (!pattern) return from;
	pattern.lastIndex = from;
	return pattern.exec(html)?.index ?? html.length;
}

/** Reads HTML from end to end. Text inside drawings and formulas, and in {@link RAW} elements, is not told. */
export function scanHtml(html: string, on: HtmlEvents): void {
	let textStart = 0;
	let depth = 0;
	const textTo = (end: number): void => {
		if (end > textStart && depth === 0) on.text(textStart, end);
	};
	for (let open = html.indexOf("<"); open >= 0; ) {
		const closing = html[open + 1] === "/";
		const first = html[open + (closing ? 2 : 1)] ?? "";
		let end = open + 1;
		if (LETTER.test(first)) {
			textTo(open);
			const nameStart = open + (closing ? 2 : 1);
			const nameEnd = past(TAG_NAME, html, nameStart);
			const name = html.slice(nameStart, nameEnd).toLowerCase();
			const tag = endOfTag(html, nameEnd);
			if (!tag) return;
			end = tag.end;
			if (depth === 0) on.tag(name, closing);
			if (FOREIGN.has(name)) {
				if (closing) depth = Math.max(0, depth - 1);
				else if (!tag.selfClosing) depth++;
			}
			if (!closing && depth === 0) end = endOfRaw(html, name, end);
			textStart = end;
		} else if (first === "!" || first === "?" || closing) {
			textTo(open);
			end = closing ? behind(">", html, open) : endOfComment(html, open, depth > 0);
			textStart = end;
		}
		open = html.indexOf("<", end);
	}
	textTo(html.length);
}
