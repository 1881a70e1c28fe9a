import { isCrawlAsked } from "./audit.ts";
import * as frontier from "./frontier.ts";
import * as health from "./health.ts";
import { host, putHost, turn } from "./hosts.ts";
import { crawlers, dropLock, guard, keepLock, takeLock } from "./lock.ts";
import type { StorePart } from "./part.ts";
import { closeOpenRuns, finishRun, noteProgress, runList, runs, runsSince, startRun } from "./runs.ts";
import { isQuiet, settle } from "./settle.ts";
import { closeTemplate, templateYield } from "./templates.ts";

/** What the crawlers keep. */
export const crawling: StorePart = {
	reads: { runList, sourceYield: health.sourceYield },
	singles: {
		keepLock,
		dropLock,
		crawlers,
		dueHosts: frontier.dueHosts,
		templateYield,
		frontierUrl: frontier.frontierUrl,
		frontierCounts: frontier.frontierCounts,
		frontierUrls: frontier.frontierUrls,
		host,
		turn,
		isCrawlAsked,
		sourceState: health.sourceState,
		sourceStates: health.sourceStates,
		publicationDays: health.publicationDays,
		alarms: health.alarms,
		unnotified: health.unnotified,
		markNotified: health.markNotified,
		reportsByMonth: health.reportsByMonth,
		reportsByDay: health.reportsByDay,
		runs,
		runsSince,
	},
	writes: { startRun, finishRun, putHealth: health.putHealth },
	lights: {
		takeLock,
		claim: frontier.claim,
		release: frontier.release,
		closeTemplate,
		requeueQuarantined: frontier.requeueQuarantined,
		putHost,
		noteProgress,
		closeOpenRuns,
		addUrls: async (db, fence, urls, at, due) => {
			await guard(db, fence);
			return frontier.addUrls(db, urls, at, due);
		},
	},
	eithers: { settle: { isLight: (_fence, settlement) => isQuiet(settlement), work: settle } },
};
