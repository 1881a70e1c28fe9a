import { GRAMMAR, LEAD, sentenceAround } from "../citation/index.ts";
import type { Store } from "../data/store/port.ts";
import type { ExplanationReply, ReportCitation, ReportReply } from "../model/api.ts";
import type { Directive } from "../model/directive.ts";
import { decidedBy } from "../model/mention.ts";
import { reportItem } from "./views.ts";

function leadOf({ candidates: [first, second] }: ReportCitation): number | null {
	return first && second ? Math.round((first.score - second.score) * 100) / 100 : null;
}

/** What is known of the documents that citations mean or may mean, by id. */
export async function directivesOf(
	store: Store,
	citations: readonly ReportCitation[],
): Promise<ReadonlyMap<string, Directive>> {
	const ids = citations.flatMap(({ target, candidates }) => [
		...(target ? [target.id] : []),
		...candidates.map(({ id }) => id),
	]);
	const directives = await store.directivesById([...new Set(ids)]);
	return new Map(directives.map((directive) => [directive.id, directive]));
}

/** Why the citation of that place in the order of a report means what it does. */
export function explanation(report: ReportReply, index: number, citation: ReportCitation): ExplanationReply {
	const { text, citations, source } = report;
	const sentence = sentenceAround(text, citation);
	const rule = GRAMMAR.find(({ id }) => id === citation.rule);
	return {
		report: reportItem({ ...report, sourceId: source, mentions: citations.length }),
		citation,
		before: text.slice(sentence.start, citation.start),
		after: text.slice(citation.end, sentence.end),
		decidedBy: decidedBy(citation),
		rule: rule ? { id: rule.id, says: rule.says, examples: rule.examples.slice(0, 3) } : null,
		lead: leadOf(citation),
		leastLead: LEAD,
		previous: citations[index - 1]?.start ?? null,
		next: citations[index + 1]?.start ?? null,
	};
}
