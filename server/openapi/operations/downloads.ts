import { z } from "zod";
import {
	CitationId,
	CitationSearchQuery,
	DirectiveReply,
	DirectivesQuery,
	DirectivesReply,
	ExplanationReply,
	ReportId,
	ReportReply,
	ReportsQuery,
	SourceReply,
} from "../../../model/api.ts";
import { FORMS, type FormName } from "../../export/forms.ts";
import { DirectivePageQuery } from "../../page-query.ts";
import type { Operation } from "../operation.ts";

/** What a file of a form is to a program that knows nothing of the form. */
const SHAPES: Partial<Record<FormName, z.ZodType>> = {
	"csl.json": z.array(z.looseObject({ id: z.string(), type: z.string() })),
};

/** Some of the forms by media type. */
const replies = (forms: readonly FormName[]): Record<string, z.ZodType> =>
	Object.fromEntries(forms.map((form) => [FORMS[form].type.split(";")[0] ?? "", SHAPES[form] ?? z.string()]));

const formOf = (forms: readonly [string, ...string[]], description: string) => z.enum(forms).describe(description);

const LISTED = ["csv", "jsonl", "ris", "bib", "csl.json", "atom"] as const;
const TABLES = ["csv", "jsonl", "atom"] as const;
const WHOLE = { cursor: true, limit: true } as const;
const LIST_FORMS =
	"`csv` and `jsonl`: every row, columns as in the data dictionary; `ris`, `bib`, `csl.json`: for reference managers; `atom`: a feed of the newest 50";
const ABOUT_LISTS =
	"The parameters are those of the list. All rows come, as fast as they are read; nothing is capped but the feed.";

const lists: Operation[] = [
	{
		method: "get",
		path: "/api/v1/directives.{form}",
		id: "downloadDirectives",
		tag: "downloads",
		summary: "All directives of a list, in another form",
		description: ABOUT_LISTS,
		params: z.object({ form: formOf(LISTED, LIST_FORMS) }),
		query: DirectivesQuery.omit(WHOLE),
		reply: replies(LISTED),
		conditional: true,
		refusals: [404],
		examples: [
			{ name: "csv", summary: "A table for a spreadsheet", parameters: { form: "csv", type: "nghi-quyet" } },
			{ name: "csl", summary: "For Zotero", parameters: { form: "csl.json", q: "25nqtw" } },
		],
	},
	{
		method: "get",
		path: "/api/v1/reports.{form}",
		id: "downloadReports",
		tag: "downloads",
		summary: "All reports of a list, in another form",
		description: ABOUT_LISTS,
		params: z.object({ form: formOf(LISTED, LIST_FORMS) }),
		query: ReportsQuery.omit(WHOLE),
		reply: replies(LISTED),
		conditional: true,
		refusals: [404],
		examples: [
			{ name: "jsonl", summary: "One JSON object a line", parameters: { form: "jsonl", q: "dân vận" } },
			{
				name: "feed",
				summary: "A feed of the reports that cite a directive",
				parameters: { form: "atom", directive: "nghi-quyet:25-nq-tw:k11" },
			},
		],
	},
	{
		method: "get",
		path: "/api/v1/citations.{form}",
		id: "downloadCitations",
		tag: "downloads",
		summary: "All citations of a search, in another form",
		description: `${ABOUT_LISTS} \`zip\` is an evidence pack: the sentences, the reports with their content hashes, the query and the state of the data it was asked of.`,
		params: z.object({
			form: formOf(
				[...TABLES, "zip"],
				"`csv` and `jsonl`: every row; `atom`: a feed of the newest 50; `zip`: evidence",
			),
		}),
		query: CitationSearchQuery.omit(WHOLE),
		reply: { ...replies(TABLES), "application/zip": z.file() },
		conditional: true,
		refusals: [404],
		examples: [
			{ name: "csv", summary: "A table for a spreadsheet", parameters: { form: "csv", province: "yen-bai" } },
			{
				name: "evidence",
				summary: "Evidence for what cites a directive",
				parameters: { form: "zip", directive: "nghi-quyet:25-nq-tw:k11" },
			},
		],
	},
];

const PAGE_FORMS = ["json", ...LISTED] as const;
const ABOUT_PAGES = "The page of a directive without `.json` and the like is for people.";
const segment = (description: string) => z.string().describe(description);
const type = segment("Slug of the type: nghi-quyet");
const symbol = segment("Symbol as a slug: 25-nq-tw");
const last = segment("Term or year: k11, 2020");
const form = formOf(
	[...PAGE_FORMS, "zip"],
	"`json`: the directive as the API gives it; `ris`, `bib`, `csl.json`: for reference managers; `csv`, `jsonl`, `atom`: its citing sentences; `zip`: evidence for them",
);

/** The permalinks of directives; how many parts one has goes by what sets the document apart. */
const directivePages: Operation[] = (
	[
		["/vb/{type}/{symbol}.{form}", "State", { type, symbol, form }, { type: "nghi-dinh", symbol: "30-2020-nd-cp" }],
		[
			"/vb/{type}/{symbol}/{last}.{form}",
			"Party",
			{ type, symbol, last, form },
			{ type: "nghi-quyet", symbol: "25-nq-tw", last: "k11" },
		],
		[
			"/vb/{type}/{symbol}/{place}/{last}.{form}",
			"Local",
			{ type, symbol, place: segment("Slug of the province: nghe-an"), last, form },
			{ type: "chi-thi", symbol: "77-ct-tu", place: "yen-bai", last: "k19" },
		],
	] as const
).map(([path, kind, params, known]) => ({
	method: "get",
	path,
	id: `get${kind}DirectivePage`,
	tag: "downloads",
	summary: `The page of a directive (${kind}) in another form`,
	description: ABOUT_PAGES,
	params: z.object(params),
	query: DirectivePageQuery.omit({ sau: true }),
	reply: { "application/json": DirectiveReply, ...replies(LISTED), "application/zip": z.file() },
	conditional: true,
	moves: true,
	refusals: [404],
	examples: [
		{ name: "json", summary: "As the API gives it", parameters: { ...known, form: "json" } },
		{ name: "sentences", summary: "Its citing sentences as a table", parameters: { ...known, form: "csv" } },
		{ name: "reference", summary: "For a reference manager", parameters: { ...known, form: "ris" } },
	],
}));

const pages: Operation[] = [
	...directivePages,
	{
		method: "get",
		path: "/vb/{symbol}.{form}",
		id: "getDirectivesOfNumber",
		tag: "downloads",
		summary: "The directives that bear one number",
		params: z.object({
			symbol,
			form: formOf(["json", "csv", "jsonl", "ris", "bib", "csl.json"], "`json`: a list as the API gives it"),
		}),
		reply: { "application/json": DirectivesReply, ...replies(["csv", "jsonl", "ris", "bib", "csl.json"]) },
		conditional: true,
		moves: true,
		refusals: [404],
		examples: [{ name: "json", summary: "All 25-NQ/TW", parameters: { symbol: "25-nq-tw", form: "json" } }],
	},
	{
		method: "get",
		path: "/bc/{id}.{form}",
		id: "getReportPage",
		tag: "downloads",
		summary: "The page of a report in another form",
		params: ReportId.extend({
			form: formOf(
				["json", "csv", "jsonl", "ris", "bib", "csl.json"],
				"`json`: the report as the API gives it; `csv`, `jsonl`: its citations; the others for reference managers",
			),
		}),
		reply: { "application/json": ReportReply, ...replies(["csv", "jsonl", "ris", "bib", "csl.json"]) },
		conditional: true,
		moves: true,
		refusals: [404],
		examples: [
			{ name: "json", summary: "As the API gives it", parameters: { id: 1, form: "json" } },
			{ name: "reference", summary: "For a reference manager", parameters: { id: 1, form: "bib" } },
		],
	},
	{
		method: "get",
		path: "/td/{id}.json",
		id: "getCitationPage",
		tag: "downloads",
		summary: "One citation, and why it means what it does",
		params: CitationId,
		reply: { "application/json": ExplanationReply },
		conditional: true,
		moves: true,
		refusals: [404],
		examples: [{ name: "one", summary: "A citation by its report and its place", parameters: { id: "1-87" } }],
	},
	{
		method: "get",
		path: "/nguon/{id}.json",
		id: "getSourcePage",
		tag: "downloads",
		summary: "The page of a source as the API gives it",
		params: z.object({ id: z.string().describe("Id of the source") }),
		reply: { "application/json": SourceReply },
		conditional: true,
		moves: true,
		refusals: [404],
		examples: [{ name: "one", summary: "A paper of the sample site", parameters: { id: "mau-bao" } }],
	},
];

export const DOWNLOADS: Operation[] = [...lists, ...pages];
