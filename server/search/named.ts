import type { QueryWord } from "../../data/store/port.ts";
import type { Directive } from "../../model/directive.ts";
import type { Found } from "./catalogue.ts";
import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import type { SearchText } from "./query.ts";

/** Whether an entry has all the words, the last of which may be the beginning of one. */
export const hasAll = ({ words }: Entry, wanted: QueryWord[], open: boolean): boolean =>
	wanted.every(({ fold }, i) => words.includes(` ${fold}${open && i === wanted.length - 1 ? "" : " "}`));

/** Whether term, year and day are as typed: where none fits, the search finds documents of others. */
const isDated = ({ directive, year }: Entry, asked: Understood): boolean =>
	(asked.term === null || directive.term === asked.term) &&
	(asked.year === null || year === asked.year || directive.symbol?.includes(`/${asked.year}/`) === true) &&
	(asked.date === null || directive.issuedOn === asked.date);

/**
 * The one document that a search text names by number and type or letters, and maybe by term, date or words of its title:
 * `nq 25 dan van`, `NQ 25 khóa XI`, `30/2020/NĐ-CP`. Null where several fit (a number is no identity), and for a text with
 * operators, which asks for a list.
 */
export function namedOne(search: SearchText, { entries, numbered, understood }: Found): Directive | null {
	const { number, types, codes, rest } = understood;
	const isPlain =
		search.not.length + Object.keys(search.fields).length === 0 &&
		search.clauses.every((clause) => clause.length === 1 && clause.every(({ quoted }) => !quoted));
	if (!isPlain || number === null || types.length + codes.length === 0) return null;
	const fitting = entries
		.slice(0, numbered)
		.filter((entry) => hasAll(entry, rest, false) && isDated(entry, understood));
	return fitting.length === 1 ? (fitting[0]?.directive ?? null) : null;
}
