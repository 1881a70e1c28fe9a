import {
	AuditEntry,
	AuditQuery,
	AuditReply,
	CorrectBody,
	CrawlBody,
	FeedbackQuery,
	FeedbackReply,
	MergeBody,
	MergePreview,
	MergeQuery,
	Note,
	NumberedId,
	Review,
	ReviewQuery,
	SplitBody,
	SplitPreview,
	SplitPreviewBody,
} from "../../../model/api.ts";
import type { Example, Operation } from "../operation.ts";

const json = "application/json";
const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const MERGED = { from: "chi-thi:77-ct-tu:yen-bai:chua-ro", into: "chi-thi:77-ct-tu:yen-bai:k19" };
const SPLIT = {
	from: "nghi-quyet:25-nq-tw:k11",
	choice: { province: "hau-giang", to: "2022-12-31" },
	into: { type: "nghi-quyet", symbol: "25-NQ/TW", issuedOn: "2018-10-22", title: "Về một việc khác" },
};

const sent = (name: string, summary: string, value: unknown, parameters?: Example["parameters"]): Example[] => [
	{ name, summary, ...(parameters ? { parameters } : {}), body: { type: json, value } },
];

/** What holds of every address below `/admin`. */
const admin = { tag: "admin", secured: true } as const;
/** A change is an entry in the list of changes. */
const change = {
	...admin,
	method: "post",
	status: 201,
	reply: { [json]: AuditEntry },
	refusals: [404, 409, 413, 415],
} as const;

export const ADMIN: Operation[] = [
	{
		...admin,
		method: "get",
		path: "/admin/reviews/next",
		id: "nextToReview",
		summary: "The uncertain citation that comes next for a person",
		description:
			"Of the number of which most wait, then of the newest report. It is the person's for five minutes; others get the next one. Asked again, it is the same. The item is null where nothing is left after `after`.",
		query: ReviewQuery,
		reply: { [json]: Review },
		examples: [{ name: "first", summary: "The first", parameters: { by: "Lan" } }],
	},
	{
		...change,
		path: "/admin/citations",
		id: "correctCitations",
		summary: "Says what citations mean",
		description:
			"`report` and `start` are those of the report; `directive` is null for a citation of none that the index knows, or for no citation at all. It holds when the text is read again.",
		body: { [json]: CorrectBody },
		examples: sent("one", "One citation", {
			...NOTE,
			citations: [{ report: 1, start: 238, directive: "nghi-quyet:25-nq-tw:k11" }],
		}),
	},
	{
		...admin,
		method: "get",
		path: "/admin/directives/merge",
		id: "previewMerge",
		summary: "What a merge would do",
		query: MergeQuery,
		reply: { [json]: MergePreview },
		refusals: [404, 409],
		examples: [{ name: "two", summary: "Two documents that are one", parameters: MERGED }],
	},
	{
		...change,
		path: "/admin/directives/merge",
		id: "mergeDirectives",
		summary: "Makes one document of two",
		description:
			"`from` goes, and all its citations are citations of `into`, also later ones. Its address leads there.",
		body: { [json]: MergeBody },
		examples: sent("two", "Two documents that are one", { ...NOTE, ...MERGED }),
	},
	{
		...admin,
		method: "post",
		path: "/admin/directives/split/preview",
		id: "previewSplit",
		summary: "What a split would do",
		body: { [json]: SplitPreviewBody },
		reply: { [json]: SplitPreview },
		refusals: [404, 409, 413, 415],
		examples: sent("place", "The citations of a province, until a day", SPLIT),
	},
	{
		...change,
		path: "/admin/directives/split",
		id: "splitDirective",
		summary: "Makes two documents of one",
		description:
			"The chosen citations of `from` mean `into` from now on: a document of the index by its id, or a new one by its facts, whose id follows from these. All that `choice` says holds of each citation that goes; at most 500 go at once.",
		body: { [json]: SplitBody },
		examples: sent("place", "The citations of a province, until a day", { ...NOTE, ...SPLIT }),
	},
	{
		...admin,
		method: "get",
		path: "/admin/feedback",
		id: "listFeedback",
		summary: "What readers say is wrong, newest first",
		query: FeedbackQuery,
		reply: { [json]: FeedbackReply },
		examples: [{ name: "open", summary: "What nobody has closed", parameters: { open: "true", limit: 5 } }],
	},
	{
		...change,
		path: "/admin/feedback/{id}/close",
		id: "closeFeedback",
		summary: "Closes a message",
		params: NumberedId,
		body: { [json]: Note },
		examples: sent("done", "What was put right", { ...NOTE, reason: "đã sửa ngày của bài" }, { id: 1 }),
	},
	{
		...change,
		path: "/admin/crawls",
		id: "startCrawl",
		summary: "Starts a crawl",
		description:
			"Of these sources, due or not; of those that are due where none is named. 409 while a crawler is at work.",
		status: 202,
		body: { [json]: CrawlBody },
		examples: sent("source", "One source", { by: "Lan", reason: "nguồn vừa sửa trang", sources: ["mau-bao"] }),
	},
	{
		...admin,
		method: "get",
		path: "/admin/audit",
		id: "listChanges",
		summary: "All changes, newest first",
		query: AuditQuery,
		reply: { [json]: AuditReply },
		examples: [{ name: "newest", summary: "The newest", parameters: { limit: 5 } }],
	},
	{
		...change,
		path: "/admin/audit/{id}/undo",
		id: "undoChange",
		summary: "Puts back what a change did",
		description: "409 where a later change stands on it: the answer names that one.",
		params: NumberedId,
		body: { [json]: Note },
		examples: sent("first", "The first change", { ...NOTE, reason: "nhầm văn bản" }, { id: 1 }),
	},
];
