import { Alarm, type AlarmKind, type NewAlarm, SourceState, type UrlState } from "../../../model/crawl.ts";
import type { SourceYield } from "../crawl-port.ts";
import type { Tally } from "../port.ts";
import { tellingEnds } from "../shared/crawling.ts";
import { DATED, firstKeyOf } from "../shared/days.ts";
import { records } from "../shared/rows.ts";
import type { Db } from "./db.ts";
import { guard } from "./lock.ts";

const STATE = `source_id AS "sourceId", verified_at AS "verifiedAt", last_new_at AS "lastNewAt",
	rhythm_hours AS "rhythmHours", next_at AS "nextAt", robots_hash AS "robotsHash", baseline`;
const ALARM = `id, source_id AS "sourceId", kind, since, cleared_at AS "clearedAt", message, facts,
	notified_at AS "notifiedAt"`;

/** What is kept in mind of a source, or null. */
export async function sourceState(db: Db, sourceId: string): Promise<SourceState | null> {
	const rows = await db.all(`SELECT ${STATE} FROM source_state WHERE source_id = @sourceId`, { sourceId });
	return records(SourceState, rows)[0] ?? null;
}

/** What is kept in mind of all sources, by id. */
export const sourceStates = async (db: Db): Promise<SourceState[]> =>
	records(SourceState, await db.all(`SELECT ${STATE} FROM source_state ORDER BY source_id`));

/** Days of publication of a source's newest reports, copies among them: they too show that it is alive. */
export async function publicationDays(db: Db, sourceId: string, limit: number): Promise<string[]> {
	const rows = await db.all<{ day: string }>(
		`SELECT published_on AS day FROM report WHERE source_id = @sourceId AND sort_key >= ${DATED}
			ORDER BY sort_key DESC LIMIT @limit`,
		{ sourceId, limit },
	);
	return rows.map(({ day }) => day);
}

/** Raises an alarm, or brings one that stands up to date; gives it where it is new. */
async function raise(db: Db, sourceId: string, { kind, message, facts }: NewAlarm, at: string): Promise<Alarm[]> {
	const values = { sourceId, kind, message, facts: JSON.stringify(facts) };
	const stood = await db.run(
		`UPDATE alarm SET message = @message, facts = @facts
			WHERE source_id = @sourceId AND kind = @kind AND cleared_at IS NULL`,
		values,
	);
	if (stood > 0) return [];
	const rows = await db.all(
		`INSERT INTO alarm (source_id, kind, since, message, facts) VALUES (@sourceId, @kind, @at, @message, @facts)
			RETURNING ${ALARM}`,
		{ ...values, at },
	);
	return records(Alarm, rows);
}

const PUT_STATE = `INSERT INTO source_state
	(source_id, verified_at, last_new_at, rhythm_hours, next_at, robots_hash, baseline)
	VALUES (@sourceId, @verifiedAt, @lastNewAt, @rhythmHours, @nextAt, @robotsHash, @baseline)
	ON CONFLICT (source_id) DO UPDATE SET verified_at = excluded.verified_at, last_new_at = excluded.last_new_at,
		rhythm_hours = excluded.rhythm_hours, next_at = excluded.next_at, robots_hash = excluded.robots_hash,
		baseline = excluded.baseline`;

/** Keeps what a run showed of its source, see `CrawlStore.putHealth`. Runs inside a unit that writes. */
export async function putHealth(
	db: Db,
	fence: number,
	state: SourceState,
	standing: NewAlarm[],
	over: AlarmKind[],
	at: string,
): Promise<{ raised: Alarm[]; cleared: Alarm[] }> {
	await guard(db, fence);
	const { sourceId } = state;
	await db.run(PUT_STATE, { ...state, baseline: state.baseline && JSON.stringify(state.baseline) });
	const raised: Alarm[] = [];
	for (const alarm of standing) raised.push(...(await raise(db, sourceId, alarm, at)));
	const stands = new Set(standing.map((alarm) => alarm.kind));
	const cleared: unknown[] = [];
	for (const kind of over.filter((one) => !stands.has(one)))
		cleared.push(
			...(await db.all(
				`UPDATE alarm SET cleared_at = @at, notified_at = NULL
					WHERE source_id = @sourceId AND kind = @kind AND cleared_at IS NULL RETURNING ${ALARM}`,
				{ at, sourceId, kind },
			)),
		);
	await db.changed(false);
	return { raised, cleared: records(Alarm, cleared) };
}

/** Alarms, see `CrawlStore.alarms`. */
export async function alarms(
	db: Db,
	{ sourceId, all, limit }: { sourceId?: string; all?: boolean; limit: number },
): Promise<Alarm[]> {
	const conditions = [all ? "true" : "cleared_at IS NULL", sourceId === undefined ? "true" : "source_id = @sourceId"];
	const rows = await db.all(
		`SELECT ${ALARM} FROM alarm WHERE ${conditions.join(" AND ")} ORDER BY id ${all ? "DESC" : ""} LIMIT @limit`,
		{ limit, ...(sourceId !== undefined && { sourceId }) },
	);
	return records(Alarm, rows);
}

/** Alarms that the webhook has not taken as they are now, oldest first. */
export const unnotified = async (db: Db, limit: number): Promise<Alarm[]> =>
	records(
		Alarm,
		await db.all(`SELECT ${ALARM} FROM alarm WHERE notified_at IS NULL ORDER BY id LIMIT @limit`, { limit }),
	);

/** Notes that the webhook has taken these alarms as they were at that instant; one cleared since is to be told again. */
export async function markNotified(db: Db, ids: number[], at: string): Promise<void> {
	await db.run(
		`UPDATE alarm SET notified_at = @at
			WHERE id = ANY (@ids::integer[]) AND coalesce(cleared_at <= @at OR cleared_at > @far, true)`,
		{ ids, at, far: tellingEnds(at) },
	);
}

/** Reports of a source by month, see `CrawlStore.reportsByMonth`. */
export const reportsByMonth = (db: Db, sourceId: string): Promise<Tally[]> =>
	db.all<Tally>(
		`SELECT substr(published_on::text, 1, 7) AS key, count(*) AS reports FROM report WHERE source_id = @sourceId
			GROUP BY 1 ORDER BY 1 ASC NULLS LAST`,
		{ sourceId },
	);

/** Reports of a source by day, see `CrawlStore.reportsByDay`: a range of one index. */
export const reportsByDay = (db: Db, sourceId: string, since: string): Promise<Tally[]> =>
	db.all<Tally>(
		`SELECT published_on AS key, count(*) AS reports FROM report
			WHERE source_id = @sourceId AND sort_key >= @first GROUP BY published_on ORDER BY published_on`,
		{ sourceId, first: firstKeyOf(since) },
	);

/** What became of the addresses of a source, see `CrawlStore.sourceYield`. */
export async function sourceYield(db: Db, sourceId: string): Promise<SourceYield> {
	const states = await db.all<{ state: UrlState; urls: number }>(
		`SELECT state, count(*) AS urls FROM frontier WHERE source_id = @sourceId AND kind IN ('article', 'file')
			GROUP BY state ORDER BY state`,
		{ sourceId },
	);
	const reports = await db.get<Pick<SourceYield, "reports" | "dated">>(
		`SELECT count(*) AS reports, count(*) FILTER (WHERE sort_key >= ${DATED}) AS dated
			FROM report WHERE source_id = @sourceId`,
		{ sourceId },
	);
	const articles = Object.fromEntries(states.map(({ state, urls }) => [state, urls]));
	return { articles, ...(reports ?? { reports: 0, dated: 0 }) };
}
