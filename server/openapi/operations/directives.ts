import {
	CitationsQuery,
	CitationsReply,
	DirectiveId,
	DirectiveReply,
	DirectivesQuery,
	DirectivesReply,
	OpenSearchReply,
	SuggestQuery,
	SuggestReply,
} from "../../../model/api.ts";
import type { Operation } from "../operation.ts";

const DAN_VAN = "nghi-quyet:25-nq-tw:k11";

export const DIRECTIVES: Operation[] = [
	{
		method: "get",
		path: "/api/v1/directives",
		id: "listDirectives",
		tag: "directives",
		summary: "Directives by words, number and filters",
		description:
			"With `q` the likeliest come first, without it the most cited. A number is found in any spelling: `25nqtw`, `nq 25`, `NQ 25 khóa XI`; words with diacritics or without.",
		query: DirectivesQuery,
		reply: { "application/json": DirectivesReply },
		conditional: true,
		examples: [
			{ name: "number", summary: "By a number as people type it", parameters: { q: "25nqtw", limit: 2 } },
			{ name: "words", summary: "By words without diacritics", parameters: { q: "cong tac dan van", limit: 2 } },
			{
				name: "filters",
				summary: "Resolutions of one term, newest first",
				parameters: { type: "nghi-quyet", term: 11, sort: "newest", limit: 5 },
			},
		],
	},
	{
		method: "get",
		path: "/api/v1/directives/{id}",
		id: "getDirective",
		tag: "directives",
		summary: "One directive, the others of its number, and its relations",
		params: DirectiveId,
		reply: { "application/json": DirectiveReply },
		conditional: true,
		refusals: [404],
		examples: [{ name: "one", summary: "A resolution of the 11th term", parameters: { id: DAN_VAN } }],
	},
	{
		method: "get",
		path: "/api/v1/directives/{id}/citations",
		id: "listCitationsOfDirective",
		tag: "directives",
		summary: "The sentences that cite a directive",
		description: "Newest report first, then in reading order. `q` looks for words in the citing sentence.",
		params: DirectiveId,
		query: CitationsQuery,
		reply: { "application/json": CitationsReply },
		conditional: true,
		refusals: [404],
		examples: [
			{ name: "newest", summary: "The newest two", parameters: { id: DAN_VAN, limit: 2 } },
			{
				name: "place-and-time",
				summary: "From one province in one year",
				parameters: { id: DAN_VAN, province: "yen-bai", from: "2023-01-01", to: "2023-12-31" },
			},
		],
	},
	{
		method: "get",
		path: "/api/v1/suggest",
		id: "suggest",
		tag: "directives",
		summary: "At most ten directives for what is being typed",
		description: "The last word may be the beginning of one.",
		query: SuggestQuery,
		reply: { "application/json": SuggestReply, "application/x-suggestions+json": OpenSearchReply },
		conditional: true,
		examples: [
			{ name: "typing", summary: "While a number is typed", parameters: { q: "25nqtw" } },
			{ name: "browser", summary: "As an address bar asks", parameters: { q: "nq 25", form: "opensearch" } },
		],
	},
];
