import { permalink } from "../citation/index.ts";
import type { ReportCitation, ReportReply } from "../model/api.ts";
import type { Directive, DirectiveRelation } from "../model/directive.ts";
import { directiveHref, hostOf, reportHref, safeHref } from "./links.ts";
import { issuerWords, shortName } from "./quote.ts";
import type { Site } from "./site.ts";

const CONTEXT = "https://schema.org";

/** What schema.org calls that which one document does to another; it has no word for the rest. */
const WORDS: Record<string, string> = {
	amends: "legislationAmends",
	replaces: "legislationRepeals",
	repeals: "legislationRepeals",
	implements: "legislationEnsuresImplementationOf",
	"based-on": "isBasedOn",
};

type Data = Record<string, unknown>;

/** Without what is not known: schema.org knows no null. */
const known = (data: Data): Data =>
	Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));

const named = (type: string, name: string | null): Data | null => (name === null ? null : { "@type": type, name });

/** A document by its address, in few words. */
const pointer = (id: string, symbol: string | null, name: string | null, { origin }: Site): Data =>
	known({ "@type": "Legislation", "@id": origin + permalink(id), legislationIdentifier: symbol, name });

/** The relations of one direction by schema.org's words; doubtful ones are left out. */
function relationsAs(relations: readonly DirectiveRelation[], direction: "in" | "out", site: Site): Data {
	const data: Record<string, Data[]> = {};
	for (const { kind, direction: its, confidence, id, symbol, title } of relations) {
		const word = WORDS[kind];
		if (its !== direction || confidence === "low" || word === undefined) continue;
		const others = data[word] ?? [];
		others.push(pointer(id, symbol, title, site));
		data[word] = others;
	}
	return data;
}

/**
 * A document in schema.org's words. Whether it is in force is told only where the register knows what came in its place,
 * never that it is: nothing known is no sign of that.
 */
export function legislation(directive: Directive, relations: readonly DirectiveRelation[], site: Site): object {
	const { id, symbol, title, issuedOn, type, level, province, status, aliases } = directive;
	const { names, origin } = site;
	const isLocal = level !== "central" && province !== null;
	const done = relationsAs(relations, "in", site);
	return known({
		"@context": CONTEXT,
		"@type": "Legislation",
		"@id": origin + directiveHref(id),
		url: origin + directiveHref(id),
		name: shortName(directive, names),
		headline: title,
		alternateName: aliases.length > 0 ? aliases : null,
		legislationType: names.type(type),
		legislationIdentifier: symbol,
		legislationDate: issuedOn,
		legislationPassedBy: named("Organization", issuerWords(directive, names)),
		legislationJurisdiction: named("AdministrativeArea", isLocal ? names.province(province) : "Việt Nam"),
		legislationLegalForce: status === "unknown" ? null : `${CONTEXT}/NotInForce`,
		...relationsAs(relations, "out", site),
		"@reverse": Object.keys(done).length > 0 ? done : null,
		inLanguage: "vi",
	});
}

/**
 * A report in schema.org's words, with what the part that is shown cites. `directives`: what is known of some of these
 * documents.
 */
export function newsArticle(
	report: ReportReply,
	citations: readonly ReportCitation[],
	directives: ReadonlyMap<string, Directive>,
	site: Site,
): object {
	const { id, url, title, publishedOn, author, province, source } = report;
	const { names, origin } = site;
	const cited = new Set(citations.flatMap(({ target }) => target?.id ?? []));
	return known({
		"@context": CONTEXT,
		"@type": "NewsArticle",
		"@id": origin + reportHref(id),
		headline: title,
		url: safeHref(url),
		datePublished: publishedOn,
		author: named("Person", author),
		publisher: named("Organization", names.source(source) ?? hostOf(url)),
		contentLocation: named("AdministrativeArea", province === null ? null : names.province(province)),
		inLanguage: "vi",
		citation: [...cited].map((target) => {
			const directive = directives.get(target);
			return pointer(target, directive?.symbol ?? null, directive ? shortName(directive, names) : null, site);
		}),
	});
}
