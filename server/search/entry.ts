import { roman, tokens } from "../../citation/index.ts";
import type { Directive } from "../../model/directive.ts";
import { yearOf } from "./order.ts";
import { accented, compact, toneless } from "./spelling.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * A directive as the catalogue keeps it, with the spellings that a search compares. Lists of words are single strings,
 * the words between blanks: a tenth of the memory of sets, and phrases and beginnings are found in them too.
 */
export interface Entry {
	directive: Directive;
	/** The facts all else is made from; while they stay, nothing need be made anew. */
	source: string;
	/** Number without zeros in front. */
	number: string | null;
	year: number | null;
	/** Letters of the symbol, one by one and in one: `nq`, `tw`; `nqtw`. */
	codes: string[];
	letters: string;
	/** Folded words of title and aliases. */
	title: string;
	/** Words of title, aliases and issuer with their diacritics, and those without their tones. */
	accents: string;
	toneless: string;
	/** All folded words by which it is found. */
	words: string;
	/** Its place when all are sorted by use: the most cited is 0. */
	order: number;
}

/** Words between blanks. */
const framed = (words: Iterable<string>): string => ` ${[...words].join(" ")} `;

/** The facts of a directive that its entry is made from. */
export function sourceOf({ symbol, number, title, aliases, issuerName, term, issuedOn, type }: Directive): string {
	return [type, symbol, number, term, issuedOn, issuerName, title, ...aliases].join("\n");
}

/** Prepares a directive for searching. */
export function entryOf(directive: Directive, { typeWords }: Vocabulary): Entry {
	const { symbol, title, aliases, issuerName, term, type } = directive;
	const named = tokensOf([title ?? "", ...aliases].join(" . "));
	const issuer = tokensOf(issuerName ?? "");
	const parts = tokensOf(symbol ?? "").flatMap(({ fold }) => fold.match(/\d+|\D+/g) ?? []);
	const codes = parts.filter((part) => /\D/.test(part));
	const typed = new Set([...named, ...issuer].map(({ text }) => accented(text)));
	const year = yearOf(directive);
	const words = new Set([
		...named.map(({ fold }) => fold),
		...parts,
		...(symbol ? [compact(symbol)] : []),
		...(typeWords.get(type)?.split(" ") ?? []),
		...issuer.map(({ fold }) => fold),
		...(term === null ? [] : ["khoa", roman(term).toLowerCase(), `k${term}`]),
		...(year === null ? [] : [String(year)]),
	]);
	return {
		directive,
		source: sourceOf(directive),
		number: directive.number?.replace(/^0+(?=\d)/, "") ?? null,
		year,
		codes,
		letters: codes.join(""),
		title: framed(named.map(({ fold }) => fold)),
		accents: framed(typed),
		toneless: framed(new Set([...typed].map(toneless))),
		words: framed(words),
		order: 0,
	};
}

const tokensOf = (text: string): { text: string; fold: string }[] =>
	tokens(text).map((token) => ({ text: text.slice(token.start, token.end), fold: token.text }));

/** Newest first; a document whose date nobody knows comes last. */
export function byDate({ directive: a }: Entry, { directive: b }: Entry): number {
	const [first, second] = [a.issuedOn ?? "", b.issuedOn ?? ""];
	return first === second ? b.mentions - a.mentions : first < second ? 1 : -1;
}

/** Most cited first, then newest. */
export const byUse = (a: Entry, b: Entry): number => b.directive.mentions - a.directive.mentions || byDate(a, b);
