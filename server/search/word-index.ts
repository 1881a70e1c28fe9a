import MiniSearch from "minisearch";
import { Compounds } from "./compounds.ts";
import type { Entry } from "./entry.ts";

/** Most words that the word index is asked for. Of a whole title pasted in, the rarest tell which it is. */
const MAX_WORDS = 8;
/** Fewest letters of a word that may be misspelt. */
const FUZZY_FROM = 5;

/** How words are matched. */
export interface Matching {
	combineWith: "AND" | "OR";
	/** Whether the last word may be the beginning of one. */
	prefix: boolean;
	fuzzy?: boolean;
}

/** Directives by the words of their titles, and which of those words belong together. */
export class WordIndex {
	readonly #entries = new Map<string, Entry>();
	readonly #compounds = new Compounds();
	readonly #index = new MiniSearch<{ id: string; words: string }>({
		fields: ["words"],
		// The words come folded and cut by the one function that does it everywhere.
		tokenize: (text) => text.split(" "),
		processTerm: (term) => term || null,
	});

	add(entry: Entry): void {
		const { id } = entry.directive;
		this.#entries.set(id, entry);
		this.#index.add({ id, words: entry.words.trim() });
		this.#compounds.count(entry.title, 1);
	}

	forget({ directive, title }: Entry): void {
		this.#entries.delete(directive.id);
		this.#index.discard(directive.id);
		this.#compounds.count(title, -1);
	}

	/** Words in runs of those that belong together: `nghi quyet dan van` is `nghi quyet` and `dan van`. */
	group(words: string[]): string[][] {
		return this.#compounds.group(words);
	}

	find(words: string[], { combineWith, prefix, fuzzy }: Matching): Entry[] {
		const hits = this.#index.search(this.#compounds.rarest(words, MAX_WORDS).join(" "), {
			combineWith,
			// One letter, or a digit, begins too many words to say anything.
			prefix: (term, i, terms) => prefix && i === terms.length - 1 && term.length > 1 && !/\d/.test(term),
			fuzzy: (term) => (fuzzy === true && term.length >= FUZZY_FROM && !/\d/.test(term) ? 1 : false),
		});
		return hits.flatMap(({ id }) => this.#entries.get(id) ?? []);
	}
}
