import { z } from "zod";
import { AuditEntry, Feedback, Note } from "../admin.ts";
import { list } from "./list.ts";
import { paging, parameter, whole, yesOrNo } from "./parameters.ts";

export {
	AuditEntry,
	CorrectBody,
	CrawlBody,
	Feedback,
	MergeBody,
	MergePreview,
	MergeQuery,
	Note,
	Review,
	SplitBody,
	SplitPreview,
	SplitPreviewBody,
	Uncertain,
} from "../admin.ts";

/** A change or a message by its number, as the last but one part of an address. */
export const NumberedId = z.object({ id: whole(1, Number.MAX_SAFE_INTEGER).describe("Its number") });

/** Query of `GET /admin/audit`. */
export const AuditQuery = z.object(paging);
export const AuditReply = list(AuditEntry);
export type AuditReply = z.infer<typeof AuditReply>;

/** Query of `GET /admin/reviews/next`. */
export const ReviewQuery = z.object({
	by: Note.shape.by.describe("Who looks at it"),
	after: paging.cursor.describe("`next` of an item, to pass it over"),
});

/** Query of `GET /admin/feedback`. */
export const FeedbackQuery = z.object({
	open: parameter(yesOrNo.default(true)).describe("Whether those that nobody has closed, or the closed ones"),
	...paging,
});
export const FeedbackReply = list(Feedback);
export type FeedbackReply = z.infer<typeof FeedbackReply>;
