import { setImmediate as pause } from "node:timers/promises";
import type { NewDirective } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";
import type { FetchedPage, NewReport } from "../../../model/report.ts";
import type { RunCounts } from "../../../model/source.ts";
import type {
	DirectiveFilter,
	DirectiveSort,
	Paging,
	Provenance,
	Register,
	Saved,
	SitePages,
	SitePart,
	SnapshotGiven,
	Store,
} from "../port.ts";
import { QUEUED_AT_ONCE } from "../shared/saving.ts";
import { check } from "./check.ts";
import * as reading from "./directives.ts";
import { guard } from "./lock.ts";
import { mentionsOf } from "./mentions.ts";
import { page, savePage } from "./pages.ts";
import { putRegister } from "./register.ts";
import { replaceMentions, report, saveReport } from "./reports.ts";
import { finishRun, noteProgress, runs, startRun } from "./runs.ts";
import { workQueue } from "./search-index.ts";
import { SqliteSearchStore } from "./search-store.ts";
import { reportFacts, sitePages, siteParts } from "./site.ts";
import { snapshot } from "./snapshot.ts";
import { stats } from "./stats.ts";

/** The store in one SQLite file: each method is one transaction, the work is in the files beside this one. */
export class SqliteStore extends SqliteSearchStore implements Store {
	async putRegister(register: Register) {
		const put = this.write((connection) => {
			const changed = putRegister(connection, register);
			if (changed) connection.changed(true);
			return { changed };
		});
		await this.#workQueue();
		return put;
	}

	async saveReport(
		report: NewReport,
		mentions: NewMention[],
		cited: NewDirective[],
		fetched: FetchedPage | null,
		provenance: Provenance = {},
	) {
		return this.write((connection): Saved => {
			const saved = saveReport(connection, report, mentions, cited, provenance);
			if (fetched) savePage(connection, fetched);
			if (saved.outcome !== "unchanged") connection.changed(true);
			return saved;
		});
	}

	async replaceMentions(reportId: number, mentions: NewMention[], cited: NewDirective[], grammarVersion: number) {
		this.write((connection) => {
			replaceMentions(connection, reportId, mentions, cited, grammarVersion);
			connection.changed(true);
		});
	}

	async savePage(fetched: FetchedPage) {
		this.write((connection) => savePage(connection, fetched));
	}

	async page(url: string) {
		return this.read((connection) => page(connection, url));
	}

	async report(id: number) {
		return this.read((connection) => report(connection, id));
	}

	async mentionsOf(reportId: number) {
		return this.read((connection) => mentionsOf(connection, reportId));
	}

	async directive(id: string) {
		return this.read((connection) => reading.directive(connection, id));
	}

	async directives(filter: DirectiveFilter, sort: DirectiveSort, paging: Paging) {
		return this.read((connection) => reading.directives(connection, filter, sort, paging));
	}

	async directivesById(ids: string[]) {
		return this.read((connection) => reading.directivesById(connection, ids));
	}

	async directivesBySymbol(symbolSlug: string) {
		return this.read((connection) => reading.directivesBySymbol(connection, symbolSlug));
	}

	async directiveFacets(filter: DirectiveFilter) {
		return this.read((connection) => reading.directiveFacets(connection, filter));
	}

	async directivesChanged(since: number, after: string | null, limit: number) {
		return this.read((connection) => reading.directivesChanged(connection, since, after, limit));
	}

	async relationsOf(id: string) {
		return this.read((connection) => reading.relationsOf(connection, id));
	}

	async startRun(sourceId: string, at: string, fence?: number) {
		return this.write((connection) => {
			if (fence !== undefined) guard(connection, fence);
			connection.changed(false);
			return startRun(connection, sourceId, at);
		});
	}

	async noteProgress(id: number, counts: RunCounts) {
		this.write((connection) => noteProgress(connection, id, counts));
	}

	async finishRun(id: number, at: string, counts: RunCounts, note: string | null) {
		this.write((connection) => {
			finishRun(connection, id, at, counts, note);
			connection.changed(false);
		});
		await this.#workQueue();
	}

	async runs(limit: number, sourceId?: string) {
		return this.read((connection) => runs(connection, limit, sourceId));
	}

	snapshot(path: string, given: SnapshotGiven) {
		return snapshot(this.connection, path, given);
	}

	async reportFacts(ids: number[]) {
		return this.read((connection) => reportFacts(connection, ids));
	}

	async siteParts(pages: SitePages, size: number) {
		return this.read((connection) => siteParts(connection, pages, size));
	}

	async sitePages(pages: SitePages, range: Pick<SitePart, "after" | "last">, limit: number) {
		return this.read((connection) => sitePages(connection, pages, range, limit));
	}

	async stats() {
		return this.read(stats);
	}

	async dataVersion() {
		const { connection } = this;
		const row = connection.single(() => connection.sql("SELECT data_version AS n FROM meta").get());
		return (row as { n: number }).n;
	}

	async check() {
		return check(this.connection);
	}

	async close() {
		this.connection.db.close();
	}

	/** Brings the search indexes up to date, in transactions between which others get their turn. */
	async #workQueue() {
		while (this.write((connection) => workQueue(connection, QUEUED_AT_ONCE)) === QUEUED_AT_ONCE) await pause();
	}
}
