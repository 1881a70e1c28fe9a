/** How many of the items, counted from the first, pass a test that none passes behind one that fails it; found by halving. */
export function lowerBound<T>(items: readonly T[], passes: (item: T) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (passes(items[middle] as T)) low = middle + 1;
		else high = middle;
	}
	return low;
}
