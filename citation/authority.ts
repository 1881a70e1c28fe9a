import { compileCodes, compileIssuerNames, compileTypeWords, type TypeWord } from "./authority/codes.ts";
import { compileDocuments, compileRelations } from "./authority/documents.ts";
import { compileLaws } from "./authority/laws.ts";
import { compileNames } from "./authority/names.ts";
import { compilePlaces } from "./authority/places.ts";
import { COMMON_WORDS } from "./resolve/subjects.ts";
import type { PhraseTable } from "./text/phrases.ts";
import { plain } from "./text/slug.ts";
import { Vocabulary } from "./text/vocabulary.ts";
import type {
	AuthorityData,
	DocumentSubject,
	DocumentType,
	Issuer,
	KnownDocument,
	KnownRelation,
	NamedDocument,
	Term,
} from "./types.ts";

/** The reference data made ready for look-up. Build it once and share it: it is never changed. */
export interface Authority {
	data: AuthorityData;
	/** Words of the tables, those that begin a name of a table marked. */
	vocabulary: Vocabulary;
	types: ReadonlyMap<string, DocumentType>;
	/** By canonical code (`QĐ`): several types may share one. */
	typesByCode: ReadonlyMap<string, DocumentType[]>;
	issuersByCode: ReadonlyMap<string, Issuer>;
	/** Canonical type and issuer codes by their letters without diacritics and case (`qd` is `QĐ`). */
	codesByLetters: ReadonlyMap<string, { types: string[]; issuers: string[] }>;
	typeWords: PhraseTable<TypeWord>;
	issuerNames: PhraseTable<Issuer>;
	/** Province slugs by name, only names long enough not to be mistaken. */
	provinceNames: PhraseTable<string>;
	/** Province slugs by every name of theirs, for the place right behind the name of a body: `Thành ủy Huế`. */
	placeNames: PhraseTable<string>;
	/** Provinces that have a district, town or city of that name (a slug). */
	provincesOfDistrict: ReadonlyMap<string, string[]>;
	/** Documents of the register by the slug of their symbol (`25-nq-tw`). */
	documentsBySymbol: ReadonlyMap<string, KnownDocument[]>;
	documentsById: ReadonlyMap<string, KnownDocument>;
	/** Documents of the Party's central bodies whose symbol ends otherwise than in TW, by number and type (`38-hd`). */
	centralByNumber: ReadonlyMap<string, KnownDocument[]>;
	/** Documents of the State by type and number (`nghi-dinh 100`), of whatever year. */
	stateByNumber: ReadonlyMap<string, KnownDocument[]>;
	/** What a bare number means by default in a period, by document. */
	priors: ReadonlyMap<string, DocumentSubject>;
	/** The highest number of each series `XX/TW` that the register knows in each term, by type code. */
	reach: ReadonlyMap<string, ReadonlyMap<number, number>>;
	/** Names that begin with a type word (`Nghị quyết tam nông`), and those that do not (`Khoán 10`). */
	names: PhraseTable<NamedDocument>;
	nicknames: PhraseTable<NamedDocument>;
	/** Laws, codes and ordinances by the name in their title, newest first. */
	lawsByName: PhraseTable<KnownDocument[]>;
	relationsOf: ReadonlyMap<string, KnownRelation[]>;
	partyTerms: readonly Term[];
}

/** Prepares the reference data for {@link findCitations} and {@link resolveCitations}. Takes tens of milliseconds. */
export function compileAuthority(data: AuthorityData): Authority {
	const vocabulary = new Vocabulary();
	const typeWords = compileTypeWords(data.types, vocabulary);
	vocabulary.addAll(COMMON_WORDS);
	for (const { title } of data.documents) vocabulary.addAll(plain(title));
	for (const { phrases } of data.subjects) for (const phrase of phrases) vocabulary.addAll(plain(phrase));
	return {
		data,
		vocabulary,
		types: new Map(data.types.map((type) => [type.slug, type])),
		...compileCodes(data.types, data.issuers),
		typeWords,
		issuerNames: compileIssuerNames(data.issuers),
		...compilePlaces(data.provinces, data.districts, vocabulary),
		...compileDocuments(data.documents),
		priors: new Map(data.subjects.map((subject) => [subject.document, subject])),
		...compileNames(data.names, typeWords, vocabulary),
		lawsByName: compileLaws(data.documents, data.names),
		relationsOf: compileRelations(data.relations),
		partyTerms: data.terms.filter((term) => term.kind === "party_congress"),
	};
}

/** The Party term in which a day, month or year lies; null where the part of a date leaves two open. */
export function partyTermOf(authority: Authority, date: string): number | null {
	const first = date.padEnd(10, "-01-01".slice(date.length - 10));
	const last = date.length === 10 ? date : date.length === 7 ? `${date}-31` : `${date}-12-31`;
	const within = authority.partyTerms.filter(
		(term) => (term.termFrom ?? "") <= last && (term.termTo === null || term.termTo > first),
	);
	return within.length === 1 ? (within[0]?.term ?? null) : null;
}
