import { RunsQuery, RunsReply, SourceId, SourceReply, SourcesReply } from "../../../model/api.ts";
import type { Operation } from "../operation.ts";

export const SOURCES: Operation[] = [
	{
		method: "get",
		path: "/api/v1/sources",
		id: "listSources",
		tag: "sources",
		summary: "The sites that are crawled, each with its last run and the alarms that stand",
		description: "All in one part, in the order of the sources file.",
		reply: { "application/json": SourcesReply },
		conditional: true,
		examples: [{ name: "all", summary: "All sources" }],
	},
	{
		method: "get",
		path: "/api/v1/sources/{id}",
		id: "getSource",
		tag: "sources",
		summary: "One source: also its runs, addresses, past alarms and reports by month",
		params: SourceId,
		reply: { "application/json": SourceReply },
		conditional: true,
		refusals: [404],
		examples: [{ name: "one", summary: "A paper of the sample site", parameters: { id: "mau-bao" } }],
	},
	{
		method: "get",
		path: "/api/v1/runs",
		id: "listRuns",
		tag: "sources",
		summary: "Crawls, newest first",
		query: RunsQuery,
		reply: { "application/json": RunsReply },
		conditional: true,
		examples: [
			{ name: "newest", summary: "The newest five", parameters: { limit: 5 } },
			{ name: "source", summary: "Those of one source", parameters: { source: "mau-bao" } },
		],
	},
];
