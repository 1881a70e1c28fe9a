// What the tests start as processes of their own, to be killed, starved or lied to. Each says on standard output what it
// has done, a line at a time and only after it was done.
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Claim } from "../../data/store/crawl-port.ts";
import { backupSqlite } from "../../data/store/sqlite/backup.ts";
import { migrateSqlite, openDatabase, openSqlite } from "../../data/store/sqlite/open.ts";
import { SqliteStore } from "../../data/store/sqlite/store.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import { write } from "./writing.ts";

const say = (line: string): void => {
	writeSync(1, `${line}\n`);
};

/** Says that it is ready, and waits until it is told to begin. */
async function beginning(): Promise<void> {
	say("ready");
	for await (const _ of createInterface({ input: process.stdin })) return;
}

interface WriteOptions {
	/** Number of the first report, and how many. */
	from: number;
	count: number;
	/** Milliseconds between two. */
	pace?: number;
	/** As a store must not be: the control. */
	normal?: boolean;
	/** After a fault: go on with the next report at once, or when told by a line of standard input. */
	onFault: "next" | "ask";
}

/** Writes reports; says `ID n INSTANT` of each when it is committed, by the clock that never jumps, `fault CODE words` where it was not. */
async function writer(path: string, { from, count, pace = 0, normal, onFault }: WriteOptions): Promise<void> {
	const { db } = openDatabase(path);
	if (normal) db.pragma("synchronous = NORMAL");
	const store = new SqliteStore(db, path);
	const told = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
	say("ready");
	for (let n = from; n < from + count; n++) {
		try {
			say(`${await write(store, n)} ${n} ${process.hrtime.bigint()}`);
		} catch (thrown) {
			say(`fault ${thrown instanceof AppError ? thrown.code : "unexpected"} ${messageOf(thrown)}`);
			if (onFault === "ask") {
				say(`reads ${(await store.stats()).reports}`);
				await told.next();
			}
		}
		if (pace > 0) await sleep(pace);
	}
	await store.close();
	say("end");
}

/** Leases addresses one after the other beside others that do the same, and folds the log into the file now and then. */
async function claimer(path: string, { fence, claim }: { fence: number; claim: Claim }): Promise<void> {
	const { db } = openDatabase(path);
	const store = new SqliteStore(db, path);
	await beginning();
	for (let n = 0; ; n++) {
		try {
			const url = await store.claim(fence, claim);
			if (!url) break;
			say(url.url);
			if (n % 20 === 0) db.pragma("wal_checkpoint(TRUNCATE)");
		} catch (thrown) {
			say(`fault ${messageOf(thrown)}`);
		}
	}
}

/** Takes the lock of crawlers, if nobody has it. */
async function locker(path: string): Promise<void> {
	const store = openSqlite(path);
	await beginning();
	const taken = await store.takeLock(`may-chu:${process.pid}`, new Date().toISOString(), 30_000, null);
	say("fence" in taken ? `fence ${taken.fence}` : `held by ${taken.holder}`);
}

/** The control of `claimer`: reads, then writes, in a transaction that did not say so. */
async function deferred(path: string): Promise<void> {
	const { db } = openDatabase(path);
	const read = db.prepare("SELECT url FROM frontier WHERE note IS NULL ORDER BY id LIMIT 1").pluck();
	const mark = db.prepare("UPDATE frontier SET note = 'mine' WHERE url = ?");
	const take = db.transaction(() => {
		const url = read.get();
		if (url !== undefined) mark.run(url);
		return url;
	});
	await beginning();
	for (let more = true; more; ) {
		try {
			const url = take.deferred();
			more = url !== undefined;
			if (more) say(String(url));
		} catch (thrown) {
			say(`fault ${messageOf(thrown)}`);
		}
	}
}

/** Migrates an index, and makes what the search indexes then lack. */
function migrator(path: string): void {
	say("ready");
	migrateSqlite(path);
	say("end");
}

async function copier(path: string, { to }: { to: string }): Promise<void> {
	say("ready");
	await backupSqlite(path, to);
	say("end");
}

const ROLES: Record<string, (path: string, options: never) => Promise<void> | void> = {
	write: writer,
	claim: claimer,
	deferred,
	lock: locker,
	backup: copier,
	migrate: migrator,
};

const [role = "", path = "", options = "{}"] = process.argv.slice(2);
const work = ROLES[role];
if (!work) throw new Error(`There is no role ${role}.`);
await work(path, JSON.parse(options) as never);
process.exit(0);
