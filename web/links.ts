import { permalink, slug } from "../citation/index.ts";
import type { Mention } from "../model/mention.ts";

/** The address if following it is safe, that is http or https; pages from outside may hold `javascript:` ones. */
export function safeHref(url: string | null): string | undefined {
	return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}

/** Host of an address without `www.`, as the name of an outlet; null where there is none. */
export function hostOf(url: string | null): string | null {
	if (!url || !URL.canParse(url)) return null;
	return new URL(url).hostname.replace(/^www\./, "") || null;
}

/** An address with parameters; those without a value are left out. */
export function withQuery(path: string, parameters: Record<string, string | number | null | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters))
		if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
	const text = query.toString();
	return text ? `${path}?${text}` : path;
}

export const directiveHref = (id: string): string => permalink(id);

export const sourceHref = (id: string): string => `/nguon/${id}`;

/** Length of a report in characters from which its page is cut into parts. */
export const PART_LENGTH = 15_000;

/** No first part of a report ends before: even a list of nothing but numbers has so many characters. */
const SHORTEST_PART = 200;

/** The page of a report, at a citation in it: past what is in the first part for sure, the address says which part to show. */
export function reportHref(id: number, start?: number): string {
	if (start === undefined) return `/bc/${id}`;
	return `${withQuery(`/bc/${id}`, { vt: start > SHORTEST_PART ? start : null })}#t${start}`;
}

/** The page that says why a citation means what it does. */
export const whyHref = (report: number, start: number): string => `/td/${report}-${start}`;

/** The page where an editor says what a citation means. */
export const correctHref = (report: number, start: number): string => `/quan-tri/trich-dan/${report}-${start}`;

/** The page where a reader says what is wrong with a thing. */
export const reportErrorHref = (about: "directive" | "report" | "citation" | "missing", subject: string): string =>
	withQuery("/bao-loi", { ve: about, muc: subject });

/** What changed from one version of a report to the one after it. */
export const versionHref = (report: number, version: number): string => `/bc/${report}/phien-ban/${version}`;

/** Where a citation that may mean several documents leads: the list of them, or a search for what was printed. */
export function choicesHref({ symbol, type, raw }: Pick<Mention, "symbol" | "type" | "raw">): string {
	if (symbol === null) return withQuery("/tim", { q: raw });
	return type === null ? `/vb/${slug(symbol)}` : `/vb/${type}/${slug(symbol)}`;
}
