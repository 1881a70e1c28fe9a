import type { WordIndex } from "./word-index.ts";

/** A word that was taken for misspelt, and the words that were taken for meant, folded. */
export interface Correction {
	typed: string;
	meant: string;
}

/** What misspelt words may have been meant as. */
interface Corrected {
	words: string[];
	corrected: Correction[];
}

/** Fewest letters of a word that may be misspelt, and of one that may be two written in one. */
const SHORTEST = 3;
const SHORTEST_PAIR = 5;
/** Words that are kept for one that was typed, readings that are carried on, and readings that are given. */
const CHOICES = 12;
const BEAM = 24;
const GIVEN = 6;
/** What a slip costs, in the logarithm of how often two words stand side by side. */
const SLIP = 5;

const LETTERS = "abcdeghiklmnopqrstuvxy";

/** All words at one slip from a word: a letter too few or too many, another one, two in the wrong order. */
export function* slips(word: string): Iterable<string> {
	for (let i = 0; i <= word.length; i++) {
		const [before, after] = [word.slice(0, i), word.slice(i)];
		if (after !== "") yield before + after.slice(1);
		if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
		for (const letter of LETTERS) {
			yield before + letter + after;
			if (after !== "") yield before + letter + after.slice(1);
		}
	}
}

/** A way to read one typed word: the words meant, and what it costs. */
interface Choice {
	words: string[];
	cost: number;
}

function choicesFor(word: string, index: WordIndex): Choice[] {
	const itself: Choice = { words: [word], cost: index.has(word) ? 0 : SLIP };
	if (/\d/.test(word) || word.length < SHORTEST) return [itself];
	const near = [...new Set(slips(word))]
		.filter((other) => other !== word && other.length > 1 && index.has(other))
		.sort((a, b) => index.count(b) - index.count(a))
		.slice(0, CHOICES);
	const parted: Choice[] = [];
	if (word.length >= SHORTEST_PAIR && !index.has(word))
		for (let cut = 2; cut <= word.length - 2; cut++) {
			const pair = [word.slice(0, cut), word.slice(cut)] as const;
			if (index.compounds.together(...pair) > 0) parted.push({ words: [...pair], cost: 1 });
		}
	return [itself, ...parted, ...near.map((other) => ({ words: [other], cost: SLIP }))];
}

/** How well a word stands behind another, in the titles there are. */
function bond(before: string | undefined, word: string, index: WordIndex): number {
	const together = before === undefined ? 0 : index.compounds.together(before, word);
	return together > 0 ? 2 + Math.log(1 + together) : 0;
}

/**
 * What folded words may have been meant as, likeliest first: `nghi quyte dan vna` as `nghi quyet dan van`, `danvan` as
 * `dan van`. Of all words at one slip those are taken that stand beside their neighbours in titles.
 */
export function correct(typed: string[], index: WordIndex): Corrected[] {
	let readings: { words: string[]; worth: number; corrected: Correction[] }[] = [
		{ words: [], worth: 0, corrected: [] },
	];
	for (const word of typed) {
		const choices = choicesFor(word, index);
		readings = readings
			.flatMap((reading) =>
				choices.map((choice) => {
					let worth = reading.worth - choice.cost;
					let before = reading.words.at(-1);
					for (const meant of choice.words) {
						worth += bond(before, meant, index) + Math.log(1 + index.count(meant)) / 10;
						before = meant;
					}
					const meant = choice.words.join(" ");
					return {
						words: [...reading.words, ...choice.words],
						worth,
						corrected: meant === word ? reading.corrected : [...reading.corrected, { typed: word, meant }],
					};
				}),
			)
			.sort((a, b) => b.worth - a.worth)
			.slice(0, BEAM);
	}
	return readings.filter(({ corrected }) => corrected.length > 0).slice(0, GIVEN);
}
