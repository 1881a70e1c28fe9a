import {
	type Authority,
	type Citation,
	type CitationContext,
	type CitedDocument,
	checkCitations,
	type DocumentLine,
	draftDay,
	findCitations,
	permalink,
	resolveCitations,
	slug,
} from "../citation/index.ts";
import type { Store } from "../data/store/port.ts";
import type { CheckedDocument, CheckReply } from "../model/api.ts";
import { citedDocument } from "../model/directive.ts";

const withUrl = (line: DocumentLine): CheckedDocument => ({ ...line, url: permalink(line.id) });

/** The documents outside the register that reports of the index cite by the numbers of a draft. */
async function metBy(
	citations: readonly Citation[],
	store: Pick<Store, "directivesBySymbol">,
): Promise<CitedDocument[]> {
	const symbols = new Set(citations.flatMap(({ symbol }) => (symbol === null ? [] : [slug(symbol)])));
	const met: CitedDocument[] = [];
	for (const symbol of symbols)
		for (const directive of await store.directivesBySymbol(symbol)) {
			const document = citedDocument(directive);
			if (document) met.push(document);
		}
	return met;
}

/**
 * Checks a draft as the command, the API and the page do: against the register, and, where there is an index, the
 * documents that its reports cite. Where nobody states its day, that of its letterhead is taken. Nothing of the draft is
 * stored.
 */
export async function checkDraft(
	text: string,
	page: CitationContext,
	authority: Authority,
	store: Pick<Store, "directivesBySymbol"> | null,
): Promise<CheckReply> {
	const published = page.published ?? draftDay(text);
	const dated = { ...page, published };
	const found = findCitations(text, authority, dated);
	const met = store === null ? [] : await metBy(found, store);
	const resolutions = resolveCitations(found, text, authority, dated, met);
	const { citations, unchecked, findings } = checkCitations(found, resolutions, text, authority, { published });
	return {
		citations: citations.map(({ document, ...rest }) => ({ ...rest, document: document && withUrl(document) })),
		unchecked,
		findings: findings.map((finding) => ({ ...finding, others: finding.others.map(withUrl) })),
	};
}
