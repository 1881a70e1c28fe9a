import { titleKey } from "../../../model/figures.ts";
import type { Tally } from "../port.ts";

/** Tallies by place: most reports first, by name among equals, unknown places last. */
export const mostFirst = (tallies: Tally[]): Tally[] =>
	tallies.sort(
		(a, b) =>
			Number(a.key === null) - Number(b.key === null) ||
			b.reports - a.reports ||
			((a.key ?? "") < (b.key ?? "") ? -1 : 1),
	);

/** One spelling, how often, and the sort key of the first report with it: of a known day if there is one. */
export interface Spelling {
	value: string;
	mentions: number;
	dated: number | null;
	undated: number | null;
}

const earlier = (a: number | null, b: number | null): number | null =>
	a === null || b === null ? (a ?? b) : Math.min(a, b);

/** Titles, most frequent first; of spellings that are one (`titleKey`), given most frequent first, the first stands. */
export function asOneTitle(spellings: Spelling[]): Spelling[] {
	const variants = new Map<string, Spelling>();
	for (const spelling of spellings) {
		const key = titleKey(spelling.value);
		const known = variants.get(key);
		if (!known) variants.set(key, { ...spelling });
		else {
			known.mentions += spelling.mentions;
			known.dated = earlier(known.dated, spelling.dated);
			known.undated = earlier(known.undated, spelling.undated);
		}
	}
	return [...variants.values()].sort((a, b) => b.mentions - a.mentions);
}
