import type { MonthVolume, PlaceVolume, Volume } from "../port.ts";
import type { Connection } from "./connection.ts";
import { DATED, firstKeyOf } from "./days.ts";
import { smallNumbers } from "./digits.ts";
import { columnsOf, type FactColumns } from "./fact-columns.ts";

const REPORTS = "report WHERE duplicate_of IS NULL";
const IDS = `SELECT CAST(group_concat(sort_key & ${DATED - 1}) AS BLOB) FROM ${REPORTS}
	AND sort_key >= @first AND sort_key < @end`;
const NEXT_MONTH = `SELECT strftime('%Y-%m', min(sort_key) >> 30) AS month,
		date(min(sort_key) >> 30, 'start of month', '+1 month') AS after
	FROM ${REPORTS} AND sort_key >= @first`;
/** Behind December 9999 SQLite knows no day. */
const END = BigInt(Number.MAX_SAFE_INTEGER);

const nothing = (): Volume => ({ reports: 0, citing: 0, citations: 0 });

function add(volume: Volume, citations: number): void {
	volume.reports++;
	volume.citations += citations;
	if (citations > 0) volume.citing++;
}

/** The reports of a range of sort keys; how often each cites is known in memory. */
function volumeWithin(connection: Connection, { lengths }: FactColumns, first: bigint, end: bigint): Volume {
	const volume = nothing();
	const ids = connection.sql(IDS).pluck().get({ first, end }) as Buffer | null;
	if (ids !== null) for (const id of smallNumbers(ids)) add(volume, lengths[id] ?? 0);
	return volume;
}

/** All reports by month of publication with their citations, see `SearchStore.publishedByMonth`. */
export function publishedByMonth(connection: Connection): MonthVolume[] {
	const columns = columnsOf(connection);
	columns.readMentions(connection);
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

/** How many years there are room for in a number beside a set. */
const YEARS = 10_000;

/** All reports by province and year, see `SearchStore.publishedByPlace`: one walk along what is in memory. */
export function publishedByPlace(connection: Connection): PlaceVolume[] {
	const columns = columnsOf(connection);
	columns.readMentions(connection);
	const [origins = new Uint32Array(0)] = columns.reports;
	const bySet = new Map<number, Volume>();
	for (let id = 1; id < origins.length; id++) {
		const set = origins[id] as number;
		if (set === 0) continue;
		const key = set * YEARS + (columns.years[id] as number);
		const volume = bySet.get(key) ?? nothing();
		bySet.set(key, volume);
		add(volume, columns.lengths[id] as number);
	}
	const places = new Map<string, PlaceVolume>();
	for (const [key, { reports, citing, citations }] of bySet) {
		const province = columns.sets.value(Math.floor(key / YEARS), "p");
		const year = key % YEARS || null;
		const place = places.get(`${province} ${year}`) ?? { province, year, ...nothing() };
		places.set(`${province} ${year}`, place);
		place.reports += reports;
		place.citing += citing;
		place.citations += citations;
	}
	return [...places.values()].sort(
		(a, b) => compare(a.province ?? "~", b.province ?? "~") || (a.year ?? YEARS) - (b.year ?? YEARS),
	);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
