import { push } from "../authority/push.ts";
import { type Authority, partyTermOf } from "../authority.ts";
import { slug } from "../text/slug.ts";
import type { Citation, KnownDocument } from "../types.ts";

/** Series of the Party's centre that the register holds nearly whole; of all others it has a part. */
const HELD = /^\d+-(?:NQ|CT|KL|QĐi?)\/TW$/;
/** Of decisions it has few: those on persons share the code, and run in a series of their own. */
export const isHeld = (symbol: string | null, type: string | null): boolean =>
	symbol !== null && HELD.test(symbol) && type !== "quyet-dinh";

/**
 * The neighbour in the series that shows a number and a date not to go together: numbers of one type grow with time
 * through a term. Null where they agree or the register has no neighbour.
 */
export function outOfStep(citation: Citation, authority: Authority): KnownDocument | null {
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

/** Documents of the same series and term whose number has the digits the other way round: `18-KL/TW` for `81-KL/TW`. */
export function turnedRound({ symbol, type, date, term }: Citation, authority: Authority): KnownDocument[] {
	const [, first, second, rest] = /^(\d)(\d)(-.+\/TW)$/.exec(symbol ?? "") ?? [];
	if (first === undefined || first === second || date === null) return [];
	const own = term ?? partyTermOf(authority, date);
	const found = authority.documentsBySymbol.get(slug(`${second}${first}${rest}`)) ?? [];
	return found.filter((document) => document.type === type && document.term === own);
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
