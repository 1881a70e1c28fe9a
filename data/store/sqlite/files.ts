import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AppError, messageOf } from "../../../model/errors.ts";

/** What SQLite keeps beside a file while it is in use. */
export const BESIDE = ["-wal", "-shm", "-journal"];

/** Takes away a file that never got its name, with what SQLite has beside it. */
export function removeDraft(draft: string): void {
	for (const end of ["", ...BESIDE]) rmSync(draft + end, { force: true });
}

/** Has a file, or the names in a folder, written to the disk, so that a power cut takes nothing of it. */
export function sync(path: string): void {
	const file = openSync(path, "r");
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

/**
 * Gives a finished file its name unless the name is taken (EEXIST), and makes it last; file systems without hard links
 * rename. The draft's own name may stay.
 */
export function place(draft: string, path: string): void {
	try {
		linkSync(draft, path);
	} catch (thrown) {
		if ((thrown as NodeJS.ErrnoException).code === "EEXIST") throw thrown;
		renameSync(draft, path);
	}
	sync(dirname(path));
}

/** Makes the folder that a file is to lie in. Throws as `make`. */
export function makeFolder(path: string): void {
	try {
		mkdirSync(dirname(path), { recursive: true });
	} catch (thrown) {
		throw unwritable(path, messageOf(thrown), thrown);
	}
}

/** Under another name beside it, so that what bears the name given is always whole. */
const draftOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.part`);

/**
 * Makes the file at a path by way of a draft, which is gone afterwards whatever happens.
 *
 * @throws AppError `file_unreadable` where it cannot be written, or there is a file of that name by now.
 */
export async function make<T>(path: string, fill: (draft: string) => Promise<T>): Promise<T> {
	const draft = draftOf(path);
	removeDraft(draft);
	try {
		const result = await fill(draft);
		place(draft, path);
		return result;
	} catch (thrown) {
		if (!(thrown instanceof Error && "syscall" in thrown)) throw thrown;
		throw unwritable(path, messageOf(thrown), thrown);
	} finally {
		removeDraft(draft);
	}
}

/** That a file cannot be written, and that nothing of it is left. */
export const unwritable = (path: string, why: string, cause?: unknown): AppError =>
	new AppError("file_unreadable", `${path} cannot be written: ${why}.`, {
		remedy: "Check that the folder exists, is yours to write to, and has room. Nothing was left there.",
		cause,
	});
