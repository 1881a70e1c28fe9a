import { type AuthorityData, plain, slug, tokens } from "../../citation/index.ts";

/** What search texts are read with: the spellings of document types, and the codes that stand in symbols. */
export interface Vocabulary {
	/** Folded spelling, words joined by blanks (`nghi quyet`, `nq`) or by nothing, to the types it may mean. */
	types: Map<string, string[]>;
	/** Folded codes of types and issuers: `nq`, `tw`, `ttg`. */
	codes: Set<string>;
	/** Folded words by which a type is found: `nghi quyet nq`. */
	typeWords: Map<string, string>;
	/** Slugs of names and spellings, to the slugs of the provinces (of 63) and of the issuers that bear them. */
	provinces: Map<string, string[]>;
	issuers: Map<string, string[]>;
	/** Ids of directives to the names that each bears with others: `Nghị quyết Trung ương 6 khóa XII` is of four. */
	sharedNames: Map<string, string[]>;
}

const folded = (text: string): string =>
	tokens(text)
		.map((token) => token.text)
		.join(" ");

function put(map: Map<string, string[]>, key: string, value: string): void {
	const values = map.get(key) ?? [];
	if (key !== "" && value !== "" && !values.includes(value)) map.set(key, [...values, value]);
}

/** Makes the vocabulary from the reference tables. */
export function vocabularyOf(authority: AuthorityData): Vocabulary {
	const types = new Map<string, string[]>();
	const codes = new Set<string>();
	const typeWords = new Map<string, string>();
	const provinces = new Map<string, string[]>();
	const issuers = new Map<string, string[]>();
	for (const type of authority.types) {
		for (const spelling of [type.name, ...type.spellings, ...type.codes].map(folded)) {
			put(types, spelling, type.slug);
			put(types, spelling.replaceAll(" ", ""), type.slug);
		}
		put(types, type.slug, type.slug);
		for (const code of type.codes) codes.add(plain(code));
		typeWords.set(type.slug, [...new Set([folded(type.name), ...type.codes.map(folded)])].join(" "));
	}
	for (const issuer of authority.issuers) {
		for (const code of issuer.codes) codes.add(folded(code).replaceAll(" ", ""));
		for (const name of [issuer.slug, issuer.name, ...issuer.aliases, ...issuer.codes])
			put(issuers, slug(name), issuer.slug);
	}
	for (const { slug: province, name, committee, aliases } of authority.provinces)
		for (const spelling of [province, name, committee, ...aliases]) put(provinces, slug(spelling), province);
	const sharedNames = new Map<string, string[]>();
	for (const { name, documents } of authority.names)
		if (documents.length > 1) for (const id of documents) put(sharedNames, id, name);
	// A name of today's 34 that none of the 63 had.
	for (const { slug: province, successor, successorName } of authority.provinces)
		for (const spelling of [successor ?? "", successorName ?? ""])
			if (!authority.provinces.some(({ name }) => slug(name) === slug(spelling)))
				put(provinces, slug(spelling), province);
	return { types, codes, typeWords, provinces, issuers, sharedNames };
}
