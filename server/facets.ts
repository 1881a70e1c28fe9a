import { roman } from "../citation/index.ts";
import type { Facets } from "../data/store/port.ts";
import type { FacetField } from "../web/components/facets.tsx";
import type { Names } from "../web/names.ts";
import { type QueryField, withField } from "../web/query-text.ts";

/** Most values of one field that a page lists. */
const MOST = 40;

/** A facet as a page shows it: its heading, the field of the search text it is written as, and its values in words. */
interface Shown {
	facet: string;
	field: QueryField;
	label: string;
	word: (value: string, names: Names) => string;
	/** Newest first instead of most first. */
	byValue?: boolean;
}

const SHOWN: Record<"type" | "issuer" | "term" | "year" | "province" | "source", Shown> = {
	type: { facet: "type", field: "loai", label: "Loại văn bản", word: (value, names) => names.type(value) },
	issuer: { facet: "issuer", field: "coquan", label: "Cơ quan ban hành", word: (value, names) => names.issuer(value) },
	term: { facet: "term", field: "khoa", label: "Khóa", word: (value) => roman(Number(value)), byValue: true },
	year: { facet: "year", field: "nam", label: "Năm ban hành", word: (value) => value, byValue: true },
	province: { facet: "province", field: "tinh", label: "Địa phương", word: (value, names) => names.province(value) },
	source: { facet: "source", field: "nguon", label: "Nguồn", word: (value, names) => names.source(value) ?? value },
};

/** Which facets a tab of the results shows, in order. `nam` is the year of issue, so reports go by days instead. */
const OF_TAB = {
	vb: ["type", "issuer", "term", "year", "province"],
	bc: ["province", "source", "type", "issuer", "term"],
	td: ["province", "source", "type", "issuer", "term"],
} as const;

/**
 * The facets of a list as links that write the field into the search text.
 *
 * @param href Address of the same list with another search text.
 * @param chosen Slugs that the search text is narrowed down to now, by field.
 */
export function facetFields(
	facets: Facets,
	tab: "vb" | "bc" | "td",
	q: string,
	chosen: Partial<Record<QueryField, string[] | undefined>>,
	names: Names,
	href: (q: string) => string,
): FacetField[] {
	return OF_TAB[tab].map((name) => {
		const { facet, field, label, word, byValue } = SHOWN[name];
		const rows = Object.entries(facets[facet] ?? {}).filter(([value]) => value !== "unknown");
		rows.sort(([a, m], [b, n]) => (byValue ? Number(b) - Number(a) : n - m || (a < b ? -1 : 1)));
		const now = chosen[field];
		return {
			label,
			chosen: now
				? { name: now.map((value) => word(value, names)).join(", "), href: href(withField(q, field, null)) }
				: null,
			values: rows
				.slice(0, MOST)
				.map(([value, count]) => ({ name: word(value, names), rows: count, href: href(withField(q, field, value)) })),
		};
	});
}
