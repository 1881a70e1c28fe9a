import { permalink, slug } from "../citation/index.ts";
import type { Mention } from "../model/mention.ts";

/** The address if following it is safe, that is http or https; pages from outside may hold `javascript:` ones. */
export function safeHref(url: string | null): string | undefined {
	return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
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

/** The page of a report, at a citation in it: far into a long report, the address says which part to show. */
export function reportHref(id: number, start?: number): string {
	if (start === undefined) return `/bc/${id}`;
	return `${withQuery(`/bc/${id}`, { vt: start > PART_LENGTH * 0.6 ? start : null })}#t${start}`;
}

/** Where a citation that may mean several documents leads: the list of them, or a search for what was printed. */
export function choicesHref({ symbol, type, raw }: Pick<Mention, "symbol" | "type" | "raw">): string {
	if (symbol === null) return withQuery("/tim", { q: raw });
	return type === null ? `/vb/${slug(symbol)}` : `/vb/${type}/${slug(symbol)}`;
}
