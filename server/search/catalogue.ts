import type { AuthorityData } from "../../citation/index.ts";
import type { DirectiveFilter, Store } from "../../data/store/port.ts";
import { findByWords } from "./by-words.ts";
import { byUse, type Entry, entryOf, sourceOf } from "./entry.ts";
import { interpret, type Understood } from "./interpret.ts";
import { lookUp } from "./lookup.ts";
import { matcher, withFields } from "./narrow.ts";
import { NumberIndex } from "./numbers.ts";
import type { SearchText } from "./query.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";
import { WordIndex } from "./word-index.ts";

/** Directives that a search found, best first, and what it took the text to mean. */
export interface Found {
	entries: Entry[];
	understood: Understood;
	/** How many at the top bear the number asked for. */
	numbered: number;
	/** No directive has all the words; these have some, or similar ones. */
	loose: boolean;
}

/**
 * The catalogue of directives in memory, searched by number in any spelling and by words.
 *
 * Numbers do not go through the word index: an exact and prefix look-up answers a hundred times as fast and is not
 * fooled by `25nqtw`. The index follows the store's data version; only directives whose words changed are indexed anew.
 */
export class Catalogue {
	readonly #store: Store;
	readonly #vocabulary: Vocabulary;
	readonly #entries = new Map<string, Entry>();
	readonly #words = new WordIndex();
	#numbers = new NumberIndex([]);
	#version: number | null = null;
	#refreshing: Promise<void> | null = null;

	constructor(store: Store, authority: AuthorityData) {
		this.#store = store;
		this.#vocabulary = vocabularyOf(authority);
	}

	/** Brings the catalogue up to the store; requests that arrive meanwhile wait for the same refresh. */
	async refresh(): Promise<void> {
		this.#refreshing ??= this.#load().finally(() => {
			this.#refreshing = null;
		});
		await this.#refreshing;
	}

	async #load(): Promise<void> {
		const version = await this.#store.dataVersion();
		if (version === this.#version) return;
		const seen = new Set<string>();
		for (const directive of await this.#store.catalogue()) {
			const { id } = directive;
			const before = this.#entries.get(id);
			seen.add(id);
			// Counts change with every report, words hardly ever.
			if (before?.source === sourceOf(directive)) {
				before.directive = directive;
				continue;
			}
			if (before) this.#words.forget(before);
			const entry = entryOf(directive, this.#vocabulary);
			this.#entries.set(id, entry);
			this.#words.add(entry);
		}
		for (const [id, entry] of this.#entries) {
			if (seen.has(id)) continue;
			this.#entries.delete(id);
			this.#words.forget(entry);
		}
		for (const [order, entry] of [...this.#entries.values()].sort(byUse).entries()) entry.order = order;
		this.#numbers = new NumberIndex([...this.#entries.values()]);
		this.#version = version;
	}

	/** Words in runs of those that belong together: `nghi quyet dan van` is `nghi quyet` and `dan van`. */
	group(words: string[]): string[][] {
		return this.#words.group(words);
	}

	/** What the search text says, without looking anything up. */
	understand(search: SearchText): Understood {
		return withFields(interpret(search, this.#vocabulary), search.fields, this.#vocabulary);
	}

	/** The words of the symbol that a spelling such as `25nqtw` stands for, or null where it stands for none. */
	symbolWords(spelling: string): string[] | null {
		return this.#numbers.symbolWords(spelling);
	}

	/** Numbers of the same types next to the one asked for, nearest first. */
	nearby(understood: Understood, count: number): Entry[] {
		return this.#numbers.nearby(understood, count);
	}

	/**
	 * Directives for a search text, best first.
	 *
	 * @param typing Whether the text is still being typed: its last word may be the beginning of one, and numbers that
	 *   begin with the digits follow those that are them.
	 */
	search(search: SearchText, filter: DirectiveFilter, typing = false): Found {
		const understood = this.understand(search);
		const keep = matcher(search, filter, this.#vocabulary);
		const wanted = { words: understood.rest, open: typing && search.open };
		const numbered = lookUp(this.#numbers, search, understood, wanted).filter(keep);
		const asked = { search, understood, open: wanted.open, strict: numbered.length > 0, keep };
		const { entries, loose } = findByWords(asked, this.#words, this.#entries.values());
		const first = new Set(numbered);
		const all = [...numbered, ...entries.filter((entry) => !first.has(entry))];
		return { entries: all, understood, numbered: numbered.length, loose };
	}
}
