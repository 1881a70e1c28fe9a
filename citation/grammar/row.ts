import type { CitationForm } from "../types.ts";

/**
 * One form in which citations are written.
 *
 * A test runs every row: each example, put into a sentence, must give one citation by this row that spans it whole, and
 * no reject may give a citation by it.
 */
export interface GrammarRow {
	id: string;
	form: CitationForm;
	/** What it reads, in a sentence. */
	says: string;
	examples: string[];
	rejects: string[];
}

/** A row read by a pattern that starts right behind the word that names the type, on folded text. */
export interface NamedRow extends GrammarRow {
	/** Types whose word may stand before. */
	types: readonly string[];
	/** Sticky; groups: `n` plenum, `part`, `t` term, `y` year. */
	pattern: RegExp;
	/** Slug of the issuer that the name implies. */
	issuer: string | null;
	/** More plenums, terms or congresses may stand behind and share the words: `khóa XI và khóa XII`. */
	repeats?: boolean;
	/** The name may go on with a proper name in capitals: `Đảng bộ tỉnh ⟨Yên Bái⟩`. */
	properName?: boolean;
	/** Read only where the word begins with a capital letter. */
	capital?: boolean;
}
