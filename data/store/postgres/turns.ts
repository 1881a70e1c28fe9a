import { type Bounds, MOST_WAITING, tooManyWait } from "../shared/budget.ts";

/** Work that is done one after the other, in the order in which it came. */
export class Turns {
	#last: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	/**
	 * Does some work when its turn comes. Where it is given up meanwhile it is not begun.
	 *
	 * @throws AppError `busy` when too many wait already.
	 */
	async take<T>(work: () => Promise<T>, signal: Bounds["signal"]): Promise<T> {
		signal?.throwIfAborted();
		if (this.#waiting >= MOST_WAITING) throw tooManyWait();
		this.#waiting++;
		const turn = this.#last.then(() => {
			this.#waiting--;
			signal?.throwIfAborted();
			return work();
		});
		this.#last = turn.catch(() => {});
		return signal instanceof AbortSignal ? Promise.race([turn, givenUp(signal, turn)]) : turn;
	}
}

/** Rejects when a signal comes before some work ends. */
function givenUp(signal: AbortSignal, work: Promise<unknown>): Promise<never> {
	return new Promise((_, reject) => {
		const giveUp = (): void => reject(signal.reason);
		signal.addEventListener("abort", giveUp, { once: true });
		const heard = (): void => signal.removeEventListener("abort", giveUp);
		work.then(heard, heard);
	});
}
