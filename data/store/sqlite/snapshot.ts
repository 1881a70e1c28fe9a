import Database from "better-sqlite3";
import type { SnapshotBatch } from "../../../model/snapshot.ts";
import type { SnapshotGiven } from "../port.ts";
import type { Row } from "../shared/rows.ts";
import { snapshotRows } from "../shared/snapshot.ts";
import { Connection } from "./connection.ts";
import { refuseExisting, written } from "./snapshot-file.ts";

/** The same data at one moment: another connection of a file, a copy of what is in memory. */
function frozen({ db, location }: Connection): Connection {
	const copy =
		location === ":memory:"
			? new Database(db.serialize())
			: new Database(location, { readonly: true, fileMustExist: true, timeout: 5000 });
	copy.exec("BEGIN");
	return new Connection(copy, location);
}

/** Writes a snapshot and gives its rows, see `ExportStore.snapshot`. */
export async function* snapshot(
	connection: Connection,
	path: string,
	given: SnapshotGiven,
): AsyncGenerator<SnapshotBatch, void, void> {
	refuseExisting(path);
	const source = frozen(connection);
	try {
		const all = async (sql: string, values = {}) => source.sql(sql).all(values) as Row[];
		const reports = "SELECT * FROM report WHERE id > @after ORDER BY id LIMIT @limit";
		yield* written(path, snapshotRows({ all, reports }, given));
	} finally {
		source.db.close();
	}
}
