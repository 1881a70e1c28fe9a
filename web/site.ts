import type { Names } from "./names.ts";

/** What every page needs besides its own data. */
export interface Site {
	names: Names;
	style: string;
	icon: string;
	/** Address of the script, null where it was not built. */
	script: string | null;
	/** Scheme and host at which readers find the site; empty where that is not set, so that addresses are read as its own. */
	origin: string;
	/** What the footer says of the data, null where the store did not answer. */
	asOf: AsOf | null;
}

/** As of when the data are, and what they rest on. */
export interface AsOf {
	changedAt: string | null;
	reports: number;
	/** Number of the newest crawl, null before the first. */
	run: number | null;
	/** Sources that are crawled, and those of them about which an alarm stands. */
	sources: number;
	failing: number;
}
