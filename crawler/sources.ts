import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { load } from "cheerio";
import { Cron } from "croner";
import type { z } from "zod";
import { ZONE } from "../model/dates.ts";
import { AppError, messageOf } from "../model/errors.ts";
import { type Run, Source } from "../model/source.ts";
import { succeeded } from "./run-note.ts";

const REMEDY = "Correct the file; docs/sources.md tells what an entry holds.";
/** Files with more faults than this are not what they should be; the first ones tell enough. */
const MOST_FAULTS = 20;

/** Where a fault is, as one would write it: `listings[0].url`. */
const pathOf = (path: PropertyKey[]): string =>
	path.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`)).join("");

/** Zod's issues of one entry in words; of a union, those of the form that fits best. */
function faultsOf(issues: z.core.$ZodIssue[]): string[] {
	return issues.flatMap((issue): string[] => {
		const at = pathOf(issue.path);
		if (issue.code === "unrecognized_keys")
			return issue.keys.map((key) => `unknown key "${at === "" ? key : `${at}.${key}`}"`);
		if (issue.code === "invalid_union" && issue.errors.length > 0) {
			const closest = issue.errors.reduce((a, b) => (b.length < a.length ? b : a));
			return faultsOf(closest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
		}
		return [at === "" ? issue.message : `${at}: ${issue.message}`];
	});
}

/** An expression that the schedule can go by, or why not. */
function cronFault(expression: string): string | null {
	try {
		return new Cron(expression, { timezone: ZONE, paused: true }).nextRun() ? null : "schedule: it never comes true";
	} catch (error) {
		return `schedule: ${messageOf(error)}`;
	}
}

/** A selector that the page reader can run, or why not: an empty page shows it as well as a real one. */
function selectorFault(at: string, selector: unknown): string[] {
	if (typeof selector !== "string") return [];
	try {
		load("", { xml: { xmlMode: false, decodeEntities: true } })(selector);
		return [];
	} catch (error) {
		return [`${at}: is not a CSS selector: ${messageOf(error)}`];
	}
}

/** What the schema cannot tell of an entry; asked of one with other faults too, so that all are named at once. */
function meaningFaults(entry: Record<string, unknown>, provinces: ReadonlySet<string>): string[] {
	const { province, schedule, selectors, listings } = entry;
	const faults: string[] = [];
	if (typeof province === "string" && !provinces.has(province))
		faults.push(`province: there is no "${province}"; data/authority/provinces.tsv lists the slugs`);
	const fault = typeof schedule === "string" ? cronFault(schedule) : null;
	if (fault) faults.push(fault);
	for (const [key, selector] of Object.entries(selectors ?? {}))
		faults.push(...selectorFault(`selectors.${key}`, selector));
	for (const [i, listing] of (Array.isArray(listings) ? listings : []).entries())
		faults.push(...selectorFault(`listings[${i}].next`, listing?.next));
	return faults;
}

/**
 * Reads the sources file: a JSON list of entries, see `Source`.
 *
 * @param provinces slugs that a source may have.
 * @throws AppError `sources_invalid`, naming file, entry and key of every fault at once; `file_unreadable` where the
 * file cannot be read.
 */
export async function loadSources(file: string, provinces: ReadonlySet<string>): Promise<Source[]> {
	const name = basename(file);
	const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
		const why = cause.code === "ENOENT" ? "does not exist" : `cannot be read: ${messageOf(cause)}`;
		throw new AppError("file_unreadable", `The sources file ${file} ${why}.`, {
			remedy: "Set TRICHDAN_SOURCES to the right path.",
			cause,
		});
	});
	const invalid = (faults: string[]): AppError => {
		const more = faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more`] : [];
		return new AppError("sources_invalid", `${[...faults.slice(0, MOST_FAULTS), ...more].join("; ")}.`, {
			remedy: REMEDY,
		});
	};
	let entries: unknown;
	try {
		entries = JSON.parse(text.replace(/^\ufeff/, ""));
	} catch (error) {
		throw invalid([`${name}: it is no JSON: ${messageOf(error)}`]);
	}
	if (!Array.isArray(entries)) throw invalid([`${name}: it must be a list of sources`]);

	const sources: Source[] = [];
	const faults: string[] = [];
	const seen = new Map<string, number>();
	for (const [i, entry] of entries.entries()) {
		const isEntry = entry !== null && typeof entry === "object";
		const id: unknown = isEntry ? entry.id : undefined;
		const where = `${name}: entry ${i + 1}${typeof id === "string" ? ` ("${id}")` : ""}`;
		const result = Source.safeParse(entry);
		const own = result.success ? [] : faultsOf(result.error.issues);
		if (isEntry) own.push(...meaningFaults(entry, provinces));
		const before = typeof id === "string" ? seen.get(id) : undefined;
		if (before !== undefined) own.push(`entry ${before + 1} has the same id`);
		else if (typeof id === "string") seen.set(id, i);
		faults.push(...own.map((fault) => `${where}: ${fault.replace(/\.$/, "")}`));
		if (result.success) sources.push(result.data);
	}
	if (faults.length > 0) throw invalid(faults);
	return sources;
}

/**
 * Whether a source should be crawled: there was no good run since its schedule last came true.
 *
 * @param lastRun the newest run of the source, null where it never ran.
 */
export function isDue(source: Source, lastRun: Run | null, now: Date): boolean {
	if (lastRun === null || !succeeded(lastRun)) return true;
	// The library leaves out a firing at that very second.
	const reference = new Date(now.getTime() + 1000);
	const [last] = new Cron(source.schedule, { timezone: ZONE, paused: true }).previousRuns(1, reference);
	return last !== undefined && new Date(lastRun.startedAt) < last;
}
