import type { Entry } from "./entry.ts";
import { type Said, saysSomething } from "./fields.ts";
import type { Understood } from "./interpret.ts";
import { looseParts, type Part, type SearchText } from "./query.ts";
import { rankByWords } from "./rank.ts";
import { type Correction, correct } from "./typos.ts";
import type { Wanting, WordIndex } from "./word-index.ts";

/** What directives are looked for by words. */
interface Asked {
	search: SearchText;
	understood: Understood;
	said: Said;
	/** Whether the last word may still be being typed. */
	open: boolean;
	/** Whether the number was found, so that these only add to it. */
	strict: boolean;
	keep: (entry: Entry) => boolean;
	/** How many are wanted at most. */
	most: number;
}

interface FoundByWords {
	entries: Entry[];
	/** None has all the words; these have some, or similar ones. */
	loose: boolean;
	corrected: Correction[];
}

const found = (entries: Entry[], loose = false, corrected: Correction[] = []): FoundByWords => ({
	entries,
	loose,
	corrected,
});

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
 * Whatever of the whole catalogue may be asked for: by fields alone (`tinh:…`), a leaving-out alone or a type alone. Fields
 * that say nothing of directives (`tu:…`, `khoa:abc`) are as if not typed.
 */
function everything({ search, understood, said, strict }: Asked, all: readonly Entry[]): readonly Entry[] {
	const { types, term, year, date } = understood;
	const asked = types.length > 0 || saysSomething(said) || [term, year, date].some((fact) => fact !== null);
	return strict || !(asked || search.not.length > 0) ? [] : all;
}

function firstOf(entries: readonly Entry[], { keep, most }: Wanting): Entry[] {
	const found: Entry[] = [];
	for (const entry of entries) {
		if (found.length >= most) break;
		if (keep(entry)) found.push(entry);
	}
	return found;
}

type Fits = (entry: Entry) => boolean;

/** The test of entries for term, year and day, or null where none was read. */
function datedAs({ term, year, date }: Understood): Fits | null {
	if (term === null && year === null && date === null) return null;
	return (entry) =>
		(term === null || entry.directive.term === term) &&
		(year === null || entry.year === year) &&
		(date === null || entry.directive.issuedOn === date);
}

const folds = (parts: Part[]): string[] => parts.flatMap(({ words }) => words.map(({ fold }) => fold));

/** Directives that have the words of a search, best first. `all` are those there are, most used first. */
export function findByWords(asked: Asked, index: WordIndex, all: readonly Entry[]): FoundByWords {
	const { search, understood, open, strict, keep, most } = asked;
	const { types, typeWords, codes, digits, year, rest } = understood;
	const choices = search.clauses.filter((clause) => clause.length > 1);
	const quoted = search.clauses.flatMap((clause) => (clause.length === 1 ? clause.filter((part) => part.quoted) : []));
	const either = choices.map((clause) => clause.map((part) => folds([part])));
	const loose = [...rest.map(({ fold }) => fold), ...folds(quoted)];
	const words = [...typeWords, ...(digits === null ? [] : [digits, ...codes]), ...loose];
	const dated = datedAs(understood);
	const ofType = ({ directive }: Entry): boolean => types.length === 0 || types.includes(directive.type);

	/** The wanted of the entries that a search gives, ranked; `words` are those of the title that are looked for. */
	const ranked = (get: (wanting: Wanting) => Entry[], fits: Fits, by = rest): Entry[] =>
		rankByWords(get({ keep: (entry) => keep(entry) && fits(entry), most }), { words: by, open }, understood);
	const named: Fits = (entry) => namesNumber(entry, understood);
	/** A term or year that no document fits is a slip, or a year is one that the title speaks of: `đến năm 2030`. */
	const find = (sought: string[], prefix: boolean, fits = named, by = rest): Entry[] => {
		const having = (folds: string[]) => (wanting: Wanting) => index.find({ words: folds, either, prefix }, wanting);
		const narrowed = dated ? ranked(having(sought), (entry) => dated(entry) && fits(entry), by) : [];
		if (narrowed.length > 0 || (dated && strict)) return narrowed;
		const spoken = year === null ? null : { fold: String(year), accents: null };
		const inTitle = spoken ? ranked(having([spoken.fold, ...sought]), fits, [spoken, ...by]) : [];
		return inTitle.length > 0 ? inTitle : ranked(having(sought), fits, by);
	};

	if (words.length + either.length === 0) {
		const lettered = (entry: Entry): boolean => codes.every((code) => entry.codes.includes(code));
		const entries = ranked(
			(wanting) => firstOf(everything(asked, all), wanting),
			(entry) => ofType(entry) && lettered(entry) && (dated === null || dated(entry)),
		);
		// Nothing is of that type or bears those letters; typed apart, they may be words after all (`nq tư`).
		const parts = looseParts(search);
		const apart = folds(parts);
		if (entries.length > 0 || strict || types.length === 0 || apart.length === 0) return found(entries);
		if (codes.length > 0 && parts.length === 1) return found([]);
		return found(find(apart, open, codes.length > 0 ? ofType : () => true));
	}
	// An abbreviated type is no word of the title, so it narrows instead.
	const first = find(words, open, typeWords.length > 0 ? named : (entry) => named(entry) && ofType(entry));
	if (first.length > 0 || strict || words.length === 0) return found(first);
	// Nothing has them all: the beginnings of words, then what was meant by words that are misspelt, then some of the words.
	const begun = find(words, true);
	if (begun.length > 0 || loose.length === 0) return found(begun, begun.length > 0);
	for (const { words: meant, corrected } of correct(loose, index)) {
		const by = meant.map((fold) => ({ fold, accents: null }));
		const entries = find([...words.slice(0, -loose.length), ...meant], open, named, by);
		if (entries.length > 0) return found(entries, true, corrected);
	}
	const least = Math.ceil(new Set(loose).size / 2);
	const some = ranked(
		(wanting) => index.some(loose, least, wanting),
		() => true,
	);
	return found(some, some.length > 0);
}
