import type { Authority } from "../../authority.ts";
import { CENTRAL_BODIES } from "../../kinds.ts";
import type { Folded } from "../../text/fold.ts";
import { plain as plainText, slug } from "../../text/slug.ts";
import { skip } from "../../text/sticky.ts";
import type { Issuer, Span } from "../../types.ts";
import { numeral, ORDINAL_WORDS } from "../dates.ts";

/** A place behind the name of a body: a province (slug), or a district or commune by its name. */
export interface PlaceReading {
	province: string | null;
	place: string | null;
	end: number;
}

/** A body named in a text, with all that belongs to its name; spans are into the folded text. */
export interface BodyReading extends PlaceReading {
	value: Issuer;
	/** The name alone, without office before and place behind. */
	span: Span;
	/** Number of the congress, where the body is one. */
	congress: number | null;
	/** Whether a meeting stands for the body: `Hội nghị Trung ương 7`. */
	plenum: boolean;
}

/** Words before the name of a body that change nothing about who issued the document: offices and organs of it. */
const OFFICE =
	/(?:(?:dong chi|quyen|pho|tong)\s{1,2}){0,2}(?:(?:bo truong|thu truong|chu tich|giam doc|thong doc|chanh an|vien truong|chu nhiem|bi thu|ban thuong vu|btv|thuong vu|thuong truc|ban thuong truc|ban chap hanh|bch|lanh dao|lien bo)[\s,-]{1,3}){0,2}/y;
const ORDER = `(?:\\d{1,2}|(?:${ORDINAL_WORDS})|[ivx]{1,5})(?![a-z0-9])`;
/** `(lần 2)`, `(lần thứ hai)`: the second part of a plenum. */
const PART = "(?:\\s{0,2}\\(?\\s?lan\\s(?:thu\\s)?(?:1|2|mot|nhat|hai)\\s?\\)?)?";
/** `Hội nghị lần thứ tám ⟨Ban Chấp hành Trung ương⟩`. */
const PLENUM_OF = new RegExp(
	`hoi nghi\\s{1,2}(?:lan thu\\s{1,2})?${ORDER}${PART}[\\s,]{1,3}(?=ban chap hanh|bch|trung uong|tw)`,
	"y",
);
/** A plenum that stands for the Central Committee: `Hội nghị Trung ương 7`, `Trung ương 6 (lần 2) khóa VIII`. */
const PLENUM = new RegExp(
	`(?:hoi nghi\\s{1,2}(?:trung uong|tw)(?:\\sdang)?\\s{1,2}(?:lan thu\\s)?${ORDER}${PART}|(?:(?:trung uong|tw)(?:\\sdang)?\\s{1,2}|hoi nghi\\s{1,2}(?=lan thu))(?:lan thu\\s)?${ORDER}${PART}(?=\\s{0,2}[,(-]?\\s{0,2}\\(?(?:khoa|k\\.)))`,
	"y",
);
const CONGRESS =
	/dai hoi\s(?:(?:dai bieu\s)?(?:dang\s)?toan quoc\s|dang\s)?(?:lan thu\s)?(?<t>[ivx]{1,6})(?![a-z0-9])(?:\scua dang(?! bo)(?![a-z]))?/y;
/** `Đảng` behind a short name of the Central Committee, the country behind the National Assembly, which of its meetings. */
const TAIL = new RegExp(
	`(?:\\sdang(?:\\s(?:cong san|lao dong)\\sviet nam)?(?! bo| uy| doan| vien)(?![a-z]))?(?:\\s(?:nuoc\\s)?(?:cong hoa xa hoi chu nghia|chxhcn)\\sviet nam)?(?:\\s?,?\\slan thu\\s${ORDER}${PART})?`,
	"y",
);
/** Behind `Trung ương`: the central committee of an association, not the Party's. */
const ASSOCIATION = /\s(?:hoi|doan|lien hiep|mat tran|tong lien doan)(?! nghi)(?![a-z])/y;
/** `Ban Tổ chức và Ban Dân vận Trung ương`: the last word is that of both. */
const JOINT =
	/ban\s(?<first>[a-z ]{3,30}?)\s?(?:,|-|va)\sban\s[a-z ]{3,30}?\s(?<whose>trung uong|tw|tinh uy|thanh uy|huyen uy)(?![a-z])/y;

const KIND = /(?:(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\s{1,2}|tp\.?\s?(?=[a-z]))/y;
/** The larger place in which a place lies: `, tỉnh An Giang`. */
const WITHIN =
	/\s{0,2}[,(-]?\s{0,2}(?:thuoc\s)?(?:(?<kind>tinh|thanh pho|huyen|quan|thi xa)\s{1,2}|tp\.?\s?(?=[a-z]))/y;
const BELOW = /(?:huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\s{0,2}$/;
const NAME = /\p{Lu}[\p{L}']*(?:[ -]{1,3}\p{Lu}[\p{L}']*){0,3}/uy;
const CAPITAL = /\p{Lu}/u;

/** The proper name at `at`: as many of its words as a district has, else all of them, in a headline two. */
function properName(authority: Authority, folded: Folded, at: number): string | null {
	NAME.lastIndex = at;
	const name = NAME.exec(folded.text)?.[0];
	if (name === undefined) return null;
	const words = name.split(/(?<=[ -])(?=\p{L})/u);
	for (let n = words.length; n > 0; n--) {
		const shorter = words.slice(0, n).join("").trimEnd();
		if (authority.provincesOfDistrict.has(slug(shorter))) return shorter;
	}
	// Behind words in small letters, capitals are the letters of a newspaper or an office: `của Thành ủy SGGP`.
	if (/^\p{Lu}{3}/u.test(name) && /\p{Ll}/u.test(folded.text.slice(Math.max(0, at - 3), at))) return null;
	return name === name.toUpperCase() ? words.slice(0, 2).join("").trimEnd() : name;
}

const firstWords = new WeakMap<Authority, ReadonlySet<string>>();

/** Whether a folded word begins the name of a body. */
export function isFirstWord(authority: Authority, word: string): boolean {
	const known = firstWords.get(authority);
	if (known) return known.has(word);
	const names = authority.data.issuers.flatMap(({ name, aliases }) => [name, ...aliases]);
	const words = new Set(names.map((name) => /[a-z]+|\d+/.exec(plainText(name))?.[0] ?? ""));
	firstWords.set(authority, words);
	return words.has(word);
}

/** The province whose name, in capitals, stands at `at`. */
function provinceAt(authority: Authority, folded: Folded, at: number) {
	return CAPITAL.test(folded.text.charAt(at)) ? authority.placeNames.matchAt(folded.plain, at) : null;
}

/**
 * The place behind the name of a local body: `tỉnh Yên Bái`, `TP. Hồ Chí Minh`, `Sơn La`, `Thoại Sơn, tỉnh An Giang`.
 * A district that only one province has tells the province too.
 */
export function placeAt(authority: Authority, folded: Folded, at: number, level: Issuer["level"]): PlaceReading {
	const none = { province: null, place: null, end: at };
	if (level === "central" || level === "ministry") return none;
	const { plain } = folded;
	const gap = skip(/\s{1,2}/y, plain, at);
	if (gap === at) return none;
	const name = skip(KIND, plain, gap);
	const below =
		level === "district" ||
		level === "commune" ||
		BELOW.test(plain.slice(name > gap ? gap : Math.max(0, at - 9), name));
	const province = below ? null : provinceAt(authority, folded, name);
	if (province) return { province: province.value, place: null, end: province.end };
	// What stands on the next line is another thing: `của Thành ủy⏎TTO - Ngày 8/6, …`.
	const place = plain.slice(at, name).includes("\n") ? null : properName(authority, folded, name);
	if (place === null) return none;
	// `UBND tỉnh AG`: a province in letters that no table has is no place below one.
	if (name > gap ? plain.startsWith("tinh", gap) : plain.endsWith(" tinh", at))
		return { ...none, end: name + place.length };
	let end = name + place.length;
	for (let step = 0; step < 2; step++) {
		const inner = skip(WITHIN, plain, end);
		if (inner === end) break;
		const larger = provinceAt(authority, folded, inner);
		if (larger) return { province: larger.value, place, end: larger.end };
		const district = properName(authority, folded, inner);
		if (district === null) break;
		end = inner + district.length;
	}
	const provinces = authority.provincesOfDistrict.get(slug(place)) ?? [];
	return { province: provinces.length === 1 ? (provinces[0] ?? null) : null, place, end };
}

/** The province of the place at `at`, `Yên Bái` or `TP. Hồ Chí Minh`, or the only one that has a district of that name. */
export function seatAt(authority: Authority, folded: Folded, at: number): string | null {
	const name = skip(KIND, folded.plain, at);
	const province = provinceAt(authority, folded, name);
	if (province) return province.value;
	const place = properName(authority, folded, name);
	const provinces = place === null ? [] : (authority.provincesOfDistrict.get(slug(place)) ?? []);
	return provinces.length === 1 ? (provinces[0] ?? null) : null;
}

/** The bodies that the Central Committee elects, and its name behind theirs: `Bộ Chính trị BCH Trung ương Đảng`. */
const OF_COMMITTEE: ReadonlySet<string> = new Set(["bo-chinh-tri", "ban-bi-thu"]);
const COMMITTEE = /\s{1,2}(?:ban chap hanh|bch)\s{1,2}(?:trung uong|tw|t\.?\s?u)(?![a-z])/y;

const CENTRAL_COMMITTEE = "ban chap hanh trung uong";

/** The name at `at`, office and plenum before it passed over; of two readings the one that reaches farther. */
function nameAt(authority: Authority, plain: string, at: number) {
	const direct = authority.issuerNames.matchAt(plain, at);
	if (direct && direct.value.slug !== "bch-trung-uong") return direct;
	const office = "bcdglpqtv".includes(plain.charAt(at)) ? skip(OFFICE, plain, at) : at;
	const behind = office > at ? authority.issuerNames.matchAt(plain, office) : null;
	const best = behind && behind.end > (direct?.end ?? 0) ? behind : direct;
	if (best?.value.slug === "bch-trung-uong" && skip(ASSOCIATION, plain, best.end) > best.end) return null;
	if (best) return best;
	JOINT.lastIndex = at;
	const joint = plain.startsWith("ban ", at) ? JOINT.exec(plain) : null;
	const first = joint && authority.issuerNames.matchAt(`ban ${joint.groups?.first} ${joint.groups?.whose}`, 0);
	return joint && first ? { value: first.value, start: at, end: at + joint[0].length } : null;
}

/** Cities under the centre since the day that their committees are called Thành ủy in the table of provinces, and Huế. */
function isCentralCity(authority: Authority, province: string): boolean {
	const { committee } = authority.data.provinces.find(({ slug: one }) => one === province) ?? {};
	return province === "thua-thien-hue" || (committee?.startsWith("Thành ủy") ?? false);
}

/** The Thành ủy of a city below a province, `Thành ủy Sơn La`: a committee of the district's rank. */
function cityCommittee(authority: Authority, folded: Folded, at: number, place: PlaceReading) {
	const { province } = place;
	if (place.place === null && (province === null || isCentralCity(authority, province))) return null;
	const value = authority.issuersByCode.get("HU");
	return value ? { value, place: place.place ?? folded.text.slice(at, place.end).trim() } : null;
}

/** A name that says that the body is a province's: `LĐLĐ tỉnh`, `Tỉnh đoàn`. */
const OF_PROVINCE = /(?:tinh|thanh pho|tinh doan|thanh doan)$/;
const OF_PLACE = /\s(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)\s/y;

/** The level of a body; organisations with one name at every level say which behind it: `MTTQ Việt Nam ⟨tỉnh Yên Bái⟩`. */
function levelAt(plain: string, { level, system }: Issuer, end: number, tail: number): Issuer["level"] {
	if (level !== "central" || system === "state" || system === "party") return level;
	return OF_PROVINCE.test(plain.slice(Math.max(0, end - 10), end)) || skip(OF_PLACE, plain, tail) > tail
		? "province"
		: level;
}

/** The body named at `at` of a folded text, or null. */
export function bodyAt(authority: Authority, folded: Folded, at: number): BodyReading | null {
	const { plain } = folded;
	const first = plain.charCodeAt(at);
	if (!(first >= 0x61 && first <= 0x7a)) return null;
	let name = null;
	let plenum = false;
	let congress: number | null = null;
	// Only these letters begin a meeting.
	if (first === 0x68 || first === 0x74) {
		const end = skip(PLENUM, plain, at);
		plenum = end > at;
		const committee = plenum ? authority.issuerNames.matchAt(CENTRAL_COMMITTEE, 0) : null;
		if (committee) name = { value: committee.value, start: at, end };
	} else if (first === 0x64) {
		CONGRESS.lastIndex = at;
		const match = CONGRESS.exec(plain);
		const party = match ? authority.issuerNames.matchAt("dai hoi dang toan quoc", 0) : null;
		congress = match?.groups?.t === undefined ? null : numeral(match.groups.t);
		if (match && party) name = { value: party.value, start: at, end: at + match[0].length };
	}
	if (name === null) {
		const start = first === 0x68 ? skip(PLENUM_OF, plain, at) : at;
		plenum = start > at;
		name = nameAt(authority, plain, start);
	}
	if (name === null) return null;
	// `từ ngày` is no `T.Ư`: letters stand for a body in capitals only.
	if (name.end - name.start <= 3 && !CAPITAL.test(folded.text.charAt(name.start))) return null;
	const elected = OF_COMMITTEE.has(name.value.slug) ? skip(COMMITTEE, plain, name.end) : name.end;
	const tail = skip(TAIL, plain, elected);
	const place = placeAt(authority, folded, tail, levelAt(plain, name.value, name.end, tail));
	const city = plain.endsWith("thanh uy", name.end) ? cityCommittee(authority, folded, tail, place) : null;
	return {
		value: city?.value ?? name.value,
		span: { start: name.start, end: name.end },
		province: place.province,
		place: city?.place ?? place.place,
		end: place.end,
		congress,
		plenum,
	};
}

/** Whether a body can have issued a document whose symbol tells `implied`. Of cities below a province the code is TU too. */
export function canHaveIssued(implied: Issuer | null, body: Issuer): boolean {
	const slug = implied?.slug || null;
	if (slug === null) return CENTRAL_BODIES.has(body.slug);
	return slug === body.slug || (slug === "tinh-uy" && body.slug === "huyen-uy");
}
