import { z } from "zod";

/** A list's part, as every list of the API is given. */
export const list = <T extends z.ZodType>(item: T) =>
	z.object({
		items: z.array(item),
		total: z.int().describe("Exact number of items in the whole list"),
		complete: z
			.boolean()
			.describe(
				"False where counting took too long and was given up: `total` and `facets` are then the least that there are",
			),
		facets: z
			.record(z.string(), z.record(z.string(), z.int()))
			.describe(
				"Counts by field and value, for narrowing down; `year` is of publication among reports and citations, of issue among directives",
			),
		next: z.string().nullable().describe("Cursor of the next part, null at the end"),
	});
