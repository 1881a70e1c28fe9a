import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Cron } from "croner";
import { ZONE } from "../model/dates.ts";
import { messageOf } from "../model/errors.ts";
import { type Family, Source } from "../model/source.ts";
import { encodingFault, readEntries, selectorFaults, unreadable } from "./sources/entries.ts";

/** An expression that the schedule can go by, or why not. */
function cronFault(expression: string): string | null {
	try {
		return new Cron(expression, { timezone: ZONE, paused: true }).nextRun() ? null : "schedule: it never comes true";
	} catch (error) {
		return `schedule: ${messageOf(error)}`;
	}
}

/** What the files beside the sources file say a source may name. */
export interface Known {
	/** Slugs of provinces. */
	provinces: ReadonlySet<string>;
	families: readonly Family[];
}

/** What the schema cannot tell of an entry. */
function meaningFaults(entry: Record<string, unknown>, { provinces, families }: Known): string[] {
	const { province, family, schedule, selectors, drop, listings, encoding } = entry;
	const faults: string[] = [];
	if (typeof province === "string" && !provinces.has(province))
		faults.push(`province: there is no "${province}"; data/authority/provinces.tsv lists the slugs`);
	if (typeof family === "string" && !families.some(({ id }) => id === family))
		faults.push(`family: there is no "${family}"; data/families.json lists them`);
	const fault = typeof schedule === "string" ? cronFault(schedule) : null;
	if (fault) faults.push(fault);
	faults.push(
		...encodingFault("encoding", encoding),
		...selectorFaults("selectors", selectors),
		...selectorFaults("drop", drop),
	);
	for (const [i, listing] of (Array.isArray(listings) ? listings : []).entries())
		faults.push(
			...selectorFaults(`listings[${i}].next`, listing?.next),
			...selectorFaults(`listings[${i}].postback`, listing?.postback),
		);
	return faults;
}

/**
 * Reads the text of a sources file: a JSON list of entries, see `Source`.
 *
 * @param name what messages call the file.
 * @throws AppError `sources_invalid`, naming file, entry and key of every fault at once.
 */
export const readSources = (text: string, name: string, known: Known): Source[] =>
	readEntries(text, {
		name,
		remedy: "Correct the file; docs/sources.md tells what an entry holds.",
		schema: Source,
		meaning: (entry) => meaningFaults(entry, known),
	});

/**
 * Reads the sources file.
 *
 * @throws AppError `sources_invalid`, naming file, entry and key of every fault at once; `file_unreadable` where the
 * file cannot be read.
 */
export async function loadSources(file: string, known: Known): Promise<Source[]> {
	const text = await readFile(file, "utf8").catch((cause: unknown) => {
		throw unreadable("sources", file, cause, "Set TRICHDAN_SOURCES to the right path.");
	});
	return readSources(text, basename(file), known);
}
