import type { Run } from "../model/source.ts";

/** Begins the note of a crawl that was cut short, by a stop signal or an error: the source stays due. */
export const CUT_SHORT = "incomplete: ";
/** Begins the note of a crawl that reached the source's own limit of pages: the next one, when due, goes on. */
export const LIMITED = "limited: ";

/** Whether a run came to its end, so that the next need not look through every listing page again. */
export const isWhole = ({ finishedAt, note }: Run): boolean =>
	finishedAt !== null && !note?.startsWith(CUT_SHORT) && !note?.startsWith(LIMITED);

/** Whether a run did its work: it was not cut short, and not everything that it asked for failed. */
export const succeeded = ({ finishedAt, note, failed, fetched }: Run): boolean =>
	finishedAt !== null && !note?.startsWith(CUT_SHORT) && (failed === 0 || failed < fetched);
