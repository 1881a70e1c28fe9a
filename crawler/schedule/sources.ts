import { stat } from "node:fs/promises";
import { messageOf } from "../../model/errors.ts";
import type { Log } from "../../model/log.ts";
import type { Source } from "../../model/source.ts";

/** What tells one state of a file from another; null where it cannot be looked at. */
const stampOf = (file: string): Promise<string | null> =>
	stat(file, { bigint: true }).then(
		({ ino, size, mtimeNs }) => `${ino} ${size} ${mtimeNs}`,
		() => null,
	);

/**
 * Gives the entries of the sources file, read anew when it was changed. A change with a fault in it is logged once, and
 * the last good entries go on.
 *
 * @throws what `load` throws, the first time only.
 */
export function watchSources(file: string, load: () => Promise<Source[]>, log: Log): () => Promise<Source[]> {
	let stamp: string | null = null;
	let good: Source[] | null = null;
	return async () => {
		const now = await stampOf(file);
		if (good !== null && now === stamp) return good;
		stamp = now;
		try {
			const sources = await load();
			if (good !== null) log.info("sources.read", { sources: sources.length });
			good = sources;
		} catch (error) {
			if (good === null) throw error;
			log.error("sources.invalid", { reason: messageOf(error), remedy: "The sources read before go on meanwhile." });
		}
		return good;
	};
}
