import { tokens } from "../../citation/index.ts";
import { byRank, type Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import { Shelves } from "./shelves.ts";
import { compact } from "./spelling.ts";

/** Most documents that a number still being typed is taken to grow into. */
const GROWN = 50;

/** Directives by number, day and symbol in one run, for exact and prefix look-up; each list is in the order of `byRank`. */
export class NumberIndex {
	readonly #numbers = new Shelves<Entry>(byRank, (a, b) => a.length - b.length || (a < b ? -1 : 1));
	readonly #days = new Shelves<Entry>(byRank);
	/** Symbols in one run. */
	readonly #symbols = new Shelves<Entry>(byRank);

	#places({ number, directive: { issuedOn, symbol } }: Entry): [Shelves<Entry>, string][] {
		return [
			...(number ? [[this.#numbers, number] as [Shelves<Entry>, string]] : []),
			...(issuedOn ? [[this.#days, issuedOn] as [Shelves<Entry>, string]] : []),
			...(symbol ? [[this.#symbols, compact(symbol)] as [Shelves<Entry>, string]] : []),
		];
	}

	add(entry: Entry): void {
		for (const [shelves, key] of this.#places(entry)) shelves.add(key, entry);
	}

	forget(entry: Entry): void {
		for (const [shelves, key] of this.#places(entry)) shelves.remove(key, entry);
	}

	/** Notes that an entry is cited more or less than before. */
	used(entry: Entry): void {
		for (const [shelves, key] of this.#places(entry)) shelves.unsettle(key);
	}

	ofNumber(number: string): Entry[] {
		return this.#numbers.get(number);
	}

	/** Directives whose number begins with the digits but is longer and that fit, lowest first, some dozens at most. */
	beginning(digits: string, fits: (entry: Entry) => boolean): Entry[] {
		const found: Entry[] = [];
		for (const key of this.#numbers.keys()) {
			if (found.length >= GROWN) break;
			if (key !== digits && key.startsWith(digits)) found.push(...this.ofNumber(key).filter(fits));
		}
		return found;
	}

	ofDay(day: string): Entry[] {
		return this.#days.get(day);
	}

	/** Directives whose symbol in one run is the text. */
	ofSymbol(spelling: string): Entry[] {
		return this.#symbols.get(compact(spelling));
	}

	/** Directives whose symbol in one run begins with the text and is longer, some dozens at most. */
	symbolsBeginning(spelling: string): Entry[] {
		const key = compact(spelling);
		const found: Entry[] = [];
		for (const other of this.#symbols.from(key)) {
			if (found.length >= GROWN || !other.startsWith(key)) break;
			if (other !== key) found.push(...this.#symbols.get(other));
		}
		return found;
	}

	/** The words of the symbol that a spelling such as `25nqtw` stands for, or null. */
	symbolWords(spelling: string): string[] | null {
		const [entry] = this.ofSymbol(spelling);
		return entry ? tokens(entry.directive.symbol ?? "").map(({ text }) => text) : null;
	}

	/** Directives of the types asked for whose numbers are next to the one asked for, nearest first. */
	nearby({ number, types, codes }: Understood, count: number): Entry[] {
		if (number === null || number.length > 6) return [];
		const asked = Number(number);
		const fits = (entry: Entry): boolean =>
			(types.length === 0 || types.includes(entry.directive.type)) && entry.letters.startsWith(codes.join(""));
		const distance = (key: string): number => Math.abs(Number(key) - asked);
		const found: Entry[] = [];
		for (const key of this.#numbers
			.keys()
			.filter((key) => /^\d+$/.test(key))
			.sort((a, b) => distance(a) - distance(b))) {
			if (found.length >= count) break;
			found.push(
				...this.ofNumber(key)
					.filter(fits)
					.sort((a, b) => b.directive.mentions - a.directive.mentions),
			);
		}
		return found.slice(0, count);
	}
}
