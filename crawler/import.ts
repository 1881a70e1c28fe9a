import { readFile, realpath, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { Given, Store } from "../data/store/port.ts";
import { AppError } from "../model/errors.ts";
import { contentHash } from "../model/hash.ts";
import type { NewReport } from "../model/report.ts";
import type { Cite } from "./cite.ts";
import { EXTRACTOR_VERSION, type Extracted } from "./extracted.ts";
import { type FoundFile, findFiles, reasonOf, type SkippedFile } from "./files.ts";
import type { Parser } from "./parse.ts";
import { type Places, placeOf } from "./place.ts";

/** Called with every step of a long piece of work: how much is done, of how much, and what comes next. */
export type OnProgress = (done: number, total: number, label: string) => void;

export interface ImportOptions {
	store: Store;
	parser: Parser;
	extract: Cite;
	grammarVersion: number;
	places: Places;
	/** The moment of the import: it is stored, and dates without a year are read against it. */
	now: Date;
	/** Province slug of all the files; else it is read from each. */
	province?: string | undefined;
	/** Day of publication of all the files, `2022-01-14`; else it is read from each. */
	published?: string | undefined;
	onProgress?: OnProgress | undefined;
	/** Stops between two files. */
	signal?: AbortSignal | undefined;
}

export interface ImportResult {
	/** Files that were read; those in `skipped` and `left` are not among them. */
	files: number;
	created: number;
	updated: number;
	unchanged: number;
	/** Citations in the new and changed reports. */
	mentions: number;
	skipped: SkippedFile[];
	/** Files not tried because the import was stopped. */
	left: number;
	/** Files in folders that are of a kind which is not read. */
	otherKinds: number;
}

const MOST_BYTES = 5 * 1024 * 1024;

async function readBytes(path: string): Promise<Buffer> {
	const { size } = await stat(path);
	if (size > MOST_BYTES)
		throw new AppError("too_large", `it holds ${size} bytes, more than ${MOST_BYTES}`, {
			remedy: "Split it, or save its text alone.",
		});
	if (size === 0) throw new AppError("file_unreadable", "it is empty", { remedy: "Save the page again." });
	return readFile(path);
}

/** Makes a report of what was read from a page or a file. */
export function toReport(
	extracted: Extracted,
	from: Pick<NewReport, "url" | "file" | "sourceId" | "province" | "fetchedAt" | "grammarVersion">,
): NewReport {
	const { title, published, dateSource, author, text } = extracted;
	return {
		...from,
		title,
		text,
		author,
		publishedOn: published,
		dateSource,
		contentHash: contentHash(title, text),
		extractorVersion: EXTRACTOR_VERSION,
	};
}

async function importFile({ path, name }: FoundFile, options: ImportOptions) {
	const { store, parser, extract, places, now, grammarVersion } = options;
	const bytes = await readBytes(path);
	const input = { bytes, name: path, contentType: null, now };
	const isText = extname(path).toLowerCase() === ".txt";
	const read = await (isText ? parser.text(input) : parser.article({ ...input, url: null, selectors: {} }));
	const dated = options.published ? { published: options.published, dateSource: "given" as const } : {};
	const report = toReport(
		{ ...read, ...dated },
		{
			url: null,
			file: name,
			sourceId: null,
			province: options.province ?? placeOf(read, places),
			fetchedAt: now.toISOString(),
			grammarVersion,
		},
	);
	const { mentions, cited } = await extract(report, store);
	const given: Given[] = [];
	if (options.province) given.push("province");
	if (options.published) given.push("publishedOn");
	const provenance = { given, path: await realpath(path) };
	const { outcome } = await store.saveReport(report, mentions, cited, null, provenance);
	return { outcome, mentions: outcome === "unchanged" ? 0 : mentions.length };
}

const isOfFile = (error: unknown): boolean =>
	error instanceof AppError
		? ["file_unreadable", "file_unsupported", "page_refused", "too_large"].includes(error.code)
		: error instanceof Error && "syscall" in error;

/**
 * Reads files and folders into the index. A file that cannot be read is named in `skipped` and the rest goes on; the
 * same content twice makes no second report.
 *
 * @throws AppError `file_unreadable` where every path is missing or a folder without any readable file; and whatever
 * the store throws, for then nothing more can be kept.
 */
export async function importPaths(paths: string[], options: ImportOptions): Promise<ImportResult> {
	const { files, skipped, otherKinds } = await findFiles(paths);
	const result: ImportResult = {
		files: 0,
		created: 0,
		updated: 0,
		unchanged: 0,
		mentions: 0,
		skipped,
		left: 0,
		otherKinds,
	};
	for (const [done, file] of files.entries()) {
		if (options.signal?.aborted) {
			result.left = files.length - done;
			break;
		}
		options.onProgress?.(done, files.length, file.name);
		try {
			const { outcome, mentions } = await importFile(file, options);
			result.files++;
			result[outcome]++;
			result.mentions += mentions;
		} catch (error) {
			if (!isOfFile(error)) throw error;
			const remedy = error instanceof AppError ? error.remedy : "Make the file readable.";
			skipped.push({ path: file.path, reason: reasonOf(error, file.path), remedy });
		}
	}
	options.onProgress?.(files.length - result.left, files.length, "");
	return result;
}
