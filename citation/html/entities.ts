/**
 * Character references of HTML, as far as text about documents uses them: all of Latin-1 (`&agrave;`, `&ETH;`), the rest
 * of Vietnamese, dashes, blanks, quotation marks and the signs that stand in a symbol. Any other is left as written,
 * which parts words as the character itself would.
 */

/** Names of U+00A0 to U+00FF, in their order. */
const LATIN_1 =
	"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/** Each followed by its character. */
const OTHERS =
	"quot \" amp & lt < gt > apos ' num # percnt % lpar ( rpar ) ast * plus + comma , period . sol / colon : semi ; equals = quest ? lsqb [ rsqb ] lowbar _ excl ! " +
	"Abreve Ă abreve ă Dstrok Đ dstrok đ Itilde Ĩ itilde ĩ Utilde Ũ utilde ũ " +
	"hyphen \u2010 dash \u2010 ndash \u2013 mdash \u2014 horbar \u2015 minus \u2212 frasl \u2044 " +
	"lsquo \u2018 rsquo \u2019 sbquo \u201a ldquo \u201c rdquo \u201d bdquo \u201e lsaquo \u2039 rsaquo \u203a prime \u2032 Prime \u2033 " +
	"bull \u2022 hellip \u2026 trade \u2122";

/** Blanks and characters of no width: written by number, since the eye cannot tell them apart. */
const BLANKS: [string, number][] = [
	["Tab", 0x9],
	["NewLine", 0xa],
	["ensp", 0x2002],
	["emsp", 0x2003],
	["numsp", 0x2007],
	["puncsp", 0x2008],
	["thinsp", 0x2009],
	["hairsp", 0x200a],
	["ZeroWidthSpace", 0x200b],
	["zwnj", 0x200c],
	["zwj", 0x200d],
	["lrm", 0x200e],
	["rlm", 0x200f],
	["NoBreak", 0x2060],
];

const NAMED = new Map<string, string>(BLANKS.map(([name, code]) => [name, String.fromCharCode(code)]));
for (const [i, name] of LATIN_1.split(" ").entries()) NAMED.set(name, String.fromCharCode(0xa0 + i));
for (const [, name = "", character = ""] of OTHERS.matchAll(/(\w+) (\S)/g)) NAMED.set(name, character);

/** What browsers read for `&#128;` to `&#159;`, numbers of Windows-1252 that old pages write: `&#150;` is an en dash. */
const WINDOWS_1252 =
	"\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/**
 * A reference in text. Written twice over (`&amp;nbsp;`), as some editors save it, it is read as what was meant. Groups:
 * 1 hexadecimal, 2 decimal, 3 name.
 */
export const REFERENCE = /&(?:amp;)?(?:#(?:x([0-9a-f]{1,6})|(\d{1,7}));?|([a-z][a-z0-9]{1,30});)/gi;

function ofCode(code: number): string {
	if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
	const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
	return none ? "\ufffd" : String.fromCodePoint(code);
}

/** The characters that a match of {@link REFERENCE} stands for, null for a name that is not known. */
export function referred(match: RegExpExecArray): string | null {
	const [, hexadecimal, decimal, name] = match;
	if (hexadecimal !== undefined) return ofCode(Number.parseInt(hexadecimal, 16));
	if (decimal !== undefined) return ofCode(Number(decimal));
	return NAMED.get(name ?? "") ?? null;
}
