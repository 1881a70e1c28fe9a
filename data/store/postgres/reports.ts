import type { NewDirective } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";
import { type NewReport, Report } from "../../../model/report.ts";
import type { Given, Provenance, Saved } from "../port.ts";
import { completed } from "../shared/completed.ts";
import { type Row, record } from "../shared/rows.ts";
import { noReport, QUEUED_WITH_ONE } from "../shared/saving.ts";
import { withDecisions } from "./corrections.ts";
import type { Db, Parameters } from "./db.ts";
import { duplicatesOf, place, placeCopies } from "./duplicates.ts";
import { addMentions, type Cited, dropMentions, mentionsOf } from "./mentions.ts";
import { page, pages, savePage } from "./pages.ts";
import type { StorePart } from "./part.ts";
import { addPartition, partitionName } from "./partitions.ts";
import { addStubs, countChange, dropUncited, putRegister, recount } from "./register.ts";
import { addIndex, dropIndex, type Filed, filed, workQueue } from "./search-index.ts";
import { stats } from "./stats.ts";
import { textsOf } from "./texts.ts";
import { keepVersion, versionsOf } from "./versions.ts";

const COLUMNS = `id, url, file, source_id AS "sourceId", title, published_on AS "publishedOn", date_source AS "dateSource",
	author, province, content_hash AS "contentHash", fetched_at AS "fetchedAt",
	extractor_version AS "extractorVersion", grammar_version AS "grammarVersion", date_inferred = 1 AS "dateInferred",
	attached_to AS "attachedTo", extractor, quality, duplicate_of AS "duplicateOf", sort_key AS key`;
const INSERT = `INSERT INTO report (url, file, path, source_id, title, published_on, date_source, author, province,
	content_hash, fetched_at, extractor_version, grammar_version, date_inferred, attached_to, extractor, quality)
	VALUES (@url, @file, @path, @sourceId, @title, @publishedOn, @dateSource, @author, @province,
	@contentHash, @fetchedAt, @extractorVersion, @grammarVersion, @dateInferred, @attachedTo, @extractor, @quality)
	RETURNING id, sort_key AS key`;
const UPDATE = `UPDATE report SET url = @url, file = @file, path = coalesce(path, @path), source_id = @sourceId,
	title = @title, published_on = @publishedOn, date_source = @dateSource, author = @author, province = @province,
	content_hash = @contentHash, fetched_at = @fetchedAt, extractor_version = @extractorVersion,
	grammar_version = @grammarVersion, date_inferred = @dateInferred, attached_to = @attachedTo, extractor = @extractor,
	quality = @quality WHERE id = @id RETURNING id, sort_key AS key`;

const valuesOf = (report: NewReport, path: string | null): Parameters => ({
	...report,
	dateInferred: report.dateInferred ? 1 : 0,
	path,
});

/** A report without its text, and its sort key. */
type Stored = Omit<Report, "text"> & { key: number };

async function reportsOf(db: Db, rows: Stored[]): Promise<Report[]> {
	const texts = await textsOf(
		db,
		rows.map(({ key }) => key),
	);
	return rows.map((row) => record(Report, { ...row, text: texts.get(row.key) } as Row));
}

/** One report, or null. */
export async function report(db: Db, id: number): Promise<Report | null> {
	const rows = await db.all<Stored>(`SELECT ${COLUMNS} FROM report WHERE id = @id::bigint`, { id });
	return (await reportsOf(db, rows))[0] ?? null;
}

/** The report filed under an address, or null. */
export async function reportAt(db: Db, url: string): Promise<Report | null> {
	const rows = await db.all<Stored>(`SELECT ${COLUMNS} FROM report WHERE url = @url`, { url });
	return (await reportsOf(db, rows))[0] ?? null;
}

/** Reports in the order of their ids, see `CrawlStore.reportsAfter`. */
export async function reportsAfter(db: Db, id: number, limit: number): Promise<Report[]> {
	const sql = `SELECT ${COLUMNS} FROM report WHERE id > @id::bigint ORDER BY id LIMIT @limit`;
	return reportsOf(db, await db.all<Stored>(sql, { id, limit }));
}

/** What the index holds already of a report that is to be saved. */
interface Known {
	/** The report of the same content, the one at the same address, and the one of the same file, where it has none. */
	same: number | null;
	atUrl: number | null;
	atPath: number | null;
	hasPartition: boolean;
}

const lookUp = async (db: Db, row: NewReport, path: string | null): Promise<Known> =>
	(await db.get<Known>(
		`SELECT (SELECT id FROM report WHERE content_hash = @contentHash) AS same,
			(SELECT id FROM report WHERE url = @url) AS "atUrl",
			(SELECT id FROM report WHERE md5(path) = md5(@path::text) AND path = @path AND url IS NULL ORDER BY id LIMIT 1)
				AS "atPath",
			to_regclass(@partition) IS NOT NULL AS "hasPartition"`,
		{ contentHash: row.contentHash, url: row.url, path, partition: partitionName(row.publishedOn) },
	)) as Known;

type ByReport<T> = ReadonlyMap<number, T>;

/**
 * Puts mentions of reports in place of the ones before, which are gone, and sets the figures right, also those of `others`;
 * all but the indexes.
 */
async function writeMentions(
	db: Db,
	before: ByReport<Cited>,
	mentions: ByReport<NewMention[]>,
	cited: NewDirective[],
	others: string[] = [],
): Promise<void> {
	await addStubs(db, cited);
	const now = await addMentions(db, await withDecisions(db, mentions));
	await countChange(db, before, now);
	await recount(db, others);
	// What a reading made known may be cited by nothing once people's decisions stand over it.
	const cites = new Set([...now.values()].flatMap((one) => [...one.keys()]));
	const left = [...[...before.values()].flatMap((one) => [...one.keys()]), ...cited.map((stub) => stub.id)];
	await dropUncited(
		db,
		left.filter((one) => !cites.has(one)),
	);
}

/** As `writeMentions`, of a report that is in no index, and puts it there. */
async function setMentions(
	db: Db,
	report: Filed,
	before: ByReport<Cited>,
	mentions: NewMention[],
	cited: NewDirective[],
	others?: string[],
): Promise<void> {
	await writeMentions(db, before, new Map([[report.id, mentions]]), cited, others);
	await addIndex(db, [report]);
	await workQueue(db, QUEUED_WITH_ONE);
}

/** That better code read the same page to the same text: the report is as new as its reading. */
async function noteReading(
	db: Db,
	id: number,
	{ url, extractor, quality, extractorVersion }: NewReport,
): Promise<void> {
	await db.run(
		`UPDATE report SET extractor = @extractor, quality = @quality, extractor_version = @extractorVersion
			WHERE id = @id AND url IS NOT DISTINCT FROM @url AND extractor_version < @extractorVersion`,
		{ id, url, extractor, quality, extractorVersion },
	);
}

/** Puts a report in place of a stored one, with all that hangs on it. */
async function replace(
	db: Db,
	stored: Stored,
	row: NewReport,
	path: string | null,
	mentions: NewMention[],
	cited: NewDirective[],
): Promise<void> {
	const { id, key } = stored;
	const isMoved = stored.publishedOn !== row.publishedOn || stored.contentHash !== row.contentHash;
	await dropIndex(db, [stored]);
	const before = await dropMentions(db, [id]);
	if (isMoved)
		await db.run(
			`WITH sketched AS (DELETE FROM sketch WHERE report_key = @key) DELETE FROM report_body WHERE report_key = @key`,
			{ key },
		);
	const now = (await db.get<{ key: number }>(UPDATE, { ...valuesOf(row, path), id })) as { key: number };
	let first = stored.duplicateOf;
	let others: string[] = [];
	if (isMoved) {
		// Copies of it are compared with it, so it must be there to be read.
		await db.run("INSERT INTO report_body (report_key, text) VALUES (@key, @text)", { key: now.key, text: row.text });
		first = await place(db, { id, key: now.key, text: row.text });
		others = await placeCopies(db, id);
	}
	await setMentions(db, { ...row, id, key: now.key, isCopy: first !== null }, before, mentions, cited, others);
}

async function create(
	db: Db,
	row: NewReport,
	path: string | null,
	mentions: NewMention[],
	cited: NewDirective[],
): Promise<number> {
	const added = (await db.get<{ id: number; key: number }>(INSERT, valuesOf(row, path))) as { id: number; key: number };
	const first = await place(db, { ...added, text: row.text });
	await setMentions(db, { ...row, ...added, isCopy: first !== null }, new Map(), mentions, cited);
	return added.id;
}

const storedOf = async (db: Db, id: number): Promise<Stored> =>
	(await db.get<Stored>(`SELECT ${COLUMNS} FROM report WHERE id = @id`, { id })) as Stored;

/** Takes up what the same content, met again, tells besides. */
async function complete(
	db: Db,
	{ same, atUrl }: { same: number; atUrl: number | null },
	row: NewReport,
	path: string | null,
	mentions: NewMention[],
	cited: NewDirective[],
	given: readonly Given[],
): Promise<Saved> {
	const stored = await storedOf(db, same);
	const gone = await db.get("SELECT 1 FROM frontier WHERE url = @url AND state = 'gone'", { url: stored.url });
	const text = row.text;
	const whole = completed({ ...stored, text }, row, given, { isTaken: atUrl !== null, isGone: gone !== undefined });
	if (whole === null) {
		await noteReading(db, same, row);
		// Of two files with one content the first is the report's; no reader sees the difference.
		if (path !== null) await db.run("UPDATE report SET path = @path WHERE id = @same AND path IS NULL", { same, path });
		return { id: same, outcome: "unchanged" };
	}
	// Place and day are evidence for what a citation means: a reading that knew less of them does not replace one.
	const isInformed = whole.province === row.province && whole.publishedOn === row.publishedOn;
	if (isInformed) await replace(db, stored, { ...whole, grammarVersion: row.grammarVersion }, path, mentions, cited);
	else await replace(db, stored, whole, path, await mentionsOf(db, same), []);
	return { id: same, outcome: "updated" };
}

/** Stores a report, see `Store.saveReport`. Runs inside a unit that writes. */
export async function saveReport(
	db: Db,
	row: NewReport,
	mentions: NewMention[],
	cited: NewDirective[],
	{ given = [], path = null }: Omit<Provenance, "path"> & { path?: string | null },
): Promise<Saved> {
	const { same, atUrl, atPath, hasPartition } = await lookUp(db, row, path);
	if (!hasPartition && row.publishedOn !== null) await addPartition(db, row.publishedOn);
	if (same !== null) return complete(db, { same, atUrl }, row, path, mentions, cited, given);
	const earlier = row.url === null ? atPath : atUrl;
	if (earlier === null) return { id: await create(db, row, path, mentions, cited), outcome: "created" };
	const stored = await storedOf(db, earlier);
	await keepVersion(db, stored);
	await replace(db, stored, row, path, mentions, cited);
	return { id: earlier, outcome: "updated" };
}

/**
 * Sets the mentions of stored reports anew, as they are given, with the decisions that stand. Their rows in the indexes wait
 * in the queue: those of many reports are made several times as fast together.
 */
export async function remention(db: Db, mentions: ByReport<NewMention[]>): Promise<void> {
	const ids = [...mentions.keys()];
	await writeMentions(db, await dropMentions(db, ids), mentions, []);
	await db.run("INSERT INTO index_queue (report_id) SELECT unnest(@ids::integer[]) ON CONFLICT DO NOTHING", { ids });
}

/**
 * Replaces the mentions of a stored report, see `Store.replaceMentions`. Runs inside a unit that writes.
 *
 * @throws AppError `not_found` when there is no such report.
 */
export async function replaceMentions(
	db: Db,
	id: number,
	mentions: NewMention[],
	cited: NewDirective[],
	grammarVersion: number,
): Promise<void> {
	await db.run("UPDATE report SET grammar_version = @grammarVersion WHERE id = @id::bigint", { id, grammarVersion });
	const [stored] = await filed(db, [id]);
	if (!stored) throw noReport(id);
	await dropIndex(db, [stored]);
	await setMentions(db, stored, await dropMentions(db, [id]), mentions, cited);
}

export const reports: StorePart = {
	reads: { report, reportAt, reportsAfter },
	singles: { mentionsOf, page, pages, stats, versionsOf, duplicatesOf },
	writes: {
		async putRegister(db, register) {
			const changed = await putRegister(db, register);
			if (changed) await db.changed(true);
			return { changed };
		},
		async saveReport(db, report, mentions, cited, fetched, provenance = {}) {
			const saved = await saveReport(db, report, mentions, cited, provenance);
			if (fetched) await savePage(db, fetched);
			if (saved.outcome !== "unchanged") await db.changed(true);
			return saved;
		},
		async replaceMentions(db, ...given) {
			await replaceMentions(db, ...given);
			await db.changed(true);
		},
	},
	lights: { savePage },
};
