import type {
	Alarm,
	AlarmKind,
	FrontierUrl,
	Host,
	NewAlarm,
	NewUrl,
	ReportVersion,
	Settlement,
	SourceState,
	UrlState,
} from "../../model/crawl.ts";
import type { FetchedPage, Report } from "../../model/report.ts";
import type { Run } from "../../model/source.ts";
import type { Paging, Part, Saved, Tally } from "./port.ts";

/** Who crawls: `fence` is shown with every write, and a crawler whose lock was taken over is refused by it. */
export interface Lock {
	fence: number;
}

/** A crawler at work: for messages to others. */
export interface LockHolder {
	/** Host name and process id, `may-chu:4711`. */
	holder: string;
	/** When it was last heard of. */
	heartbeatAt: string;
}

/** Which addresses a crawler may take. */
export interface Claim {
	host: string;
	sourceIds: string[];
	at: string;
	/** When the lease ends, so that an address comes back though its crawler was killed. */
	leaseUntil: string;
}

/** What was stored of a settlement. */
export interface Settled {
	/** Null where no report came with it. */
	saved: Saved | null;
	/** How many of the links were not known before; those that enter as traps are no news. */
	added: number;
	/** Whether the listing's next page is to be visited. */
	goesOn: boolean;
}

/** What became of the addresses of a source that may hold reports. */
export interface SourceYield {
	/** Articles and files by their state; a state without any is left out. */
	articles: Partial<Record<UrlState, number>>;
	/** Reports read from it, copies included, and those of a known day. */
	reports: number;
	dated: number;
}

/** What may be thrown away: everything older than these instants; null: nothing of it. */
export interface Retention {
	/** Bodies of fetched pages; the reports made from them stay. The next fetch of such a page brings it whole. */
	bodies: string | null;
	/** Finished runs and alarms that are over. */
	runs: string | null;
	/** Addresses that are gone, given up or traps, and not due again; which shapes are traps stays known. */
	dead: string | null;
}

/** What was, or would be, thrown away. */
export interface Pruned {
	bodies: number;
	/** Bytes of these bodies, compressed. */
	bytes: number;
	runs: number;
	alarms: number;
	urls: number;
}

/**
 * What the crawlers keep: who is at work, the frontier, hosts, health. As in the rest of the port each method is one unit of
 * work. Those that take a fence throw AppError `lock_lost`, and store nothing, where that crawler has been taken out.
 */
export interface CrawlStore {
	/**
	 * Whether many crawlers work on it at once, each with a fence of its own and none refused. Else one has the lock at a
	 * time, and a second is told whose it is.
	 */
	readonly shared: boolean;

	/**
	 * Lets a crawler in, and takes out those that were not heard of for `ttlMs` (or are of the future by as much: a clock
	 * went back), and those in `gone`, holders of whom the caller knows that they are no more. Each taking has a higher
	 * fence than all before. With `alone` it works by itself, also in a shared store: it is refused where others are at work,
	 * and they are while it is.
	 */
	takeLock(
		holder: string,
		at: string,
		ttlMs: number,
		gone: readonly string[] | null,
		alone?: boolean,
	): Promise<Lock | LockHolder>;
	/**
	 * Says that the holder lives; false: it was taken out. In a shared store a crawler that was itself heard of in that time
	 * takes out those that were not for `ttlMs`.
	 */
	keepLock(fence: number, at: string, ttlMs: number): Promise<boolean>;
	/** Gives the lock back; nothing where it is another's. */
	dropLock(fence: number): Promise<void>;
	/** Who crawls, alive or not, the one that came first before the others. */
	crawlers(): Promise<LockHolder[]>;

	/**
	 * Makes addresses known; returns how many were new. Those known stay as they are, but: with `due`, they are to be
	 * visited at `at` again, as what they are given for now, unless leased. One whose template is a trap for its source enters as `trap`, and does not
	 * count as new.
	 */
	addUrls(fence: number, urls: NewUrl[], at: string, due: boolean): Promise<number>;
	/** Hosts with an address to be asked for at that instant, of these sources. */
	dueHosts(sourceIds: string[], at: string): Promise<string[]>;
	/**
	 * Leases the next address: `new` or due (`retry`, `done`, …, `nextAt` passed), or with a lease that ran out; lowest
	 * priority first, then the earliest due, then as found. A `nextAt` more than 40 days ahead counts as passed, for
	 * none is set so far: the clock went back. Null where there is none.
	 */
	claim(fence: number, claim: Claim): Promise<FrontierUrl | null>;
	/**
	 * Gives leases back untouched: of one address, or of all that this crawler holds and those that are no more. An address
	 * whose crawler was gone eight times in a row is set aside as `quarantined`: it may be what ends them.
	 */
	release(fence: number, url?: string): Promise<void>;
	/**
	 * Stores what became of a leased address, all at once. The report of one that is gone is filed under another address
	 * at which the same was read, where there is one.
	 *
	 * @throws AppError `lock_lost` also where the address is not leased to this fence.
	 */
	settle(fence: number, settlement: Settlement): Promise<Settled>;
	/** Sets all `new` and `retry` addresses of a template aside as a trap; returns how many. Later ones follow. */
	closeTemplate(fence: number, sourceId: string, template: string, note: string): Promise<number>;
	/**
	 * How many addresses of a template were read in all, and how many of these ever brought something new: a report of
	 * their own that repeats none of their source, or links not known before.
	 */
	templateYield(sourceId: string, template: string): Promise<{ read: number; useful: number }>;
	/** Makes quarantined addresses that were read with another recipe due; returns how many. */
	requeueQuarantined(fence: number, sourceId: string, recipe: string, at: string): Promise<number>;
	/** One address, or null. */
	frontierUrl(url: string): Promise<FrontierUrl | null>;
	/** How many addresses are in each state, of each source. */
	frontierCounts(): Promise<{ sourceId: string; state: UrlState; urls: number }[]>;
	/** Addresses of a source in a state, newest visit first. */
	frontierUrls(sourceId: string, state: UrlState, limit: number): Promise<FrontierUrl[]>;

	host(host: string): Promise<Host | null>;
	putHost(fence: number, host: Host): Promise<void>;
	/**
	 * Reserves the host's next turn, `delayMs` after the one before, whichever crawler had it. Returns how long to wait for
	 * it, in milliseconds; 0 where only one crawler works at a time, which keeps the pace by itself.
	 */
	turn(fence: number, host: string, delayMs: number): Promise<number>;

	/** Whether a person asked for a crawl of a source after one instant and not after another. */
	isCrawlAsked(sourceId: string, after: string, until: string): Promise<boolean>;
	sourceState(sourceId: string): Promise<SourceState | null>;
	sourceStates(): Promise<SourceState[]>;
	/** Days of publication of a source's newest reports, newest first. */
	publicationDays(sourceId: string, limit: number): Promise<string[]>;
	/**
	 * Keeps what a run showed of its source: the state, alarms that stand now (one that stood already keeps its start) and
	 * kinds that are over. Returns the alarms raised or cleared by it.
	 */
	putHealth(
		fence: number,
		state: SourceState,
		standing: NewAlarm[],
		over: AlarmKind[],
		at: string,
	): Promise<{ raised: Alarm[]; cleared: Alarm[] }>;
	/** Alarms that stand, oldest first; with `all`, those that are over too, newest first. */
	alarms(options: { sourceId?: string; all?: boolean; limit: number }): Promise<Alarm[]>;
	/** Alarms that the webhook has not taken as they are now, standing or over, oldest first. */
	unnotified(limit: number): Promise<Alarm[]>;
	/** Notes that it has taken these as they were at that instant; one that was cleared since is to be told again. */
	markNotified(ids: number[], at: string): Promise<void>;

	/** Runs of one source or of all, newest first. */
	runList(sourceId: string | null, paging: Paging): Promise<Part<Run>>;
	/** Runs that began at that instant or later, newest first. */
	runsSince(since: string): Promise<Run[]>;
	/** Reports of a source by month of publication (`2026-11`), oldest first, the undated last; copies are counted. */
	reportsByMonth(sourceId: string): Promise<Tally[]>;
	/** The same by day (`2026-11-25`), from a day on and without the undated. */
	reportsByDay(sourceId: string, since: string): Promise<Tally[]>;
	sourceYield(sourceId: string): Promise<SourceYield>;

	/**
	 * Closes runs that never came to their end as their crawlers are no more, with that note; returns how many. In a shared
	 * store the leases of these crawlers are given back with them. Where one crawler works at a time, every open run is of
	 * an earlier one.
	 */
	closeOpenRuns(fence: number, at: string, note: string): Promise<number>;

	/** The report filed under an address, or null. */
	reportAt(url: string): Promise<Report | null>;
	/** Earlier versions of a report, newest first; the newest twenty are kept. */
	versionsOf(reportId: number): Promise<ReportVersion[]>;
	/** The other reports of its group of near-duplicates, the one that counts first. */
	duplicatesOf(reportId: number): Promise<number[]>;

	/** Fetched pages in the order of their addresses, after one: for export. */
	pages(options: { after: string | null; limit: number; sourceId?: string }): Promise<FetchedPage[]>;
	/** Reports in the order of their ids, after one: for reading again. */
	reportsAfter(id: number, limit: number): Promise<Report[]>;

	/** Throws away what retention allows, or with `dry` only counts it. */
	prune(retention: Retention, dry: boolean): Promise<Pruned>;
}
