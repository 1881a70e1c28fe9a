/**
 * The shapes of the citation library: what it finds, what it resolves to, and the reference data it is given.
 *
 * The library reads no files and no clock. Whoever calls it passes the authority data in, so that it runs the same in
 * Node and in a browser.
 */

/** How a citation is written. `full` prints the symbol, `short` only a number, `named` a name, `back` points back. */
export type CitationForm = "full" | "short" | "named" | "back";

/** A half-open range of UTF-16 offsets into the text as given. */
export interface Span {
	start: number;
	end: number;
}

/** The parts of a citation that stand outside its own span, each where it was read. */
export interface CitationParts {
	date?: Span;
	issuer?: Span;
	term?: Span;
	title?: Span;
}

/** A level into which a document is divided, as in `điểm a khoản 2 Điều 5`; see `LEVELS` in `pinpoint/levels.ts`. */
export type PinpointLevel =
	| "phu-luc"
	| "mau"
	| "phan"
	| "chuong"
	| "tieu-muc"
	| "muc"
	| "dieu"
	| "khoan"
	| "diem"
	| "tiet"
	| "doan"
	| "gach-dau-dong";

/** One part of a document by its level and its number, letter or ordinal as printed. */
export interface PinpointPart {
	level: PinpointLevel;
	value: string;
}

/** Where in a document a citation points: the words as given, their place, and the parts in the order of the text. */
export interface Pinpoint extends Span {
	text: string;
	parts: PinpointPart[];
}

/** One citation as it stands in a text. */
export interface Citation extends Span {
	form: CitationForm;
	/** The characters between `start` and `end`, as given. */
	raw: string;
	/** Number and symbol in canonical form (`25-NQ/TW`), or null where the text does not make it certain. */
	symbol: string | null;
	/** Slug of the document type (`nghi-quyet`), null where type word and symbol contradict each other. */
	type: string | null;
	/** Date of the document as stated: `2013-06-03`, `2013-06` or `2013`. */
	date: string | null;
	/** Slug of the issuer (`bo-chinh-tri`), stated or implied by the symbol. */
	issuer: string | null;
	/** Party term as a number where stated (`khóa XI` is 11). */
	term: number | null;
	/** Title as quoted, without its quotation marks. */
	title: string | null;
	/** Province slug of a local document, where text or context tells. */
	scope: string | null;
	/** Name of the district, commune or unit of a document below the province, as a slug (`trieu-phong`). */
	place: string | null;
	parts: CitationParts;
	/** Where in the document it points, null where it cites the whole. Outside the citation's own span. */
	pinpoint: Pinpoint | null;
	/** Ids of the documents that a name stands for, by the tables; empty for a numbered citation. */
	named: string[];
	/** What was mended to read it, in words, Vietnamese (`ký tự Ð đọc là Đ`); empty for a clean one. */
	repairs: string[];
	/** Id of the grammar row that matched. */
	rule: string;
}

/** What is known of the page a text came from. */
export interface CitationContext {
	/** ISO date of publication. */
	published?: string | null | undefined;
	/** Province slug. */
	province?: string | null | undefined;
	title?: string | null | undefined;
	url?: string | null | undefined;
}

/** A document that a citation may mean, with the weight of the evidence and the evidence in words (Vietnamese). */
export interface Candidate {
	id: string;
	score: number;
	reasons: string[];
}

/**
 * What a citation means.
 * - `resolved`: one document of the register or one met before; `id` is it.
 * - `ambiguous`: several fit; `id` is null and `candidates` are ranked, best first.
 * - `stub`: the number is certain but the register does not know the document; `id` names a document known only by
 *   being cited.
 * - `unlinked`: no number and no known name, so nothing to link to.
 */
export interface Resolution {
	status: "resolved" | "ambiguous" | "stub" | "unlinked";
	id: string | null;
	/** 0 to 1: how sure the resolution is. */
	confidence: number;
	candidates: Candidate[];
	reasons: string[];
	/** Facts in the text that disagree with the register, in words (`ngày trong bài 22/8/2018, sổ ghi 22/10/2018`). */
	warnings: string[];
}

export type Confidence = "high" | "medium" | "low";

/** A row of `types.tsv`. */
export interface DocumentType {
	slug: string;
	/** Vietnamese name in lower case but for its first letter: `Nghị quyết`. */
	name: string;
	/** Codes that stand for it inside a symbol: `QĐi`, `QyĐ`, `QĐ`. */
	codes: string[];
	/** Words that introduce it in prose, the name included, in any letter case: `nghị quyết`, `NQ`. */
	spellings: string[];
	system: "party" | "state" | "both";
}

/** A row of `issuers.tsv`: one body, or one code that several bodies share. */
export interface Issuer {
	/** Slug as the scorer knows it: `bo-chinh-tri`, `bo:BNV`, `khac`. */
	slug: string;
	/** Codes inside a symbol, first the canonical one: `BTCTW`. Empty for a body that is never written in one. */
	codes: string[];
	name: string;
	/** Names in prose, the full name included. */
	aliases: string[];
	level: "central" | "ministry" | "province" | "district" | "commune" | "unit";
	/** `both` for a code that bodies of the Party and of the State share: `BCĐ`. */
	system: "party" | "state" | "front" | "both";
}

/** A row of `terms.tsv`: a congress, a National Assembly or a plenum with its days. */
export interface Term {
	kind: "party_congress" | "national_assembly" | "plenum" | "provincial_congress";
	/** Number of the congress, assembly or plenum. */
	number: number;
	/** For a plenum held in two parts: 1 or 2. */
	part: number | null;
	/** Party term of a plenum, or the congress's own number. */
	term: number;
	/** For people; the bundle for browsers goes without. */
	name?: string;
	/** First day of the meeting; null where not known. */
	start: string | null;
	/** Its last day; the bundle for browsers goes without. */
	end?: string | null;
	/** Life of the committee it elected: from (inclusive) to (exclusive, null while it lasts). */
	termFrom: string | null;
	termTo: string | null;
	confidence: Confidence;
}

/** A row of `provinces.tsv`: one of the 63 provinces as they stood before 01/7/2025. */
export interface Province {
	slug: string;
	name: string;
	/** `Tỉnh ủy Yên Bái`. */
	committee: string;
	/** Other spellings and abbreviations met in text. */
	aliases: string[];
	/**
	 * Slug of the province it belongs to since 01/7/2025 (one of 34, itself where it was kept). The bundle for browsers
	 * goes without it and its name.
	 */
	successor?: string;
	successorName?: string;
	/** Hosts of its portal and newspaper, a hint only. */
	hosts: string[];
	/** Number of its Party congress of 2020 (`19` for Nghệ An: nhiệm kỳ 2020-2025); null where not known. */
	congress2020: number | null;
}

/** A row of `districts.tsv`: a district, town or city under a province, as it stood before 01/7/2025. */
export interface District {
	slug: string;
	name: string;
	/** The bundle for browsers goes without. */
	kind?: "huyện" | "quận" | "thị xã" | "thành phố";
	/** Province slug. */
	province: string;
}

/** A row of `documents.tsv`: a document of the central register. */
export interface KnownDocument {
	/** Key of the document, see `documentId`. */
	id: string;
	symbol: string | null;
	/** Type slug. */
	type: string;
	date: string | null;
	/** Issuer slug; null where several bodies issued it or the row does not know. */
	issuer: string | null;
	/** Issuer as the register words it, for people. */
	issuerName: string;
	/** Party term as a number; null for State documents. */
	term: number | null;
	title: string;
	confidence: Confidence;
	/** Where the row is from, for people; the bundle for browsers goes without. */
	sources?: string;
	/** Province slug of a local document; the register holds none, the index does. */
	province?: string | null;
}

/** A document outside the register that the index knows from other reports. */
export interface CitedDocument extends Omit<KnownDocument, "confidence" | "sources" | "issuerName" | "title"> {
	title: string | null;
	issuerName: string | null;
}

/** A row of `names.tsv`: a name that identifies a document, or several, without its number. */
export interface NamedDocument {
	name: string;
	/** Other spellings of the name. */
	forms: string[];
	/** Ids of the documents it stands for; empty where the document is known but unnumbered or not in the register. */
	documents: string[];
	kind: string;
	confidence: Confidence;
	/** For people; the bundle for browsers goes without. */
	notes?: string;
}

/** How one document bears on another; the last is a known chain without a stated legal effect. */
export type RelationKind =
	| "continues"
	| "implements"
	| "amends"
	| "replaces"
	| "repeals"
	| "concludes"
	| "based-on"
	| "follows";

/** What a text says that one document does to another. */
export interface Relation {
	/** Index of the citation that does it; null where the report itself does. */
	from: number | null;
	/** Index of the citation that it is done to. */
	to: number;
	/** A text states deeds; that one document follows another is for the register to know. */
	kind: Exclude<RelationKind, "follows">;
	/** The part of the sentence that says so, both citations included. */
	evidence: Span;
	/** The words that say it, as given: `về tiếp tục thực hiện` without its `về`. */
	words: string;
	/** Id of the row of cues that matched. */
	rule: string;
}

/** A row of `relations.tsv`. */
export interface KnownRelation {
	from: string;
	kind: RelationKind;
	to: string;
	confidence: Confidence;
	/** Where the row is from, for people; the bundle for browsers goes without. */
	sources?: string;
}

/** A row of `subjects.tsv`: how people speak of a document that is cited by a number which others bear too. */
export interface DocumentSubject {
	/** Id of the document. */
	document: string;
	/** Words said beside the number that tell it apart: `tinh gọn bộ máy`. */
	phrases: string[];
	/** How much a bare number from `from` to `to` (inclusive) means this one: 0 not at all, 3 a household name. */
	prior: number;
	/** Days of that period; null where it is open: from the document's own date, until today. */
	from: string | null;
	to: string | null;
	confidence: Confidence;
	/** For people; the bundle for browsers goes without. */
	notes?: string;
}

/** A row of `editions.tsv`: a state in which the tables were given out. */
export interface Edition {
	date: string;
}

/** The reference tables as plain data, ready to be bundled as JSON. */
export interface AuthorityData {
	types: DocumentType[];
	issuers: Issuer[];
	terms: Term[];
	provinces: Province[];
	districts: District[];
	documents: KnownDocument[];
	names: NamedDocument[];
	relations: KnownRelation[];
	subjects: DocumentSubject[];
	/** Editions of the tables, the newest last. */
	editions?: Edition[];
}
