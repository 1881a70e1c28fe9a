import Database from "better-sqlite3";
import { AppError, messageOf } from "../../../model/errors.ts";

const RESTORE = "Move it away and `npx trichdan restore` a backup, or start anew without it.";

/** What SQLite's result codes mean to whoever runs the index, by their start. */
const MEANINGS: [code: string, what: string, remedy: string][] = [
	["SQLITE_NOTADB", "is not an SQLite database", RESTORE],
	["SQLITE_CORRUPT", "is damaged", RESTORE],
	["SQLITE_FULL", "cannot grow: the disk is full", "Free some space and try again; nothing was half written."],
	["SQLITE_READONLY", "cannot be written", "Make the file and its folder writable for this user."],
	["SQLITE_CANTOPEN", "cannot be opened", "Check that its folder exists and is writable, also for -wal and -shm."],
	["SQLITE_IOERR", "cannot be read or written", "Check the disk and its free space, then run `npx trichdan doctor`."],
];

/** That the file at a path cannot serve as the index: one line, and what to do about it. */
export function unusable(path: string, what: string, remedy: string = RESTORE, cause?: unknown): AppError {
	return new AppError("store_unusable", `The index ${path} ${what}.`, { remedy, cause });
}

/** Whether the system could not say that what was written is on the disk. */
export const isUnsure = (thrown: unknown): boolean =>
	thrown instanceof Database.SqliteError && /^SQLITE_IOERR_(?:DIR_)?FSYNC$/.test(thrown.code);

/** That a process is to end, since it cannot know any more what of the index is on the disk. */
export const storeBroken = (path: string, cause: unknown): AppError =>
	new AppError("store_broken", `The disk did not take what was written to the index ${path} (${messageOf(cause)}).`, {
		remedy: "Nothing more is written by this process. Check the disk, start again, and run `npx trichdan doctor`.",
		cause,
	});

/**
 * Turns what SQLite or the file system threw into an AppError that names the path: `store_unusable` for a file or disk
 * that fails, `busy` for one that another process keeps locked. Anything else, a fault of ours, is given back as it is.
 */
export function storeFault(path: string, thrown: unknown): unknown {
	if (thrown instanceof AppError) return thrown;
	if (!(thrown instanceof Database.SqliteError)) return thrown;
	if (/^SQLITE_(BUSY|LOCKED)/.test(thrown.code))
		return new AppError("busy", `The index ${path} is being written by another process.`, {
			remedy: "Wait until its crawl or import ends, and try again.",
			cause: thrown,
		});
	const meaning = MEANINGS.find(([code]) => thrown.code.startsWith(code));
	if (!meaning) return thrown;
	return unusable(path, `${meaning[1]} (${messageOf(thrown)})`, meaning[2], thrown);
}
