import { accented, hasAccents, plain, tokens } from "../../citation/index.ts";
import type { QueryWord } from "../../data/store/port.ts";
import { longForm } from "./abbreviations.ts";
import { looseParts, type SearchText } from "./query.ts";
import { readType } from "./read-type.ts";
import { termNumber } from "./spelling.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a search text says of a directive. */
export interface Understood {
	types: string[];
	/** Whether the type was written out (`nghị quyết`), not abbreviated. */
	typeWords: string[];
	/** Types that the first word abbreviates where nothing tells that it does: `nq dân vận`. They rank and do not narrow. */
	likely: string[];
	/** Without zeros in front. */
	number: string | null;
	/** The number as typed: a zero in front says that it is complete, `05` is not the beginning of 50. */
	digits: string | null;
	/** Whether something says that the number is one of a document: a type, letters, a term, a date, or `số`. */
	anchored: boolean;
	/** Letters beside the number: `nq`, `tw`, or `nqtw` in one; beside a type alone, the issuer's: `tw`. */
	codes: string[];
	term: number | null;
	year: number | null;
	/** Day of issue. */
	date: string | null;
	/** All other words. */
	rest: QueryWord[];
}

/** A stretch of letters or of digits in a search text. */
export interface Piece {
	fold: string;
	typed: string;
	digits: boolean;
	/** Follows the piece before without a blank: `25-NQ/TW`. */
	joined: boolean;
}

const DAY = /(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?!\d)/u;
const DAY_IN_WORDS = /ng[àa]y (\d{1,2}) th[áa]ng (\d{1,2}) n[ăa]m ((?:19|20)\d\d)/iu;
const FILLER = new Set(["so", "ngay", "nam"]);

/** Cuts the day of issue out of a text. */
function takeDay(text: string): { day: string | null; left: string } {
	const match = DAY.exec(text) ?? DAY_IN_WORDS.exec(text);
	if (!match) return { day: null, left: text };
	const [whole, day = "", month = "", year = ""] = match;
	if (Number(day) < 1 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return { day: null, left: text };
	return { day: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, left: text.replace(whole, " ") };
}

/** The words of a text, with letters and digits parted: `25nqtw` is `25` and `nqtw`. */
function piecesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	let end: number | null = null;
	for (const token of tokens(text)) {
		const joined = end !== null && !/\s/u.test(text.slice(end, token.start));
		const typed = text.slice(token.start, token.end);
		for (const [i, run] of (typed.match(/\d+|[^\d]+/gu) ?? []).entries())
			pieces.push({ fold: plain(run), typed: run, digits: /^\d/.test(run), joined: joined || i > 0 });
		end = token.end;
	}
	return pieces.filter(({ fold }) => fold !== "");
}

const yearLike = (piece: Piece): boolean => /^(19|20)\d\d$/.test(piece.fold);

/** Most plenums that a committee has held. */
const PLENUMS = 15;

/**
 * Finds a plenum, `nq tw 6` or `nghị quyết trung ương 6`, whose number is none of a document. `tw` is written out, as it
 * is in the names of its resolutions. Gives the place of its first word.
 */
function takePlenum(pieces: (Piece | null)[]): number | null {
	const at = pieces.findIndex((piece) => piece?.digits);
	const [piece, before, first] = [pieces[at], pieces[at - 1], pieces[at - 2]];
	if (!piece || !before || piece.joined || before.joined || Number(piece.fold) > PLENUMS) return null;
	if (before.fold === "tw") {
		const word = (fold: string): Piece => ({ fold, typed: fold, digits: false, joined: false });
		pieces.splice(at - 1, 1, word("trung"), word("uong"));
		return at - 1;
	}
	return before.fold === "uong" && first?.fold === "trung" ? at - 2 : null;
}

/**
 * Reads number, type, term and date out of a search text; what is left are words for the title.
 *
 * @param lettersApart Whether letters behind the number that stand apart may be those of its symbol (`25 nq tw`). They may
 *   be words as well: `tu` is a code, and `nq 25 tu tuong` asks for words.
 */
export function interpret(search: SearchText, vocabulary: Vocabulary, lettersApart = true): Understood {
	const { types, codes } = vocabulary;
	const { day, left } = takeDay(
		looseParts(search)
			.map(({ text }) => text)
			.join(" "),
	);
	const pieces: (Piece | null)[] = piecesOf(left);
	const found: Understood = {
		types: [],
		typeWords: [],
		likely: [],
		number: null,
		digits: null,
		anchored: false,
		codes: [],
		term: null,
		year: null,
		date: day,
		rest: [],
	};
	const at = (i: number): Piece | null => pieces[i] ?? null;
	const take = (i: number, count = 1): void => void pieces.fill(null, i, i + count);

	for (const [i, piece] of pieces.entries()) {
		if (found.term !== null || !piece || (piece.fold !== "khoa" && piece.fold !== "k")) continue;
		const next = at(i + 1);
		const term = next && (piece.fold === "khoa" || (next.digits && next.joined)) ? termNumber(next.fold) : null;
		if (term === null) continue;
		found.term = term;
		take(i, 2);
	}

	// `chỉ thị 0`: no number yet.
	for (const [i, piece] of pieces.entries()) if (piece && /^0+$/.test(piece.fold)) take(i);
	const plenum = takePlenum(pieces);
	const numbers = pieces.flatMap((piece, i) => (piece?.digits && (plenum === null || i !== plenum + 2) ? [i] : []));
	const number =
		numbers.find((i) => !yearLike(at(i) as Piece)) ??
		numbers.find((i) => !at(i)?.joined && at(i + 1)?.joined) ??
		(numbers.length === 1 && pieces.filter(Boolean).length === 1 ? numbers[0] : undefined);
	const year = numbers.find((i) => i !== number && yearLike(at(i) as Piece));
	if (year !== undefined) {
		found.year = Number(at(year)?.fold);
		take(year);
	}

	readType(pieces, number ?? plenum ?? undefined, vocabulary, found);

	if (found.types.length === 0) found.likely = types.get(at(0)?.fold ?? "") ?? [];
	if (number !== undefined) {
		found.anchored = at(number - 1)?.fold === "so";
		found.digits = at(number)?.fold ?? null;
		found.number = found.digits?.replace(/^0+(?=\d)/, "") ?? null;
		take(number);
		for (let i = number + 1; i < pieces.length; i++) {
			const piece = at(i);
			if (!piece) continue;
			// `tư` apart is a word, whatever `TU` is.
			const isCode = codes.has(piece.fold) && !hasAccents(piece.typed.replace(/đ/giu, "d"));
			if (piece.digits || !(piece.joined || (lettersApart && (isCode || types.has(piece.fold))))) break;
			found.codes.push(piece.fold);
			take(i);
		}
	}
	for (const piece of pieces) {
		if (!piece || (FILLER.has(piece.fold) && (found.number || found.year || found.date))) continue;
		// A title may have either, and entries have the long form of what theirs abbreviates.
		const long = piece.joined ? null : longForm(piece.fold);
		if (long) found.rest.push(...long.map((fold) => ({ fold, accents: null })));
		else found.rest.push({ fold: piece.fold, accents: hasAccents(piece.typed) ? accented(piece.typed) : null });
	}
	found.anchored ||= [...found.types, ...found.codes, found.term, found.year, found.date].some((fact) => fact !== null);
	return found;
}
