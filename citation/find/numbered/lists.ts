import { isPartySymbol } from "../../id.ts";
import type { Folded } from "../../text/fold.ts";
import type { Numbered } from "../numbered.ts";
import { partyNumber, type SymbolReading } from "../symbol.ts";
import { membersBehind } from "../unnumbered/members.ts";
import { type IntroWord, type IntroWords, introBefore, lastBefore } from "../words.ts";

/** A bare number before a symbol: `57, 59, 66 và ⟨68-NQ/TW⟩`. */
const BARE_BEFORE = /(?<![\d/.-])(\d{1,4})\s{0,2}(?:,|;|va|den|hoac|&| -)\s{0,2}(?:so\s{1,2})?$/;
/** `các nghị quyết từ số 42 đến số 45-NQ/TW`. */
const FROM = /\s+tu\s*$/;
/** What stands before a list of bare numbers that no word introduces: the start of a clause. */
const LIST_START = /(?:^|[:;("\n-])\s{0,3}$/;
const MOST = 40;

/** What a bare number shares of the symbol that is printed beside it; a year of its own takes the place of that one's. */
function sharing(
	reading: SymbolReading,
	{ start, end, number, year }: { start: number; end: number; number: string; year?: string | null },
	where: string,
): SymbolReading {
	const suffix = reading.symbol.replace(year ? /^[\d.]+[a-z]?\/\d{4}/i : /^[\d.]+[a-z]?/i, "");
	const printed = isPartySymbol(reading.symbol) ? partyNumber(number) : number;
	return {
		...reading,
		start,
		end,
		number,
		year: year ? Number(year) : reading.year,
		symbol: `${printed}${year ? `/${year}` : ""}${suffix}`,
		repairs: [...reading.repairs, `lấy phần ${suffix} của số đứng ${where}`],
	};
}

/** The numbers behind a symbol that share it: `Nghị quyết số 57-NQ/TW, 59, 66, 68`. */
export function numbersBehind(
	folded: Folded,
	reading: SymbolReading,
	word: IntroWord | null,
): (Omit<Numbered, "rule"> & { dated: boolean })[] {
	if (!reading.certain || !word) return [];
	const members = membersBehind(folded, reading.end).filter(
		// Beside a symbol with its year, a number without one is another year's.
		({ number, marked, year }) => (marked || number.length > 1) && (year === null) === (reading.year === null),
	);
	return members.map(({ start, end, number, year, dated }, i) => ({
		start,
		end,
		reading: sharing(reading, { start, end, number, year }, "trước"),
		word,
		ownWord: false,
		sharesNext: members[i + 1]?.dated === false,
		dated,
	}));
}

/**
 * The numbers before a symbol that share it: `Nghị quyết số 57, 59, 66 và 68-NQ/TW`. They need a word before the first,
 * or `số`, or the start of a clause.
 */
export function bareNumbers(
	folded: Folded,
	words: IntroWords,
	reading: SymbolReading,
	index: number,
	floor: number,
): Omit<Numbered, "rule">[] {
	const { plain } = folded;
	const members: Omit<Numbered, "rule">[] = [];
	for (let at = index; members.length < MOST; ) {
		const from = Math.max(floor, at - 16);
		const match = BARE_BEFORE.exec(plain.slice(from, at));
		if (!match?.[1]) break;
		const [start, number] = [from + match.index, match[1]];
		const end = start + number.length;
		members.unshift({
			start,
			end,
			reading: sharing(reading, { start, end, number }, "sau"),
			word: null,
			ownWord: false,
			sharesNext: true,
		});
		at = start;
	}
	const first = members[0];
	if (!first) return [];
	const intro = introBefore(folded, words, first.start);
	if (intro.word && intro.word.start >= floor) {
		first.word = intro.word;
		first.ownWord = true;
		first.start = intro.word.start;
		return members;
	}
	const before = plain.slice(Math.max(floor, intro.at - 16), intro.at);
	const from = FROM.exec(before);
	const last = from && words.list[lastBefore(words, intro.at)];
	if (last && last.end === intro.at - from[0].length) first.word = last;
	const numbers = members.every(({ reading: { number } }) => number.length < 4);
	return reading.certain && numbers && (intro.hasNumberWord || LIST_START.test(before)) ? members : [];
}
