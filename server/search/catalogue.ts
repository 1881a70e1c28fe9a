import type { AuthorityData } from "../../citation/index.ts";
import type { DirectiveFilter, DocumentFilter, Facets, QueryWord, Store } from "../../data/store/port.ts";
import type { QueryControls } from "../../web/query-text.ts";
import { findByWords } from "./by-words.ts";
import { controlsOf } from "./controls.ts";
import { Entries } from "./entries.ts";
import type { Entry } from "./entry.ts";
import { faultsOf } from "./faults.ts";
import { documentFilter, quoteNames, readFields, type Said, withFields } from "./fields.ts";
import { interpret, type Understood } from "./interpret.ts";
import { readKeystrokes } from "./keystrokes.ts";
import { lookUp } from "./lookup.ts";
import { hasAll } from "./named.ts";
import { matcher } from "./narrow.ts";
import { type Fault, readSearch, type SearchText, tidy } from "./query.ts";
import { WEIGHED } from "./rank.ts";
import type { Correction } from "./typos.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** Most directives that are taken in between two turns of the event loop: some milliseconds. */
const SLICE = 200;

/** So many that bear the number leave no place for others while it is being typed. */
const ENOUGH = 20;

/** Directives that a search found, best first, and what it took the text to mean. */
export interface Found {
	entries: Entry[];
	understood: Understood;
	/** How many at the top bear the number asked for. */
	numbered: number;
	/** No directive has all the words; these have some, or similar ones. */
	loose: boolean;
	/** Words that were taken for misspelt, folded. */
	corrected: Correction[];
	/** Whether letters that stand apart behind the number were taken for those of its symbol, see `interpret`. */
	lettersApart: boolean;
}

/**
 * The catalogue of directives in memory, searched by number in any spelling and by words.
 *
 * Numbers do not go through the word index: an exact and prefix look-up answers a hundred times as fast and is not
 * fooled by `25nqtw`. The catalogue follows the store: it asks for what changed since, and only directives whose words
 * changed are indexed anew.
 */
export class Catalogue {
	readonly #store: Pick<Store, "dataVersion" | "directivesChanged">;
	readonly #vocabulary: Vocabulary;
	readonly #all: Entries;
	#version = 0;
	#refreshing: Promise<void> | null = null;

	constructor(store: Pick<Store, "dataVersion" | "directivesChanged">, authority: AuthorityData) {
		this.#store = store;
		this.#vocabulary = vocabularyOf(authority);
		this.#all = new Entries(this.#vocabulary);
	}

	/**
	 * Brings the catalogue up to the store. Requests that arrive meanwhile wait for the same refresh, and for one more where
	 * it began before what they are to see: their answers are kept as those of the version they found.
	 */
	async refresh(): Promise<void> {
		const wanted = await this.#store.dataVersion();
		while (this.#version < wanted) {
			this.#refreshing ??= this.#load().finally(() => {
				this.#refreshing = null;
			});
			await this.#refreshing;
		}
	}

	async #load(): Promise<void> {
		const since = this.#version;
		const moved = new Set<Entry>();
		let version: number | null = null;
		for (let after: string | null = null, full = true; full; ) {
			const part = await this.#store.directivesChanged(since, after, SLICE);
			// What changes while the parts are read has a later version than the first part, and comes the next time.
			version ??= part.version;
			for (const id of part.gone) this.#all.forget(id);
			for (const directive of part.changed) moved.add(this.#all.take(directive));
			after = part.changed.at(-1)?.id ?? null;
			full = part.changed.length >= SLICE;
			if (full) await new Promise(setImmediate);
		}
		this.#all.sort(moved);
		this.#version = version ?? since;
	}

	/**
	 * Takes a search text apart, see `readSearch`, and reads keystrokes (`nghij quyeets`) and names without quotation
	 * marks (`tinh:nghệ an`) as what they stand for.
	 */
	read(typed: string): SearchText {
		const { types, codes } = this.#vocabulary;
		const known = {
			has: (word: string): boolean => codes.has(word) || types.has(word) || this.#all.words.has(word),
			together: (first: string, second: string): number => this.#all.words.compounds.together(first, second),
		};
		const plain = readSearch(typed);
		const { text, decoded } = readKeystrokes(tidy(typed), known, plain.open);
		return { ...readSearch(quoteNames(text, this.#vocabulary)), text: plain.text, open: plain.open, decoded };
	}

	/** What of a search does not say what it seems to, in reading order; see `faultsOf`. */
	faults(search: SearchText, sources: ReadonlySet<string>): Fault[] {
		return faultsOf(search, this.#vocabulary, sources);
	}

	/** What the controls of a form hold that says the same as a search. */
	controls(search: SearchText): QueryControls {
		return controlsOf(search, this.#vocabulary);
	}

	/** Words in runs of those that belong together: `nghi quyet dan van` is `nghi quyet` and `dan van`. */
	group(words: QueryWord[]): QueryWord[][] {
		return this.#all.words.compounds.group(words);
	}

	/** What a search text is taken to say, without looking anything up; `lettersApart` as for `interpret`. */
	understand(search: SearchText, lettersApart: boolean): { understood: Understood; said: Said } {
		const said = readFields(search.fields, this.#vocabulary);
		return { understood: withFields(interpret(search, this.#vocabulary, lettersApart), said), said };
	}

	/** What the fields of a search ask of a document that is cited: `loai:nq so:25 khoa:xi`. */
	documentFields(search: SearchText): DocumentFilter {
		return documentFilter(readFields(search.fields, this.#vocabulary));
	}

	/** The provinces (of 63) that a field of a search names; undefined where it names none. */
	provinces(search: SearchText): string[] | undefined {
		return readFields(search.fields, this.#vocabulary).provinces ?? undefined;
	}

	/** Whether folded letters are the code of a type or an issuer: `nq`, `tw`. */
	isCode(letters: string): boolean {
		return this.#vocabulary.codes.has(letters);
	}

	/** The words of the symbol that a spelling such as `25nqtw` stands for, or null where it stands for none. */
	symbolWords(spelling: string): QueryWord[] | null {
		return this.#all.numbers.symbolWords(spelling)?.map((fold) => ({ fold, accents: null })) ?? null;
	}

	/** How the directives that were found are spread, by the fields of a directive filter. */
	facets(entries: readonly Entry[]): Facets {
		return this.#all.facets.count(entries);
	}

	/** Numbers of the same types next to the one asked for, nearest first. */
	nearby(understood: Understood, count: number): Entry[] {
		return this.#all.numbers.nearby(understood, count);
	}

	/**
	 * Directives for a search text, best first.
	 *
	 * @param typing Whether the text is still being typed: its last word may be the beginning of one, and numbers that
	 *   begin with the digits follow those that are them. Then only the best few are wanted, not all.
	 */
	search(search: SearchText, filter: DirectiveFilter, typing = false): Found {
		const said = readFields(search.fields, this.#vocabulary);
		const keep = matcher(search, said, filter, this.#all.words);
		const open = typing && search.open;
		const { understood, numbered, lettersApart } = this.#look(search, keep, open);
		const found = { understood, lettersApart, numbered: numbered.length, loose: false, corrected: [] };
		if (typing && numbered.length >= ENOUGH) return { ...found, entries: numbered };
		const most = typing ? WEIGHED : Number.POSITIVE_INFINITY;
		const byWords = (strict: boolean) =>
			findByWords({ search, understood, said, open, strict, keep, most }, this.#all.words, this.#all.byUse);
		if (numbered.length === 0) return { ...found, ...byWords(false) };
		if (!understood.anchored && !numbered.some((entry) => hasAll(entry, understood.rest, open))) {
			// A number among words may be one of the title: `phổ cập mầm non cho trẻ 5 tuổi`.
			const other = byWords(false);
			if (other.entries.length > 0 && !other.loose) return { ...found, ...other, numbered: 0 };
		}
		const first = new Set(numbered);
		const others = byWords(true).entries.filter((entry) => !first.has(entry));
		return { ...found, entries: [...numbered, ...others] };
	}

	/** What a search text is taken to say, and the directives that bear the number or are of the day it names. */
	#look(search: SearchText, keep: (entry: Entry) => boolean, open: boolean) {
		const read = (lettersApart: boolean) => {
			const { understood } = this.understand(search, lettersApart);
			const numbered = lookUp(this.#all.numbers, search, understood, { words: understood.rest, open }).filter(keep);
			return { understood, numbered, lettersApart };
		};
		const first = read(true);
		const { codes, rest } = first.understood;
		if (first.numbered.length > 0 || codes.length === 0 || rest.length === 0) return first;
		const words = read(false);
		return words.numbered.length > 0 ? words : first;
	}
}
