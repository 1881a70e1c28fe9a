/** Whether the long runs were asked for (`make soak`). */
export const isSoak = (process.env.SOAK ?? "") !== "";

/** How often a fault is caused: `make test` has three minutes for all of them. */
export const rounds = (inTest: number, inSoak: number): number => (isSoak ? inSoak : inTest);

/** Adds what was seen to the title of the test that saw it. */
export function figure(test: Mocha.Context, seen: string): void {
	if (test.test) test.test.title += `: ${seen}`;
}

/** What this machine may lack for a fault to be caused. */
export type Need = "strace" | "mounts" | "faketime";

/**
 * Skips a suite in plain sight where the machine cannot do what it needs; under CI that is a failure, unless `FAULTS_WITHOUT`
 * names it, for a machine that truly cannot (a container without the right to mount).
 */
export function need(suite: Mocha.Context, what: Need, probe: () => void): void {
	try {
		probe();
	} catch (error) {
		const words = `${error instanceof Error ? error.message : error}`.split("\n")[0];
		const why = `${what} cannot be had (${words}): run as root with \`apt-get install strace e2fsprogs libfaketime\``;
		const isAllowed = (process.env.FAULTS_WITHOUT ?? "").split(/[ ,]+/).includes(what);
		if (process.env.CI && !isAllowed) throw new Error(`${why}, or set FAULTS_WITHOUT=${what} where it is impossible.`);
		console.log(`    skipped: ${why}`);
		suite.skip();
	}
}
