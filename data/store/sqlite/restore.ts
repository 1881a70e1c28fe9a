import { constants, copyFileSync, existsSync, statSync } from "node:fs";
import type Database from "better-sqlite3";
import { AppError } from "../../../model/errors.ts";
import { byName, type Copied, type CopyOptions, damaged } from "./backup.ts";
import { Connection } from "./connection.ts";
import { findDamage } from "./damage.ts";
import { BESIDE, make, makeFolder, sync } from "./files.ts";
import { fingerprints } from "./fingerprints.ts";
import { schemaVersion } from "./migrate.ts";
import { openAsItIs } from "./open.ts";

const ANOTHER = "Restore another backup. Nothing was put in its place.";

/** Opens a backup; what is wrong with it is told with the advice to take another. */
function openBackup(path: string, draft: string): Database.Database {
	try {
		return openAsItIs(draft, { readonly: true });
	} catch (thrown) {
		if (!(thrown instanceof AppError) || thrown.code === "store_too_new") throw thrown;
		throw new AppError(thrown.code, thrown.message.replaceAll(draft, path), { remedy: ANOTHER, cause: thrown });
	}
}

/**
 * Puts a backup where the index is to be, if nothing is there. It is looked over for damage before it gets the name.
 *
 * @throws AppError `usage` where something is in the place, or the file is an index in use; `file_unreadable` where there is
 * no such file or the place cannot be written; `store_unusable` for a file that is empty, foreign or damaged;
 * `store_too_new` for one of a later version. Nothing is left then.
 */
export async function restoreSqlite(
	from: string,
	to: string,
	{ signal }: Pick<CopyOptions, "signal"> = {},
): Promise<Copied> {
	const taken = ["", ...BESIDE].map((end) => to + end).find((path) => existsSync(path));
	if (taken)
		throw new AppError("usage", `${taken} is there already.`, {
			remedy: "Stop `serve` and `schedule`, move the index away with its -wal and -shm files, and restore again.",
		});
	if (!existsSync(from))
		throw new AppError("file_unreadable", `There is no file ${from}.`, { remedy: "Name the file of a backup." });
	if ((statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
		throw new AppError("usage", `${from} has a log beside it (-wal): it is an index in use, and no backup.`, {
			remedy: `Make a backup of it first: \`TRICHDAN_DB=${from} npx trichdan backup FILE\`.`,
		});
	// Before a byte is copied: what is no index may be of any size.
	openBackup(from, from).close();
	makeFolder(to);
	return make(to, async (draft) => {
		copyFileSync(from, draft, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
		const db = openBackup(from, draft);
		try {
			const damage = await findDamage(new Connection(db, from));
			signal?.throwIfAborted();
			if (damage.length > 0) throw damaged(`The backup ${from}`, damage, ANOTHER);
			sync(draft);
			const tables = byName(await fingerprints(db));
			return { path: to, bytes: statSync(draft).size, schema: schemaVersion(db), tables };
		} finally {
			db.close();
		}
	});
}
