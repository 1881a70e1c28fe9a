import { ReportId, ReportReply, ReportsQuery, ReportsReply } from "../../../model/api.ts";
import type { Operation } from "../operation.ts";

export const REPORTS: Operation[] = [
	{
		method: "get",
		path: "/api/v1/reports",
		id: "listReports",
		tag: "reports",
		summary: "Reports by words, cited document, place and day",
		description:
			"Newest first unless `sort=relevance`, where the title weighs more; words typed with diacritics rank those that are written so first. With words each report has a snippet, `marks` being what matched. What is asked of the cited document (`type` to `year`) may be true of two documents of one report; `/api/v1/citations` asks it of one.",
		query: ReportsQuery,
		reply: { "application/json": ReportsReply },
		conditional: true,
		examples: [
			{
				name: "words",
				summary: "A phrase, and a word that must not be there",
				parameters: { q: '"dân vận" -hội', limit: 2 },
			},
			{
				name: "citing",
				summary: "Those that cite a directive, from one province",
				parameters: { directive: "nghi-quyet:25-nq-tw:k11", province: "yen-bai", limit: 2 },
			},
		],
	},
	{
		method: "get",
		path: "/api/v1/reports/{id}",
		id: "getReport",
		tag: "reports",
		summary: "One report: its text and every citation in it",
		description: "Offsets of citations are UTF-16 units of `text`.",
		params: ReportId,
		reply: { "application/json": ReportReply },
		conditional: true,
		refusals: [404],
		examples: [{ name: "one", summary: "The first report of the index", parameters: { id: 1 } }],
	},
];
