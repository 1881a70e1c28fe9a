import type { QueryReply } from "../../model/api.ts";
import type { Speech } from "../../web/language.tsx";
import { faultWords } from "../../web/query-faults.ts";
import { type QueryControls, readList, writeQuery } from "../../web/query-text.ts";
import type { Context } from "../context.ts";
import type { Catalogue } from "./catalogue.ts";
import type { SearchText } from "./query.ts";
import { readDay } from "./text-query.ts";

/** What the controls of a form send: each the text of one control, several values with commas between. */
export type ControlTexts = Record<keyof QueryControls, string>;

/** The two put together: what either asks for is asked for. */
function merged(first: QueryControls, second: QueryControls): QueryControls {
	const either = (name: "from" | "to"): string => second[name] || first[name];
	const both = <K extends "phrases" | "any" | "not">(name: K): QueryControls[K] =>
		[...first[name], ...second[name]] as QueryControls[K];
	const values = (name: "type" | "number" | "term" | "year" | "issuer" | "province" | "source"): string[] => [
		...new Set([...first[name], ...second[name]]),
	];
	return {
		words: [first.words, second.words].filter(Boolean).join(" "),
		phrases: both("phrases"),
		any: both("any"),
		not: both("not"),
		type: values("type"),
		number: values("number"),
		term: values("term"),
		year: values("year"),
		issuer: values("issuer"),
		province: values("province"),
		source: values("source"),
		from: either("from"),
		to: either("to"),
	};
}

/**
 * The search text that says what was typed and what the controls of a form hold. What stands in the box for words may be
 * written in the search language itself. A text longer than is read comes out as it is, so that the page can tell.
 */
export function composed(catalogue: Catalogue, q: string, texts: ControlTexts): string {
	const typed = [q, texts.words].filter(Boolean).join(" ");
	const rest = {
		words: "",
		phrases: readList(texts.phrases),
		any: texts.any
			.split(";")
			.map(readList)
			.filter((group) => group.length > 0),
		not: readList(texts.not),
		type: readList(texts.type),
		number: readList(texts.number),
		term: readList(texts.term),
		year: readList(texts.year),
		issuer: readList(texts.issuer),
		province: readList(texts.province),
		source: readList(texts.source),
		from: readDay(texts.from.trim()) ?? "",
		to: readDay(texts.to.trim()) ?? "",
	};
	const text = writeQuery(merged(catalogue.controls(catalogue.read(typed)), rest));
	const search = catalogue.read(text);
	return search.text === text ? writeQuery(catalogue.controls(search)) : text;
}

/** Ids of the sources that the sources file or a report names. */
export async function sourceIds({ sources, totals }: Context): Promise<Set<string>> {
	const { facets } = await totals.reports({}, {});
	return new Set([...sources.map(({ id }) => id), ...Object.keys(facets.source ?? {})]);
}

/** A search as the builder shows it: its canonical text, its controls, and what in it was not read as it seems to be meant. */
export function readForBuilder(
	catalogue: Catalogue,
	search: SearchText,
	sources: ReadonlySet<string>,
	{ word }: Speech,
) {
	const controls = catalogue.controls(search);
	const { read, decoded } = search;
	const faults = catalogue
		.faults(search, sources)
		.map((fault) => ({ ...fault, message: word(faultWords(fault, read)) }));
	return { q: writeQuery(controls), read, controls, faults, decoded } satisfies QueryReply;
}
