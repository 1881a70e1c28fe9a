import type { Citation } from "../types.ts";

/** How far into a draft its letterhead may reach. */
const HEAD = 2000;
/** Place and day on a line or in a cell of their own; the day may still be blank: `Yên Bái, ngày … tháng 3 năm 2025`. */
const PLACE_AND_DAY =
	/(?:^|[\n|\t]| {3})[ *_]{0,80}\p{Lu}[\p{L}.]{0,20}(?:[ -]{1,3}[\p{Lu}\d][\p{L}.]{0,20}){0,5} ?, {0,3}[Nn]gày\s{0,3}(?<day>\d{1,2}|[ .…_]{0,40})\s{0,3}tháng\s{1,3}(?<month>\d{1,2})\s{1,3}năm\s{1,3}(?<year>20\d\d|19\d\d)[ *_.]{0,80}(?=$|[\n|\t])/u;
/** The label of the number, at the start of its line. */
const LABEL = /(?:^|[\n|\t])[\s*]{0,20}số\s{0,3}:?\s{0,3}$/iu;
/** A line in capitals, as bodies stand in a letterhead: `TỈNH ỦY YÊN BÁI`. */
const HEADING = /(?:^|[\n|\t])[^\p{Ll}\n|\t]{0,80}\p{Lu}{2}[^\p{Ll}\n|\t]{0,80}(?=[\n|\t])/u;

/**
 * The day of a draft as its letterhead prints it, ISO; of one whose day is still blank the last of its month. Null where
 * the draft has none. To be given as the day of publication where nobody states another.
 */
export function draftDay(text: string): string | null {
	const { day = "", month, year } = PLACE_AND_DAY.exec(text.slice(0, HEAD).normalize("NFC"))?.groups ?? {};
	const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	const number = /\d/.test(day) ? Number(day) : last;
	if (!year || !month || Number(month) < 1 || Number(month) > 12 || number < 1 || number > last) return null;
	return `${year}-${month.padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}

/** The citation that is the text's own number in its letterhead, so that it cites nothing; null where there is none. */
export function ownNumber(citations: readonly Citation[], text: string): Citation | null {
	for (const citation of citations) {
		const { start, raw } = citation;
		if (start > HEAD) break;
		if (!/^\d/.test(raw) || !LABEL.test(text.slice(Math.max(0, start - 40), start).normalize("NFC"))) continue;
		const above = text.slice(0, start).normalize("NFC");
		return HEADING.test(above) || draftDay(text) !== null ? citation : null;
	}
	return null;
}
