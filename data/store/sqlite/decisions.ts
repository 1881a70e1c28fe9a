import type { AuditEntry, Correction, MergePreview, Note } from "../../../model/admin.ts";
import { type Directive, NewDirective } from "../../../model/directive.ts";
import { AppError } from "../../../model/errors.ts";
import type { NewMention } from "../../../model/mention.ts";
import { beforeOf, entry, note } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { correctionAt, isHeld, machineOf, movedBack, type Pinned, pin, stubOf } from "./corrections.ts";
import { directive } from "./directives.ts";
import { mentionsOf } from "./mentions.ts";
import { addStubs, dropUncited } from "./register.ts";
import { remention } from "./reports.ts";
import { QUEUED_AT_ONCE, workQueue } from "./search-index.ts";

/* What people change by hand, see `AdminStore`. All of it runs inside a transaction. */

export const refused = (message: string, remedy: string): AppError => new AppError("conflict", message, { remedy });

/** A document that is there. */
export function known(connection: Connection, id: string): Directive {
	const found = directive(connection, id);
	if (found) return found;
	throw new AppError("not_found", `There is no directive ${id}.`, { remedy: "Search for it to find its id." });
}

/** The citations of some places, in the same order. */
function mentionsAt(connection: Connection, places: Pick<Correction, "report" | "start">[]): NewMention[] {
	const reports = [...new Set(places.map(({ report }) => report))];
	const mentions = new Map(
		reports.flatMap((id) => mentionsOf(connection, id).map((one) => [`${id} ${one.start}`, one] as const)),
	);
	return places.map(({ report, start }) => mentions.get(`${report} ${start}`) ?? noCitation(report, start));
}

function noCitation(report: number, start: number): never {
	throw new AppError("not_found", `Report ${report} has no citation at ${start}.`, {
		remedy: "Look the citation up at /api/v1/reports/{id}, which gives its `start`.",
	});
}

/** The documents that citations mean and that only citations made known: they go when nothing cites them any more. */
function stubsOf(connection: Connection, mentions: NewMention[]): NewDirective[] {
	const ids = new Set(mentions.flatMap(({ directiveId }) => directiveId ?? []));
	return [...ids].flatMap((id) => stubOf(connection, id) ?? []);
}

/** Sets the mentions of each of these reports anew, some of them changed or, where `changed` gives null, gone. */
function change(
	connection: Connection,
	reports: Iterable<number>,
	changed: (mention: NewMention, report: number) => NewMention | null,
): void {
	for (const id of new Set(reports)) {
		const mentions = mentionsOf(connection, id).flatMap((mention) => changed(mention, id) ?? []);
		remention(connection, id, mentions);
	}
	while (workQueue(connection, QUEUED_AT_ONCE) === QUEUED_AT_ONCE);
}

/** Says what citations mean, see `AdminStore.correct`. */
export function correct(connection: Connection, corrections: Correction[], why: Note): AuditEntry {
	if (new Set(corrections.map(({ report, start }) => `${report} ${start}`)).size < corrections.length)
		throw new AppError("bad_request", "A citation is named twice.", { remedy: "Say of each one what it means." });
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

/** Gives citations that a change pinned their reading back, or what an earlier change said of them. */
export function undoDecision(connection: Connection, id: number, citations: Correction[]): void {
	const { pinned, stubs } = beforeOf(connection, id) as { pinned: Pinned[]; stubs: NewDirective[] };
	// What is set back may mean a document that went with its last citation.
	addStubs(connection, stubs);
	const machine = new Map<string, NewMention | null>();
	const left = new Set<string>();
	for (const { report, start } of citations) {
		const now = correctionAt(connection, report, start);
		// It went with the text it was of.
		if (now === null) continue;
		if (now.auditId !== id)
			throw refused(
				`The citation at ${start} of report ${report} was corrected again in change ${now.auditId}.`,
				"Undo that one first.",
			);
		const { mention, stub, isLost } = machineOf(connection, report, start);
		machine.set(`${report} ${start}`, isLost ? null : mention);
		addStubs(connection, stub ? [stub] : []);
		for (const known of [stub?.id, now.directive]) if (known) left.add(known);
		const before = pinned.find((one) => one.report === report && one.start === start);
		const merged = before && connection.sql("SELECT audit_id AS change FROM merged WHERE id = ?").get(before.directive);
		if (merged)
			throw refused(
				`${before.directive} was merged into another document.`,
				`Undo change ${(merged as { change: number }).change} first.`,
			);
		if (before) pin(connection, mention, before, before.auditId);
		else connection.sql("DELETE FROM correction WHERE report_id = ? AND start = ?").run(report, start);
	}
	const back = (mention: NewMention, report: number): NewMention | null => {
		const was = machine.get(`${report} ${mention.start}`);
		if (was === undefined) return mention;
		if (was === null) return null;
		const isKnown = was.directiveId === null || directive(connection, was.directiveId) !== null;
		return isKnown ? was : { ...was, directiveId: null, status: "unlinked" };
	};
	change(
		connection,
		citations.map(({ report }) => report),
		back,
	);
	dropUncited(connection, [...stubs.map((stub) => stub.id), ...left]);
}

const COMPARED = ["type", "symbol", "title", "issuedOn", "issuer", "level", "term", "province", "origin"] as const;

/** What a merge would do, see `AdminStore.mergePreview`. */
export function mergePreview(connection: Connection, from: string, into: string): MergePreview {
	if (from === into) throw refused("A document cannot be merged into itself.", "Name two documents.");
	const [gone, kept] = [known(connection, from), known(connection, into)];
	if (gone.origin === "authority")
		throw refused(
			`${from} is in the register, which people edit in its tables.`,
			"Merge the other way round, or take it out of data/authority/documents.tsv.",
		);
	const differences = COMPARED.filter((field) => gone[field] !== kept[field]).map((field) => ({
		field,
		from: gone[field],
		into: kept[field],
	}));
	return { from, into, differences, mentions: gone.mentions, reports: gone.reports };
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
		.all(from) as { report: number; start: number }[];
	const before = { gone, chained: chained.map((row) => row.id), pinned };
	const id = note(connection, "merge", why, { from, into }, before);
	connection.sql("UPDATE merged SET into_id = ? WHERE into_id = ?").run(into, from);
	connection.sql("INSERT INTO merged (id, into_id, audit_id) VALUES (?, ?, ?)").run(from, into, id);
	connection.sql("UPDATE correction SET directive_id = ? WHERE directive_id = ?").run(into, from);
	// Those that came by an earlier merge, or by a person's word, are not moved by themselves.
	change(connection, reportsCiting(connection, from), (mention) =>
		mention.directiveId === from && isHeld(mention) ? { ...mention, directiveId: into } : mention,
	);
	return entry(connection, id);
}

/** Takes two documents for two again. */
export function undoMerge(connection: Connection, id: number, { from, into }: { from: string; into: string }): void {
	const later = connection.sql("SELECT audit_id AS id FROM merged WHERE id = ?").get(into) as
		| { id: number }
		| undefined;
	if (later) throw refused(`${into} was merged into another document itself.`, `Undo change ${later.id} first.`);
	const { gone, chained, pinned } = beforeOf(connection, id) as {
		gone: NewDirective;
		chained: string[];
		pinned: { report: number; start: number }[];
	};
	addStubs(connection, [gone]);
	connection.sql("DELETE FROM merged WHERE id = ?").run(from);
	for (const other of chained) connection.sql("UPDATE merged SET into_id = ? WHERE id = ?").run(from, other);
	const isPinned = new Set<string>();
	for (const { report, start } of pinned) {
		const { changes } = connection
			.sql("UPDATE correction SET directive_id = ? WHERE report_id = ? AND start = ? AND directive_id = ?")
			.run(from, report, start, into);
		if (changes > 0) isPinned.add(`${report} ${start}`);
	}
	const origins = JSON.stringify([from, ...chained]);
	const rows = connection
		.sql(`SELECT report_id AS report, start, from_id AS origin, status FROM moved
			WHERE from_id IN (SELECT value FROM json_each(?))`)
		.all(origins) as { report: number; start: number; origin: string; status: string }[];
	const origin = new Map(rows.map((row) => [`${row.report} ${row.start}`, row]));
	connection.sql("DELETE FROM moved WHERE from_id = ?").run(from);
	change(
		connection,
		[...rows.map(({ report }) => report), ...pinned.map(({ report }) => report)],
		(mention, report) => {
			const key = `${report} ${mention.start}`;
			if (isPinned.has(key)) return { ...mention, directiveId: from };
			const row = origin.get(key);
			if (!row || mention.directiveId !== into) return mention;
			return row.origin === from ? movedBack(mention, from, row.status) : { ...mention, directiveId: from };
		},
	);
	dropUncited(connection, [from, into]);
}
