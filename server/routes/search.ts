import { Router } from "express";
import { roman, slug } from "../../citation/index.ts";
import { printDate } from "../../model/dates.ts";
import type { Directive } from "../../model/directive.ts";
import type { Names } from "../../web/names.ts";
import { ResultsPage } from "../../web/pages/results.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { SearchPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { sendPage } from "../respond.ts";
import type { Found } from "../search/catalogue.ts";
import { findDirectives, findReports } from "../search/find.ts";
import { readSearch } from "../search/query.ts";
import { snippetOf } from "../search/snippet.ts";

const SHOWN = 20;
/** Most documents of one number shown together; more are the list's. */
const SAME_NUMBER = 12;
const NEARBY = 5;

/** What a search text was taken to say, in words. */
function understoodWords(q: string, { understood }: Found, names: Names): string[] {
	const { types, number, codes, term, year, date } = understood;
	const { parts, not } = readSearch(q);
	return [
		types.length > 0 ? types.map(names.type).join(" hoặc ") : null,
		number === null ? null : `số ${[number, ...codes.map((code) => code.toUpperCase())].join("-")}`,
		term === null ? null : `khóa ${roman(term)}`,
		year === null ? null : `năm ${year}`,
		date === null ? null : `ngày ${printDate(date)}`,
		...parts.filter(({ quoted }) => quoted).map(({ text }) => `cụm từ ${text}`),
		...not.map(({ text }) => `không có ${text}`),
	].filter((words) => words !== null);
}

/** The documents at the top that bear one and the same number; none unless several do. */
function sharing(items: Directive[], { numbered }: Found): Directive[] {
	const symbol = slug(items[0]?.symbol ?? "");
	const others = items.slice(0, numbered).findIndex((item) => slug(item.symbol ?? "") !== symbol);
	const count = others < 0 ? Math.min(numbered, items.length) : others;
	return symbol && count > 1 ? items.slice(0, Math.min(count, SAME_NUMBER)) : [];
}

/** `/tim`: the search page. */
export function searchRoutes(context: Context): Router {
	const { catalogue, names } = context;
	const router = Router();
	router.get("/tim", async (req, res) => {
		const { q, loai, sau } = parse(SearchPageQuery, req.query);
		const blank = q.trim() === "";
		const paging = { limit: SHOWN, cursor: sau ?? undefined };
		const count = { limit: 1 };
		const directives = blank ? null : await findDirectives(context, q, {}, undefined, loai === "bc" ? count : paging);
		const likelier = directives?.total === 0 ? "bc" : "vb";
		const reports = blank ? null : await findReports(context, q, {}, (loai ?? likelier) === "bc" ? paging : count);
		// Words that no document has are likelier words of reports, unless they have none of them either.
		const tab = loai ?? (reports?.total === 0 ? "vb" : likelier);
		const shown = tab === "vb" ? (directives?.items ?? []) : [];
		const found = directives?.found ?? null;
		const sameNumber = found && sau === null ? sharing(shown, found) : [];
		sendPage(
			res,
			ResultsPage({
				site: await context.site(),
				q,
				tab,
				understood: found ? understoodWords(q, found, names) : [],
				totals: { vb: directives?.total ?? 0, bc: reports?.total ?? 0 },
				directives: shown.slice(sameNumber.length),
				sameNumber,
				reports:
					tab === "bc" && reports
						? reports.items.map(({ text, ...hit }) => ({ ...hit, snippet: snippetOf(text, reports.query) }))
						: [],
				loose: found?.loose ?? false,
				nearby:
					found && directives?.total === 0 ? catalogue.nearby(found.understood, NEARBY).map((e) => e.directive) : [],
				cursor: sau,
				next: (tab === "vb" ? directives?.next : reports?.next) ?? null,
			}),
		);
	});
	closeMethods(router);
	return router;
}
