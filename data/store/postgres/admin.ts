import { audit, entry, note } from "./audit.ts";
import { corrections } from "./cases.ts";
import { correctionsAt } from "./corrections.ts";
import type { Db } from "./db.ts";
import { correct, merge, mergePreview } from "./decisions.ts";
import { addFeedback, closeFeedback, feedback, openMessages } from "./feedback.ts";
import type { StorePart } from "./part.ts";
import { nextToReview, waitingCitations } from "./review.ts";
import { isSignedOut, signOut } from "./sessions.ts";
import { split, splitPreview } from "./split.ts";
import { undo } from "./undo.ts";

/** Work by which readers see something else. */
const telling =
	<A extends unknown[], T>(work: (db: Db, ...args: A) => Promise<T>) =>
	async (db: Db, ...args: A): Promise<T> => {
		const done = await work(db, ...args);
		await db.changed(true);
		return done;
	};

/** What people change by hand. */
export const admin: StorePart = {
	reads: {
		mergePreview,
		splitPreview,
		corrections,
		feedback,
		audit,
		waiting: async (db) => ({ citations: await waitingCitations(db), messages: await openMessages(db) }),
		decisionOn: async (db, report, start) => {
			const [found] = (await correctionsAt(db, [{ report, start }])).values();
			return found ? entry(db, found.pin.auditId) : null;
		},
	},
	singles: { auditEntry: entry, isSignedOut },
	writes: {
		correct: telling(correct),
		merge: telling(merge),
		split: telling(split),
		undo: telling(undo),
		nextToReview,
		closeFeedback,
		noteCrawl: async (db, sources, why) => entry(db, await note(db, "crawl", why, { sources })),
	},
	// A reader does not wait for those who write into the index.
	lights: { addFeedback, signOut },
};
