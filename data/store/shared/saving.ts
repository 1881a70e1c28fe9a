import { AppError } from "../../../model/errors.ts";

/** Of a page that changes at every visit only the newest are kept. */
export const MOST_VERSIONS = 20;

/** What a citation tells of a stub changes other reports' rows in the indexes; so many are made anew with each report. */
export const QUEUED_WITH_ONE = 5;

/** So many reports a transaction where the whole queue is worked off: a tenth of a second, about. */
export const QUEUED_AT_ONCE = 50;

/** That there is no report of an id. */
export const noReport = (id: number): AppError =>
	new AppError("not_found", `There is no report ${id}.`, { remedy: "Search for the report to find its id." });
