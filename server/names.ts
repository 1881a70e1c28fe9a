import { type AuthorityData, slug } from "../citation/index.ts";
import type { Choice, Names } from "../web/names.ts";

/** Slugs that several bodies share, so that no row of the table names them all. */
const SHARED: Record<string, string> = {
	khac: "Cơ quan khác",
	"dang-uy": "Đảng ủy",
	"tinh-uy": "Tỉnh ủy, Thành ủy",
	mttq: "Mặt trận Tổ quốc Việt Nam",
};

const byName = new Intl.Collator("vi", { numeric: true });

/** `dang-uy-xa` as people would read it, for a slug that no table knows. */
const readable = (slug: string): string => {
	const words = slug.replace(/^[a-z]+:/, "").replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
};

function lookup(rows: Choice[]): { of: (slug: string) => string; rows: Choice[] } {
	const names = new Map<string, string>();
	for (const { slug, name } of rows) if (slug && !names.has(slug)) names.set(slug, name);
	return {
		of: (slug) => names.get(slug) ?? readable(slug),
		rows: [...names].map(([slug, name]) => ({ slug, name })),
	};
}

/** Names by the code at the end of a symbol, folded; a code that several bodies share names none. */
function bodiesByCode({ issuers }: AuthorityData): Map<string, string> {
	const names = new Map<string, string | null>();
	for (const { codes, name } of issuers)
		for (const code of codes.map(slug)) names.set(code, names.has(code) && names.get(code) !== name ? null : name);
	return new Map([...names].flatMap(([code, name]) => (name === null ? [] : [[code, name] as const])));
}

/** The names of types, issuers and provinces, from the reference tables. */
export function namesFrom(authority: AuthorityData, sources: readonly { id: string; name: string }[] = []): Names {
	const sourceNames = new Map(sources.map(({ id, name }) => [id, name]));
	const types = lookup(authority.types);
	const issuers = lookup(authority.issuers.map(({ slug, name }) => ({ slug, name: SHARED[slug] ?? name })));
	const provinces = lookup(authority.provinces);
	const today = lookup(
		authority.provinces.map(({ slug, name, successor, successorName }) => ({
			slug: successor ?? slug,
			name: successorName ?? name,
		})),
	);
	const successors = new Map(authority.provinces.map(({ slug, successor }) => [slug, successor ?? slug]));
	const committees = lookup(authority.provinces.map(({ slug, committee }) => ({ slug, name: committee })));
	const bodies = bodiesByCode(authority);
	const terms = new Set(authority.documents.flatMap(({ term }) => term ?? []));
	return {
		type: types.of,
		issuer: issuers.of,
		province: provinces.of,
		committee: committees.of,
		body: (symbol) => bodies.get(slug(symbol.split("/").at(-1) ?? "")) ?? null,
		source: (id) => (id === null ? null : (sourceNames.get(id) ?? null)),
		today: (province) => successors.get(province) ?? province,
		types: types.rows,
		issuers: issuers.rows,
		provinces: provinces.rows.toSorted((a, b) => byName.compare(a.name, b.name)),
		provincesToday: today.rows.toSorted((a, b) => byName.compare(a.name, b.name)),
		terms: [...terms].toSorted((a, b) => b - a),
	};
}
