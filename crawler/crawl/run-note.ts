import { CUT_SHORT, type Run, resultOf } from "../../model/source.ts";

export { CUT_SHORT, INTERRUPTED } from "../../model/source.ts";
/** The note that is put on a run whose process was killed. */
export const KILLED = `${CUT_SHORT}the crawler was killed`;
/** Begins the note of a crawl that reached the source's own limit of pages: the next one, when due, goes on. */
export const LIMITED = "limited: ";

/** Whether a run did its work: it was not cut short, and not everything that it asked for failed. */
export const succeeded = (run: Run): boolean => ["done", "partly"].includes(resultOf(run));
