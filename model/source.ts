import { z } from "zod";

const pattern = z
	.string()
	.refine(
		(text) => {
			try {
				new RegExp(text);
				return true;
			} catch {
				return false;
			}
		},
		{ error: "is not a regular expression" },
	)
	.meta({ format: "regex" });

const address = z.url({ protocol: /^https?$/ });

const Listing = z.union([
	z.strictObject({
		url: address.describe("Start page; {n} stands for the page number."),
		first: z.int().nonnegative().optional().describe("Number of the first page, 1 unless told."),
	}),
	z.strictObject({
		url: address.describe("Start page."),
		next: z.string().min(1).describe("CSS selector of the link to the next page."),
	}),
	z.strictObject({
		url: address.describe("Start page."),
		postback: z
			.string()
			.min(1)
			.describe("CSS selector of the WebForms link (javascript:__doPostBack(…)) to the next page."),
	}),
]);
export type Listing = z.infer<typeof Listing>;

const DROP = "CSS selectors of parts of the body that are none of the report.";
const STOP_AT =
	"Regular expressions of lines at which the report ends, such as: Các tin khác. Case makes no difference.";
const STRIP = "Regular expressions of what changes by itself, such as counters: taken out of the text.";
const DATE_ORDER = "How a day in figures alone is printed: dmy unless told.";
const ENCODING = "Encoding of the pages, where they state a wrong one: windows-1258, tcvn …";
const ID = z.string().regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and hyphens");

/** One entry of the sources file. Unknown keys are an error that names the key. */
export const Source = z.strictObject({
	id: ID.describe("Lower-case letters, digits and hyphens; unique in the file and kept with every report."),
	name: z.string().min(1).describe("Name for people, in Vietnamese."),
	province: z
		.string()
		.nullable()
		.describe("Slug of data/authority/provinces.tsv that every report gets; null for the whole country."),
	level: z.enum(["central", "province", "district", "commune", "press"]).describe("Whose site it is."),
	home: address.describe("Start page; articles and redirects must be on its host."),
	feeds: z.array(z.url()).default([]).describe("Addresses of RSS or Atom feeds."),
	sitemaps: z.array(z.url()).default([]).describe("Addresses of sitemaps."),
	listings: z.array(Listing).default([]).describe("Pages that list articles."),
	articles: z
		.array(pattern)
		.default([])
		.describe("Regular expressions of addresses that are articles; empty: every link of a listing is one."),
	deny: z
		.array(pattern)
		.default([])
		.describe("Regular expressions of addresses that are no articles, whatever else matches."),
	family: z
		.string()
		.optional()
		.describe("Id of a family of portals in data/families.json: gives what the keys below do not."),
	selectors: z
		.strictObject({
			title: z.string().optional(),
			published: z.string().optional(),
			author: z.string().optional(),
			body: z.string().optional(),
			attachments: z.string().optional(),
		})
		.default({})
		.describe("CSS selectors of the parts of an article; tried before those of the family."),
	drop: z.array(z.string().min(1)).optional().describe(DROP),
	stopAt: z.array(pattern).optional().describe(STOP_AT),
	strip: z.array(pattern).optional().describe(STRIP),
	dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional().describe(DATE_ORDER),
	encoding: z.string().optional().describe(ENCODING),
	schedule: z
		.string()
		.optional()
		.describe("Cron expression in Asia/Ho_Chi_Minh; without one the source is visited by the rhythm of its listings."),
	enabled: z
		.boolean()
		.default(true)
		.describe("Whether crawl and schedule take it of themselves; crawl --source takes it all the same."),
	delay: z.int().nonnegative().default(3000).describe("Milliseconds between two requests to one host."),
	limits: z
		.strictObject({ pages: z.int().positive().optional().describe("Most requests of one crawl.") })
		.default({})
		.describe("What one crawl may cost."),
	ports: z.array(z.int().min(1).max(65535)).default([]).describe("Ports that may be asked besides 80 and 443."),
	allowPrivateNetwork: z
		.boolean()
		.default(false)
		.describe("Whether addresses on loopback, private and link-local networks may be fetched."),
	bundled: z
		.boolean()
		.default(false)
		.describe("The sample site, which the product itself serves at home while it crawls."),
});
export type Source = z.infer<typeof Source>;

/**
 * How the pages of a source are read: what its entry says, and for the rest its family. Selectors are tried in order,
 * the first that finds something counts.
 */
export const Recipe = z.strictObject({
	title: z.array(z.string()).default([]),
	published: z.array(z.string()).default([]),
	author: z.array(z.string()).default([]),
	body: z.array(z.string()).default([]),
	attachments: z.array(z.string()).default([]),
	drop: z.array(z.string()).default([]).describe(DROP),
	stopAt: z.array(pattern).default([]).describe(STOP_AT),
	strip: z.array(pattern).default([]).describe(STRIP),
	dateOrder: z.enum(["dmy", "mdy", "ymd"]).default("dmy").describe(DATE_ORDER),
	encoding: z.string().nullable().default(null).describe(ENCODING),
});
export type Recipe = z.infer<typeof Recipe>;

/** A family of portals: sites of one vendor or system, built alike. An entry of `data/families.json`. */
export const Family = z.strictObject({
	id: ID.describe("Lower-case letters, digits and hyphens; unique in the file, and no id of a source."),
	name: z.string().min(1).describe("What it is, for people: the system and where it was seen."),
	signs: z
		.array(z.string())
		.default([])
		.describe("CSS selectors of which a page of the family has at least one, and a page of another family none."),
	next: z.array(z.string()).default([]).describe("CSS selectors of the link to a listing's next page."),
	postback: z.array(z.string()).default([]).describe("CSS selectors of the WebForms link to a listing's next page."),
	recipe: Recipe.describe("How its articles are read: selectors in the order in which they are tried."),
});
export type Family = z.infer<typeof Family>;

/** What one crawl of one source did. */
export const Run = z.object({
	id: z.int().positive(),
	sourceId: z.string(),
	startedAt: z.string(),
	finishedAt: z.string().nullable(),
	fetched: z.int().describe("Pages asked for"),
	created: z.int().describe("New reports"),
	updated: z.int().describe("Changed reports"),
	unchanged: z.int().describe("Pages as before"),
	failed: z.int().describe("Pages that failed or were refused"),
	mentions: z.int().describe("Citations in the new and changed reports"),
	note: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;

/** Begins the note of a run that was cut short, by a stop signal or an error. */
export const CUT_SHORT = "incomplete: ";
/** The note of one that was told to stop. */
export const INTERRUPTED = `${CUT_SHORT}interrupted`;

/**
 * How a run ended; `partly`: with some pages failed; `stopped`: told to stop; `failed`: cut short by an error, or with
 * nothing but failures.
 */
export const RunResult = z.enum(["running", "done", "partly", "stopped", "failed"]);
export type RunResult = z.infer<typeof RunResult>;

/** How a run ended, by its figures and its note. */
export function resultOf({ finishedAt, note, failed, fetched }: Run): RunResult {
	if (finishedAt === null) return "running";
	if (note === INTERRUPTED) return "stopped";
	if (note?.startsWith(CUT_SHORT) || (failed > 0 && failed >= fetched)) return "failed";
	return failed > 0 ? "partly" : "done";
}

export type RunCounts = Pick<Run, "fetched" | "created" | "updated" | "unchanged" | "failed" | "mentions">;
