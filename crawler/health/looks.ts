import type { ArticleLook, Look, NewAlarm } from "../../model/crawl.ts";
import { median } from "./days.ts";

/** Fewest articles that tell of the layout, and of fields and lengths. */
export const LEAST_FOR_LAYOUT = 3;
export const LEAST_ARTICLES = 5;

/** A field that so many articles usually have is missed. */
const USUAL_SHARE = 0.8;
/** How many more articles than usual may lack a field. */
const MORE_LACKING = 0.2;
/** How much shorter the shorter of two medians may be than the longer. */
const MOST_SHIFT = 0.6;
/** How many standard errors off a median must be, so that it is not chance: long and short reports stand side by side. */
const STANDARD_ERRORS = 4;
/** Least that the layouts must have in common. */
const LEAST_ALIKE = 0.7;
/** Paths that fewer than the first or more than the second share of articles have speak for or against a layout. */
const RARE = 0.1;
const CORE = 0.8;
/** Share of a baseline's weight that it keeps with each further article: half is gone after 34. */
const KEPT = 0.98;
/** Most paths kept, the commonest; a page shows at most 64. */
const MOST_PATHS = 300;

const FIELDS = ["title", "published", "body"] as const;
type Field = (typeof FIELDS)[number];

const shareOf = (articles: readonly ArticleLook[], has: (article: ArticleLook) => boolean): number =>
	articles.filter(has).length / articles.length;

function commonest(layout: [string, number][]): Record<string, number> {
	return Object.fromEntries(layout.toSorted((a, b) => b[1] - a[1]).slice(0, MOST_PATHS));
}

/** What articles look like taken together; at least one. */
export function lookOf(articles: readonly ArticleLook[]): Look {
	const counts = new Map<string, number>();
	for (const { layout } of articles) for (const path of new Set(layout)) counts.set(path, (counts.get(path) ?? 0) + 1);
	const logs = articles.map(({ length }) => Math.log(Math.max(1, length)));
	const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
	const hasRecipe = articles.some(({ fields }) => fields !== null);
	const filled = (field: Field): number => shareOf(articles, ({ fields }) => fields?.[field] === true);
	return {
		articles: articles.length,
		length: median(articles.map(({ length }) => length)),
		spread: Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length),
		filled: hasRecipe ? { title: filled("title"), published: filled("published"), body: filled("body") } : null,
		layout: commonest([...counts].map(([path, count]) => [path, count / articles.length])),
	};
}

/** A look with another one learned into it: a plain mean at first, then one in which what is old fades. */
export function learn(usual: Look, next: Look): Look {
	const weight = Math.max(next.articles / (usual.articles + next.articles), 1 - KEPT ** next.articles);
	const mix = (a: number, b: number): number => (1 - weight) * a + weight * b;
	const paths = new Set([...Object.keys(usual.layout), ...Object.keys(next.layout)]);
	const layout = [...paths].map((path): [string, number] => [
		path,
		mix(usual.layout[path] ?? 0, next.layout[path] ?? 0),
	]);
	const [a, b] = [usual.filled, next.filled];
	return {
		articles: usual.articles + next.articles,
		length: Math.exp(mix(Math.log(Math.max(1, usual.length)), Math.log(Math.max(1, next.length)))),
		spread: mix(usual.spread, next.spread),
		filled:
			a && b
				? { title: mix(a.title, b.title), published: mix(a.published, b.published), body: mix(a.body, b.body) }
				: b,
		layout: commonest(layout.filter(([, share]) => share >= RARE / 4)),
	};
}

const percent = (share: number): number => Math.round(share * 100);

/** Fields that more articles lack than usual. */
export function fieldsShift(usual: Look, seen: Look): NewAlarm | null {
	const [before, now] = [usual.filled, seen.filled];
	if (seen.articles < LEAST_ARTICLES || before === null || now === null) return null;
	const lost = FIELDS.filter(
		(field) => before[field] >= USUAL_SHARE && 1 - now[field] > MORE_LACKING + (1 - before[field]) + 1e-9,
	);
	if (lost.length === 0) return null;
	const worst = Math.min(...lost.map((field) => now[field]));
	return {
		kind: "empty-fields",
		message: `${percent(1 - worst)} % of ${seen.articles} articles have no ${lost.join(", no ")} by the recipe. Look at one in a browser and mend the source's selectors; \`source test\` shows what they find.`,
		facts: { fields: lost.join(" "), lacking: percent(1 - worst), articles: seen.articles },
	};
}

/** Fields for which there are selectors that have never found anything. */
export function fieldsNeverFound(selected: readonly Field[], usual: Look | null, seen: Look): NewAlarm | null {
	if (seen.articles < LEAST_ARTICLES) return null;
	const never = selected.filter((field) => seen.filled?.[field] === 0 && (usual?.filled?.[field] ?? 0) === 0);
	if (never.length === 0) return null;
	return {
		kind: "empty-fields",
		message: `The selectors for ${never.join(", ")} found nothing in any of ${seen.articles} articles. Correct them, or take them out; \`source test\` shows what they find.`,
		facts: { fields: never.join(" "), lacking: 100, articles: seen.articles },
	};
}

/** Texts that are much longer or shorter than usual. */
export function lengthShift(usual: Look, seen: Look): NewAlarm | null {
	if (seen.articles < LEAST_ARTICLES) return null;
	const distance = Math.abs(Math.log(Math.max(1, seen.length) / Math.max(1, usual.length)));
	// The standard error of a median of logarithms, about 1.25 times that of their mean.
	const error = (1.25 * usual.spread) / Math.sqrt(seen.articles);
	if (distance <= -Math.log(1 - MOST_SHIFT) || distance <= STANDARD_ERRORS * error) return null;
	const [before, now] = [Math.round(usual.length), Math.round(seen.length)];
	return {
		kind: "length-shift",
		message: `${seen.articles} articles have a median of ${now} characters, where ${before} are usual. Look whether the whole text and nothing else is read, and mend the source's selectors.`,
		facts: { usual: before, now, articles: seen.articles },
	};
}

/**
 * How much two layouts have in common: the Jaccard coefficient of the paths that nearly all articles have, where paths
 * that only a part of the usual ones has count neither for nor against it. A source with two kinds of articles does not
 * change its layout when a run brings one kind alone.
 */
function resemblance(usual: Look, seen: Look): number {
	const has = (look: Look, least: number): Set<string> =>
		new Set(Object.keys(look.layout).filter((path) => (look.layout[path] ?? 0) >= least));
	const core = has(usual, CORE);
	const known = has(usual, RARE);
	const [now, met] = [has(seen, 0.5), has(seen, RARE)];
	const gone = [...core].filter((path) => !met.has(path)).length;
	const fresh = [...now].filter((path) => !known.has(path)).length;
	const all = new Set([...core, ...now]).size;
	return all === 0 ? 1 : 1 - (gone + fresh) / all;
}

/** Pages that are built otherwise than usual. */
export function layoutShift(usual: Look, seen: Look): NewAlarm | null {
	if (seen.articles < LEAST_FOR_LAYOUT) return null;
	const alike = resemblance(usual, seen);
	if (alike >= LEAST_ALIKE) return null;
	return {
		kind: "layout-shift",
		message: `The pages of ${seen.articles} articles are built otherwise than before: ${percent(alike)} % of the layout is the same. Compare their text with the pages in a browser, and mend the source's selectors where it differs.`,
		facts: { alike: percent(alike), articles: seen.articles },
	};
}

/** All shifts of one look against another. */
export const shiftsOf = (usual: Look, seen: Look): NewAlarm[] =>
	[fieldsShift(usual, seen), lengthShift(usual, seen), layoutShift(usual, seen)].filter((alarm) => alarm !== null);
