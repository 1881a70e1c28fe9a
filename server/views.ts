import { permalink, slug } from "../citation/index.ts";
import type { CitingSentence, ReportHit, Store, TextQuery } from "../data/store/port.ts";
import type {
	CitationItem,
	DirectiveItem,
	DirectiveReply,
	ReportItem,
	ReportReply,
	ReportsReply,
	Suggestion,
} from "../model/api.ts";
import type { Directive } from "../model/directive.ts";
import type { Report, ReportSummary } from "../model/report.ts";
import { difference } from "../web/components/directive-list.tsx";
import { SPEECH } from "../web/language.tsx";
import type { Names } from "../web/names.ts";
import { notFound } from "./errors.ts";
import { snippetOf } from "./search/snippet.ts";

/** A directive as the API lists it. */
export const directiveItem = (directive: Directive): DirectiveItem => ({ ...directive, url: permalink(directive.id) });

/** The other directives that bear the number of this one, newest first. */
export async function sameNumber(store: Store, { id, symbol }: Directive): Promise<Directive[]> {
	if (symbol === null) return [];
	return (await store.directivesBySymbol(slug(symbol))).filter((other) => other.id !== id);
}

/**
 * A directive with all that belongs to it.
 *
 * @throws AppError `not_found` where the index knows none of that id.
 */
export async function directiveReply(store: Store, id: string): Promise<DirectiveReply> {
	const directive = await store.directive(id);
	if (!directive) throw notFound(`directive ${id}`);
	const [others, relations] = await Promise.all([sameNumber(store, directive), store.relationsOf(id)]);
	return {
		...directiveItem(directive),
		sameNumber: others.map((other) => ({
			id: other.id,
			symbol: other.symbol,
			type: other.type,
			title: other.title,
			issuedOn: other.issuedOn,
			issuer: other.issuer,
			term: other.term,
			province: other.province,
			mentions: other.mentions,
			url: permalink(other.id),
		})),
		relations: relations.map((relation) => ({ ...relation, url: permalink(relation.id) })),
	};
}

/** A report as the API lists it. */
export function reportItem({ id, url, sourceId, title, publishedOn, province, mentions }: ReportSummary): ReportItem {
	return { id, title, url, source: sourceId, province, publishedOn, mentions };
}

/** A citing sentence as the API lists it. */
export const citationItem = ({ report, directiveId, ...sentence }: CitingSentence): CitationItem => ({
	report: reportItem(report),
	directive: directiveId === null ? null : { id: directiveId, url: permalink(directiveId) },
	...sentence,
});

/** A found report with the stretch of its text that shows why. */
export const reportFound = (hit: ReportHit, query: TextQuery | undefined): ReportsReply["items"][number] => ({
	...reportItem(hit),
	snippets: query ? [snippetOf(hit.text, query)] : [],
});

/**
 * A report with its text and every citation in it.
 *
 * @throws AppError `not_found` where there is none of that id.
 */
export async function reportReply(store: Store, id: number): Promise<ReportReply> {
	const report: Report | null = await store.report(id);
	if (!report) throw notFound(`report ${id}`);
	const { sourceId, ...rest } = report;
	const mentions = await store.mentionsOf(id);
	return {
		...rest,
		source: sourceId,
		citations: mentions.map(({ reportId: _reportId, directiveId, ...mention }) => ({
			...mention,
			target: directiveId === null ? null : { id: directiveId, url: permalink(directiveId) },
		})),
	};
}

/** The API tells documents apart in the words of their own language. */
const VIETNAMESE = SPEECH.vi;

/** A directive as the search box suggests it. */
export function suggestion(directive: Directive, names: Names): Suggestion {
	const { id, symbol, type, title, mentions } = directive;
	return {
		id,
		symbol,
		label: symbol ? `${names.type(type)} ${symbol}` : (title ?? names.type(type)),
		detail: difference(directive, names, VIETNAMESE),
		title,
		mentions,
		url: permalink(id),
	};
}
