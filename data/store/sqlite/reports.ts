import type { NewDirective } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";
import { type NewReport, Report } from "../../../model/report.ts";
import type { Given, Provenance, Saved } from "../port.ts";
import { completed } from "../shared/completed.ts";
import { type Row, record } from "../shared/rows.ts";
import { noReport, QUEUED_WITH_ONE } from "../shared/saving.ts";
import type { Values } from "../shared/values.ts";
import type { Connection } from "./connection.ts";
import { withDecisions } from "./corrections.ts";
import { joinGroup, leaveGroup } from "./duplicates.ts";
import { addMentions, type Cited, dropMentions, mentionsOf } from "./mentions.ts";
import { addStubs, countChange, dropUncited, recount } from "./register.ts";
import { addIndex, dropIndex, workQueue } from "./search-index.ts";
import { keepVersion } from "./versions.ts";

const COLUMNS = `id, url, file, source_id AS sourceId, title, published_on AS publishedOn, date_source AS dateSource,
	author, province, text, content_hash AS contentHash, fetched_at AS fetchedAt,
	extractor_version AS extractorVersion, grammar_version AS grammarVersion, date_inferred AS dateInferred,
	attached_to AS attachedTo, extractor, quality, duplicate_of AS duplicateOf`;
const INSERT = `INSERT INTO report (url, file, source_id, title, published_on, date_source, author, province, content_hash,
	fetched_at, extractor_version, grammar_version, text, date_inferred, attached_to, extractor, quality)
	VALUES (@url, @file, @sourceId, @title, @publishedOn, @dateSource, @author, @province, @contentHash,
	@fetchedAt, @extractorVersion, @grammarVersion, @text, @dateInferred, @attachedTo, @extractor, @quality)`;
const UPDATE = `UPDATE report SET url = @url, file = @file, source_id = @sourceId, title = @title,
	published_on = @publishedOn, date_source = @dateSource, author = @author, province = @province,
	content_hash = @contentHash, fetched_at = @fetchedAt, extractor_version = @extractorVersion,
	grammar_version = @grammarVersion, text = @text, date_inferred = @dateInferred, attached_to = @attachedTo,
	extractor = @extractor, quality = @quality WHERE id = @id`;

const reportOf = (row: unknown): Report => {
	const columns = row as Row;
	return record(Report, { ...columns, dateInferred: columns.dateInferred === 1 });
};
const valuesOf = (report: NewReport): Values => ({ ...report, dateInferred: report.dateInferred ? 1 : 0 });

/** One report, or null. */
export function report(connection: Connection, id: number): Report | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM report WHERE id = ?`).get(id);
	return row ? reportOf(row) : null;
}

/** The report filed under an address, or null. */
export function reportAt(connection: Connection, url: string): Report | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM report WHERE url = ?`).get(url);
	return row ? reportOf(row) : null;
}

/** Reports in the order of their ids, see `CrawlStore.reportsAfter`. */
export const reportsAfter = (connection: Connection, id: number, limit: number): Report[] =>
	connection.sql(`SELECT ${COLUMNS} FROM report WHERE id > ? ORDER BY id LIMIT ?`).all(id, limit).map(reportOf);

function idBy(connection: Connection, condition: string, value: string | null): number | undefined {
	const row = connection.sql(`SELECT id FROM report WHERE ${condition}`).get(value);
	return (row as { id: number } | undefined)?.id;
}

/** The report of which this is a new version: that of its address, or of its file where neither has an address. */
const earlierOf = (connection: Connection, url: string | null, path: string | null): number | undefined =>
	url === null ? idBy(connection, "path = ? AND url IS NULL", path) : idBy(connection, "url = ?", url);

/** Puts mentions in place of the ones before and sets the figures right, also those of `others`; all but the indexes. */
function writeMentions(
	connection: Connection,
	id: number,
	before: Cited,
	mentions: NewMention[],
	cited: NewDirective[],
	others: string[] = [],
): void {
	addStubs(connection, cited);
	const now = addMentions(connection, id, withDecisions(connection, id, mentions));
	countChange(connection, before, now);
	recount(connection, new Set(others));
	// What a reading made known may be cited by nothing once people's decisions stand over it.
	dropUncited(connection, new Set([...before.keys(), ...cited.map((stub) => stub.id)]));
}

type Written = [before: Cited, mentions: NewMention[], cited: NewDirective[], others?: string[]];

/** As `writeMentions`, of a report that is in no index, and puts it there. */
function setMentions(connection: Connection, id: number, ...written: Written): void {
	writeMentions(connection, id, ...written);
	addIndex(connection, id);
	workQueue(connection, QUEUED_WITH_ONE);
}

const isGone = (connection: Connection, url: string | null): boolean =>
	connection.sql("SELECT 1 FROM frontier WHERE url = ? AND state = 'gone'").get(url) !== undefined;

/** That better code read the same page to the same text: the report is as new as its reading. */
function noteReading(connection: Connection, id: number, row: NewReport): void {
	connection
		.sql(`UPDATE report SET extractor = @extractor, quality = @quality, extractor_version = @extractorVersion
			WHERE id = @id AND url IS @url AND extractor_version < @extractorVersion`)
		.run({ ...valuesOf(row), id });
}

/** Puts a report in place of a stored one, with all that hangs on it. */
function replace(
	connection: Connection,
	id: number,
	row: NewReport,
	mentions: NewMention[],
	cited: NewDirective[],
): void {
	const stood = connection.sql("SELECT published_on AS day, content_hash AS hash FROM report WHERE id = ?").get(id);
	const { day, hash } = stood as { day: string | null; hash: string };
	const isMoved = day !== row.publishedOn || hash !== row.contentHash;
	dropIndex(connection, id);
	const before = dropMentions(connection, id);
	if (isMoved) leaveGroup(connection, id);
	connection.sql(UPDATE).run({ ...valuesOf(row), id });
	const others = isMoved ? joinGroup(connection, id) : [];
	setMentions(connection, id, before, mentions, cited, others);
}

/** Stores a report, see `Store.saveReport`. Runs inside a transaction. */
export function saveReport(
	connection: Connection,
	row: NewReport,
	mentions: NewMention[],
	cited: NewDirective[],
	{ given = [], path }: Provenance,
): Saved {
	const saved = save(connection, row, mentions, cited, given, path ?? null);
	// Of two files with one content the first is the report's; no reader sees the difference.
	connection.sql("UPDATE report SET path = coalesce(path, ?) WHERE id = ?").run(path ?? null, saved.id);
	return saved;
}

function save(
	connection: Connection,
	row: NewReport,
	mentions: NewMention[],
	cited: NewDirective[],
	given: readonly Given[],
	path: string | null,
): Saved {
	const same = idBy(connection, "content_hash = ?", row.contentHash);
	const stored = same === undefined ? null : report(connection, same);
	if (stored) {
		const { id } = stored;
		const whole = completed(stored, row, given, {
			isTaken: idBy(connection, "url = ?", row.url) !== undefined,
			isGone: isGone(connection, stored.url),
		});
		if (whole === null) {
			noteReading(connection, id, row);
			return { id, outcome: "unchanged" };
		}
		// Place and day are evidence for what a citation means: a reading that knew less of them does not replace one.
		const isInformed = whole.province === row.province && whole.publishedOn === row.publishedOn;
		if (isInformed) replace(connection, id, { ...whole, grammarVersion: row.grammarVersion }, mentions, cited);
		else replace(connection, id, whole, mentionsOf(connection, id), []);
		return { id, outcome: "updated" };
	}
	const earlier = earlierOf(connection, row.url, path);
	if (earlier !== undefined) {
		keepVersion(connection, earlier);
		replace(connection, earlier, row, mentions, cited);
		return { id: earlier, outcome: "updated" };
	}
	const id = Number(connection.sql(INSERT).run(valuesOf(row)).lastInsertRowid);
	joinGroup(connection, id);
	setMentions(connection, id, new Map(), mentions, cited);
	return { id, outcome: "created" };
}

/**
 * Sets the mentions of a stored report anew, as they are given, with the decisions that stand. Its rows in the indexes wait
 * in the queue: those of many reports are made several times as fast together.
 */
export function remention(connection: Connection, id: number, mentions: NewMention[]): void {
	writeMentions(connection, id, dropMentions(connection, id), mentions, []);
	connection.sql("INSERT OR IGNORE INTO index_queue (report_id) VALUES (?)").run(id);
}

/**
 * Replaces the mentions of a stored report, see `Store.replaceMentions`. Runs inside a transaction.
 *
 * @throws AppError `not_found` when there is no such report.
 */
export function replaceMentions(
	connection: Connection,
	id: number,
	mentions: NewMention[],
	cited: NewDirective[],
	grammarVersion: number,
): void {
	const found = connection.sql("UPDATE report SET grammar_version = ? WHERE id = ?").run(grammarVersion, id);
	if (found.changes === 0) throw noReport(id);
	dropIndex(connection, id);
	setMentions(connection, id, dropMentions(connection, id), mentions, cited);
}
