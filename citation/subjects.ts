import type { Authority } from "./authority.ts";
import { fold } from "./fold.ts";
import type { KnownDocument } from "./types.ts";
import type { Words } from "./vocabulary.ts";

/** Words that say nothing about a subject. */
export const COMMON_WORDS = "ve va cua trong cac nhung viec cho voi mot so den nam theo tu";
/** A pair in one title of this many says nothing about the subject. */
const MANY_TITLES = 30;
/** Weight of a pair that no title of the register has. */
const UNKNOWN_PAIR = 1;

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

	constructor(authority: Authority) {
		this.#authority = authority;
		const { vocabulary, data } = authority;
		this.#common = new Set(COMMON_WORDS.split(" ").map((word) => vocabulary.add(word)));
		const titles: number[] = [0];
		for (const { title } of data.documents) {
			const own = this.#pairsOf(title, (key) => {
				const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
				this.#numbers.set(key, number);
				return number;
			});
			this.#ofTitle.set(title, own);
			for (const number of own) titles[number] = (titles[number] ?? 0) + 1;
		}
		for (const count of titles.slice(1))
			this.#weights.push(Math.max(0, Math.log(data.documents.length / (count * MANY_TITLES))));
	}

	/** How many pairs are numbered; numbers run from 1 to this. */
	get size(): number {
		return this.#numbers.size;
	}

	#key(first: number, second: number): number | null {
		if (this.#common.has(first) || this.#common.has(second)) return null;
		return first * 0x10000 + second;
	}

	#pairsOf(text: string, numberOf: (key: number) => number | undefined): number[] {
		const { ids, count } = this.#authority.vocabulary.scan(fold(text).codes);
		const found = new Set<number>();
		for (let i = 1; i < count; i++) {
			const key = this.#key(ids[i - 1] ?? 0, ids[i] ?? 0);
			const number = key === null ? undefined : numberOf(key);
			if (number !== undefined) found.add(number);
		}
		return [...found];
	}

	/** Numbers of the pairs in a title, each once. */
	of({ title }: KnownDocument): readonly number[] {
		return this.#ofTitle.get(title) ?? this.#pairsOf(title, (key) => this.#numbers.get(key));
	}

	/** The pairs of a title as a text words it: the numbers of the known ones, and how many more it has. */
	stated(title: string): { known: ReadonlySet<number>; unknown: number } {
		let next = 0;
		const all = this.#pairsOf(title, (key) => this.#numbers.get(key) ?? --next);
		const known = new Set(all.filter((number) => number > 0));
		return { known, unknown: all.length - known.size };
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

	/** How much of what `own` is about is marked with `mark` in `seen`, 0 to 1. */
	share(own: readonly number[], seen: Int32Array | Uint8Array, mark: number): number {
		let hits = 0;
		let all = 0;
		for (const number of own) {
			const weight = this.#weights[number] ?? 0;
			all += weight;
			if (seen[number] === mark) hits += weight;
		}
		return all === 0 ? 0 : hits / all;
	}

	/** How alike a title as a text words it and a title of the register are, 0 to 1: the one may be a part of the other. */
	likeness(stated: ReturnType<Subjects["stated"]>, own: readonly number[]): number {
		const within = new Set(own);
		let hits = 0;
		let all = stated.unknown * UNKNOWN_PAIR;
		for (const number of stated.known) {
			const weight = this.#weights[number] ?? 0;
			all += weight;
			if (within.has(number)) hits += weight;
		}
		const ofOwn = own.reduce((sum, number) => sum + (this.#weights[number] ?? 0), 0);
		return Math.max(ofOwn === 0 ? 0 : hits / ofOwn, all === 0 ? 0 : hits / all);
	}
}

const made = new WeakMap<Authority, Subjects>();

/** The subjects of the register, numbered once for each set of tables. */
export function subjectsOf(authority: Authority): Subjects {
	const known = made.get(authority) ?? new Subjects(authority);
	made.set(authority, known);
	return known;
}
