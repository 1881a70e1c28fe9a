import { z } from "zod";
import type { Operation } from "../operation.ts";

const file = (path: string, id: string, summary: string, type: string): Operation => ({
	method: "get",
	path,
	id,
	tag: "discovery",
	summary,
	reply: { [type]: z.string() },
	conditional: true,
	examples: [{ name: "file", summary: "The file" }],
});

export const DISCOVERY: Operation[] = [
	file("/robots.txt", "getRobots", "What crawlers may read, and where the sitemap is", "text/plain"),
	file(
		"/sitemap.xml",
		"getSitemaps",
		"The sitemaps of all pages, each with the day of its last change",
		"application/xml",
	),
	file(
		"/opensearch.xml",
		"getOpenSearch",
		"How a browser searches here, and where it gets suggestions",
		"application/opensearchdescription+xml",
	),
];
