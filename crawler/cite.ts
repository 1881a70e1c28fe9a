import {
	type Authority,
	type Citation,
	type CitedDocument,
	findCitations,
	findRelations,
	ownNumber,
	type Resolution,
	resolveCitations,
	slug,
} from "../citation/index.ts";
import type { Store } from "../data/store/port.ts";
import { citedDirective, citedDocument, type NewDirective } from "../model/directive.ts";
import type { NewMention, RelationKind } from "../model/mention.ts";
import type { NewReport } from "../model/report.ts";

/** What a report says of directives: its mentions, and the documents that are known only because it cites them. */
export interface Cited {
	mentions: NewMention[];
	cited: NewDirective[];
}

/** Reads the citations of a report; `index` tells what other reports have cited under the same numbers. */
export type Cite = (
	report: Pick<NewReport, "title" | "text" | "publishedOn" | "province" | "url">,
	index: Pick<Store, "directivesBySymbol">,
) => Promise<Cited>;

/** What a citation tells of a document that the register does not hold. */
function stubOf({ symbol, title, date: issuedOn, issuer, scope: province }: Citation, id: string): NewDirective | null {
	return symbol === null ? null : citedDirective(id, { symbol, title, issuedOn, issuer, province });
}

const mentionOf = (citation: Citation, resolution: Resolution, relations: RelationKind[]): NewMention => ({
	...citation,
	status: resolution.status,
	relations,
	directiveId: resolution.id,
	confidence: resolution.confidence,
	reasons: resolution.reasons,
	warnings: resolution.warnings,
	candidates: resolution.candidates.slice(0, 8),
});

/** The documents outside the register that reports have told enough of to be told apart. */
async function metBefore(citations: readonly Citation[], index: Pick<Store, "directivesBySymbol">) {
	const met: CitedDocument[] = [];
	for (const symbol of new Set(citations.flatMap(({ symbol }) => (symbol === null ? [] : [slug(symbol)])))) {
		for (const directive of await index.directivesBySymbol(symbol)) {
			const document = citedDocument(directive);
			if (document) met.push(document);
		}
	}
	return met;
}

/** Makes the function that crawl and import read citations with. */
export function createCite(authority: Authority): Cite {
	return async ({ title, text, publishedOn, province, url }, index) => {
		const context = { published: publishedOn, province, title, url };
		const citations = findCitations(text, authority, context);
		const met = await metBefore(citations, index);
		const resolutions = resolveCitations(citations, text, authority, context, met);
		const relations = findRelations(text, citations, authority);
		// A document does not cite itself by printing its number.
		const own = ownNumber(citations, text);
		const stubs = new Map<string, NewDirective>();
		const mentions = citations.flatMap((citation, i) => {
			const resolution = resolutions[i];
			if (!resolution || citation === own) return [];
			const { id, status } = resolution;
			const stub = status === "stub" && id !== null && !stubs.has(id) ? stubOf(citation, id) : null;
			if (stub) stubs.set(stub.id, stub);
			const done = relations.filter(({ to }) => to === i).map(({ kind }) => kind);
			return [mentionOf(citation, resolution, [...new Set(done)])];
		});
		return { mentions, cited: [...stubs.values()] };
	};
}
