import { AppError } from "../../model/errors.ts";

/** What a page may have: beyond it, parsers take quadratic time (50,000 nested `<div>`: 46 s). */
export interface PageLimits {
	/** UTF-8 bytes of the decoded text. */
	bytes: number;
	/** Elements open at one point. */
	depth: number;
	/** Attributes of one tag. */
	attributes: number;
}

export const PAGE_LIMITS: PageLimits = { bytes: 5 * 1024 * 1024, depth: 512, attributes: 256 };

// The sets below are those of htmlparser2: what the guard lets pass must be no deeper there. A test compares the two.
const words = (list: string): Set<string> => new Set(list.split(" "));
const VOID = words(
	"area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr",
);
/** Elements whose content is text up to their end tag. */
const RAW = new Map(
	["script", "style", "title", "textarea", "xmp"].map((tag) => [tag, new RegExp(`</${tag}(?=[> \\n\\t\\f\\r])`, "gi")]),
);
/** Elements that end the ones named, where those are innermost. */
const CLOSES = new Map<string, Set<string>>([
	...[
		..."address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".split(
			" ",
		),
	].map((tag): [string, Set<string>] => [tag, words("p")]),
	...["select", "input", "output", "button", "datalist", "textarea"].map((tag): [string, Set<string>] => [
		tag,
		words("input option optgroup select button datalist textarea"),
	]),
	["tr", words("tr th td")],
	["th", words("th")],
	["td", words("thead th td")],
	["body", words("head link script")],
	["li", words("li")],
	["option", words("option")],
	["optgroup", words("optgroup option")],
	["dd", words("dd dt")],
	["dt", words("dd dt")],
	["rt", words("rt rp")],
	["rp", words("rt rp")],
	["tbody", words("thead tbody")],
	["tfoot", words("thead tbody")],
]);
/** Where `/>` ends an element, and where that stops again. */
const FOREIGN = words("svg math");
const INTEGRATION = words("mi mo mn ms mtext annotation-xml foreignobject desc title");

const OPEN = /<([a-z][^ \n\t\f\r/>]*)/iy;
const CLOSE = /<\/[ \n\t\f\r]*([a-z][^ \n\t\f\r>]*)?/iy;
/** An attribute with its value, up to the next one; a name may begin with anything but space, slash and `>`. */
const ATTRIBUTE =
	/[ \n\t\f\r]*[^ \n\t\f\r/>][^ \n\t\f\r/>=]*(?:[ \n\t\f\r]*=[ \n\t\f\r]*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^ \n\t\f\r>]*))?/y;
const TAG_END = /[ \n\t\f\r]*(?:(\/)[ \n\t\f\r]*)?(>)?/y;

const refuse = (name: string, why: string): AppError =>
	new AppError("page_refused", `${name} was not read: ${why}.`, {
		remedy: "Look at the page in a browser; if it is a real report, save its text and import that.",
	});

/** Matches a sticky pattern at one place. */
function at(pattern: RegExp, html: string, index: number): RegExpExecArray | null {
	pattern.lastIndex = index;
	return pattern.exec(html);
}

/** Where something ends, or the end of the page. */
function after(html: string, needle: string, from: number): number {
	const index = html.indexOf(needle, from);
	return index === -1 ? html.length : index + needle.length;
}

/** Reads a tag's attributes from `index` on: where the tag ends, how many there are, whether `/>` ends it. */
function readAttributes(html: string, index: number, most: number): { end: number; count: number; slash: boolean } {
	let end = index;
	let count = 0;
	while (end < html.length && count <= most) {
		const stop = at(TAG_END, html, end);
		if (stop?.[2]) return { end: end + stop[0].length, count, slash: stop[1] !== undefined };
		// A slash in the midst of a tag parts attributes, nothing more.
		if (stop?.[1]) end += stop[0].length;
		const attribute = at(ATTRIBUTE, html, end);
		if (!attribute) {
			if (!stop?.[1]) break;
			continue;
		}
		end += attribute[0].length;
		count++;
	}
	return { end: count > most ? end : html.length, count, slash: false };
}

/**
 * Looks a page over before any parser sees it, in one linear pass that follows htmlparser2's reading of tags.
 *
 * @param name what to call the page in messages.
 * @throws AppError `page_refused` where the page is larger, deeper or richer in attributes than the limits.
 */
export function guardHtml(html: string, name: string, limits: PageLimits = PAGE_LIMITS): void {
	if (Buffer.byteLength(html) > limits.bytes) throw refuse(name, `it holds more than ${limits.bytes} bytes`);
	const tooDeep = (): AppError => refuse(name, `its tags are nested deeper than ${limits.depth}`);
	const open: string[] = [];
	const foreign = [false];
	const enter = (tag: string): void => {
		if (FOREIGN.has(tag)) foreign.push(true);
		else if (INTEGRATION.has(tag)) foreign.push(false);
	};
	let index = html.indexOf("<");
	while (index !== -1 && index < html.length) {
		let next = index + 1;
		const opening = at(OPEN, html, index);
		if (opening?.[1] !== undefined) {
			const tag = opening[1].toLowerCase();
			const { end, count, slash } = readAttributes(html, index + opening[0].length, limits.attributes);
			if (count > limits.attributes) throw refuse(name, `a tag has more than ${limits.attributes} attributes`);
			next = end;
			const closes = CLOSES.get(tag);
			while (closes?.has(open.at(-1) ?? "")) open.pop();
			// An empty element is a level of the tree as well.
			if (open.length >= limits.depth) throw tooDeep();
			if (!VOID.has(tag)) {
				open.push(tag);
				enter(tag);
				const rawEnd = RAW.get(tag);
				if (slash && foreign.at(-1)) open.pop();
				else if (rawEnd && !slash) {
					rawEnd.lastIndex = next;
					next = rawEnd.exec(html)?.index ?? html.length;
				}
			}
		} else if (html.startsWith("</", index)) {
			const tag = at(CLOSE, html, index)?.[1]?.toLowerCase();
			next = after(html, ">", index);
			if (tag !== undefined && (FOREIGN.has(tag) || INTEGRATION.has(tag))) foreign.pop();
			const place = tag === undefined ? -1 : open.lastIndexOf(tag);
			if (place !== -1) open.length = place;
			// These two make an empty element where none is open.
			else if ((tag === "br" || tag === "p") && open.length >= limits.depth) throw tooDeep();
		} else if (html.startsWith("<!--", index)) next = after(html, "-->", index + 2);
		else if (html.startsWith("<![CDATA[", index)) next = after(html, "]]>", index);
		else if (html.startsWith("<!", index) || html.startsWith("<?", index)) next = after(html, ">", index);
		index = html.indexOf("<", next);
	}
}
