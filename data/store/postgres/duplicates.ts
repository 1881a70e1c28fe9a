import { resemblance, SAME_TEXT, shingles, sketch } from "../../../model/similar.ts";
import {
	comparedWith,
	LEAST_SHARED,
	MOST_CHARACTERS,
	MOST_COMPARED,
	MOST_LOOKED_UP,
	MOST_REGROUPED,
} from "../shared/copies.ts";
import type { Db } from "./db.ts";
import { addIndex, filed } from "./search-index.ts";
import { textsOf } from "./texts.ts";

/** Bits of a sort key that are the id of its report. */
const ID = 2 ** 30 - 1;

/** First reports of about that day that share enough of the sketch, the likeliest first. */
async function candidates(db: Db, key: number, hashes: number[]): Promise<{ id: number; key: number }[]> {
	const ranges = comparedWith(key);
	return db.all(
		`SELECT (s.report_key & ${ID})::integer AS id, s.report_key AS key
		FROM unnest(@hashes::bigint[]) AS asked (hash)
		CROSS JOIN unnest(@firsts::bigint[], @lasts::bigint[]) AS range (first, last)
		CROSS JOIN LATERAL (SELECT report_key FROM sketch WHERE hash = asked.hash AND report_key BETWEEN first AND last
			ORDER BY report_key DESC LIMIT ${MOST_LOOKED_UP}) s
		GROUP BY s.report_key HAVING count(*) >= ${LEAST_SHARED} ORDER BY count(*) DESC, 1 LIMIT ${MOST_COMPARED}`,
		{ hashes, firsts: ranges.map(({ first }) => first), lasts: ranges.map(({ last }) => last) },
	);
}

/**
 * The first of the group that a text belongs to, or null where it is the first itself. `key`: the sort key of its report,
 * or any of its day.
 */
async function firstOf(db: Db, key: number, text: string): Promise<number | null> {
	const own = shingles(text);
	if (own.size === 0) return null;
	let characters = 0;
	for (const candidate of await candidates(db, key, sketch(text))) {
		const other = (await textsOf(db, [candidate.key])).get(candidate.key) ?? "";
		characters += other.length;
		if (characters > MOST_CHARACTERS) return null;
		if (resemblance(own, shingles(other)) >= SAME_TEXT) return candidate.id;
	}
	return null;
}

/**
 * Puts a report under its first, or makes it one that copies are compared with; returns that first. It has no sketch when
 * this is called. Runs inside a unit that writes.
 */
export async function place(
	db: Db,
	{ id, key, text }: { id: number; key: number; text: string },
): Promise<number | null> {
	const first = await firstOf(db, key, text);
	if (first !== null) {
		await db.run("UPDATE report SET duplicate_of = @first WHERE id = @id AND duplicate_of IS DISTINCT FROM @first", {
			id,
			first,
		});
		return first;
	}
	const hashes = sketch(text);
	await db.run(
		`WITH leads AS (UPDATE report SET duplicate_of = NULL WHERE id = @id AND duplicate_of IS NOT NULL)
		INSERT INTO sketch (hash, report_key) SELECT hash, @key FROM unnest(@hashes::bigint[]) AS own (hash)`,
		{ id, key, hashes },
	);
	return null;
}

/**
 * Places the copies of a report anew; returns the directives whose figures change because a copy became a first. Runs
 * inside a unit that writes.
 */
export async function placeCopies(db: Db, id: number): Promise<string[]> {
	const rows = await db.all<{ id: number }>("SELECT id FROM report WHERE duplicate_of = @id ORDER BY id", { id });
	if (rows.length === 0) return [];
	const copies = rows.map((row) => row.id);
	const now: { copy: number; first: number | null }[] = [];
	for (const copy of await filed(db, copies.slice(0, MOST_REGROUPED)))
		now.push({ copy: copy.id, first: await place(db, copy) });
	const [lead] = now;
	// Of a very large group the rest goes where its eldest copy went, unread.
	const rest = copies.slice(MOST_REGROUPED);
	if (lead && rest.length > 0)
		await db.run("UPDATE report SET duplicate_of = @first WHERE id = ANY (@rest)", {
			rest,
			first: lead.first ?? lead.copy,
		});
	const leads = now.filter(({ first }) => first === null).map(({ copy }) => copy);
	if (leads.length === 0) return [];
	await db.run("UPDATE mention SET counted = 1 WHERE report_id = ANY (@leads)", { leads });
	await addIndex(db, await filed(db, leads));
	const cited = await db.all<{ id: string }>(
		"SELECT DISTINCT directive_id AS id FROM mention WHERE report_id = ANY (@leads) AND directive_id IS NOT NULL",
		{ leads },
	);
	return cited.map((row) => row.id);
}

/** The other reports of a report's group, the first of them first; see `CrawlStore.duplicatesOf`. */
export async function duplicatesOf(db: Db, id: number): Promise<number[]> {
	const rows = await db.all<{ id: number }>(
		`WITH first AS (SELECT coalesce(duplicate_of, id) AS id FROM report WHERE id = @id::bigint)
		SELECT r.id FROM report r, first WHERE (r.id = first.id OR r.duplicate_of = first.id) AND r.id <> @id::bigint
			ORDER BY r.id <> first.id, r.id`,
		{ id },
	);
	return rows.map((row) => row.id);
}
