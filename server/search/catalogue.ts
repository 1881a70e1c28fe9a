import MiniSearch from "minisearch";
import type { AuthorityData } from "../../citation/index.ts";
import type { DirectiveFilter, Store } from "../../data/store/port.ts";
import { Compounds } from "./compounds.ts";
import { byUse, type Entry, entryOf, sourceOf } from "./entry.ts";
import { interpret, type Understood } from "./interpret.ts";
import { lookUp } from "./lookup.ts";
import { matches, withFields } from "./narrow.ts";
import { NumberIndex } from "./numbers.ts";
import type { SearchText } from "./query.ts";
import { rankByWords } from "./rank.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** Directives that a search found, best first, and what it took the text to mean. */
export interface Found {
	entries: Entry[];
	understood: Understood;
	/** How many at the top bear the number asked for. */
	numbered: number;
	/** No directive has all the words; these have some, or similar ones. */
	loose: boolean;
}

/** Most words that the word index is asked for. Of a whole title pasted in, the rarest tell which it is. */
const MAX_WORDS = 8;
/** Fewest letters of a word that may be misspelt. */
const FUZZY_FROM = 5;

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
	readonly #index: MiniSearch<{ id: string; words: string }>;
	readonly #compounds = new Compounds();
	#numbers = new NumberIndex([]);
	#version: number | null = null;
	#refreshing: Promise<void> | null = null;

	constructor(store: Store, authority: AuthorityData) {
		this.#store = store;
		this.#vocabulary = vocabularyOf(authority);
		this.#index = new MiniSearch({
			fields: ["words"],
			// The words come folded and cut by the one function that does it everywhere.
			tokenize: (text) => text.split(" "),
			processTerm: (term) => term || null,
		});
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
			if (before) this.#forget(before);
			const entry = entryOf(directive, this.#vocabulary);
			this.#entries.set(id, entry);
			this.#index.add({ id, words: entry.words.trim() });
			this.#compounds.count(entry.title, 1);
		}
		for (const [id, entry] of this.#entries) {
			if (seen.has(id)) continue;
			this.#entries.delete(id);
			this.#forget(entry);
		}
		for (const [order, entry] of [...this.#entries.values()].sort(byUse).entries()) entry.order = order;
		this.#numbers = new NumberIndex([...this.#entries.values()]);
		this.#version = version;
	}

	#forget({ directive, title }: Entry): void {
		this.#index.discard(directive.id);
		this.#compounds.count(title, -1);
	}

	/** Words in runs of those that belong together: `nghi quyet dan van` is `nghi quyet` and `dan van`. */
	group(words: string[]): string[][] {
		return this.#compounds.group(words);
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
		const keep = (entry: Entry): boolean => matches(entry, search, filter);
		const wanted = { words: understood.rest, open: typing && search.open };
		const numbered = lookUp(this.#numbers, search, understood, wanted).filter(keep);
		const { entries, loose } = this.#byWords(search, understood, wanted.open, numbered.length > 0, keep);
		const first = new Set(numbered);
		const all = [...numbered, ...entries.filter((entry) => !first.has(entry))];
		return { entries: all, understood, numbered: numbered.length, loose };
	}

	#byWords(
		search: SearchText,
		understood: Understood,
		open: boolean,
		strict: boolean,
		keep: (entry: Entry) => boolean,
	): { entries: Entry[]; loose: boolean } {
		const { types, typeWords, codes, number, term, year, date, rest } = understood;
		const quoted = search.parts.filter((part) => part.quoted).flatMap(({ run }) => run);
		const loose = [...rest.map(({ fold }) => fold), ...quoted];
		const words = [...typeWords, ...(number ? [number, ...codes] : []), ...loose];
		const fits = ({ directive }: Entry): boolean =>
			(term === null || directive.term === term) &&
			(year === null || directive.issuedOn?.startsWith(String(year)) === true) &&
			(date === null || directive.issuedOn === date);
		const ranked = (entries: Entry[]): Entry[] => {
			const kept = entries.filter(keep);
			const narrowed = kept.filter(fits);
			return rankByWords(narrowed.length > 0 || strict ? narrowed : kept, { words: rest, open }, understood);
		};
		const ofType = ({ directive }: Entry): boolean => types.length === 0 || types.includes(directive.type);
		if (words.length === 0) {
			const asked = types.length > 0 || term !== null || year !== null || date !== null;
			// Fields alone (`tinh:…`), a leaving-out alone or a bare type: whatever of the whole catalogue fits.
			if (strict || !(asked || search.not.length > 0 || Object.keys(search.fields).length > 0))
				return { entries: [], loose: false };
			return { entries: ranked([...this.#entries.values()].filter(ofType)), loose: false };
		}
		const all = this.#query(words, { combineWith: "AND", prefix: open });
		// An abbreviated type is no word of the title, so it narrows instead.
		const exact = ranked(typeWords.length > 0 ? all : all.filter(ofType));
		if (exact.length > 0 || strict) return { entries: exact, loose: false };
		// Nothing has them all: the beginnings of words, then some of the words, misspelt perhaps.
		const begun = ranked(this.#query(words, { combineWith: "AND", prefix: true, fuzzy: true }));
		if (begun.length > 0 || loose.length === 0) return { entries: begun, loose: begun.length > 0 };
		const some = this.#query(loose, { combineWith: "OR", prefix: false });
		const best = some.filter(
			(entry) => loose.filter((word) => entry.words.includes(` ${word} `)).length * 2 >= loose.length,
		);
		return { entries: ranked(best), loose: best.length > 0 };
	}

	#query(words: string[], how: { combineWith: "AND" | "OR"; prefix: boolean; fuzzy?: boolean }): Entry[] {
		const hits = this.#index.search(this.#compounds.rarest(words, MAX_WORDS).join(" "), {
			combineWith: how.combineWith,
			// One letter, or a digit, begins too many words to say anything.
			prefix: (term, i, terms) => how.prefix && i === terms.length - 1 && term.length > 1 && !/\d/.test(term),
			fuzzy: (term) => (how.fuzzy === true && term.length >= FUZZY_FROM && !/\d/.test(term) ? 1 : false),
		});
		return hits.flatMap(({ id }) => this.#entries.get(id) ?? []);
	}
}
