import { PhraseTable } from "../text/phrases.ts";
import { plain } from "../text/slug.ts";
import { TYPES, type Vocabulary } from "../text/vocabulary.ts";
import type { DocumentType, Issuer } from "../types.ts";
import { push } from "./push.ts";

/** What a word that introduces a citation says. */
export interface TypeWord {
	type: string;
	/** Written in letters only (`NQ`): read only where it stands in capitals. */
	abbreviation: boolean;
	/** Its spellings in lower case, with diacritics: `hiện pháp` is not `hiến pháp`. */
	spellings: string[];
}

/** The words that introduce a citation, each with all its spellings. */
export function compileTypeWords(types: readonly DocumentType[], vocabulary: Vocabulary): PhraseTable<TypeWord> {
	const words = new Map<string, TypeWord>();
	for (const { slug: type, name, spellings } of types)
		for (const word of [name, ...spellings]) {
			const abbreviation = !/\p{Ll}{2}/u.test(word);
			const spelled = words.get(plain(word)) ?? { type, abbreviation, spellings: [] };
			spelled.spellings.push(word.normalize("NFC").toLowerCase());
			words.set(plain(word), spelled);
		}
	const table = new PhraseTable<TypeWord>();
	for (const [word, value] of words) {
		table.add(word, value);
		vocabulary.addName(word, TYPES);
	}
	return table;
}

/** Names of bodies in prose, of those that have a slug. */
export function compileIssuerNames(issuers: readonly Issuer[]): PhraseTable<Issuer> {
	const table = new PhraseTable<Issuer>();
	for (const issuer of issuers)
		if (issuer.slug) for (const name of [issuer.name, ...issuer.aliases]) table.add(name, issuer);
	return table;
}

/** What the letters of a symbol stand for, as printed and without diacritics and case. */
export function compileCodes(types: readonly DocumentType[], issuers: readonly Issuer[]) {
	const typesByCode = new Map<string, DocumentType[]>();
	const issuersByCode = new Map<string, Issuer>();
	const codesByLetters = new Map<string, { types: string[]; issuers: string[] }>();
	const note = (code: string, kind: "types" | "issuers"): void => {
		const letters = plain(code);
		const codes = codesByLetters.get(letters) ?? { types: [], issuers: [] };
		codesByLetters.set(letters, codes);
		if (!codes[kind].includes(code)) codes[kind].push(code);
	};
	for (const type of types)
		for (const code of type.codes) {
			push(typesByCode, code, type);
			note(code, "types");
		}
	for (const issuer of issuers)
		for (const code of issuer.codes) {
			if (!issuersByCode.has(code)) issuersByCode.set(code, issuer);
			note(code, "issuers");
		}
	return { typesByCode, issuersByCode, codesByLetters };
}
