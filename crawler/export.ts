import type { Store } from "../data/store/port.ts";
import { AppError } from "../model/errors.ts";
import { warcInfo, warcResponse } from "./warc/write.ts";

export interface PagesExported {
	/** Pages written, and those left out since no body of them is kept. */
	pages: number;
	withoutBody: number;
}

/** Pages taken from the store at once: a body may be 50 MB. */
const AT_ONCE = 8;

/**
 * Writes what was fetched as WARC 1.1, each record gzipped by itself, in the order of the addresses and in constant
 * memory.
 *
 * @param write takes bytes and resolves when there is room for more.
 * @throws AppError `busy` where it was told to stop: half a WARC is none.
 */
export async function exportPages(
	store: Pick<Store, "pages">,
	write: (bytes: Uint8Array) => Promise<void>,
	options: { software: string; now: Date; sourceId?: string | undefined; signal?: AbortSignal | undefined },
): Promise<PagesExported> {
	const { software, now, sourceId, signal } = options;
	const exported = { pages: 0, withoutBody: 0 };
	await write(await warcInfo(software, now));
	for (let after: string | null = null; ; ) {
		const pages = await store.pages({ after, limit: AT_ONCE, ...(sourceId !== undefined && { sourceId }) });
		for (const page of pages) {
			if (signal?.aborted)
				throw new AppError("busy", "The export was interrupted.", { remedy: "Run the same command again." });
			const record = await warcResponse(page);
			if (record) {
				await write(record);
				exported.pages++;
			} else exported.withoutBody++;
			after = page.url;
		}
		if (pages.length < AT_ONCE) return exported;
	}
}
