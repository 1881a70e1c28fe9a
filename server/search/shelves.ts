import { lowerBound } from "./lower-bound.ts";

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Lists by key, each sorted, and the keys sorted too. What is added is put in order when it is asked for, so that filling
 * costs no more than a push.
 */
export class Shelves<T> {
	readonly #lists = new Map<string, T[]>();
	readonly #unsettled = new Set<string>();
	readonly #compare: (a: T, b: T) => number;
	readonly #compareKeys: (a: string, b: string) => number;
	/** Null where keys came or went since they were sorted. */
	#keys: string[] | null = null;

	constructor(compare: (a: T, b: T) => number, compareKeys: (a: string, b: string) => number = byText) {
		this.#compare = compare;
		this.#compareKeys = compareKeys;
	}

	add(key: string, item: T): void {
		const list = this.#lists.get(key);
		if (list) {
			list.push(item);
			this.#unsettled.add(key);
		} else {
			this.#lists.set(key, [item]);
			this.#keys = null;
		}
	}

	remove(key: string, item: T): void {
		const left = this.get(key).filter((other) => other !== item);
		if (left.length > 0) this.#lists.set(key, left);
		else {
			this.#lists.delete(key);
			this.#keys = null;
		}
	}

	/** Notes that the order of a list may have changed. */
	unsettle(key: string): void {
		this.#unsettled.add(key);
	}

	get(key: string): T[] {
		const list = this.#lists.get(key) ?? [];
		if (this.#unsettled.delete(key)) list.sort(this.#compare);
		return list;
	}

	keys(): string[] {
		this.#keys ??= [...this.#lists.keys()].sort(this.#compareKeys);
		return this.#keys;
	}

	/** The keys from one on, itself included, in their order. */
	*from(key: string): Iterable<string> {
		const keys = this.keys();
		const first = lowerBound(keys, (other) => this.#compareKeys(other, key) < 0);
		for (let i = first; i < keys.length; i++) yield keys[i] ?? "";
	}
}
