import type { Authority } from "../authority.ts";
import { familyOf } from "../kinds.ts";
import type { Reading } from "../text/reading.ts";
import { typeOf } from "./attributes.ts";
import type { Numbered } from "./numbered.ts";
import { type Cited, definesAt, readBack } from "./unnumbered/back.ts";
import { readLaw } from "./unnumbered/laws.ts";
import { readNamed } from "./unnumbered/named.ts";
import type { Unnumbered } from "./unnumbered/shape.ts";
import { type Printed, printedKey, readShort } from "./unnumbered/short.ts";
import { findNicknames, readName } from "./unnumbered/table.ts";
import type { IntroWord, IntroWords } from "./words.ts";

export type { Unnumbered } from "./unnumbered/shape.ts";

/** How far before its bracket a document may stand that is given a short name. */
const DEFINED_WITHIN = 600;

/** What has been cited up to a place of the text, as the reading goes along. */
class Foregoing implements Cited {
	readonly #types = new Set<string>();
	#end = Number.NEGATIVE_INFINITY;

	add(type: string | null, end: number): void {
		if (type !== null) this.#types.add(familyOf(type));
		this.#end = Math.max(this.#end, end);
	}

	before(type: string): boolean {
		return type === "van-ban" ? this.#end > 0 : this.#types.has(familyOf(type));
	}

	/** Whether a document stands near enough before `at` to be given a short name there. */
	isNear(at: number): boolean {
		return at - this.#end <= DEFINED_WITHIN;
	}
}

/** Most words of a type begin no citation, and the letter behind them shows it: that of a number, of `số`, of `này`. */
const BEFORE_NUMBER = "0123456789s";
const POINTING = "ndatkv";
const BLANKS = 12;

/** The first character behind the blanks at `at`, in folded text. */
function nextAfter(plain: string, at: number): string {
	let next = at;
	while (next - at < BLANKS && (plain.charCodeAt(next) === 0x20 || plain.charCodeAt(next) === 0x0a)) next++;
	return plain.charAt(next) || "?";
}

/** What stands at a word that names a type of document, when no symbol follows: the first reading that fits. */
function readAt(
	reading: Reading,
	authority: Authority,
	word: IntroWord,
	printed: Printed,
	cited: Foregoing,
): Unnumbered[] {
	const next = nextAfter(reading.plain, word.end);
	const named = readNamed(reading, authority, word);
	if (named.length > 0) return named;
	const short = BEFORE_NUMBER.includes(next) ? readShort(reading, authority, word, printed) : [];
	if (short.length > 0) {
		const defines = definesAt(reading, word.start) && cited.isNear(word.start);
		return defines ? short.map((one) => ({ ...one, defines })) : short;
	}
	const law = readLaw(reading, authority, word);
	if (law.length > 0) return law;
	const name = readName(reading, authority, word);
	if (name.length > 0) return name;
	return POINTING.includes(next) ? readBack(reading, word, cited) : [];
}

/**
 * Every citation without a symbol, in no certain order; none overlaps one that prints its symbol.
 *
 * Linear in the text: each word is read a bounded number of times.
 */
export function findUnnumbered(
	reading: Reading,
	authority: Authority,
	words: IntroWords,
	numbered: readonly Numbered[],
): Unnumbered[] {
	const printed = new Set<string>();
	const types = numbered.map((one) => typeOf(authority, one));
	for (const [i, type] of types.entries()) {
		const number = /^\d+/.exec(numbered[i]?.reading.number ?? "")?.[0];
		if (type && number) printed.add(printedKey(type, number));
	}
	const nicknames = findNicknames(reading, authority);
	const found: Unnumbered[] = [];
	const cited = new Foregoing();
	let [next, nick, floor] = [0, 0, 0];
	/** Takes the nicknames that start before `upTo` and lie in no other citation. */
	const takeNicknames = (upTo: number, limit = upTo): void => {
		for (let one = nicknames[nick]; one && one.start < upTo; one = nicknames[++nick]) {
			if (one.start < floor || one.end > limit) continue;
			found.push(one);
			floor = one.end;
		}
	};
	for (const word of words.list) {
		for (let one = numbered[next]; one && one.end <= word.start; one = numbered[++next]) {
			takeNicknames(one.start);
			cited.add(types[next] ?? null, one.end);
			floor = Math.max(floor, one.end);
		}
		const ahead = numbered[next];
		takeNicknames(word.start, ahead?.start ?? Number.POSITIVE_INFINITY);
		if (word.start < floor || (ahead && ahead.start <= word.start)) continue;
		for (const other of readAt(reading, authority, word, printed, cited)) {
			if (ahead && other.end > ahead.start) continue;
			found.push(other);
			floor = other.end;
			if (other.form !== "back") cited.add(other.type, other.end);
		}
	}
	takeNicknames(Number.POSITIVE_INFINITY);
	return found;
}
