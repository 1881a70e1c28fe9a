/**
 * A way of writing Vietnamese with the fonts of before Unicode. What such a font showed as `ị` is stored as another
 * letter, and shows as that letter (`Þ`, `ò`) wherever the font is gone.
 */
export interface Charset {
	/** What readers are told. */
	says: string;
	/** Words, with what such a font may put into them; global. */
	word: RegExp;
	/** What stands for one letter; global. Group 1 holds a letter before which one has been lost. */
	letters: RegExp;
	/** The letter that each of those stands for. */
	reads: ReadonlyMap<string, string>;
	/** What may be left of a word when those are taken out. */
	rest: RegExp;
	/** Whether one code is the small letter and the capital, which the letters around it then tell apart. */
	caseless: boolean;
}

const byPairs = (pairs: string): [string, string][] =>
	pairs.split(" ").map((pair) => [pair.slice(0, -1), pair.slice(-1)]);

/** Each letter as it shows, then as it is meant. Source: TCVN 5712:1993, VN3, shown as ISO 8859-1. */
const TCVN3_LETTERS = byPairs(
	"¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ " +
		"Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ",
);
const TCVN3_CODES = "¡-®µ-¹»-¾Æ-ÌÎ-ØÜ-ßá-ïñ-þ";
/** The ư of TCVN3 is a soft hyphen, which programs show as a hyphen: `h-íng`. */
const HYPHEN_FOR_U = "(?<=[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ®§])[-\u2010\u2011](?=[¬êëìíî])";
/** Or they take it away, `ch¬ng`, `®îc`: no syllable ends in ơng, ơc or ơu. */
const U_LOST = "(?<![\u00ad\u2010\u2011¦õö÷øù-])([¬êëìíî])(?=(?:[nN][gG]|[cCuU])(?![a-zA-Z¡-ÿ]))";

export const TCVN3: Charset = {
	says: "đọc từ bảng mã TCVN3",
	word: new RegExp(`(?:[a-zA-Z${TCVN3_CODES}À-ÿ]|${HYPHEN_FOR_U})+`, "g"),
	letters: new RegExp(`${U_LOST}|[${TCVN3_CODES}]|[-\u2010\u2011]`, "g"),
	reads: new Map([...TCVN3_LETTERS, ["-", "ư"], ["\u2010", "ư"], ["\u2011", "ư"]]),
	rest: /^[a-zA-Z]*$/,
	caseless: true,
};

const TONES = "ùøûõï";
const ROUND = "âáàåãä";
/** In VNI the marks stand behind the letter: what may stand behind which, and what comes of it, in the same order. */
const VNI_MARKS: readonly [letter: string, marks: string, reads: string][] = [
	["a", ROUND, "âấầẩẫậ"],
	["e", ROUND, "êếềểễệ"],
	["o", ROUND, "ôốồổỗộ"],
	["a", "êéèúüë", "ăắằẳẵặ"],
	["a", TONES, "áàảãạ"],
	["e", TONES, "éèẻẽẹ"],
	["o", TONES, "óòỏõọ"],
	["u", TONES, "úùủũụ"],
	["y", TONES, "ýỳỷỹỵ"],
	["ô", TONES, "ớờởỡợ"],
	["ö", TONES, "ứừửữự"],
];
/** Letters of VNI that carry their marks themselves. Source for both: the VNI-Windows fonts. */
const VNI_LETTERS = byPairs("ñđ ôơ öư æỉ óĩ òị îỵ");

function vniReads(): Map<string, string> {
	const reads = new Map<string, string>();
	const add = (shown: string, meant: string): void => {
		reads.set(shown, meant);
		reads.set(shown.toUpperCase(), meant.toUpperCase());
		reads.set(shown.charAt(0).toUpperCase() + shown.slice(1), meant.toUpperCase());
	};
	for (const [letter, marks, meant] of VNI_MARKS)
		for (const [i, mark] of [...marks].entries()) add(letter + mark, meant.charAt(i));
	for (const [shown, meant] of VNI_LETTERS) add(shown, meant);
	return reads;
}

export const VNI: Charset = {
	says: "đọc từ bảng mã VNI",
	word: /[a-zA-ZÀ-ÿ]+/g,
	letters:
		/[aA][âáàåãäêéèúüëùøûõïÂÁÀÅÃÄÊÉÈÚÜËÙØÛÕÏ]|[eEoO][âáàåãäùøûõïÂÁÀÅÃÄÙØÛÕÏ]|[uUyYôÔöÖ][ùøûõïÙØÛÕÏ]|[ñôöæóòîÑÔÖÆÓÒÎ]/g,
	reads: vniReads(),
	rest: /^[a-zA-ZíìÍÌ]*$/,
	caseless: false,
};
