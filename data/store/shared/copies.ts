import { DATED } from "./days.ts";

/*
 * Near-duplicates: one report that several portals carry counts once. The first that was stored stands for its group;
 * only it has a sketch, is in the search indexes, and has citations that count.
 */

/** Copies appear within so many days of their first. */
const DAYS_APART = 30;
/** A copy shares about six of the eight hashes with its first. */
export const LEAST_SHARED = 3;
/** Bounds of the work for one report, whatever was stored before: reports looked up by one hash, compared, regrouped. */
export const MOST_LOOKED_UP = 1000;
export const MOST_COMPARED = 20;
export const MOST_CHARACTERS = 500_000;
export const MOST_REGROUPED = 50;

/** The sort keys, both ends included, of the reports that one of this sort key is compared with. */
export function comparedWith(key: number): { first: number; last: number }[] {
	// Of an unknown day it is compared with all, else with those of about its day and those of an unknown one.
	if (key < DATED) return [{ first: 0, last: Number.MAX_SAFE_INTEGER }];
	const apart = DAYS_APART * DATED;
	const day = key - (key % DATED);
	return [
		{ first: day - apart, last: day + apart + DATED - 1 },
		{ first: 0, last: DATED - 1 },
	];
}
