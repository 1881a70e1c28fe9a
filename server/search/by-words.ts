import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import type { SearchText } from "./query.ts";
import { rankByWords } from "./rank.ts";
import type { WordIndex } from "./word-index.ts";

/** What directives are looked for by words. */
interface Asked {
	search: SearchText;
	understood: Understood;
	/** Whether the last word may still be being typed. */
	open: boolean;
	/** Whether the number was found, so that these only add to it. */
	strict: boolean;
	keep: (entry: Entry) => boolean;
}

interface FoundByWords {
	entries: Entry[];
	/** None has all the words; these have some, or similar ones. */
	loose: boolean;
}

const NOTHING: FoundByWords = { entries: [], loose: false };

/**
 * Whether a title names the number with its letters in one: `05-CT/TU` is not in one that has `05-CT/TW` and, elsewhere,
 * `tư`. Letters in between are passed over, so that `25 tw` is in `25-NQ/TW`.
 */
function namesNumber({ title }: Entry, { digits, codes }: Understood): boolean {
	if (digits === null || codes.length === 0) return true;
	const words = title.split(" ");
	return words.some((word, i) => {
		if (word !== digits) return false;
		const beside = words.slice(i + 1, i + 6);
		return codes.every((code) => beside.includes(code));
	});
}

/**
 * Whatever of the whole catalogue fits: for fields alone (`tinh:…`), a leaving-out alone or a type alone. Fields that say
 * nothing of directives (`tu:…`, `khoa:abc`) are as if not typed.
 */
function everything({ search, understood, strict }: Asked, all: Iterable<Entry>): Entry[] {
	const { types, codes, term, year, date } = understood;
	const { tinh, coquan } = search.fields;
	const said = types.length > 0 || [term, year, date, tinh ?? null, coquan ?? null].some((fact) => fact !== null);
	if (strict || !(said || search.not.length > 0)) return [];
	return [...all].filter(
		(entry) =>
			(types.length === 0 || types.includes(entry.directive.type)) && codes.every((code) => entry.codes.includes(code)),
	);
}

/** Directives that have the words of a search, best first. */
export function findByWords(asked: Asked, index: WordIndex, all: Iterable<Entry>): FoundByWords {
	const { search, understood, open, strict, keep } = asked;
	const { types, typeWords, codes, digits, term, year, date, rest } = understood;
	const quoted = search.parts.filter((part) => part.quoted).flatMap(({ run }) => run);
	const loose = [...rest.map(({ fold }) => fold), ...quoted];
	const words = [...typeWords, ...(digits === null ? [] : [digits, ...codes]), ...loose];
	const fits = (entry: Entry): boolean =>
		(term === null || entry.directive.term === term) &&
		(year === null || entry.year === year) &&
		(date === null || entry.directive.issuedOn === date);
	const find = (prefix: boolean, fuzzy: boolean): Entry[] =>
		index.find(words, { combineWith: "AND", prefix, fuzzy }).filter((entry) => namesNumber(entry, understood));
	const ranked = (entries: Entry[]): Entry[] => {
		const kept = entries.filter(keep);
		const narrowed = kept.filter(fits);
		return rankByWords(narrowed.length > 0 || strict ? narrowed : kept, { words: rest, open }, understood);
	};
	const ofType = ({ directive }: Entry): boolean => types.length === 0 || types.includes(directive.type);
	if (words.length === 0) {
		const entries = ranked(everything(asked, all));
		// Nothing is of that type or bears those letters; typed apart, they may be words after all (`nq tư`).
		const apart = search.parts.filter((part) => !part.quoted).flatMap(({ run }) => run);
		if (entries.length > 0 || strict || types.length === 0 || apart.length === 0) return { entries, loose: false };
		if (codes.length > 0 && search.parts.length === 1) return NOTHING;
		const known = codes.length > 0 ? ofType : () => true;
		return { entries: ranked(index.find(apart, { combineWith: "AND", prefix: open }).filter(known)), loose: false };
	}
	const exact = find(open, false);
	// An abbreviated type is no word of the title, so it narrows instead.
	const first = ranked(typeWords.length > 0 ? exact : exact.filter(ofType));
	if (first.length > 0 || strict) return { entries: first, loose: false };
	// Nothing has them all: the beginnings of words, then some of the words, misspelt perhaps.
	const begun = ranked(find(true, true));
	if (begun.length > 0 || loose.length === 0) return { entries: begun, loose: begun.length > 0 };
	const some = index.find(loose, { combineWith: "OR", prefix: false });
	const best = some.filter(
		(entry) => loose.filter((word) => entry.words.includes(` ${word} `)).length * 2 >= loose.length,
	);
	return { entries: ranked(best), loose: best.length > 0 };
}
