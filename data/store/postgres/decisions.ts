import type { AuditEntry, Correction, MergePreview, Note } from "../../../model/admin.ts";
import { type Directive, NewDirective } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";
import { mergedItself, mergePreviewOf, noCitation, noDirective, refuseItself, refuseTwice } from "../shared/changes.ts";
import {
	type Changed,
	givenBack,
	type Move,
	movedOn,
	type Pinned,
	type Place,
	parted,
	placeKey,
	readAgain,
} from "../shared/decisions.ts";
import { QUEUED_AT_ONCE } from "../shared/saving.ts";
import { beforeOf, entry, note } from "./audit.ts";
import { correctionsAt, knownOf, pin, stubsOf, unpin } from "./corrections.ts";
import type { Db } from "./db.ts";
import { directive } from "./directive-rows.ts";
import { columns, table } from "./many.ts";
import { mentionsOfAll } from "./mentions.ts";
import { addStubs, dropUncited } from "./register.ts";
import { remention } from "./reports.ts";
import { workQueue } from "./search-index.ts";

/* What people change by hand, see `AdminStore`. All of it runs inside a unit that writes. */

/** A document that is there. */
export async function known(db: Db, id: string): Promise<Directive> {
	const found = await directive(db, id);
	if (found) return found;
	throw noDirective(id);
}

/** Reports whose citations are held in memory together. */
const REPORTS_AT_ONCE = 200;

/** The citations of some places, in the same order. */
async function mentionsAt(db: Db, places: Place[]): Promise<NewMention[]> {
	const found = await mentionsOfAll(db, [...new Set(places.map(({ report }) => report))]);
	return places.map(({ report, start }) => {
		const mention = found.get(report)?.find((one) => one.start === start);
		if (mention) return mention;
		throw noCitation(report, start);
	});
}

/** Sets the mentions of each of these reports anew, some of them changed or gone. */
async function change(db: Db, reports: Iterable<number>, changed: Changed): Promise<void> {
	const all = [...new Set(reports)];
	for (let i = 0; i < all.length; i += REPORTS_AT_ONCE) {
		const found = await mentionsOfAll(db, all.slice(i, i + REPORTS_AT_ONCE));
		const now = [...found].map(
			([id, mentions]) => [id, mentions.flatMap((mention) => changed(mention, id) ?? [])] as const,
		);
		await remention(db, new Map(now));
	}
	while ((await workQueue(db, QUEUED_AT_ONCE)) === QUEUED_AT_ONCE);
}

/** Says what citations mean, see `AdminStore.correct`. */
export async function correct(db: Db, corrections: Correction[], why: Note): Promise<AuditEntry> {
	refuseTwice(corrections);
	return decide(db, "correct", { citations: corrections }, why);
}

/** Pins what citations mean, each named once, as one change. */
export async function decide(
	db: Db,
	action: "correct" | "split",
	subject: { citations: Correction[] },
	why: Note,
): Promise<AuditEntry> {
	const { citations } = subject;
	const mentions = await mentionsAt(db, citations);
	const pinned = [...(await correctionsAt(db, citations)).values()].map((one) => one.pin);
	const stubs = await stubsOf(
		db,
		mentions.flatMap(({ directiveId }) => directiveId ?? []),
	);
	const id = await note(db, action, why, subject, { pinned, stubs: [...stubs.values()] });
	await pin(
		db,
		citations.map((citation, i) => ({ ...citation, mention: mentions[i] as NewMention, change: id })),
	);
	await change(
		db,
		citations.map(({ report }) => report),
		(mention) => mention,
	);
	return entry(db, id);
}

/** The changes in which these documents were merged into others, of those that were. */
export async function mergedIn(db: Db, ids: string[]): Promise<Map<string, number>> {
	const rows = await db.all<{ id: string; change: number }>(
		"SELECT id, audit_id AS change FROM merged WHERE id = ANY (@ids)",
		{ ids },
	);
	return new Map(rows.map(({ id, change }) => [id, change]));
}

/** Gives citations that a change pinned their reading back, or what an earlier change said of them. */
export async function undoDecision(db: Db, id: number, citations: Correction[]): Promise<void> {
	const before = (await beforeOf(db, id)) as { pinned: Pinned[]; stubs: NewDirective[] };
	const standing = await correctionsAt(db, citations);
	const merged = await mergedIn(
		db,
		before.pinned.flatMap((one) => one.directive ?? []),
	);
	const given = givenBack(id, citations, standing, before, merged);
	await addStubs(db, given.stubs);
	await pin(
		db,
		given.again.map((one) => ({ ...one, change: one.auditId })),
	);
	await unpin(db, given.free);
	const ids = [...given.readings.values()].flatMap((mention) => mention?.directiveId ?? []);
	const there = await knownOf(db, ids);
	await change(
		db,
		citations.map(({ report }) => report),
		readAgain(given.readings, (document) => there.has(document)),
	);
	await dropUncited(db, given.left);
}

/** What a merge would do, see `AdminStore.mergePreview`. */
export async function mergePreview(db: Db, from: string, into: string): Promise<MergePreview> {
	refuseItself(from, into);
	return mergePreviewOf(await known(db, from), await known(db, into));
}

/** Makes one document of two, see `AdminStore.merge`. */
export async function merge(db: Db, from: string, into: string, why: Note): Promise<AuditEntry> {
	await mergePreview(db, from, into);
	const gone = NewDirective.parse(await known(db, from));
	const chained = await db.all<{ id: string }>("SELECT id FROM merged WHERE into_id = @from ORDER BY id", { from });
	const pinned = await db.all<Place>(
		"SELECT report_id AS report, start FROM correction WHERE directive_id = @from ORDER BY report_id, start",
		{ from },
	);
	const before = { gone, chained: chained.map(({ id }) => id), pinned };
	const id = await note(db, "merge", why, { from, into }, before);
	await db.run("UPDATE merged SET into_id = @into WHERE into_id = @from", { from, into });
	await db.run("INSERT INTO merged (id, into_id, audit_id) VALUES (@from, @into, @id)", { from, into, id });
	await db.run("UPDATE correction SET directive_id = @into WHERE directive_id = @from", { from, into });
	const citing = await db.all<{ id: number }>(
		"SELECT DISTINCT report_id AS id FROM mention WHERE directive_id = @from",
		{ from },
	);
	await change(
		db,
		citing.map((report) => report.id),
		movedOn(from, into),
	);
	return entry(db, id);
}

const PLACE = { report: "integer", start: "integer" };

/** Takes two documents for two again. */
export async function undoMerge(db: Db, id: number, { from, into }: { from: string; into: string }): Promise<void> {
	const later = (await mergedIn(db, [into])).get(into);
	if (later !== undefined) throw mergedItself(into, later);
	const { gone, chained, pinned } = (await beforeOf(db, id)) as {
		gone: NewDirective;
		chained: string[];
		pinned: Place[];
	};
	await addStubs(db, [gone]);
	await db.run("DELETE FROM merged WHERE id = @from", { from });
	await db.run("UPDATE merged SET into_id = @from WHERE id = ANY (@chained)", { from, chained });
	const again = await db.all<Place>(
		`UPDATE correction c SET directive_id = @from FROM ${table("p", PLACE)}
			WHERE c.report_id = p.report AND c.start = p.start AND c.directive_id = @into
			RETURNING c.report_id AS report, c.start`,
		{ ...columns(PLACE, pinned), from, into },
	);
	const moves = await db.all<Move & Place>(
		"SELECT report_id AS report, start, from_id AS origin, status FROM moved WHERE from_id = ANY (@origins)",
		{ origins: [from, ...chained] },
	);
	await db.run("DELETE FROM moved WHERE from_id = @from", { from });
	await change(
		db,
		[...moves, ...pinned].map(({ report }) => report),
		parted(from, into, new Map(moves.map((row) => [placeKey(row), row])), new Set(again.map(placeKey))),
	);
	await dropUncited(db, [from, into]);
}
