import { AppError } from "../model/errors.ts";
import { fileEntry } from "./import/file.ts";
import { type FoundFile, findFiles, reasonOf, type SkippedFile } from "./import/files.ts";
import { type Entry, type ImportContext, take } from "./import/item.ts";
import { jsonlEntries } from "./import/jsonl.ts";
import { warcEntries } from "./import/warc.ts";

/** Called with every step of a long piece of work: how much is done, of how much, and what comes next. */
export type OnProgress = (done: number, total: number, label: string) => void;

export interface ImportOptions extends ImportContext {
	/** Counts bytes: how many records a file holds is not known before. */
	onProgress?: OnProgress | undefined;
	/** Stops between two files or records. */
	signal?: AbortSignal | undefined;
}

export interface ImportResult {
	/** Files that were read; those in `skipped` and `left` are not among them. */
	files: number;
	created: number;
	updated: number;
	unchanged: number;
	/** Records of WARCs that are well and hold no report: requests, pictures, listings. */
	noReport: number;
	/** Citations in the new and changed reports. */
	mentions: number;
	/** What could not be read: files, lines and records, the first thousand of them. */
	skipped: SkippedFile[];
	/** How many more there were. */
	skippedMore: number;
	/** Files not read to their end because the import was stopped. */
	left: number;
	/** Files in folders that are of a kind which is not read. */
	otherKinds: number;
}

const MOST_NAMED = 1000;

function entriesOf(file: FoundFile, context: ImportContext): AsyncGenerator<Entry, void> {
	if (file.kind === ".jsonl") return jsonlEntries(file, context);
	if (file.kind === ".warc" || file.kind === ".warc.gz") return warcEntries(file, context);
	return fileEntry(file, context);
}

const isOfFile = (error: unknown): boolean =>
	error instanceof AppError
		? ["file_unreadable", "file_unsupported", "page_refused", "too_large"].includes(error.code)
		: error instanceof Error && "syscall" in error;

/** Imports the entries of one file; returns whether it came to its end. */
async function importFile(file: FoundFile, done: number, total: number, options: ImportOptions, result: ImportResult) {
	const { signal, onProgress } = options;
	const skip = (where: string | null, name: string, error: unknown): void => {
		if (!isOfFile(error)) throw error;
		if (result.skipped.length >= MOST_NAMED) {
			result.skippedMore++;
			return;
		}
		const path = where === null ? file.path : `${file.path}, ${where}`;
		const remedy = error instanceof AppError ? error.remedy : "Make the file readable.";
		result.skipped.push({ path, reason: reasonOf(error, name), remedy });
	};
	let read = 0;
	let broken = 0;
	try {
		for await (const entry of entriesOf(file, options)) {
			if (read + broken > 0 && signal?.aborted) return false;
			try {
				const item = await entry.read();
				read++;
				if (item === null) result.noReport++;
				else {
					const { outcome, mentions } = await take(item, options);
					result[outcome]++;
					result.mentions += mentions;
				}
			} catch (error) {
				broken++;
				skip(entry.where, entry.name, error);
			}
			if (entry.where !== null) onProgress?.(done + entry.at, total, file.name);
		}
	} catch (error) {
		broken++;
		skip(null, file.path, error);
	}
	if (read > 0 || broken === 0) result.files++;
	return true;
}

/**
 * Reads files and folders into the index. A file, line or record that cannot be read is named in `skipped` and the rest
 * goes on; the same content twice makes no second report.
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
		noReport: 0,
		mentions: 0,
		skipped,
		skippedMore: 0,
		left: 0,
		otherKinds,
	};
	const total = files.reduce((sum, { size }) => sum + size, 0);
	let done = 0;
	for (const [i, file] of files.entries()) {
		let isWhole = !options.signal?.aborted;
		if (isWhole) {
			options.onProgress?.(done, total, file.name);
			isWhole = await importFile(file, done, total, options, result);
		}
		if (!isWhole) {
			result.left = files.length - i;
			return result;
		}
		done += file.size;
	}
	options.onProgress?.(total, total, "");
	return result;
}
