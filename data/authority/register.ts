import { createHash } from "node:crypto";
import { type AuthorityData, isLocalSymbol, type KnownDocument } from "../../citation/index.ts";
import type { NewDirective } from "../../model/directive.ts";
import type { Register } from "../store/port.ts";

function directiveOf(document: KnownDocument, aliases: Map<string, string[]>): NewDirective {
	return {
		id: document.id,
		symbol: document.symbol,
		number: document.symbol === null ? null : (/^[\d.]+[a-z]?/i.exec(document.symbol)?.[0] ?? null),
		type: document.type,
		title: document.title || null,
		issuedOn: document.date,
		issuer: document.issuer,
		issuerName: document.issuerName || null,
		level: document.symbol !== null && isLocalSymbol(document.symbol) ? "province" : "central",
		term: document.term,
		province: null,
		origin: "authority",
		aliases: aliases.get(document.id) ?? [],
	};
}

/** The reference tables as directives and relations for the store. A name that means several documents is no alias. */
export function registerOf(authority: AuthorityData): Register {
	const aliases = new Map<string, string[]>();
	for (const { documents, name } of authority.names) {
		const [only, ...others] = documents;
		if (only !== undefined && others.length === 0) aliases.set(only, [...(aliases.get(only) ?? []), name]);
	}
	const directives = authority.documents.map((document) => directiveOf(document, aliases));
	const relations = authority.relations.map(({ sources = "", ...relation }) => ({ ...relation, sources }));
	const fingerprint = createHash("sha256")
		.update(JSON.stringify([directives, relations]))
		.digest("hex");
	return { directives, relations, fingerprint };
}
