import { z } from "zod";
import { Day, Instant } from "./dates.ts";
import type { NewDirective } from "./directive.ts";
import type { NewMention } from "./mention.ts";
import type { FetchedPage, NewReport } from "./report.ts";

/** What stands at an address, as far as was known when it was found. */
export const UrlKind = z.enum(["feed", "sitemap", "listing", "article", "file"]);
export type UrlKind = z.infer<typeof UrlKind>;

/**
 * Where an address stands in its life.
 *
 * - `new`: never asked for; `leased`: a crawler has it; `retry`: failed, will be asked again; `done`: read;
 * - `failed`: given up after the last retry; `gone`: answered 404 or 410 twice; `blocked`: robots.txt forbids it;
 * - `quarantined`: came, but what was read of it is not fit to be indexed; `needs-ocr`: a scan without text;
 * - `trap`: of a pattern of addresses that brings nothing new.
 */
export const UrlState = z.enum([
	"new",
	"leased",
	"retry",
	"done",
	"failed",
	"gone",
	"blocked",
	"quarantined",
	"needs-ocr",
	"trap",
]);
export type UrlState = z.infer<typeof UrlState>;

/** An address that was discovered. */
export interface NewUrl {
	/** Normalised; of a listing's page behind a postback, the listing's address with `#postback=N`. */
	url: string;
	sourceId: string;
	/** Host with port, without `www.`: one connection and one pace for all that has the same. */
	host: string;
	kind: UrlKind;
	/** Lower is sooner. */
	priority: number;
	/** Listings: number of the page, from 0. Files: 1. */
	depth: number;
	/** Shape of the address, `/tin/{n}.html`: what a trap is told by. */
	template: string;
	/** The page that led here; of an article the listing, of a file the article. */
	parent: string | null;
	/** What the place where it was found tells of it: the link's text, the day beside it (`2026-11-25`). */
	title: string | null;
	published: string | null;
}

/** An address of the frontier, as it is leased to a crawler. */
export interface FrontierUrl extends NewUrl {
	state: UrlState;
	nextAt: string | null;
	/** Failures in a row. */
	attempts: number;
	/** How often it was read since it last changed: articles are read again after 1, 7 and 30 days. */
	stage: number;
	foundAt: string;
	fetchedAt: string | null;
	note: string | null;
	/** Hash of the recipe it was last read with. */
	recipe: string | null;
	/** Hash of title and cleaned text as last read: tells a changed article from a changed counter. */
	contentHash: string | null;
}

/** What became of a leased address; page, report, state and links are stored together or not at all. */
export interface Settlement {
	url: string;
	at: string;
	state: Exclude<UrlState, "leased">;
	/** When to ask again; null: not by itself. */
	nextAt: string | null;
	attempts: number;
	stage: number;
	note: string | null;
	recipe: string | null;
	contentHash: string | null;
	/** What came, null where nothing did. */
	page: FetchedPage | null;
	report: { report: NewReport; mentions: NewMention[]; cited: NewDirective[] } | null;
	/** Articles and files that it leads to; those known already stay as they are. */
	links: NewUrl[];
	/** The listing's next page: made due where one of `links` was new, or with `always`. */
	next: (NewUrl & { always: boolean }) | null;
}

/** What is known of a host. */
export interface Host {
	host: string;
	/** Its robots.txt as last read, and how that went; null: not asked yet. */
	robots: { text: string; status: "rules" | "none" | "unreachable"; fetchedAt: string } | null;
	/** Nothing is asked for before this instant: `Retry-After`, backoff, an open circuit. */
	retryAt: string | null;
	/** Failures in a row, over all its addresses. */
	fails: number;
}

export const AlarmKind = z.enum([
	/** Nothing new for over three times its rhythm. */
	"silent",
	/** A listing, feed or sitemap that leads to no article. */
	"no-links",
	/** More articles than usual without title, day or body by the recipe. */
	"empty-fields",
	/** Articles much longer or shorter than usual. */
	"length-shift",
	/** Pages built otherwise than before. */
	"layout-shift",
	/** robots.txt changed so that something is newly forbidden or allowed. */
	"robots-changed",
	/** Runs fail: host, robots.txt or most pages. */
	"failing",
]);
export type AlarmKind = z.infer<typeof AlarmKind>;

/** Something an operator should look at. One of a kind stands at a time for a source. */
export const Alarm = z.object({
	id: z.int().positive(),
	sourceId: z.string(),
	kind: AlarmKind,
	since: Instant.describe("When it was first seen"),
	clearedAt: Instant.nullable().describe("When it was seen to be over; null while it stands"),
	message: z.string().describe("What was seen and what to do, in English, for logs, the command line and the webhook"),
	facts: z
		.record(z.string(), z.union([z.string(), z.number()]))
		.describe("The figures behind it, for pages that put it in their own words"),
	/** When the webhook took it as it is now, standing or over; null: not yet, or there is none. */
	notifiedAt: Instant.nullable(),
});
export type Alarm = z.infer<typeof Alarm>;
export type NewAlarm = Pick<Alarm, "kind" | "message" | "facts">;

/** What one article of a run shows of how the source builds its pages. */
export const ArticleLook = z.object({
	/** Length of the text in characters. */
	length: z.number(),
	/** Which fields the recipe's selectors found; null where the source has no recipe. */
	fields: z.object({ title: z.boolean(), published: z.boolean(), body: z.boolean() }).nullable(),
	/** Paths of the elements that hold text. */
	layout: z.array(z.string()),
});
export type ArticleLook = z.infer<typeof ArticleLook>;

/** What the articles of some runs look like taken together. */
export const Look = z.object({
	/** Articles behind the figures. */
	articles: z.int(),
	/** Median length of their texts, in characters. */
	length: z.number(),
	/** How far lengths lie apart: the standard deviation of their natural logarithms. */
	spread: z.number(),
	/** Share of them with each field by the recipe, 0 to 1; null where there is no recipe. */
	filled: z.object({ title: z.number(), published: z.number(), body: z.number() }).nullable(),
	/** Share of them that has each path of elements. */
	layout: z.record(z.string(), z.number()),
});
export type Look = z.infer<typeof Look>;

/** What earlier runs have shown of a source, against which the next one is judged. */
export const Baseline = z.object({
	/** Hash of the recipe that the looks were seen by. */
	recipe: z.string().nullable(),
	/** How its articles usually look; null while too few are known. */
	usual: Look.nullable(),
	/** Articles of runs that had too few to be judged. */
	waiting: z.array(ArticleLook),
	/** How they look since they look otherwise than usual, first so at `since` and in how many runs. */
	shifted: z.object({ since: Instant, runs: z.int(), look: Look }).nullable(),
	/** Start pages that have led to articles. */
	starts: z.array(z.string()),
	/** When robots.txt last changed. */
	robotsChangedAt: Instant.nullable(),
	/** Newest day of publication. */
	newestOn: Day.nullable(),
	/** Whether it publishes at weekends. */
	weekends: z.boolean(),
	/** Hours without anything new that are nothing out of the way, days off not counted; null while too few days are known. */
	patienceHours: z.number().nullable(),
});
export type Baseline = z.infer<typeof Baseline>;

/** What the crawler keeps in mind of a source. */
export const SourceState = z.object({
	sourceId: z.string(),
	verifiedAt: Instant.nullable().describe(
		"First run on the live site that brought a report; null: the recipe is unverified",
	),
	lastNewAt: Instant.nullable().describe("When a run last brought a report that was new"),
	rhythmHours: z
		.number()
		.nullable()
		.describe("Median hours between its reports, days off not counted; null while too few are known"),
	nextAt: Instant.nullable().describe("When its listings are next worth a visit, by that rhythm"),
	robotsHash: z.string().nullable(),
	baseline: Baseline.nullable(),
});
export type SourceState = z.infer<typeof SourceState>;

/** What one article of a run showed; `crawler/health.ts` judges the sum. */
export interface ArticleSeen extends ArticleLook {
	url: string;
	outcome: "created" | "updated" | "unchanged" | "quarantined" | "failed";
}

/** What one run saw of its source. */
export interface RunSeen {
	/** Start pages with the number of articles each led to, known ones too; null: it could not be had. */
	starts: { url: string; articles: number | null }[];
	articles: ArticleSeen[];
	/** Hash of what robots.txt asks of us, also where there is none; null where it could not be read. */
	robotsHash: string | null;
	/** Hash of the recipe that the articles were read by. */
	recipe: string;
	/** Why the run as a whole failed; null where it did not, or was only told to stop. */
	failure: string | null;
}

/** What a superseded reading of a report was. */
export interface ReportVersion {
	/** From 1, oldest first; the report itself is the newest. */
	version: number;
	title: string;
	text: string;
	publishedOn: string | null;
	contentHash: string;
	fetchedAt: string;
	extractorVersion: number;
}
