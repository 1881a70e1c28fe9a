import { type Authority, findCitations } from "../citation/index.ts";
import type { ReportVersion } from "../model/crawl.ts";
import type { Report } from "../model/report.ts";
import type { CitationChange } from "../web/pages/version.tsx";

/** One version of a report with its text. */
export type Version = Pick<
	ReportVersion,
	"version" | "title" | "text" | "publishedOn" | "fetchedAt" | "extractorVersion"
>;

/** A version and the one after it: the last one is the report as it stands. Null where there is no such version. */
export function versionPair(
	report: Report,
	versions: readonly ReportVersion[],
	asked: number,
): { older: Version; newer: Version; isNewest: boolean } | null {
	const older = versions.find(({ version }) => version === asked);
	if (!older) return null;
	const after = versions.find(({ version }) => version === asked + 1);
	return { older, newer: after ?? { ...report, version: asked + 1 }, isNewest: after === undefined };
}

/** Longest text that is read again for a page: it takes about a hundredth of a second. */
const LONGEST_READ = 60_000;
const MOST_NAMED = 20;

/** What the citations of a text print, by symbol where they have one, each with how often. */
function printed(text: string, authority: Authority): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { symbol, raw } of findCitations(text, authority)) {
		const name = symbol ?? raw.replace(/\s+/g, " ");
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return counts;
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

/** How the citations of two texts differ; null where one is too long to be read for a page. */
export function citationChange(older: string, newer: string, authority: Authority): CitationChange | null {
	if (Math.max(older.length, newer.length) > LONGEST_READ) return null;
	const [before, after] = [printed(older, authority), printed(newer, authority)];
	const more = (one: Map<string, number>, other: Map<string, number>): string[] =>
		[...one].flatMap(([name, times]) => (times > (other.get(name) ?? 0) ? name : [])).slice(0, MOST_NAMED);
	return { before: sum(before), after: sum(after), gone: more(before, after), come: more(after, before) };
}
