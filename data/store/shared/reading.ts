/*
 * Rules that both engines follow and that read as they go. SQLite gives what it reads at once, within a transaction that
 * cannot wait; PostgreSQL later. So such a rule is a generator: it hands out what it wants read and goes on with the answer.
 */

/** Work that hands out what it reads, see `wanted`. */
export type Reading<T> = Generator<unknown, T, unknown>;

/** What is read by an engine, as its own code gives it. */
export type Given<T> = T | Promise<T>;

/** Within such work: `const row = yield* wanted(read());` */
export function* wanted<T>(given: Given<T>): Generator<unknown, T, unknown> {
	return (yield given) as T;
}

/** Does such work where all that it reads is there at once. */
export function done<T>(work: Reading<T>): T {
	let step = work.next();
	while (!step.done) step = work.next(step.value);
	return step.value;
}

/** Does such work where what it reads comes later; what fails ends it. */
export async function awaited<T>(work: Reading<T>): Promise<T> {
	let step = work.next();
	while (!step.done) step = work.next(await step.value);
	return step.value;
}
