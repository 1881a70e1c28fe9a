import type { Authority } from "../../authority.ts";
import { digitsOf, mendCode } from "./slips.ts";

/** The two views of a folded text. */
export interface Views {
	text: string;
	plain: string;
}

/** A part of a symbol: what stands there, and the canonical code it is, if it is one. */
export interface Part {
	/** As it stands in the text. */
	written: string;
	/** Its letters: `TW` for `TƯ` and `T.W`. */
	raw: string;
	type: string | null;
	issuer: string | null;
	end: number;
	/** Characters between the part before and this one. */
	join: string;
	/** Only known after the mending of a slip. */
	slipped: boolean;
	/** The next word ran into it: `TWngày`. */
	runInto?: true;
}

const JOIN = /\s{0,12}[-/]{1,2}\s{0,12}|\.(?=[a-z])|\s{0,2}/y;
const SEPARATOR = /\s{0,12}[-/]{1,2}\s{0,12}|\.(?=[a-z])/y;
const PART =
	/(?:qh|ubtvqh)\s?\d{1,2}(?![a-z0-9])|t\s?\.\s?[uw](?![a-z0-9])|[a-z][a-z0-9]{0,24}(?:&[a-z0-9]{1,12}){0,3}/y;
const WITH_TERM = /^([A-Za-zĐđ]+?)(\d{1,2})$/;
/** First parts of numbers that are not documents: contracts, certificates, invoices. */
const NOT_DOCUMENTS = new Set(
	["hd", "hdkt", "hdmb", "hdld", "gcn", "gpxd", "gpkd", "hdqt", "ctcp", "tnhh", "kv", "km"], //
);
const MAX_PARTS = 6;
/** Any letter that no code has: codes are written in A to Z, Đ and, in `TƯ`, Ư. */
const ACCENTED = /[^\0-\x7fĐđƯư]/u;

/** Letters with a blank between each two, as a scanner or a justified line leaves them: `K L`, `T W`. */
const SPACED = /\p{Lu}(?:\s\p{Lu}){1,4}(?!\p{L})/uy;
/** The term of an assembly with letters for its digits: `QHl5`. */
const SPOILT_TERM = /(QH|UBTVQH)\s?([\dlIO]{1,2})(?![\p{L}\d])/uy;
const SPOILT = /[\p{L}§]{2,25}/uy;

const capitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0;

/** Whether letters look like a code rather than a word: `SGDĐT`, `GDTrH`, not `người` or `Trung`. */
export function codeLike(raw: string): boolean {
	const letters = raw.replace(/[^\p{L}]/gu, "").length;
	return letters >= 2 && raw.length <= 20 && /^\p{Lu}/u.test(raw) && capitals(raw) >= Math.max(2, letters / 2);
}

/** Whether a first part numbers contracts, certificates or the like. */
export const isNoDocument = (letters: string): boolean => NOT_DOCUMENTS.has(letters);

/** The letters of a code as the tables know it by: `qd` for `QĐ`. */
export const lettersOf = (code: string): string => code.replace(/[Đđ]/g, "d").replace(/[Ưư]/g, "u").toLowerCase();

/**
 * The code of the tables that these letters are: exactly, else by the letters alone. A lost stroke is put back (`ND` is
 * `NĐ`), none is taken away: `HĐ`, a contract, is never `HD`.
 */
function lookUp(codes: string[] | undefined, raw: string): string | null {
	if (!codes) return null;
	const stroked = /[Đđ]/u.test(raw);
	return codes.find((code) => code === raw) ?? codes.find((code) => !stroked || code.includes("Đ")) ?? null;
}

/** What the tables know letters as; an assembly may carry its term (`QH15`). */
function known(authority: Authority, raw: string): { type: string | null; issuer: string | null } {
	const [, base = raw, term] = WITH_TERM.exec(raw) ?? [];
	const entry = authority.codesByLetters.get(lettersOf(base));
	const issuer = lookUp(entry?.issuers, base);
	return {
		type: term === undefined ? lookUp(entry?.types, base) : null,
		issuer: issuer === null ? null : `${issuer}${term ?? ""}`,
	};
}

const isKnown = (part: Pick<Part, "type" | "issuer">): boolean => part.type !== null || part.issuer !== null;

/** The word that ran into a code: in small letters, or with its capital and a mark that no code has. */
const RAN_IN = /^(?:\p{Ll}{2,12}|(?=.*[^\0-\x7f])\p{Lu}\p{Ll}{1,12})$/u;
const LONGEST_CODE = 14;

/** How much of `TWngày`, `NĐ-CPcủa` is the code that the tables know; 0 where no word ran into one. */
function codeLength(authority: Authority, written: string): number {
	for (let cut = Math.min(LONGEST_CODE, written.length - 2); cut >= 2; cut--) {
		const rest = written.slice(cut);
		if (!RAN_IN.test(rest) || authority.codesByLetters.has(lettersOf(rest))) continue;
		const code = written.slice(0, cut).replace(/TƯ$/u, "TW");
		const base = /^(?:QH|UBTVQH)\d{1,2}$/.test(code) ? code.replace(/\d+$/, "") : code;
		if (authority.issuersByCode.has(base) || authority.typesByCode.has(base)) return cut;
	}
	return 0;
}

function readPart(views: Views, authority: Authority, at: number, join: string): Part | null {
	PART.lastIndex = at;
	const match = PART.exec(views.plain)?.[0];
	if (match === undefined) return null;
	const written = views.text.slice(at, at + match.length);
	const raw = written.replace(/[\s.]/g, "");
	const length = isKnown(known(authority, raw)) ? 0 : codeLength(authority, written);
	if (length > 0) {
		const code = written.slice(0, length).replace(/TƯ$/u, "TW");
		const part = { written: written.slice(0, length), raw: code, ...known(authority, code) };
		return { ...part, end: at + length, join, slipped: false, runInto: true };
	}
	// Codes have no tone marks: `Thủ` and `Từ` on the next line are words, not `ThU` and `TU`.
	if (ACCENTED.test(raw)) return null;
	// `TƯ` and `QUTƯ` are older spellings of TW; `TU` without the horn is the province's own code.
	const spelled = raw.replace(/(?:TƯ|Tư|tư)$/u, "TW");
	const part = { written, raw: spelled, ...known(authority, spelled), end: at + match.length, join, slipped: false };
	if (isKnown(part) || !spelled.endsWith("TU")) return part;
	// Without its horn, `QUTƯ` is `QUTU`, which is no code of its own.
	return { ...part, issuer: known(authority, `${spelled.slice(0, -1)}W`).issuer };
}

/** Reads a part that no code is, by the slips of scanners and hands; null where no known code comes of it. */
function readSpoilt(views: Views, authority: Authority, at: number, join: string, first: boolean): Part | null {
	const part = (raw: string, end: number): Part => {
		return { written: views.text.slice(at, end), raw, ...known(authority, raw), end, join, slipped: true };
	};
	SPACED.lastIndex = at;
	const spaced = SPACED.exec(views.text)?.[0];
	if (spaced !== undefined) {
		const joined = part(spaced.replace(/\s/g, ""), at + spaced.length);
		if (isKnown(joined)) return joined;
	}
	SPOILT_TERM.lastIndex = at;
	const term = SPOILT_TERM.exec(views.text);
	if (term) return part(`${term[1]}${digitsOf(term[2] ?? "")}`, at + term[0].length);
	SPOILT.lastIndex = at;
	const spoilt = SPOILT.exec(views.text)?.[0];
	if (spoilt === undefined) return null;
	const isCode = (code: string): boolean => {
		const { type, issuer } = known(authority, code);
		return first ? type !== null : issuer !== null;
	};
	const mended = mendCode(spoilt, first, isCode);
	return mended === null ? null : part(mended, at + spoilt.length);
}

/** A blank at most on either side of a dash or slash. */
const LOOSE = /^\s?[-/]\s?$/;
/** Capitals behind a full stop that begin the next word or sentence: `QĐ-UBND.TP`. */
const AFTER_STOP = /^(?:TP|TX|TT|GS|PGS|TS|BS|KS|CN|NXB)$/;
const CAPITALS = /^[\p{Lu}&]{2,8}$/u;
const NUMBERED_OFFICE = /^[A-Z]\d{1,2}$/;

/** Whether a dot joins a part to those before, and ends no sentence: `QĐ.UB.TC`, `QĐ-UBND.HC`. */
function followsDot(part: Part, parts: readonly Part[]): boolean {
	if (!CAPITALS.test(part.raw) || AFTER_STOP.test(part.raw)) return false;
	const last = parts.at(-1);
	if (last === undefined) return isKnown(part);
	// Behind the type stands the body, behind the body one of its offices; two bodies are two sentences.
	return parts.length === 1 ? last.type !== null : last.issuer !== null && part.issuer === null;
}

/** Whether letters that no table has are a part of the symbol, by what joins them to it. */
function belongs(part: Part, parts: readonly Part[]): boolean {
	// `39/2003/NQ-HĐND-K6`, `55/2012/TT-BCA-A61`: the term of a council, a department by its number.
	if (parts.length > 1 && part.join === "-" && NUMBERED_OFFICE.test(part.raw)) return true;
	if (!codeLike(part.raw)) return false;
	if (!/\s/.test(part.join)) return true;
	// `SGDĐT- GDTrH`: a blank behind the dash alone is the scar of a line break, not the end of the symbol.
	if (/^[-/]\s$/.test(part.join)) return parts.length > 0;
	// `01 /TB – THCS`, `43 TC / QLCS`: a body behind the type, where a slash shows that all is one symbol, or the office
	// behind the body of a letter, `2468/ UBND - VX`.
	const [first] = parts;
	if (parts.length !== 1 || !first || !isKnown(first) || !LOOSE.test(part.join)) return false;
	return (first.type === null ? first.join : `${first.join}${part.join}`).includes("/");
}

/** Takes `NQTW` apart into `NQ` and `TW`, where both are codes. */
function unglue(part: Part, authority: Authority): Part[] {
	if (isKnown(part) || !codeLike(part.raw) || isNoDocument(lettersOf(part.raw))) return [part];
	for (let cut = 2; cut <= 3; cut++) {
		const { type } = known(authority, part.raw.slice(0, cut));
		const issuer = authority.issuersByCode.has(part.raw.slice(cut)) ? part.raw.slice(cut) : null;
		if (type && issuer)
			return [
				{ ...part, written: part.raw.slice(0, cut), raw: type, type, issuer: null },
				{ ...part, written: issuer, raw: issuer, type: null, issuer, join: "" },
			];
	}
	return [part];
}

/**
 * Reads the parts behind a number; stops where a blank comes before something that is no code. With `mending`, a part
 * that is no code is read by its slips.
 */
export function readParts(views: Views, authority: Authority, at: number, mending: boolean): Part[] {
	const parts: Part[] = [];
	JOIN.lastIndex = at;
	let join = JOIN.exec(views.plain)?.[0] ?? "";
	let next = at + join.length;
	while (parts.length < MAX_PARTS) {
		let part = readPart(views, authority, next, join);
		if (mending && !(part && isKnown(part)))
			part = readSpoilt(views, authority, next, join, parts.length === 0) ?? part;
		if (part === null) break;
		if (join === "." && !followsDot(part, parts)) break;
		if (!isKnown(part) && !belongs(part, parts) && (parts.length > 0 || unglue(part, authority).length < 2)) break;
		parts.push(...(parts.length === 0 ? unglue(part, authority) : [part]));
		SEPARATOR.lastIndex = part.end;
		join = SEPARATOR.exec(views.plain)?.[0] ?? "";
		if (join === "") break;
		next = part.end + join.length;
	}
	return parts;
}
