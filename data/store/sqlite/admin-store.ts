import type { Correction, NewDocument, NewFeedback, Note, SplitChoice } from "../../../model/admin.ts";
import type { AdminStore } from "../admin-port.ts";
import type { Paging } from "../search-port.ts";
import { audit, entry, note } from "./audit.ts";
import { corrections } from "./cases.ts";
import { correctionAt } from "./corrections.ts";
import { SqliteCrawlStore } from "./crawl-store.ts";
import * as decisions from "./decisions.ts";
import { mergedInto } from "./directives.ts";
import { addFeedback, closeFeedback, feedback, openMessages } from "./feedback.ts";
import { nextToReview, waitingCitations } from "./review.ts";
import { isSignedOut, signOut } from "./sessions.ts";
import { split, splitPreview } from "./split.ts";
import { undo } from "./undo.ts";

/** What people change by hand, in one SQLite file: each method is one transaction. */
export class SqliteAdminStore extends SqliteCrawlStore implements AdminStore {
	async correct(corrections: Correction[], why: Note) {
		return this.write((connection) => {
			const corrected = decisions.correct(connection, corrections, why);
			connection.changed(true);
			return corrected;
		});
	}

	async mergePreview(from: string, into: string) {
		return this.read((connection) => decisions.mergePreview(connection, from, into));
	}

	async merge(from: string, into: string, why: Note) {
		return this.write((connection) => {
			const merged = decisions.merge(connection, from, into, why);
			connection.changed(true);
			return merged;
		});
	}

	async splitPreview(from: string, choice: SplitChoice, into: string | NewDocument) {
		return this.read((connection) => splitPreview(connection, from, choice, into));
	}

	async split(from: string, choice: SplitChoice, into: string | NewDocument, why: Note) {
		return this.write((connection) => {
			const done = split(connection, from, choice, into, why);
			connection.changed(true);
			return done;
		});
	}

	async nextToReview(by: string, after: string | null, at: string) {
		return this.write((connection) => nextToReview(connection, by, after, at));
	}

	async waiting() {
		return this.read((connection) => ({ citations: waitingCitations(connection), messages: openMessages(connection) }));
	}

	async corrections(paging: Paging) {
		return this.read((connection) => corrections(connection, paging));
	}

	async addFeedback(given: NewFeedback, at: string) {
		this.write((connection) => addFeedback(connection, given, at));
	}

	async feedback(open: boolean, paging: Paging) {
		return this.read((connection) => feedback(connection, open, paging));
	}

	async closeFeedback(id: number, why: Note) {
		return this.write((connection) => closeFeedback(connection, id, why));
	}

	async undo(id: number, why: Note) {
		return this.write((connection) => {
			const undone = undo(connection, id, why);
			connection.changed(true);
			return undone;
		});
	}

	async noteCrawl(sources: string[], why: Note) {
		return this.write((connection) => entry(connection, note(connection, "crawl", why, { sources })));
	}

	async audit(paging: Paging) {
		return this.read((connection) => audit(connection, paging));
	}

	async auditEntry(id: number) {
		return this.read((connection) => entry(connection, id));
	}

	async decisionOn(report: number, start: number) {
		return this.read((connection) => {
			const pinned = correctionAt(connection, report, start);
			return pinned && entry(connection, pinned.auditId);
		});
	}

	async mergedInto(id: string) {
		return this.read((connection) => mergedInto(connection, id));
	}

	async signOut(session: string, until: string, at: string) {
		this.write((connection) => signOut(connection, session, until, at));
	}

	async isSignedOut(session: string) {
		return this.read((connection) => isSignedOut(connection, session));
	}
}
