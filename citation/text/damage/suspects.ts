/** What may be wrong with a text, as bits: what a pass over its characters can tell. */
export const ENTITIES = 1;
export const LEGACY = 2;
export const LOOKALIKES = 4;
export const UNDERSCORES = 8;
export const GLUED = 256;

/** A small or big letter of Latin-1, that is a mark of VNI behind `a` or `e`: `quyeát`, `baùo`. */
const BEHIND_VOWEL = 16;
/** A capital of Latin-1, that has come of TCVN3 behind a small letter, `quyÕt`, or of VNI behind `A` or `E`. */
const BEHIND_SMALL = 32;
/** Only before a letter or `#`, and only between letters. */
const AMPERSAND = 64;
const UNDERSCORE = 128;
/** Inside a word, between a small letter or digit and a small letter: the blank before it was lost. */
const CAPITAL = 129;

/** The letters and signs of TCVN3 and VNI that Vietnamese itself has no use for. */
const NOT_VIETNAMESE = "§¨©ª¬\u00ad®µ¶¸¹¼½¾ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöøûüþ÷";

const kinds = new Uint8Array(0x10000);
for (const c of NOT_VIETNAMESE) kinds[c.charCodeAt(0)] = LEGACY;
for (const c of "àáâãùõ") kinds[c.charCodeAt(0)] = BEHIND_VOWEL;
for (const c of "ÀÁÂÃÈÉÊÌÍÐÒÓÔÕÙÚÝ") kinds[c.charCodeAt(0)] = BEHIND_SMALL;
for (let greek = 0x391; greek < 0x3ca; greek++) kinds[greek] = LOOKALIKES;
for (let cyrillic = 0x400; cyrillic < 0x460; cyrillic++) kinds[cyrillic] = LOOKALIKES;
for (let capital = 0x41; capital < 0x5b; capital++) kinds[capital] = CAPITAL;
for (const c of "ĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ") kinds[c.charCodeAt(0)] = CAPITAL;
kinds[0x26] = AMPERSAND;
kinds[0x5f] = UNDERSCORE;

const isVowel = (unit: number): boolean => (unit | 32) === 0x61 || (unit | 32) === 0x65;
const isSmall = (unit: number): boolean => unit > 0x60 && unit < 0x7b;
const isDigit = (unit: number): boolean => unit > 0x2f && unit < 0x3a;
/** A small letter of Vietnamese, or the mark that was put on one. */
const isLower = (unit: number): boolean =>
	isSmall(unit) ||
	(unit > 0xdf && (unit < 0x100 || unit === 0x1b0 || (unit < 0x300 ? (unit & 1) === 1 : unit < 0x370))) ||
	(unit > 0x1e9f && unit < 0x1efa && (unit & 1) === 1);
const isLetter = (unit: number): boolean => isSmall(unit | 32) || unit > 0xbf;

/** What stands at an offset that may be damage; 0 where nothing does. */
function suspicionAt(text: string, at: number): number {
	const kind = kinds[text.charCodeAt(at)] ?? 0;
	if (kind < BEHIND_VOWEL) return kind;
	const before = text.charCodeAt(at - 1);
	const after = text.charCodeAt(at + 1);
	switch (kind) {
		case BEHIND_VOWEL:
			return isVowel(before) ? LEGACY : 0;
		case BEHIND_SMALL:
			return isSmall(before) || isVowel(before) ? LEGACY : 0;
		case CAPITAL:
			return isLower(after) && (isLower(before) || isDigit(before)) ? GLUED : 0;
		case AMPERSAND:
			return isLetter(after) || after === 0x23 ? ENTITIES : 0;
		default:
			return isLetter(before) && isLetter(after) ? UNDERSCORES : 0;
	}
}

/** What may be wrong with a text; 0 for nearly every text there is. Costs a few nanoseconds a character. */
export function suspicions(text: string): number {
	let all = 0;
	for (let i = 0; i < text.length; i++) if (kinds[text.charCodeAt(i)] !== 0) all |= suspicionAt(text, i);
	return all;
}

/** Where the next sign of a charset of before Unicode stands, or -1. */
export function nextLegacy(text: string, from: number): number {
	for (let i = from; i < text.length; i++)
		if (kinds[text.charCodeAt(i)] !== 0 && suspicionAt(text, i) === LEGACY) return i;
	return -1;
}
