import { articlePage, listingPage, pathOf, type SampleArticle, sampleArticle } from "./articles.ts";
import type { HostileHost } from "./site.ts";

/** Articles with these numbers, both ends included. */
export const articlesFrom = (first: number, last: number, newest?: string, perDay?: number): SampleArticle[] =>
	Array.from({ length: last - first + 1 }, (_, i) => sampleArticle(first + i, newest, perDay));

/** The page of a listing by number, from 1; the pages behind the last are empty. */
const shelf = (articles: readonly SampleArticle[], perPage: number, number: number): SampleArticle[] =>
	articles.slice((number - 1) * perPage, number * perPage);

/** Makes a host a good portal: articles at their addresses, and a listing `/tin-tuc?trang=N`. */
export function servePortal(host: HostileHost, articles: readonly SampleArticle[], perPage = 10): void {
	host.on(/^\/tin-tuc\?trang=\d+$/, (response, { path }) => {
		const number = Number(/\d+$/.exec(path)?.[0]);
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
		response.end(listingPage(shelf(articles, perPage, number)));
	});
	for (const article of articles) host.on(pathOf(article), articlePage(article));
}
