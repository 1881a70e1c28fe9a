import { Edits } from "./rewriting.ts";

/**
 * Names of the characters from U+00A0 on, in order. With the few below they are what Vietnamese pages use; the full
 * list of HTML has 2,231 names and would be a third of the library's size.
 */
const LATIN_1 =
	"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
	"para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
	"Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
	"Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
	"igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
	"thorn yuml";

const OTHERS: Record<string, string> = {
	quot: '"',
	amp: "&",
	apos: "'",
	lt: "<",
	gt: ">",
	Abreve: "Ă",
	abreve: "ă",
	Dstrok: "Đ",
	dstrok: "đ",
	Itilde: "Ĩ",
	itilde: "ĩ",
	Utilde: "Ũ",
	utilde: "ũ",
	ndash: "–",
	mdash: "—",
	horbar: "―",
	hyphen: "‐",
	dash: "‐",
	minus: "−",
	lsquo: "‘",
	rsquo: "’",
	sbquo: "‚",
	ldquo: "“",
	rdquo: "”",
	bdquo: "„",
	hellip: "…",
	bull: "•",
	prime: "′",
	Prime: "″",
	trade: "™",
	euro: "€",
	sol: "/",
	frasl: "⁄",
	lowbar: "_",
	ensp: "\u2002",
	emsp: "\u2003",
	thinsp: "\u2009",
	zwnj: "\u200c",
	zwj: "\u200d",
	lrm: "\u200e",
	rlm: "\u200f",
};

const NAMES = new Map(Object.entries(OTHERS));
for (const [i, name] of LATIN_1.split(" ").entries()) NAMES.set(name, String.fromCharCode(0xa0 + i));

/** What `&#128;` to `&#159;` mean: pages written on Windows count in its own code, and browsers read them so. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A page that was escaped twice or more shows `&amp;nbsp;`. Only `&nbsp` is met without its semicolon. */
const ENTITY = /&(?:amp;){0,3}(?:#(\d{1,7});|#[xX]([\da-fA-F]{1,6});|([a-zA-Z][a-zA-Z\d]{1,8});|(nbsp)(?![a-zA-Z;]))/g;

function ofCode(code: number): string {
	const windows = WINDOWS[code - 128];
	if (windows !== undefined) return windows;
	const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
	return isNone ? "\ufffd" : String.fromCodePoint(code);
}

/** A name in capitals comes of a headline put in capitals: `&NBSP;`, `QUY&ECIRC;N`. */
function ofName(name: string): string | undefined {
	return NAMES.get(name) ?? (name === name.toUpperCase() ? NAMES.get(name.toLowerCase())?.toUpperCase() : undefined);
}

/** Reads HTML entities, named and numbered. A name that is not known stays as it is. */
export function entities(text: string): Edits {
	const edits = new Edits("thực thể HTML");
	for (const { 0: raw, 1: decimal, 2: hex, 3: name, 4: bare, index } of text.matchAll(ENTITY)) {
		const code = decimal === undefined ? hex && Number.parseInt(hex, 16) : Number(decimal);
		const read = typeof code === "number" ? ofCode(code) : ofName(name ?? bare ?? "");
		if (read !== undefined) edits.put(index, index + raw.length, read);
		else if (raw.startsWith("&amp;")) edits.put(index, index + 5, "&");
	}
	return edits;
}
