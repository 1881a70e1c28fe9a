import { findCitations } from "../../citation/index.ts";
import { mend } from "../../citation/text/damage/index.ts";
import { authority } from "./authority.ts";
import { itGrowsEvenly, repeat } from "./growing.ts";

/** Texts that make a careless mender slow, by size. */
const HOSTILE: Record<string, (size: number) => string> = {
	ampersands: repeat("&"),
	"openings of entities": repeat("&amp"),
	"entities escaped without end": (size) => `&${repeat("amp;")(size)}`,
	"numbers of entities without end": (size) => `&#${repeat("1")(size)}`,
	"names of entities without end": (size) => `&${repeat("a")(size)}`,
	"entities of letters": repeat("&#7883;"),
	"TCVN3 in one line": repeat("NghÞ quyÕt sè 25-NQ/TW cña Bé ChÝnh trÞ "),
	"TCVN3 in many lines": repeat("NghÞ quyÕt sè 25\n"),
	"short lines to be settled by a neighbour": (size) => `NghÞ quyÕt sè 25 cña §¶ng\n${repeat("Sè\n")(size)}`,
	"VNI in one line": repeat("Nghò quyeát soá 25-NQ/TW cuûa Boä Chính trò "),
	"one word of TCVN3": repeat("ngh\u00dequy"),
	"hyphens for ư": repeat("h-\u00ed"),
	"soft hyphens": repeat("\u00ad"),
	"letters of TCVN3 alone": repeat("Þ Õ ® "),
	"letters of TCVN3 and of Unicode": repeat("Þế"),
	"words that no charset settles": repeat("für größe "),
	"signs between words of Unicode": repeat("được © "),
	underscores: repeat("_"),
	"underscores between letters": repeat("a_"),
	"underscores between syllables": repeat("Chỉ_thị "),
	"one word of underscores": repeat("đảng_"),
	"Cyrillic letters": repeat("\u0421"),
	"Cyrillic and Latin words": repeat("\u0422W Правда "),
	"letters for digits": repeat("lO0|"),
	"spoilt numbers": repeat("Chỉ thị số l0-CT/TW, "),
	"spoilt numbers without a word": repeat("l0-CT/TW, "),
	"letters with blanks between": repeat("25-K L "),
	"spoilt codes": repeat("Quyết định số 25-Q§ĐĐƯW/"),
	"words without their marks": repeat("Nghị quyêt số 25-NQ/TW, "),
};

describe("the time of mending grows with the length of the text", () => {
	itGrowsEvenly(HOSTILE, (text) => {
		mend(text);
		findCitations(text, authority);
	});
});
