import { plain } from "./slug.ts";

/** The words of a folded text in order: runs of letters and runs of digits. */
export interface Words {
	count: number;
	/** Where each starts in the folded text. */
	starts: Int32Array;
	/** What each is: the id of a word of the vocabulary, else a negative number that only equal words share. */
	ids: Int32Array;
	/** Indices of the words that may begin a name of a table, for the word behind them goes on one, or they are one. */
	marked: readonly number[];
	/** Which tables those are of, as bits. */
	tables: readonly number[];
}

/** The tables whose names are looked for in every text, as bits of what a word begins. */
export const TYPES = 1;
export const NAMES = 2;
export const PROVINCES = 4;
const TABLES = TYPES | NAMES | PROVINCES;
/** The same bits moved up: what a word goes on as the second of a name, and what it is alone. */
const SECOND = 3;
const ALONE = 6;

/** How much room is made for the words of a text, and then once more when it is not enough: characters a word. */
const SHORT_WORD = 4;

const LETTER = 1;
const DIGIT = 2;
const classes = new Uint8Array(0x100);
classes.fill(LETTER, 0x61, 0x7b);
classes.fill(DIGIT, 0x30, 0x3a);

/**
 * The words that the tables know, so that a text is read word by word once and every table is asked by number.
 *
 * Ids are exact: a word that only shares the hash of a known one is not taken for it.
 */
export class Vocabulary {
	readonly #known = new Map<string, number>();
	readonly #words: string[] = [""];
	readonly #flags: number[] = [0];
	readonly #hashes: number[] = [0];
	/** Ids by hash, a quarter full at most, so that a word is found or known to be absent at once. */
	#slots = new Int32Array(1024);

	/** The id of a folded word, made when it is new, and marked with `flag`. */
	add(word: string, flag = 0): number {
		const id = this.#known.get(word) ?? this.#words.length;
		if (id === this.#words.length) {
			this.#known.set(word, id);
			this.#words.push(word);
			this.#flags.push(0);
			this.#hashes.push(hashOf(word));
			if (this.#words.length * 4 > this.#slots.length) this.#spread(this.#slots.length * 2);
			else this.#place(id);
		}
		this.#flags[id] = (this.#flags[id] ?? 0) | flag;
		return id;
	}

	#place(id: number): void {
		const mask = this.#slots.length - 1;
		let slot = (this.#hashes[id] ?? 0) & mask;
		while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
		this.#slots[slot] = id;
	}

	#spread(size: number): void {
		this.#slots = new Int32Array(size);
		for (let id = 1; id < this.#words.length; id++) this.#place(id);
	}

	/** Makes a name of a table known by its first two words. */
	addName(name: string, table: number): void {
		const [first, second] = plain(name).match(/[a-z]+|\d+/g) ?? [];
		if (first === undefined) return;
		this.add(first, second === undefined ? table | (table << ALONE) : table);
		if (second !== undefined) this.add(second, table << SECOND);
	}

	/** Adds every word of a folded text. */
	addAll(folded: string): void {
		for (const word of folded.match(/[a-z]+|\d+/g) ?? []) this.add(word);
	}

	/** Reads a folded text word by word. */
	scan(codes: Uint8Array): Words {
		const slots = this.#slots;
		const mask = slots.length - 1;
		const hashes = this.#hashes;
		const words = this.#words;
		const flags = this.#flags;
		const marked: number[] = [];
		const tables: number[] = [];
		let before = 0;
		let starts = new Int32Array(codes.length / SHORT_WORD + 16);
		let ids = new Int32Array(starts.length);
		let count = 0;
		for (let i = 0; i < codes.length; i++) {
			const kind = classes[codes[i] ?? 0];
			if (kind === 0) continue;
			const start = i;
			let hash = 0;
			do hash = (Math.imul(hash, 31) + (codes[i] ?? 0)) | 0;
			while (++i < codes.length && classes[codes[i] ?? 0] === kind);
			let id = 0;
			for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
				id = slots[slot] ?? 0;
				if (id === 0 || (hashes[id] === hash && isWord(words[id] ?? "", codes, start, i))) break;
			}
			if (count === starts.length) [starts, ids] = [grown(starts), grown(ids)];
			const flag = flags[id] ?? 0;
			if ((before & TABLES) !== 0) {
				const begun = before & ((before >> ALONE) | (flag >> SECOND)) & TABLES;
				if (begun !== 0) {
					marked.push(count - 1);
					tables.push(begun);
				}
			}
			before = flag;
			starts[count] = start;
			ids[count++] = id === 0 ? hash | 0x80000000 : id;
			i--;
		}
		// The last word has nothing behind it.
		const begun = before & (before >> ALONE) & TABLES;
		if (begun !== 0) {
			marked.push(count - 1);
			tables.push(begun);
		}
		return { count, starts, ids, marked, tables };
	}
}

/** Indices of the words that may begin a name of one table. */
export const beginnings = ({ marked, tables }: Words, table: number): number[] =>
	marked.filter((_, i) => ((tables[i] ?? 0) & table) !== 0);

function hashOf(word: string): number {
	let hash = 0;
	for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
	return hash;
}

function isWord(word: string, codes: Uint8Array, start: number, end: number): boolean {
	if (word.length !== end - start) return false;
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== codes[start + i]) return false;
	return true;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const more = new Int32Array(array.length * 2);
	more.set(array);
	return more;
}
