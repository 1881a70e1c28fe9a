import { z } from "zod";
import { CheckReply, ExtractBody, ExtractReply } from "../../../model/api.ts";
import type { Operation } from "../operation.ts";

const body = { "text/plain": z.string(), "application/json": ExtractBody };

export const TEXTS: Operation[] = [
	{
		method: "post",
		path: "/api/v1/extract",
		id: "extract",
		tag: "texts",
		summary: "The citations of a text",
		description:
			"What they mean, where they point, and how they bear on each other. 256 KiB and 2,000 citations at most. The context of the page (day of publication, province, title, address) helps to tell documents of one number apart.",
		body,
		reply: { "application/json": ExtractReply },
		refusals: [413, 415],
		examples: [
			{
				name: "text",
				summary: "A text alone",
				body: { type: "text/plain", value: "Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 về công tác dân vận" },
			},
			{
				name: "context",
				summary: "A text with what is known of its page",
				body: {
					type: "application/json",
					value: {
						text: "Ban Thường vụ Tỉnh ủy ban hành Chỉ thị số 10-CT/TU.",
						context: { published: "2023-05-12", province: "nghe-an" },
					},
				},
			},
		],
	},
	{
		method: "post",
		path: "/api/v1/check",
		id: "check",
		tag: "texts",
		summary: "What in a draft's citations differs from the register",
		description:
			"Unknown, ambiguous and superseded documents; dates, terms, issuers, types and titles that differ; each with what to put in its place. 256 KiB and 2,000 citations at most. `published` is the day of the draft (else that of its letterhead is taken).",
		body,
		reply: { "application/json": CheckReply },
		refusals: [413, 415],
		examples: [
			{
				name: "date",
				summary: "A date that is not the document's",
				body: { type: "text/plain", value: "Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị" },
			},
			{
				name: "context",
				summary: "A draft of a day and a place",
				body: {
					type: "application/json",
					value: {
						text: "Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII",
						context: { published: "2024-03-01", province: "nghe-an" },
					},
				},
			},
		],
	},
];
