import { plain } from "./slug.ts";

interface Node<T> {
	next: Map<string, Node<T>>;
	value?: T;
}

const WORD = /[a-z]+|\d+/y;
/** What may stand between two words of a name: `Bộ GD&ĐT`, `Lao động - Thương binh`, `Văn hóa, Thể thao`. */
const GAP = /\s{0,12}[,&.\-/]?\s{0,12}/y;

/** A name found in a text: `[start, end)` in the folded text and what the name stands for. */
export interface PhraseMatch<T> {
	start: number;
	end: number;
	value: T;
}

/** Names looked up word by word in folded text, the longest first. Costs one step a word, however many names it holds. */
export class PhraseTable<T> {
	readonly #root: Node<T> = { next: new Map() };

	/** Adds a name; the first value given to a name stays. */
	add(name: string, value: T): void {
		let node = this.#root;
		for (const word of plain(name).match(/[a-z]+|\d+/g) ?? []) {
			const next: Node<T> = node.next.get(word) ?? { next: new Map() };
			node.next.set(word, next);
			node = next;
		}
		if (node !== this.#root && node.value === undefined) node.value = value;
	}

	/** First words of all names, for a quick scan. */
	firstWords(): string[] {
		return [...this.#root.next.keys()];
	}

	/** The longest name that starts exactly at `start` of a folded text, which must be the start of a word. */
	matchAt(text: string, start: number): PhraseMatch<T> | null {
		let node = this.#root;
		let at = start;
		let best: PhraseMatch<T> | null = null;
		for (;;) {
			WORD.lastIndex = at;
			const word = WORD.exec(text)?.[0];
			const next = word === undefined ? undefined : node.next.get(word);
			if (word === undefined || next === undefined) return best;
			node = next;
			at += word.length;
			if (node.value !== undefined) best = { start, end: at, value: node.value };
			GAP.lastIndex = at;
			const gap = GAP.exec(text)?.[0];
			if (gap === undefined) return best;
			at += gap.length;
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
