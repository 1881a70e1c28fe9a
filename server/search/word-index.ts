import SearchableMap from "minisearch/SearchableMap";
import { Compounds } from "./compounds.ts";
import type { Entry } from "./entry.ts";
import { has, join, mark, meet, noRows, type RowSet, rowsIn } from "./row-set.ts";

/** Most words that the word index is asked for. Of a whole title pasted in, the rarest tell which it is. */
const MAX_WORDS = 8;

/** So few hits are put in order one by one; for more the whole order is walked. */
const FEW = 1000;

/** What entries are looked for by. */
export interface Wording {
	/** All of these words. */
	words: string[];
	/** Of each group all the words of one of its members; see `OR`. */
	either?: string[][][];
	/** Whether the last of `words` may be the beginning of one. */
	prefix: boolean;
}

/** Which entries are wanted, and how many at most. */
export interface Wanting {
	keep: (entry: Entry) => boolean;
	most: number;
}

/**
 * Directives by the words of their titles, and which of those words belong together.
 *
 * Folded Vietnamese has few syllables, each in a great part of all titles. An index that scores every hit pays for all of
 * them at each key press (MiniSearch takes 28 ms at 40,000 titles, 175 at worst), so only its radix tree is used: it
 * finds a word or those that begin so, and each word has the rows that bear it. Rows are met as sets of bits, and the
 * hits come out by use, without scoring or sorting one of them.
 */
export class WordIndex {
	/** Null where the entry of a row is gone. */
	#entries: (Entry | null)[] = [];
	readonly #free: number[] = [];
	readonly #rows = new SearchableMap<number[]>();
	readonly #compounds = new Compounds();
	/** Rows in the order of use, and the place of each row in it. */
	#byUse: Int32Array = new Int32Array(0);
	#place: Int32Array = new Int32Array(0);

	add(entry: Entry): void {
		entry.slot = this.#free.pop() ?? this.#entries.length;
		this.#entries[entry.slot] = entry;
		this.#compounds.count(entry.title, 1);
		for (const word of wordsOf(entry)) this.#put(word, entry.slot);
	}

	forget(entry: Entry): void {
		this.#entries[entry.slot] = null;
		this.#free.push(entry.slot);
		this.#compounds.count(entry.title, -1);
		for (const word of wordsOf(entry)) this.#take(word, entry.slot);
		entry.slot = -1;
	}

	/** Puts an entry in the place of one whose facts have changed. */
	replace(before: Entry, entry: Entry): void {
		entry.slot = before.slot;
		this.#entries[entry.slot] = entry;
		this.#compounds.count(before.title, -1);
		this.#compounds.count(entry.title, 1);
		before.slot = -1;
		const [old, now] = [new Set(wordsOf(before)), new Set(wordsOf(entry))];
		for (const word of old) if (!now.has(word)) this.#take(word, entry.slot);
		for (const word of now) if (!old.has(word)) this.#put(word, entry.slot);
	}

	#put(word: string, row: number): void {
		const rows = this.#rows.get(word);
		if (rows) rows.push(row);
		else this.#rows.set(word, [row]);
	}

	#take(word: string, row: number): void {
		const left = (this.#rows.get(word) ?? []).filter((other) => other !== row);
		if (left.length > 0) this.#rows.set(word, left);
		else this.#rows.delete(word);
	}

	/** Takes the order of use, in which entries are found. */
	sort(entries: readonly Entry[]): void {
		this.#byUse = new Int32Array(entries.length);
		this.#place = new Int32Array(this.#entries.length).fill(-1);
		for (let i = 0; i < entries.length; i++) {
			const { slot } = entries[i] as Entry;
			this.#byUse[i] = slot;
			this.#place[slot] = i;
		}
	}

	/** The place of an entry in the order of use that was taken last, -1 where it had none. */
	placeOf({ slot }: Entry): number {
		return this.#place[slot] ?? -1;
	}

	/** Which words belong together. */
	get compounds(): Compounds {
		return this.#compounds;
	}

	/** Whether some entry has a word. */
	has(word: string): boolean {
		return this.#rows.has(word);
	}

	/** The test of entries for a word, for testing very many. */
	having(word: string): (entry: Entry) => boolean {
		const rows = this.#of(word);
		return ({ slot }) => has(rows, slot);
	}

	/** How many entries have a word. */
	count(word: string): number {
		return this.#rows.get(word)?.length ?? 0;
	}

	/** The entries that have the words and are wanted, most used first. */
	find({ words, either = [], prefix }: Wording, wanting: Wanting): Entry[] {
		const rarest = this.#compounds.rarest(words, MAX_WORDS);
		let found: RowSet | null = null;
		for (const [i, word] of rarest.entries()) {
			// A digit, or one letter alone, begins too many words to say anything.
			const begun = prefix && i === rarest.length - 1 && word.length + i > 1 && !/\d/.test(word);
			found = meet(begun ? this.#beginning(word) : this.#of(word), found);
		}
		for (const members of either) {
			const any = noRows(this.#entries.length);
			for (const member of members) {
				const all = member.reduce<RowSet | null>((rows, word) => meet(this.#of(word), rows), null);
				if (all) join(any, all);
			}
			found = meet(any, found);
		}
		if (!found) return [];
		const few = rowsIn(found, FEW);
		if (few)
			return this.#entriesAt(
				few.sort((a, b) => (this.#place[a] ?? 0) - (this.#place[b] ?? 0)),
				() => true,
				wanting,
			);
		return this.#entriesAt(this.#byUse, (row) => has(found, row), wanting);
	}

	/** The entries that have at least so many of the words, most used first. */
	some(words: string[], least: number, wanting: Wanting): Entry[] {
		const met = new Uint8Array(this.#entries.length);
		for (const word of new Set(words)) for (const row of this.#rows.get(word) ?? []) met[row] = (met[row] ?? 0) + 1;
		return this.#entriesAt(this.#byUse, (row) => (met[row] ?? 0) >= least, wanting);
	}

	#entriesAt(rows: Iterable<number>, wants: (row: number) => boolean, { keep, most }: Wanting): Entry[] {
		const found: Entry[] = [];
		for (const row of rows) {
			if (found.length >= most) break;
			const entry = wants(row) ? this.#entries[row] : null;
			if (entry && keep(entry)) found.push(entry);
		}
		return found;
	}

	#of(word: string): RowSet {
		const found = noRows(this.#entries.length);
		mark(found, this.#rows.get(word) ?? []);
		return found;
	}

	#beginning(beginning: string): RowSet {
		const found = noRows(this.#entries.length);
		for (const rows of this.#rows.atPrefix(beginning).values()) mark(found, rows);
		return found;
	}
}

const wordsOf = ({ words }: Entry): string[] => words.trim().split(" ");
