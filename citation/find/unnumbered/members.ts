import type { Folded } from "../../text/fold.ts";
import { dateAt } from "../dates.ts";
import { endsMember } from "./after.ts";
import { at } from "./shape.ts";

/** A number in a list behind its head: `59` in `Nghị quyết 57, 59 và 68`. */
export interface Member {
	start: number;
	end: number;
	number: string;
	year: string | null;
	/** Introduced by `số`, or carries its year: a number by itself. */
	marked: boolean;
	/** A date stands between it and the member before, so that the two share none. */
	dated: boolean;
	joinedByAnd: boolean;
}

/** What may not stand behind the digits of a document's number. */
const NUMBER_END = "(?![a-z\\d%]|\\.\\d|[/-]\\d|,\\d(?!\\d)|\\s?[-/]\\s?[a-z])";
const NUMBER = `(?<n>\\d{1,3}[a-e]?)(?:/(?<y>(?:19|20)\\d\\d))?${NUMBER_END}`;
const MORE = new RegExp(
	` {0,2}(?:[,;&]|-(?=\\s)|(?<and>va|hoac|hay|den)(?=\\s))\\s{0,3}(?:va\\s{1,3})?(?<so>so\\s{0,3})?${NUMBER}`,
	"y",
);
/** Behind a date only a number goes on with the list that `số` or a date of its own marks as one. */
const MORE_MARKED = new RegExp(
	`\\s?[,;)]?\\s{0,2}(?:va\\s{1,3})?(?:so\\s{1,3}${NUMBER}|(?<bare>\\d{1,3}[a-e]?)(?=\\s\\(?(?:ngay\\s)?\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}))`,
	"y",
);
const DATE_GAP = /\s?,?\s?(?<bracket>\()?/y;
const MOST = 40;

/** Where the date right behind `from` ends, or `from`. */
function behindDate(plain: string, from: number): number {
	const gap = at(DATE_GAP, plain, from);
	const inner = from + (gap?.[0].length ?? 0);
	const date = dateAt(plain, inner, gap?.groups?.bracket !== undefined ? "brackets" : "running");
	if (date === null || inner === from) return from;
	return gap?.groups?.bracket !== undefined && plain[date.end] === ")" ? date.end + 1 : date.end;
}

/** Whether a number follows as in a list, be it a member or a count. */
export const beginsList = ({ plain }: Folded, from: number): boolean => at(MORE, plain, from) !== null;

/** The numbers that go on with a list behind `from`, read from its end: a count of something ends the list before it. */
export function membersBehind(folded: Folded, from: number): Member[] {
	const { plain } = folded;
	const found: Member[] = [];
	for (let end = from; found.length < MOST; ) {
		const next = at(MORE, plain, end);
		const date = next ? end : behindDate(plain, end);
		const match = next ?? (date > end ? at(MORE_MARKED, plain, date) : null);
		const { y, so, and, bare } = match?.groups ?? {};
		const n = match?.groups?.n ?? bare;
		if (!match || n === undefined) break;
		end = date + match[0].length;
		found.push({
			start: end - n.length - (y === undefined ? 0 : y.length + 1),
			end,
			number: n,
			year: y ?? null,
			marked: so !== undefined || y !== undefined || next === null,
			dated: next === null,
			joinedByAnd: and !== undefined,
		});
	}
	for (let last = found.at(-1); last && last.year === null && !endsMember(folded, last.end); last = found.at(-1)) {
		found.pop();
		const before = found.at(-1);
		// `Nghị quyết 18, 10 và 12 đơn vị`: both numbers count the units.
		if (last.joinedByAnd && before && !before.marked) found.pop();
	}
	return found;
}
