import { type AuthorityData, plain, slug, tokens } from "../../citation/index.ts";

/** What search texts are read with: the spellings of document types, and the codes that stand in symbols. */
export interface Vocabulary {
	/** Folded spelling, words joined by blanks (`nghi quyet`, `nq`), to the types it may mean. */
	types: Map<string, string[]>;
	/** Folded codes of types and issuers: `nq`, `tw`, `ttg`. */
	codes: Set<string>;
	/** Folded words by which a type is found: `nghi quyet nq`. */
	typeWords: Map<string, string>;
	/** Folded province names and slugs to slugs. */
	provinces: Map<string, string>;
}

const folded = (text: string): string =>
	tokens(text)
		.map((token) => token.text)
		.join(" ");

/** Makes the vocabulary from the reference tables. */
export function vocabularyOf(authority: AuthorityData): Vocabulary {
	const types = new Map<string, string[]>();
	const codes = new Set<string>();
	const typeWords = new Map<string, string>();
	const provinces = new Map<string, string>();
	for (const type of authority.types) {
		const spellings = [type.name, ...type.spellings, ...type.codes].map(folded);
		for (const spelling of new Set([...spellings, type.slug]))
			if (spelling) types.set(spelling, [...new Set([...(types.get(spelling) ?? []), type.slug])]);
		for (const code of type.codes) codes.add(plain(code));
		typeWords.set(type.slug, [...new Set([folded(type.name), ...type.codes.map(folded)])].join(" "));
	}
	for (const issuer of authority.issuers) for (const code of issuer.codes) codes.add(folded(code).replaceAll(" ", ""));
	for (const province of authority.provinces)
		for (const name of [province.slug, province.name, ...province.aliases]) provinces.set(slug(name), province.slug);
	return { types, codes, typeWords, provinces };
}
