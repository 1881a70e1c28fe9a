import { accented, roman, tokens } from "../../citation/index.ts";
import type { Directive } from "../../model/directive.ts";
import { longForm } from "./abbreviations.ts";
import { yearOf } from "./order.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * A directive as the catalogue keeps it, with the spellings that a search compares. Lists of words are single strings,
 * the words between blanks: a tenth of the memory of sets, and phrases and beginnings are found in them too.
 */
export interface Entry {
	directive: Directive;
	/** Number without zeros in front. */
	number: string | null;
	year: number | null;
	/** Letters of the symbol, one by one and in one: `nq`, `tw`; `nqtw`. */
	codes: string[];
	letters: string;
	/** Folded words of title, aliases and names that it shares, then the long forms of those that are abbreviated. */
	title: string;
	/** Words of title, aliases and issuer with their diacritics. */
	accents: string;
	/** All folded words by which it is found. */
	words: string;
	/** Its title is about another document, as that of each conclusion on a resolution is. */
	derived: boolean;
	/** Its row in the word index, -1 where it is in none. */
	slot: number;
	/** Its values by which results are counted, see `FacetCounter`. */
	facts: number[];
}

/** Words between blanks. */
const framed = (words: Iterable<string>): string => ` ${[...words].join(" ")} `;

/** Whether the facts that an entry is made from are the same; counts change with every report, these hardly ever. */
export function sameFacts(a: Directive, b: Directive): boolean {
	return (
		a.type === b.type &&
		a.symbol === b.symbol &&
		a.number === b.number &&
		a.term === b.term &&
		a.issuedOn === b.issuedOn &&
		a.issuerName === b.issuerName &&
		a.title === b.title &&
		a.aliases.join("\n") === b.aliases.join("\n")
	);
}

/** `về tiếp tục thực hiện Nghị quyết số …`, `sửa đổi một số điều của Luật …`. */
const DERIVED =
	/ (?:thuc hien|thi hanh|sua doi|bo sung|so ket|tong ket|quy dinh chi tiet|mot so noi dung) (?:\S+ ){0,8}?(?:nghi quyet|chi thi|ket luan|quyet dinh|quy dinh|luat|phap lenh|nghi dinh) /;

/** Prepares a directive for searching. */
export function entryOf(directive: Directive, { typeWords, sharedNames }: Vocabulary): Entry {
	const { id, symbol, title, aliases, issuerName, term, type } = directive;
	const printed = tokensOf([title ?? "", ...aliases, ...(sharedNames.get(id) ?? [])].join(" . "));
	const inFull = printed.flatMap(({ fold }) => longForm(fold) ?? []);
	const named = [...printed, ...inFull.map((fold) => ({ text: fold, fold }))];
	const issuer = tokensOf(issuerName ?? "");
	const parts = tokensOf(symbol ?? "").flatMap(({ fold }) => fold.match(/\d+|\D+/g) ?? []);
	const codes = parts.filter((part) => /\D/.test(part));
	const year = yearOf(directive);
	const titleWords = framed(named.map(({ fold }) => fold));
	const words = new Set([
		...named.map(({ fold }) => fold),
		...parts,
		...(typeWords.get(type)?.split(" ") ?? []),
		...issuer.map(({ fold }) => fold),
		...(term === null ? [] : ["khoa", roman(term).toLowerCase(), `k${term}`]),
		...(year === null ? [] : [String(year)]),
	]);
	return {
		directive,
		number: directive.number?.replace(/^0+(?=\d)/, "") ?? null,
		year,
		codes,
		letters: codes.join(""),
		title: titleWords,
		accents: framed(new Set([...named, ...issuer].map(({ text }) => accented(text)))),
		words: framed(words),
		derived: DERIVED.test(titleWords),
		slot: -1,
		facts: [],
	};
}

const tokensOf = (text: string): { text: string; fold: string }[] =>
	tokens(text).map((token) => ({ text: text.slice(token.start, token.end), fold: token.text }));

/** Newest first; a document whose date nobody knows comes last. */
export function byDate({ directive: a }: Entry, { directive: b }: Entry): number {
	const [first, second] = [a.issuedOn ?? "", b.issuedOn ?? ""];
	if (first !== second) return first < second ? 1 : -1;
	return b.mentions - a.mentions || (a.id < b.id ? -1 : 1);
}

/** Most cited first, then newest. */
export const byUse = (a: Entry, b: Entry): number => b.directive.mentions - a.directive.mentions || byDate(a, b);

/** Central bodies first, and of them those of the Party. */
const rankOf = ({ directive, codes }: Entry): number =>
	directive.level !== "central" ? 2 : codes.includes("tw") ? 0 : 1;

/** The order of documents that share a number: central ones first, newest first. */
export const byRank = (a: Entry, b: Entry): number => rankOf(a) - rankOf(b) || byDate(a, b);
