import { Alarm, type AlarmKind, type NewAlarm, SourceState, type UrlState } from "../../../model/crawl.ts";
import type { SourceYield } from "../crawl-port.ts";
import type { Tally } from "../port.ts";
import { tellingEnds } from "../shared/crawling.ts";
import { DATED, firstKeyOf } from "../shared/days.ts";
import { records } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import type { Connection } from "./connection.ts";
import { guard } from "./lock.ts";

const STATE = `source_id AS sourceId, verified_at AS verifiedAt, last_new_at AS lastNewAt, rhythm_hours AS rhythmHours,
	next_at AS nextAt, robots_hash AS robotsHash, baseline`;
const ALARM = `id, source_id AS sourceId, kind, since, cleared_at AS clearedAt, message, facts, notified_at AS notifiedAt`;

/** What is kept in mind of a source, or null. */
export function sourceState(connection: Connection, sourceId: string): SourceState | null {
	const rows = connection.sql(`SELECT ${STATE} FROM source_state WHERE source_id = ?`).all(sourceId);
	return records(SourceState, rows)[0] ?? null;
}

/** What is kept in mind of all sources, by id. */
export const sourceStates = (connection: Connection): SourceState[] =>
	records(SourceState, connection.sql(`SELECT ${STATE} FROM source_state ORDER BY source_id`).all());

/** Days of publication of a source's newest reports, copies among them: they too show that it is alive. */
export const publicationDays = (connection: Connection, sourceId: string, limit: number): string[] =>
	connection
		.sql(`SELECT published_on AS day FROM report WHERE source_id = ? AND sort_key >= 1 << 30
			ORDER BY sort_key DESC LIMIT ?`)
		.all(sourceId, limit)
		.map((row) => (row as { day: string }).day);

/** Raises an alarm, or brings one that stands up to date; gives it where it is new. */
function raise(connection: Connection, sourceId: string, { kind, message, facts }: NewAlarm, at: string): Alarm[] {
	const values = { sourceId, kind, message, facts: JSON.stringify(facts) };
	const stood = connection
		.sql(`UPDATE alarm SET message = @message, facts = @facts
			WHERE source_id = @sourceId AND kind = @kind AND cleared_at IS NULL`)
		.run(values);
	if (stood.changes > 0) return [];
	const rows = connection
		.sql(`INSERT INTO alarm (source_id, kind, since, message, facts) VALUES (@sourceId, @kind, @at, @message, @facts)
			RETURNING ${ALARM}`)
		.all({ ...values, at });
	return records(Alarm, rows);
}

/** Keeps what a run showed of its source, see `CrawlStore.putHealth`. Runs inside a transaction. */
export function putHealth(
	connection: Connection,
	fence: number,
	state: SourceState,
	standing: NewAlarm[],
	over: AlarmKind[],
	at: string,
): { raised: Alarm[]; cleared: Alarm[] } {
	guard(connection, fence);
	const { sourceId } = state;
	connection
		.sql(`INSERT OR REPLACE INTO source_state
			(source_id, verified_at, last_new_at, rhythm_hours, next_at, robots_hash, baseline)
			VALUES (@sourceId, @verifiedAt, @lastNewAt, @rhythmHours, @nextAt, @robotsHash, @baseline)`)
		.run({ ...state, baseline: state.baseline && JSON.stringify(state.baseline) });
	const raised = standing.flatMap((alarm) => raise(connection, sourceId, alarm, at));
	const stands = new Set(standing.map((alarm) => alarm.kind));
	const cleared = over
		.filter((kind) => !stands.has(kind))
		.flatMap((kind) =>
			connection
				.sql(`UPDATE alarm SET cleared_at = @at, notified_at = NULL
					WHERE source_id = @sourceId AND kind = @kind AND cleared_at IS NULL RETURNING ${ALARM}`)
				.all({ at, sourceId, kind }),
		);
	return { raised, cleared: records(Alarm, cleared) };
}

/** Alarms, see `CrawlStore.alarms`. */
export function alarms(
	connection: Connection,
	{ sourceId, all, limit }: { sourceId?: string; all?: boolean; limit: number },
): Alarm[] {
	const conditions = [all ? "true" : "cleared_at IS NULL"];
	const values: Values = { limit };
	if (sourceId !== undefined) {
		conditions.push("source_id = @sourceId");
		values.sourceId = sourceId;
	}
	const rows = connection
		.sql(`SELECT ${ALARM} FROM alarm WHERE ${conditions.join(" AND ")} ORDER BY id ${all ? "DESC" : ""} LIMIT @limit`)
		.all(values);
	return records(Alarm, rows);
}

/** Alarms that the webhook has not taken as they are now, oldest first. */
export const unnotified = (connection: Connection, limit: number): Alarm[] =>
	records(Alarm, connection.sql(`SELECT ${ALARM} FROM alarm WHERE notified_at IS NULL ORDER BY id LIMIT ?`).all(limit));

/** Notes that the webhook has taken these alarms as they were at that instant; one cleared since is to be told again. */
export function markNotified(connection: Connection, ids: number[], at: string): void {
	const far = tellingEnds(at);
	const mark = connection.sql(`UPDATE alarm SET notified_at = @at
		WHERE id = @id AND coalesce(cleared_at <= @at OR cleared_at > @far, true)`);
	for (const id of ids) mark.run({ at, far, id });
}

/** Reports of a source by month, see `CrawlStore.reportsByMonth`. */
export const reportsByMonth = (connection: Connection, sourceId: string): Tally[] =>
	connection
		.sql(`SELECT substr(published_on, 1, 7) AS key, count(*) AS reports FROM report WHERE source_id = ?
			GROUP BY key ORDER BY key ASC NULLS LAST`)
		.all(sourceId) as Tally[];

/** Reports of a source by day, see `CrawlStore.reportsByDay`: a range of one index. */
export const reportsByDay = (connection: Connection, sourceId: string, since: string): Tally[] =>
	connection
		.sql(`SELECT date(sort_key >> 30) AS key, count(*) AS reports FROM report
			WHERE source_id = ? AND sort_key >= ? GROUP BY sort_key >> 30 ORDER BY 1`)
		.all(sourceId, firstKeyOf(since)) as Tally[];

/** What became of the addresses of a source, see `CrawlStore.sourceYield`. */
export function sourceYield(connection: Connection, sourceId: string): SourceYield {
	const states = connection
		.sql(`SELECT state, count(*) AS urls FROM frontier WHERE source_id = ? AND kind IN ('article', 'file')
			GROUP BY state ORDER BY state`)
		.all(sourceId) as { state: UrlState; urls: number }[];
	const reports = connection
		.sql(`SELECT count(*) AS reports, count(*) FILTER (WHERE sort_key >= ${DATED}) AS dated
			FROM report WHERE source_id = ?`)
		.get(sourceId) as Pick<SourceYield, "reports" | "dated">;
	return { articles: Object.fromEntries(states.map(({ state, urls }) => [state, urls])), ...reports };
}
