import type { MonthVolume, PlaceVolume, Volume } from "../port.ts";
import { DATED, firstKeyOf } from "../shared/days.ts";
import { smallNumbers } from "../shared/digits.ts";
import type { FactColumns } from "../shared/fact-columns.ts";
import { volumeOf, volumesByPlace } from "../shared/volume.ts";
import type { Connection } from "./connection.ts";
import { mentionColumns } from "./fact-columns.ts";

const REPORTS = "report WHERE duplicate_of IS NULL";
const IDS = `SELECT CAST(group_concat(sort_key & ${DATED - 1}) AS BLOB) FROM ${REPORTS}
	AND sort_key >= @first AND sort_key < @end`;
const NEXT_MONTH = `SELECT strftime('%Y-%m', min(sort_key) >> 30) AS month,
		date(min(sort_key) >> 30, 'start of month', '+1 month') AS after
	FROM ${REPORTS} AND sort_key >= @first`;
/** Behind December 9999 SQLite knows no day. */
const END = BigInt(Number.MAX_SAFE_INTEGER);

/** The reports of a range of sort keys; how often each cites is known in memory. */
function volumeWithin(connection: Connection, columns: FactColumns, first: bigint, end: bigint): Volume {
	return volumeOf(columns, smallNumbers(connection.sql(IDS).pluck().get({ first, end }) as Buffer | null));
}

/** All reports by month of publication with their citations, see `SearchStore.publishedByMonth`. */
export function publishedByMonth(connection: Connection): MonthVolume[] {
	const columns = mentionColumns(connection);
	const months: MonthVolume[] = [];
	let first = BigInt(DATED);
	for (;;) {
		const next = connection.sql(NEXT_MONTH).get({ first }) as { month: string | null; after: string | null };
		if (next.month === null) break;
		const end = next.after === null ? END : firstKeyOf(next.after);
		months.push({ key: next.month, ...volumeWithin(connection, columns, first, end) });
		first = end;
	}
	const undated = volumeWithin(connection, columns, 0n, BigInt(DATED));
	return undated.reports > 0 ? [...months, { key: null, ...undated }] : months;
}

/** All reports by province and year, see `SearchStore.publishedByPlace`: one walk along what is in memory. */
export const publishedByPlace = (connection: Connection): PlaceVolume[] => volumesByPlace(mentionColumns(connection));
