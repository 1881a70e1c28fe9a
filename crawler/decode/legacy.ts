import { type HtmlText, type LegacyLetters, legacyLetters, readHtml } from "../../citation/index.ts";
import { type FontCharset, type FontRun, fontsOf } from "./fonts.ts";

/** What letters of these charsets look like: a cheap test, for most pages have none. */
const SUSPECT =
	/[a-z](?:[¨ª¬\u00ad®µ¶¸¹¼½¾ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþ]|&(?:#\d{3}|#x[\da-f]{2}|[a-z]{3,6});)|[ae][àáâãùõ]/i;
const SUSPECT_CAPITAL = /[a-z][ÀÂÃÈÉÊÌÍÐÒÓÔÕÙÚÝ]/;
const FONTS = /\.Vn[a-z]|VNI-/i;
const TITLE = /<title\b[^<>]{0,400}>([^<]{0,2000})/i;

const MARKUP =
	/<(?:!doctype|\/?(?:html|head|body|p|div|br|table|tr|td|li|ul|a|b|i|span|font|h\d|meta|title|center))(?=[\s/>])/i;

/** A text with its letters read. */
function read(text: string, { starts, ends, texts }: LegacyLetters): string {
	const pieces: string[] = [];
	let from = 0;
	for (const [i, start] of starts.entries()) {
		pieces.push(text.slice(from, start), texts[i] ?? "");
		from = ends[i] ?? start;
	}
	return pieces.join("") + text.slice(from);
}

/** The same for a page, by letters of its visible text. */
function readPage({ html, runs }: HtmlText, { starts, ends, texts }: LegacyLetters): string {
	const pieces: string[] = [];
	let [from, run] = [0, 0];
	for (const [i, start] of starts.entries())
		for (let at = start; at < (ends[i] ?? start); at++) {
			while ((runs[run]?.end ?? Number.POSITIVE_INFINITY) <= at) run++;
			const place = runs[run];
			if (!place || place.start > at) continue;
			// A run is as long in the page as in its text, or one reference for one character.
			const isReference = place.htmlEnd - place.htmlStart !== place.end - place.start;
			const htmlStart = isReference ? place.htmlStart : place.htmlStart + at - place.start;
			// What one letter is meant as stands where the letter began, the rest of it is taken out.
			pieces.push(html.slice(from, htmlStart), at === start ? (texts[i] ?? "") : "");
			from = isReference ? place.htmlEnd : htmlStart + 1;
		}
	return pieces.join("") + html.slice(from);
}

/** Stretches of a page's text in fonts of before Unicode; those that stand side by side are one. */
function fontRuns({ html, runs }: HtmlText): FontRun[] {
	const found: FontRun[] = [];
	let at = 0;
	for (const font of fontsOf(html)) {
		while ((runs[at]?.htmlEnd ?? Number.POSITIVE_INFINITY) <= font.start) at++;
		for (; (runs[at]?.htmlStart ?? Number.POSITIVE_INFINITY) < font.end; at++) {
			const { start, end } = runs[at] as HtmlText["runs"][number];
			const last = found.at(-1);
			if (last && last.end === start && last.charset === font.charset && last.capitals === font.capitals)
				last.end = end;
			else found.push({ ...font, start, end });
		}
	}
	return found;
}

/**
 * Those of the fonts that are what they say. Many a page was put into Unicode and kept the names of its fonts: the words
 * in them must show that they still are of before.
 */
function inForce(text: string, fonts: FontRun[]): FontRun[] {
	const isReal = (charset: FontCharset): boolean => {
		const words = fonts.filter((font) => font.charset === charset).map(({ start, end }) => text.slice(start, end));
		return legacyLetters(words.join("\n")).starts.length > 0;
	};
	const real = { TCVN3: isReal("TCVN3"), VNI: isReal("VNI") };
	return fonts.filter(({ charset }) => real[charset]);
}

/** Takes letters in order, from one list after the other. */
class Picked implements LegacyLetters {
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	readonly texts: string[] = [];

	put(start: number, end: number, text: string): void {
		this.starts.push(start);
		this.ends.push(end);
		this.texts.push(text);
	}
}

/** Letters of stretches whose fonts are known; a font of capitals shows small letters as such. */
function lettersOfFonts(text: string, fonts: FontRun[]): Picked {
	const picked = new Picked();
	const read = new Map<FontCharset, { letters: LegacyLetters; next: number }>();
	for (const { start, end, charset, capitals } of fonts) {
		const by = read.get(charset) ?? { letters: legacyLetters(text, charset), next: 0 };
		read.set(charset, by);
		const { starts, ends, texts } = by.letters;
		let from = start;
		const raise = (to: number): void => {
			if (!capitals) return;
			for (const { 0: small, index } of text.slice(from, to).matchAll(/[a-z]+/g))
				picked.put(from + index, from + index + small.length, small.toUpperCase());
		};
		while ((starts[by.next] ?? text.length) < start) by.next++;
		for (; (starts[by.next] ?? text.length) < end; by.next++) {
			const at = starts[by.next] ?? end;
			raise(at);
			from = ends[by.next] ?? at;
			const meant = texts[by.next] ?? "";
			picked.put(at, from, capitals ? meant.toUpperCase() : meant);
		}
		raise(end);
	}
	return picked;
}

/** Letters of a page: those in fonts that are known, and those that its words show. */
function lettersOf(page: HtmlText, charset: FontCharset | undefined): LegacyLetters {
	const fonts = FONTS.test(page.html) ? inForce(page.text, fontRuns(page)) : [];
	if (fonts.length === 0) return legacyLetters(page.text, charset);
	// What stands beside a known font says nothing of what has another.
	const others: string[] = [];
	let from = 0;
	for (const { start, end } of fonts) {
		others.push(page.text.slice(from, start), "\n".repeat(end - start));
		from = end;
	}
	const shown = legacyLetters(others.join("") + page.text.slice(from), charset);
	const known = lettersOfFonts(page.text, fonts);
	const letters = new Picked();
	let next = 0;
	for (let i = 0; i <= known.starts.length; i++) {
		const at = known.starts[i] ?? page.text.length;
		for (; (shown.starts[next] ?? page.text.length) < at; next++)
			letters.put(shown.starts[next] ?? 0, shown.ends[next] ?? 0, shown.texts[next] ?? "");
		if (i < known.starts.length) letters.put(at, known.ends[i] ?? at, known.texts[i] ?? "");
	}
	return letters;
}

/**
 * Reads what a text or a page of HTML has from the fonts TCVN3 (ABC) and VNI, shown as letters of Latin-1: where the
 * words or the names of the fonts leave no doubt, or, with a charset given, wherever no letter of Unicode stands.
 */
export function mendFonts(text: string, charset?: FontCharset): string {
	if (!charset && !SUSPECT.test(text) && !SUSPECT_CAPITAL.test(text)) return text;
	if (!MARKUP.test(text)) return read(text, legacyLetters(text, charset));
	const page = readHtml(text);
	const mended = readPage(page, lettersOf(page, charset));
	return mended.replace(
		TITLE,
		(tag, title: string) => tag.slice(0, tag.length - title.length) + read(title, legacyLetters(title, charset)),
	);
}
