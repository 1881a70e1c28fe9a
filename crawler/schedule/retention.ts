import type { Pruned, Retention } from "../../data/store/crawl-port.ts";
import type { Store } from "../../data/store/port.ts";
import type { Log } from "../../model/log.ts";

const DAY_MS = 86_400_000;
/** A clock that moves by so much more or less than time passes was set. */
const JUMP_MS = 7 * DAY_MS;
/** A last run so far from now says that the clock may be wrong. */
const GAP_MS = 60 * DAY_MS;

/** What may go after so many days; null: nothing. */
export function retentionOf(days: number, now: Date): Retention | null {
	if (days === 0) return null;
	const before = new Date(now.getTime() - days * DAY_MS).toISOString();
	return { bodies: before, runs: before, dead: before };
}

export interface PrunerOptions {
	store: Pick<Store, "prune" | "runs">;
	days: number;
	now: () => Date;
	/** Milliseconds that have passed, whatever the clock says. */
	elapsed: () => number;
	log: Log;
}

/**
 * Throws away once a day what retention allows, and the first time at once. With a clock that was set years ahead that
 * would be everything, so it is left undone when the clock jumps, or when it stands far from the last run; `prune` does
 * it by hand.
 */
export function createPruner({ store, days, now, elapsed, log }: PrunerOptions): () => Promise<Pruned | null> {
	const began = { wall: now().getTime(), passed: elapsed() };
	let next = began.passed;
	let doubt: string | null = null;

	async function doubtOf(): Promise<string | null> {
		const drift = now().getTime() - began.wall - (elapsed() - began.passed);
		if (Math.abs(drift) > JUMP_MS) return "the clock was set while this ran";
		if (elapsed() - began.passed > DAY_MS) return null;
		const [last] = await store.runs(1);
		const gap = last === undefined ? 0 : Math.abs(now().getTime() - Date.parse(last.startedAt));
		return gap > GAP_MS ? `the last run was at ${last?.startedAt}, far from what the clock says` : null;
	}

	return async () => {
		if (days === 0 || elapsed() < next || doubt !== null) return null;
		next = elapsed() + DAY_MS;
		doubt = await doubtOf();
		if (doubt !== null) {
			log.warn("prune.left-undone", {
				reason: doubt,
				remedy: "If the clock is right, run `npx trichdan prune --yes` and start the schedule anew.",
			});
			return null;
		}
		const retention = retentionOf(days, now());
		if (retention === null) return null;
		const pruned = await store.prune(retention, false);
		log.info("prune.done", { ...pruned });
		return pruned;
	};
}
