import type { Store } from "../../data/store/port.ts";
import type { Alarm } from "../../model/crawl.ts";
import { messageOf } from "../../model/errors.ts";
import type { Log } from "../../model/log.ts";
import type { Source } from "../../model/source.ts";

/** What the webhook gets. */
export interface Notice {
	event: "raised" | "cleared";
	alarm: Omit<Alarm, "notifiedAt">;
	source: { id: string; name: string | null; home: string | null };
}

export interface NotifyOptions {
	store: Pick<Store, "unnotified" | "markNotified">;
	/** Posts JSON; `postJson` but in tests. */
	post: (url: string, body: unknown, options: { deadline: number }) => Promise<{ status: number }>;
	webhook: string;
	sources: readonly Pick<Source, "id" | "name" | "home">[];
	now: () => Date;
	log: Log;
}

const DEADLINE_MS = 10_000;
const AT_ONCE = 20;
/** What was over for so long when there was first a webhook to tell it to is no news. */
const OLD_MS = 7 * 86_400_000;

function noticeOf({ notifiedAt: _, ...alarm }: Alarm, sources: NotifyOptions["sources"]): Notice {
	const source = sources.find(({ id }) => id === alarm.sourceId);
	return {
		event: alarm.clearedAt === null ? "raised" : "cleared",
		alarm,
		source: { id: alarm.sourceId, name: source?.name ?? null, home: source?.home ?? null },
	};
}

/**
 * Tells the webhook of alarms that were raised or are over, oldest first, each until it takes it with a 2xx. The first
 * that it does not take ends this round; the next one begins there. An alarm that was over before it could be told is
 * told once, as cleared. Never throws.
 *
 * @returns how many were taken.
 */
export async function notify({ store, post, webhook, sources, now, log }: NotifyOptions): Promise<number> {
	let taken = 0;
	try {
		const at = now();
		for (const alarm of await store.unnotified(AT_ONCE)) {
			const isOld = alarm.clearedAt !== null && at.getTime() - Date.parse(alarm.clearedAt) > OLD_MS;
			if (!isOld) {
				const { status } = await post(webhook, noticeOf(alarm, sources), { deadline: DEADLINE_MS });
				if (status < 200 || status > 299) {
					log.warn("webhook.refused", { alarm: alarm.id, status });
					break;
				}
				taken++;
			}
			await store.markNotified([alarm.id], at.toISOString());
		}
	} catch (error) {
		// The address may hold a token, and the poster names it.
		log.warn("webhook.failed", { reason: messageOf(error).replaceAll(webhook, "the webhook") });
	}
	return taken;
}
