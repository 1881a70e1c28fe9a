import { Router } from "express";
import { roman, slug } from "../../citation/index.ts";
import type { CitingSentence, Counts } from "../../data/store/port.ts";
import { printDate } from "../../model/dates.ts";
import type { Directive } from "../../model/directive.ts";
import { difference } from "../../web/components/directive-list.tsx";
import { directiveHref, withQuery } from "../../web/links.ts";
import type { Names } from "../../web/names.ts";
import type { CitedSentence } from "../../web/pages/directive-sentences.tsx";
import { ResultsPage, type Tab } from "../../web/pages/results.tsx";
import { type QueryField, withWords } from "../../web/query-text.ts";
import { shortName } from "../../web/quote.ts";
import type { Context } from "../context.ts";
import { facetFields } from "../facets.ts";
import { inDivision } from "../filters.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { SearchPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { sendPage } from "../respond.ts";
import type { Found } from "../search/catalogue.ts";
import { findCitations, findDirectives, findReports } from "../search/find.ts";
import { partsOf, type SearchText } from "../search/query.ts";
import { snippetOf } from "../search/snippet.ts";
import { citationItem } from "../views.ts";

const SHOWN = 20;
/** Most documents of one number shown together; more are the list's. */
const SAME_NUMBER = 12;
const NEARBY = 5;

/** What a search text was taken to say, in words. */
function understoodWords(search: SearchText, { understood }: Found, names: Names): string[] {
	const { types, number, codes, term, year, date } = understood;
	return [
		types.length > 0 ? types.map(names.type).join(" hoặc ") : null,
		number === null ? null : `số ${[number, ...codes.map((code) => code.toUpperCase())].join("-")}`,
		term === null ? null : `khóa ${roman(term)}`,
		year === null ? null : `năm ${year}`,
		date === null ? null : `ngày ${printDate(date)}`,
		...partsOf(search)
			.filter(({ quoted }) => quoted)
			.map(({ text }) => `cụm từ ${text}`),
		...search.not.map(({ text }) => `không có ${text}`),
	].filter((words) => words !== null);
}

/** The documents at the top that bear one and the same number; none unless several do. */
function sharing(items: Directive[], { numbered }: Found): Directive[] {
	const symbol = slug(items[0]?.symbol ?? "");
	const others = items.slice(0, numbered).findIndex((item) => slug(item.symbol ?? "") !== symbol);
	const count = others < 0 ? Math.min(numbered, items.length) : others;
	return symbol && count > 1 ? items.slice(0, Math.min(count, SAME_NUMBER)) : [];
}

/** The documents that citations mean, as the line under each sentence. */
async function withCited({ store, names }: Context, found: CitingSentence[]): Promise<CitedSentence[]> {
	const ids = found.flatMap(({ directiveId }) => directiveId ?? []);
	const directives = new Map((await store.directivesById([...new Set(ids)])).map((one) => [one.id, one]));
	return found.map((sentence) => {
		const directive = directives.get(sentence.directiveId ?? "");
		const cited = directive && {
			name: shortName(directive, names),
			detail: difference(directive, names),
			href: directiveHref(directive.id),
		};
		return { ...citationItem(sentence), cited: cited ?? null };
	});
}

/** What the fields of a search are narrowed down to, by the field, as the facets name it. */
function chosenIn(search: SearchText, { catalogue }: Context): Partial<Record<QueryField, string[] | undefined>> {
	const { type, issuer, term, year } = catalogue.documentFields(search);
	return {
		loai: type,
		coquan: issuer,
		khoa: term?.map(String),
		nam: year?.map(String),
		tinh: catalogue.provinces(search),
		nguon: search.fields.nguon,
	};
}

/** `/tim`: the search page. */
export function searchRoutes(context: Context): Router {
	const { catalogue, names, totals } = context;
	const router = Router();
	router.get("/tim", async (req, res) => {
		const { q, loai, xep, noi, sau } = parse(SearchPageQuery, req.query);
		const page = { site: await context.site(), q, sort: xep, provinces: noi, cursor: sau };
		if (q.trim() === "") return sendPage(res, ResultsPage({ ...page, ...NOTHING, tab: loai ?? "vb" }));
		const limits = limitsOf(req);
		const searching = { ...context, provinces: noi };
		const paging = (tab: Tab) => (loai === tab ? { limit: SHOWN, cursor: sau ?? undefined } : { limit: SHOWN });
		const [directives, reports, citations] = await Promise.all([
			findDirectives(context, q, {}, undefined, paging("vb")),
			findReports(searching, q, {}, xep, paging("bc"), limits),
			findCitations(searching, q, {}, paging("td"), limits),
		]);
		const [ofReports, ofCitations] = await Promise.all([
			totals.reports(reports.asked, limits),
			totals.citations(citations.asked, limits),
		]);
		const { found } = directives;
		const counts: Record<Tab, Counts> = {
			vb: { total: directives.total, facets: found ? catalogue.facets(found.entries) : {}, complete: true },
			bc: ofReports,
			td: ofCitations,
		};
		// Words that no document has are likelier words of reports, unless they have none of them either.
		const tab = loai ?? (directives.total === 0 && ofReports.total > 0 ? "bc" : "vb");
		const shown = tab === "vb" ? directives.items : [];
		const sameNumber = found && sau === null ? sharing(shown, found) : [];
		const href = (text: string): string =>
			withQuery("/tim", { q: text, loai: tab, xep: xep === "newest" ? null : xep, noi: noi === "63" ? null : noi });
		sendPage(
			res,
			ResultsPage({
				...page,
				tab,
				understood: found ? understoodWords(reports.search, found, names) : [],
				// Reports are searched for what was typed; only directives are few enough to tell a slip.
				decoded: [...reports.search.decoded, ...(tab === "vb" && found ? found.corrected : [])],
				totals: { vb: counts.vb.total, bc: counts.bc.total, td: counts.td.total },
				complete: counts[tab].complete,
				facets: facetFields(
					inDivision(counts[tab].facets, tab === "vb" ? "63" : noi, names),
					tab,
					q,
					chosenIn(reports.search, context),
					names,
					href,
				),
				directives: shown.slice(sameNumber.length),
				sameNumber,
				reports:
					tab === "bc"
						? reports.items.map(({ text, ...hit }) => ({ ...hit, snippet: snippetOf(text, reports.asked?.text) }))
						: [],
				citations: tab === "td" ? await withCited(context, citations.items) : [],
				loose: found?.loose ?? false,
				instead: found && found.corrected.length > 0 ? withWords(q, found.corrected) : null,
				nearby:
					found && directives.total === 0 ? catalogue.nearby(found.understood, NEARBY).map((e) => e.directive) : [],
				next: { vb: directives, bc: reports, td: citations }[tab].next,
			}),
		);
	});
	closeMethods(router);
	return router;
}

/** The page before anything was typed. */
const NOTHING = {
	understood: [],
	decoded: [],
	totals: { vb: 0, bc: 0, td: 0 },
	complete: true,
	facets: [],
	directives: [],
	sameNumber: [],
	reports: [],
	citations: [],
	loose: false,
	instead: null,
	nearby: [],
	next: null,
};
