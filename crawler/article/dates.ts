import { dayOf } from "../../model/dates.ts";
import type { DateSource } from "../../model/report.ts";
import { type DateOrder, dayInLede, dayInUrl, isStampLabel, readStamp, type Stamp } from "../dates.ts";
import type { PageLine, Range } from "./page-lines.ts";

/** How many lines around the headline a stamp may stand in. */
const BEFORE_TITLE = 3;
const AFTER_TITLE = 12;
/** Where no headline was found, the stamp is looked for in so many first lines of the body. */
const HEAD = 8;
/** Lines so near to the headline hold its stamp, if they hold a day and a time. */
const NEAR_TITLE = 2;
/** How many lines around the report's end a stamp may stand in. */
const FOOT = 3;
/** A longer row is no head of a page. */
const ROW = 200;

/** The stamp in a row of a table that says something else beside it. */
function stampInCell(line: string, now: Date, order: DateOrder): Stamp | null {
	if (line.length > ROW || !line.includes(" | ")) return null;
	for (const cell of line.split(" | ")) {
		const stamp = readStamp(cell, now, order);
		if (stamp?.rest === "") return stamp;
	}
	return null;
}

/** The stamp in a line of the page; a label in a line of its own belongs to the next one. */
function stampAt(lines: readonly PageLine[], at: number, isNear: boolean, now: Date, order: DateOrder): Stamp | null {
	const text = lines[at]?.text ?? "";
	const label = lines[at - 1]?.text;
	const labelled = label !== undefined && isStampLabel(label) ? readStamp(`${label} ${text}`, now, order) : null;
	return labelled ?? readStamp(text, now, order, isNear) ?? stampInCell(text, now, order);
}

/**
 * The stamp of a report: near the headline, the first publication before what says nothing, and a change last.
 *
 * @param title index of the headline's line, or -1.
 * @param container the smallest part of the page that holds headline and report.
 */
export function stampOf(
	lines: readonly PageLine[],
	places: { title: number; body: Range; container: Range },
	now: Date,
	order: DateOrder,
): Stamp | null {
	const { title, body, container } = places;
	const today = dayOf(now);
	const found: (Stamp & { rank: number })[] = [];
	const look = (from: number, to: number, rankOf: (stamp: Stamp, line: number) => number | null): void => {
		for (let line = Math.max(0, from); line < Math.min(lines.length, to); line++) {
			const isNear = title !== -1 && Math.abs(line - title) <= NEAR_TITLE;
			const stamp = stampAt(lines, line, isNear, now, order);
			const rank = stamp ? rankOf(stamp, line) : null;
			if (stamp && rank !== null) found.push({ ...stamp, rank });
		}
	};
	const from = title === -1 ? body.start : title - BEFORE_TITLE;
	const to = title === -1 ? body.start + HEAD : title + AFTER_TITLE;
	look(from, to, (stamp, line) => {
		const isAbove = title !== -1 && line < title;
		const isOutside = line < container.start || line >= container.end;
		// Over the headline, outside of the report's part of the page, today's date is a clock.
		if (isAbove && isOutside && !stamp.original && !stamp.update && stamp.day === today) return null;
		if (stamp.original) return 0;
		return stamp.update ? 3 : isAbove ? 2 : 1;
	});
	// Some print it at the foot; a document has its own day there, and does not say that it was posted.
	look(Math.max(to, body.end - FOOT), body.end + FOOT, (stamp) =>
		stamp.original || stamp.update || stamp.rest !== "" ? 4 : null,
	);
	const [first] = found.sort((a, b) => a.rank - b.rank);
	return first ?? null;
}

/** What the parts of a page tell of its day, and what was read of each. */
export interface ToldDays {
	recipe: { day: string; inferred: boolean } | null;
	metadata: string | null;
	stamp: Stamp | null;
	url: string | null;
	/** The report's first paragraph. */
	lede: string | null;
}

/**
 * The day of publication: what a recipe finds comes first, then what is stated for machines, what is printed near the
 * headline, what the address tells, and last the event that the first sentence reports.
 */
export function dayOfPage(told: ToldDays, now: Date) {
	const { recipe, metadata, stamp, url, lede } = told;
	const inUrl = url === null ? null : dayInUrl(url, now);
	const inLede = lede === null ? null : dayInLede(lede, now);
	const days: { day: string; inferred: boolean; source: DateSource }[] = [];
	if (recipe) days.push({ ...recipe, source: "page" });
	if (metadata) days.push({ day: metadata, inferred: false, source: "metadata" });
	if (stamp) days.push({ day: stamp.day, inferred: stamp.inferred, source: "page" });
	if (inUrl) days.push({ day: inUrl, inferred: false, source: "url" });
	if (inLede) days.push({ day: inLede.day, inferred: inLede.inferred, source: "inferred" });
	const [first] = days;
	return {
		published: first?.day ?? null,
		dateSource: first?.source ?? null,
		dateInferred: first?.inferred ?? false,
	};
}
