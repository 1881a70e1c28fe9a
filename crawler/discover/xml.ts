import { Parser } from "htmlparser2";

/** What happens in an XML document from its root on. Names are in lower case, without the prefix of the root. */
export interface XmlReader {
	open(name: string): void;
	/** An attribute of the element that was opened last. */
	attribute(name: string, value: string): void;
	text(text: string): void;
	close(name: string): void;
	/** Whether nothing more is wanted. */
	isFull(): boolean;
}

/** Feeds and sitemaps are flat; what is deeper is neither. */
const DEEPEST = 64;

/** Ends the reading; what was read stays. */
class Enough extends Error {}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Reads an XML document as events, in linear time and without a tree, however broken it is. What stands before the root
 * (warnings of PHP, say) is passed over; a page in HTML tells nothing.
 *
 * @param roots local names of the elements that the document may have for its root.
 */
export function readXml(chunks: Iterable<string>, roots: ReadonlySet<string>, reader: XmlReader): void {
	/** Null before the root. */
	let prefix: string | null = null;
	let depth = 0;
	const own = (name: string): string => (prefix !== "" && name.startsWith(prefix ?? "") ? localName(name) : name);
	const parser = new Parser(
		{
			onopentagname(name) {
				if (++depth > DEEPEST || reader.isFull()) throw new Enough();
				const local = localName(name);
				if (prefix === null) {
					if (local === "html") throw new Enough();
					if (!roots.has(local)) return;
					// The items of RSS 1.0 are in no `rdf:`.
					prefix = local === "rdf" ? "" : name.slice(0, -local.length);
				}
				reader.open(own(name));
			},
			onattribute(name, value) {
				if (prefix !== null) reader.attribute(name, value);
			},
			ontext(text) {
				if (prefix !== null) reader.text(text);
			},
			onclosetag(name) {
				depth--;
				if (prefix !== null) reader.close(own(name));
			},
		},
		{ xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
	);
	try {
		for (const chunk of chunks) parser.write(chunk);
		parser.end();
	} catch (error) {
		if (!(error instanceof Enough)) throw error;
	}
}

/** The text of a piece of HTML, as titles in feeds often are: without tags, with the entities of HTML. */
export function textOfHtml(html: string): string {
	if (!/[<&]/.test(html)) return html;
	const parts: string[] = [];
	const parser = new Parser(
		{
			onopentagname: () => parts.push(" "),
			ontext: (text) => parts.push(text),
			onclosetag: () => parts.push(" "),
		},
		{ decodeEntities: true },
	);
	parser.end(html);
	return parts.join("");
}
