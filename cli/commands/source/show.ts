import type { SampleSummary } from "../../../crawler/onboard/sample.ts";
import { printDate } from "../../../model/dates.ts";
import { count } from "../../io.ts";

/** A text of a page as a terminal may get it: without what moves its cursor or paints it. */
export const harmless = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");

/** An article as it would be read, for people. */
export function showSample(sample: SampleSummary, line: (text?: string) => void): void {
	const { url, title, published, author, first, last, length, quality, faults, junk, extractor } = sample;
	line(`  ${harmless(title) || "(no title)"}`);
	line(
		`    ${published === null ? "no day" : printDate(published)} · ${harmless(author ?? "no author")} · ${count(length)} characters · ${url}`,
	);
	if (first !== "") line(`    ${harmless(first)}`);
	if (last !== first) line(`    ${harmless(last)}`);
	const doubts = faults.length > 0 ? `: ${faults.join(", ")}` : "";
	line(`    quality ${quality} (read by ${extractor})${doubts}${junk ? ": it would not be indexed" : ""}`);
}

/** What the selectors of a recipe found, for people; of those that found nothing only the fields that none was found for. */
export function showSelectors({ selectors }: SampleSummary, line: (text?: string) => void): void {
	const found = selectors.filter(({ matches }) => matches > 0);
	for (const { field, selector, matches, text } of found)
		line(`    ${field.padEnd(11)} ${selector} × ${matches}: ${harmless(text ?? "")}`);
	const fields = new Set(found.map(({ field }) => field));
	const missing = new Set(
		selectors.map(({ field }) => field).filter((field) => field !== "drop" && !fields.has(field)),
	);
	if (missing.size > 0) line(`    nothing found for ${[...missing].join(", ")}`);
}
