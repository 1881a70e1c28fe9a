import { hostname } from "node:os";
import { setInterval as every } from "node:timers/promises";
import type { Store } from "../../data/store/port.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import type { Log } from "../../model/log.ts";

/** The right to crawl into a store, which one process has at a time; of a shared store any number. */
export interface CrawlLock {
	/** Shown with every write. */
	fence: number;
	/** Raised when this crawler is found to be taken out: nothing more can be stored. */
	lost: AbortSignal;
	/** Gives it back. */
	release(): Promise<void>;
}

const BEAT_MS = 5000;
/** A holder that was not heard of for so long is taken to be dead. */
export const STALE_MS = 30_000;

/** Of a shared store one that missed so much is asked after: another machine may bear the name of this one. */
const MISSED_MS = 2 * BEAT_MS;

/** Whether a holder is a process of this machine that is no more: then nobody need wait for its lock to grow stale. */
function isGone(holder: string): boolean {
	const [, host, pid] = /^(.*):(\d+)$/.exec(holder) ?? [];
	if (host !== hostname() || pid === undefined || Number(pid) === process.pid) return false;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "ESRCH";
	}
}

/** Says every few seconds that the holder lives, until it is stopped; raises `lost` where the lock is another's. */
async function beat(store: Store, fence: number, now: () => Date, log: Log, lost: AbortController, stop: AbortSignal) {
	try {
		for await (const _ of every(BEAT_MS, undefined, { signal: stop, ref: false })) {
			try {
				if (await store.keepLock(fence, now().toISOString(), STALE_MS)) continue;
			} catch (error) {
				if (error instanceof AppError && error.code === "store_broken") return lost.abort(error);
				// A store that is busy or full for a moment: the next beat tries again, the fence guards meanwhile.
				log.warn("lock.beat-failed", { reason: messageOf(error) });
				continue;
			}
			log.error("lock.lost", { fence });
			lost.abort(lockLost());
			return;
		}
	} catch {
		// Stopped.
	}
}

/** What is thrown where a crawler finds that it was taken out. */
export const lockLost = (): AppError =>
	new AppError("lock_lost", "Another crawler has taken over, as this one was not heard of.", {
		remedy: "Nothing is lost: it goes on where this one stopped. Start this one again if it is to crawl too.",
	});

/** `alone`: no other is to crawl meanwhile, also in a shared store. */
export interface LockOptions {
	now: () => Date;
	log: Log;
	alone?: boolean;
}

/**
 * Takes the lock of a store, or of a shared one a place among its crawlers.
 *
 * @throws AppError `busy` where another process has it, naming who and since when it was last heard of.
 */
export async function acquireLock(store: Store, { now, log, alone = false }: LockOptions): Promise<CrawlLock> {
	const holder = `${hostname()}:${process.pid}`;
	const silence = store.shared ? MISSED_MS : 0;
	const gone = (await store.crawlers()).filter(
		(one) => isGone(one.holder) && now().getTime() - Date.parse(one.heartbeatAt) >= silence,
	);
	const names = gone.map((one) => one.holder);
	const taken = await store.takeLock(holder, now().toISOString(), STALE_MS, names, alone);
	if ("holder" in taken)
		throw new AppError(
			"busy",
			`Another crawler works on ${store.location}: process ${taken.holder}, last heard of at ${taken.heartbeatAt}.`,
			{
				remedy: `Wait for it or stop it; if it is dead, its lock is free ${STALE_MS / 1000} s after it was last heard of.`,
			},
		);
	const { fence } = taken;
	const lost = new AbortController();
	const stop = new AbortController();
	void beat(store, fence, now, log, lost, stop.signal);
	return {
		fence,
		lost: lost.signal,
		release: async () => {
			stop.abort();
			await store.dropLock(fence);
		},
	};
}
