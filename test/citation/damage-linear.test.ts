import { expect } from "chai";
import { findCitations } from "../../citation/index.ts";
import { mend } from "../../citation/text/damage/index.ts";
import { authority } from "./authority.ts";

const SIZE = 60_000;
/** Twice the text may take twice the time; the rest is noise of the machine. */
const MOST = 3;

const repeat = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

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

/** Processor time, in milliseconds, of mending and of finding; the best of two runs. */
function cost(text: string): number {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < 2; run++) {
		const before = process.cpuUsage();
		mend(text);
		findCitations(text, authority);
		const { user, system } = process.cpuUsage(before);
		best = Math.min(best, (user + system) / 1000);
	}
	return best;
}

describe("the time of mending grows with the length of the text", () => {
	for (const [name, make] of Object.entries(HOSTILE))
		it(`on ${name}`, function () {
			this.timeout(120_000);
			// A text that is slow beyond doubt is not waited for.
			const [eighth, quarter] = [cost(make(SIZE / 8)), cost(make(SIZE / 4))];
			if (quarter > 1000) expect(quarter / eighth, `${eighth} ms, then ${quarter} ms`).to.be.at.most(MOST);
			let [once, twice] = [cost(make(SIZE)), cost(make(2 * SIZE))];
			for (let tries = 0; tries < 4 && twice / Math.max(once, 4) > MOST; tries++) {
				once = Math.min(once, cost(make(SIZE)));
				twice = Math.min(twice, cost(make(2 * SIZE)));
			}
			const ratio = twice / Math.max(once, 4);
			if (this.test)
				this.test.title += `: ${once.toFixed(1)} ms, then ${twice.toFixed(1)} ms, ${ratio.toFixed(2)} times`;
			expect(ratio).to.be.at.most(MOST);
		});
});
