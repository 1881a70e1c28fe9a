import { Router } from "express";
import { slug } from "../../citation/index.ts";
import type { CitingSentence, Counts } from "../../data/store/port.ts";
import type { Directive } from "../../model/directive.ts";
import { difference } from "../../web/components/directive-list.tsx";
import type { Speech } from "../../web/language.tsx";
import { directiveHref, withQuery } from "../../web/links.ts";
import type { CitedSentence } from "../../web/pages/directive-sentences.tsx";
import { type Part, ResultsPage } from "../../web/pages/results.tsx";
import type { ResultsState, Tab } from "../../web/pages/results-address.ts";
import { withWords } from "../../web/query-text.ts";
import { shortName } from "../../web/quote.ts";
import type { Context } from "../context.ts";
import { type Chosen, facetFields, statedParts } from "../facets.ts";
import { inDivision } from "../filters.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { SearchPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirect, sendPage, speechFor } from "../respond.ts";
import type { Found } from "../search/catalogue.ts";
import { namedOne } from "../search/named.ts";
import { partsRead } from "../search/parts.ts";
import type { SearchText } from "../search/query.ts";
import { snippetOf } from "../search/snippet.ts";
import { placeAndTime } from "../search/text-query.ts";
import { Searches } from "../tabs.ts";
import { citationItem } from "../views.ts";

/** Most documents of one number shown together; more are the list's. */
const SAME_NUMBER = 12;
const NEARBY = 5;

/** The documents at the top that bear one and the same number; none unless several do. */
function sharing(items: Directive[], { numbered }: Found): Directive[] {
	const symbol = slug(items[0]?.symbol ?? "");
	const others = items.slice(0, numbered).findIndex((item) => slug(item.symbol ?? "") !== symbol);
	const count = others < 0 ? Math.min(numbered, items.length) : others;
	return symbol && count > 1 ? items.slice(0, Math.min(count, SAME_NUMBER)) : [];
}

/** The documents that citations mean, as the line under each sentence. */
async function withCited({ store, names }: Context, found: CitingSentence[], speech: Speech): Promise<CitedSentence[]> {
	const ids = found.flatMap(({ directiveId }) => directiveId ?? []);
	const directives = new Map((await store.directivesById([...new Set(ids)])).map((one) => [one.id, one]));
	return found.map((sentence) => {
		const directive = directives.get(sentence.directiveId ?? "");
		const cited = directive && {
			name: shortName(directive, names),
			detail: difference(directive, names, speech),
			href: directiveHref(directive.id),
		};
		return { ...citationItem(sentence), cited: cited ?? null };
	});
}

/** What the fields of a search are narrowed down to, by the field, as the facets name it. */
function chosenIn(search: SearchText, { catalogue }: Context): Chosen {
	const { type, issuer, term, year } = catalogue.documentFields(search);
	const { from, to } = placeAndTime(search, catalogue);
	return {
		loai: type,
		coquan: issuer,
		khoa: term?.map(String),
		nam: year?.map(String),
		tinh: catalogue.provinces(search),
		nguon: search.fields.nguon,
		tu: from === undefined ? undefined : [from],
		den: to === undefined ? undefined : [to],
	};
}

/** What the search was taken to say, part by part, each with the search without it. */
function partsOf(
	search: SearchText,
	{ lettersApart }: Found,
	state: ResultsState,
	context: Context,
	speech: Speech,
	nothing: boolean,
): Part[] {
	const read = partsRead(search, context, speech, lettersApart, nothing).map(
		({ words, isText, without }): Part => ({
			words,
			isText,
			state: without === null ? null : { ...state, q: without },
		}),
	);
	const stated = statedParts(state, context.names, speech).map((part): Part => ({ ...part, isText: false }));
	return [...read, ...stated];
}

/** `/tim`: the search page. */
export function searchRoutes(context: Context): Router {
	const { catalogue, names, totals } = context;
	const router = Router();
	router.get("/tim", async (req, res) => {
		const { loai, sau, ...asked } = parse(SearchPageQuery, req.query);
		const { q } = asked;
		const site = await context.site();
		if (q.trim() === "") {
			const { directives, reports } = await context.stats();
			const state = { ...asked, loai: loai ?? ("vb" as const) };
			return sendPage(res, ResultsPage, { ...NOTHING, site, state, cursor: sau, empty: directives + reports === 0 });
		}
		const limits = limitsOf(req);
		const speech = speechFor(res);
		const searches = new Searches(context, limits);
		const cursor = (tab: Tab): string | null => (loai === tab ? sau : null);
		/** The order that was asked for is that of the list that was asked for. */
		const of = (tab: Tab): ResultsState => ({ ...asked, loai: tab, xep: loai === tab ? asked.xep : null });
		const directives = await searches.directives(of("vb"), cursor("vb"));
		const found = directives.found as Found;
		const search = catalogue.read(q);
		const named = namedOne(search, found);
		// Who types a document in full means it; the tabs, which name a list, lead to the results all the same.
		if (named && loai === null && asked.hieuluc === null)
			return redirect(res, 302, withQuery(directiveHref(named.id), { tim: q }));

		const [reports, citations] = await Promise.all([
			searches.reports(of("bc"), cursor("bc")),
			searches.citations(of("td"), cursor("td")),
		]);
		const [ofReports, ofCitations] = await Promise.all([
			totals.reports(reports.asked, limits),
			totals.citations(citations.asked, limits),
		]);
		const counts: Record<Tab, Counts> = {
			vb: { total: directives.total, facets: catalogue.facets(found.entries), complete: true },
			bc: ofReports,
			td: ofCitations,
		};
		// Words that no document has are likelier words of reports, unless they have none of them either.
		const tab = loai ?? (directives.total === 0 && ofReports.total > 0 ? "bc" : "vb");
		const state = of(tab);
		const shown = tab === "vb" ? directives.items : [];
		const first = tab === "vb" && sau === null && (state.xep ?? "relevance") === "relevance";
		const exact = first ? (named ?? (found.numbered === 1 ? (shown[0] ?? null) : null)) : null;
		const sameNumber = first ? sharing(shown, found).filter((one) => one.id !== exact?.id) : [];
		const above = new Set([...sameNumber, ...(exact ? [exact] : [])].map(({ id }) => id));
		const nothing = counts[tab].total === 0;
		const parts = partsOf(search, found, state, context, speech, nothing);
		sendPage(res, ResultsPage, {
			site,
			state,
			cursor: sau,
			empty: false,
			parts,
			without: nothing ? await searches.without(parts.length > 1 ? parts : []) : [],
			// Reports are searched for what was typed; only directives are few enough to tell a slip.
			decoded: [...search.decoded, ...(tab === "vb" ? found.corrected : [])],
			totals: { vb: counts.vb.total, bc: counts.bc.total, td: counts.td.total },
			complete: { vb: true, bc: ofReports.complete, td: ofCitations.complete },
			facets: facetFields({
				facets: inDivision(counts[tab].facets, tab === "vb" ? "63" : state.noi, names),
				state,
				chosen: chosenIn(search, context),
				names,
				speech,
			}),
			directives: shown.filter(({ id }) => !above.has(id)),
			exact: exact && { directive: exact, opens: named !== null },
			sameNumber,
			reports:
				tab === "bc"
					? reports.items.map(({ text, ...hit }) => ({ ...hit, snippet: snippetOf(text, reports.asked?.text) }))
					: [],
			citations: tab === "td" ? await withCited(context, citations.items, speech) : [],
			loose: found.loose,
			instead: found.corrected.length > 0 ? withWords(q, found.corrected) : null,
			nearby:
				found.numbered === 0 && (directives.total === 0 || found.loose)
					? catalogue.nearby(found.understood, NEARBY).map((one) => one.directive)
					: [],
			next: { vb: directives, bc: reports, td: citations }[tab].next,
		});
	});
	closeMethods(router);
	return router;
}

/** The page before anything was typed. */
const NOTHING = {
	parts: [],
	without: [],
	decoded: [],
	totals: { vb: 0, bc: 0, td: 0 },
	complete: { vb: true, bc: true, td: true },
	facets: [],
	directives: [],
	exact: null,
	sameNumber: [],
	reports: [],
	citations: [],
	loose: false,
	instead: null,
	nearby: [],
	next: null,
};
