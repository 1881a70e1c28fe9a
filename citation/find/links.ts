import type { Authority } from "../authority.ts";
import { NICKNAME_ROW } from "../grammar.ts";
import { CENTRAL_BODIES, CONFUSED, familyOf } from "../kinds.ts";
import { plain, slug } from "../text/slug.ts";
import type { Citation } from "../types.ts";
import type { OwnAct } from "./own.ts";
import { partyNumber } from "./symbol.ts";
import type { Found } from "./within.ts";

/** Types of the Party whose code is certain once the body is named with them. */
const CODES = new Map([
	["nghi-quyet", "NQ"],
	["chi-thi", "CT"],
	["ket-luan", "KL"],
	["quyet-dinh", "QĐ"],
	["quy-dinh", "QĐ"],
	["thong-bao", "TB"],
	["thong-tri", "TT"],
	["huong-dan", "HD"],
]);

/** Letters that stand for Quyết định and Quy định alike, or for Thông tư and Thông tri. */
const SHARED_LETTERS = /^(?:QĐ(?!i)|TT)/u;

/** Number without leading zeros, to compare `Chỉ thị 5` with `05-CT/TW`. */
const bare = (number: string): string => number.replace(/^0+/, "");
const numberOf = (citation: Citation): string => /^[\d.]+[a-z]?/i.exec(citation.symbol ?? "")?.[0].toLowerCase() ?? "";
const keyOf = (type: string, number: string): string => `${type} ${bare(number)}`;
const looseKey = (type: string, number: string): string =>
	keyOf(CONFUSED.has(type) ? "quy-dinh" : familyOf(type), number);

/** The body as far as it can contradict another: the central ones share a series, a local one never does. */
function bodyOf({ issuer, symbol }: Citation): string {
	if (issuer === null) return symbol?.endsWith("/TW") ? "tw" : "";
	return CENTRAL_BODIES.has(issuer) ? "tw" : issuer;
}

const yearOf = ({ symbol, date }: Citation): string | undefined =>
	/\/((?:19|20)\d\d)\//.exec(symbol ?? "")?.[1] ?? date?.slice(0, 4);

/** The documents that a text prints in full, by type and number, and by the body that issued them. */
class PrintedDocuments {
	readonly #byKey = new Map<string, Citation>();
	readonly #wanted: ReadonlySet<string>;

	/** @param wanted The numbers that will be asked for, without leading zeros. */
	constructor(wanted: ReadonlySet<string>) {
		this.#wanted = wanted;
	}

	/** @param overwrite Whether a later one takes the place of an earlier. */
	add(citation: Citation, overwrite: boolean): void {
		if (citation.type === null || this.#wanted.size === 0) return;
		const number = numberOf(citation);
		if (!this.#wanted.has(bare(number))) return;
		for (const key of [keyOf(citation.type, number), `~${looseKey(citation.type, number)}`])
			for (const full of [key, `${key}|${bodyOf(citation)}`])
				if (overwrite || !this.#byKey.has(full)) this.#byKey.set(full, citation);
	}

	/** The document of that number that a short form may mean: of its type, body and year, as far as it tells them. */
	find(short: Citation, number: string): Citation | undefined {
		if (short.type === null) return undefined;
		const body = bodyOf(short);
		for (const key of [keyOf(short.type, number), `~${looseKey(short.type, number)}`]) {
			const one =
				body === "" ? this.#byKey.get(key) : (this.#byKey.get(`${key}|${body}`) ?? this.#byKey.get(`${key}|`));
			const [said, stated] = [yearOf(short), one && yearOf(one)];
			if (one && (said === undefined || stated === undefined || said === stated)) return one;
		}
		return undefined;
	}
}

/** What may be pointed back to at a place of the text: the citations before it. */
class Foregoing {
	readonly #latest = new Map<string, Citation>();
	readonly #defined = new Map<string, Citation>();
	#last: Citation | undefined;

	add(citation: Citation): void {
		this.#last = citation;
		if (citation.type !== null) this.#latest.set(familyOf(citation.type), citation);
	}

	/** The document cited last that the type word may be said of; `văn bản này` is said of any. */
	latest(type: string | null): Citation | undefined {
		return type === "van-ban" ? this.#last : this.#latest.get(familyOf(type ?? ""));
	}

	/** Gives the document cited last a name that holds for the rest of this text, and only there. */
	define(key: string, document: Citation | undefined): Citation | undefined {
		const named = document ?? this.#last;
		if (named) this.#defined.set(key, named);
		return named;
	}

	defined(key: string): Citation | undefined {
		return this.#defined.get(key);
	}
}

/** The letters of a Party body as far as its name tells them; a town's committee has others than a district's. */
function suffixOf({ issuer, parts }: Citation, given: string): string | null {
	if (issuer === null) return null;
	if (CENTRAL_BODIES.has(issuer)) return "TW";
	if (issuer === "tinh-uy") return "TU";
	const named = parts.issuer && given.slice(parts.issuer.start, parts.issuer.end);
	return issuer === "huyen-uy" && named && plain(named).startsWith("huyen uy") ? "HU" : null;
}

/** Type and body of the Party fix the symbol of a number: `Nghị quyết 57 của Bộ Chính trị` is `57-NQ/TW`. */
function fixedSymbol(citation: Citation, number: string, authority: Authority, given: string): string | null {
	const code = CODES.get(citation.type ?? "");
	const suffix = suffixOf(citation, given);
	if (code === undefined || suffix === null || !/^\d+$/.test(number)) return null;
	const symbol = `${partyNumber(number)}-${code}/${suffix}`;
	// Quy định was `QĐi` for some years: the register knows which.
	const former = symbol.replace("-QĐ/", "-QĐi/");
	const isKnown = (one: string) => authority.documentsBySymbol.has(slug(one));
	return citation.type === "quy-dinh" && !isKnown(symbol) && isKnown(former) ? former : symbol;
}

/** `Số hiệu 24-QĐ/TW` beside `Quy định 24-QĐ/TW`: a number without a word is of the type that its word elsewhere tells. */
function typeByOwnWord(citations: readonly Citation[], found: readonly Found[]): void {
	const told = new Map<string, string>();
	for (const [i, { symbol, type }] of citations.entries())
		if (symbol !== null && type === "quy-dinh" && found[i]?.numbered?.ownWord) told.set(symbol, type);
	if (told.size === 0) return;
	for (const [i, citation] of citations.entries()) {
		const numbered = found[i]?.numbered;
		if (numbered?.word === null && numbered.reading.typeCode === "QĐ" && numbered.rule === "party-symbol")
			citation.type = told.get(citation.symbol ?? "") ?? citation.type;
	}
}

function take(citation: Citation, meant: Citation): void {
	citation.symbol = meant.symbol;
	citation.issuer ??= meant.issuer;
	citation.scope ??= meant.scope;
	if (citation.named.length === 0) citation.named = meant.named;
}

/**
 * Gives short and back forms the document that the text prints for them: a short name where the text defines it, else
 * the number, before them or after; a word that points back, the last document of its type, unless it means the text itself.
 */
export function linkWithin(
	citations: Citation[],
	found: Found[],
	authority: Authority,
	given: string,
	own: OwnAct,
): void {
	typeByOwnWord(citations, found);
	const wanted = new Set(found.flatMap(({ other }) => (other?.number ? [bare(other.number)] : [])));
	const later = new PrintedDocuments(wanted);
	for (const citation of citations) if (citation.form === "full") later.add(citation, false);
	const before = new PrintedDocuments(wanted);
	const foregoing = new Foregoing();
	for (const [i, citation] of citations.entries()) {
		const other = found[i]?.other;
		if (citation.form === "full") {
			before.add(citation, true);
			own.pass(citation, found[i]?.numbered?.word === null);
		} else if (other?.number) {
			const key = keyOf(other.type, other.number);
			const { number } = other;
			const find = (documents: PrintedDocuments) =>
				documents.find(citation, number) ??
				// `TT 22` is a Thông tư's, unless the text prints a Thông tri of that number.
				(citation.type === "thong-tu" && /^TT/.test(citation.raw)
					? documents.find({ ...citation, type: "thong-tri" }, number)
					: undefined);
			const printed = find(before);
			const meant = other.defines ? foregoing.define(key, printed) : (foregoing.defined(key) ?? printed ?? find(later));
			if (meant) {
				take(citation, meant);
				// `QĐ 261` is of the type of `Quyết định số 261/QĐ-UBND`: the letters are those of both.
				if (SHARED_LETTERS.test(citation.raw)) citation.type = meant.type;
			} else {
				citation.symbol = fixedSymbol(citation, other.number, authority, given);
				// `Quy định 144 của Bộ Chính trị` tells what `Quy định 144` is from here on.
				if (citation.symbol !== null) before.add(citation, true);
			}
		} else if (other?.form === "back" && !other.plural) {
			const itself = own.meant(citation);
			const meant = itself === undefined ? foregoing.latest(citation.type) : itself;
			if (meant) take(citation, meant);
			// `Thông tư này` of a joint circular, `văn bản này` of anything: the type is the document's.
			if (meant) citation.type = meant.type;
		}
		// A nickname has no type word that could be taken up again.
		if (citation.form !== "back" && citation.rule !== NICKNAME_ROW.id) foregoing.add(citation);
	}
}
