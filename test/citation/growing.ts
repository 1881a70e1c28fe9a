import { expect } from "chai";

/** Characters of the smaller text. */
export const SIZE = 60_000;
const RUNS = 2;
/** Twice the text may take twice the time; the rest is noise of the machine. */
const MOST = 3;
/** Below so many milliseconds the clock's grain, and other threads of the process, say more than the text. */
const FLOOR = 10;

export const repeat = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Processor time of some work, in milliseconds; the best of several runs. */
export function cost(work: (text: string) => unknown, text: string): number {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < RUNS; run++) {
		const before = process.cpuUsage();
		work(text);
		const { user, system } = process.cpuUsage(before);
		best = Math.min(best, (user + system) / 1000);
	}
	return best;
}

/** A test for each of the texts: work on twice the text takes about twice the time. */
export function itGrowsEvenly(
	texts: Readonly<Record<string, (size: number) => string>>,
	work: (text: string) => unknown,
): void {
	for (const [name, make] of Object.entries(texts))
		it(`on ${name}`, function () {
			this.timeout(120_000);
			const of = (size: number): number => cost(work, make(size));
			// A text that is slow beyond doubt is not waited for.
			const [eighth, quarter] = [of(SIZE / 8), of(SIZE / 4)];
			if (quarter > 1000) expect(quarter / eighth, `${eighth} ms, then ${quarter} ms`).to.be.at.most(MOST);
			let [once, twice] = [of(SIZE), of(2 * SIZE)];
			// A busy machine gets more tries.
			for (let tries = 0; tries < 4 && twice / Math.max(once, FLOOR) > MOST; tries++) {
				once = Math.min(once, of(SIZE));
				twice = Math.min(twice, of(2 * SIZE));
			}
			const ratio = twice / Math.max(once, FLOOR);
			if (this.test)
				this.test.title += `: ${once.toFixed(1)} ms, then ${twice.toFixed(1)} ms, ${ratio.toFixed(2)} times`;
			expect(ratio).to.be.at.most(MOST);
		});
}
