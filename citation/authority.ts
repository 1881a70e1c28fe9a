import { LAW_TYPES } from "./kinds.ts";
import { PhraseTable } from "./phrases.ts";
import { plain, slug } from "./slug.ts";
import { COMMON_WORDS } from "./subjects.ts";
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
import { NAMES, PROVINCES, TYPES, Vocabulary } from "./vocabulary.ts";

/** What a word that introduces a citation says. */
export interface TypeWord {
	type: string;
	/** Written in letters only (`NQ`): read only where it stands in capitals. */
	abbreviation: boolean;
	/** Its spellings in lower case, with diacritics: `hiện pháp` is not `hiến pháp`. */
	spellings: string[];
}

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

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

const STATE_NUMBER = /^\d+(?=\/)/;
const PARTY_SYMBOL = /^(\d+)-([^/]+)\/([^/]+)$/;

/** The name a law goes by: its title up to the remark in brackets, `Luật Đất đai`. */
export function lawName(title: string): string {
	return title
		.replace(/\s*[(;].*$/s, "")
		.replace(/\s+năm \d{4}$/, "")
		.trim();
}

/** Kinds of rows of `names.tsv` that name a law. */
const LAW_KINDS = new Set(["law", "code", "ordinance"]);
const LAW_TITLE = /^(luat|bo luat|phap lenh)\b/;

/** Laws by name: those of the register under its titles, the names of other laws, and what both are called in short. */
function compileLaws(
	documents: readonly KnownDocument[],
	names: readonly NamedDocument[],
): PhraseTable<KnownDocument[]> {
	const byName = new Map<string, KnownDocument[]>();
	for (const document of documents) {
		if (!LAW_TYPES.has(document.type)) continue;
		const name = lawName(document.title);
		const full = LAW_TITLE.test(plain(name)) ? name : `${document.type === "luat" ? "Luật" : ""} ${name}`;
		push(byName, plain(full), document);
	}
	for (const list of byName.values()) list.sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
	const table = new PhraseTable<KnownDocument[]>();
	for (const [name, list] of byName) table.add(name, list);
	const byId = new Map(documents.map((document) => [document.id, document]));
	for (const { kind, name, forms, documents: ids } of names) {
		if (!LAW_KINDS.has(kind)) continue;
		const known = byName.get(plain(name)) ?? ids.flatMap((id) => byId.get(id) ?? []);
		// A name with its year is read as name and year.
		for (const form of [name, ...forms]) if (!/\d$/.test(form)) table.add(form, known);
	}
	return table;
}

/** Prepares the reference data for {@link findCitations} and {@link resolveCitations}. Takes tens of milliseconds. */
export function compileAuthority(data: AuthorityData): Authority {
	const typesByCode = new Map<string, DocumentType[]>();
	const issuersByCode = new Map<string, Issuer>();
	const codesByLetters = new Map<string, { types: string[]; issuers: string[] }>();
	const letters = (code: string) => {
		const key = plain(code);
		const entry = codesByLetters.get(key) ?? { types: [], issuers: [] };
		codesByLetters.set(key, entry);
		return entry;
	};
	const words = new Map<string, TypeWord>();
	const typeWords = new PhraseTable<TypeWord>();
	for (const type of data.types) {
		for (const code of type.codes) {
			push(typesByCode, code, type);
			if (!letters(code).types.includes(code)) letters(code).types.push(code);
		}
		for (const word of [type.name, ...type.spellings]) {
			const spelled = words.get(plain(word)) ?? {
				type: type.slug,
				abbreviation: !/\p{Ll}{2}/u.test(word),
				spellings: [],
			};
			spelled.spellings.push(word.normalize("NFC").toLowerCase());
			words.set(plain(word), spelled);
		}
	}
	const vocabulary = new Vocabulary();
	for (const [word, value] of words) {
		typeWords.add(word, value);
		vocabulary.addName(word, TYPES);
	}
	const issuerNames = new PhraseTable<Issuer>();
	for (const issuer of data.issuers) {
		for (const code of issuer.codes) {
			if (!issuersByCode.has(code)) issuersByCode.set(code, issuer);
			if (!letters(code).issuers.includes(code)) letters(code).issuers.push(code);
		}
		if (issuer.slug) for (const name of [issuer.name, ...issuer.aliases]) issuerNames.add(name, issuer);
	}
	const provinceNames = new PhraseTable<string>();
	const placeNames = new PhraseTable<string>();
	for (const province of data.provinces)
		for (const name of [province.name, ...province.aliases]) {
			if (plain(name).length > 4) {
				provinceNames.add(name, province.slug);
				vocabulary.addName(name, PROVINCES);
			}
			placeNames.add(name.replace(/^(?:Thành phố|TP\.?)\s*/u, ""), province.slug);
		}
	const provincesOfDistrict = new Map<string, string[]>();
	for (const district of data.districts) push(provincesOfDistrict, slug(district.name), district.province);

	const documentsBySymbol = new Map<string, KnownDocument[]>();
	vocabulary.addAll(COMMON_WORDS);
	for (const { title } of data.documents) vocabulary.addAll(plain(title));
	for (const { phrases } of data.subjects) for (const phrase of phrases) vocabulary.addAll(plain(phrase));
	for (const document of data.documents) if (document.symbol) push(documentsBySymbol, slug(document.symbol), document);
	const centralByNumber = new Map<string, KnownDocument[]>();
	const stateByNumber = new Map<string, KnownDocument[]>();
	const reach = new Map<string, Map<number, number>>();
	for (const document of data.documents) {
		const ofState = STATE_NUMBER.exec(document.symbol ?? "")?.[0];
		if (ofState !== undefined) push(stateByNumber, `${document.type} ${Number(ofState)}`, document);
		const [, number, code, body] = PARTY_SYMBOL.exec(document.symbol ?? "") ?? [];
		if (number === undefined || code === undefined) continue;
		if (body !== "TW") push(centralByNumber, slug(`${number}-${code}`), document);
		else if (document.term !== null) {
			const terms = reach.get(code) ?? new Map<number, number>();
			terms.set(document.term, Math.max(terms.get(document.term) ?? 0, Number(number)));
			reach.set(code, terms);
		}
	}
	const names = new PhraseTable<NamedDocument>();
	const nicknames = new PhraseTable<NamedDocument>();
	for (const named of data.names)
		for (const form of [named.name, ...named.forms]) {
			if (typeWords.matchAt(plain(form), 0) !== null) names.add(form, named);
			else {
				nicknames.add(form, named);
				vocabulary.addName(form, NAMES);
			}
		}
	const relationsOf = new Map<string, KnownRelation[]>();
	for (const relation of data.relations) {
		push(relationsOf, relation.from, relation);
		push(relationsOf, relation.to, relation);
	}
	return {
		data,
		vocabulary,
		types: new Map(data.types.map((type) => [type.slug, type])),
		typesByCode,
		issuersByCode,
		codesByLetters,
		typeWords,
		issuerNames,
		provinceNames,
		placeNames,
		provincesOfDistrict,
		documentsBySymbol,
		centralByNumber,
		stateByNumber,
		priors: new Map(data.subjects.map((subject) => [subject.document, subject])),
		reach,
		documentsById: new Map(data.documents.map((document) => [document.id, document])),
		names,
		nicknames,
		lawsByName: compileLaws(data.documents, data.names),
		relationsOf,
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
