/** CPU milliseconds of this process with all its threads, since it began. */
export function cpuNow(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** CPU milliseconds that a piece of work takes, other threads of the process included. */
export async function cpuOf(work: () => unknown): Promise<number> {
	const before = cpuNow();
	await work();
	return cpuNow() - before;
}

/** Each of some inputs in turn, several rounds: all figures, so that the worst of them counts. */
export async function cpuOfEach<T>(
	inputs: readonly T[],
	rounds: number,
	work: (input: T) => unknown,
): Promise<number[]> {
	const figures: number[] = [];
	for (let round = 0; round < rounds; round++) for (const input of inputs) figures.push(await cpuOf(() => work(input)));
	return figures;
}

/** The least value that so great a share of all does not exceed. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
