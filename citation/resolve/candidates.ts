import { push } from "../authority/push.ts";
import type { Authority } from "../authority.ts";
import { CENTRAL_BODIES } from "../kinds.ts";
import { foldMended } from "../text/damage/fold.ts";
import { slug } from "../text/slug.ts";
import type { Citation, CitedDocument, KnownDocument } from "../types.ts";
import type { StatedTitle, Subjects } from "./subjects.ts";

/** A document that a citation may mean, and what must have been misprinted for it to be meant. */
export interface Possible {
	document: KnownDocument;
	/** Vietnamese; null where the number is as printed. */
	slip: string | null;
	/** Least score at which it is taken, by how much the number alone tells. */
	floor: number;
	/** What speaks against it from the start. */
	weight: number;
}

/** The number is that of the document. */
const PRINTED = { floor: -3, weight: 0 };
/** The number alone, without its symbol: any body may have one of that number, so something must speak for the centre's. */
const NUMBER_ALONE = { floor: 2, weight: 0 };
/** The same of a type that the State's bodies give out more than the Party's. */
const MORE_OF_STATE = { floor: 1.5, weight: -1.5 };
/** The number is that of one document of each year: something else must speak for this one. */
const ANY_YEAR = { floor: 1.5, weight: 0 };
/** The same, where the Party's series has the number too and no body is named. */
const PERHAPS_STATE = { floor: 1.5, weight: -3 };
/** The number is another: what else the text says must make it certain. */
const MISPRINTED = { floor: 3, weight: -2 };

/** What a symbol is looked up in: the register, and the documents that the index has met before. */
export type LookUp = (symbol: string) => readonly KnownDocument[];

/** Types whose words are taken for one another: they share a code or a series, or the one is issued by the other. */
const CONFUSED = [new Set(["quy-dinh", "quyet-dinh", "quy-che"]), new Set(["luat", "bo-luat"])];
/** Least likeness of titles at which a document of another number is taken to be the one meant. */
const SAME_TITLE = 0.75;
const PARTS = /^(\d{1,4})-([^/]+)\/TW$/;

/** What reports tell of a document is worth as much as one source. */
const AS_CITED = { confidence: "medium", sources: "cited" } as const;

/** Documents of the register that bear a symbol, remembered for the next citation of a text that prints it. */
export function lookUpBySymbol({ documentsBySymbol }: Authority, met: readonly CitedDocument[]): LookUp {
	const known = new Map<string, readonly KnownDocument[]>();
	const seen = new Map<string, KnownDocument[]>();
	for (const document of met) {
		const { title, issuerName, symbol } = document;
		const whole = { ...document, title: title ?? "", issuerName: issuerName ?? "", ...AS_CITED };
		push(seen, slug(symbol ?? ""), whole);
	}
	return (symbol) => {
		const kept = known.get(symbol);
		if (kept) return kept;
		const key = slug(symbol);
		const registered = documentsBySymbol.get(key) ?? [];
		const found = [
			...registered,
			...(seen.get(key) ?? []).filter(({ id }) => !registered.some((document) => document.id === id)),
		];
		known.set(symbol, found);
		return found;
	};
}

/** Spellings of one symbol under which the register may keep it: Quy định was `QĐi` for some years, `QĐ` for others. */
function spellings(symbol: string): string[] {
	const all = [symbol];
	if (/-QĐi\//.test(symbol)) all.push(symbol.replace("-QĐi/", "-QĐ/"));
	else if (/-QĐ\//.test(symbol)) all.push(symbol.replace("-QĐ/", "-QĐi/"));
	return all;
}

const fits = (type: string | null, document: KnownDocument): boolean =>
	type === null || type === document.type || CONFUSED.some((group) => group.has(type) && group.has(document.type));

/**
 * Documents that the citation may mean: as printed, else, where none of them can be it, by the misprints that occur.
 * `ofOther`: a body that the tables do not hold is named as the one that issued it.
 */
export function candidatesOf(citation: Citation, ofOther: boolean, authority: Authority, lookUp: LookUp): Possible[] {
	const byName = citation.named.flatMap((id) => authority.documentsById.get(id) ?? []);
	if (byName.length > 0) return byName.map((document) => ({ document, slip: null, ...PRINTED }));
	const { symbol, issuer, type } = citation;
	if (symbol === null) return fromNumber(citation, ofOther, authority, lookUp);
	if (issuer !== null && CENTRAL_BODIES.has(issuer) && symbol.endsWith("/TU"))
		return misprinted(citation, spellings(symbol.replace(/TU$/, "TW")), lookUp);
	const printed = asPrinted(spellings(symbol), type, lookUp);
	if (printed.length > 0) return printed;
	return [...misprinted(citation, otherCode(citation, authority), lookUp), ...shortenedIssuer(citation, authority)];
}

const asPrinted = (symbols: string[], type: string | null, lookUp: LookUp): Possible[] =>
	symbols.flatMap((symbol) =>
		lookUp(symbol).flatMap((document) => (fits(type, document) ? [{ document, slip: null, ...PRINTED }] : [])),
	);

const misprinted = (citation: Citation, symbols: string[], lookUp: LookUp): Possible[] =>
	symbols.flatMap((symbol) => lookUp(symbol).map((document) => asMisprint(citation.symbol, document)));

const asMisprint = (printed: string | null, document: KnownDocument): Possible => ({
	document,
	slip: `Bài ghi ${printed}, đúng là ${document.symbol}.`,
	...MISPRINTED,
});

/** `Chỉ thị 34-TB/TW`: where word and code contradict each other, the number with the word's own code. */
function otherCode(citation: Citation, authority: Authority): string[] {
	if (citation.type !== null || !citation.symbol) return [];
	const word = authority.typeWords.matchAt(foldMended(citation.raw).plain, 0)?.value.type;
	const codes = word === undefined ? [] : (authority.types.get(word)?.codes ?? []);
	return codes.map((code) => citation.symbol?.replace(/(?<=^[\d.]+[a-z]?[-/](?:\d{4}\/)?)[\p{L}]+/u, code) ?? "");
}

/** `38-HD/TW` of Ban Tổ chức Trung ương, `2662-NQ/TW` of Quân ủy: the body's letters cut down to TW. */
function shortenedIssuer({ symbol, type }: Citation, authority: Authority): Possible[] {
	const [, number, code] = PARTS.exec(symbol ?? "") ?? [];
	const found = number === undefined ? undefined : authority.centralByNumber.get(slug(`${number}-${code}`));
	return (found ?? []).filter((document) => fits(type, document)).map((document) => asMisprint(symbol, document));
}

/** The document of the same type that has the title that the text states, where only the number is another. */
export function titledAlike(
	citation: Citation,
	stated: StatedTitle,
	subjects: Subjects,
	printed: readonly Possible[],
): Possible[] {
	if (stated.known.size < 3 || !PARTS.test(citation.symbol ?? "")) return [];
	if (printed.some(({ document }) => subjects.likeness(stated, subjects.of(document)) > 0.2)) return [];
	return subjects
		.documentsAbout(stated)
		.filter((document) => {
			const own = subjects.of(document);
			// The stated words must be its title, not only stand in it: `đơn vị sự nghiệp công lập` stands in many.
			return (
				document.type === citation.type &&
				subjects.covered(stated, own) >= 0.5 &&
				subjects.likeness(stated, own) >= SAME_TITLE
			);
		})
		.map((document) => ({
			document,
			slip: `Bài ghi ${citation.symbol}, sổ ghi trích yếu ấy ở ${document.symbol}.`,
			...MISPRINTED,
		}));
}

/**
 * What a number without its symbol may stand for: that of the Party's central bodies (`Chỉ thị 05` is `05-CT/TW`), and
 * the State's of any year (`Nghị định 100`).
 */
function fromNumber(citation: Citation, ofOther: boolean, authority: Authority, lookUp: LookUp): Possible[] {
	const { form, type, issuer } = citation;
	if (form !== "short" || type === null) return [];
	const [, number, year] = /(\d{1,4})(?:\/(\d{4}))?$/.exec(foldMended(citation.raw).plain) ?? [];
	if (number === undefined) return [];
	const ofState = (authority.stateByNumber.get(`${type} ${Number(number)}`) ?? []).filter(
		(document) =>
			(issuer === null || issuer === document.issuer) && (year === undefined || document.symbol?.includes(`/${year}/`)),
	);
	const codes = authority.types.get(type)?.codes ?? [];
	const mayBeCentral = year === undefined && (issuer === null ? !ofOther : CENTRAL_BODIES.has(issuer));
	const doubt = issuer !== null ? PRINTED : type === "quyet-dinh" ? MORE_OF_STATE : NUMBER_ALONE;
	const central = mayBeCentral ? codes.flatMap((code) => lookUp(`${number.padStart(2, "0")}-${code}/TW`)) : [];
	const fitting = central.filter((document) => fits(type, document));
	const ofYear = year !== undefined ? PRINTED : fitting.length > 0 ? PERHAPS_STATE : ANY_YEAR;
	return [
		...fitting.map((document) => ({ document, slip: null, ...doubt })),
		...ofState.map((document) => ({ document, slip: null, ...ofYear })),
	];
}
