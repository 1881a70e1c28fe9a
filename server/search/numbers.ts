import { tokens } from "../../citation/index.ts";
import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import { compact } from "./spelling.ts";

/** Directives by number and by symbol in one run, for exact and prefix look-up. */
export class NumberIndex {
	readonly #byNumber = new Map<string, Entry[]>();
	readonly #byDay = new Map<string, Entry[]>();
	/** Symbols in one run, sorted, each with the directives that bear it. */
	readonly #symbols: { key: string; entries: Entry[] }[];

	constructor(entries: Entry[]) {
		const bySymbol = new Map<string, Entry[]>();
		const put = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
			const list = map.get(key);
			if (list) list.push(entry);
			else map.set(key, [entry]);
		};
		for (const entry of entries) {
			const { symbol, issuedOn } = entry.directive;
			if (entry.number) put(this.#byNumber, entry.number, entry);
			if (issuedOn) put(this.#byDay, issuedOn, entry);
			if (symbol) put(bySymbol, compact(symbol), entry);
		}
		this.#symbols = [...bySymbol].map(([key, list]) => ({ key, entries: list }));
		this.#symbols.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	}

	ofNumber(number: string): Entry[] {
		return this.#byNumber.get(number) ?? [];
	}

	/** Directives whose number begins with the digits but is longer, lowest first. */
	beginning(digits: string): Entry[] {
		const numbers = [...this.#byNumber.keys()].filter((key) => key.startsWith(digits) && key !== digits);
		return numbers.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).flatMap((key) => this.ofNumber(key));
	}

	ofDay(day: string): Entry[] {
		return this.#byDay.get(day) ?? [];
	}

	/** Directives whose symbol in one run is the text, or begins with it. */
	ofSymbol(spelling: string): { exact: Entry[]; begun: Entry[] } {
		const key = compact(spelling);
		let at = this.#position(key);
		const exact = this.#symbols[at]?.key === key ? (this.#symbols[at++]?.entries ?? []) : [];
		const begun: Entry[] = [];
		for (; this.#symbols[at]?.key.startsWith(key); at++) begun.push(...(this.#symbols[at]?.entries ?? []));
		return { exact, begun };
	}

	symbolWords(spelling: string): string[] | null {
		const [entry] = this.ofSymbol(spelling).exact;
		return entry ? tokens(entry.directive.symbol ?? "").map(({ text }) => text) : null;
	}

	nearby({ number, types, codes }: Understood, count: number): Entry[] {
		if (number === null || number.length > 6) return [];
		const asked = Number(number);
		const distance = ({ number: other }: Entry): number => Math.abs(Number(other) - asked);
		const fits = (entry: Entry): boolean =>
			(types.length === 0 || types.includes(entry.directive.type)) && entry.letters.startsWith(codes.join(""));
		return [...this.#byNumber.values()]
			.flat()
			.filter((entry) => /^\d+$/.test(entry.number ?? "") && fits(entry))
			.sort((a, b) => distance(a) - distance(b) || b.directive.mentions - a.directive.mentions)
			.slice(0, count);
	}

	/** Where the key is in the sorted symbols, or would be. */
	#position(key: string): number {
		let low = 0;
		let high = this.#symbols.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#symbols[middle]?.key ?? "") < key) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
