import { type Request, type Response, Router } from "express";
import { permalink, slug } from "../../citation/index.ts";
import type { Store } from "../../data/store/port.ts";
import type { Directive } from "../../model/directive.ts";
import { withQuery } from "../../web/links.ts";
import { ChoicesPage } from "../../web/pages/choices.tsx";
import { DirectivePage } from "../../web/pages/directive.tsx";
import { setFields, without } from "../../web/pages/directive-filter.tsx";
import { DirectivesPage } from "../../web/pages/directives.tsx";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { pageFigures } from "../figures/directive.ts";
import { directiveCitations } from "../filters.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { DirectivePageQuery, DirectivesPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirect, sendPage } from "../respond.ts";
import { citationItem, directiveItem, directiveReply, sameNumber } from "../views.ts";

/** Citing sentences and rows on a page: as many as stay under 60 kB. */
const SENTENCES = 15;
const ROWS = 50;

/** `/vb` and the documents under it. */
export function directiveRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/vb", async (req, res) => {
		const { sau, ...filter } = parse(DirectivesPageQuery, req.query);
		const asked = {
			type: filter.loai ?? undefined,
			issuer: filter.coquan ?? undefined,
			term: filter.khoa ?? undefined,
			year: filter.nam ?? undefined,
			province: filter.tinh === null ? undefined : [filter.tinh],
			status: filter.hieuluc ?? undefined,
			cited: filter.dan ? true : undefined,
		};
		const [{ items, total, next }, facets, site] = await Promise.all([
			store.directives(asked, filter.xep, { limit: ROWS, cursor: sau ?? undefined }),
			context.totals.directives(asked),
			context.site(),
		]);
		sendPage(res, DirectivesPage, { site, filter, facets, directives: items, total, cursor: sau, next });
	});

	router.get("/vb/*path", async (req, res) => {
		const parts = (req.params.path as unknown as string[]).map((part) => part.toLowerCase());
		const last = parts.pop() ?? "";
		const json = last.endsWith(".json");
		const path = [...parts, json ? last.slice(0, -".json".length) : last].filter(Boolean);
		const id = path.join(":");
		const directive = await store.directive(id);
		if (directive && json) return void res.json(await directiveReply(store, id));
		if (directive) return showDirective(context, directive, req, res);
		const into = await store.mergedInto(id);
		if (into !== null) {
			// A merge can be undone, and whoever did that is to see the page again at once.
			res.set("Cache-Control", "no-cache");
			return json ? res.redirect(301, `${permalink(into)}.json`) : redirect(res, 301, permalink(into));
		}
		return showChoices(context, path, json, res);
	});

	closeMethods(router);
	return router;
}

async function showDirective(context: Context, directive: Directive, req: Request, res: Response): Promise<void> {
	const { store, names } = context;
	const { id } = directive;
	const { sau, ...filter } = parse(DirectivePageQuery, req.query);
	const asked = directiveCitations(id, filter, names);
	const limits = limitsOf(req);
	const [site, stats, others, relations, cited, counts, months, tallies] = await Promise.all([
		context.site(),
		context.stats(),
		sameNumber(store, directive),
		store.relationsOf(id),
		store.searchCitations(asked, { limit: SENTENCES, cursor: sau ?? undefined }, limits),
		context.totals.citations(asked, limits),
		store.citedByMonth(id),
		store.citedByProvince(id),
	]);
	const provinces = new Map<string, number>();
	for (const { key, reports } of tallies) {
		if (key === null) continue;
		const slug = filter.noi === "34" ? names.today(key) : key;
		provinces.set(slug, (provinces.get(slug) ?? 0) + reports);
	}
	const loosened = counts.total > 0 || directive.mentions === 0 ? [] : setFields(filter);
	sendPage(res, DirectivePage, {
		site,
		directive,
		entry: context.entryOf(id),
		edition: context.edition,
		sameNumber: others,
		relations,
		filter,
		sentences: cited.items.map(citationItem),
		total: counts.total,
		complete: counts.complete,
		loosened: await Promise.all(
			loosened.map(async (field) => {
				const wider = directiveCitations(id, without(filter, field), names);
				return { field, total: (await context.totals.citations(wider, limits)).total };
			}),
		),
		cursor: sau,
		next: cited.next,
		months,
		provinces,
		elsewhere: tallies.find(({ key }) => key === null)?.reports ?? 0,
		since: stats.from,
		figures: await pageFigures(context, directive, tallies, filter.noi),
	});
}

/** The documents that a path may mean which names no one of them: a number alone, with its type, or with its place. */
export async function choicesOf(store: Store, path: string[]): Promise<Directive[]> {
	const [first = "", second] = path;
	if (second === undefined) return store.directivesBySymbol(first);
	return (await store.directivesBySymbol(second)).filter(({ id }) => id.startsWith(`${path.join(":")}:`));
}

async function showChoices(context: Context, path: string[], json: boolean, res: Response): Promise<void> {
	const { store, names } = context;
	const [first = "", second] = path;
	const shown = path.map(slug).join("/");
	if (second === undefined && names.types.some((type) => type.slug === first))
		return redirect(res, 302, withQuery("/vb", { loai: first }));
	const candidates = await choicesOf(store, path);
	const [only] = candidates;
	if (!only) throw notFound(`directive ${path.join("/")}`);
	if (json)
		return void res.json({
			items: candidates.map(directiveItem),
			total: candidates.length,
			complete: true,
			facets: {},
			next: null,
		});
	// Never a permanent redirect: tomorrow a second document of that number may be known.
	if (candidates.length === 1) return redirect(res, 302, permalink(only.id));
	sendPage(res, ChoicesPage, {
		site: await context.site(),
		symbol: only.symbol ?? shown,
		path: `/vb/${shown}`,
		directives: candidates.slice(0, ROWS),
	});
}
