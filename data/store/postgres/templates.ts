import type { Db } from "./db.ts";
import { guard } from "./lock.ts";

/** Sets a shape of addresses aside as a trap, see `CrawlStore.closeTemplate`. */
export async function closeTemplate(
	db: Db,
	fence: number,
	sourceId: string,
	template: string,
	note: string,
): Promise<number> {
	await guard(db, fence);
	await db.run(
		`INSERT INTO template (source_id, template, trap) VALUES (@sourceId, @template, @note)
			ON CONFLICT (source_id, template) DO UPDATE SET trap = excluded.trap`,
		{ sourceId, template, note },
	);
	return db.run(
		`UPDATE frontier SET state = 'trap', next_at = NULL, note = @note
			WHERE source_id = @sourceId AND template = @template AND state IN ('new', 'retry')`,
		{ sourceId, template, note },
	);
}

/** What a shape of addresses has brought so far, see `CrawlStore.templateYield`. */
export async function templateYield(
	db: Db,
	sourceId: string,
	template: string,
): Promise<{ read: number; useful: number }> {
	const row = await db.get<{ read: number; useful: number }>(
		"SELECT read, useful FROM template WHERE source_id = @sourceId AND template = @template",
		{ sourceId, template },
	);
	return row ?? { read: 0, useful: 0 };
}

/** Those of which something is to be counted that was not yet. */
const COUNTED = "url = @url AND (brought IS NULL OR (brought = 0 AND @useful::integer = 1))";
const KNOW = `INSERT INTO template (source_id, template) SELECT source_id, template FROM frontier WHERE ${COUNTED}
	ON CONFLICT DO NOTHING`;
const COUNT = `WITH before AS (SELECT id, source_id, template, brought FROM frontier WHERE ${COUNTED}),
	counted AS (
		UPDATE template t SET useful = useful + @useful::integer,
			read = read + CASE WHEN before.brought IS NULL THEN 1 ELSE 0 END
		FROM before WHERE t.source_id = before.source_id AND t.template = before.template
	)
	UPDATE frontier f SET brought = @useful::integer FROM before WHERE f.id = before.id`;

/** Counts an address that was read: once as read, and once as useful from when it first brought something new. */
export async function countRead(db: Db, url: string, isUseful: boolean): Promise<void> {
	const useful = isUseful ? 1 : 0;
	await db.run(KNOW, { url, useful });
	await db.run(COUNT, { url, useful });
}
