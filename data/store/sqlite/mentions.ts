import { AppError } from "../../../model/errors.ts";
import { Mention, type NewMention } from "../../../model/mention.ts";
import type { Connection, Values } from "./connection.ts";
import { isCopy } from "./duplicates.ts";
import { records } from "./rows.ts";

const INSERT = `INSERT INTO mention (report_id, position, report_key, start, "end", form, raw, symbol, type, date, issuer,
	term, title, scope, place, parts, named, repairs, rule, status, directive_id, confidence, reasons, warnings, candidates, counted)
	SELECT id, @position, sort_key, @start, @end, @form, @raw, @symbol, @type, @date, @issuer,
	@term, @title, @scope, @place, @parts, @named, @repairs, @rule, @status, @directiveId, @confidence, @reasons, @warnings,
	@candidates, @counted FROM report WHERE id = @reportId`;

const json = (mention: NewMention): Values => ({
	parts: JSON.stringify(mention.parts),
	named: JSON.stringify(mention.named),
	repairs: JSON.stringify(mention.repairs),
	reasons: JSON.stringify(mention.reasons),
	warnings: JSON.stringify(mention.warnings),
	candidates: JSON.stringify(mention.candidates),
});

/** Mentions of a report in reading order. */
export function mentionsOf(connection: Connection, reportId: number): Mention[] {
	const rows = connection
		.sql(`SELECT report_id AS reportId, start, "end", form, raw, symbol, type, date, issuer, term, title, scope, place,
			parts, named, repairs, rule, status, directive_id AS directiveId, confidence, reasons, warnings, candidates
			FROM mention WHERE report_id = ? ORDER BY position`)
		.all(reportId);
	return records(Mention, rows);
}

/** Removes the mentions of a report; returns the ids of the directives they meant. */
export function dropMentions(connection: Connection, reportId: number): string[] {
	const rows = connection
		.sql("SELECT DISTINCT directive_id AS id FROM mention WHERE report_id = ? AND directive_id IS NOT NULL")
		.all(reportId) as { id: string }[];
	connection.sql("DELETE FROM mention WHERE report_id = ?").run(reportId);
	return rows.map((row) => row.id);
}

/**
 * Adds the mentions of a report that is there without any; returns the ids of the directives they mean. Those of a copy
 * are not counted.
 *
 * @throws AppError `not_found` when one means a directive that the index does not hold.
 */
export function addMentions(connection: Connection, reportId: number, mentions: NewMention[]): string[] {
	const counted = isCopy(connection, reportId) ? 0 : 1;
	const known = connection.sql("SELECT 1 FROM directive WHERE id = ?");
	const inOrder = mentions.toSorted((a, b) => a.start - b.start || a.end - b.end);
	inOrder.forEach((mention, position) => {
		const { directiveId } = mention;
		if (directiveId !== null && !known.get(directiveId))
			throw new AppError("not_found", `“${mention.raw}” was taken for ${directiveId}, which the index does not hold.`, {
				remedy: "Load the register first (`npx trichdan migrate`), then try again.",
			});
		connection.sql(INSERT).run({ ...mention, ...json(mention), reportId, position, counted });
	});
	return inOrder.flatMap((mention) => mention.directiveId ?? []);
}
