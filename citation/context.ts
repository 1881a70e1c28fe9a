import type { CitationContext } from "./types.ts";

/** A context with every value of the promised shape or null. */
export interface EvenContext {
	published: string | null;
	province: string | null;
	title: string | null;
	url: string | null;
}

const DAY = /^\d{4}-\d\d-\d\d(?=$|T)/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const textIn = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);

/** The day of an ISO date, with or without its time; null where it is none of the calendar. */
function dayIn(value: unknown): string | null {
	const [day] = DAY.exec(textIn(value) ?? "") ?? [];
	if (day === undefined) return null;
	const date = new Date(`${day}T00:00:00Z`);
	// Of 31 February some engines make a day of March.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/**
 * What a caller knows of the page, evened out: a value that is no string of the promised shape counts as absent.
 *
 * A context is often put together from what a page says of itself, and a date that is none (`hm`, an empty string) would
 * weigh against every document. Takes anything at all and never throws.
 */
export function evenContext(context: CitationContext | null | undefined): EvenContext {
	const { published, province, title, url } = context ?? {};
	const place = textIn(province);
	return {
		published: dayIn(published),
		province: place !== null && SLUG.test(place) ? place : null,
		title: textIn(title),
		url: textIn(url),
	};
}

/** @throws TypeError where what was given for a text is none: nothing can be read in it, and a caller should know. */
export function expectText(text: unknown): asserts text is string {
	if (typeof text === "string") return;
	throw new TypeError(`The text must be a string, not ${text === null ? "null" : typeof text}.`);
}
