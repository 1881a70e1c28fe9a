import { matches, skip } from "../../text/sticky.ts";
import { dateAt } from "../dates.ts";
import { termAt } from "../term.ts";
import { type BodyReading, bodyAt, canHaveIssued, placeAt } from "./body.ts";
import {
	AFTER_BODY,
	BY,
	DEED,
	GAP,
	OF_PARTY,
	OTHER_BODY,
	PASSIVE,
	SESSION,
	SIGNER,
	TOGETHER,
	UNKNOWN_BODY,
} from "./cues.ts";
import { takeDate } from "./day.ts";
import type { Place, Reader } from "./reader.ts";

const CAPITAL = /\p{Lu}/u;

const KIND_OF_PLACE = /(?:huyen|quan|thi xa|thi tran|xa|phuong|thanh pho|tinh)\s/y;

/**
 * The place of a local body right behind its symbol: `1614/UBND-TNMT huyện Hiệp Hòa, ngày …`, `111/CV-UBND xã Ngọc Sơn`. A body that no table has
 * is one of a district's offices: `391/PGD&ĐT Hiệp Hòa ngày …`.
 */
export function readPlace({ found, cited, authority, folded, limit }: Reader, { at }: Place): boolean {
	if (!cited.numbered || cited.bare || found.end !== cited.end || at === cited.end) return false;
	const level = cited.implied?.level ?? "unit";
	const place = placeAt(authority, folded, cited.end, level);
	if (place.end === cited.end || place.end > limit) return false;
	const dated = folded.plain.startsWith("ngay", skip(GAP, folded.plain, place.end));
	if (!dated && !matches(KIND_OF_PLACE, folded.plain, at)) return false;
	found.province = place.province;
	found.place = place.place;
	found.end = place.end;
	return true;
}

/** `được Bộ Chính trị ban hành ngày …`, `do đồng chí … ký ngày …`, `được thông qua`. */
export function readPassive(reader: Reader, { at }: Place): boolean {
	const { found, authority, folded } = reader;
	const { plain } = folded;
	const first = plain.charAt(at);
	const from = first === "d" || first === "v" || first === "c" ? skip(PASSIVE, plain, at) : at;
	if (from === at) return false;
	let body = bodyAt(authority, folded, from);
	let deed = deedAt(plain, body?.end ?? from);
	if (deed === null) {
		const signer = skip(SIGNER, plain, from);
		body = signer > from ? bodyAt(authority, folded, signer) : null;
		deed = signer > from ? deedAt(plain, body?.end ?? signer) : null;
	}
	if (deed === null || deed > reader.limit) return false;
	if (body) takeBody(reader, body);
	found.end = deed;
	const session = skip(SESSION, plain, deed);
	const day = skip(session > deed ? /[\s,]{0,3}/y : /\s{0,3}/y, plain, session);
	const date = found.date ? null : dateAt(plain, day, "running", reader.published);
	if (date && takeDate(reader, date)) return true;
	found.issued = true;
	// What follows is said of the document, and no part of its name.
	reader.limit = deed;
	return true;
}

/** Where the verb of issue ends that follows a body, its term and its meeting; null where none does. */
function deedAt(plain: string, from: number): number | null {
	const term = termAt(plain, skip(/[\s(,]{0,3}/y, plain, from), false);
	const verb = skip(SESSION, plain, term ? skip(/\s?\)/y, plain, term.end) : from);
	const end = skip(DEED, plain, verb);
	return end > verb ? end : null;
}

function takeBody(reader: Reader, body: BodyReading): void {
	const { found, cited } = reader;
	if (found.issuer) return;
	found.issuer = { value: body.value, span: body.span };
	found.province = body.province;
	found.place = body.place;
	if (body.congress !== null && cited.termed) found.term ??= { value: body.congress, span: body.span };
	found.end = body.end;
	reader.late = false;
}

/** Reads the body that issued the document: `của Bộ Chính trị`, `(Tỉnh ủy Sơn La)`. */
export function readBody(reader: Reader, place: Place): boolean {
	const { found, authority, folded, limit } = reader;
	const { plain, text } = folded;
	const { at } = place;
	const first = plain.charAt(at);
	const by = first === "c" || first === "d" ? skip(BY, plain, at) : at;
	const body = found.issuer ? null : bodyAt(authority, folded, by);
	if (body && body.end <= limit && isNamed(reader, body, by > at, place)) {
		takeBody(reader, body);
		if (matches(TOGETHER, plain, at)) found.together ??= "body";
		return true;
	}
	if (by === at || reader.late) return false;
	found.ofOther ||= !found.issuer && CAPITAL.test(text.charAt(by)) && matches(OTHER_BODY, plain, at);
	const passed = skip(OF_PARTY, plain, at);
	const end = passed === at && CAPITAL.test(text.charAt(by)) ? skip(UNKNOWN_BODY, plain, at) : passed;
	if (end === at || end > limit) return false;
	if (passed === at) found.province ??= provinceIn(reader, by, end);
	found.end = end;
	return true;
}

/** Bodies of the whole country that are called by the place they stand in: `Đại học Thái Nguyên`. */
const OF_COUNTRY = /(?:dai hoc|hoc vien|tap doan|tong cong ty|tong cuc)\s/y;

/** The last province in the name of a body that no table holds: `Kho bạc Nhà nước ⟨An Giang⟩`. */
function provinceIn({ authority, folded }: Reader, start: number, end: number): string | null {
	if (matches(OF_COUNTRY, folded.plain, start)) return null;
	let province: string | null = null;
	for (const match of authority.provinceNames.matches(folded.plain.slice(start, end)))
		if (CAPITAL.test(folded.text.charAt(start + match.start))) province = match.value;
	return province;
}

/** Whether a body is named as the one that issued the document, not as one that does something about it. */
function isNamed({ late, cited, folded }: Reader, body: BodyReading, by: boolean, { bracket, comma }: Place): boolean {
	const fits = canHaveIssued(cited.implied, body.value);
	if (by) return !late || fits;
	if (late) return false;
	if (bracket) return fits || !cited.implied?.slug;
	return fits && (!comma || body.plenum || matches(AFTER_BODY, folded.plain, body.end));
}
