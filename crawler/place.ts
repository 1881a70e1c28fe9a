import type { District, Province } from "../citation/index.ts";

/** The places that a report may be from, as the authority tables know them (63 provinces). */
export interface Places {
	provinces: Province[];
	districts: District[];
}

/** Weight of a name by how it is said. */
const STRONG = 3;
const BARE = 1;
/** Length of the lede, in characters: where a report says whose it is. */
const LEDE = 700;
/** How much of a long text is looked through. */
const MOST_TEXT = 50_000;
/** Evidence that the body alone must give: two strong mentions, and one more with every so many characters. */
const BODY_LEAST = 2 * STRONG;
const CHARACTERS_PER_MENTION = 3000;
/** How much more the first must weigh than the second. */
const DOMINANCE = 2;

const PROVINCE_CUE =
	/(?:tỉnh ủy|tỉnh đoàn|(?:ubnd|hđnd|mttq|lđlđ|đảng bộ|toàn)?\s*tỉnh|thành ủy|thành phố|tp\.?|thủ đô)\s*$/iu;
const DISTRICT_CUE = /(?:huyện ủy|huyện đoàn|huyện|thị ủy|thị xã|tx\.?|quận ủy|quận|thành ủy|thành phố|tp\.?)\s*$/iu;
/** A capitalised word right before a bare name makes it a part of another: `Nguyễn Thái Bình`, `Chủ tịch Hồ Chí Minh`. */
const PART_OF_NAME = /\p{Lu}[\p{L}]*\s$/u;
/** Other things named after a place: a street, a river, a school, a commune. */
const NAMESAKE = /(?:đường|phố|phường|xã|thôn|ấp|sông|cầu|trường|chợ|hồ|đồng chí|ông|bà|anh|chị|chủ tịch|bí thư)\s*$/iu;

/** Old and new places of the tone mark in `oa`, `oe`, `uy`: one spelling for both. */
const TONES: [string, string][] = [
	["oà", "òa"],
	["oá", "óa"],
	["oả", "ỏa"],
	["oã", "õa"],
	["oạ", "ọa"],
	["oè", "òe"],
	["oé", "óe"],
	["oẻ", "ỏe"],
	["oẽ", "õe"],
	["oẹ", "ọe"],
	["uỳ", "ùy"],
	["uý", "úy"],
	["uỷ", "ủy"],
	["uỹ", "ũy"],
	["uỵ", "ụy"],
];
const TONE_PATTERN = new RegExp(TONES.map(([from]) => from).join("|"), "giu");
const TONE_MAP = new Map(
	TONES.flatMap(([from, to]) => [
		[from, to],
		[from.toUpperCase(), to.toUpperCase()],
	]),
);

/** NFC with one place for the tone mark, and no-break spaces as spaces. */
const spelled = (text: string): string =>
	text
		.normalize("NFC")
		.replace(/[\s\u00a0]+/gu, " ")
		.replace(TONE_PATTERN, (pair) => TONE_MAP.get(pair) ?? pair);

interface Names {
	pattern: RegExp | null;
	/** By name in lower case. */
	provinces: Map<string, string>;
	districts: Map<string, Set<string>>;
}

const known = new WeakMap<Places, Names>();

/** Names of at least two words only: an abbreviation (`HG`, `TP.HCM`) never tells a province. */
const nameOf = (name: string): string =>
	spelled(name)
		.replace(/^(?:thành phố|tỉnh|huyện|thị xã|quận)\s+/iu, "")
		.toLowerCase();

function namesOf(places: Places): Names {
	const before = known.get(places);
	if (before) return before;
	const provinces = new Map<string, string>();
	const districts = new Map<string, Set<string>>();
	for (const { slug, name, aliases } of places.provinces)
		for (const form of [name, ...aliases].map(nameOf)) if (form.includes(" ")) provinces.set(form, slug);
	for (const { name, province } of places.districts) {
		const form = nameOf(name);
		if (form.length < 3 || /^\d+$/.test(form)) continue;
		districts.set(form, (districts.get(form) ?? new Set()).add(province));
	}
	const escaped = [...new Set([...provinces.keys(), ...districts.keys()])]
		.sort((a, b) => b.length - a.length)
		.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", " "));
	const pattern = escaped.length
		? new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu")
		: null;
	const names = { pattern, provinces, districts };
	known.set(places, names);
	return names;
}

/** Whether every word begins with a capital, as a name does (`hòa bình` is peace). */
const isCapitalised = (text: string): boolean => text.split(/[\s-]+/).every((word) => /^\p{Lu}/u.test(word));

/** Adds up what a text says of each province. `bare` tells whether a name without a cue counts. */
function evidence(text: string, { pattern, provinces, districts }: Names, bare: boolean): Map<string, number> {
	const found = new Map<string, number>();
	if (!pattern) return found;
	const add = (slug: string, weight: number) => found.set(slug, (found.get(slug) ?? 0) + weight);
	for (const match of spelled(text).matchAll(pattern)) {
		if (!isCapitalised(match[0])) continue;
		const before = match.input.slice(Math.max(0, match.index - 30), match.index);
		const name = match[0].toLowerCase();
		const province = provinces.get(name);
		const inProvinces = districts.get(name);
		if (province && PROVINCE_CUE.test(before) && !/(?:huyện|thị|quận)\s*$/iu.test(before)) add(province, STRONG);
		else if (inProvinces && DISTRICT_CUE.test(before)) {
			// A name that several provinces have tells nothing.
			const [only] = inProvinces;
			if (inProvinces.size === 1 && only !== undefined) add(only, STRONG);
		} else if (bare && province && name !== "hồ chí minh" && !DISTRICT_CUE.test(before)) {
			const capitals = match[0] === match[0].toUpperCase();
			const part = PART_OF_NAME.test(before) || NAMESAKE.test(before);
			if (match.index === 0 && !capitals) add(province, STRONG);
			else if (!part && !capitals) add(province, BARE);
		}
	}
	return found;
}

/** The one that weighs at least twice as much as any other, and `least`; null where none does. */
function dominating(found: Map<string, number>, least: number): string | null {
	const [first, second] = [...found].sort((a, b) => b[1] - a[1]);
	if (!first || first[1] < least) return null;
	return second && first[1] < DOMINANCE * second[1] ? null : first[0];
}

/**
 * The province that a report is from, told by its headline, else its lede, else the whole text: `Tỉnh ủy Yên Bái`,
 * `tỉnh Yên Bái`, a headline that begins with the name, or a district that only one province has.
 *
 * @returns a province slug, or null where the text names none, or several alike: it is never guessed.
 */
export function placeOf(report: { title: string; text: string }, places: Places): string | null {
	const names = namesOf(places);
	const inTitle = evidence(report.title, names, true);
	if (inTitle.size > 0) {
		const told = dominating(inTitle, STRONG);
		if (told) return told;
	}
	const lede = report.text.slice(0, LEDE);
	const inLede = evidence(lede, names, true);
	for (const [slug, weight] of inTitle) inLede.set(slug, (inLede.get(slug) ?? 0) + weight * 2);
	const told = dominating(inLede, STRONG);
	if (told) return told;
	const text = report.text.slice(0, MOST_TEXT);
	const least = Math.max(BODY_LEAST, (STRONG * text.length) / CHARACTERS_PER_MENTION);
	return dominating(evidence(text, names, false), least);
}
