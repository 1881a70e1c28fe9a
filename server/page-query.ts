import { z } from "zod";
import { plain } from "../citation/index.ts";
import { SearchWords } from "../model/api.ts";
import { DirectiveStatus } from "../model/directive.ts";
import { MentionStatus, RelationKind } from "../model/mention.ts";
import { ALL_COLUMNS, USUAL_COLUMNS } from "../web/pages/citations-address.ts";
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

/** `nghi-quyet:25-nq-tw:k11` out of an id or of the address of a document's page; null where nothing is left. */
const directiveIdIn = (text: string): string | null =>
	text
		.trim()
		.toLowerCase()
		.replace(/^.*\/vb\//, "")
		.replace(/[?#].*$/, "")
		.split(/[/:\s]+/)
		.filter(Boolean)
		.join(":") || null;

/** One of several words; any other is as if nothing was asked. */
const choice = <const T extends readonly string[]>(words: T) =>
	z
		.enum(words)
		.nullish()
		.transform((value) => value ?? null)
		.catch(null);

/** Query of `/tim`. */
export const SearchPageQuery = z.object({
	q: SearchWords,
	/** The list to show; not told: the one that likeliest has what is looked for. */
	loai: choice(["vb", "bc", "td"]),
	xep: choice(["newest", "relevance", "cited"]),
	/** Which provinces are meant: the 63 of before 01/07/2025 or the 34 of today. */
	noi: z.enum(["63", "34"]).catch("63"),
	/** Status of documents. */
	hieuluc: choice(DirectiveStatus.options),
	/** Of citations: what is done to the document, how they were resolved, and the least confidence in tenths. */
	quanhe: choice(RelationKind.options),
	trangthai: choice(MentionStatus.options),
	tincay: optional(z.coerce.number().int().min(1).max(10)).catch(null),
	sau,
});

/** What one control of the builder sends, which may be sent several times: a text with commas. */
const held = z.preprocess(
	(value) => (Array.isArray(value) ? value.filter(Boolean).join(", ") : (value ?? "")),
	z
		.string()
		.transform((text) => text.slice(0, 2000))
		.catch(""),
);

/** The controls of the builder, by the names that they have in the address; `composed` makes a search text of them. */
export const BuilderQuery = z
	.object({
		cactu: held,
		cumtu: held,
		mottrong: held,
		khongco: held,
		loai: held,
		so: held,
		khoa: held,
		nam: held,
		coquan: held,
		tinh: held,
		nguon: held,
		tu: held,
		den: held,
	})
	.transform(({ cactu, cumtu, mottrong, khongco, loai, so, khoa, nam, coquan, tinh, nguon, tu, den }) => ({
		words: cactu,
		phrases: cumtu,
		any: mottrong,
		not: khongco,
		type: loai,
		number: so,
		term: khoa,
		year: nam,
		issuer: coquan,
		province: tinh,
		source: nguon,
		from: tu,
		to: den,
	}));

/** Query of `/trich-dan`. */
export const CitationsPageQuery = z.object({
	/** Longer than is read, so that the page can say what was not. */
	q: z.preprocess(
		(value) => (Array.isArray(value) ? value.join(" ") : (value ?? "")),
		z.string().transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim().slice(0, 1000)),
	),
	quanhe: choice(RelationKind.options),
	trangthai: choice(MentionStatus.options),
	tincay: optional(z.coerce.number().int().min(1).max(10)).catch(null),
	/** Id of the document that is cited, or its address as it is copied from the site. */
	vb: optional(z.string().max(300).transform(directiveIdIn)).catch(null),
	cu: z.literal("1").optional().catch(undefined).transform(Boolean),
	noi: z.enum(["63", "34"]).catch("63"),
	cot: held.transform((text) => {
		const asked = text.split(/[,\s]+/);
		const columns = ALL_COLUMNS.filter((column) => asked.includes(column));
		return columns.length > 0 ? columns : USUAL_COLUMNS;
	}),
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
	nam: optional(z.coerce.number().int().min(1900).max(2100)).catch(null),
	tinh: word,
	hieuluc: choice(DirectiveStatus.options),
	/** `1`: only documents that a report cites. */
	dan: z.literal("1").optional().catch(undefined).transform(Boolean),
	xep: z.enum(["cited", "newest", "symbol"]).catch("cited"),
	sau,
});

/** What a list of citations can be narrowed down to. */
export const RangePageQuery = z.object({
	tinh: word.describe("Slug of the province of a report"),
	tu: day.meta({ format: "date", description: "First day of publication, 2025-01-31 or 31/01/2025" }),
	den: day.meta({ format: "date", description: "Last day of publication" }),
	sau: sau.describe("Where the list goes on"),
});

/** Query of `/bc`. */
export const ReportsPageQuery = RangePageQuery.extend({ nguon: word });

/** Query of a directive's page. */
export const DirectivePageQuery = RangePageQuery.extend({
	tinh: word.describe("Slug of the province of a report, of the division that `noi` names"),
	noi: z.enum(["63", "34"]).catch("63").describe("Provinces: the 63 of before 01/07/2025 or the 34 of today"),
	chac: z
		.preprocess((value) => (value === "1" ? value : undefined), z.enum(["1"]).optional())
		.transform((value) => value === "1")
		.describe("`1`: only citations of which it is sure that they mean the directive"),
});

/** Query of `/so-lieu`; a place or day that is none is left out. */
export const FiguresPageQuery = z.object({
	tinh: word.catch(null),
	tu: day.catch(null),
	den: day.catch(null),
	theo: choice(["thang", "nam"]),
});

/** Query of `/so-lieu/dia-phuong`. */
export const MatrixPageQuery = z.object({
	noi: z.enum(["63", "34"]).catch("63"),
	theo: z.enum(["nam", "van-ban"]).catch("nam"),
	xep: z.enum(["nhieu", "ten"]).catch("nhieu"),
});

/** Query of `/nguon`. */
export const SourcesPageQuery = z.object({ xep: z.enum(["trang-thai", "ten", "moi"]).catch("trang-thai") });

/** Query of a report's page: the offset in its text that is asked for. */
export const ReportPageQuery = z.object({ vt: z.coerce.number().int().min(0).catch(0) });

/** Query of the page of what changed in a report: the row of the comparison that it goes on from. */
export const VersionPageQuery = z.object({ tu: z.coerce.number().int().min(0).catch(0) });

/** Body of `/kiem-tra`. A browser sends line breaks as two characters. A place or day that is none is left out. */
export const CheckForm = z.object({
	bai: z.preprocess(
		(value) => (Array.isArray(value) ? value.join("\n") : (value ?? "")),
		z.string().transform((text) => text.replace(/\r\n?/g, "\n")),
	),
	tinh: word.catch(null),
	ngay: day.catch(null),
});
