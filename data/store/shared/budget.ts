import { AppError } from "../../../model/errors.ts";

/** Searches that may wait for their turn; one more is turned away, for its answer would come when nobody waits any more. */
export const MOST_WAITING = 200;

/** What one is told that is turned away. */
export const tooManyWait = (): AppError =>
	new AppError("busy", "Too many searches wait already.", { remedy: "Search again in a moment." });

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

/** The signal among the arguments of a search: in the last, where it takes limits. */
export function signalIn(args: readonly unknown[]): AbortSignal | undefined {
	const last = args.at(-1);
	if (typeof last !== "object" || last === null || !("signal" in last)) return undefined;
	return last.signal instanceof AbortSignal ? last.signal : undefined;
}
