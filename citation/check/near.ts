import { type Authority, partyTermOf, push } from "../authority.ts";
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
/** Series of the Party's centre that the register holds nearly whole; of all others it has a part. */
const HELD = /^\d+-(?:NQ|CT|KL|QĐi?)\/TW$/;
/** Of decisions it has few: those on persons share the code, and run in a series of their own. */
export const isHeld = (symbol: string | null, type: string | null): boolean =>
	symbol !== null && HELD.test(symbol) && type !== "quyet-dinh";

/**
 * The neighbour in the series that shows a number and a date not to go together: numbers of one type grow with time
 * through a term. Null where they agree or the register has no neighbour.
 */
export function outOfStep({ citation, authority }: Case): KnownDocument | null {
	const { symbol, type, date } = citation;
	const term = date?.length === 10 ? (citation.term ?? partyTermOf(authority, date)) : null;
	if (symbol === null || !isHeld(symbol, type) || term === null || date === null) return null;
	const number = Number.parseInt(symbol, 10);
	let below: KnownDocument | null = null;
	let above: KnownDocument | null = null;
	for (const other of seriesOf(authority).get(`${type} ${term}`) ?? []) {
		if (Number.parseInt(other.symbol ?? "", 10) < number) below = other;
		else above ??= other;
	}
	if (below?.date && below.date > date) return below;
	return above?.date && above.date < date ? above : null;
}

const series = new WeakMap<Authority, Map<string, KnownDocument[]>>();

/** The register's documents of each central series, by type and term, in the order of their numbers. */
function seriesOf(authority: Authority): Map<string, KnownDocument[]> {
	const known = series.get(authority);
	if (known) return known;
	const made = new Map<string, KnownDocument[]>();
	for (const document of authority.data.documents) {
		const { symbol, type, term, confidence, date } = document;
		if (!isHeld(symbol, type) || confidence === "low" || date?.length !== 10) continue;
		push(made, `${type} ${term}`, document);
	}
	for (const list of made.values())
		list.sort((a, b) => Number.parseInt(a.symbol ?? "", 10) - Number.parseInt(b.symbol ?? "", 10));
	series.set(authority, made);
	return made;
}
