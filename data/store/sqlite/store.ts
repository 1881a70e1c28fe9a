import type { NewDirective } from "../../../model/directive.ts";
import type { NewMention } from "../../../model/mention.ts";
import type { FetchedPage, NewReport } from "../../../model/report.ts";
import type { RunCounts } from "../../../model/source.ts";
import type {
	CitationFilter,
	DirectiveFilter,
	DirectiveSort,
	Paging,
	Provenance,
	Register,
	ReportFilter,
	Saved,
	Store,
} from "../port.ts";
import { check } from "./check.ts";
import { citations, citedByMonth, citedByProvince } from "./citations.ts";
import { SqliteCrawlStore } from "./crawl-store.ts";
import * as reading from "./directives.ts";
import { mentionsOf } from "./mentions.ts";
import { finishRun, noteProgress, page, runs, savePage, startRun } from "./pages.ts";
import { putRegister } from "./register.ts";
import { replaceMentions, report, saveReport } from "./reports.ts";
import { searchReports } from "./search.ts";
import { stats } from "./stats.ts";

/** The store in one SQLite file: each method is one transaction, the work is in the files beside this one. */
export class SqliteStore extends SqliteCrawlStore implements Store {
	async putRegister(register: Register) {
		return this.write((connection) => {
			const changed = putRegister(connection, register);
			if (changed) connection.changed(true);
			return { changed };
		});
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

	async searchReports(filter: ReportFilter, paging: Paging) {
		return this.read((connection) => searchReports(connection, filter, paging));
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

	async catalogue() {
		return this.read((connection) => reading.catalogue(connection));
	}

	async relationsOf(id: string) {
		return this.read((connection) => reading.relationsOf(connection, id));
	}

	async citations(id: string, filter: CitationFilter, paging: Paging) {
		return this.read((connection) => citations(connection, id, filter, paging));
	}

	async citedByMonth(id: string) {
		return this.read((connection) => citedByMonth(connection, id));
	}

	async citedByProvince(id: string) {
		return this.read((connection) => citedByProvince(connection, id));
	}

	async startRun(sourceId: string, at: string) {
		return this.write((connection) => {
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
	}

	async runs(limit: number, sourceId?: string) {
		return this.read((connection) => runs(connection, limit, sourceId));
	}

	async stats() {
		return this.read(stats);
	}

	async dataVersion() {
		const row = this.read((connection) => connection.sql("SELECT data_version AS n FROM meta").get());
		return (row as { n: number }).n;
	}

	async check() {
		return check(this.connection);
	}

	async close() {
		this.connection.db.close();
	}
}
