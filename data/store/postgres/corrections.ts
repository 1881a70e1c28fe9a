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
	machineOf,
	type Pin,
	type Pinned,
	type Place,
	placeKey,
	readAs,
	readingOf,
	type Target,
} from "../shared/decisions.ts";
import type { Db } from "./db.ts";
import { directivesById } from "./directive-rows.ts";
import { columns, table } from "./many.ts";
import { textsOf } from "./texts.ts";

/* What people decided stands over what is read, see `shared/decisions.ts`. */

const PLACE = { report: "bigint", start: "bigint" };
const AT_PLACES = `(report_id, start) IN (SELECT report, start FROM ${table("place", PLACE)})`;

/** A correction, where it stands and the citation's reading as it is kept. */
type ReadPin = Pin & Place & { machine: string };

/** The corrections of reports. One whose characters the text no longer has goes: it was of another text. */
async function pinsOf(db: Db, reports: number[]): Promise<Map<number, ReadPin[]>> {
	const byReport = new Map<number, ReadPin[]>(reports.map((id) => [id, []]));
	if (reports.length === 0) return byReport;
	const pins = await db.all<ReadPin>(
		`SELECT report_id AS report, start, raw, directive_id AS "directiveId", machine FROM correction
			WHERE report_id = ANY (@reports) ORDER BY report_id, start`,
		{ reports },
	);
	const keys = await db.all<{ id: number; key: number }>(
		"SELECT id, sort_key AS key FROM report WHERE id = ANY (@reports)",
		{ reports },
	);
	const texts = await textsOf(
		db,
		keys.map(({ key }) => key),
	);
	const textOf = new Map(keys.map(({ id, key }) => [id, texts.get(key) ?? ""]));
	const stale = pins.filter((pin) => !hasPin(textOf.get(pin.report) ?? "", pin));
	await unpin(db, stale);
	for (const pin of pins) if (!stale.includes(pin)) byReport.get(pin.report)?.push(pin);
	return byReport;
}

/** Documents that only citations make known, by id, also those that were merged into others; all others are left out. */
export async function stubsOf(db: Db, ids: Iterable<string>): Promise<Map<string, NewDirective>> {
	const all = [...new Set(ids)];
	if (all.length === 0) return new Map();
	const there = await directivesById(db, all);
	const stubs = there.filter(({ origin }) => origin === "cited").map((one) => NewDirective.parse(one));
	const known = new Set(there.map(({ id }) => id));
	const gone = await db.all<{ gone: string }>(
		`SELECT a.before -> 'gone' AS gone FROM merged m JOIN audit a ON a.id = m.audit_id WHERE m.id = ANY (@ids)`,
		{ ids: all.filter((id) => !known.has(id)) },
	);
	stubs.push(...gone.map((row) => NewDirective.parse(JSON.parse(row.gone))));
	return new Map(stubs.map((stub) => [stub.id, stub]));
}

/** What is kept of citations that are pinned: how each was read by itself. */
async function machinesFor(db: Db, cited: (Place & { mention: NewMention })[]): Promise<Machine[]> {
	const moved = cited.filter(({ mention }) => isMoved(mention));
	const moves = await movesAt(db, moved);
	const readings = cited.map((one) => readingOf(one.mention, moves.get(placeKey(one))));
	const stubs = await stubsOf(
		db,
		readings.flatMap(({ directiveId }) => directiveId ?? []),
	);
	return readings.map((mention) => ({
		mention,
		stub: stubs.get(mention.directiveId ?? "") ?? null,
		isLost: false,
	}));
}

async function movesAt(db: Db, places: Place[]): Promise<Map<string, Move>> {
	if (places.length === 0) return new Map();
	const rows = await db.all<Move & Place>(
		`SELECT report_id AS report, start, from_id AS origin, status FROM moved WHERE ${AT_PLACES}`,
		columns(PLACE, places),
	);
	return new Map(rows.map((row) => [placeKey(row), row]));
}

const READING = { report: "integer", start: "integer", raw: "text", machine: "text" };
const MOVE = { report: "integer", start: "integer", origin: "text", status: "text" };

/** Of several at one place the last. */
const oneAPlace = <T extends Place>(all: T[]): T[] => [...new Map(all.map((one) => [placeKey(one), one])).values()];

/** Notes how corrected citations are read now. */
async function noteReadings(db: Db, readings: (Place & { raw: string; machine: Machine })[]): Promise<void> {
	if (readings.length === 0) return;
	const rows = oneAPlace(readings).map((one) => ({ ...one, machine: JSON.stringify(one.machine) }));
	await db.run(
		`UPDATE correction c SET raw = n.raw, machine = n.machine::json FROM ${table("n", READING)}
			WHERE c.report_id = n.report AND c.start = n.start`,
		columns(READING, rows),
	);
}

/** Notes what citations were read as that mean another document since. */
async function noteMoves(db: Db, moves: (Move & Place)[]): Promise<void> {
	if (moves.length === 0) return;
	await db.run(
		`INSERT INTO moved (report_id, start, from_id, status) SELECT report, start, origin, status FROM ${table("n", MOVE)}
			ON CONFLICT (report_id, start) DO UPDATE SET from_id = excluded.from_id, status = excluded.status`,
		columns(MOVE, oneAPlace(moves)),
	);
}

/**
 * The mentions of reports with what people decided in the place of what was read. A corrected citation that the grammar does
 * not find any more is put back in, as long as the text still has it.
 */
export async function withDecisions(
	db: Db,
	mentions: ReadonlyMap<number, NewMention[]>,
): Promise<ReadonlyMap<number, NewMention[]>> {
	// Nearly always there is nothing: one question tells.
	const stands = await db.get<{ pinned: number[]; moved: number[]; targets: string | null }>(
		`SELECT ARRAY(SELECT DISTINCT report_id FROM correction WHERE report_id = ANY (@reports)) AS pinned,
			ARRAY(SELECT DISTINCT report_id FROM moved WHERE report_id = ANY (@reports)) AS moved,
			(SELECT json_object_agg(m.id, json_build_object('id', m.into_id, 'origin', d.origin))
				FROM merged m JOIN directive d ON d.id = m.into_id WHERE m.id = ANY (@ids)) AS targets`,
		{ reports: [...mentions.keys()], ids: readAs([...mentions.values()].flat()) },
	);
	const { pinned, moved, targets } = stands ?? { pinned: [], moved: [], targets: null };
	if (pinned.length === 0 && moved.length === 0 && targets === null) return mentions;
	const merged = new Map(Object.entries(JSON.parse(targets ?? "{}") as Record<string, Target>));
	const pins = await pinsOf(db, pinned);
	const now = [...mentions].map(([report, read]) => {
		const own = pins.get(report) ?? [];
		return { report, own, ...decidedOver(read, own, merged) };
	});
	// Those of an earlier reading; the ones that are moved now are written anew.
	const fresh = now.filter(({ report, isFresh }) => isFresh && moved.includes(report)).map(({ report }) => report);
	if (fresh.length > 0) await db.run("DELETE FROM moved WHERE report_id = ANY (@fresh)", { fresh });
	const read = now.flatMap(({ report, pinned }) =>
		pinned.map((mention) => ({ report, start: mention.start, raw: mention.raw, mention })),
	);
	const machines = await machinesFor(db, read);
	const lost = now.flatMap(({ own, lost }) =>
		own
			.filter((pin) => lost.includes(pin))
			.map((pin) => ({ ...pin, machine: { ...machineOf(pin.machine), isLost: true } })),
	);
	await noteReadings(db, [...read.map((one, i) => ({ ...one, machine: machines[i] as Machine })), ...lost]);
	await noteMoves(
		db,
		now.flatMap(({ report, moves }) => moves.map((move) => ({ ...move, report }))),
	);
	const result = new Map(now.map(({ report, mentions }) => [report, mentions]));
	for (const { report, machine, directiveId } of lost) result.get(report)?.push(decided(machine.mention, directiveId));
	return result;
}

/** The corrections of some citations that stand, with what each would be without, by place. */
export async function correctionsAt(db: Db, places: Place[]): Promise<Map<string, { pin: Pinned; machine: Machine }>> {
	const rows = await db.all<Pinned & { machine: string }>(
		`SELECT report_id AS report, start, raw, directive_id AS directive, audit_id AS "auditId", machine FROM correction
			WHERE ${AT_PLACES}`,
		columns(PLACE, places),
	);
	return new Map(rows.map(({ machine, ...pin }) => [placeKey(pin), { pin, machine: machineOf(machine) }] as const));
}

const PIN = { report: "integer", start: "integer", raw: "text", directive: "text", change: "integer", machine: "text" };

/** A citation to be pinned, as it is now, and the change that pins it. */
export type NewPin = Correction & { mention: NewMention; change: number };

/** Pins what citations mean, whose mentions are then set anew. One that is pinned already keeps its reading. */
export async function pin(db: Db, pins: NewPin[]): Promise<void> {
	if (pins.length === 0) return;
	const ids = [...new Set(pins.flatMap(({ directive }) => directive ?? []))];
	const known = await knownOf(db, ids);
	const strange = ids.find((id) => !known.has(id));
	if (strange !== undefined) throw noDirective(strange);
	const machines = await machinesFor(db, pins);
	const rows = pins.map(({ report, start, directive, change, mention }, i) => ({
		...{ report, start, directive, change, raw: mention.raw },
		machine: JSON.stringify(machines[i]),
	}));
	await db.run(
		`INSERT INTO correction (report_id, start, raw, directive_id, audit_id, machine)
			SELECT report, start, raw, directive, change, machine::json FROM ${table("n", PIN)}
			ON CONFLICT (report_id, start) DO UPDATE SET directive_id = excluded.directive_id, audit_id = excluded.audit_id`,
		columns(PIN, rows),
	);
}

/** Takes the corrections of citations away. */
export async function unpin(db: Db, places: Place[]): Promise<void> {
	if (places.length > 0) await db.run(`DELETE FROM correction WHERE ${AT_PLACES}`, columns(PLACE, places));
}

/** Those of these directives that are there. */
export async function knownOf(db: Db, ids: string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db.all<{ id: string }>("SELECT id FROM directive WHERE id = ANY (@ids)", { ids });
	return new Set(rows.map(({ id }) => id));
}
