import {
	accessSync,
	closeSync,
	constants,
	existsSync,
	lstatSync,
	mkdirSync,
	openSync,
	readSync,
	statSync,
} from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { AppError, messageOf } from "../../../model/errors.ts";
import type { Store } from "../port.ts";
import { type Migrated, readMigrations } from "../shared/migrations.ts";
import { QUEUED_AT_ONCE } from "../shared/saving.ts";
import { Connection } from "./connection.ts";
import { storeFault, unusable } from "./faults.ts";
import { place, removeDraft } from "./files.ts";
import { migrate, schemaVersion } from "./migrate.ts";
import { workQueue } from "./search-index.ts";
import { SqliteStore } from "./store.ts";

/** Marks a file as ours: `trdn` in ASCII. */
export const APPLICATION_ID = 0x7472646e;
const MAGIC = "SQLite format 3\0";
const HEADER = 100;

/** `readonly`: never writes; `migrate` (default true): brings an older schema up to date. */
export interface OpenOptions {
	readonly?: boolean;
	migrate?: boolean;
}

/** An open connection, and what was migrated on the way. */
export interface Opened {
	db: Database.Database;
	migrated: Migrated;
}

interface Versions {
	applicationId: number;
	version: number;
}

/** Reads the first bytes without SQLite, so that a file that is not ours is never touched. */
function readHeader(path: string): Versions {
	const head = Buffer.alloc(HEADER);
	const file = openSync(path, "r");
	let length: number;
	try {
		length = readSync(file, head, 0, HEADER, 0);
	} finally {
		closeSync(file);
	}
	if (length === 0) throw unusable(path, "is empty (zero bytes): it was cut off or never written");
	if (length < HEADER || head.toString("latin1", 0, MAGIC.length) !== MAGIC)
		throw unusable(path, "is not an SQLite database");
	return { applicationId: head.readUInt32BE(68), version: head.readUInt32BE(60) };
}

function refuse(path: string, { applicationId, version }: Versions, newest: number): void {
	if (applicationId !== APPLICATION_ID)
		throw unusable(path, "is a database of another program", "Point TRICHDAN_DB to another path.");
	if (version > newest)
		throw new AppError(
			"store_too_new",
			`The index ${path} has schema ${version}, of a newer trichdan; this one knows up to ${newest}.`,
			{ remedy: "Update trichdan, or open a backup made before the update. The file was not changed." },
		);
}

/** Refuses a link whose target is not there: made through it, the index would come to lie where nobody looks. */
export function refuseDeadLink(path: string): void {
	if (existsSync(path) || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
	throw unusable(path, "is a link to nowhere", "Remove the link, or point it to where the index is.");
}

/** Refuses a file that is not an index this version can open; writes nothing to it. */
function examine(path: string, newest: number): void {
	if (!statSync(path).isFile()) throw unusable(path, "is not a file (a folder, say)", "Point TRICHDAN_DB to a file.");
	refuse(path, readHeader(path), newest);
	// A process that was killed may have left its last commits in the log beside the file.
	if (!existsSync(`${path}-wal`)) return;
	const db = new Database(path, { readonly: true, fileMustExist: true });
	try {
		const applicationId = Number(db.pragma("application_id", { simple: true }));
		refuse(path, { applicationId, version: schemaVersion(db) }, newest);
	} finally {
		db.close();
	}
}

function configure(db: Database.Database, readonly: boolean): void {
	db.pragma("busy_timeout = 5000");
	db.pragma("trusted_schema = OFF");
	db.pragma("cell_size_check = ON");
	db.pragma("foreign_keys = ON");
	if (readonly) return;
	db.pragma("journal_mode = WAL");
	db.pragma("synchronous = FULL");
	db.pragma("journal_size_limit = 67108864");
}

/** Reads the schema, which finds a file that was cut off. */
const readSchema = (db: Database.Database): unknown => db.prepare("SELECT count(*) FROM sqlite_schema").get();

function initialise(path: string): Migrated {
	const db = new Database(path);
	try {
		db.pragma(`application_id = ${APPLICATION_ID}`);
		configure(db, false);
		return migrate(db);
	} finally {
		db.close();
	}
}

/**
 * Makes a new index beside its place and links it there when it is whole: a kill half way leaves no half index, and of
 * two processes that start at once one wins and both open the same file.
 */
function create(path: string): Migrated {
	mkdirSync(dirname(path), { recursive: true });
	const draft = `${path}.${process.pid}.tmp`;
	removeDraft(draft);
	try {
		const migrated = initialise(draft);
		place(draft, path);
		return migrated;
	} catch (thrown) {
		if ((thrown as NodeJS.ErrnoException).code !== "EEXIST" || !existsSync(path)) throw thrown;
		return { from: 0, to: readMigrations("sqlite").length, applied: [] };
	} finally {
		removeDraft(draft);
	}
}

/** Makes what the search indexes lack: all of it after the step that made them, and what a process that was killed left. */
function workWholeQueue(connection: Connection): void {
	if (!connection.sql("SELECT 1 FROM index_queue").get()) return;
	while (connection.write(() => workQueue(connection, QUEUED_AT_ONCE)) === QUEUED_AT_ONCE);
}

function open(path: string, options: OpenOptions): Opened {
	const newest = readMigrations("sqlite").length;
	const mayMigrate = options.migrate !== false && !options.readonly;
	const outdated = (what: string) =>
		new AppError("store_outdated", `The index ${path} ${what}.`, { remedy: "Run `npx trichdan migrate`." });
	let migrated: Migrated = { from: newest, to: newest, applied: [] };
	const memory = path === ":memory:";
	if (!memory && !existsSync(path)) {
		refuseDeadLink(path);
		if (!mayMigrate) throw outdated("does not exist yet");
		migrated = create(path);
	}
	if (!memory) {
		examine(path, newest);
		if (!options.readonly) accessSync(path, constants.W_OK);
	}
	const db = new Database(path, { readonly: !memory && options.readonly === true });
	try {
		if (memory) db.pragma(`application_id = ${APPLICATION_ID}`);
		configure(db, db.readonly);
		readSchema(db);
		const version = schemaVersion(db);
		if (version < newest) {
			if (!mayMigrate && !memory) throw outdated(`has schema ${version}, and this version needs ${newest}`);
			migrated = migrate(db);
		}
		if (!db.readonly) workWholeQueue(new Connection(db, path));
		return { db, migrated };
	} catch (thrown) {
		db.close();
		throw thrown;
	}
}

/** Opens by `work`; what SQLite or the file system throws is told as `openSqlite` tells it. */
function told<T>(path: string, work: () => T): T {
	try {
		return work();
	} catch (thrown) {
		const fault = storeFault(path, thrown);
		if (fault instanceof AppError) throw fault;
		const { code } = thrown as NodeJS.ErrnoException;
		if (!code) throw thrown;
		const remedy = "Check that its folder can be written by this user, or set TRICHDAN_DB to another path.";
		throw unusable(path, `cannot be opened (${messageOf(thrown)})`, remedy, thrown);
	}
}

/** As `openSqlite`, but gives the bare connection: for backup and migration, which are not the store's work. */
export const openDatabase = (path: string, options: OpenOptions = {}): Opened => told(path, () => open(path, options));

/**
 * Opens the file of an index as it is, of this version or an earlier one: to copy it or to look it over, not to work with
 * it. Errors as `openSqlite`.
 */
export const openAsItIs = (path: string, { readonly }: { readonly: boolean }): Database.Database =>
	told(path, () => {
		examine(path, readMigrations("sqlite").length);
		const db = new Database(path, { readonly, fileMustExist: true });
		try {
			configure(db, true);
			readSchema(db);
			return db;
		} catch (thrown) {
			db.close();
			throw thrown;
		}
	});

/**
 * Opens the index in an SQLite file, or a fresh one in memory for `:memory:`. A missing file and its folders are
 * created, an older schema is migrated, unless the options say otherwise.
 *
 * @throws AppError `store_unusable` for an empty, damaged or foreign file, a folder, a place that cannot be written;
 * `store_too_new` for a schema newer than this program's, the file untouched; `store_outdated` for an older schema, or no
 * file, where migrating is not allowed; `busy` where another process keeps it locked. Every message names the path.
 */
export function openSqlite(path: string, options: OpenOptions = {}): Store {
	return new SqliteStore(openDatabase(path, options).db, path);
}

/** Creates or updates the schema of the file at a path and closes it. Errors as `openSqlite`. */
export function migrateSqlite(path: string): Migrated {
	const { db, migrated } = openDatabase(path);
	db.close();
	return migrated;
}
