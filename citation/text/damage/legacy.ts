import type { Charset } from "./charsets.ts";
import { Edits } from "./rewriting.ts";
import { type Stretch, stretchAround, stretches } from "./stretches.ts";
import { nextLegacy } from "./suspects.ts";
import { Wordings } from "./wordings.ts";

/**
 * Words that settle a run too short to be counted, the names of documents first of all: `NghÞ quyÕt sè 25-NQ/TW` alone
 * on its line.
 */
const KEY_WORDS =
	/(?<!\p{L})(?:nghị (?:quyết|định)|chỉ thị|kết luận|qu(?:y|yết) định|hướng dẫn|thông (?:tri|tư|báo)|kế hoạch|chương trình|báo cáo|công văn|đề án|trung ương|của|ngày|và)(?!\p{L})/u;
/** So many different words that only the font explains settle a run by themselves, */
const TELLING_ENOUGH = 3;
/** unless one in so many is none, */
const MISSES_BORNE = 2;
/** or one in so many of those without marks is of another tongue. */
const FOREIGN_BORNE = 2;

/** Judges texts by one charset. */
class Judge {
	readonly #charset: Charset;
	readonly #wordings: Wordings;
	readonly #text: string;

	constructor(text: string, charset: Charset) {
		this.#text = text;
		this.#charset = charset;
		this.#wordings = new Wordings(charset);
	}

	/** Whether a stretch is surely written in the charset; null where it holds nothing against it. */
	settles({ start, end }: Stretch): boolean | null {
		const telling = new Set<string>();
		let [misses, native, foreign] = [0, 0, 0];
		const text = this.#text.slice(start, end);
		for (const [word] of text.matchAll(this.#charset.word)) {
			const { says } = this.#wordings.of(word);
			if (says === "telling") telling.add(word);
			else if (says === "miss") misses++;
			else if (says === "native") native++;
			else if (says === "foreign") foreign++;
		}
		const otherwise = misses > 0 ? false : null;
		if (telling.size < TELLING_ENOUGH)
			return telling.size > 0 && misses === 0 && KEY_WORDS.test(this.#read(text)) ? true : otherwise;
		const enough = misses * MISSES_BORNE <= telling.size && foreign * FOREIGN_BORNE <= telling.size + native;
		return enough ? true : otherwise;
	}

	/** A text in the charset as it is meant, in lower case. */
	#read(text: string): string {
		return text.replace(this.#charset.word, (word) => this.#wordings.of(word).meant).toLowerCase();
	}

	convert({ start, end }: Stretch, edits: Edits): void {
		let capitals = false;
		const { starts, ends } = edits;
		const before = starts.length;
		for (const { 0: word, index } of this.#text.slice(start, end).matchAll(this.#charset.word)) {
			const { letters, shouted } = this.#wordings.of(word);
			capitals = shouted ?? capitals;
			const raises = capitals && this.#charset.caseless;
			for (const { at, end: to, meant } of letters)
				edits.put(start + index + at, start + index + to, raises ? meant.toUpperCase() : meant);
		}
		if (starts.length > before) edits.stretches.push({ start: starts[before] ?? start, end: ends.at(-1) ?? end });
	}

	/** Whether a stretch that is near a sign of the charset is settled: the others need not be looked at before. */
	isAtWork(): boolean {
		for (let at = nextLegacy(this.#text, 0); at >= 0; ) {
			const { stretch, next } = stretchAround(this.#text, at);
			if (this.settles(stretch)) return true;
			at = nextLegacy(this.#text, next);
		}
		return false;
	}
}

/**
 * Reads what was written in a charset of before Unicode, where the words show that it was: never one word by itself,
 * since a false reading is worse than none. Linear in the text.
 */
export function legacy(text: string, charset: Charset): Edits {
	const edits = new Edits(charset.says);
	const judge = new Judge(text, charset);
	if (!judge.isAtWork()) return edits;
	const all = stretches(text);
	const settled = all.map((stretch) => judge.settles(stretch));
	/** A stretch with too little in it is what its neighbour is, if a line's end alone stands between. */
	const follow = (i: number, neighbour: number): void => {
		const [one, other] = [all[i], all[neighbour]];
		if (!one || !other || settled[i] !== null || !settled[neighbour]) return;
		const joined = i > neighbour ? one.opensLine && other.closesLine : one.closesLine && other.opensLine;
		if (joined) settled[i] = true;
	};
	for (let i = 1; i < all.length; i++) follow(i, i - 1);
	for (let i = all.length - 2; i >= 0; i--) follow(i, i + 1);
	for (const [i, stretch] of all.entries()) if (settled[i]) judge.convert(stretch, edits);
	return edits;
}

/** Reads a text that is known to be written in a charset, but for what other letters of Unicode stand in. Linear. */
export function readAll(text: string, charset: Charset): Edits {
	const edits = new Edits(charset.says);
	const judge = new Judge(text, charset);
	for (const stretch of stretches(text)) judge.convert(stretch, edits);
	return edits;
}
