import type { Views } from "./parts.ts";
import { digitsOf } from "./slips.ts";

const NUMBER = /(\d{1,5}(?:\.\d{1,3})?)([a-e](?=\s?[-/]))?/y;
const YEAR = /\s?[-/]{1,2}\s?((?:19|20)\d\d)(?=\s?[-/]|\s?[a-z])/y;

/** Number and year as a scanner may spoil them: `l0`, `1O2`, `13§`, and `2O22` between its slashes. */
const SPOILT_NUMBER = /[\dlI|OoØø§]{1,5}/y;
const SPOILT_YEAR = /\s?[-/]{1,2}\s?([12lI][\dOoøØlI]{3})(?=\s?[-/]|\s?\p{Lu})/uy;

/** Number and year of a symbol. */
export interface Head {
	number: string;
	year: number | null;
	/** Where the parts begin. */
	at: number;
	/** What had to be mended, in words. */
	repairs: string[];
}

/** Reads number and year as they are printed. */
export function readHead(views: Views, start: number): Head | null {
	NUMBER.lastIndex = start;
	const match = NUMBER.exec(views.plain);
	if (!match) return null;
	const end = start + match[0].length;
	YEAR.lastIndex = end;
	const year = YEAR.exec(views.plain);
	return {
		number: views.text.slice(start, end),
		year: year && Number(year[1]),
		at: end + (year?.[0].length ?? 0),
		repairs: [],
	};
}

/** Reads number and year as they were before a scanner spoilt them. */
export function readSpoiltHead(views: Views, start: number): Head | null {
	SPOILT_NUMBER.lastIndex = start;
	const written = SPOILT_NUMBER.exec(views.text)?.[0];
	if (written === undefined || !/\d/.test(written)) return null;
	const number = digitsOf(written);
	const end = start + written.length;
	SPOILT_YEAR.lastIndex = end;
	const match = SPOILT_YEAR.exec(views.text);
	const year = match?.[1] && digitsOf(match[1]);
	const repairs: string[] = [];
	if (number !== written) repairs.push(`${written} đọc là ${number}`);
	if (year && year !== match[1]) repairs.push(`${match[1]} đọc là ${year}`);
	return { number, year: year ? Number(year) : null, at: end + (match?.[0].length ?? 0), repairs };
}
