import { type Authority, findCitations, seriesTerm } from "../citation/index.ts";
import type { NewDocument } from "../model/admin.ts";
import { BadParameter } from "./parse.ts";

/** One of a table, or null where nothing is told. */
function ofTable(name: string, slug: string | null, known: (slug: string) => boolean): void {
	if (slug !== null && !known(slug)) throw new BadParameter(`into.${name}`, `there is no ${name} ${slug}`);
}

/**
 * A document as a person tells of it, read as its citations would be: the symbol in its canonical form, and what symbol
 * and day imply where it was left out. So it has the id that later citations of it will have.
 *
 * @throws BadParameter for a type, an issuer or a province that the tables do not have.
 */
export function readAsCited(document: NewDocument, authority: Authority): NewDocument {
	const { types, issuers, provinces } = authority.data;
	ofTable("type", document.type, (slug) => types.some((row) => row.slug === slug));
	ofTable("issuer", document.issuer, (slug) => issuers.some((row) => row.slug === slug));
	ofTable("province", document.province, (slug) => provinces.some((row) => row.slug === slug));
	const { name = "" } = types.find((row) => row.slug === document.type) ?? {};
	const [read] = findCitations(`${name} số ${document.symbol}`, authority);
	const symbol = read?.symbol ?? document.symbol;
	const { issuedOn: date, province: scope } = document;
	return {
		...document,
		symbol,
		issuer: document.issuer ?? read?.issuer ?? null,
		term: document.term ?? seriesTerm({ symbol, date, scope }, authority),
	};
}
