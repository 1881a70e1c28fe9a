import { roman } from "../citation/index.ts";
import type { Facets } from "../data/store/port.ts";
import type { DirectiveStatus } from "../model/directive.ts";
import type { MentionStatus } from "../model/mention.ts";
import type { FacetField, FacetValue } from "../web/components/facets.tsx";
import type { Pair, Speech } from "../web/language.tsx";
import type { Names } from "../web/names.ts";
import { type Narrowing, type ResultsState, resultsHref, type Tab } from "../web/pages/results-address.ts";
import { type QueryField, withField } from "../web/query-text.ts";
import { confidenceWords, MENTION_WORDS, relationWords, STATUS_WORDS } from "../web/words.ts";

/** Most values of one field that a page lists, and about how many characters the addresses of all may take. */
const MOST = 40;
const ROOM = 16_000;

/** How many values of a field a page lists: each has the search in its address, which may be long. */
function shownOf(state: ResultsState): number {
	const each = resultsHref(state).length + 60;
	return Math.max(3, Math.min(MOST, Math.floor(ROOM / each / OF_TAB[state.loai].length)));
}

/** What the results are narrowed down to: slugs by field of the search text, the rest stands in the state. */
export type Chosen = Partial<Record<QueryField, string[] | undefined>>;

/** What the facets of a page are made of. */
interface Making {
	facets: Facets;
	state: ResultsState;
	chosen: Chosen;
	names: Names;
	speech: Speech;
	/** The address of the page that shows the list; that of the results unless told. */
	hrefOf?: (state: ResultsState) => string;
}

interface Labelled {
	label: Pair;
	/** A value in words. */
	word: (value: string, making: Making) => string;
}

/** A facet that is written into the search text as a field of it. */
interface Written extends Labelled {
	field: QueryField;
	/** Newest first instead of most first. */
	byValue?: boolean;
}

const WRITTEN = {
	type: { field: "loai", label: ["Loại văn bản", "Type"], word: (value, { names }) => names.type(value) },
	issuer: {
		field: "coquan",
		label: ["Cơ quan ban hành", "Issued by"],
		word: (value, { names }) => names.issuer(value),
	},
	term: { field: "khoa", label: ["Khóa", "Term"], word: (value) => roman(Number(value)), byValue: true },
	year: { field: "nam", label: ["Năm ban hành", "Year of issue"], word: (value) => value, byValue: true },
	province: { field: "tinh", label: ["Địa phương", "Province"], word: (value, { names }) => names.province(value) },
	source: { field: "nguon", label: ["Nguồn", "Source"], word: (value, { names }) => names.source(value) ?? value },
} as const satisfies Record<string, Written>;

const STATED = {
	hieuluc: {
		facet: "status",
		label: ["Hiệu lực", "Status"],
		word: (value, { speech }) => speech.word(STATUS_WORDS[value as DirectiveStatus]),
	},
	trangthai: {
		facet: "status",
		label: ["Xác định văn bản", "Identification"],
		word: (value, { speech }) => speech.word(MENTION_WORDS[value as MentionStatus]),
	},
	quanhe: {
		facet: "relation",
		label: ["Quan hệ", "Relation"],
		word: (value, { speech }) => speech.word(relationWords({ kind: value as "amends", direction: "out" })),
	},
} as const satisfies Record<string, Labelled & { facet: string }>;

/** Most first, the unknown left out. */
const valuesOf = (counts: Record<string, number> = {}): [string, number][] =>
	Object.entries(counts)
		.filter(([value]) => value !== "unknown")
		.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

function written(name: keyof typeof WRITTEN, making: Making): FacetField {
	const { field, label, word, byValue }: Written = WRITTEN[name];
	const { facets, state, chosen, speech, hrefOf = resultsHref } = making;
	const rows = valuesOf(facets[name]);
	if (byValue) rows.sort(([a], [b]) => Number(b) - Number(a));
	const href = (value: string | null): string => hrefOf({ ...state, q: withField(state.q, field, value) });
	const now = chosen[field];
	return {
		label: speech.word(label),
		chosen: now ? { name: now.map((value) => word(value, making)).join(", "), href: href(null) } : null,
		values: rows
			.slice(0, shownOf(state))
			.map(([value, count]) => ({ name: word(value, making), rows: count, href: href(value) })),
	};
}

function stated(name: keyof typeof STATED, making: Making): FacetField {
	const { facet, label, word } = STATED[name];
	const { facets, state, speech, hrefOf = resultsHref } = making;
	const now = state[name];
	const rows = name === "hieuluc" ? Object.entries(facets[facet] ?? {}) : valuesOf(facets[facet]);
	return {
		label: speech.word(label),
		chosen: now ? { name: word(now, making), href: hrefOf({ ...state, [name]: null }) } : null,
		values: rows.map(([value, count]) => ({
			name: word(value, making),
			rows: count,
			href: hrefOf({ ...state, [name]: value }),
		})),
	};
}

/** Least confidences that are offered, in tenths. */
const STEPS = [9, 7, 4];

/** At least so sure, in words: `chắc chắn`, `khá chắc trở lên`. */
const sureWords = (tenths: number, { say, word }: Speech): string =>
	word(confidenceWords(tenths / 10)) + (tenths >= 9 ? "" : say(" trở lên", " or surer"));

function confidence({ facets, state, speech, hrefOf = resultsHref }: Making): FacetField {
	const counts = Object.entries(facets.confidence ?? {});
	const values: FacetValue[] = [];
	for (const least of STEPS) {
		const rows = counts.reduce((sum, [tenths, count]) => sum + (Number(tenths) >= least ? count : 0), 0);
		// A step that leaves what the one before leaves is no choice.
		if (rows > (values.at(-1)?.rows ?? 0))
			values.push({ name: sureWords(least, speech), rows, href: hrefOf({ ...state, tincay: least }) });
	}
	return {
		label: speech.say("Độ tin cậy", "Confidence"),
		chosen:
			state.tincay === null
				? null
				: { name: sureWords(state.tincay, speech), href: hrefOf({ ...state, tincay: null }) },
		values,
	};
}

/** Years of publication, which the search text says by a first and a last day. */
function published({ facets, state, chosen, speech, hrefOf = resultsHref }: Making): FacetField {
	const { say, date, word } = speech;
	const span = (from: string | null, to: string | null): string =>
		hrefOf({ ...state, q: withField(withField(state.q, "tu", from), "den", to) });
	const [from, to] = [chosen.tu?.[0], chosen.den?.[0]];
	const whole = from?.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31` ? from.slice(0, 4) : null;
	const days: Pair = [
		[from && `từ ${date(from)}`, to && `đến ${date(to)}`].filter(Boolean).join(" "),
		[from && `from ${date(from)}`, to && `to ${date(to)}`].filter(Boolean).join(" "),
	];
	return {
		label: say("Năm đăng", "Year of publication"),
		chosen: from || to ? { name: whole ?? word(days), href: span(null, null) } : null,
		values: valuesOf(facets.year)
			.sort(([a], [b]) => Number(b) - Number(a))
			.slice(0, shownOf(state))
			.map(([year, rows]) => ({ name: year, rows, href: span(`01/01/${year}`, `31/12/${year}`) })),
	};
}

/** Which facets a tab of the results shows, in order. */
const OF_TAB: Record<Tab, ((making: Making) => FacetField)[]> = {
	vb: [
		...(["type", "issuer", "term", "year", "province"] as const).map(
			(name) => (making: Making) => written(name, making),
		),
		(making) => stated("hieuluc", making),
	],
	bc: [
		published,
		...(["province", "source", "type", "issuer", "term"] as const).map(
			(name) => (making: Making) => written(name, making),
		),
	],
	td: [
		published,
		...(["province", "source", "type", "issuer", "term"] as const).map(
			(name) => (making: Making) => written(name, making),
		),
		(making) => stated("quanhe", making),
		(making) => stated("trangthai", making),
		confidence,
	],
};

/** The facets of a list as links that narrow it down, each with how many rows would be left. */
export const facetFields = (making: Making): FacetField[] => OF_TAB[making.state.loai].map((make) => make(making));

/** What of the state narrows the shown list, in words, with the state without it. */
export function statedParts(
	state: ResultsState,
	names: Names,
	speech: Speech,
): { words: string; state: ResultsState }[] {
	const making = { facets: {}, state, chosen: {}, names, speech };
	const part = (name: keyof Narrowing, { label, chosen }: FacetField) =>
		chosen ? [{ words: `${label}: ${chosen.name}`, state: { ...state, [name]: null } }] : [];
	if (state.loai === "vb") return part("hieuluc", stated("hieuluc", making));
	if (state.loai === "bc") return [];
	return [
		...part("quanhe", stated("quanhe", making)),
		...part("trangthai", stated("trangthai", making)),
		...part("tincay", confidence(making)),
	];
}
