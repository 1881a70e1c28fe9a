import type { Correction } from "../../../model/admin.ts";
import { NewDirective } from "../../../model/directive.ts";
import { AppError } from "../../../model/errors.ts";
import { BY_MERGE, BY_PERSON, decidedBy, NewMention } from "../../../model/mention.ts";
import { beforeOf } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { directive } from "./directives.ts";

/*
 * What people decided stands over what is read: a correction of one citation over the merging of documents, and both over
 * the grammar.
 */

/** Whether a citation means what it does by a person's word, or because its document was merged. */
export const isHeld = (mention: NewMention): boolean => isDecided(mention) || isMoved(mention);

interface Pin {
	start: number;
	raw: string;
	directiveId: string | null;
}

/** The corrections of a report. One whose characters the text no longer has goes: it was of another text. */
function pinsOf(connection: Connection, reportId: number): Pin[] {
	const pins = connection
		.sql("SELECT start, raw, directive_id AS directiveId FROM correction WHERE report_id = ?")
		.all(reportId) as Pin[];
	if (pins.length === 0) return pins;
	const { text } = connection.sql("SELECT text FROM report WHERE id = ?").get(reportId) as { text: string };
	return pins.filter(({ start, raw }) => {
		if (text.startsWith(raw, start)) return true;
		connection.sql("DELETE FROM correction WHERE report_id = ? AND start = ?").run(reportId, start);
		return false;
	});
}

/** Whether a mention is one that was already decided: it comes from the store, not from a reading. */
const isDecided = (mention: NewMention): boolean => decidedBy(mention) === "person";
const isMoved = (mention: NewMention): boolean => decidedBy(mention) === "merge";

/** A citation that means what a person says. */
const decided = (mention: NewMention, directiveId: string | null): NewMention => ({
	...mention,
	status: directiveId === null ? "unlinked" : "resolved",
	directiveId,
	confidence: 1,
	reasons: [BY_PERSON],
	warnings: [],
});

/** A citation as it was last read by itself, with its document where only citations make that known: it may be gone. */
interface Machine {
	mention: NewMention;
	stub: NewDirective | null;
	/** The grammar does not find it any more. */
	isLost: boolean;
}

function machineFor(connection: Connection, reportId: number, mention: NewMention): Machine {
	const row = connection
		.sql("SELECT from_id AS origin, status FROM moved WHERE report_id = ? AND start = ?")
		.get(reportId, mention.start) as { origin: string; status: string } | undefined;
	const read = row && isMoved(mention) ? movedBack(mention, row.origin, row.status) : mention;
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

function pinned(connection: Connection, reportId: number, mention: NewMention, pins: Pin[]): NewMention {
	// Better grammar may read on from the same place to another end.
	const pin = pins.find(({ start }) => start === mention.start);
	if (!pin) return mention;
	if (!isDecided(mention))
		connection
			.sql("UPDATE correction SET raw = ?, machine = ? WHERE report_id = ? AND start = ?")
			.run(mention.raw, JSON.stringify(machineFor(connection, reportId, mention)), reportId, mention.start);
	return decided(mention, pin.directiveId);
}

function moved(connection: Connection, reportId: number, mention: NewMention): NewMention {
	if (mention.directiveId === null || isDecided(mention) || isMoved(mention)) return mention;
	const row = connection
		.sql("SELECT m.into_id AS id, d.origin FROM merged m JOIN directive d ON d.id = m.into_id WHERE m.id = ?")
		.get(mention.directiveId) as { id: string; origin: string } | undefined;
	if (!row) return mention;
	connection
		.sql("INSERT OR REPLACE INTO moved (report_id, start, from_id, status) VALUES (?, ?, ?, ?)")
		.run(reportId, mention.start, mention.directiveId, mention.status);
	return {
		...mention,
		directiveId: row.id,
		status: row.origin === "authority" ? "resolved" : "stub",
		reasons: [BY_MERGE, ...mention.reasons],
	};
}

/** The citation as it was before its document was merged. */
export const movedBack = (mention: NewMention, from: string, status: string): NewMention => ({
	...mention,
	directiveId: from,
	status: status as NewMention["status"],
	reasons: mention.reasons.filter((reason) => reason !== BY_MERGE),
});

/**
 * The mentions of a report with what people decided in the place of what was read. A corrected citation that the grammar
 * does not find any more is put back in, as long as the text still has it.
 */
export function withDecisions(connection: Connection, reportId: number, mentions: NewMention[]): NewMention[] {
	const pins = pinsOf(connection, reportId);
	// Those of an earlier reading; the ones that are moved now are written anew.
	const isFresh = !mentions.some((mention) => isMoved(mention));
	if (isFresh) connection.sql("DELETE FROM moved WHERE report_id = ?").run(reportId);
	const now = mentions.map((mention) => moved(connection, reportId, pinned(connection, reportId, mention, pins)));
	const lost = pins.filter(
		({ start, raw }) => !now.some((mention) => mention.start < start + raw.length && start < mention.end),
	);
	for (const { start, directiveId } of lost) {
		now.push(decided(machineOf(connection, reportId, start).mention, directiveId));
		connection
			.sql(`UPDATE correction SET machine = json_set(machine, '$.isLost', json('true'))
				WHERE report_id = ? AND start = ?`)
			.run(reportId, start);
	}
	return now;
}

/** What a corrected citation would be without the correction. */
export function machineOf(connection: Connection, reportId: number, start: number): Machine {
	const row = connection.sql("SELECT machine FROM correction WHERE report_id = ? AND start = ?").get(reportId, start);
	const { mention, stub, isLost } = JSON.parse((row as { machine: string }).machine) as Machine;
	return { mention: NewMention.parse(mention), stub: stub && NewDirective.parse(stub), isLost };
}

/** A correction that stood before, to go back to. */
export interface Pinned extends Correction {
	raw: string;
	auditId: number;
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
	if (id !== null && !directive(connection, id))
		throw new AppError("not_found", `There is no directive ${id}.`, { remedy: "Search for it to find its id." });
	connection
		.sql(`INSERT INTO correction (report_id, start, raw, directive_id, audit_id, machine) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (report_id, start) DO UPDATE SET directive_id = excluded.directive_id,
			audit_id = excluded.audit_id`)
		.run(report, start, mention.raw, id, auditId, JSON.stringify(machineFor(connection, report, mention)));
}
