import { plain, slug } from "../../citation/index.ts";
import type { DirectiveFilter } from "../../data/store/port.ts";
import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import type { Field, Part, SearchText } from "./query.ts";
import { termNumber } from "./spelling.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Puts what the fields of a search say (`loai:ct khoa:xi`) in place of what was read from its words. */
export function withFields(
	understood: Understood,
	fields: Partial<Record<Field, string>>,
	{ types }: Vocabulary,
): Understood {
	const said = readFields(fields, types);
	return {
		...understood,
		types: said.types ?? understood.types,
		number: said.number ?? understood.number,
		digits: said.number ?? understood.digits,
		term: said.term ?? understood.term,
		year: said.year ?? understood.year,
	};
}

interface Said {
	types: string[] | null;
	number: string | null;
	term: number | null;
	year: number | null;
}

/** What the fields say; null for one that was not typed or makes no sense. */
function readFields({ loai, so, khoa, nam }: Partial<Record<Field, string>>, types: Vocabulary["types"]): Said {
	return {
		types: types.get(slug(loai ?? "").replaceAll("-", " ")) ?? null,
		number: /\d+/.exec(so ?? "")?.[0].replace(/^0+(?=\d)/, "") ?? null,
		term: termNumber(plain(khoa ?? "").replace(/^k(?=\d)/, "")),
		year: /^\d{4}$/.test(nam ?? "") ? Number(nam) : null,
	};
}

/**
 * Whether an entry is what the fields say. A term or year among the words may be a slip, so it only ranks; a field was
 * typed to narrow, so one that nothing fits leaves nothing.
 */
function fieldsFit({ directive, number, year }: Entry, said: Said): boolean {
	return (
		(said.types === null || said.types.includes(directive.type)) &&
		(said.number === null || said.number === number) &&
		(said.term === null || said.term === directive.term) &&
		(said.year === null || said.year === year)
	);
}

/** The test of entries for every quoted phrase, none of what is left out, what the fields say, and the filter. */
export function matcher(search: SearchText, filter: DirectiveFilter, { types }: Vocabulary): (entry: Entry) => boolean {
	const said = readFields(search.fields, types);
	return (entry) => fieldsFit(entry, said) && phrasesFit(entry, search) && passes(entry, filter);
}

function phrasesFit({ directive, title, words }: Entry, search: SearchText): boolean {
	const has = (run: string[]): boolean =>
		title.includes(` ${run.join(" ")} `) || (run.length === 1 && words.includes(` ${run[0]} `));
	const symbol = slug(directive.symbol ?? "");
	const phrase = ({ run }: Part): boolean => has(run) || symbol.includes(run.join("-"));
	return search.parts.every((part) => !part.quoted || phrase(part)) && !search.not.some(phrase);
}

function passes({ directive, year }: Entry, filter: DirectiveFilter): boolean {
	return (
		same(filter.type, directive.type) &&
		same(filter.issuer, directive.issuer) &&
		same(filter.level, directive.level) &&
		same(filter.term, directive.term) &&
		same(filter.year, year) &&
		same(filter.province, directive.province) &&
		same(filter.status, directive.status) &&
		(filter.cited === undefined || directive.mentions > 0 === filter.cited)
	);
}

const same = <T>(asked: T | undefined, actual: T | null): boolean => asked === undefined || asked === actual;
