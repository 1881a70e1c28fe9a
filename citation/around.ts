import type { Authority } from "./authority.ts";
import { dateAt, numeral } from "./dates.ts";
import type { Folded } from "./fold.ts";
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
const MEETING = /(?:\s+dang)?\s*,?\s*lan thu\s+[a-z0-9]+(?:\s+mot|\s+hai|\s+ba)?/y;
/** `Hội nghị Trung ương 6`: the plenum stands for the Central Committee. */
const SHORT_PLENUM = /hoi nghi\s+(?:trung uong|tw)(?:\s+dang)?\s+(?:lan thu\s+)?[a-z0-9]+(?:\s+mot|\s+hai|\s+ba)?/y;
const ABOUT = /(?:ve viec|ve|v\/v)\s+|(?=["“”‘'«(]{1,2}\s*ve\s)/y;
const OPENING = '"“”«';
const CLOSING = /["”“»]/;
const PLACE = /(?:(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|dac khu)\s+)?/y;
const NAME = /(?:\p{Lu}[\p{L}']*)(?:[ -]{1,3}\p{Lu}[\p{L}']*){0,3}/uy;
const TITLE_END = /[;\n]|\.(?=\s|$)|,(?=\s+(?:ngày|của|được|đã|nhất là|trong đó))|\((?=ban hành|sau đây|gọi tắt)/u;

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

/** The place behind the name of a local body: `tỉnh Yên Bái`, `huyện Thoại Sơn`, `Sơn La`. */
function placeAt(
	authority: Authority,
	folded: Folded,
	at: number,
): { province: string | null; place: string | null; end: number } {
	const gap = skip(/\s{1,2}/y, folded.plain, at);
	const none = { province: null, place: null, end: at };
	if (gap === at) return none;
	const name = skip(PLACE, folded.plain, gap);
	const province = authority.provinceNames.matchAt(folded.plain, name);
	const kind = folded.plain.slice(gap, name).trim();
	if (province && !/^(?:huyen|quan|thi xa|xa|phuong)$/.test(kind))
		return { province: province.value, place: null, end: province.end };
	NAME.lastIndex = name;
	const proper = NAME.exec(folded.text)?.[0];
	if (proper === undefined) return none;
	return { province: null, place: proper, end: name + proper.length };
}

/** `50 CT/TW-1999`: a year hung on the symbol. */
function yearBehindDash(plain: string, at: number) {
	LAST_YEAR.lastIndex = at;
	const year = LAST_YEAR.exec(plain)?.groups?.y;
	return year === undefined ? null : { value: year, start: at + 1, end: at + 5 };
}

function titleAt(folded: Folded, at: number, limit: number): { value: string; span: Span } | null {
	const about = skip(ABOUT, folded.plain, at);
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
	const value = (stop < 0 ? rest : rest.slice(0, stop)).trimEnd();
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
			const named = skip(MEETING, plain, issuer.end);
			const local = issuer.value.level !== "central" && issuer.value.level !== "ministry";
			const place = local ? placeAt(authority, folded, issuer.end) : { province: null, place: null, end: named };
			found.province = place.province;
			found.place = place.place;
			found.end = skip(/\s*\)/y, plain, place.end);
			continue;
		}
		found.title = titleAt(folded, at, limit);
		if (found.title) found.end = found.title.span.end;
		break;
	}
	return found;
}
