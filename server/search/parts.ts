import { roman } from "../../citation/index.ts";
import type { Speech } from "../../web/language.tsx";
import type { Names } from "../../web/names.ts";
import type { Catalogue } from "./catalogue.ts";
import type { SearchText } from "./query.ts";
import { readDay } from "./text-query.ts";

/** Something that a search text was taken to say. */
export interface ReadPart {
	/** In words: `Nghị quyết`, `số 25`, `khóa XI`. */
	words: string;
	/** Whether these are words of the text itself, which were not taken for anything else. */
	isText: boolean;
	/** The search text without it; null where it cannot be parted from the rest: the type in `25nqtw`. */
	without: string | null;
}

/** A part by what tells it from others, with its words; plain words have none, they are shown as typed. */
interface Fact {
	keys: string[];
	words: string | null;
}

/** Pieces of a search text that are tried to be left out, and how many together. */
const MOST_PIECES = 12;
const LONGEST_RUN = 6;

/** A piece between blanks; what stands in quotation marks is whole. */
const PIECE = /(?:["“”][^"“”]*["“”]?|[^\s"“”])+/gu;

/** A search text without some of its pieces, these pieces, and the keys of what it says. */
interface Reading {
	without: string;
	left: string;
	keys: Set<string>;
}

/** Writes out what parts a search text has. */
class Reader {
	readonly #catalogue: Catalogue;
	readonly #names: Names;
	readonly #speech: Speech;
	readonly #lettersApart: boolean;

	constructor(catalogue: Catalogue, names: Names, speech: Speech, lettersApart: boolean) {
		this.#catalogue = catalogue;
		this.#names = names;
		this.#speech = speech;
		this.#lettersApart = lettersApart;
	}

	factsOf(search: SearchText): Fact[] {
		const { say, date } = this.#speech;
		const names = this.#names;
		const { understood, said } = this.#catalogue.understand(search, this.#lettersApart);
		const { number, codes } = understood;
		const symbol = number === null ? [] : [[number, ...codes.map((code) => code.toUpperCase())].join("-")];
		const day = (field: "tu" | "den"): string[] => [readDay(search.fields[field]?.[0]) ?? []].flat();
		const any = say("hoặc", "or");
		const list = (
			kind: string,
			values: readonly (string | number)[],
			words: (value: string) => string,
			before = "",
		): Fact[] =>
			values.length === 0
				? []
				: [{ keys: [`${kind}:${values}`], words: before + values.map(String).map(words).join(` ${any} `) }];
		const same = (value: string): string => value;
		const quoted = search.clauses.filter((clause) => clause.length > 1 || clause.some((part) => part.quoted));
		return [
			...list("type", understood.types, names.type),
			...list("number", (said.symbols?.length ?? 0) > 1 ? (said.symbols ?? []) : symbol, same, say("số ", "number ")),
			...list(
				"term",
				said.terms ?? [understood.term ?? []].flat(),
				(term) => roman(Number(term)),
				say("khóa ", "term "),
			),
			...list("year", said.years ?? [understood.year ?? []].flat(), same, say("năm ", "year ")),
			...list("date", [understood.date ?? []].flat(), date, say("ngày ", "")),
			...list("issuer", said.issuers ?? [], names.issuer),
			...list("province", said.provinces ?? [], names.province),
			...list("source", search.fields.nguon ?? [], (id) => names.source(id) ?? id, say("nguồn ", "source ")),
			...list("from", day("tu"), date, say("đăng từ ", "published from ")),
			...list("to", day("den"), date, say("đăng đến ", "published to ")),
			...quoted.flatMap((clause, i) =>
				list(
					`phrase${i}`,
					clause.map(({ text }) => text),
					same,
				),
			),
			...search.not.flatMap(({ text }, i) => list(`not${i}`, [text], same, say("không có ", "without "))),
			...this.#catalogue
				.group(understood.rest)
				.map((run) => ({ keys: run.map(({ fold }) => `word:${fold}`), words: null })),
		];
	}

	read(text: string): Fact[] {
		return this.factsOf(this.#catalogue.read(text));
	}
}

const keysOf = (facts: readonly Fact[]): string => JSON.stringify(facts.flatMap(({ keys }) => keys).map(withoutPlace));

/** Phrases count by what they say; which of them it is changes when another is left out. */
const withoutPlace = (key: string): string => key.replace(/^(phrase|not)\d+/, "$1");

/**
 * What a search text was taken to say, part by part, each with the text that says all but this. To find that, neighbouring
 * pieces are left out by turns and what is left is read again: a part that no such reading is without stays.
 *
 * @param lettersApart How the search read letters behind the number, see `Found`.
 * @param plainToo Whether this is done for a text of which all are plain words, too.
 */
export function partsRead(
	search: SearchText,
	{ catalogue, names }: { catalogue: Catalogue; names: Names },
	speech: Speech,
	lettersApart: boolean,
	plainToo: boolean,
): ReadPart[] {
	const reader = new Reader(catalogue, names, speech, lettersApart);
	const facts = reader.factsOf(search);
	const pieces = search.text.match(PIECE) ?? [];
	const readings = new Map<string, Reading>();
	const wanted = plainToo || facts.some(({ words }) => words !== null);
	if (wanted && pieces.length <= MOST_PIECES)
		for (let length = 1; length <= Math.min(LONGEST_RUN, pieces.length); length++)
			for (let at = 0; at + length <= pieces.length; at++) {
				const without = pieces.toSpliced(at, length).join(" ");
				const key = keysOf(reader.read(without));
				const left = pieces.slice(at, at + length).join(" ");
				if (!readings.has(key)) readings.set(key, { without, left, keys: new Set(JSON.parse(key)) });
			}
	return facts.map((fact) => {
		const isText = fact.words === null;
		const lacks = ({ keys }: Reading): boolean => fact.keys.every((key) => !keys.has(withoutPlace(key)));
		const exact = readings.get(keysOf(facts.filter((other) => other !== fact)));
		// Without its number, `nq 25 dan van` says no type any more; the shortest text without the part has to do.
		const reading = exact ?? (isText ? undefined : [...readings.values()].find(lacks));
		const typed = reading?.left ?? fact.keys.map((key) => key.slice("word:".length)).join(" ");
		return { words: fact.words ?? `“${typed}”`, isText, without: reading?.without ?? null };
	});
}
