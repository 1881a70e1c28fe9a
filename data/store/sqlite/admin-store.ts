import type { Correction, Note } from "../../../model/admin.ts";
import type { AdminStore } from "../admin-port.ts";
import type { Paging } from "../search-port.ts";
import { audit, entry, note } from "./audit.ts";
import { SqliteCrawlStore } from "./crawl-store.ts";
import * as decisions from "./decisions.ts";

/** What people change by hand, in one SQLite file: each method is one transaction. */
export class SqliteAdminStore extends SqliteCrawlStore implements AdminStore {
	async correct(corrections: Correction[], why: Note) {
		return this.write((connection) => {
			const corrected = decisions.correct(connection, corrections, why);
			connection.changed(true);
			return corrected;
		});
	}

	async mergePreview(from: string, into: string) {
		return this.read((connection) => decisions.mergePreview(connection, from, into));
	}

	async merge(from: string, into: string, why: Note) {
		return this.write((connection) => {
			const merged = decisions.merge(connection, from, into, why);
			connection.changed(true);
			return merged;
		});
	}

	async undo(id: number, why: Note) {
		return this.write((connection) => {
			const undone = decisions.undo(connection, id, why);
			connection.changed(true);
			return undone;
		});
	}

	async noteCrawl(sources: string[], why: Note) {
		return this.write((connection) => entry(connection, note(connection, "crawl", why, { sources })));
	}

	async audit(paging: Paging) {
		return this.read((connection) => audit(connection, paging));
	}

	async mergedInto(id: string) {
		// One that came into the register since has a page of its own.
		const row = this.read((connection) =>
			connection
				.sql(`SELECT into_id AS id FROM merged m WHERE id = ?
					AND NOT EXISTS (SELECT 1 FROM directive WHERE id = m.id)`)
				.get(id),
		);
		return (row as { id: string } | undefined)?.id ?? null;
	}
}
