import { z } from "zod";

const pattern = z.string().refine(
	(text) => {
		try {
			new RegExp(text);
			return true;
		} catch {
			return false;
		}
	},
	{ error: "is not a regular expression" },
);

const Listing = z.union([
	z.strictObject({
		/** Start page; `{n}` stands for the page number. */
		url: z.url({ protocol: /^https?$/ }),
		/** Number of the first page, 1 unless told. */
		first: z.int().nonnegative().optional(),
	}),
	z.strictObject({
		url: z.url({ protocol: /^https?$/ }),
		/** CSS selector of the link to the next page. */
		next: z.string().min(1),
	}),
]);
export type Listing = z.infer<typeof Listing>;

/** One entry of the sources file. Unknown keys are an error that names the key. */
export const Source = z.strictObject({
	id: z.string().regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and hyphens"),
	name: z.string().min(1),
	province: z.string().nullable(),
	level: z.enum(["central", "province", "district", "commune", "press"]),
	home: z.url({ protocol: /^https?$/ }),
	feeds: z.array(z.url()).default([]),
	sitemaps: z.array(z.url()).default([]),
	listings: z.array(Listing).default([]),
	/** Regular expressions of addresses that are articles; empty: every link of a listing is one. */
	articles: z.array(pattern).default([]),
	selectors: z
		.strictObject({
			title: z.string().optional(),
			published: z.string().optional(),
			author: z.string().optional(),
			body: z.string().optional(),
			attachments: z.string().optional(),
		})
		.default({}),
	/** Cron expression in Asia/Ho_Chi_Minh. */
	schedule: z.string().default("0 6 * * *"),
	/** Milliseconds between two requests to one host. */
	delay: z.int().nonnegative().default(3000),
	limits: z.strictObject({ pages: z.int().positive().optional() }).default({}),
	/** Whether addresses on loopback, private and link-local networks may be fetched. */
	allowPrivateNetwork: z.boolean().default(false),
	/** The sample site, which the product itself serves at `home` while it crawls. */
	bundled: z.boolean().default(false),
});
export type Source = z.infer<typeof Source>;

/** What one crawl of one source did. */
export const Run = z.object({
	id: z.int().positive(),
	sourceId: z.string(),
	startedAt: z.string(),
	finishedAt: z.string().nullable(),
	/** Pages asked for, new reports, changed reports, pages as before, pages that failed or were refused. */
	fetched: z.int(),
	created: z.int(),
	updated: z.int(),
	unchanged: z.int(),
	failed: z.int(),
	/** Citations in the new and changed reports. */
	mentions: z.int(),
	note: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;
export type RunCounts = Pick<Run, "fetched" | "created" | "updated" | "unchanged" | "failed" | "mentions">;
