import { type ComponentChildren, createContext, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { dayOf, printDate, ZONE } from "../model/dates.ts";

export type Lang = "vi" | "en";

/** A text in both languages: Vietnamese, English. */
export type Pair = readonly [vi: string, en: string];

/** Where a page of the one language has its like in the other: English pages stand under `/en`. */
export const pathIn = (lang: Lang, path: string): string =>
	lang === "vi" ? path : path === "/" ? "/en" : `/en${path}`;

/** What it takes to speak one language. */
export interface Speech {
	lang: Lang;
	/** The one of two texts that is in this language. */
	say(vi: string, en: string): string;
	/** The same of a row of a table of words. */
	word(pair: Pair): string;
	/** Address of a page in this language. Data and files have one address for both. */
	to(path: string): string;
	/** A whole number: `3.412`, `3,412`. */
	count(number: number): string;
	/** A day, month or year: `03/06/2013`, `3 June 2013`; what stands for none where there is none. */
	date(date: string | null, otherwise?: string): string;
	/** The day of an instant in Vietnam. */
	day(instant: string): string;
	/** An instant as clock time and day in Vietnam: `06:00 22/11/2026`, `06:00, 22 November 2026`. */
	moment(instant: string): string;
	/** A number with a noun, which English gives an ending: `3 báo cáo`, `3 reports`. */
	counted(number: number, vi: string, one: string, many?: string): string;
}

const GROUPED = { vi: new Intl.NumberFormat("vi-VN"), en: new Intl.NumberFormat("en-GB") };
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const ENGLISH_DATES = {
	10: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
	7: new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }),
} as const;

const englishDate = (date: string): string =>
	date.length === 10 || date.length === 7 ? ENGLISH_DATES[date.length].format(new Date(date)) : date;

function speech(lang: Lang): Speech {
	const say = (vi: string, en: string): string => (lang === "vi" ? vi : en);
	const print = lang === "vi" ? printDate : englishDate;
	const day = (instant: string): string => print(dayOf(new Date(instant)));
	const count = (number: number): string => GROUPED[lang].format(number);
	return {
		lang,
		say,
		word: ([vi, en]) => say(vi, en),
		to: (path) => pathIn(lang, path),
		count,
		date: (date, otherwise = say("chưa rõ ngày", "no date known")) => (date ? print(date) : otherwise),
		day,
		moment: (instant) => `${CLOCK.format(new Date(instant))}${say("", ",")} ${day(instant)}`,
		counted: (number, vi, one, many = `${one}s`) => `${count(number)} ${say(vi, number === 1 ? one : many)}`,
	};
}

/** The languages of the site, for words that are made outside a page. */
export const SPEECH: Record<Lang, Speech> = { vi: speech("vi"), en: speech("en") };

/** A language as one page speaks it. */
export interface Language extends Speech {
	/** Path and query of the page, as the Vietnamese page has them. */
	here: string;
	/** The instant at which the page was made. */
	at: string;
}

const Current = createContext<Language>({ ...SPEECH.vi, here: "/", at: new Date(0).toISOString() });

/** The language in which the page around a component speaks. */
export const useLanguage = (): Language => useContext(Current);

/** Has all that is inside speak a language. */
export function Speaking({ language, children }: { language: Language; children: ComponentChildren }): VNode {
	return <Current.Provider value={language}>{children}</Current.Provider>;
}

/** Text that is Vietnamese on whichever page: what documents and reports say. */
export function Vi({ children }: { children: ComponentChildren }): VNode {
	return <span lang="vi">{children}</span>;
}
