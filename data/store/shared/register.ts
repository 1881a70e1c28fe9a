import { AppError } from "../../../model/errors.ts";
import type { NewRelation } from "../port.ts";

/** A copy may cite what nothing that is counted cites, and a person may have decided for what nothing cites now. */
export const UNCITED = `mentions = 0 AND NOT EXISTS (SELECT 1 FROM mention WHERE directive_id = directive.id)
	AND NOT EXISTS (SELECT 1 FROM correction WHERE directive_id = directive.id)
	AND NOT EXISTS (SELECT 1 FROM merged WHERE into_id = directive.id)`;

/**
 * Refuses relations of documents that the register does not hold.
 *
 * @throws AppError `authority_invalid`
 */
export function refuseStrange(relations: readonly NewRelation[], known: ReadonlySet<string>): void {
	for (const { from, kind, to } of relations) {
		const lost = [from, to].find((id) => !known.has(id));
		if (lost !== undefined)
			throw new AppError("authority_invalid", `Relation ${from} ${kind} ${to}: ${lost} is not in the register.`, {
				remedy: "Add the document to data/authority/documents.tsv or remove the relation.",
			});
	}
}
