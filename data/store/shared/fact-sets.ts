/** The same numbers with room for `length` of them: twice as many whenever there must be more. */
export function withRoom(numbers: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
	if (length <= numbers.length) return numbers;
	const longer = new Uint32Array(Math.max(length, 2 * numbers.length, 1024));
	longer.set(numbers);
	return longer;
}

/** The sets of `fact_set` taken apart. Ids of sets are never used again, so each is read once. */
export class FactSets {
	/** The facts by number: `p=nghe-an`. */
	readonly #facts: string[] = [];
	readonly #numbers = new Map<string, number>();
	/** Facts of all sets, one set after the other, and by set id where those of a set end. */
	#members = new Uint32Array(0);
	#ends = new Uint32Array(1);
	#length = 1;

	/** One more than the greatest id of a set. */
	get length(): number {
		return this.#length;
	}

	/** Takes the sets that are new: those of ids from `length` on, in their order. */
	add(rows: readonly (readonly [id: number, facts: string])[]): void {
		for (const [id, facts] of rows) {
			let end = this.#ends[this.#length - 1] as number;
			this.#ends = withRoom(this.#ends, id + 1);
			this.#ends.fill(end, this.#length, id);
			for (const fact of facts === "" ? [] : facts.split(" ")) {
				this.#members = withRoom(this.#members, end + 1);
				this.#members[end++] = this.#number(fact);
			}
			this.#ends[id] = end;
			this.#length = id + 1;
		}
	}

	/** How often each fact is there, where each set is there as often as `counts` says by its id. */
	sum(counts: Uint32Array): [fact: string, count: number][] {
		const sums = new Float64Array(this.#facts.length);
		for (let set = 1; set < this.#length; set++) {
			const count = counts[set] as number;
			if (count === 0) continue;
			const end = this.#ends[set] as number;
			for (let i = this.#ends[set - 1] as number; i < end; i++) {
				const fact = this.#members[i] as number;
				sums[fact] = (sums[fact] as number) + count;
			}
		}
		return this.#facts.flatMap((fact, i) => (sums[i] === 0 ? [] : [[fact, sums[i] as number]]));
	}

	/** By set id, 1 where the set has one of these facts. */
	having(facts: readonly string[]): Uint8Array {
		const wanted = new Set(facts.map((fact) => this.#numbers.get(fact)));
		const found = new Uint8Array(this.#length);
		for (let set = 1; set < this.#length; set++) {
			const end = this.#ends[set] as number;
			for (let i = this.#ends[set - 1] as number; i < end; i++) if (wanted.has(this.#members[i])) found[set] = 1;
		}
		return found;
	}

	/** What a set says of a kind of facts that it has one of at most; null where it has none. */
	value(set: number, kind: string): string | null {
		const end = this.#ends[set] as number;
		for (let i = this.#ends[set - 1] as number; i < end; i++) {
			const fact = this.#facts[this.#members[i] as number] as string;
			if (fact.charAt(0) === kind) return fact.slice(2);
		}
		return null;
	}

	#number(fact: string): number {
		const met = this.#numbers.get(fact);
		if (met !== undefined) return met;
		this.#numbers.set(fact, this.#facts.length);
		return this.#facts.push(fact) - 1;
	}
}
