import { z } from "zod";
import { Day, Instant } from "./dates.ts";
import { Mention } from "./mention.ts";
import { ReportSummary } from "./report.ts";

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
	from: z.string().min(1).max(200).describe("Id of the document that goes"),
	into: z.string().min(1).max(200).describe("Id of the document that both are"),
	...Note.shape,
});
export const MergeQuery = MergeBody.pick({ from: true, into: true });

/** Body of `POST /admin/crawls`. */
export const CrawlBody = Note.extend({
	sources: z.array(z.string().max(100)).max(200).default([]).describe("Ids of sources, due or not; none: those due"),
});

/** A part of an id, as in addresses: `nghe-an`. */
const Part = z
	.string()
	.max(60)
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Not a slug, as `nghe-an` is.");

/** A document that a person makes known because none of the index is the one meant. Its id is made of these facts. */
export const NewDocument = z.object({
	type: Part.describe("Slug of the type: `nghi-quyet`"),
	symbol: z
		.string()
		.normalize()
		.trim()
		.max(60)
		.regex(/^\d[\p{L}\p{N}.&/-]*$/u, "A symbol begins with its number and has no blanks: `25-NQ/TW`.")
		.describe("`25-NQ/TW`"),
	title: z.string().normalize().trim().min(1).max(500).nullable().default(null),
	issuedOn: z
		.union([Day, z.string().regex(/^[12]\d{3}(-(0[1-9]|1[0-2]))?$/, "Not a day, month or year.")])
		.nullable()
		.default(null)
		.describe("Day of issue, `2013-06-03`, or its month or year where no more is known"),
	issuer: z.string().min(1).max(60).nullable().default(null).describe("Issuer slug"),
	term: z.int().min(1).max(99).nullable().default(null).describe("Term of the committee that issued it"),
	province: Part.nullable().default(null).describe("Province slug (63 provinces) of a local document"),
	place: Part.nullable()
		.default(null)
		.describe("District, commune or unit of a document below the province, as a slug: `van-yen`"),
});
export type NewDocument = z.infer<typeof NewDocument>;

/** Which citations of a document go in a split: those of these places and days, or those named; at most 500. */
export const SplitChoice = z.object({
	province: z.string().max(100).optional(),
	from: Day.optional(),
	to: Day.optional(),
	citations: z
		.array(Correction.pick({ report: true, start: true }))
		.max(500)
		.optional(),
});
export type SplitChoice = z.infer<typeof SplitChoice>;

/** Body of `POST /admin/directives/split`: the chosen citations of `from` are citations of `into`, known or made known. */
export const SplitBody = Note.extend({
	from: z.string().min(1).max(200),
	choice: SplitChoice,
	into: z.union([z.string().min(1).max(200), NewDocument]),
});

/** Body of `POST /admin/directives/split/preview`. */
export const SplitPreviewBody = SplitBody.omit({ by: true, reason: true });

/** What a split would do. */
export const SplitPreview = z.object({
	from: z.string(),
	/** Id of the document that gets the citations. */
	into: z.string(),
	/** Whether it would be made known by the split. */
	isNew: z.boolean(),
	/** Citations that move, reports that hold one, and citations that stay. */
	mentions: z.int(),
	reports: z.int(),
	staying: z.int(),
});
export type SplitPreview = z.infer<typeof SplitPreview>;

/** A citation that waits for a person: several documents fit, or the one taken is not sure. */
export const Uncertain = z.object({
	report: ReportSummary,
	mention: Mention,
	/** The rest of its sentence on either side. */
	before: z.string(),
	after: z.string(),
	/** Citations of the same number that wait, this one included: what deciding it may teach. */
	alike: z.int(),
});
export type Uncertain = z.infer<typeof Uncertain>;

/** The queue of uncertain citations as one person sees it. */
export const Review = z.object({
	/** Null where nothing is left that no colleague looks at. */
	item: Uncertain.nullable(),
	/** Given as `after`, it passes the item over. */
	next: z.string().nullable(),
	/** Citations that wait in all, and those of them that colleagues look at right now. */
	waiting: z.int(),
	taken: z.int(),
});
export type Review = z.infer<typeof Review>;

/** What a reader says is wrong: of a document, a report or a citation, or that something is missing. */
export const NewFeedback = z.object({
	about: z.enum(["directive", "report", "citation", "missing", "other"]),
	/** Id of the document, `12` of a report, `12-345` of a citation (report and offset), the search text of what is missing. */
	subject: z.string().max(300),
	text: z.string().trim().min(5).max(2000),
	/** How to answer, where the reader wants an answer. */
	contact: z.string().trim().max(200).nullable(),
});
export type NewFeedback = z.infer<typeof NewFeedback>;

export const Feedback = NewFeedback.extend({
	id: z.int().positive(),
	at: Instant,
	/** Change in which a person closed it; null while it is open. */
	closedBy: z.int().nullable(),
});
export type Feedback = z.infer<typeof Feedback>;

export const AuditAction = z.enum(["correct", "merge", "split", "undo", "crawl", "feedback"]);
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
