import { slug } from "../text/slug.ts";
import type { KnownDocument, KnownRelation } from "../types.ts";
import { push } from "./push.ts";

const STATE_NUMBER = /^\d+(?=\/)/;
const PARTY_SYMBOL = /^(\d+)-([^/]+)\/([^/]+)$/;

/** The register by symbol, by id and by number, and how far each series of the Party has come. */
export function compileDocuments(documents: readonly KnownDocument[]) {
	const documentsBySymbol = new Map<string, KnownDocument[]>();
	const centralByNumber = new Map<string, KnownDocument[]>();
	const stateByNumber = new Map<string, KnownDocument[]>();
	const reach = new Map<string, Map<number, number>>();
	for (const document of documents) {
		const { symbol, type, term } = document;
		if (!symbol) continue;
		push(documentsBySymbol, slug(symbol), document);
		const ofState = STATE_NUMBER.exec(symbol)?.[0];
		if (ofState !== undefined) push(stateByNumber, `${type} ${Number(ofState)}`, document);
		const [, number, code, body] = PARTY_SYMBOL.exec(symbol) ?? [];
		if (number === undefined || code === undefined) continue;
		if (body !== "TW") push(centralByNumber, slug(`${number}-${code}`), document);
		else if (term !== null) {
			const terms = reach.get(code) ?? new Map<number, number>();
			terms.set(term, Math.max(terms.get(term) ?? 0, Number(number)));
			reach.set(code, terms);
		}
	}
	const documentsById = new Map(documents.map((document) => [document.id, document]));
	return { documentsBySymbol, documentsById, centralByNumber, stateByNumber, reach };
}

/** The relations of each document, whichever end it is. */
export function compileRelations(relations: readonly KnownRelation[]): Map<string, KnownRelation[]> {
	const relationsOf = new Map<string, KnownRelation[]>();
	for (const relation of relations) {
		push(relationsOf, relation.from, relation);
		push(relationsOf, relation.to, relation);
	}
	return relationsOf;
}
