import type { MonthVolume, PlaceVolume } from "../port.ts";
import { smallNumbers } from "../shared/digits.ts";
import { volumeOf, volumesByPlace } from "../shared/volume.ts";
import type { Db } from "./db.ts";
import { mentionColumns } from "./fact-columns.ts";

/** All reports by month of publication with their citations, see `SearchStore.publishedByMonth`. */
export async function publishedByMonth(db: Db): Promise<MonthVolume[]> {
	const columns = await mentionColumns(db);
	const months = await db.all<{ key: string | null; ids: string }>(
		`SELECT to_char(published_on, 'YYYY-MM') AS key, string_agg(id::text, ',') AS ids
		FROM report WHERE duplicate_of IS NULL GROUP BY 1 ORDER BY min(published_on) NULLS LAST`,
	);
	return months.map(({ key, ids }) => ({ key, ...volumeOf(columns, smallNumbers(Buffer.from(ids, "latin1"))) }));
}

/** All reports by province and year, see `SearchStore.publishedByPlace`: one walk along what is in memory. */
export const publishedByPlace = async (db: Db): Promise<PlaceVolume[]> => volumesByPlace(await mentionColumns(db));
