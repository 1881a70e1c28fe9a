import type { Authority } from "../authority.ts";
import type { Folded } from "../text/fold.ts";
import type { Issuer } from "../types.ts";
import { goesOn } from "./symbol/ahead.ts";
import { type Head, readHead, readSpoiltHead } from "./symbol/head.ts";
import { codeLike, isNoDocument, lettersOf, type Part, readParts, type Views } from "./symbol/parts.ts";
import { codeOf, repairsOf } from "./symbol/repairs.ts";
import { isLikeDigit } from "./symbol/slips.ts";

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
	/** Whether `TƯ` is printed, which is read as TW, but is a province's own TU where its committee is named. */
	horned: boolean;
	/** Whether only a word and `số` before it make it a symbol: `43 TC/QLCS`. */
	needsWord: boolean;
	repairs: string[];
}

/** `919-CV/VPTW/nb`: for use inside the house only. */
const INTERNAL = /^\/nb(?![a-z0-9])/;
const ASSEMBLY = /^(QH|UBTVQH)(\d{1,2})$/;

/** A number as Party symbols print it: those below ten keep two digits, but for `8B`. */
export const partyNumber = (number: string): string => (/^\d$/.test(number) ? `0${number}` : number);

/** What joins a part to the one before in a State symbol: a hyphen, or a dot where one is printed (`QĐ.UB.TC`). */
const joinOf = (part: Part): string => (part.join === "." ? "." : "-");

/** The symbol in its standard order: `NN-XX/YYY` for the Party, `NN/YYYY/XX-YYY` for the State and the Front. */
function canonical(number: string, year: number | null, parts: readonly Part[], issuer: Issuer | null): string {
	const codes = parts.map((part, i) => codeOf(part, i === 0));
	const asWritten = !parts[0]?.join.includes("/") && (parts[1]?.join.includes("/") ?? false);
	const party =
		year === null && parts.length > 1 && (issuer?.system === "party" || (issuer?.system !== "state" && asWritten));
	if (party && parts[0]?.type) return `${partyNumber(number)}-${codes[0]}/${codes.slice(1).join("-")}`;
	const [first, ...others] = parts.map((part, i) => `${i === 0 ? "" : joinOf(part)}${codes[i]}`);
	// `64-CP`, `15.CP`: a decree of old kept the order it was printed in.
	const lead = parts.length === 1 && year === null ? (/[-.]/.exec(parts[0]?.join ?? "")?.[0] ?? "/") : "/";
	return `${number}${lead}${year === null ? "" : `${year}/`}${first}${others.join("")}`;
}

/** The issuer whose code comes first behind the type; a joint document is numbered in the series of the first body. */
function issuerOf(parts: readonly Part[], authority: Authority): Issuer | null {
	for (const [i, part] of parts.entries()) {
		if (i === 0 && part.type !== null && parts.length > 1) continue;
		const code = part.issuer?.replace(/\d+$/, "");
		const issuer = code ? authority.issuersByCode.get(code) : undefined;
		if (issuer) return issuer;
	}
	return null;
}

/** Central bodies of the State, which once put a dot before their letters: `15.CP`. */
function isOldBody({ issuer }: Part, authority: Authority): boolean {
	const body = issuer === null ? undefined : authority.issuersByCode.get(issuer);
	return body?.system === "state" && body.level === "central";
}

function readingOf(
	views: Views,
	authority: Authority,
	start: number,
	{ number, year, repairs }: Head,
	parts: readonly Part[],
): SymbolReading | null {
	const [first, second] = parts;
	const last = parts.at(-1);
	if (!first || !last || (isNoDocument(lettersOf(first.raw)) && first.type === null)) return null;
	if (!last.runInto && /[a-z0-9]/.test(views.plain[last.end] ?? "")) return null;
	const joined = /[-/]/.test(first.join) || year !== null;
	const dotted = first.join === ".";
	const known = parts.every((part) => part.type !== null || part.issuer !== null);
	const assembly = ASSEMBLY.test(codeOf(first, false));
	// A number and a code with only a blank between are a citation when both codes are known, `62 KL/TW`; the ministries
	// of old put their own letters there, `43 TC/QLCS`.
	const needsWord = dotted || (!joined && !(first.type !== null && second?.issuer));
	if (dotted ? !(second ? first.type !== null : isOldBody(first, authority)) : needsWord && !second?.join.includes("/"))
		return null;
	if (!codeLike(first.raw) && !known) return null;
	const issuer = issuerOf(parts, authority);
	const internal = INTERNAL.test(views.plain.slice(last.end, last.end + 4)) ? "/nb" : "";
	const symbol = `${canonical(number, year, parts, issuer)}${internal}`;
	const typeCode = second || !first.issuer ? first.type : null;
	return {
		start,
		end: last.end + internal.length,
		number,
		year,
		symbol,
		typeCode,
		issuer,
		needsWord,
		horned: symbol.endsWith("/TW") && /[Ưư]$/u.test(last.written),
		certain: (assembly && year !== null) || (typeCode !== null && second !== undefined && known),
		repairs: [
			...repairs,
			...repairsOf(views.text.slice(start, last.end + internal.length), symbol, parts),
			...(last.runInto ? ["tách số hiệu khỏi chữ viết liền sau"] : []),
		],
	};
}

/**
 * Reads a number and symbol that start at `start` of a folded text, or nothing.
 *
 * Reads every variant of the inventory (domain notes, `variants.md` sections 1 to 3): dashes and slashes swapped,
 * doubled or missing, blanks and line breaks inside, `TƯ` and `T.W`, lost Đ. `HD` stays `HD`, because it is a code.
 */
export function readSymbol(folded: Folded, authority: Authority, start: number): SymbolReading | null {
	if (!goesOn(folded, start)) return null;
	const head = readHead(folded, start);
	return head && readingOf(folded, authority, start, head, readParts(folded, authority, head.at, false));
}

/**
 * Reads a symbol that a scanner or a hand has spoilt, around the digit at `start`: `l0-CT/TW`, `25-Q§/TW`,
 * `7-ỌC/TW`, `13§-CV/TU`, `19-K L/TW`.
 *
 * Only on evidence: every part must become a code of the tables, and the word before the number, which `typeBefore`
 * tells, must be one that the type's code stands for.
 */
export function readSpoiltSymbol(
	folded: Folded,
	authority: Authority,
	digit: number,
	typeBefore: (at: number) => string | null,
): SymbolReading | null {
	if (!goesOn(folded, digit)) return null;
	let start = digit;
	while (digit - start < 4 && isLikeDigit(folded.text[start - 1])) start--;
	if (/[\p{L}\d]/u.test(folded.text[start - 1] ?? "")) return null;
	const head = readSpoiltHead(folded, start);
	const type = head && typeBefore(start);
	if (!head || !type) return null;
	const parts = readParts(folded, authority, head.at, true);
	if (head.repairs.length === 0 && !parts.some(({ slipped }) => slipped)) return null;
	const reading = readingOf(folded, authority, start, head, parts);
	if (!reading?.certain) return null;
	const agrees =
		reading.typeCode === null
			? /^(?:luat|bo-luat|nghi-quyet|phap-lenh)$/.test(type)
			: authority.typesByCode.get(reading.typeCode)?.some(({ slug }) => slug === type);
	return agrees ? reading : null;
}
