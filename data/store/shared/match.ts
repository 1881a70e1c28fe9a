import { queryTerms, tokens } from "../../../citation/index.ts";
import type {
	CitationFilter,
	DocumentFilter,
	PlaceTimeFilter,
	QueryRun,
	QueryWord,
	ReportFilter,
	TextQuery,
} from "../search-port.ts";
import { allOf, anyOf, type Expression, termsIn } from "./expression.ts";
import { EVERYTHING, type FactName, fact, factNumber } from "./facts.ts";
import { frequentTerm, titleTerm } from "./terms.ts";

/** Terms and runs used of one query, wanted and unwanted each: past that a query is an attack or an accident. */
const MOST_TERMS = 24;
/** Values used of one filter: there are 63 provinces and fewer types; a source file may name more sources. */
const MOST_VALUES = 200;

/** A set of values that is empty: no row has this token. */
const NOTHING = "==";

/** A run as the indexes hold it: pairs, or the single word; the same where typed with diacritics. */
interface Terms {
	/** Its words, folded, with blanks between. */
	phrase: string;
	folded: string[];
	accented: string[];
}

/** One of these runs is wanted. */
type Clause = Terms[];

/** What the tokenizer of the indexes takes as one token. */
const ONE_TOKEN = /^(?:[\w:=^*'-]|[^\0-\x7f])+$/;

/**
 * The words of a run, tokenised once more, which changes no token: FTS5 without detail fails on a term that it would
 * split itself.
 */
const wordsOf = (run: QueryRun): QueryWord[] =>
	run.flatMap(({ fold, accents }) => {
		const words = tokens(fold).map(({ text }) => text);
		const spelling = words.length === 1 && accents !== null && ONE_TOKEN.test(accents) ? accents : null;
		return words.map((word) => ({ fold: word, accents: spelling }));
	});

/** Typed spellings: of neighbours that both have diacritics as pairs, of others alone, as the indexes hold them. */
function accentedTerms(words: QueryWord[]): string[] {
	return words.flatMap(({ accents }, i) => {
		if (accents === null) return [];
		const before = words[i - 1]?.accents ?? null;
		const after = words[i + 1]?.accents ?? null;
		return after !== null ? [`${accents}_${after}`] : before === null ? [accents] : [];
	});
}

/** The clauses as terms, as many as there is room for; what says nothing is left out. */
function clausesOf(runs: QueryRun[][], room: number): Clause[] {
	const seen = new Set<string>();
	const clauses: Clause[] = [];
	let left = room;
	for (const alternatives of runs.slice(0, room)) {
		const clause: Clause = [];
		for (const run of alternatives) {
			const words = wordsOf(run);
			if (words.length > 0 && left-- <= 0) break;
			const folded: string[] = [];
			for (const term of new Set(queryTerms(words.map(({ fold }) => fold)))) {
				if (!seen.has(term) && seen.size >= room) continue;
				seen.add(term);
				folded.push(term);
			}
			const accented = [...new Set(accentedTerms(words))].slice(0, room);
			if (folded.length > 0) clause.push({ phrase: words.map(({ fold }) => fold).join(" "), folded, accented });
		}
		if (clause.length > 0) clauses.push(clause);
	}
	return clauses;
}

/** What is asked of facts: of each kind one of the values is there. */
export type FactsAsked = { [name in FactName]?: readonly (string | number)[] | undefined };

const only = (value: string | number | undefined) => (value === undefined ? undefined : [value]);

/** The facts that a filter of place and document asks for. */
export const factsAsked = (
	{ province, source }: PlaceTimeFilter,
	directive: string | undefined,
	cites: DocumentFilter = {},
): FactsAsked => ({
	p: province,
	s: source,
	d: only(directive),
	t: cites.type,
	n: cites.number?.map(factNumber),
	i: cites.issuer,
	l: cites.level,
	k: cites.term,
	y: cites.year,
});

/** The tokens of what is asked: one of each list is wanted. */
export const factTokens = (facts: FactsAsked): string[][] =>
	Object.entries(facts).flatMap(([name, values]) => {
		if (values === undefined) return [];
		const tokens = [...new Set(values)].slice(0, MOST_VALUES).map((value) => fact(name as FactName, value));
		return [tokens.length > 0 ? tokens : [NOTHING]];
	});

/** What one search asks of an index. */
export interface Search {
	/** Everything that fits. */
	match: Expression;
	/** The same in the order of the tiers: with diacritics as typed, then without. One where none were typed. */
	tiers: Expression[];
	/** What the likeliest have besides, best first: all words in the title, some in the title, some often in the text. */
	likely: Expression[];
	/** The phrases looked for, folded; of each list one. */
	phrases: string[][];
	/** How many terms are walked along: the more, the longer a step. */
	terms: number;
}

function wanted(clause: Clause): Expression {
	const runs = new Map(clause.map(({ folded }) => [folded.join(" "), allOf(folded)]));
	return anyOf([...runs.values()]);
}

/** What sets apart the rows that have a clause in its typed spelling; null where none was typed. */
function spelled(clause: Clause): Expression | null {
	if (clause.every(({ accented }) => accented.length === 0)) return null;
	const [only, ...others] = clause as [Terms, ...Terms[]];
	if (others.length === 0) return allOf(only.accented);
	return anyOf(clause.map(({ folded, accented }) => allOf([...folded, ...accented])));
}

const isPair = (term: string): boolean => term.includes("_");
const titled = (clause: Clause): Expression => anyOf(clause.map(({ folded }) => allOf(folded.map(titleTerm))));
/** Only pairs are noted as frequent. */
function frequent(clause: Clause): Expression[] {
	const runs = clause.map(({ folded }) => folded.filter(isPair).map(frequentTerm));
	return runs.filter((pairs) => pairs.length > 0).map(allOf);
}

function likelyOf(clauses: Clause[]): Expression[] {
	if (clauses.length === 0) return [];
	const titles = clauses.map(titled);
	const often = clauses.flatMap(frequent);
	return [allOf(titles), ...(titles.length > 1 ? [anyOf(titles)] : []), ...(often.length > 0 ? [anyOf(often)] : [])];
}

/** A search for words and facts. Anything at all may stand in either. */
export function searchFor(text: TextQuery | undefined, facts: FactsAsked): Search {
	const clauses = clausesOf(text?.all ?? [], MOST_TERMS);
	const unwanted = clausesOf(
		(text?.none ?? []).map((run) => [run]),
		MOST_TERMS,
	);
	const filters = factTokens(facts).map(anyOf);
	const parts = [...clauses.map(wanted), ...filters];
	const yes = parts.length > 0 ? allOf(parts) : EVERYTHING;
	const no = unwanted.map(wanted);
	const match = no.length > 0 ? { that: yes, without: anyOf(no) } : yes;
	const spellings = clauses.map(spelled).filter((one) => one !== null);
	const exact = spellings.length > 0 ? allOf(spellings) : null;
	return {
		match,
		tiers: exact === null ? [match] : [{ all: [match, exact] }, { that: match, without: exact }],
		likely: likelyOf(clauses),
		phrases: clauses.map((clause) => clause.map(({ phrase }) => phrase)),
		terms: termsIn(match),
	};
}

/** What a filter asks of the index of reports. */
export const reportSearch = (filter: ReportFilter): Search =>
	searchFor(filter.text, factsAsked(filter, filter.directive, filter.cites));

/** Confidence is indexed in tenths. */
const MOST_CONFIDENT = 10;

/** From a least confidence on: the tenths there are. */
const tenthsFrom = (least: number): number[] =>
	Array.from({ length: MOST_CONFIDENT + 1 }, (_, tenth) => tenth).filter((tenth) => tenth >= least);

/** The facts that a filter asks of a citation. */
export const citationFacts = (filter: CitationFilter): FactsAsked => ({
	...factsAsked(filter, filter.directive, filter.cites),
	r: filter.relation === undefined ? undefined : [filter.relation],
	u: filter.status === undefined ? undefined : [filter.status],
	c: filter.confidence === undefined ? undefined : tenthsFrom(filter.confidence),
});
