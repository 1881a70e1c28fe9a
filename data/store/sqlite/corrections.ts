import type { Correction } from "../../../model/admin.ts";
import { NewDirective } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";
import { noDirective } from "../shared/changes.ts";
import {
	decided,
	decidedOver,
	hasPin,
	isMoved,
	type Machine,
	type Move,
	machineOf as machineIn,
	type Pin,
	type Pinned,
	readAs,
	readingOf,
	type Target,
} from "../shared/decisions.ts";
import { beforeOf } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { directive } from "./directives.ts";

/* What people decided stands over what is read, see `shared/decisions.ts`. */

/** The corrections of a report. One whose characters the text no longer has goes: it was of another text. */
function pinsOf(connection: Connection, reportId: number): Pin[] {
	const pins = connection
		.sql("SELECT start, raw, directive_id AS directiveId FROM correction WHERE report_id = ?")
		.all(reportId) as Pin[];
	if (pins.length === 0) return pins;
	const { text } = connection.sql("SELECT text FROM report WHERE id = ?").get(reportId) as { text: string };
	return pins.filter((pin) => {
		if (hasPin(text, pin)) return true;
		connection.sql("DELETE FROM correction WHERE report_id = ? AND start = ?").run(reportId, pin.start);
		return false;
	});
}

function machineFor(connection: Connection, reportId: number, mention: NewMention): Machine {
	const move = isMoved(mention)
		? connection
				.sql("SELECT start, from_id AS origin, status FROM moved WHERE report_id = ? AND start = ?")
				.get(reportId, mention.start)
		: undefined;
	const read = readingOf(mention, move as Move | undefined);
	return {
		mention: read,
		stub: read.directiveId === null ? null : stubOf(connection, read.directiveId),
		isLost: false,
	};
}

/** A document that only citations make known, also where it was merged into another; null for all others. */
export function stubOf(connection: Connection, id: string): NewDirective | null {
	const found = directive(connection, id);
	if (found) return found.origin === "cited" ? NewDirective.parse(found) : null;
	const merge = connection.sql("SELECT audit_id AS id FROM merged WHERE id = ?").get(id) as { id: number } | undefined;
	return merge ? NewDirective.parse(beforeOf(connection, merge.id).gone) : null;
}

/** What each of these documents was merged into that was. */
function targetsOf(connection: Connection, ids: string[]): Map<string, Target> {
	const statement = connection.sql(
		"SELECT m.into_id AS id, d.origin FROM merged m JOIN directive d ON d.id = m.into_id WHERE m.id = ?",
	);
	return new Map(
		ids.flatMap((id) => {
			const row = statement.get(id);
			return row ? [[id, row as Target] as const] : [];
		}),
	);
}

/**
 * The mentions of a report with what people decided in the place of what was read. A corrected citation that the grammar
 * does not find any more is put back in, as long as the text still has it.
 */
export function withDecisions(connection: Connection, reportId: number, mentions: NewMention[]): NewMention[] {
	const pins = pinsOf(connection, reportId);
	const now = decidedOver(mentions, pins, targetsOf(connection, readAs(mentions)));
	// Those of an earlier reading; the ones that are moved now are written anew.
	if (now.isFresh) connection.sql("DELETE FROM moved WHERE report_id = ?").run(reportId);
	for (const mention of now.pinned)
		connection
			.sql("UPDATE correction SET raw = ?, machine = ? WHERE report_id = ? AND start = ?")
			.run(mention.raw, JSON.stringify(machineFor(connection, reportId, mention)), reportId, mention.start);
	for (const { start, origin, status } of now.moves)
		connection
			.sql("INSERT OR REPLACE INTO moved (report_id, start, from_id, status) VALUES (?, ?, ?, ?)")
			.run(reportId, start, origin, status);
	const lost = now.lost.map(({ start, directiveId }) => {
		const machine = machineOf(connection, reportId, start);
		connection
			.sql("UPDATE correction SET machine = ? WHERE report_id = ? AND start = ?")
			.run(JSON.stringify({ ...machine, isLost: true }), reportId, start);
		return decided(machine.mention, directiveId);
	});
	return [...now.mentions, ...lost];
}

/** What a corrected citation would be without the correction. */
export function machineOf(connection: Connection, reportId: number, start: number): Machine {
	const row = connection.sql("SELECT machine FROM correction WHERE report_id = ? AND start = ?").get(reportId, start);
	return machineIn((row as { machine: string }).machine);
}

/** The correction of a citation that stands, or null. */
export function correctionAt(connection: Connection, report: number, start: number): Pinned | null {
	const row = connection
		.sql(`SELECT report_id AS report, start, raw, directive_id AS directive, audit_id AS auditId FROM correction
			WHERE report_id = ? AND start = ?`)
		.get(report, start);
	return (row as Pinned | undefined) ?? null;
}

/** Pins what a citation of a report means, whose mentions are then set anew. One that is pinned already keeps its reading. */
export function pin(
	connection: Connection,
	mention: NewMention,
	{ report, start, directive: id }: Correction,
	auditId: number,
): void {
	if (id !== null && !directive(connection, id)) throw noDirective(id);
	connection
		.sql(`INSERT INTO correction (report_id, start, raw, directive_id, audit_id, machine) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (report_id, start) DO UPDATE SET directive_id = excluded.directive_id,
			audit_id = excluded.audit_id`)
		.run(report, start, mention.raw, id, auditId, JSON.stringify(machineFor(connection, report, mention)));
}
