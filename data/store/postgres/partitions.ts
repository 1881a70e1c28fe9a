import { firstKeyOf } from "../shared/days.ts";
import { MOST_PLACES } from "../shared/mention-terms.ts";
import type { Db } from "./db.ts";

/*
 * The partitions of the tables that are searched: one a month of publication, made when the first report of a month comes.
 * Months outside of what is plausible share one at either end, so that a page with odd dates makes no thousands of tables.
 */

/** The tables, and how many of their keys belong to a sort key. */
const TABLES = { report_body: 1n, mention_terms: BigInt(MOST_PLACES) };

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** Sort keys of a partition; no end: all behind the first. */
interface Partition {
	name: string;
	first: bigint;
	end: bigint | null;
}

const dayOf = (year: number, month: number): string =>
	`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;

/** The partition that reports of a day lie in; null: undated ones, which have theirs from the start. */
function partitionOf(day: string): Partition {
	const [year, month] = day.split("-").map(Number) as [number, number];
	if (year < FIRST_YEAR)
		return { name: "before", first: firstKeyOf("0001-01-01"), end: firstKeyOf(dayOf(FIRST_YEAR, 1)) };
	if (year > LAST_YEAR) return { name: "after", first: firstKeyOf(dayOf(LAST_YEAR + 1, 1)), end: null };
	const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
	return {
		name: `${year}_${String(month).padStart(2, "0")}`,
		first: firstKeyOf(dayOf(year, month)),
		end: firstKeyOf(dayOf(nextYear, nextMonth)),
	};
}

/** Name of the partition that the texts of reports of a day lie in. */
export const partitionName = (day: string | null): string =>
	`report_body_${day === null ? "undated" : partitionOf(day).name}`;

/**
 * Makes the partitions for reports of a day, which are not there yet. They are made apart and attached, which keeps no
 * reader waiting. Runs inside a unit that writes, of which there is one at a time.
 */
export async function addPartition(db: Db, day: string): Promise<void> {
	const { name, first, end } = partitionOf(day);
	for (const [table, places] of Object.entries(TABLES)) {
		const bounds = `FROM (${first * places}) TO (${end === null ? "MAXVALUE" : end * places})`;
		// Texts and tokens lie apart from the rows, of which a search looks at very many.
		await db.run(`CREATE TABLE ${table}_${name} (LIKE ${table} INCLUDING ALL) WITH (toast_tuple_target = 128)`);
		await db.run(`ALTER TABLE ${table} ATTACH PARTITION ${table}_${name} FOR VALUES ${bounds}`);
	}
}

/** The same where it may be there. */
export async function ensurePartition(db: Db, day: string | null): Promise<void> {
	if (day === null) return;
	const found = await db.get<{ there: boolean }>("SELECT to_regclass(@name) IS NOT NULL AS there", {
		name: partitionName(day),
	});
	if (!found?.there) await addPartition(db, day);
}
