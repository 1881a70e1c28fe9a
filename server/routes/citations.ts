import { type Request, type Response, Router } from "express";
import type { CitationFilter, CitingSentence, Limits, TextQuery } from "../../data/store/port.ts";
import { cutSearch } from "../../model/api.ts";
import { difference } from "../../web/components/directive-list.tsx";
import type { Speech } from "../../web/language.tsx";
import { directiveHref } from "../../web/links.ts";
import { CitationsPage, type CitationsPageProps } from "../../web/pages/citations.tsx";
import { asksForSomething, type CitationsState, citationsHref } from "../../web/pages/citations-address.ts";
import type { Elsewhere, SearchPart } from "../../web/pages/citations-states.tsx";
import { type CitationRow, TableRow } from "../../web/pages/citations-table.tsx";
import { writeQuery } from "../../web/query-text.ts";
import { shortName } from "../../web/quote.ts";
import type { Context } from "../context.ts";
import { facetFields } from "../facets.ts";
import { inDivision } from "../filters.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { originOf } from "../origin.ts";
import { BuilderQuery, CitationsPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirect, rendered, speechFor } from "../respond.ts";
import { composed, readForBuilder, sourceIds } from "../search/builder.ts";
import { type CitationsFound, findCitations, findDirectives, findReports } from "../search/find.ts";
import type { SearchText } from "../search/query.ts";
import { marksOf } from "../search/snippet.ts";
import { searchParts } from "../search-parts.ts";
import { citationItem } from "../views.ts";

/** Rows of a page at most, and its length in bytes; rows that would make it longer are left for the next page. */
const MOST_ROWS = 50;
const MOST_BYTES = 58_000;
/** Most bytes that the links of the facets take, and values of one facet. */
const FACET_BYTES = 9_000;
const MOST_VALUES = 12;
/** Most searches that are counted where nothing was found, and how long each may take, in milliseconds. */
const COUNTED = 8;
const COUNTED_MS = 150;

const byName = new Intl.Collator("vi", { numeric: true });

/** What of a search is not in its text. */
function filterOf({ quanhe, trangthai, tincay, vb, cu }: CitationsState): CitationFilter {
	return {
		directive: vb ?? undefined,
		relation: quanhe ?? undefined,
		status: trangthai ?? undefined,
		confidence: tincay ?? undefined,
		outdated: cu || undefined,
	};
}

/** `/trich-dan`: citation search. */
export function citationSearchRoutes(context: Context): Router {
	const { catalogue, names, totals, store } = context;
	const router = Router();

	/** The same search by the state of the page as by the parameters of the API. */
	const search = (state: CitationsState, paging: { limit: number; cursor?: string | undefined }, limits: Limits) =>
		findCitations({ ...context, provinces: state.noi }, state.q, filterOf(state), paging, limits);

	router.get("/trich-dan", async (req, res) => {
		const { sau, ...asked } = parse(CitationsPageQuery, req.query);
		const texts = parse(BuilderQuery, req.query);
		await catalogue.refresh();
		const sent = Object.values(texts).some(Boolean);
		const state: CitationsState = { ...asked, q: sent ? composed(catalogue, asked.q, texts) : asked.q };
		// Another search has no place at which the old one went on.
		if (sent || !isTidy(req)) return redirect(res, 302, citationsHref(state, sent ? null : sau));
		const page = asksForSomething(state) ? await answered(state, sau, req, res) : await unasked(state, req, res);
		res.type("html").send(`<!doctype html>${page}`);
	});

	/** What every state of the page shows. */
	async function commonOf(state: CitationsState, req: Request, res: Response) {
		const [site, sources] = await Promise.all([context.site(), sourceIds(context)]);
		const read = catalogue.read(state.q);
		const { controls, faults, decoded } = readForBuilder(catalogue, read, sources, speechFor(res));
		const instead = (fault: (typeof faults)[number]) => {
			const { kind, start, end, meant } = fault;
			if (meant === null) return null;
			const q = read.read.slice(0, start) + meant + read.read.slice(end);
			const name = { province: names.province, issuer: names.issuer, type: names.type }[kind as "type"](meant);
			return { name, href: citationsHref({ ...state, q }) };
		};
		const unread = state.q.slice(cutSearch(state.q).length).trim() || null;
		return {
			read,
			props: {
				site,
				state,
				origin: originOf(req),
				controls,
				sources: [...sources]
					.map((id) => ({ slug: id, name: names.source(id) ?? id }))
					.sort((a, b) => byName.compare(a.name, b.name)),
				echo: {
					read: read.read,
					faults: faults.map((fault) => ({ ...fault, instead: instead(fault) })),
					decoded,
					unread,
				},
				rows: [],
				total: 0,
				complete: true,
				byDay: true,
				facets: [],
				cursor: null,
				next: null,
				parts: [],
				without: [],
				elsewhere: [],
			} satisfies CitationsPageProps,
		};
	}

	async function unasked(state: CitationsState, req: Request, res: Response): Promise<string> {
		const { props } = await commonOf(state, req, res);
		const { total } = await totals.citations({}, limitsOf(req));
		return rendered(res, CitationsPage, { ...props, total });
	}

	async function answered(state: CitationsState, sau: string | null, req: Request, res: Response): Promise<string> {
		const limits = limitsOf(req);
		const cursor = sau ?? undefined;
		const [{ props, read }, found] = await Promise.all([
			commonOf(state, req, res),
			search(state, { limit: MOST_ROWS, cursor }, limits),
		]);
		const { total, facets, complete } = await totals.citations(found.asked, limits);
		if (total === 0 && found.items.length === 0) {
			const parts = searchParts(state, props.controls, names, speechFor(res));
			const [without, elsewhere] = await Promise.all([withoutOne(parts, limits), elsewhereOf(state, limits)]);
			return rendered(res, CitationsPage, { ...props, parts, without, elsewhere });
		}
		const whole: CitationsPageProps = {
			...props,
			// A slice may be found where counting was given up at once.
			total: Math.max(total, found.items.length),
			complete,
			byDay: !found.search.clauses.some((clause) =>
				clause.some(({ words }) => words.some((one) => one.accents !== null)),
			),
			facets: facetsOf(state, read, facets, found, speechFor(res)),
			cursor: sau,
		};
		const rows = await rowsOf(found.items, found.asked?.text, speechFor(res));
		let left =
			MOST_BYTES - Buffer.byteLength(rendered(res, CitationsPage, { ...whole, next: found.next ?? "x".repeat(80) }));
		const fitting = rows.findIndex((row) => {
			left -= Buffer.byteLength(rendered(res, TableRow, { row, columns: state.cot, names }));
			return left < 0;
		});
		if (fitting < 0) return rendered(res, CitationsPage, { ...whole, rows, next: found.next });
		const limit = Math.max(1, fitting);
		const { next } = await search(state, { limit, cursor }, limits);
		return rendered(res, CitationsPage, { ...whole, rows: rows.slice(0, limit), next });
	}

	/** Citations as rows of the table, with the documents that they mean. */
	async function rowsOf(found: CitingSentence[], text: TextQuery | undefined, speech: Speech): Promise<CitationRow[]> {
		const ids = [...new Set(found.flatMap(({ directiveId }) => directiveId ?? []))];
		const directives = new Map((await store.directivesById(ids)).map((one) => [one.id, one]));
		return found.map((sentence) => {
			const directive = directives.get(sentence.directiveId ?? "");
			return {
				...citationItem(sentence),
				cited: directive
					? {
							name: shortName(directive, names),
							detail: difference(directive, names, speech),
							href: directiveHref(directive.id),
						}
					: null,
				marks: { before: marksOf(sentence.before, text), after: marksOf(sentence.after, text) },
			};
		});
	}

	function facetsOf(
		state: CitationsState,
		read: SearchText,
		facets: Record<string, Record<string, number>>,
		{ asked }: CitationsFound,
		speech: Speech,
	) {
		const { type, issuer, term, year } = catalogue.documentFields(read);
		const fields = facetFields({
			facets: inDivision(facets, state.noi, names),
			// Written anew, so that each field is there once and can be put in another's place.
			state: { ...state, q: writeQuery(catalogue.controls(read)), loai: "td", xep: null, hieuluc: null },
			chosen: {
				loai: type,
				coquan: issuer,
				khoa: term?.map(String),
				nam: year?.map(String),
				tinh: catalogue.provinces(read),
				nguon: read.fields.nguon,
				tu: asked?.from === undefined ? undefined : [asked.from],
				den: asked?.to === undefined ? undefined : [asked.to],
			},
			names,
			speech,
			hrefOf: ({ q, quanhe, trangthai, tincay }) => citationsHref({ ...state, q, quanhe, trangthai, tincay }),
		});
		const each = citationsHref(state).length + 120;
		const most = Math.min(MOST_VALUES, Math.max(3, Math.floor(FACET_BYTES / each / Math.max(1, fields.length))));
		return fields.map((field) => ({ ...field, values: field.values.slice(0, most) }));
	}

	/** Of the searches without one part those that find something, with how much. */
	async function withoutOne(parts: SearchPart[], limits: Limits): Promise<CitationsPageProps["without"]> {
		const found: CitationsPageProps["without"] = [];
		const within = { ...limits, ms: COUNTED_MS };
		for (const part of parts.slice(0, COUNTED)) {
			if (!asksForSomething(part.without)) continue;
			const { asked } = await search(part.without, { limit: 1 }, within);
			const { total, complete } = await totals.citations(asked, within);
			if (total > 0) found.push({ part, rows: total, complete });
		}
		return found.sort((a, b) => b.rows - a.rows);
	}

	/** Documents and reports that the same text finds. */
	async function elsewhereOf({ q, noi }: CitationsState, limits: Limits): Promise<Elsewhere[]> {
		if (q.trim() === "") return [];
		const within = { ...limits, ms: COUNTED_MS };
		const [directives, reports] = await Promise.all([
			findDirectives(context, q, {}, undefined, { limit: 1 }),
			findReports({ ...context, provinces: noi }, q, {}, "newest", { limit: 1 }, within),
		]);
		const ofReports = await totals.reports(reports.asked, within);
		return (
			[
				{ tab: "vb", rows: directives.total },
				{ tab: "bc", rows: ofReports.total },
			] as const
		).filter(({ rows }) => rows > 0);
	}

	closeMethods(router);
	return router;
}

/** Whether an address says nothing that goes without saying: what a form left blank, or sent several times. */
const isTidy = ({ query }: Request): boolean =>
	Object.values(query).every((value) => typeof value === "string" && value !== "");
