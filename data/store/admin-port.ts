import type {
	AuditEntry,
	Correction,
	Feedback,
	MergePreview,
	NewDocument,
	NewFeedback,
	Note,
	Review,
	SplitChoice,
	SplitPreview,
} from "../../model/admin.ts";
import type { NewMention } from "../../model/mention.ts";
import type { Report } from "../../model/report.ts";
import type { Paging, Part, Slice } from "./search-port.ts";

/** A correction that stands, with what it is a case of: the text as it was read, and what a person says of it. */
export interface CorrectionCase {
	report: Pick<Report, "id" | "title" | "url" | "publishedOn" | "province" | "text" | "grammarVersion">;
	/** The citation as it was read by itself, and the document that the person says it means. */
	mention: NewMention;
	directiveId: string | null;
	entry: AuditEntry;
}

/** What people change by hand. Every change leaves an audit entry, and all but a crawl can be undone. */
export interface AdminStore {
	/**
	 * Says what citations mean. A correction is pinned: it holds when the text is read again.
	 *
	 * @throws AppError `not_found` for a citation or a document that is not there; nothing is changed then.
	 */
	correct(corrections: Correction[], note: Note): Promise<AuditEntry>;
	/** @throws AppError as `merge`. */
	mergePreview(from: string, into: string): Promise<MergePreview>;
	/**
	 * Makes one document of two: all citations of `from` are citations of `into`, also later ones. `from` is one that is
	 * known only by being cited; the register is edited in its tables.
	 *
	 * @throws AppError `not_found` where one is not there, `conflict` where they cannot be merged.
	 */
	merge(from: string, into: string, note: Note): Promise<AuditEntry>;
	/** @throws AppError as `split`. */
	splitPreview(from: string, choice: SplitChoice, into: string | NewDocument): Promise<SplitPreview>;
	/**
	 * Makes two documents of one: the chosen citations of `from` mean `into` from now on, pinned as corrections are. A
	 * document that the index does not know is made known, as one that is known only by being cited.
	 *
	 * @throws AppError `not_found` where one is not there or nothing is chosen, `too_large` for over 500 citations.
	 */
	split(from: string, choice: SplitChoice, into: string | NewDocument, note: Note): Promise<AuditEntry>;
	/**
	 * The uncertain citation that comes next after `after`: of the number of which most wait, then the newest report. It is
	 * `by`'s for five minutes, and passed over for others meanwhile. Corrected ones do not wait.
	 */
	nextToReview(by: string, after: string | null, at: string): Promise<Review>;
	/** How many uncertain citations and open messages of readers wait for a person. */
	waiting(): Promise<{ citations: number; messages: number }>;
	/** Corrections that stand, in the order in which they were made. */
	corrections(paging: Paging): Promise<Slice<CorrectionCase>>;
	/**
	 * Keeps what a reader says. The same text about the same thing is kept once.
	 *
	 * @throws AppError `busy` where 10,000 are open.
	 */
	addFeedback(feedback: NewFeedback, at: string): Promise<void>;
	/** What readers said, open or closed, newest first. */
	feedback(open: boolean, paging: Paging): Promise<Part<Feedback>>;
	/**
	 * Closes a message. How to reach its reader is forgotten then, for good.
	 *
	 * @throws AppError `not_found` for none of that id, `conflict` for one that is closed.
	 */
	closeFeedback(id: number, note: Note): Promise<AuditEntry>;
	/**
	 * Puts back what an entry changed.
	 *
	 * @throws AppError `not_found` for no such entry, `conflict` for one that was undone, or that a later one stands on.
	 */
	undo(id: number, note: Note): Promise<AuditEntry>;
	/** Writes down that a person started a crawl. */
	noteCrawl(sources: string[], note: Note): Promise<AuditEntry>;
	/** All changes, newest first. */
	audit(paging: Paging): Promise<Part<AuditEntry>>;
	/** @throws AppError `not_found` for no such entry. */
	auditEntry(id: number): Promise<AuditEntry>;
	/** The change by which a citation is pinned to what a person says of it, or null. */
	decisionOn(report: number, start: number): Promise<AuditEntry | null>;
	/** The document that one was merged into, or null. */
	mergedInto(id: string): Promise<string | null>;
	/** Ends a session of the admin pages before its time, which is `until`. */
	signOut(session: string, until: string, at: string): Promise<void>;
	/** Whether a session was ended before its time. */
	isSignedOut(session: string): Promise<boolean>;
}
