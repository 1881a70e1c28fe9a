import { CitationSearchQuery, CitationsReply } from "../../../model/api.ts";
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
];
