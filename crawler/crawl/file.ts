import type { FrontierUrl } from "../../model/crawl.ts";
import { toReport } from "../report.ts";
import { whenRead } from "./again.ts";
import { asBefore, isOfPage, originOf, quarantine, type Reading, reading, stillHolds, withDay } from "./reading.ts";
import type { SourceRun } from "./run.ts";
import type { Came } from "./visit.ts";

/** Reads a PDF or Word file that came; a scan waits for somebody to read it. */
export async function readFile(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	if (stillHolds(run, found, came)) return asBefore(run, found, came);
	const { parser, now } = run.options;
	const input = { bytes: came.bytes, name: found.url, contentType: came.contentType, now: now() };
	try {
		const file = await parser.file({ ...input, title: found.title });
		if (file.needsOcr) {
			const note = `${found.url} is a scan of ${file.pages ?? "some"} pages without text.`;
			const page = { ...came.page, outcome: "refused" as const, note };
			return {
				...whenRead(found, false, now(), "needs-ocr"),
				note,
				contentHash: null,
				page,
				report: null,
				links: [],
				next: null,
				seen: null,
			};
		}
		if (file.text === "" || file.title === "") return quarantine(run, found, came, "no text was found in it");
		const read = withDay(run, found, file);
		const attachedTo = found.depth > 0 ? found.parent : null;
		return reading(run, found, came, toReport(read, originOf(run, found.url, came, attachedTo, read)), [], null);
	} catch (error) {
		if (!isOfPage(error)) throw error;
		return quarantine(run, found, came, error.message);
	}
}
