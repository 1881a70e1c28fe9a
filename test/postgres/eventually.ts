import { setTimeout as sleep } from "node:timers/promises";

/** Asks until the answer fits, and returns it; a test in which it never does runs out of its time. */
export async function eventually<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
	for (;;) {
		const answer = await ask();
		if (fits(answer)) return answer;
		await sleep(20);
	}
}
