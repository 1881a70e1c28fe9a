import { resemblance, SAME_TEXT, shingles, sketch } from "../../../model/similar.ts";
import {
	comparedWith,
	LEAST_SHARED,
	MOST_CHARACTERS,
	MOST_COMPARED,
	MOST_LOOKED_UP,
	MOST_REGROUPED,
} from "../shared/copies.ts";
import { DATED } from "../shared/days.ts";
import type { Connection } from "./connection.ts";
import { addIndex } from "./search-index.ts";

interface Filed {
	id: number;
	key: number;
	title: string;
	text: string;
}

const filed = (connection: Connection, id: number): Filed =>
	connection.sql("SELECT id, sort_key AS key, title, text FROM report WHERE id = ?").get(id) as Filed;

const LOOK_UP = `SELECT report_key AS key FROM sketch WHERE hash = @hash AND report_key BETWEEN @first AND @last
	ORDER BY report_key DESC LIMIT ${MOST_LOOKED_UP}`;

/** Ids of first reports of about that day that share enough of the sketch, the likeliest first. */
function candidates(connection: Connection, key: number, hashes: number[]): number[] {
	const shared = new Map<number, number>();
	for (const hash of hashes)
		for (const range of comparedWith(key))
			for (const row of connection.sql(LOOK_UP).all({ hash, ...range })) {
				const id = (row as { key: number }).key % DATED;
				shared.set(id, (shared.get(id) ?? 0) + 1);
			}
	return [...shared]
		.filter(([, count]) => count >= LEAST_SHARED)
		.sort(([a, countA], [b, countB]) => countB - countA || a - b)
		.slice(0, MOST_COMPARED)
		.map(([id]) => id);
}

/** The first of the group that a report belongs to, or null where it is the first itself. */
function firstOf(connection: Connection, report: Filed): number | null {
	const own = shingles(report.text);
	if (own.size === 0) return null;
	let characters = 0;
	for (const id of candidates(connection, report.key, sketch(report.text))) {
		const { text } = filed(connection, id);
		characters += text.length;
		if (characters > MOST_CHARACTERS) return null;
		if (resemblance(own, shingles(text)) >= SAME_TEXT) return id;
	}
	return null;
}

/** Puts a report under its first, or makes it one that copies are compared with. It has no sketch when this is called. */
function place(connection: Connection, report: Filed): number | null {
	const first = firstOf(connection, report);
	// The row is rewritten with its text, so only where it must be.
	connection
		.sql("UPDATE report SET duplicate_of = @first WHERE id = @id AND duplicate_of IS NOT @first")
		.run({ id: report.id, first });
	if (first !== null) return first;
	const add = connection.sql("INSERT INTO sketch (hash, report_key) VALUES (?, ?)");
	for (const hash of sketch(report.text)) add.run(hash, report.key);
	return null;
}

const idsOf = (rows: unknown[]): number[] => rows.map((row) => (row as { id: number }).id);

/** Places the copies of a report anew; returns the directives whose figures change by it. */
function placeCopies(connection: Connection, id: number): string[] {
	const copies = idsOf(connection.sql("SELECT id FROM report WHERE duplicate_of = ? ORDER BY id").all(id));
	const now = copies
		.slice(0, MOST_REGROUPED)
		.map((copy) => ({ copy, first: place(connection, filed(connection, copy)) }));
	const [lead] = now;
	// Of a very large group the rest goes where its eldest copy went, unread.
	const rest = connection.sql("UPDATE report SET duplicate_of = ? WHERE id = ?");
	if (lead) for (const copy of copies.slice(MOST_REGROUPED)) rest.run(lead.first ?? lead.copy, copy);
	return now.flatMap(({ copy, first }) => {
		if (first !== null) return [];
		connection.sql("UPDATE mention SET counted = 1 WHERE report_id = ?").run(copy);
		addIndex(connection, copy);
		return connection
			.sql("SELECT DISTINCT directive_id AS id FROM mention WHERE report_id = ? AND directive_id IS NOT NULL")
			.all(copy)
			.map((row) => (row as { id: string }).id);
	});
}

/** Takes a report out of those that copies are compared with, before its text or day changes. */
export function leaveGroup(connection: Connection, id: number): void {
	connection.sql("DELETE FROM sketch WHERE report_key = (SELECT sort_key FROM report WHERE id = ?)").run(id);
}

/**
 * Finds the group of a report that is new, or whose text or day has changed: is it a copy, and of which? Copies that it
 * had are judged anew too. Runs inside a transaction.
 *
 * @returns the directives whose figures change because a copy became a first.
 */
export function joinGroup(connection: Connection, id: number): string[] {
	place(connection, filed(connection, id));
	return placeCopies(connection, id);
}

/** Whether a report is a copy of another. */
export const isCopy = (connection: Connection, id: number): boolean =>
	connection.sql("SELECT 1 FROM report WHERE id = ? AND duplicate_of IS NOT NULL").get(id) !== undefined;

/** The other reports of a report's group, the first of them first; see `CrawlStore.duplicatesOf`. */
export function duplicatesOf(connection: Connection, id: number): number[] {
	const row = connection.sql("SELECT coalesce(duplicate_of, id) AS id FROM report WHERE id = ?").get(id);
	if (!row) return [];
	const first = (row as { id: number }).id;
	const copies = idsOf(connection.sql("SELECT id FROM report WHERE duplicate_of = ? ORDER BY id").all(first));
	return [first, ...copies].filter((other) => other !== id);
}
