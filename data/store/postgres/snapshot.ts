import type { SnapshotBatch } from "../../../model/snapshot.ts";
import type { SnapshotGiven } from "../port.ts";
import type { Row } from "../shared/rows.ts";
import { snapshotRows } from "../shared/snapshot.ts";
import { refuseExisting, written } from "../sqlite/snapshot-file.ts";
import type { Connection } from "./connection.ts";
import { storeFault } from "./faults.ts";

/** Writes a snapshot and gives its rows, see `ExportStore.snapshot`. */
export async function* snapshot(
	connection: Connection,
	path: string,
	given: SnapshotGiven,
): AsyncGenerator<SnapshotBatch, void, void> {
	refuseExisting(path);
	const held = await connection.hold();
	try {
		const all = async (sql: string, values = {}): Promise<Row[]> =>
			held.db.all(sql, values).catch((thrown: unknown) => {
				throw storeFault(connection.location, thrown);
			});
		yield* written(path, snapshotRows({ all, reports: REPORTS }, given));
	} finally {
		await held.end();
	}
}

const REPORTS = `SELECT r.*, b.text FROM report r JOIN report_body b ON b.report_key = r.sort_key
	WHERE r.id > @after ORDER BY r.id LIMIT @limit`;
