import { z } from "zod";
import { Directive, DirectiveRelation, DirectiveStatus } from "../directive.ts";
import { list } from "./list.ts";
import { citedDocument, paging, parameter, placeAndTime, SearchWords, word } from "./parameters.ts";

/** Query of `GET /api/v1/directives`. */
export const DirectivesQuery = z.object({
	q: SearchWords,
	...citedDocument,
	province: parameter(word.optional()).describe("Slug of the province of a local document"),
	provinces: placeAndTime.provinces,
	status: parameter(DirectiveStatus.optional()).describe("Whether it is in force, as far as the register tells"),
	sort: parameter(z.enum(["relevance", "cited", "newest", "symbol"]).optional()).describe(
		"`relevance` is the order with words, `cited` (by reports) without; `symbol` is by type and number",
	),
	...paging,
});
export type DirectivesQuery = z.infer<typeof DirectivesQuery>;

/** Id in the path of a directive. */
export const DirectiveId = z.object({ id: z.string().describe("Id of the directive: nghi-quyet:25-nq-tw:k11") });

/** A directive in a list. */
export const DirectiveItem = Directive.extend({ url: z.string().describe("Path of its page") });
export type DirectiveItem = z.infer<typeof DirectiveItem>;
export const DirectivesReply = list(DirectiveItem);
export type DirectivesReply = z.infer<typeof DirectivesReply>;

/** Another document that bears the same number. */
export const SameNumber = Directive.pick({
	id: true,
	symbol: true,
	type: true,
	title: true,
	issuedOn: true,
	issuer: true,
	term: true,
	province: true,
	mentions: true,
}).extend({ url: z.string() });

export const DirectiveReply = DirectiveItem.extend({
	sameNumber: z.array(SameNumber).describe("Others that bear its number, newest first"),
	relations: z
		.array(DirectiveRelation.extend({ url: z.string() }))
		.describe("How it bears on other documents, by the register"),
});
export type DirectiveReply = z.infer<typeof DirectiveReply>;
