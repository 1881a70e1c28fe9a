import type { Authority } from "./authority.ts";
import type { Folded } from "./fold.ts";
import { plain } from "./slug.ts";
import type { Issuer } from "./types.ts";

/** A number with its symbol, as read at one place of a text. Offsets are into the folded text. */
export interface SymbolReading {
	start: number;
	end: number;
	/** `25`, `66.18`, `30a`. */
	number: string;
	year: number | null;
	/** Canonical: `25-NQ/TW`, `10/2022/QH15`. */
	symbol: string;
	/** The part that stands for the type (`NQ`); null for `QH15` or a letter's `UBND-NC`. */
	typeCode: string | null;
	issuer: Issuer | null;
	/** Whether every part is a code of the tables, so that the symbol needs no word before it. */
	certain: boolean;
	repairs: string[];
}

const NUMBER = /(\d{1,5}(?:\.\d{1,3})?)([a-e](?=\s?[-/]))?/y;
const YEAR = /\s?[-/]{1,2}\s?((?:19|20)\d\d)(?=\s?[-/]|\s?[a-z])/y;
const JOIN = /\s{0,12}[-/]{1,2}\s{0,12}|\s{0,2}/y;
const SEPARATOR = /\s{0,12}[-/]{1,2}\s{0,12}/y;
const PART =
	/(?:qh|ubtvqh)\s?\d{1,2}(?![a-z0-9])|t\s?\.\s?[uw](?![a-z0-9])|[a-z][a-z0-9]{0,24}(?:&[a-z0-9]{1,12}){0,3}/y;
const ASSEMBLY = /^(QH|UBTVQH)(\d{1,2})$/;
/** First parts of numbers that are not documents: contracts, certificates, invoices. */
const NOT_DOCUMENTS = new Set([
	"hd",
	"hdkt",
	"hdmb",
	"hdld",
	"gcn",
	"gpxd",
	"gpkd",
	"hdqt",
	"ctcp",
	"tnhh",
	"kv",
	"km",
]);
const MAX_PARTS = 6;
/** Any letter that no code has: codes are written in A to Z, Đ and, in `TƯ`, Ư. */
const ACCENTED = /[^\0-\x7fĐđƯư]/u;

/** A part of a symbol: what stands there, and the canonical code it is, if it is one. */
interface Part {
	raw: string;
	type: string | null;
	issuer: string | null;
	end: number;
	/** Characters between the part before and this one. */
	join: string;
}

const capitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0;

/** Whether letters look like a code rather than a word: `SGDĐT`, `GDTrH`, not `người` or `Trung`. */
function codeLike(raw: string): boolean {
	const letters = raw.replace(/[^\p{L}]/gu, "").length;
	return letters >= 2 && raw.length <= 20 && /^\p{Lu}/u.test(raw) && capitals(raw) >= Math.max(2, letters / 2);
}

/**
 * The code of the tables that these letters are: exactly, else by the letters alone. A lost stroke is put back (`ND` is
 * `NĐ`), none is taken away: `HĐ`, a contract, is never `HD`.
 */
function lookUp(codes: string[] | undefined, raw: string): string | null {
	if (!codes) return null;
	const stroked = /[Đđ]/u.test(raw);
	return codes.find((code) => code === raw) ?? codes.find((code) => !stroked || code.includes("Đ")) ?? null;
}

function readPart(folded: Folded, authority: Authority, at: number, join: string): Part | null {
	PART.lastIndex = at;
	const match = PART.exec(folded.plain)?.[0];
	if (match === undefined) return null;
	const raw = folded.text.slice(at, at + match.length).replace(/[\s.]/g, "");
	// `TƯ` and `QUTƯ` are older spellings of TW; `TU` without the horn is the province's own code.
	// Codes have no tone marks: `Thủ` and `Từ` on the next line are words, not `ThU` and `TU`.
	if (ACCENTED.test(raw)) return null;
	const spelled = raw.replace(/(?:TƯ|Tư)$/u, "TW").replace(/^tư$/u, "TW");
	const assembly = /^([A-Za-z]+?)(\d{1,2})$/.exec(spelled);
	const base = assembly ? `${assembly[1]}` : spelled;
	const entry = authority.codesByLetters.get(plain(base));
	const issuer = lookUp(entry?.issuers, base);
	return {
		raw: spelled,
		type: assembly ? null : lookUp(entry?.types, base),
		issuer: issuer === null ? null : assembly ? `${issuer}${assembly[2]}` : issuer,
		end: at + match.length,
		join,
	};
}

/** Takes `NQTW` apart into `NQ` and `TW`, where both are codes. */
function unglue(part: Part, authority: Authority): Part[] {
	if (part.type || part.issuer || !codeLike(part.raw) || NOT_DOCUMENTS.has(plain(part.raw))) return [part];
	for (let cut = 2; cut <= 3; cut++) {
		const type = lookUp(authority.codesByLetters.get(plain(part.raw.slice(0, cut)))?.types, part.raw.slice(0, cut));
		const issuer = authority.issuersByCode.has(part.raw.slice(cut)) ? part.raw.slice(cut) : null;
		if (type && issuer)
			return [
				{ ...part, raw: type, type, issuer: null },
				{ ...part, raw: issuer, type: null, issuer, join: "" },
			];
	}
	return [part];
}

/** Reads the parts behind a number; stops where a blank comes before something that is no code. */
function readParts(folded: Folded, authority: Authority, at: number): Part[] {
	const parts: Part[] = [];
	JOIN.lastIndex = at;
	let join = JOIN.exec(folded.plain)?.[0] ?? "";
	let next = at + join.length;
	while (parts.length < MAX_PARTS) {
		const part = readPart(folded, authority, next, join);
		if (part === null) break;
		const known = part.type !== null || part.issuer !== null;
		if (!known && (/\s/.test(join) || !codeLike(part.raw))) {
			// `SGDĐT- GDTrH`: a blank behind the dash alone is the scar of a line break, not the end of the symbol.
			const scar = /^[-/]\s$/.test(join) && codeLike(part.raw) && parts.length > 0;
			if (!scar && (parts.length > 0 || unglue(part, authority).length < 2)) break;
		}
		parts.push(...(parts.length === 0 ? unglue(part, authority) : [part]));
		SEPARATOR.lastIndex = part.end;
		join = SEPARATOR.exec(folded.plain)?.[0] ?? "";
		if (join === "") break;
		next = part.end + join.length;
	}
	return parts;
}

const codeOf = (part: Part, first: boolean): string =>
	first && part.type ? part.type : (part.issuer ?? part.type ?? part.raw);

function repairsOf(given: string, symbol: string, parts: Part[]): string[] {
	const repairs: string[] = [];
	for (const part of parts) {
		const code = part.type ?? part.issuer;
		if (code?.includes("Đ") && !/[ĐÐƉđð]/u.test(part.raw)) repairs.push(`${part.raw} đọc là ${code}`);
	}
	if (/T\.?\s?Ư/u.test(given)) repairs.push("TƯ đọc là TW");
	if (/[^\S\n]{1,2}[-/]|[-/]\s|\n/.test(given)) repairs.push("bỏ khoảng trắng trong số hiệu");
	const seps = given.replace(/[^-/]/g, "");
	if (seps !== symbol.replace(/[^-/]/g, "")) repairs.push("dấu nối và dấu gạch chéo theo thể thức");
	return repairs;
}

/** A number as Party symbols print it: those below ten keep two digits. */
export const partyNumber = (number: string): string => (/^\d(?!\d)/.test(number) ? `0${number}` : number);

/** The symbol in its standard order: `NN-XX/YYY` for the Party, `NN/YYYY/XX-YYY` for the State and the Front. */
function canonical(number: string, year: number | null, parts: Part[], issuer: Issuer | null): string {
	const codes = parts.map((part, i) => codeOf(part, i === 0));
	const asWritten = parts[0]?.join.includes("-") && (parts[1]?.join.includes("/") ?? false);
	const party =
		year === null && parts.length > 1 && (issuer?.system === "party" || (issuer?.system !== "state" && asWritten));
	if (party && parts[0]?.type) {
		return `${partyNumber(number)}-${codes[0]}/${codes.slice(1).join("-")}`;
	}
	return `${number}/${year === null ? "" : `${year}/`}${codes.join("-")}`;
}

/** The issuer whose code comes first behind the type; a joint document is numbered in the series of the first body. */
function issuerOf(parts: Part[], authority: Authority): Issuer | null {
	for (const [i, part] of parts.entries()) {
		if (i === 0 && part.type !== null && parts.length > 1) continue;
		const code = part.issuer?.replace(/\d+$/, "");
		const issuer = code ? authority.issuersByCode.get(code) : undefined;
		if (issuer) return issuer;
	}
	return null;
}

/**
 * Reads a number and symbol that start at `start` of a folded text, or nothing.
 *
 * Reads every variant of the inventory (domain notes, `variants.md` sections 1 to 3): dashes and slashes swapped,
 * doubled or missing, blanks and line breaks inside, `TƯ` and `T.W`, lost Đ. `HD` stays `HD`, because it is a code.
 */
export function readSymbol(folded: Folded, authority: Authority, start: number): SymbolReading | null {
	NUMBER.lastIndex = start;
	const match = NUMBER.exec(folded.plain);
	if (!match) return null;
	let at = start + match[0].length;
	YEAR.lastIndex = at;
	const yearMatch = YEAR.exec(folded.plain);
	const year = yearMatch ? Number(yearMatch[1]) : null;
	if (yearMatch) at += yearMatch[0].length;
	const parts = readParts(folded, authority, at);
	const [first, second] = parts;
	const last = parts.at(-1);
	if (!first || !last || (NOT_DOCUMENTS.has(plain(first.raw)) && first.type === null)) return null;
	if (/[a-z0-9]/.test(folded.plain[last.end] ?? "")) return null;
	const joined = /[-/]/.test(first.join) || yearMatch !== null;
	const known = parts.every((part) => part.type !== null || part.issuer !== null);
	const assembly = ASSEMBLY.test(codeOf(first, false));
	// A number and a code with only a blank between are a citation when both codes are known: `62 KL/TW`.
	if (!joined && !(first.type !== null && second?.issuer)) return null;
	if (!second && !assembly && !joined) return null;
	if (!codeLike(first.raw) && !known) return null;
	const issuer = issuerOf(parts, authority);
	const symbol = canonical(`${match[1]}${match[2] ?? ""}`, year, parts, issuer);
	const given = folded.text.slice(start, last.end);
	const typeCode = second || !first.issuer ? first.type : null;
	return {
		start,
		end: last.end,
		number: `${match[1]}${match[2] ?? ""}`,
		year,
		symbol,
		typeCode,
		issuer,
		certain: (assembly && year !== null) || (typeCode !== null && second !== undefined && known),
		repairs: repairsOf(given, symbol, parts),
	};
}
