import type { z } from "zod";
import { AppError, messageOf } from "../../model/errors.ts";
import { loadPage } from "../article/load-page.ts";
import { isEncoding } from "../decode.ts";

/** Files with more faults than this are not what they should be; the first ones tell enough. */
const MOST_FAULTS = 20;

/** Where a fault is, as one would write it: `listings[0].url`. */
const pathOf = (path: PropertyKey[]): string =>
	path.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`)).join("");

/** Zod's issues of one entry in words; of a union, those of the form that fits best. */
export function faultsOf(issues: z.core.$ZodIssue[]): string[] {
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

/** A selector that the page reader cannot run, and why not: an empty page shows it as well as a real one. */
function selectorFault(at: string, selector: unknown): string[] {
	if (typeof selector !== "string") return [];
	try {
		loadPage("")(selector);
		return [];
	} catch (error) {
		return [`${at}: is not a CSS selector: ${messageOf(error)}`];
	}
}

/** The faults of selectors under one key: one of them, a list, or a record of either. Anything else is the schema's. */
export function selectorFaults(at: string, value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((selector, i) => selectorFault(`${at}[${i}]`, selector));
	if (value !== null && typeof value === "object")
		return Object.entries(value).flatMap(([key, inner]) => selectorFaults(`${at}.${key}`, inner));
	return selectorFault(at, value);
}

/** An encoding that no reader knows. */
export const encodingFault = (at: string, encoding: unknown): string[] =>
	typeof encoding === "string" && !isEncoding(encoding)
		? [`${at}: there is no "${encoding}"; use utf-8, windows-1258, tcvn, vni or another that iconv knows`]
		: [];

/** What a list file holds and how it is to be judged. */
export interface EntryList<T> {
	/** The file as messages call it: `sources.json`. */
	name: string;
	/** What to do about a fault. */
	remedy: string;
	schema: z.ZodType<T>;
	/** What the schema cannot tell of an entry; asked of one with other faults too, so that all are named at once. */
	meaning(entry: Record<string, unknown>): string[];
}

/**
 * Reads a JSON list of entries that each have an `id` of their own.
 *
 * @throws AppError `sources_invalid`, naming file, entry and key of every fault at once.
 */
export function readEntries<T>(text: string, { name, remedy, schema, meaning }: EntryList<T>): T[] {
	const invalid = (faults: string[]): AppError => {
		const more = faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more`] : [];
		return new AppError("sources_invalid", `${[...faults.slice(0, MOST_FAULTS), ...more].join("; ")}.`, { remedy });
	};
	let entries: unknown;
	try {
		entries = JSON.parse(text.replace(/^\ufeff/, ""));
	} catch (error) {
		throw invalid([`${name}: it is no JSON: ${messageOf(error)}`]);
	}
	if (!Array.isArray(entries)) throw invalid([`${name}: it must be a list`]);

	const read: T[] = [];
	const faults: string[] = [];
	const seen = new Map<string, number>();
	for (const [i, entry] of entries.entries()) {
		const isEntry = entry !== null && typeof entry === "object";
		const id: unknown = isEntry ? entry.id : undefined;
		const where = `${name}: entry ${i + 1}${typeof id === "string" ? ` ("${id}")` : ""}`;
		const result = schema.safeParse(entry);
		const own = result.success ? [] : faultsOf(result.error.issues);
		if (isEntry) own.push(...meaning(entry));
		const before = typeof id === "string" ? seen.get(id) : undefined;
		if (before !== undefined) own.push(`entry ${before + 1} has the same id`);
		else if (typeof id === "string") seen.set(id, i);
		faults.push(...own.map((fault) => `${where}: ${fault.replace(/\.$/, "")}`));
		if (result.success) read.push(result.data);
	}
	if (faults.length > 0) throw invalid(faults);
	return read;
}

/** The failure of a file that could not be read. */
export function unreadable(what: string, file: string, cause: unknown, remedy: string): AppError {
	const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
	const why = isMissing ? "does not exist" : `cannot be read: ${messageOf(cause)}`;
	return new AppError("file_unreadable", `The ${what} file ${file} ${why}.`, { remedy, cause });
}
