import { z } from "zod";
import { parameter, SearchWords } from "./parameters.ts";

export const SuggestQuery = z.object({
	q: SearchWords,
	form: parameter(z.enum(["json", "opensearch"]).default("json")).describe(
		"`opensearch`: the four lists that a browser's address bar reads",
	),
});

export const Suggestion = z.object({
	id: z.string(),
	symbol: z.string().nullable(),
	label: z.string().describe("`Nghị quyết 25-NQ/TW`"),
	detail: z.string().describe("What tells it from others with its number: `Khóa XI, 03/06/2013`"),
	title: z.string().nullable(),
	mentions: z.int(),
	url: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;
export const SuggestReply = z.object({ items: z.array(Suggestion).max(10) });
export type SuggestReply = z.infer<typeof SuggestReply>;

const suggested = z.array(z.string()).max(10);
/** What was typed, and for each suggestion: words that find it, what it is, its address. */
export const OpenSearchReply = z.tuple([z.string(), suggested, suggested, suggested]);
export type OpenSearchReply = z.infer<typeof OpenSearchReply>;
