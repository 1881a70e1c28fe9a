import type { PlaceTimeFilter, QueryRun, TextQuery } from "../../data/store/port.ts";
import { longForm } from "./abbreviations.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Part, SearchText } from "./query.ts";

/** Most runs of words that texts are searched for at once. */
const MAX_RUNS = 16;

/**
 * What to look for in texts, as runs of neighbouring words: quoted phrases and symbols as they stand (`25-NQ/TW`;
 * `25nqtw` is read as the symbol it spells), other words alone or, with `grouped`, with the neighbour they belong to.
 * Undefined where no word is asked for.
 */
export function textQuery(search: SearchText, catalogue: Catalogue, grouped: boolean): TextQuery | undefined {
	const all: QueryRun[][] = [];
	let loose: QueryRun = [];
	const settle = (): void => {
		const runs = grouped ? catalogue.group(loose) : loose.map((word) => [word]);
		all.push(...joined(runs).map(inFull));
		loose = [];
	};
	// A phrase or a choice between two words keeps them no further apart than a field does.
	const bare = search.clauses.filter((clause) => clause.length === 1 && !clause[0]?.quoted);
	for (const clause of bare.flatMap((clause) => apart(clause, catalogue))) {
		const [only] = clause;
		if (only && isLoose(only)) loose.push(...only.words);
		else {
			settle();
			all.push(only && DAY.test(only.text) ? spellingsOf(only.text) : clause.map((part) => runOf(part, catalogue)));
		}
	}
	settle();
	for (const clause of search.clauses.filter((clause) => !bare.includes(clause)))
		all.push(clause.slice(0, MAX_RUNS).map((part) => runOf(part, catalogue)));
	const none = search.not.slice(0, MAX_RUNS).map(({ words }) => words);
	return all.length + none.length > 0 ? { all, none } : undefined;
}

/** A run, and what it abbreviates: reports print `BHXH` and `bảo hiểm xã hội`. */
function inFull(run: QueryRun): QueryRun[] {
	const long = run.length === 1 ? longForm(run[0]?.fold ?? "") : null;
	return long ? [run, long.map((fold) => ({ fold, accents: null }))] : [run];
}

const isLoose = ({ words }: Part): boolean => words.length === 1 && /^[a-z]+$/.test(words[0]?.fold ?? "");

/** `nq18` as the two words that texts have; other clauses as they are. */
function apart(clause: Part[], catalogue: Catalogue): Part[][] {
	const [only] = clause;
	const [, letters, digits] = /^([a-z]+)(\d{1,4})$/.exec(only?.words[0]?.fold ?? "") ?? [];
	if (only?.words.length !== 1 || !letters || !digits) return [clause];
	if (!catalogue.isCode(letters)) return [clause];
	return [letters, digits].map((fold) => [{ text: fold, words: [{ fold, accents: null }], quoted: false }]);
}

/** A day that was typed in figures, in the spellings that texts have: `3/6/2013`, `03/6/2013`, `ngày 03 tháng 6 năm 2013`. */
function spellingsOf(day: string): QueryRun[] {
	const [, d = "", m = "", year = ""] = DAY.exec(day) ?? [];
	const both = (figures: string): string[] => [...new Set([String(Number(figures)), figures.padStart(2, "0")])];
	return both(d).flatMap((date) =>
		both(m).flatMap((month) =>
			[
				[date, month, year],
				[date, "thang", month, "nam", year],
			].map((words) => words.map((fold) => ({ fold, accents: null }))),
		),
	);
}

function runOf({ words }: Part, catalogue: Catalogue): QueryRun {
	const only = words.length === 1 ? (words[0]?.fold ?? "") : "";
	const [, digits, letters] = /^(\d+)([a-z].*)$/.exec(only) ?? [];
	if (!digits || !letters) return words;
	const begun = catalogue.isCode(letters) ? [digits, letters].map((fold) => ({ fold, accents: null })) : words;
	return catalogue.symbolWords(only) ?? begun;
}

/** Of a long text, a pasted title say, neighbours are joined into longer runs: all of it counts and the number is bounded. */
function joined(runs: QueryRun[]): QueryRun[] {
	if (runs.length <= MAX_RUNS) return runs;
	const each = Math.ceil(runs.length / MAX_RUNS);
	const longer: QueryRun[] = [];
	for (let i = 0; i < runs.length; i += each) longer.push(runs.slice(i, i + each).flat());
	return longer;
}

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as typed, `01/01/2025` or `2025-01-01`; undefined where it is none. */
export function readDay(text: string | undefined): string | undefined {
	const match = DAY.exec(text ?? "");
	const day = match ? `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}` : text;
	if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
	// Date.parse takes the 31st of any month for the next month's first.
	const read = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : undefined;
}

/** What the fields of a search ask of reports: `tinh:"nghệ an" tu:01/01/2025`. A value that says nothing is left out. */
export function placeAndTime(search: SearchText, catalogue: Catalogue): PlaceTimeFilter {
	const { fields } = search;
	return {
		province: catalogue.provinces(search),
		source: fields.nguon,
		from: readDay(fields.tu?.[0]),
		to: readDay(fields.den?.[0]),
	};
}
