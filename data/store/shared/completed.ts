import type { NewReport, Report } from "../../../model/report.ts";
import type { Given } from "../port.ts";

/** Facts about a report that another copy of the same text may tell. */
const TOLD = ["url", "file", "sourceId", "author", "province", "attachedTo"] as const;

/** What the index knows of two addresses. */
export interface Addresses {
	/** Another report, or this one, has the address at which the text was met again. */
	isTaken: boolean;
	/** The stored report's own address is gone. */
	isGone: boolean;
}

/**
 * The stored report with what the same text, met again, tells besides: an address after a file, a day that was unknown,
 * what a person gives, another address where the first is gone. Null where it tells nothing new. An address that another
 * report has stays with that one.
 */
export function completed(
	stored: Report,
	again: NewReport,
	given: readonly Given[],
	{ isTaken, isGone }: Addresses,
): Report | null {
	const whole = { ...stored };
	for (const key of TOLD) whole[key] ??= again[key];
	if (stored.url === null && isTaken) whole.url = null;
	// A site that has moved its pages: the report is where it can be read.
	else if (again.url !== null && isGone && !isTaken) whole.url = again.url;
	if (given.includes("province")) whole.province = again.province;
	if (again.publishedOn !== null && (stored.publishedOn === null || given.includes("publishedOn"))) {
		whole.publishedOn = again.publishedOn;
		whole.dateSource = again.dateSource;
		whole.dateInferred = again.dateInferred;
	}
	const changed = [...TOLD, "publishedOn" as const, "dateSource" as const].some((key) => whole[key] !== stored[key]);
	return changed ? whole : null;
}
