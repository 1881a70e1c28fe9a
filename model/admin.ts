import { z } from "zod";
import { Instant } from "./dates.ts";

/** Who does something and why: each change is written down with both. */
export const Note = z.object({
	by: z.string().trim().min(1).max(100).describe("Who decides it"),
	reason: z.string().trim().min(3).max(500).describe("Why, for those who look at it later"),
});
export type Note = z.infer<typeof Note>;

/** A citation, by its report and its offset in the report's text, and what it means. */
export const Correction = z.object({
	report: z.int().positive(),
	start: z.int().min(0),
	/** Id of the document meant; null: none that the index knows, or no citation at all. */
	directive: z.string().min(1).max(200).nullable(),
});
export type Correction = z.infer<typeof Correction>;

/** Body of `POST /admin/citations`. Many at once split what was taken for one document. */
export const CorrectBody = Note.extend({ citations: z.array(Correction).min(1).max(500) });

/** Body of `POST /admin/directives/merge`: `from` goes, and what was said of it is said of `into`. */
export const MergeBody = z.object({
	from: z.string().min(1).max(200),
	into: z.string().min(1).max(200),
	...Note.shape,
});
export const MergeQuery = MergeBody.pick({ from: true, into: true });

/** Body of `POST /admin/crawls`. */
export const CrawlBody = Note.extend({
	sources: z.array(z.string().max(100)).max(200).default([]).describe("Ids of sources, due or not; none: those due"),
});

export const AuditAction = z.enum(["correct", "merge", "undo", "crawl"]);
export type AuditAction = z.infer<typeof AuditAction>;

/** One change that a person made. */
export const AuditEntry = Note.extend({
	id: z.int().positive(),
	at: Instant,
	action: AuditAction,
	/** What was changed, in the shape of the request. */
	subject: z.record(z.string(), z.unknown()),
	/** Id of the entry that undid this one; null while it stands. */
	undoneBy: z.int().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What a merge would do. */
export const MergePreview = z.object({
	from: z.string(),
	into: z.string(),
	/** Fields in which the two differ, with the value of each. */
	differences: z.array(z.object({ field: z.string(), from: z.unknown(), into: z.unknown() })),
	/** Citations that move, and reports that hold one. */
	mentions: z.int(),
	reports: z.int(),
});
export type MergePreview = z.infer<typeof MergePreview>;
