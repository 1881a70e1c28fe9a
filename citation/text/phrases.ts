import { plain } from "./slug.ts";

interface Node<T> {
	word: string;
	/** By the hash of the word: a text is looked up without cutting a string out of it. */
	next: Map<number, Node<T>>;
	value?: T;
}

/** Most blanks that may stand on either side of a mark between two words of a name. */
const BLANKS = 12;
/** What may stand between two words of a name: `Bộ GD&ĐT`, `Lao động - Thương binh`, `Văn hóa, Thể thao`. */
const MARKS = ",&.-/";

/** A name found in a text: `[start, end)` in the folded text and what the name stands for. */
export interface PhraseMatch<T> {
	start: number;
	end: number;
	value: T;
}

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

const hashOf = (word: string): number => {
	let hash = 0;
	for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
	return hash;
};

function skipBlanks(text: string, at: number): number {
	let end = at;
	while (end - at < BLANKS && isBlank(text.charCodeAt(end))) end++;
	return end;
}

/** Names looked up word by word in folded text, the longest first. Costs one step a word, however many names it holds. */
export class PhraseTable<T> {
	readonly #root: Node<T> = { word: "", next: new Map() };

	/** Adds a name; the first value given to a name stays. */
	add(name: string, value: T): void {
		let node = this.#root;
		for (const word of plain(name).match(/[a-z]+|\d+/g) ?? []) {
			const hash = hashOf(word);
			const next: Node<T> = node.next.get(hash) ?? { word, next: new Map() };
			if (next.word !== word) throw new RangeError(`"${word}" and "${next.word}" share a hash.`);
			node.next.set(hash, next);
			node = next;
		}
		if (node !== this.#root && node.value === undefined) node.value = value;
	}

	/** The longest name that starts exactly at `start` of a folded text, which must be the start of a word. */
	matchAt(text: string, start: number): PhraseMatch<T> | null {
		let node = this.#root;
		let at = start;
		let best: PhraseMatch<T> | null = null;
		for (;;) {
			const code = text.charCodeAt(at);
			const of = isLetter(code) ? isLetter : isDigit;
			let hash = 0;
			let end = at;
			for (let c = code; of(c); c = text.charCodeAt(++end)) hash = (Math.imul(hash, 31) + c) | 0;
			const next = end === at ? undefined : node.next.get(hash);
			if (next === undefined || next.word.length !== end - at || !text.startsWith(next.word, at)) return best;
			node = next;
			at = end;
			if (node.value !== undefined) best = { start, end: at, value: node.value };
			at = skipBlanks(text, at);
			if (MARKS.includes(text.charAt(at) || " ")) at = skipBlanks(text, at + 1);
		}
	}

	/** Every name in the text that a name found earlier does not cover. */
	*matches(text: string): Generator<PhraseMatch<T>> {
		let from = 0;
		for (const { index } of text.matchAll(/(?<![a-z0-9])[a-z0-9]/g)) {
			if (index < from) continue;
			const found = this.matchAt(text, index);
			if (found === null) continue;
			from = found.end;
			yield found;
		}
	}
}
