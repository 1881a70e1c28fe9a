import type { Authority } from "./authority.ts";
import { dateAt, numeral } from "./dates.ts";
import type { Folded } from "./fold.ts";
import { slug } from "./slug.ts";
import type { Issuer, Span } from "./types.ts";

/** What stands behind a citation and belongs to it; spans are into the folded text. */
export interface Surroundings {
	date: { value: string; span: Span } | null;
	issuer: { value: Issuer; span: Span } | null;
	term: { value: number; span: Span } | null;
	title: { value: string; span: Span } | null;
	/** Province slug and district or commune name behind the issuer. */
	province: string | null;
	place: string | null;
	/** Where the last part ends. */
	end: number;
}

/** Farthest that a part may begin from the end of the part before, and the longest title, in characters. */
const TITLE_MAX = 300;
const GAP = /[\s,]{0,6}/y;
const TERM = /(\(?)\s*(?:khoa|k\.)\s*(?<term>[ivx]{1,5}|\d{1,2})(?![a-z0-9])\s*(?:\)|(?<=\1))/y;
const BY = /(?:cua|do)\s+/y;
/** Words between `của` and the name of the body that change nothing about who issued it. */
const OFFICE =
	/(?:(?:dong chi\s+)?(?:bo truong|chu tich|pho chu tich|giam doc|ban thuong vu|btv|thuong truc|ban chap hanh|bch)\s+)?/y;
const PLENUM = /hoi nghi(?: lan thu)?\s+[a-z0-9]+(?:\s+mot|\s+hai|\s+ba|\s+bon|\s+lam)?[\s,]+(?=ban chap hanh|bch)/y;
/** What may stand between a citation or its issuer and the date of issue. */
const ISSUED = /(?:(?:duoc\s+)?(?:ky\s+)?ban hanh\s+(?=n?gay)|ngay ban hanh\s*:?\s*|ky\s+(?=ngay))/y;
const LAST_YEAR = /-(?<y>(?:19|20)\d\d)(?!\d)/y;
/** `Đảng` behind a short name of the Central Committee: `BCH TW Đảng`. */
const PARTY = /\s+dang(?! bo)(?![a-z])/y;
const MEETING = /(?:\s+dang)?\s*,?\s*lan thu\s+[a-z0-9]+(?:\s+mot|\s+hai|\s+ba)?/y;
/** `Hội nghị Trung ương 6`: the plenum stands for the Central Committee. */
const SHORT_PLENUM =
	/(?:hoi nghi\s+)?(?:trung uong|tw)(?:\s+dang)?\s+(?:lan thu\s+)?(?:\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?:\s+[a-z]+)?)(?=\s*[,(-]?\s*\(?khoa)/y;
const ABOUT = /(?:ve viec|ve|v\/v)\s+|(?=["“”‘'«(]{1,2}\s*ve\s)/y;
const COLON = /:\s*(?=["“”‘'«])/y;
const OPENING = '"“”«';
const CLOSING = /["”“»]/;
const PLACE = /(?:(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|dac khu)\s+|tp\.?\s*(?=[a-z]))?/y;
const NAME = /(?:\p{Lu}[\p{L}']*)(?:[ -]{1,3}\p{Lu}[\p{L}']*){0,3}/uy;
/** Where a title without quotation marks ends; `không được` stands in titles, `được` alone begins what is said of them. */
const TITLE_END =
	/[;\n]|(?<!không)\s(?=(?:tiếp tục )?(?:được|đã|đang|sẽ)\s)|\.(?=\s|$)|,(?=\s+(?:ngày|của|được|đã|nhất là|trong đó))|\((?=ban hành|sau đây|gọi tắt)/u;

const skip = (pattern: RegExp, text: string, at: number): number => {
	pattern.lastIndex = at;
	return at + (pattern.exec(text)?.[0].length ?? 0);
};

/** The body named at `at`, with the office before it; the longest name wins over the office's words. */
function issuerAt(authority: Authority, plain: string, at: number) {
	const plenum = skip(SHORT_PLENUM, plain, at);
	const committee = plenum > at ? authority.issuerNames.matchAt("ban chap hanh trung uong", 0) : null;
	if (committee) return { ...committee, start: at, end: plenum };
	return authority.issuerNames.matchAt(plain, at) ?? authority.issuerNames.matchAt(plain, skip(OFFICE, plain, at));
}

/** A place behind the name of a body: a province (slug), or a district or commune by its name. */
export interface PlaceReading {
	province: string | null;
	place: string | null;
	end: number;
}

/**
 * The place behind the name of a local body: `tỉnh Yên Bái`, `TP. Hồ Chí Minh`, `huyện Thoại Sơn`, `Sơn La`. A district
 * that only one province has tells the province too.
 */
export function placeAt(authority: Authority, folded: Folded, at: number, level: Issuer["level"]): PlaceReading {
	const none = { province: null, place: null, end: at };
	const gap = skip(/\s{1,2}/y, folded.plain, at);
	if (gap === at || level === "central" || level === "ministry") return none;
	const name = skip(PLACE, folded.plain, gap);
	const kind = folded.plain.slice(gap, name).trim();
	const below = /^(?:huyen|quan|thi xa|xa|phuong)$/.test(kind) || level === "district" || level === "commune";
	const province = below ? null : authority.placeNames.matchAt(folded.plain, name);
	if (province && /^\p{Lu}/u.test(folded.text.charAt(name)))
		return { province: province.value, place: null, end: province.end };
	NAME.lastIndex = name;
	const proper = NAME.exec(folded.text)?.[0];
	if (proper === undefined) return none;
	const provinces = authority.provincesOfDistrict.get(slug(proper)) ?? [];
	return { province: provinces.length === 1 ? (provinces[0] ?? null) : null, place: proper, end: name + proper.length };
}

/** `50 CT/TW-1999`: a year hung on the symbol. */
function yearBehindDash(plain: string, at: number) {
	LAST_YEAR.lastIndex = at;
	const year = LAST_YEAR.exec(plain)?.groups?.y;
	return year === undefined ? null : { value: year, start: at + 1, end: at + 5 };
}

function titleAt(folded: Folded, at: number, limit: number): { value: string; span: Span } | null {
	const about = skip(ABOUT, folded.plain, skip(COLON, folded.plain, at));
	const quoted = skip(/[\s(]{0,2}/y, folded.plain, about);
	if (OPENING.includes(folded.text.charAt(quoted) || " ")) {
		const inner = quoted + 1;
		const rest = folded.text.slice(inner, Math.min(limit, inner + TITLE_MAX));
		let depth = 1;
		for (let i = 0; i < rest.length; i++) {
			const c = rest.charAt(i);
			if (c === "“" || c === "«") depth++;
			else if (CLOSING.test(c) && --depth === 0)
				return { value: rest.slice(0, i).trim(), span: { start: inner, end: inner + i } };
		}
	}
	if (about === at) return null;
	const rest = folded.text.slice(about, Math.min(limit, about + TITLE_MAX));
	const stop = rest.search(TITLE_END);
	const value = (stop < 0 ? rest : rest.slice(0, stop)).replace(/[\s,]+(?:và|cùng|gắn với|theo)?\s*$/u, "");
	return value.length < 4 ? null : { value, span: { start: about, end: about + value.length } };
}

/**
 * Reads what follows a citation: date, issuer, term and title, in any order, each at most once.
 *
 * It stops at the first word that is none of these, so that a date never comes from a neighbour, nor from `có hiệu lực
 * từ ngày …`; `limit` is where the next citation starts.
 */
export function readAround(folded: Folded, authority: Authority, from: number, limit: number): Surroundings {
	const found: Surroundings = {
		date: null,
		issuer: null,
		term: null,
		title: null,
		province: null,
		place: null,
		end: from,
	};
	const { plain } = folded;
	for (let step = 0; step < 7; step++) {
		const at = skip(GAP, plain, found.end);
		if (at >= limit) break;
		const bracket = plain[at] === "(";
		const inner = bracket ? skip(/\(\s*/y, plain, at) : at;
		const date = found.date ? null : (dateAt(plain, skip(ISSUED, plain, inner), bracket) ?? yearBehindDash(plain, at));
		if (date && date.end <= limit) {
			found.date = { value: date.value, span: { start: date.start, end: date.end } };
			found.end = bracket ? skip(/\s*\)/y, plain, date.end) : date.end;
			continue;
		}
		TERM.lastIndex = at;
		const term = found.term ? null : TERM.exec(plain);
		const value = term?.groups?.term === undefined ? null : numeral(term.groups.term);
		if (term && value !== null) {
			found.term = { value, span: { start: at, end: at + term[0].length } };
			found.end = at + term[0].length;
			continue;
		}
		const by = skip(PLENUM, plain, skip(BY, plain, inner));
		const issuer = found.issuer ? null : issuerAt(authority, plain, by);
		if (issuer && issuer.end <= limit) {
			found.issuer = { value: issuer.value, span: { start: by, end: issuer.end } };
			const named = skip(MEETING, plain, skip(PARTY, plain, issuer.end));
			const place = placeAt(authority, folded, named, issuer.value.level);
			found.province = place.province;
			found.place = place.place;
			found.end = skip(/\s*\)/y, plain, place.end);
			continue;
		}
		const title = found.title ? null : titleAt(folded, at, limit);
		if (!title) break;
		found.title = title;
		found.end = title.span.end;
		// A title in quotes has an end, and date or issuer may follow; one without runs to the end of its clause.
		if (!CLOSING.test(folded.text.charAt(found.end))) break;
		found.end++;
	}
	return found;
}
