import type { Names } from "./names.ts";

/** What every page needs besides its own data. */
export interface Site {
	names: Names;
	style: string;
	icon: string;
	/** Address of the script, null where it was not built. */
	script: string | null;
	/** What the footer says of the data, null where the store did not answer. */
	asOf: { changedAt: string | null; reports: number } | null;
}
