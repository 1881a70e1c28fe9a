import { z } from "zod";
import { plain } from "../citation/index.ts";
import { SearchWords } from "../model/api.ts";
import { termNumber } from "./search/spelling.ts";
import { readDay } from "./search/text-query.ts";

const unset = (value: unknown): unknown => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) =>
	z.preprocess(
		unset,
		schema.nullish().transform((value) => value ?? null),
	);
const word = optional(z.string().max(100));

/** A day as the date box sends it or as people type it. */
const day = optional(
	z.string().transform((text, context) => {
		const read = readDay(text);
		if (read === undefined)
			context.addIssue({ code: "custom", message: "is not a day such as 2025-01-31 or 31/01/2025" });
		return read ?? z.NEVER;
	}),
);

/** Where a list goes on. */
const sau = optional(z.string().max(500));

/** Query of `/tim`. */
export const SearchPageQuery = z.object({
	q: SearchWords,
	loai: z.enum(["vb", "bc", "td"]).nullish().catch(null),
	xep: z.enum(["newest", "relevance"]).catch("newest"),
	/** Which provinces are meant: the 63 of before 01/07/2025 or the 34 of today. */
	noi: z.enum(["63", "34"]).catch("63"),
	sau,
});

/** Query of `/vb`. */
export const DirectivesPageQuery = z.object({
	loai: word,
	coquan: word,
	khoa: optional(
		z
			.string()
			.transform((text) => termNumber(plain(text)))
			.pipe(z.int().min(1).max(99)),
	),
	tinh: word,
	xep: z.enum(["cited", "newest", "symbol"]).catch("cited"),
	sau,
});

/** Query of a directive's page and of `/bc`. */
export const RangePageQuery = z.object({
	tinh: word.describe("Slug of the province of a report"),
	tu: day.meta({ format: "date", description: "First day of publication, 2025-01-31 or 31/01/2025" }),
	den: day.meta({ format: "date", description: "Last day of publication" }),
	sau: sau.describe("Where the list goes on"),
});

/** Query of a report's page: the offset in its text that is asked for. */
export const ReportPageQuery = z.object({ vt: z.coerce.number().int().min(0).catch(0) });

/** Body of `/kiem-tra`. A browser sends line breaks as two characters. A place or day that is none is left out. */
export const CheckForm = z.object({
	bai: z.preprocess(
		(value) => (Array.isArray(value) ? value.join("\n") : (value ?? "")),
		z.string().transform((text) => text.replace(/\r\n?/g, "\n")),
	),
	tinh: word.catch(null),
	ngay: day.catch(null),
});
