import { push } from "../authority/push.ts";
import type { Authority } from "../authority.ts";
import { isPartySymbol } from "../id.ts";
import type { KnownDocument } from "../types.ts";
import type { Case } from "./finding.ts";
import { bareTitle, hasTitle } from "./print.ts";
import { isRun, titleWords } from "./titles.ts";

/** Documents of the type and of the very day that were stated: the number may be what was misprinted. */
export function sameDay({ citation: { type, symbol, date }, authority }: Case): KnownDocument[] {
	if (date?.length !== 10 || symbol === null || !isPartySymbol(symbol)) return [];
	return (byDay(authority).get(date) ?? []).filter((other) => other.type === type && other.symbol !== symbol);
}

const days = new WeakMap<Authority, Map<string, KnownDocument[]>>();

function byDay(authority: Authority): Map<string, KnownDocument[]> {
	const known = days.get(authority);
	if (known) return known;
	const made = new Map<string, KnownDocument[]>();
	for (const document of authority.data.documents) if (document.date) push(made, document.date, document);
	days.set(authority, made);
	return made;
}

/** Least number of words by which a title is recognised, and most documents looked at for one. */
const RECOGNISED = 4;
const LOOKED_AT = 40;

const indexes = new WeakMap<Authority, Map<string, KnownDocument[]>>();

/** Documents by each pair of neighbouring words in their titles. */
function byPairs(authority: Authority): Map<string, KnownDocument[]> {
	const made = indexes.get(authority) ?? new Map<string, KnownDocument[]>();
	if (indexes.has(authority)) return made;
	indexes.set(authority, made);
	for (const document of authority.data.documents) {
		if (!hasTitle(document)) continue;
		const words = titleWords(bareTitle(document.title));
		for (const pair of new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`))) push(made, pair, document);
	}
	return made;
}

/** The documents of the register whose title holds all the words that were stated, in one run. */
export function titled(stated: string, authority: Authority): KnownDocument[] {
	const words = titleWords(stated);
	if (words.length < RECOGNISED) return [];
	const index = byPairs(authority);
	const lists = words.slice(1).map((word, i) => index.get(`${words[i]} ${word}`) ?? []);
	const rarest = lists.reduce((least, list) => (list.length < least.length ? list : least));
	return rarest.slice(0, LOOKED_AT).filter(({ title }) => isRun(words, titleWords(bareTitle(title))));
}
