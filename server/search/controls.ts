import type { QueryControls } from "../../web/query-text.ts";
import { type NamedField, readTerm, slugsOf } from "./fields.ts";
import type { Part, SearchText } from "./query.ts";
import { readDay } from "./text-query.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A part without its quotation marks. */
const bare = ({ text }: Part): string => text.replace(/["“”]/g, "").trim();
const once = (values: string[]): string[] => [...new Set(values)];

/**
 * What the controls of the builder hold for a search: names as slugs, terms in figures, days as `2025-01-31`. A value that
 * the tables do not know stays as typed, so that writing the controls out again loses nothing; a day that is none says
 * nothing and is left out.
 */
export function controlsOf({ clauses, not, fields }: SearchText, vocabulary: Vocabulary): QueryControls {
	const named = (field: NamedField): string[] =>
		once(
			(fields[field] ?? []).flatMap((value) => {
				const slugs = slugsOf(field, value, vocabulary);
				return slugs.length > 0 ? slugs : [value];
			}),
		);
	const alone = clauses.flatMap((clause) => (clause.length === 1 ? clause : []));
	return {
		words: alone.flatMap((part) => (part.quoted ? [] : [part.text])).join(" "),
		phrases: alone.flatMap((part) => (part.quoted ? [bare(part)] : [])),
		any: clauses.flatMap((clause) => (clause.length > 1 ? [clause.map(bare)] : [])),
		not: not.map(bare),
		type: named("loai"),
		number: fields.so ?? [],
		term: once((fields.khoa ?? []).map((value) => String(readTerm(value)[0] ?? value))),
		year: fields.nam ?? [],
		issuer: named("coquan"),
		province: named("tinh"),
		source: fields.nguon ?? [],
		from: readDay(fields.tu?.[0]) ?? "",
		to: readDay(fields.den?.[0]) ?? "",
	};
}
