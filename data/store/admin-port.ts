import type { AuditEntry, Correction, MergePreview, Note } from "../../model/admin.ts";
import type { Paging, Part } from "./search-port.ts";

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
	/** The document that one was merged into, or null. */
	mergedInto(id: string): Promise<string | null>;
}
