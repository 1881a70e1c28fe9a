import { plain } from "../../../citation/index.ts";
import type { Paging } from "../search-port.ts";
import type { Budget } from "./budget.ts";
import type { Connection } from "./connection.ts";
import { cursorOf, limitOf, readCursor } from "./cursor.ts";
import { DATED } from "./days.ts";
import type { Search } from "./match.ts";
import { type Place, type Range, REPORTS, rowsOf, type Walk, walk } from "./walk.ts";

/*
 * By relevance: of each tier the likeliest reports are read and ranked, the others follow newest first. The likeliest are
 * the newest that have all words in the title, then some in the title, then some often in the text, then any; so many.
 * More would be of no use to a person and cost what a search may not.
 */
const MOST_RANKED = 100;
/** Characters of a text that are looked at: what a report is about stands in front. */
const LOOKED_AT = 6_000;
/** A word in the title counts as so many in the text. */
const TITLE_WEIGHT = 5;
/** How soon further occurrences stop to count, and the length of a usual report, as BM25 has them. */
const SATURATION = 1.2;
const USUAL_LENGTH = 3_000;
const LENGTH_WEIGHT = 0.5;
/** Occurrences that are counted: a score hardly grows beyond. */
const MOST_COUNTED = 20;

/** What parts folded words. Asked for as letters and digits of Unicode it would take three times as long. */
const BETWEEN = /[^a-z0-9\u00c0-\u1fff\u2c00-\uffff]+/g;

/** A text as words that stand between blanks, to look for phrases in. */
const wordsIn = (text: string): string => ` ${plain(text).replace(BETWEEN, " ")} `;

function occurrences(words: string, phrase: string): number {
	const wanted = ` ${phrase} `;
	let found = 0;
	for (let at = words.indexOf(wanted); at >= 0 && found < MOST_COUNTED; found++)
		at = words.indexOf(wanted, at + wanted.length - 1);
	return found;
}

/** How well a report fits: the sum over what is looked for, as BM25 with the title weighing more. */
function score(phrases: string[][], title: string, text: string): number {
	const [head, body] = [wordsIn(title), wordsIn(text)];
	const length = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * body.length) / USUAL_LENGTH;
	const worth = (phrase: string): number => {
		const frequency = TITLE_WEIGHT * occurrences(head, phrase) + occurrences(body, phrase);
		return (frequency * (SATURATION + 1)) / (frequency + SATURATION * length);
	};
	return phrases.reduce((sum, alternatives) => sum + Math.max(...alternatives.map(worth)), 0);
}

/** The reports of a tier that are ranked: of those up to an id, which were there when the list began. */
function candidates(
	connection: Connection,
	tier: string,
	likely: string[],
	range: Range,
	known: number,
	budget: Budget,
): Set<bigint> {
	const found = new Set<bigint>();
	for (const match of [...likely.map((one) => `(${tier}) AND (${one})`), tier]) {
		// Ranked in part the list would show a report twice, so only giving it up ends this.
		budget.isSpent();
		for (const row of rowsOf(connection, REPORTS, match, range, MOST_RANKED, known))
			if (found.size < MOST_RANKED) found.add(row);
		if (found.size >= MOST_RANKED) break;
	}
	return found;
}

function rank(connection: Connection, phrases: string[][], rows: Iterable<bigint>): bigint[] {
	const read = connection.sql(`SELECT title, substr(text, 1, ${LOOKED_AT}) AS text FROM report WHERE id = ?`);
	const scored = [...rows].map((row) => {
		const { title, text } = read.get(Number(row) % DATED) as { title: string; text: string };
		return { row, score: score(phrases, title, text) };
	});
	return scored.sort((a, b) => b.score - a.score || (a.row < b.row ? 1 : -1)).map(({ row }) => row);
}

/** Where a list goes on: greatest id when it began, tier, how many of its ranked, the sort key of the last after these. */
type At = [known: number, tier: number, place: number, key: number];
/** No key yet: the ranked are being shown. */
const RANKED = Number.MAX_SAFE_INTEGER;

function startOf(connection: Connection, cursor: string | undefined): At {
	if (cursor !== undefined) return readCursor("relevance", cursor, [true, true, true, true]) as At;
	const { id } = connection.sql("SELECT max(id) AS id FROM report").get() as { id: number | null };
	return [id ?? 0, 0, 0, RANKED];
}

/**
 * The next places of a list by relevance. What is ranked is found anew for each part of it, among the reports that were
 * there when it began; so no part shows a report of another.
 */
export function ranked(
	connection: Connection,
	search: Search,
	range: Range,
	paging: Paging,
	budget: Budget,
): { places: Place[]; cursor: string | null } {
	const limit = limitOf(paging);
	const [known, start, shown, last] = startOf(connection, paging.cursor);
	// Each with the point in the list behind it.
	const found: { place: Place; at: At }[] = [];
	const part = (next: At | null) => ({
		places: found.slice(0, limit).map(({ place }) => place),
		cursor: next ? cursorOf("relevance", next) : null,
	});
	for (let tier = Math.max(0, start); tier < search.tiers.length; tier++) {
		const match = search.tiers[tier] as string;
		const likeliest = candidates(connection, match, search.likely, range, known, budget);
		const [from, key] = tier === start ? [shown, last] : [0, RANKED];
		if (key === RANKED && from < likeliest.size)
			rank(connection, search.phrases, likeliest).forEach((row, i) => {
				if (i >= from) found.push({ place: { tier, row }, at: [known, tier, i + 1, RANKED] });
			});
		let after: Place | null = key === RANKED ? null : { tier: 0, row: BigInt(key) };
		while (found.length <= limit) {
			const rest: Walk = {
				index: REPORTS,
				tiers: [match],
				stretches: [{ ...range, match: null }],
				terms: search.terms,
			};
			const { places, next } = walk(connection, rest, after, limit + 1 - found.length + likeliest.size, budget);
			for (const { row } of places)
				if (Number(row) % DATED <= known && !likeliest.has(row))
					found.push({ place: { tier, row }, at: [known, tier, 0, Number(row)] });
			if (next === null) break;
			if (found.length <= limit && budget.isSpent()) return part([known, tier, 0, Number(next.row)]);
			after = next;
		}
		if (found.length > limit) return part((found[limit - 1] as { at: At }).at);
	}
	return part(null);
}
