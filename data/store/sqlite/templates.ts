import type { Connection } from "./connection.ts";
import { guard } from "./lock.ts";

/** Sets a shape of addresses aside as a trap, see `CrawlStore.closeTemplate`. Runs inside a transaction. */
export function closeTemplate(
	connection: Connection,
	fence: number,
	sourceId: string,
	template: string,
	note: string,
): number {
	guard(connection, fence);
	connection
		.sql(`INSERT INTO template (source_id, template, trap) VALUES (@sourceId, @template, @note)
			ON CONFLICT DO UPDATE SET trap = @note`)
		.run({ sourceId, template, note });
	return connection
		.sql(`UPDATE frontier SET state = 'trap', next_at = NULL, note = @note
			WHERE source_id = @sourceId AND template = @template AND state IN ('new', 'retry')`)
		.run({ sourceId, template, note }).changes;
}

/** What a shape of addresses has brought so far, see `CrawlStore.templateYield`. */
export function templateYield(
	connection: Connection,
	sourceId: string,
	template: string,
): { read: number; useful: number } {
	const row = connection
		.sql("SELECT read, useful FROM template WHERE source_id = ? AND template = ?")
		.get(sourceId, template);
	return (row as { read: number; useful: number } | undefined) ?? { read: 0, useful: 0 };
}

/** Counts an address that was read: once as read, and once as useful from when it first brought something new. */
export function countRead(connection: Connection, url: string, useful: boolean): void {
	const before = connection
		.sql("SELECT source_id AS sourceId, template, brought FROM frontier WHERE url = ?")
		.get(url) as { sourceId: string; template: string; brought: number | null };
	const read = before.brought === null ? 1 : 0;
	const gained = useful && before.brought !== 1 ? 1 : 0;
	if (read + gained === 0) return;
	const { sourceId, template } = before;
	connection.sql("INSERT OR IGNORE INTO template (source_id, template) VALUES (?, ?)").run(sourceId, template);
	connection
		.sql(`UPDATE template SET read = read + @read, useful = useful + @gained
			WHERE source_id = @sourceId AND template = @template`)
		.run({ sourceId, template, read, gained });
	connection.sql("UPDATE frontier SET brought = ? WHERE url = ?").run(useful || before.brought === 1 ? 1 : 0, url);
}
