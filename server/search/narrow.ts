import { slug } from "../../citation/index.ts";
import type { DirectiveFilter } from "../../data/store/port.ts";
import type { Entry } from "./entry.ts";
import { type Said, saysSomething } from "./fields.ts";
import type { Part, SearchText } from "./query.ts";
import { compact } from "./spelling.ts";
import type { WordIndex } from "./word-index.ts";

/**
 * Whether an entry is what the fields say. A term or year among the words may be a slip, so it only ranks; a field was
 * typed to narrow, so one that nothing fits leaves nothing.
 */
function fieldsFit({ directive, number, year, letters }: Entry, said: Said): boolean {
	return (
		among(said.types, directive.type) &&
		among(said.terms, directive.term) &&
		among(said.years, year) &&
		among(said.provinces, directive.province) &&
		among(said.issuers, directive.issuer) &&
		(said.symbols === null ||
			said.symbols.some((spelling) =>
				/^\d+$/.test(spelling)
					? spelling === number
					: (number !== null && spelling === number + letters) ||
						(directive.symbol !== null && bears(directive.symbol, spelling)),
			))
	);
}

const among = <T>(wanted: readonly T[] | null, actual: T | null): boolean =>
	wanted === null || (actual !== null && wanted.includes(actual));

const bears = (symbol: string, spelling: string): boolean => compact(symbol) === spelling;

type Test = (entry: Entry) => boolean;

/** Whether the words of a part stand side by side in title or symbol, or a single one in what else is known. */
function having({ words }: Part, index: WordIndex): Test {
	const folds = words.map(({ fold }) => fold);
	const [only = ""] = folds;
	const phrase = ` ${folds.join(" ")} `;
	const stands: Test = folds.length === 1 ? index.having(only) : ({ title }) => title.includes(phrase);
	if (!/\d/.test(phrase)) return stands;
	const spelled = `-${folds.join("-")}-`;
	const inSymbol = (symbol: string): boolean =>
		folds.length === 1 ? bears(symbol, only) : `-${slug(symbol)}-`.includes(spelled);
	return (entry) => stands(entry) || (entry.directive.symbol !== null && inSymbol(entry.directive.symbol));
}

/** The test of entries for every quoted phrase and choice, none of what is left out, what the fields say, and the filter. */
export function matcher(search: SearchText, said: Said, filter: DirectiveFilter, index: WordIndex): Test {
	const needed = search.clauses
		.filter((clause) => clause.length > 1 || clause.some(({ quoted }) => quoted))
		.map((clause) => clause.map((part) => having(part, index)));
	const not = search.not.map((part) => having(part, index));
	const provinces = filter.province && new Set(filter.province);
	const tests: Test[] = [];
	if (Object.values(filter).some((value) => value !== undefined))
		tests.push((entry) => passes(entry, filter, provinces));
	if (saysSomething(said)) tests.push((entry) => fieldsFit(entry, said));
	for (const clause of needed) tests.push((entry) => clause.some((has) => has(entry)));
	if (not.length > 0) tests.push((entry) => !not.some((has) => has(entry)));
	return (entry) => tests.every((test) => test(entry));
}

function passes({ directive, year }: Entry, filter: DirectiveFilter, provinces: Set<string> | undefined): boolean {
	return (
		same(filter.type, directive.type) &&
		same(filter.issuer, directive.issuer) &&
		same(filter.level, directive.level) &&
		same(filter.term, directive.term) &&
		same(filter.year, year) &&
		(provinces === undefined || (directive.province !== null && provinces.has(directive.province))) &&
		same(filter.status, directive.status) &&
		(filter.cited === undefined || directive.mentions > 0 === filter.cited)
	);
}

const same = <T>(asked: T | undefined, actual: T | null): boolean => asked === undefined || asked === actual;
