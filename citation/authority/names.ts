import { PhraseTable } from "../text/phrases.ts";
import { plain } from "../text/slug.ts";
import { NAMES, type Vocabulary } from "../text/vocabulary.ts";
import type { NamedDocument } from "../types.ts";
import type { TypeWord } from "./codes.ts";

/** Names of documents, those that begin with a type word apart from those that do not. */
export function compileNames(rows: readonly NamedDocument[], typeWords: PhraseTable<TypeWord>, vocabulary: Vocabulary) {
	const names = new PhraseTable<NamedDocument>();
	const nicknames = new PhraseTable<NamedDocument>();
	for (const named of rows)
		for (const form of [named.name, ...named.forms]) {
			if (typeWords.matchAt(plain(form), 0) !== null) names.add(form, named);
			else {
				nicknames.add(form, named);
				vocabulary.addName(form, NAMES);
			}
		}
	return { names, nicknames };
}
