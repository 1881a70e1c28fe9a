import type { Authority } from "../authority.ts";
import { fold } from "../text/fold.ts";
import type { Words } from "../text/vocabulary.ts";
import type { KnownDocument } from "../types.ts";

/** Words that say nothing about a subject. */
export const COMMON_WORDS = "ve va cua trong cac nhung viec cho voi mot den nam theo";
/** A pair in one title of this many says nothing about the subject. */
const MANY_TITLES = 30;
/** Weight of a pair that no title of the register has. */
const UNKNOWN_PAIR = 1;

/** What a document is about: the pairs of its title, and how much each tells. */
export interface Theme {
	pairs: readonly number[];
	weights: readonly number[];
	/** How like its title is to the one that the text states, 0 to 1; null where the text states none. */
	like: number | null;
	/** Whether the stated title is another candidate's and not at all its own. */
	outdone: boolean;
}

/** A title as a text words it: the numbers of its known pairs, how many more it has, and the pairs word by word. */
export interface StatedTitle {
	known: ReadonlySet<number>;
	unknown: number;
	along: Uint16Array;
}

/** Weight of the pairs that two titles have in one run from which they are as good as equal. */
const WHOLE_RUN = 10;

/** Likeness from which a stated title is a candidate's own, and up to which it is not at all. */
export const OWN_TITLE = 0.5;
const OTHER_TITLE = 0.15;

/**
 * What the titles of the register are about: pairs of neighbouring syllables, the smallest unit that carries a subject
 * in Vietnamese (`dân vận`), each numbered and weighed: rare ones much, those of every title (`công tác`) nothing.
 */
export class Subjects {
	readonly #authority: Authority;
	readonly #common: ReadonlySet<number>;
	/** Numbers of the pairs from 1, by both words' ids. */
	readonly #numbers = new Map<number, number>();
	readonly #ofTitle = new Map<string, readonly number[]>();
	readonly #weights: number[] = [0];
	/** Pairs of each phrase that people say of a document, by its id. */
	readonly #phrases = new Map<string, number[][]>();
	/** Numbers of the pairs that only phrases have: in a title they say no more than the pairs that nothing has. */
	readonly #idle = new Set<number>();
	/** Documents by the pairs of their titles. */
	readonly #byPair = new Map<number, KnownDocument[]>();
	/** How many of the candidates that are being compared have a pair. */
	readonly #counts: Uint16Array;

	constructor(authority: Authority) {
		this.#authority = authority;
		const { vocabulary, data } = authority;
		this.#common = new Set(COMMON_WORDS.split(" ").map((word) => vocabulary.add(word)));
		const titles: number[] = [0];
		const numberOf = (key: number): number => {
			const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
			this.#numbers.set(key, number);
			return number;
		};
		for (const document of data.documents) {
			const own = this.#pairsOf(document.title, numberOf);
			this.#ofTitle.set(document.title, own);
			for (const number of own) {
				titles[number] = (titles[number] ?? 0) + 1;
				const sharing = this.#byPair.get(number);
				if (sharing) sharing.push(document);
				else this.#byPair.set(number, [document]);
			}
		}
		for (const { document, phrases } of data.subjects)
			this.#phrases.set(
				document,
				// A phrase is looked for whole, so its common words count: `kinh tế tư nhân` is not `kinh tế`.
				phrases.map((phrase) => this.#pairsOf(phrase, numberOf, true)),
			);
		for (let number = 1; number <= this.#numbers.size; number++) {
			const count = titles[number];
			const weight = count === undefined ? 0 : Math.log(data.documents.length / (count * MANY_TITLES));
			this.#weights.push(Math.max(0, weight));
			if (count === undefined) this.#idle.add(number);
		}
		this.#counts = new Uint16Array(this.#numbers.size + 1);
	}

	/** How many pairs are numbered; numbers run from 1 to this. */
	get size(): number {
		return this.#numbers.size;
	}

	#pairsOf(text: string, numberOf: (key: number) => number | undefined, withCommon = false): number[] {
		const { ids, count } = this.#authority.vocabulary.scan(fold(text).codes);
		const found = new Set<number>();
		for (let i = 1; i < count; i++) {
			const [first = 0, second = 0] = [ids[i - 1], ids[i]];
			const common = this.#common.has(first) || this.#common.has(second);
			const number = common && !withCommon ? undefined : numberOf(first * 0x10000 + second);
			if (number !== undefined) found.add(number);
		}
		return [...found];
	}

	/** Numbers of the pairs in a title, each once. */
	of({ title }: KnownDocument): readonly number[] {
		return this.#ofTitle.get(title) ?? this.#pairsOf(title, (key) => this.#numbers.get(key));
	}

	/** The pairs of a title that a text words, from the text's own words `[first, end)`; `along` holds their numbers. */
	stated({ ids }: Words, along: Uint16Array, first: number, end: number): StatedTitle {
		const known = new Set<number>();
		const unknown = new Set<number>();
		for (let i = first + 1; i < end; i++) {
			const number = along[i] ?? 0;
			if (number !== 0) {
				if (!this.#idle.has(number)) known.add(number);
				continue;
			}
			const [one = 0, two = 0] = [ids[i - 1], ids[i]];
			if (!this.#common.has(one) && !this.#common.has(two)) unknown.add(one * 0x10000 + two);
		}
		return { known, unknown: unknown.size, along: along.subarray(Math.min(first + 1, end), end) };
	}

	/** For each word of a text, the number of the pair that it ends, or 0. */
	along({ ids, count }: Words): Uint16Array {
		const numbers = new Uint16Array(count);
		for (let i = 1; i < count; i++) {
			const [first = 0, second = 0] = [ids[i - 1], ids[i]];
			if (first > 0 && second > 0) numbers[i] = this.#numbers.get(first * 0x10000 + second) ?? 0;
		}
		return numbers;
	}

	/** The phrases that people say of a document, each as the numbers of its pairs. */
	phrasesOf({ id }: KnownDocument): readonly (readonly number[])[] {
		return this.#phrases.get(id) ?? [];
	}

	/** Documents of the register whose titles have at least half of the known pairs of a stated one. */
	documentsAbout({ known }: StatedTitle): KnownDocument[] {
		const hits = new Map<KnownDocument, number>();
		for (const number of known)
			for (const document of this.#byPair.get(number) ?? []) hits.set(document, (hits.get(document) ?? 0) + 1);
		return [...hits].flatMap(([document, count]) => (count * 2 >= known.size ? [document] : []));
	}

	/**
	 * Each candidate's pairs and their weights in the comparison with the others: what all have in their titles tells
	 * none of them apart.
	 */
	compare(candidates: readonly KnownDocument[], stated: StatedTitle | null): Theme[] {
		const likes = candidates.map((document) => (stated ? this.#stands(stated, document) : null));
		const best = Math.max(...likes.map((like) => like ?? 0));
		const counts = this.#counts;
		for (const document of candidates)
			for (const number of this.of(document)) counts[number] = (counts[number] ?? 0) + 1;
		const all = candidates.length;
		const themes = candidates.map((document, i) => {
			const pairs = this.of(document);
			const like = likes[i] ?? null;
			return {
				like,
				outdone: like !== null && best >= OWN_TITLE && like <= OTHER_TITLE,
				pairs,
				weights: pairs.map((number) => ((this.#weights[number] ?? 0) * (all - (counts[number] ?? 1) + 1)) / all),
			};
		});
		for (const { pairs } of themes) for (const number of pairs) counts[number] = 0;
		return themes;
	}

	/** Weight of the pairs that stand together in both titles; common words part nothing. */
	#longestRun(along: Uint16Array, within: ReadonlySet<number>): number {
		let longest = 0;
		let run = 0;
		for (const number of along) {
			if (number === 0 || this.#weights[number] === 0) continue;
			run = within.has(number) ? run + (this.#weights[number] ?? 0) : 0;
			longest = Math.max(longest, run);
		}
		return longest;
	}

	/** How like the stated title is to the document's own, or to what people say of it. */
	#stands(stated: StatedTitle, document: KnownDocument): number {
		const said = this.phrasesOf(document).some((phrase) => phrase.every((number) => stated.along.includes(number)));
		return Math.max(said ? OWN_TITLE : 0, this.likeness(stated, this.of(document)));
	}

	#weightOf(numbers: Iterable<number>): number {
		let sum = 0;
		for (const number of numbers) sum += this.#weights[number] ?? 0;
		return sum;
	}

	/** How much of the register's title the stated one holds, 0 to 1. */
	covered({ known }: StatedTitle, own: readonly number[]): number {
		const all = this.#weightOf(own);
		return all === 0 ? 0 : this.#weightOf(own.filter((number) => known.has(number))) / all;
	}

	/** How alike a title as a text words it and a title of the register are, 0 to 1: the one may be a part of the other. */
	likeness(stated: StatedTitle, own: readonly number[]): number {
		const within = new Set(own);
		const all = this.#weightOf(stated.known) + stated.unknown * UNKNOWN_PAIR;
		const hits = this.#weightOf(own.filter((number) => stated.known.has(number)));
		const run = Math.min(0.9, this.#longestRun(stated.along, within) / WHOLE_RUN);
		return Math.max(run, this.covered(stated, own), all === 0 ? 0 : hits / all);
	}
}

/** How much of a theme is marked with `mark` in `seen`, 0 to 1. */
export function share({ pairs, weights }: Theme, seen: Int32Array | Uint8Array, mark: number): number {
	let hits = 0;
	let all = 0;
	for (let i = 0; i < pairs.length; i++) {
		const weight = weights[i] ?? 0;
		all += weight;
		if (seen[pairs[i] ?? 0] === mark) hits += weight;
	}
	return all === 0 ? 0 : hits / all;
}

const made = new WeakMap<Authority, Subjects>();

/** The subjects of the register, numbered once for each set of tables. */
export function subjectsOf(authority: Authority): Subjects {
	const known = made.get(authority) ?? new Subjects(authority);
	made.set(authority, known);
	return known;
}
