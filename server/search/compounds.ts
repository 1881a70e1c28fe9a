/** Fewest times that two words must stand side by side, and how closely they must be bound, to be one word of two. */
const SEEN = 2;
const BOUND = 0.004;

/**
 * Which syllables belong together, learnt from the titles of the register. Vietnamese writes a word of two syllables
 * as two; folded, `dan van` apart is also found in `dẫn … văn bản`, so searches ask for such words side by side.
 */
export class Compounds {
	readonly #singles = new Map<string, number>();
	readonly #pairs = new Map<string, number>();

	/** Counts the folded words of a title, or with `times` -1 takes them back. */
	count(title: string, times: 1 | -1): void {
		const words = title.trim().split(" ");
		const add = (map: Map<string, number>, key: string): void => {
			const count = (map.get(key) ?? 0) + times;
			if (count > 0) map.set(key, count);
			else map.delete(key);
		};
		for (const [i, word] of words.entries()) {
			add(this.#singles, word);
			if (i > 0) add(this.#pairs, `${words[i - 1]} ${word}`);
		}
	}

	/** How closely two neighbours are bound: 1 where neither is ever without the other. */
	#bond(first: string, second: string): number {
		const together = this.together(first, second);
		if (together < SEEN) return 0;
		const bond = together ** 2 / ((this.#singles.get(first) ?? 1) * (this.#singles.get(second) ?? 1));
		return bond < BOUND ? 0 : bond;
	}

	/** The words that the fewest titles have, in the order given; the last is always among them, it may be unfinished. */
	rarest(words: string[], count: number): string[] {
		if (words.length <= count) return words;
		const seen = (word: string): number => this.#singles.get(word) ?? 0;
		const others = [...words.slice(0, -1).entries()].sort(([, a], [, b]) => seen(a) - seen(b)).slice(0, count - 1);
		return [...others.sort(([a], [b]) => a - b).map(([, word]) => word), ...words.slice(-1)];
	}

	/** How often two words stand side by side. */
	together(first: string, second: string): number {
		return this.#pairs.get(`${first} ${second}`) ?? 0;
	}

	/** The words in runs of one or two syllables, so cut that the bonds inside the runs are the strongest. */
	group<T extends { fold: string }>(words: T[]): T[][] {
		const best: { worth: number; pair: boolean }[] = [{ worth: 0, pair: false }];
		for (let i = 1; i <= words.length; i++) {
			const alone = best[i - 1]?.worth ?? 0;
			const bond = i > 1 ? this.#bond(words[i - 2]?.fold ?? "", words[i - 1]?.fold ?? "") : 0;
			const paired = bond > 0 ? (best[i - 2]?.worth ?? 0) + bond : -1;
			best.push(paired > alone ? { worth: paired, pair: true } : { worth: alone, pair: false });
		}
		const runs: T[][] = [];
		for (let i = words.length; i > 0; ) {
			const length = best[i]?.pair ? 2 : 1;
			runs.unshift(words.slice(i - length, i));
			i -= length;
		}
		return runs;
	}
}
