import { AppError } from "../../../model/errors.ts";
import type { NewMention } from "../../../model/mention.ts";

/** The facts of a mention as columns: lists are kept as JSON. */
export const mentionColumns = (mention: NewMention) => ({
	...mention,
	parts: JSON.stringify(mention.parts),
	named: JSON.stringify(mention.named),
	repairs: JSON.stringify(mention.repairs),
	reasons: JSON.stringify(mention.reasons),
	warnings: JSON.stringify(mention.warnings),
	candidates: JSON.stringify(mention.candidates),
	relations: JSON.stringify(mention.relations),
});

/** Mentions in the order of their positions. */
export const inReadingOrder = (mentions: readonly NewMention[]): NewMention[] =>
	mentions.toSorted((a, b) => a.start - b.start || a.end - b.end);

/** That a mention means a directive which the index does not hold. */
export const meansNothing = ({ raw, directiveId }: NewMention): AppError =>
	new AppError("not_found", `“${raw}” was taken for ${directiveId}, which the index does not hold.`, {
		remedy: "Load the register first (`npx trichdan migrate`), then try again.",
	});
