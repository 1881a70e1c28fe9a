import type Database from "better-sqlite3";
import type { AlarmKind, Host, NewAlarm, NewUrl, Settlement, SourceState, UrlState } from "../../../model/crawl.ts";
import type { Claim, CrawlStore, Retention } from "../crawl-port.ts";
import type { Paging } from "../port.ts";
import { isCrawlAsked } from "./audit.ts";
import { Connection } from "./connection.ts";
import { duplicatesOf } from "./duplicates.ts";
import * as frontier from "./frontier.ts";
import * as health from "./health.ts";
import { host, putHost } from "./hosts.ts";
import { crawlers, dropLock, guard, keepLock, takeLock } from "./lock.ts";
import { pages } from "./pages.ts";
import { prune } from "./prune.ts";
import { reportAt, reportsAfter } from "./reports.ts";
import { closeOpenRuns, runList, runsSince } from "./runs.ts";
import { settle } from "./settle.ts";
import { closeTemplate, templateYield } from "./templates.ts";
import { versionsOf } from "./versions.ts";

/** What the crawler keeps, in the file that the rest of the store is in: each method is one transaction. */
export class SqliteCrawlStore implements CrawlStore {
	readonly location: string;
	readonly shared = false;
	protected readonly connection: Connection;

	/** Takes over an open, migrated database; `openSqlite` makes one. */
	constructor(db: Database.Database, location: string) {
		this.location = location;
		this.connection = new Connection(db, location);
	}

	async takeLock(holder: string, at: string, ttlMs: number, gone: readonly string[] | null) {
		return this.write((connection) => takeLock(connection, holder, at, ttlMs, gone));
	}

	async keepLock(fence: number, at: string) {
		return this.write((connection) => keepLock(connection, fence, at));
	}

	async dropLock(fence: number) {
		this.write((connection) => dropLock(connection, fence));
	}

	async crawlers() {
		return this.read(crawlers);
	}

	async addUrls(fence: number, urls: NewUrl[], at: string, due: boolean) {
		return this.write((connection) => {
			guard(connection, fence);
			return frontier.addUrls(connection, urls, at, due);
		});
	}

	async dueHosts(sourceIds: string[], at: string) {
		return this.read((connection) => frontier.dueHosts(connection, sourceIds, at));
	}

	async claim(fence: number, claim: Claim) {
		return this.write((connection) => frontier.claim(connection, fence, claim));
	}

	async release(fence: number, url?: string) {
		this.write((connection) => frontier.release(connection, fence, url));
	}

	async settle(fence: number, settlement: Settlement) {
		return this.write((connection) => settle(connection, fence, settlement));
	}

	async closeTemplate(fence: number, sourceId: string, template: string, note: string) {
		return this.write((connection) => closeTemplate(connection, fence, sourceId, template, note));
	}

	async templateYield(sourceId: string, template: string) {
		return this.read((connection) => templateYield(connection, sourceId, template));
	}

	async requeueQuarantined(fence: number, sourceId: string, recipe: string, at: string) {
		return this.write((connection) => frontier.requeueQuarantined(connection, fence, sourceId, recipe, at));
	}

	async frontierUrl(url: string) {
		return this.read((connection) => frontier.frontierUrl(connection, url));
	}

	async frontierCounts() {
		return this.read(frontier.frontierCounts);
	}

	async frontierUrls(sourceId: string, state: UrlState, limit: number) {
		return this.read((connection) => frontier.frontierUrls(connection, sourceId, state, limit));
	}

	async host(name: string) {
		return this.read((connection) => host(connection, name));
	}

	async putHost(fence: number, known: Host) {
		this.write((connection) => putHost(connection, fence, known));
	}

	/** Guarded as elsewhere; the one crawler keeps the pace of its hosts by itself. */
	async turn(fence: number) {
		return this.read((connection) => {
			guard(connection, fence);
			return 0;
		});
	}

	async isCrawlAsked(sourceId: string, after: string, until: string) {
		return this.read((connection) => isCrawlAsked(connection, sourceId, after, until));
	}

	async sourceState(sourceId: string) {
		return this.read((connection) => health.sourceState(connection, sourceId));
	}

	async sourceStates() {
		return this.read(health.sourceStates);
	}

	async publicationDays(sourceId: string, limit: number) {
		return this.read((connection) => health.publicationDays(connection, sourceId, limit));
	}

	async putHealth(fence: number, state: SourceState, standing: NewAlarm[], over: AlarmKind[], at: string) {
		return this.write((connection) => {
			connection.changed(false);
			return health.putHealth(connection, fence, state, standing, over, at);
		});
	}

	async alarms(options: { sourceId?: string; all?: boolean; limit: number }) {
		return this.read((connection) => health.alarms(connection, options));
	}

	async unnotified(limit: number) {
		return this.read((connection) => health.unnotified(connection, limit));
	}

	async markNotified(ids: number[], at: string) {
		this.write((connection) => health.markNotified(connection, ids, at));
	}

	async runList(sourceId: string | null, paging: Paging) {
		return this.read((connection) => runList(connection, sourceId, paging));
	}

	async runsSince(since: string) {
		return this.read((connection) => runsSince(connection, since));
	}

	async reportsByMonth(sourceId: string) {
		return this.read((connection) => health.reportsByMonth(connection, sourceId));
	}

	async reportsByDay(sourceId: string, since: string) {
		return this.read((connection) => health.reportsByDay(connection, sourceId, since));
	}

	async sourceYield(sourceId: string) {
		return this.read((connection) => health.sourceYield(connection, sourceId));
	}

	async closeOpenRuns(fence: number, at: string, note: string) {
		return this.write((connection) => closeOpenRuns(connection, fence, at, note));
	}

	async reportAt(url: string) {
		return this.read((connection) => reportAt(connection, url));
	}

	async versionsOf(reportId: number) {
		return this.read((connection) => versionsOf(connection, reportId));
	}

	async duplicatesOf(reportId: number) {
		return this.read((connection) => duplicatesOf(connection, reportId));
	}

	async pages(options: { after: string | null; limit: number; sourceId?: string }) {
		return this.read((connection) => pages(connection, options));
	}

	async reportsAfter(id: number, limit: number) {
		return this.read((connection) => reportsAfter(connection, id, limit));
	}

	async prune(retention: Retention, dry: boolean) {
		return dry
			? this.read((connection) => prune(connection, retention, true))
			: this.write((connection) => prune(connection, retention, false));
	}

	protected read<T>(work: (connection: Connection) => T): T {
		return this.connection.read(() => work(this.connection));
	}

	protected write<T>(work: (connection: Connection) => T): T {
		return this.connection.write(() => work(this.connection));
	}
}
