/** The same numbers between 0 and 1 on every machine (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** One of some values, each as likely as another. */
export function pick<T>(random: () => number, values: readonly T[]): T {
	const value = values[Math.floor(random() * values.length)];
	if (value === undefined) throw new Error("There is nothing to pick from.");
	return value;
}

/** A whole number from `least` to `most`, both inclusive. */
export const between = (random: () => number, least: number, most: number): number =>
	least + Math.floor(random() * (most - least + 1));

/**
 * Draws from values by the law of Zipf and Mandelbrot: the one of rank r, from 1, as often as 1 / (r + shift). A larger
 * shift makes the first ones less frequent.
 */
export function zipf<T>(values: readonly T[], shift: number): (random: () => number) => T {
	const upTo = new Float64Array(values.length);
	let sum = 0;
	for (let i = 0; i < upTo.length; i++) {
		sum += 1 / (i + 1 + shift);
		upTo[i] = sum;
	}
	return (random) => {
		const wanted = random() * sum;
		let [low, high] = [0, upTo.length - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
			else high = middle;
		}
		return values[low] as T;
	};
}
