import type { UrlState } from "../../../model/crawl.ts";
import { AppError } from "../../../model/errors.ts";

/** Nothing is put off longer: what is due later was set by a clock that went back since. */
const FAR_MS = 40 * 86_400_000;
export const farFrom = (at: string): string => new Date(Date.parse(at) + FAR_MS).toISOString();

/** Addresses that nobody asks for any more, as SQL: one that is due again is not among them. */
export const GIVEN_UP = "state IN ('failed', 'gone', 'trap') AND next_at IS NULL";

/** An address whose crawler was gone so often in a row is set aside, lest it end every crawler to come. */
export const MOST_LOST = 8;
/** What is noted of it, as SQL; `times`: the expression of how often. */
export const noteOfLost = (times: string): string =>
	`'Its crawler ended ' || ${times} || ' times in a row before it was read.'`;

/** Longer than any webhook takes: an alarm that was over so much later is of a clock that went back since. */
const TELLING_MS = 3_600_000;
export const tellingEnds = (at: string): string => new Date(Date.parse(at) + TELLING_MS).toISOString();

/** States of an address whose page came and was read, whatever it was worth. */
const READ: readonly UrlState[] = ["done", "quarantined", "needs-ocr"];
export const isRead = (state: UrlState): boolean => READ.includes(state);

/** That a crawler may write no more, and why. */
export const lockLost = (what: string): AppError =>
	new AppError("lock_lost", what, {
		remedy:
			"Let the other crawler work. If it is to stop, end it, then start this one again: nothing was half written.",
	});

/** That an address is settled or given back by one who does not have it. */
export const notLeased = (url: string): AppError => lockLost(`${url} is not leased to this crawler.`);
