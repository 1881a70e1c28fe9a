import type { Authority } from "../authority.ts";
import { isLocalSymbol, isPartySymbol } from "../id.ts";
import { LOCAL_BODIES } from "../kinds.ts";
import { type Reading, readText } from "../text/reading.ts";
import { slug } from "../text/slug.ts";
import { beginnings, PROVINCES } from "../text/vocabulary.ts";
import type { Citation, CitationContext, Issuer } from "../types.ts";
import { bodyAt } from "./around/body.ts";

/** Words after which a province's name is meant as the place of a body, not as a word of the language. */
const MARKED = /(?:tinh|thanh pho|tp\.?|tinh uy|thanh uy|tinh doan)\s{1,2}$/;
/** Of these, the bodies that issue documents: where a text names several provinces, theirs is the report's. */
const OF_BODY =
	/(?:tinh uy|thanh uy|(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang bo|mat tran to quoc)\s(?:tinh|thanh pho|tp\.?))\s{1,2}$/;
const LONGEST_MARK = 32;
const CAPITAL = /\p{Lu}/u;
/** A district, behind the word for its kind or its committee; what it is called is looked up. */
const DISTRICT = /(?<![a-z])(?:huyen|thi xa|quan|thanh pho|tp\.?)(?:\suy)?\s{1,2}(?=[a-z])/g;
const NAME = /\p{Lu}[\p{L}']*(?:[ -]\p{Lu}[\p{L}']*){0,2}/uy;

const only = (names: ReadonlySet<string>): string | null => (names.size === 1 ? ([...names][0] ?? null) : null);

/** The province in which all districts lie that a text names and that the tables know; null where they leave several. */
function provinceOfDistricts(folded: Reading, authority: Authority): string | null {
	let within: Set<string> | null = null;
	for (const { index, 0: mark } of folded.plain.matchAll(DISTRICT)) {
		NAME.lastIndex = index + mark.length;
		const words = NAME.exec(folded.text)?.[0].split(" ") ?? [];
		for (let n = words.length; n > 0; n--) {
			const provinces = authority.provincesOfDistrict.get(slug(words.slice(0, n).join(" ")));
			if (!provinces) continue;
			const before: Set<string> = within ?? new Set(provinces);
			within = new Set(provinces.filter((province) => before.has(province)));
			break;
		}
	}
	return within && only(within);
}

/** The provinces that a text names: all, those behind `tỉnh`, `Tỉnh ủy` or the like, and those whose bodies it names. */
function provincesIn(folded: Reading, authority: Authority) {
	const all = new Set<string>();
	const marked = new Set<string>();
	const ofBody = new Set<string>();
	const { words } = folded;
	let from = 0;
	for (const i of beginnings(words, PROVINCES)) {
		const word = words.starts[i] ?? 0;
		if (word < from) continue;
		// Bodies of two: nothing that follows can tell which.
		if (ofBody.size > 1) break;
		const first = folded.text.charCodeAt(word);
		if ((first >= 0x61 && first <= 0x7a) || !CAPITAL.test(folded.text.charAt(word))) continue;
		const found = authority.provinceNames.matchAt(folded.plain, word);
		if (found === null) continue;
		from = found.end;
		all.add(found.value);
		const before = folded.plain.slice(Math.max(0, found.start - LONGEST_MARK), found.start);
		if (!MARKED.test(before)) continue;
		marked.add(found.value);
		if (OF_BODY.test(before)) ofBody.add(found.value);
	}
	return { all, marked, ofBody };
}

/**
 * The one province that a text names behind `tỉnh`, `Tỉnh ủy` or the like, or, where those are several, the one whose
 * bodies it names, or, where none is so marked, the one of its districts, or the one that it names at all.
 */
function onlyProvince(folded: Reading, authority: Authority): string | null {
	const { all, marked, ofBody } = provincesIn(folded, authority);
	if (marked.size > 0) return only(marked) ?? only(ofBody);
	return provinceOfDistricts(folded, authority) ?? only(all);
}

/** The province that a document names in its own title: `về chuyển đổi số trên địa bàn tỉnh Thanh Hóa`. */
function provinceOfTitle({ title }: Citation, authority: Authority): string | null {
	return title === null ? null : only(provincesIn(readText(title, authority), authority).marked);
}

/** The province whose portal or newspaper the page is of. */
function provinceOfSite(url: string, authority: Authority): string | null {
	const host = /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
	const site = authority.data.provinces.find(({ hosts }) =>
		hosts.some((known) => host === known || host.endsWith(`.${known}`)),
	);
	return site?.slug ?? null;
}

/** Where the page is of, for local documents whose place the sentence does not name. */
function provinceOfPage(folded: Reading, authority: Authority, context: CitationContext): string | null {
	return (
		context.province ??
		(context.url ? provinceOfSite(context.url, authority) : null) ??
		onlyProvince(folded, authority) ??
		(context.title ? onlyProvince(readText(context.title, authority), authority) : null)
	);
}

/** Rows of the grammar that read what only local bodies issue. */
const LOCAL_RULES = new Set(["local-congress", "local-congress-by-number", "local-plenum"]);
/** Symbols of departments of a province, and of schools and offices below it: `SGDĐT`, `THPTCVA`, `PGDĐT`. */
const LOCAL_UNIT =
	/-S[A-ZĐ&]{2,}|\/S[A-ZĐ&]{2,}(?:-|$)|[-/](?:P?THPT|P?THCS|TH&THCS|TTHCS|TTH(?=[A-ZĐ])|TH(?=[A-ZĐ]{2,5}$)|PGD|MN(?=[A-ZĐ]|$)|TTGDTX|TTGDNN|TTYT)/;

export const isCentral = (body: Issuer): boolean => body.level === "central" || body.level === "ministry";

/** The body whose letters the symbol bears, the first behind those of the type. */
function bodyOfSymbol(symbol: string, authority: Authority): Issuer | undefined {
	const [, ...codes] = symbol.split(/[-/.]/);
	const [first = ""] = codes;
	const bodies = codes.length > 1 && authority.typesByCode.has(first) ? codes.slice(1) : codes;
	for (const code of bodies) {
		const body = authority.issuersByCode.get(code.replace(/\d+$/, ""));
		if (body) return body;
	}
	return undefined;
}

/** Whether the document is of a local body by its letters, so that its place is part of what it is. */
export function isLocal({ issuer, rule, symbol }: Citation, authority: Authority): boolean {
	if (LOCAL_RULES.has(rule)) return true;
	const body = symbol === null ? undefined : bodyOfSymbol(symbol, authority);
	// `ĐUCP` goes under the slug of every Đảng ủy.
	if (body?.slug === issuer && body && isCentral(body)) return false;
	if (issuer !== null && LOCAL_BODIES.has(issuer)) return true;
	if (body) return !isCentral(body);
	return symbol !== null && (isLocalSymbol(symbol) || LOCAL_UNIT.test(symbol));
}

/** A committee of a place as the subject of the sentence: `Ban Chỉ đạo phòng, chống tội phạm tỉnh vừa ban hành`. */
const ACTS_LOCALLY =
	/\s(?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong)\s(?:(?:da|vua|moi|se)\s){0,2}(?:k[yi]\s)?ban hanh\s$/;

/** Whether the Party's documents of a text are all local, as far as the tables know their bodies. */
function areLocal(citations: readonly Citation[]): boolean {
	const ofParty = citations.filter(
		({ symbol, issuer }) => symbol !== null && issuer !== "khac" && isPartySymbol(symbol),
	);
	return ofParty.length > 0 && ofParty.every(({ symbol }) => isLocalSymbol(symbol ?? ""));
}

/**
 * Whether a document is local by what stands around it, though bodies of every level, or one that no table holds, bear
 * its letters: a committee of a place issues it, or the other documents of the Party in the text are `amongLocal` ones.
 */
function isLocalHere(
	{ symbol, issuer, start }: Citation,
	amongLocal: boolean,
	folded: Reading,
	authority: Authority,
): boolean {
	if (symbol === null || issuer !== "khac") return false;
	const body = bodyOfSymbol(symbol, authority);
	if (body && body.system !== "both") return false;
	const at = folded.from(start);
	if (ACTS_LOCALLY.test(folded.plain.slice(Math.max(0, at - 48), at))) return true;
	return amongLocal && !body && isPartySymbol(symbol);
}

/** Whether the body named is a central one that bears the letters of a local one: `04-BC/ĐU` of Đảng ủy Chính phủ. */
function isOfCentralBody({ parts }: Citation, folded: Reading, authority: Authority): boolean {
	const body = parts.issuer ? bodyAt(authority, folded, folded.from(parts.issuer.start)) : null;
	return body !== null && isCentral(body.value);
}

/**
 * Provinces of local documents: the one named with the body, else the one named with it elsewhere in the text, else the
 * one in its title, else the page's.
 */
export function setScope(citations: Citation[], folded: Reading, authority: Authority, context: CitationContext): void {
	const amongLocal = areLocal(citations);
	const local = citations.filter(
		(one) =>
			(isLocal(one, authority) && !isOfCentralBody(one, folded, authority)) ||
			isLocalHere(one, amongLocal, folded, authority),
	);
	if (!local.some(({ scope }) => scope === null)) return;
	const named = new Map<string, Set<string>>();
	for (const { type, symbol, scope } of local) {
		if (symbol === null || scope === null) continue;
		const key = `${type} ${symbol}`;
		named.set(key, (named.get(key) ?? new Set()).add(scope));
	}
	const page = provinceOfPage(folded, authority, context);
	for (const citation of local) {
		const elsewhere = named.get(`${citation.type} ${citation.symbol}`);
		citation.scope ??= (elsewhere && only(elsewhere)) ?? provinceOfTitle(citation, authority) ?? page;
	}
}
