import { CUES, EXPIRY } from "./cues.ts";
import type { CueRow } from "./row.ts";

const compile = (pattern: string): string =>
	`(?<![a-z])(?:${pattern})(?![a-z])`.replaceAll(" ?", "\\s*").replaceAll(" ", "\\s+");

/** One pattern for all rows, each a group of its own, so that a text is looked through once. */
export const CUE = new RegExp(compile(CUES.map(({ pattern }) => `(${pattern})`).join("|")), "g");
export const EXPIRES = new RegExp(compile(EXPIRY.pattern));

/** The row that matched, of a match of {@link CUE}. */
export const rowOf = (match: RegExpExecArray): CueRow =>
	CUES[match.slice(1).findIndex((group) => group !== undefined)] as CueRow;
