/** Random numbers that a seed brings back: what failed once can be made to fail again. */
export interface Random {
	/** At least 0, below 1. */
	next(): number;
	/** A whole number, both ends included. */
	whole(from: number, to: number): number;
	/** One of them. */
	of<T>(items: readonly T[]): T;
	/** So many different ones, in a random order. */
	some<T>(items: readonly T[], count: number): T[];
}

/** The generator mulberry32: short, even enough for tests, and the same on every machine. */
export function random(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
	const of = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T;
	const some = <T>(items: readonly T[], count: number): T[] => {
		const left = [...items];
		return Array.from(
			{ length: Math.min(count, left.length) },
			() => left.splice(whole(0, left.length - 1), 1)[0] as T,
		);
	};
	return { next, whole, of, some };
}
