import type { Directive } from "../../model/directive.ts";
import { byUse, type Entry, entryOf, sameFacts } from "./entry.ts";
import { FacetCounter } from "./facets.ts";
import { lowerBound } from "./lower-bound.ts";
import { NumberIndex } from "./numbers.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { WordIndex } from "./word-index.ts";

/** All directives of the catalogue and what finds them. After changes it is to be sorted before it is searched. */
export class Entries {
	readonly words = new WordIndex();
	readonly numbers = new NumberIndex();
	readonly facets = new FacetCounter();
	/** All entries, most used first. */
	byUse: readonly Entry[] = [];
	readonly #vocabulary: Vocabulary;
	readonly #entries = new Map<string, Entry>();
	/** Places in the order of use whose entries are gone. */
	#givenUp: number[] = [];

	constructor(vocabulary: Vocabulary) {
		this.#vocabulary = vocabulary;
	}

	/** Forgets a directive. */
	forget(id: string): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		this.#givenUp.push(this.words.placeOf(entry));
		this.#entries.delete(id);
		this.words.forget(entry);
		this.numbers.forget(entry);
	}

	/** Takes a directive in, or anew what changed of it. */
	take(directive: Directive): Entry {
		const before = this.#entries.get(directive.id);
		if (before && sameFacts(before.directive, directive)) {
			before.directive = directive;
			before.facts = this.facets.factsOf(before);
			this.numbers.used(before);
			return before;
		}
		const entry = entryOf(directive, this.#vocabulary);
		entry.facts = this.facets.factsOf(entry);
		this.#entries.set(directive.id, entry);
		if (before) {
			this.words.replace(before, entry);
			this.numbers.forget(before);
		} else this.words.add(entry);
		this.numbers.add(entry);
		return entry;
	}

	/**
	 * Puts those that moved in their places among the others, which are in order, and leaves out those at the places that
	 * were given up. A crawl changes a few of tens of thousands with each report, and the next search waits for this.
	 */
	sort(moved: ReadonlySet<Entry>): void {
		const left = [...this.#givenUp, ...[...moved].map((entry) => this.words.placeOf(entry))];
		const stayed: Entry[] = [];
		let from = 0;
		for (const place of left.filter((one) => one >= 0).sort((a, b) => a - b)) {
			while (from < place) stayed.push(this.byUse[from++] as Entry);
			from = Math.max(from, place + 1);
		}
		while (from < this.byUse.length) stayed.push(this.byUse[from++] as Entry);
		const all: Entry[] = [];
		let next = 0;
		for (const entry of [...moved].filter(({ slot }) => slot >= 0).sort(byUse)) {
			const until = lowerBound(stayed, (other) => byUse(other, entry) < 0);
			while (next < until) all.push(stayed[next++] as Entry);
			all.push(entry);
		}
		while (next < stayed.length) all.push(stayed[next++] as Entry);
		this.byUse = all;
		this.#givenUp = [];
		this.words.sort(all);
	}
}
