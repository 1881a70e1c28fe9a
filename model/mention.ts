import { z } from "zod";

export const MentionStatus = z.enum(["resolved", "ambiguous", "stub", "unlinked"]);
export type MentionStatus = z.infer<typeof MentionStatus>;

const Range = z.object({ start: z.int(), end: z.int() });

/** One citation in a report, with what it was taken to mean. Offsets are UTF-16, into the report's text. */
export const NewMention = z.object({
	start: z.int(),
	end: z.int(),
	form: z.enum(["full", "short", "named", "back"]),
	raw: z.string(),
	symbol: z.string().nullable(),
	type: z.string().nullable(),
	date: z.string().nullable(),
	issuer: z.string().nullable(),
	term: z.int().nullable(),
	title: z.string().nullable(),
	scope: z.string().nullable(),
	place: z.string().nullable(),
	parts: z.object({
		date: Range.optional(),
		issuer: Range.optional(),
		term: Range.optional(),
		title: Range.optional(),
	}),
	named: z.array(z.string()),
	repairs: z.array(z.string()),
	rule: z.string(),
	status: MentionStatus,
	/** Id of the document meant; null when ambiguous or unlinked. */
	directiveId: z.string().nullable(),
	confidence: z.number().min(0).max(1),
	reasons: z.array(z.string()),
	warnings: z.array(z.string()),
	candidates: z.array(z.object({ id: z.string(), score: z.number(), reasons: z.array(z.string()) })),
});
export type NewMention = z.infer<typeof NewMention>;

/** A stored mention. */
export const Mention = NewMention.extend({ reportId: z.int().positive() });
export type Mention = z.infer<typeof Mention>;
