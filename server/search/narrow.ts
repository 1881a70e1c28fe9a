import { plain, slug } from "../../citation/index.ts";
import type { DirectiveFilter } from "../../data/store/port.ts";
import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import type { Field, SearchText } from "./query.ts";
import { termNumber } from "./spelling.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Puts what the fields of a search say (`loai:ct khoa:xi`) in place of what was read from its words. */
export function withFields(
	understood: Understood,
	fields: Partial<Record<Field, string>>,
	{ types }: Vocabulary,
): Understood {
	const named = fields.loai === undefined ? undefined : types.get(slug(fields.loai).replaceAll("-", " "));
	const number = /\d+/.exec(fields.so ?? "")?.[0].replace(/^0+(?=\d)/, "");
	const term = fields.khoa === undefined ? null : termNumber(plain(fields.khoa).replace(/^k(?=\d)/, ""));
	const year = /^(19|20)\d\d$/.test(fields.nam ?? "") ? Number(fields.nam) : null;
	return {
		...understood,
		types: named ?? understood.types,
		number: number ?? understood.number,
		term: term ?? understood.term,
		year: year ?? understood.year,
	};
}

/** Whether an entry has every quoted phrase, none of what is left out, and passes the filter. */
export function matches({ directive, title, words }: Entry, search: SearchText, filter: DirectiveFilter): boolean {
	const has = (run: string[]): boolean =>
		title.includes(` ${run.join(" ")} `) || (run.length === 1 && words.includes(` ${run[0]} `));
	const symbol = slug(directive.symbol ?? "");
	const phrase = (run: string[]): boolean => has(run) || symbol.includes(run.join("-"));
	if (search.parts.some((part) => part.quoted && !phrase(part.run))) return false;
	if (search.not.some((part) => phrase(part.run))) return false;
	return (
		same(filter.type, directive.type) &&
		same(filter.issuer, directive.issuer) &&
		same(filter.level, directive.level) &&
		same(filter.term, directive.term) &&
		same(filter.province, directive.province) &&
		same(filter.status, directive.status) &&
		(filter.year === undefined || directive.issuedOn?.startsWith(String(filter.year)) === true) &&
		(filter.cited === undefined || directive.mentions > 0 === filter.cited)
	);
}

const same = <T>(asked: T | undefined, actual: T | null): boolean => asked === undefined || asked === actual;
