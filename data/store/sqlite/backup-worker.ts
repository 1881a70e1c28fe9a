import Database from "better-sqlite3";

/** What the thread is to do: open an index, then copy it to a file that is not there. */
export interface CopyJob {
	from: string;
	to: string | null;
}

/** What SQLite said instead: a class does not survive the way between threads. */
export type CopyFault = { code: string; message: string } | null;

/** Pages held back before they are written, in KiB: few, so that whoever waits for the copy to begin soon sees it. */
const CACHE = 1000;

let opened: Database.Database | undefined;

function open(path: string): Database.Database {
	const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
	db.pragma("trusted_schema = OFF");
	db.pragma(`cache_size = -${CACHE}`);
	return db;
}

function copyInto(db: Database.Database, path: string): void {
	try {
		db.prepare("VACUUM INTO ?").run(path);
	} finally {
		db.close();
	}
}

/** Opens the index, or copies it once it is open. */
export function copy({ from, to }: CopyJob): CopyFault {
	try {
		opened ??= open(from);
		if (to !== null) copyInto(opened, to);
		return null;
	} catch (thrown) {
		if (!(thrown instanceof Database.SqliteError)) throw thrown;
		return { code: thrown.code, message: thrown.message };
	}
}
