import { plain, slug, tokens } from "../../citation/index.ts";
import type { DocumentFilter } from "../../data/store/port.ts";
import type { Understood } from "./interpret.ts";
import { type Fields, tidy } from "./query.ts";
import { compact, termNumber } from "./spelling.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the fields of a search say of the document; null for a field that was not typed or says nothing. */
export interface Said {
	types: string[] | null;
	/** Symbols in one run: `25`, or with its letters `25nqtw`. */
	symbols: string[] | null;
	terms: number[] | null;
	years: number[] | null;
	provinces: string[] | null;
	issuers: string[] | null;
}

/** What each of the values says, put together; null where none says anything. */
function all<T>(values: string[] | undefined, read: (value: string) => readonly T[]): T[] | null {
	const said = new Set((values ?? []).flatMap((value) => read(value)));
	return said.size > 0 ? [...said] : null;
}

const present = (value: number | null): number[] => (value === null ? [] : [value]);

/** A field whose values the tables name. */
export type NamedField = "loai" | "tinh" | "coquan";

/** What a value stands for by the tables, as slugs; none where they have no such name. */
export function slugsOf(field: NamedField, value: string, { types, provinces, issuers }: Vocabulary): string[] {
	if (field === "loai") return types.get(slug(value).replaceAll("-", " ")) ?? types.get(slug(value)) ?? [];
	return (field === "tinh" ? provinces : issuers).get(slug(value)) ?? [];
}

/** A symbol or its beginning in one run; none where the value has no number. */
export const readSymbol = (value: string): string[] => /^\d\w*$/.exec(compact(value)) ?? [];
export const readTerm = (value: string): number[] => present(termNumber(plain(value).replace(/^k(?=\d)/, "")));
export const readYear = (value: string): number[] => (/^\d{4}$/.test(value) ? [Number(value)] : []);

/** Reads the fields of a search: `loai:nq,ct so:25 khoa:xi tinh:"nghệ an"`. */
export function readFields(fields: Fields, vocabulary: Vocabulary): Said {
	/** A name that no table has is looked for as it is: it was typed to narrow, so it must not be passed over. */
	const named = (field: NamedField) => (value: string) => {
		const slugs = slugsOf(field, value, vocabulary);
		return slugs.length > 0 ? slugs : [slug(value)];
	};
	return {
		types: all(fields.loai, (value) => slugsOf("loai", value, vocabulary)),
		symbols: all(fields.so, readSymbol),
		terms: all(fields.khoa, readTerm),
		years: all(fields.nam, readYear),
		provinces: all(fields.tinh, named("tinh")),
		issuers: all(fields.coquan, named("coquan")),
	};
}

/** Whether the fields say anything of a document. */
export const saysSomething = (said: Said): boolean => Object.values(said).some((values) => values !== null);

const only = <T>(values: T[] | null): T | null => (values?.length === 1 ? (values[0] ?? null) : null);

/** Puts what fields of one value say in place of what was read from the words; of more, any will do and none is meant. */
export function withFields(understood: Understood, said: Said): Understood {
	const [, number, letters] = /^(\d+)(.*)$/.exec(only(said.symbols) ?? "") ?? [];
	return {
		...understood,
		types: said.types ?? understood.types,
		number: number ?? understood.number,
		digits: number ?? understood.digits,
		codes: letters ? [letters] : understood.codes,
		term: only(said.terms) ?? understood.term,
		year: only(said.years) ?? understood.year,
	};
}

/** What the fields ask of a document that a report cites. */
export function documentFilter(said: Said): DocumentFilter {
	const numbers = said.symbols?.flatMap((symbol) => /^\d+/.exec(symbol) ?? []);
	return {
		...(said.types ? { type: said.types } : {}),
		...(numbers ? { number: numbers } : {}),
		...(said.issuers ? { issuer: said.issuers } : {}),
		...(said.terms ? { term: said.terms } : {}),
		...(said.years ? { year: said.years } : {}),
	};
}

/** Most words of a name behind a field. */
const LONGEST = 8;
const NAMING = /^(\p{L}[\p{L}\p{M}]{1,6}):([^\s"“”,]+)$/u;

/** Puts quotation marks about a name of several words behind a field, where the tables have it: `tinh:nghệ an`. */
export function quoteNames(typed: string, { types, provinces, issuers }: Vocabulary): string {
	const known: Partial<Record<string, (name: string) => boolean>> = {
		loai: (name) => types.has(slug(name).replaceAll("-", " ")),
		tinh: (name) => provinces.has(slug(name)),
		coquan: (name) => issuers.has(slug(name)),
	};
	const words = tidy(typed).split(" ");
	for (let i = 0; i < words.length; i++) {
		const [, field = "", first = ""] = NAMING.exec(words[i] ?? "") ?? [];
		const has = known[plain(field)];
		if (!has) continue;
		for (let length = Math.min(LONGEST, words.length - i); length > 1; length--) {
			const name = [first, ...words.slice(i + 1, i + length)].join(" ");
			if (/["“”:]/u.test(name) || !has(name) || tokens(name).length < 2) continue;
			words.splice(i, length, `${field}:"${name}"`);
			break;
		}
	}
	return words.join(" ");
}
