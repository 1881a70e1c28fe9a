import type { Reading } from "../text/reading.ts";
import type { Citation, Span } from "../types.ts";
import { type Connector, connectorOf, lastSentence, reaches, type Stretch } from "./clause.ts";
import { EXPIRY } from "./cues.ts";
import { CUE, EXPIRES, rowOf } from "./match.ts";
import type { CueRow } from "./row.ts";

/** Farthest that two citations stand apart and bear on each other, and that a cue stands before a lone one. */
const REACH = 500;
const BEFORE = 260;
/** How many cues before a citation are tried, the nearest first. */
const TRIES = 3;

const CLOSING = /["”’»']/;
const HAS_EFFECT = /^\s*(?:co|phat\s+sinh)\s+hieu\s+luc/;

/** A cue, where it stands in the folded text. */
export interface Cue extends Span {
	row: CueRow;
}

/** Where a citation stands in the folded text; `told` is where what is told of it (date, issuer, quoted title) ends. */
interface Place extends Span {
	told: number;
}

/** Where what is told of a citation ends, in the text as given. */
function toldEnd({ end, parts }: Citation, given: string, limit: number): number {
	let told = end;
	for (const part of [parts.date, parts.issuer, parts.term])
		if (part && part.start >= end && part.end <= limit) told = Math.max(told, part.end);
	// A title without quotation marks has no certain end, and one may hold the next citation.
	const { title } = parts;
	if (title && title.start >= end && title.end < limit && CLOSING.test(given.charAt(title.end)))
		told = Math.max(told, title.end + 1);
	return told;
}

/** How the citations of a text stand to each other, and the words between them. All offsets are into the folded text. */
export class Layout {
	readonly #reading: Reading;
	readonly #places: Place[];
	readonly #begins: number[] = [];
	/** Whether each stands in one sentence with the one before, and how the two are joined in a list. */
	readonly #joined: boolean[] = [];
	readonly #joins: Connector[] = [];
	readonly #comesToAnd: boolean[] = [];

	constructor(reading: Reading, citations: readonly Citation[]) {
		const { given, text, from } = reading;
		this.#reading = reading;
		this.#places = citations.map((citation, i) => {
			const told = toldEnd(citation, given, citations[i + 1]?.start ?? given.length);
			return { start: from(citation.start), end: from(citation.end), told: from(told) };
		});
		for (let i = citations.length - 1; i >= 0; i--) {
			const { start } = this.at(i);
			const told = i > 0 ? this.at(i - 1).told : 0;
			const begin = lastSentence(text, Math.max(told, start - REACH), start);
			const joined = i > 0 && begin === told;
			const join = joined ? connectorOf(this.between(i)) : null;
			this.#begins[i] = begin;
			this.#joined[i] = joined;
			this.#joins[i] = join;
			this.#comesToAnd[i] = join === "and" || (join === "," && (this.#comesToAnd[i + 1] ?? false));
		}
	}

	at(i: number): Place {
		return this.#places[i] ?? { start: 0, end: 0, told: 0 };
	}

	/** Whether citation `i` stands in one sentence with the one before. */
	isJoined(i: number): boolean {
		return this.#joined[i] ?? false;
	}

	/** How citation `i` goes on a list, if it does. */
	joinOf(i: number): Connector {
		return this.#joins[i] ?? null;
	}

	/** Whether the list that citation `i` goes on comes to an `và`, so that its commas are those of a list. */
	comesToAnd(i: number): boolean {
		return this.#comesToAnd[i] ?? false;
	}

	stretch(from: number, to: number): Stretch {
		return { text: this.#reading.text.slice(from, to), plain: this.#reading.plain.slice(from, to) };
	}

	/** What stands between the citation before `i`, with what is told of it, and `to`. */
	between(i: number, to = this.at(i).start): Stretch {
		return this.stretch(Math.max(this.at(i - 1).told, to - REACH), to);
	}

	/** The folded text in the `length` characters before `to`. */
	before(to: number, length: number): string {
		return this.#reading.plain.slice(Math.max(0, to - length), to);
	}

	/** Where the sentence before citation `i` begins, or what is told of the citation before it ends. */
	begin(i: number): number {
		return this.#begins[i] ?? 0;
	}

	/** The nearest cue before citation `i` that reaches it. */
	cueOf(i: number): Cue | null {
		const { start: to } = this.at(i);
		const from = Math.max(this.begin(i), to - BEFORE);
		const found = [...this.#reading.plain.slice(from, to).matchAll(CUE)].slice(-TRIES).toReversed();
		for (const match of found) {
			const start = from + match.index;
			const cue = { start, end: start + match[0].length, row: rowOf(match) };
			if (cue.row.spelled?.test(this.#reading.text.slice(start, cue.end)) === false) continue;
			if (reaches(this.stretch(cue.end, to), match[0], cue.row)) return cue;
		}
		return null;
	}

	/** Whether the text says of citation `i` that it comes into force. */
	hasEffect(i: number): boolean {
		const { end } = this.at(i);
		return HAS_EFFECT.test(this.#reading.plain.slice(end, end + 40));
	}

	/** `hết hiệu lực` between two offsets. */
	expiryIn(from: number, to: number): Cue | null {
		const match = EXPIRES.exec(this.#reading.plain.slice(from, to));
		const start = from + (match?.index ?? 0);
		return match && { start, end: start + match[0].length, row: EXPIRY };
	}

	/** `hết hiệu lực` behind citation `i`, in its sentence and before the next citation, and where that stands. */
	expiryBehind(i: number): { cue: Cue; limit: number } | null {
		const { told } = this.at(i);
		const next = this.#places[i + 1]?.start ?? this.#reading.plain.length;
		const limit = Math.min(told + REACH, next);
		const cue = this.expiryIn(told, limit);
		return cue && lastSentence(this.#reading.text, told, cue.start) === told ? { cue, limit } : null;
	}
}
