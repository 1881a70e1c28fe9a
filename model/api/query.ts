import { z } from "zod";
import { parameter, SearchWords } from "./parameters.ts";

/** What one control of a form holds; several values with commas between. */
const held = (words: string) => parameter(z.string().max(2000).default("")).describe(words);

/** Query of `GET /api/v1/query`. */
export const ReadQuery = z.object({
	q: SearchWords,
	words: held("Words that all must be there"),
	phrases: held("Phrases that all must be there"),
	any: held("Words or phrases of which one must be there; a semicolon parts one choice from another"),
	not: held("Words or phrases that must not be there"),
	type: held("Types of the document: slugs, names or abbreviations"),
	number: held("Numbers or symbols of the document"),
	term: held("Terms of the committee that issued it"),
	year: held("Years in which it was issued"),
	issuer: held("Issuers of the document"),
	province: held("Provinces of the report"),
	source: held("Ids of sources of the report"),
	from: held("First day of publication"),
	to: held("Last day of publication"),
	lang: parameter(z.enum(["vi", "en"]).default("en")).describe("Language of `message`"),
});
export type ReadQuery = z.infer<typeof ReadQuery>;

const values = (words: string) => z.array(z.string()).describe(words);

/** Answer of `GET /api/v1/query`. */
export const QueryReply = z.object({
	q: z
		.string()
		.describe(
			"The search text in its one canonical form; it asks for the same, and read again gives the same controls",
		),
	read: z.string().describe("What was read: `q` as typed, with keystrokes of an input method decoded and names quoted"),
	controls: z
		.object({
			words: z.string(),
			phrases: values("Each must be there"),
			any: z.array(z.array(z.string())).describe("Of each group one must be there"),
			not: values("None may be there"),
			type: values("Slugs; what no table knows as typed"),
			number: values("Numbers or symbols as typed"),
			term: values("Figures"),
			year: values("Years"),
			issuer: values("Slugs"),
			province: values("Slugs"),
			source: values("Ids"),
			from: z.string().describe("First day of publication, `2025-01-31`; empty where none is asked for"),
			to: z.string().describe("Last day of publication"),
		})
		.describe("The search taken apart, as the controls of a form hold it"),
	faults: z
		.array(
			z.object({
				kind: z.string().describe("Stable name of what is wrong: `province`, `day`, `or`"),
				start: z.int().describe("Where it stands in `read`, in UTF-16 units"),
				end: z.int(),
				meant: z.string().nullable().describe("Slug of a name that differs by one letter"),
				message: z.string().describe("What is wrong and what it was taken for"),
			}),
		)
		.describe("What does not say what it seems to; the search is made all the same"),
	decoded: z
		.array(z.object({ typed: z.string(), meant: z.string() }))
		.describe("Words that were read as keystrokes of Telex or VNI"),
});
export type QueryReply = z.infer<typeof QueryReply>;
