import { expect } from "chai";
import { findCitations, findRelations, resolveCitations } from "../../citation/index.ts";
import { authority } from "./authority.ts";

type Texts = Record<string, (size: number) => string>;
const path = new URL("../../bench/large-texts.js", import.meta.url).href;
const { LARGE_TEXTS } = (await import(path)) as { LARGE_TEXTS: Texts };

/** Characters of the smaller text; the larger has twice as many. */
const HALF = 2_500_000;
/** Twice the text may take twice the time, and a little for memory that no longer fits the caches. */
const MOST = 2.3;
const TRIES = 5;

/** Processor time of finding, resolving and relating, in seconds. */
function cost(text: string): number {
	const before = process.cpuUsage();
	const citations = findCitations(text, authority);
	resolveCitations(citations, text, authority, { published: "2026-01-01" });
	findRelations(text, citations, authority);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1e6;
}

describe("the time for five million characters is twice that for half of them", () => {
	for (const [name, make] of Object.entries(LARGE_TEXTS))
		it(`on ${name}`, function () {
			this.timeout(300_000);
			const [half, whole] = [make(HALF), make(2 * HALF)];
			let [once, twice] = [cost(half), cost(whole)];
			// The best of several tries, for a busy machine only ever adds.
			for (let tries = 1; tries < TRIES && twice / once > MOST; tries++) {
				once = Math.min(once, cost(half));
				twice = Math.min(twice, cost(whole));
			}
			expect(twice / once, `${once} s, then ${twice} s`).to.be.at.most(MOST);
		});
});
