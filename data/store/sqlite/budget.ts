/** `Limits` of a search, as far as the store looks at them: what gives it up may be an AbortSignal or stand for one. */
export interface Bounds {
	ms?: number | undefined;
	signal?: { throwIfAborted(): void } | undefined;
}

/** What a search may still cost. Work is done in steps, and between two of them it is asked whether to go on. */
export class Budget {
	readonly #until: number;
	readonly #signal: Bounds["signal"];

	constructor({ ms = Number.POSITIVE_INFINITY, signal }: Bounds) {
		this.#until = performance.now() + ms;
		this.#signal = signal;
		signal?.throwIfAborted();
	}

	/** Whether the time is over; throws where the search was given up. */
	isSpent(): boolean {
		this.#signal?.throwIfAborted();
		return performance.now() > this.#until;
	}
}
