import { Mention, type NewMention } from "../../../model/mention.ts";
import { inReadingOrder, meansNothing, mentionColumns } from "../shared/mentions.ts";
import { records } from "../shared/rows.ts";
import type { Connection } from "./connection.ts";
import { isCopy } from "./duplicates.ts";

const INSERT = `INSERT INTO mention (report_id, position, report_key, start, "end", form, raw, symbol, type, date, issuer,
	term, title, scope, place, parts, named, repairs, rule, status, directive_id, confidence, reasons, warnings, candidates, counted,
	relations)
	SELECT id, @position, sort_key, @start, @end, @form, @raw, @symbol, @type, @date, @issuer,
	@term, @title, @scope, @place, @parts, @named, @repairs, @rule, @status, @directiveId, @confidence, @reasons, @warnings,
	@candidates, @counted, @relations FROM report WHERE id = @reportId`;

/** Mentions of a report in reading order. */
export function mentionsOf(connection: Connection, reportId: number): Mention[] {
	const rows = connection
		.sql(`SELECT report_id AS reportId, start, "end", form, raw, symbol, type, date, issuer, term, title, scope, place,
			parts, named, repairs, rule, status, directive_id AS directiveId, confidence, reasons, warnings, candidates,
			relations FROM mention WHERE report_id = ? ORDER BY position`)
		.all(reportId);
	return records(Mention, rows);
}

/** How many counted mentions of each directive a report has: 0 in a copy. */
export type Cited = Map<string, number>;

/** Removes the mentions of a report; returns what they cited. */
export function dropMentions(connection: Connection, reportId: number): Cited {
	const rows = connection
		.sql(`SELECT directive_id AS id, sum(counted) AS times FROM mention
			WHERE report_id = ? AND directive_id IS NOT NULL GROUP BY directive_id`)
		.all(reportId) as { id: string; times: number }[];
	connection.sql("DELETE FROM mention WHERE report_id = ?").run(reportId);
	return new Map(rows.map(({ id, times }) => [id, times]));
}

/**
 * Adds the mentions of a report that is there without any; returns what they cite. Those of a copy are not counted.
 *
 * @throws AppError `not_found` when one means a directive that the index does not hold.
 */
export function addMentions(connection: Connection, reportId: number, mentions: NewMention[]): Cited {
	const counted = isCopy(connection, reportId) ? 0 : 1;
	const known = connection.sql("SELECT 1 FROM directive WHERE id = ?");
	const cited: Cited = new Map();
	inReadingOrder(mentions).forEach((mention, position) => {
		const { directiveId } = mention;
		if (directiveId !== null) cited.set(directiveId, (cited.get(directiveId) ?? 0) + counted);
		if (directiveId !== null && !known.get(directiveId)) throw meansNothing(mention);
		connection.sql(INSERT).run({ ...mentionColumns(mention), reportId, position, counted });
	});
	return cited;
}
