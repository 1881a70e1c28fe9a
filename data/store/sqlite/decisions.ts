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
import type { Connection } from "./connection.ts";
import { correctionAt, machineOf, pin, stubOf } from "./corrections.ts";
import { directive } from "./directives.ts";
import { mentionsOf } from "./mentions.ts";
import { addStubs, dropUncited } from "./register.ts";
import { remention } from "./reports.ts";
import { workQueue } from "./search-index.ts";

/* What people change by hand, see `AdminStore`. All of it runs inside a transaction. */

/** A document that is there. */
export function known(connection: Connection, id: string): Directive {
	const found = directive(connection, id);
	if (found) return found;
	throw noDirective(id);
}

/** The citations of some places, in the same order. */
function mentionsAt(connection: Connection, places: Place[]): NewMention[] {
	const reports = [...new Set(places.map(({ report }) => report))];
	const mentions = new Map(
		reports.flatMap((report) =>
			mentionsOf(connection, report).map((one) => [placeKey({ report, start: one.start }), one] as const),
		),
	);
	return places.map((place) => {
		const found = mentions.get(placeKey(place));
		if (found) return found;
		throw noCitation(place.report, place.start);
	});
}

/** The documents that citations mean and that only citations made known: they go when nothing cites them any more. */
function stubsOf(connection: Connection, mentions: NewMention[]): NewDirective[] {
	const ids = new Set(mentions.flatMap(({ directiveId }) => directiveId ?? []));
	return [...ids].flatMap((id) => stubOf(connection, id) ?? []);
}

/** Sets the mentions of each of these reports anew, some of them changed or gone. */
function change(connection: Connection, reports: Iterable<number>, changed: Changed): void {
	for (const id of new Set(reports)) {
		const mentions = mentionsOf(connection, id).flatMap((mention) => changed(mention, id) ?? []);
		remention(connection, id, mentions);
	}
	while (workQueue(connection, QUEUED_AT_ONCE) === QUEUED_AT_ONCE);
}

/** Says what citations mean, see `AdminStore.correct`. */
export function correct(connection: Connection, corrections: Correction[], why: Note): AuditEntry {
	refuseTwice(corrections);
	return decide(connection, "correct", { citations: corrections }, why);
}

/** Pins what citations mean, each named once, as one change. */
export function decide(
	connection: Connection,
	action: "correct" | "split",
	subject: { citations: Correction[] },
	why: Note,
): AuditEntry {
	const { citations } = subject;
	const mentions = mentionsAt(connection, citations);
	const pinned = citations.flatMap(({ report, start }) => correctionAt(connection, report, start) ?? []);
	const id = note(connection, action, why, subject, { pinned, stubs: stubsOf(connection, mentions) });
	for (const [i, citation] of citations.entries()) pin(connection, mentions[i] as NewMention, citation, id);
	change(
		connection,
		citations.map(({ report }) => report),
		(mention) => mention,
	);
	return entry(connection, id);
}

/** The change in which a document was merged into another, if it was. */
export function mergedIn(connection: Connection, id: string): number | undefined {
	const row = connection.sql("SELECT audit_id AS change FROM merged WHERE id = ?").get(id);
	return (row as { change: number } | undefined)?.change;
}

/** Gives citations that a change pinned their reading back, or what an earlier change said of them. */
export function undoDecision(connection: Connection, id: number, citations: Correction[]): void {
	const before = beforeOf(connection, id) as { pinned: Pinned[]; stubs: NewDirective[] };
	const standing = new Map(
		citations.flatMap(({ report, start }) => {
			const pin = correctionAt(connection, report, start);
			return pin ? [[placeKey(pin), { pin, machine: machineOf(connection, report, start) }] as const] : [];
		}),
	);
	const merged = before.pinned.flatMap(({ directive }) => {
		const by = directive === null ? undefined : mergedIn(connection, directive);
		return by === undefined ? [] : [[directive as string, by] as const];
	});
	const given = givenBack(id, citations, standing, before, new Map(merged));
	addStubs(connection, given.stubs);
	for (const { mention, auditId, ...earlier } of given.again) pin(connection, mention, earlier, auditId);
	for (const { report, start } of given.free)
		connection.sql("DELETE FROM correction WHERE report_id = ? AND start = ?").run(report, start);
	change(
		connection,
		citations.map(({ report }) => report),
		readAgain(given.readings, (document) => directive(connection, document) !== null),
	);
	dropUncited(connection, given.left);
}

/** What a merge would do, see `AdminStore.mergePreview`. */
export function mergePreview(connection: Connection, from: string, into: string): MergePreview {
	refuseItself(from, into);
	return mergePreviewOf(known(connection, from), known(connection, into));
}

const reportsCiting = (connection: Connection, id: string): number[] =>
	connection
		.sql("SELECT DISTINCT report_id AS id FROM mention WHERE directive_id = ?")
		.all(id)
		.map((row) => (row as { id: number }).id);

/** Makes one document of two, see `AdminStore.merge`. */
export function merge(connection: Connection, from: string, into: string, why: Note): AuditEntry {
	mergePreview(connection, from, into);
	const gone = NewDirective.parse(known(connection, from));
	const chained = connection.sql("SELECT id FROM merged WHERE into_id = ?").all(from) as { id: string }[];
	const pinned = connection
		.sql("SELECT report_id AS report, start FROM correction WHERE directive_id = ?")
		.all(from) as Place[];
	const before = { gone, chained: chained.map((row) => row.id), pinned };
	const id = note(connection, "merge", why, { from, into }, before);
	connection.sql("UPDATE merged SET into_id = ? WHERE into_id = ?").run(into, from);
	connection.sql("INSERT INTO merged (id, into_id, audit_id) VALUES (?, ?, ?)").run(from, into, id);
	connection.sql("UPDATE correction SET directive_id = ? WHERE directive_id = ?").run(into, from);
	change(connection, reportsCiting(connection, from), movedOn(from, into));
	return entry(connection, id);
}

/** Takes two documents for two again. */
export function undoMerge(connection: Connection, id: number, { from, into }: { from: string; into: string }): void {
	const later = mergedIn(connection, into);
	if (later !== undefined) throw mergedItself(into, later);
	const { gone, chained, pinned } = beforeOf(connection, id) as {
		gone: NewDirective;
		chained: string[];
		pinned: Place[];
	};
	addStubs(connection, [gone]);
	connection.sql("DELETE FROM merged WHERE id = ?").run(from);
	for (const other of chained) connection.sql("UPDATE merged SET into_id = ? WHERE id = ?").run(from, other);
	const isPinned = new Set<string>();
	for (const { report, start } of pinned) {
		const { changes } = connection
			.sql("UPDATE correction SET directive_id = ? WHERE report_id = ? AND start = ? AND directive_id = ?")
			.run(from, report, start, into);
		if (changes > 0) isPinned.add(placeKey({ report, start }));
	}
	const rows = connection
		.sql(`SELECT report_id AS report, start, from_id AS origin, status FROM moved
			WHERE from_id IN (SELECT value FROM json_each(?))`)
		.all(JSON.stringify([from, ...chained])) as (Move & Place)[];
	connection.sql("DELETE FROM moved WHERE from_id = ?").run(from);
	change(
		connection,
		[...rows, ...pinned].map(({ report }) => report),
		parted(from, into, new Map(rows.map((row) => [placeKey(row), row])), isPinned),
	);
	dropUncited(connection, [from, into]);
}
