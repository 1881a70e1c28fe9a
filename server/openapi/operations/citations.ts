import { CitationSearchQuery, CitationsReply, QueryReply, ReadQuery } from "../../../model/api.ts";
import type { Operation } from "../operation.ts";

export const CITATIONS: Operation[] = [
	{
		method: "get",
		path: "/api/v1/citations",
		id: "searchCitations",
		tag: "citations",
		summary: "Citations, one row a mention",
		description:
			"By the document that is meant, what is said to be done to it, the words of the sentence, place, day and confidence. Newest report first, then in reading order.",
		query: CitationSearchQuery,
		reply: { "application/json": CitationsReply },
		conditional: true,
		examples: [
			{
				name: "words",
				summary: "Sentences that cite a resolution beside a word",
				parameters: { q: "dân vận", type: "nghi-quyet", limit: 2 },
			},
			{
				name: "doubtful",
				summary: "Citations that may mean several documents",
				parameters: { status: "ambiguous", limit: 5 },
			},
		],
	},
	{
		method: "get",
		path: "/api/v1/query",
		id: "readQuery",
		tag: "citations",
		summary: "How a search text is read, or the text that controls of a form make",
		description:
			"Takes a search text apart into the controls of a form, and tells what in it was not read as it seems to be meant. With `words`, `type` and the like it writes the text that asks for these, added to `q` where that is given. The citation search page keeps its form and its query in step by it.",
		query: ReadQuery,
		reply: { "application/json": QueryReply },
		conditional: true,
		examples: [
			{
				name: "text",
				summary: "A query with a day that is none",
				parameters: { q: 'loai:ct tinh:"nghệ an" tu:31/02/2025 "chuyển đổi số"' },
			},
			{
				name: "controls",
				summary: "The query that says what a form holds",
				parameters: { phrases: "chuyển đổi số", type: "chi-thi", province: "nghe-an", from: "2025-01-01" },
			},
		],
	},
];
