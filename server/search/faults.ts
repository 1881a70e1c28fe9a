import { slug } from "../../citation/index.ts";
import { type NamedField, readSymbol, readTerm, readYear, slugsOf } from "./fields.ts";
import type { Fault, FaultKind, Field, FieldValue, SearchText } from "./query.ts";
import { readDay } from "./text-query.ts";
import { slips } from "./typos.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Longest name that is compared with others, in characters. */
const LONGEST = 40;

/** Of a field: what is wrong with a value that cannot be read, and whether one can. */
const READ: Partial<Record<Field, { kind: FaultKind; says: (value: string) => boolean }>> = {
	so: { kind: "number", says: (value) => readSymbol(value).length > 0 },
	khoa: { kind: "term", says: (value) => readTerm(value).length > 0 },
	nam: { kind: "year", says: (value) => readYear(value).length > 0 },
	tu: { kind: "day", says: (value) => readDay(value) !== undefined },
	den: { kind: "day", says: (value) => readDay(value) !== undefined },
};
const NAMED: Record<NamedField, FaultKind> = { loai: "type", tinh: "province", coquan: "issuer" };

const isNamed = (field: Field): field is NamedField => field in NAMED;

/** The slug of a name that differs from a value by one letter. */
function nearest(field: NamedField, value: string, vocabulary: Vocabulary): string | null {
	const typed = slug(value);
	if (typed.length < 3 || typed.length > LONGEST) return null;
	for (const other of slips(typed)) {
		const [first] = slugsOf(field, other, vocabulary);
		if (first) return first;
	}
	return null;
}

/**
 * All that in a search does not say what it seems to, in reading order: what its reading found, and values that the tables
 * do not know, or that are no number, term, year or day.
 *
 * @param sources Ids of the sources that there are.
 */
export function faultsOf(search: SearchText, vocabulary: Vocabulary, sources: ReadonlySet<string>): Fault[] {
	const faults = [...search.faults];
	const add = (kind: FaultKind, { start, end }: FieldValue, meant: string | null = null): void =>
		void faults.push({ kind, start, end, meant });
	const seen = new Set<Field>();
	for (const typed of search.values) {
		const { field, value } = typed;
		if ((field === "tu" || field === "den") && seen.has(field)) add("second-day", typed);
		else if (isNamed(field)) {
			if (slugsOf(field, value, vocabulary).length === 0) add(NAMED[field], typed, nearest(field, value, vocabulary));
		} else if (field === "nguon") {
			if (!sources.has(value)) add("source", typed);
		} else if (READ[field]?.says(value) === false) add(READ[field].kind, typed);
		seen.add(field);
	}
	const [from, to] = [readDay(search.fields.tu?.[0]), readDay(search.fields.den?.[0])];
	const last = search.values.find(({ field }) => field === "den");
	if (from !== undefined && to !== undefined && from > to && last) add("days-reversed", last);
	return faults.sort((a, b) => a.start - b.start || a.end - b.end);
}
