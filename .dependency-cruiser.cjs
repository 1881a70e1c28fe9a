// The import table of docs/design.md, as rules. A test holds that the modules were really seen.
const only = (name, from, allowed, comment) => ({
	name,
	severity: "error",
	comment,
	from: { path: from },
	to: { path: "^(citation|model|data|crawler|server|web|cli|test|bench)/", pathNot: [...allowed, from] },
});
const confined = (name, dependency, places) => ({
	name,
	severity: "error",
	comment: `${dependency} is used in one place only, so that it can be exchanged there.`,
	from: { path: "^(citation|model|data|crawler|server|web|cli)/", pathNot: places },
	to: { path: `node_modules/${dependency}/` },
});

module.exports = {
	forbidden: [
		only("citation-is-alone", "^citation/", [], "The library is published alone and runs in a browser."),
		only("model-knows-citation-only", "^model/", ["^citation/index\\.ts$"], "Records may use the library's types."),
		only("data-looks-down", "^data/", ["^citation/index\\.ts$", "^model/"], "What is kept knows nobody above it."),
		only(
			"crawler-writes-through-the-port",
			"^crawler/",
			["^citation/index\\.ts$", "^model/", "^data/store/(crawl-)?port\\.ts$"],
			"The crawler knows the store by its port, and nothing of the server.",
		),
		only(
			"server-reads-through-the-port",
			"^server/",
			["^citation/index\\.ts$", "^model/", "^data/store/(crawl-)?port\\.ts$", "^web/"],
			"The server knows the store by its port, and nothing of the crawler.",
		),
		only("web-is-pure", "^web/", ["^citation/index\\.ts$", "^model/"], "Pages are functions of data."),
		{
			name: "citation-has-no-packages",
			severity: "error",
			comment: "No package and nothing of Node: it must run in a browser.",
			from: { path: "^citation/" },
			to: { dependencyTypes: ["npm", "npm-dev", "core"] },
		},
		{
			name: "model-does-no-input-or-output",
			severity: "error",
			from: { path: "^model/" },
			to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
		},
		{
			name: "sql-lives-in-the-store",
			severity: "error",
			from: { path: "^(citation|model|data|crawler|server|web|cli)/", pathNot: "^data/store/sqlite/" },
			to: { path: "node_modules/better-sqlite3/" },
		},
		{
			name: "outgoing-http-lives-in-one-file",
			severity: "error",
			from: { path: "^(citation|model|data|crawler|server|web|cli)/", pathNot: "^crawler/fetch" },
			to: { path: "node_modules/undici/" },
		},
		confined("express-serves", "express", "^server/"),
		confined("cheerio-parses-pages", "cheerio", "^(crawler/|server/sample-)"),
		confined("htmlparser2-reads-feeds-and-sitemaps", "htmlparser2", "^crawler/discover/"),
		confined("readability-is-the-last-resort", "(@mozilla/readability|linkedom)", "^crawler/article/fallback\\.ts$"),
		confined("prom-client-writes-metrics", "prom-client", "^server/"),
		confined("pdfjs-reads-pdf", "pdfjs-dist", "^crawler/documents/pdf\\.ts$"),
		confined("mammoth-reads-docx", "mammoth", "^crawler/documents/docx\\.ts$"),
		confined("word-extractor-reads-doc", "word-extractor", "^crawler/documents/doc\\.ts$"),
		confined("warcio-knows-warc", "warcio", "^crawler/warc/"),
		confined("minisearch-searches-the-catalogue", "minisearch", "^server/search/"),
		confined("commander-reads-the-command-line", "commander", "^cli/"),
		{
			name: "no-cycles",
			severity: "error",
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
		},
		{
			name: "nobody-imports-tests",
			severity: "error",
			from: { pathNot: "^(test|bench)/" },
			to: { path: "^(test|bench)/" },
		},
		{ name: "everything-resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "^dist/" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
	},
};
