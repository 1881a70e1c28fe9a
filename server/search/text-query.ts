import { slug } from "../../citation/index.ts";
import type { ReportFilter, TextQuery } from "../../data/store/port.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Part, SearchText } from "./query.ts";

/** Most runs of words that reports are searched for at once. */
const MAX_RUNS = 8;

/**
 * What to look for in reports, as runs of neighbouring words: quoted phrases and symbols as they stand (`25-NQ/TW`;
 * `25nqtw` is read as the symbol it spells), other words alone or, with `grouped`, with the neighbour they belong to.
 */
export function textQuery(search: SearchText, catalogue: Catalogue, grouped: boolean): TextQuery | undefined {
	const all = joined(
		grouped ? groupedRuns(search.parts, catalogue) : search.parts.map((part) => runOf(part, catalogue)),
	);
	const none = search.not.slice(0, MAX_RUNS).map(({ run }) => run);
	return all.length + none.length > 0 ? { all, none } : undefined;
}

function runOf({ run }: Part, catalogue: Catalogue): string[] {
	const [only = ""] = run;
	const fused = run.length === 1 && /^\d+[a-z]/.test(only);
	return (fused ? catalogue.symbolWords(only) : null) ?? run;
}

function groupedRuns(parts: Part[], catalogue: Catalogue): string[][] {
	const runs: string[][] = [];
	let loose: string[] = [];
	const settle = (): void => {
		runs.push(...catalogue.group(loose));
		loose = [];
	};
	for (const part of parts) {
		const [only = ""] = part.run;
		if (!part.quoted && part.run.length === 1 && /^[a-z]+$/.test(only)) loose.push(only);
		else {
			settle();
			runs.push(runOf(part, catalogue));
		}
	}
	settle();
	return runs;
}

/** Of a long text, a pasted title say, neighbours are joined into longer runs: all of it counts and the number is bounded. */
function joined(runs: string[][]): string[][] {
	if (runs.length <= MAX_RUNS) return runs;
	const each = Math.ceil(runs.length / MAX_RUNS);
	const longer: string[][] = [];
	for (let i = 0; i < runs.length; i += each) longer.push(runs.slice(i, i + each).flat());
	return longer;
}

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as typed, `01/01/2025` or `2025-01-01`; undefined where it is none. */
export function readDay(text: string | undefined): string | undefined {
	const match = DAY.exec(text ?? "");
	const day = match ? `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}` : text;
	if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
	// Date.parse takes the 31st of any month for the next month's first.
	const read = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : undefined;
}

/** What the fields of a search ask of reports: `tinh:"nghệ an" tu:01/01/2025`. A value that says nothing is left out. */
export function reportFields({ fields }: SearchText, provinces: { slug: string; name: string }[]): ReportFilter {
	const asked = fields.tinh === undefined ? undefined : slug(fields.tinh);
	const province = provinces.find((row) => row.slug === asked || slug(row.name) === asked)?.slug ?? asked;
	return { province, source: fields.nguon, from: readDay(fields.tu), to: readDay(fields.den) };
}
