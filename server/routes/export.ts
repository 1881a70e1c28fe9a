import { Readable } from "node:stream";
import { type Request, type Response, Router } from "express";
import type { z } from "zod";
import { CitationSearchQuery, DirectivesQuery, ReportsQuery } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { SURE } from "../../model/mention.ts";
import { directiveHref, reportHref, withQuery } from "../../web/links.ts";
import { citationsHref, USUAL_COLUMNS } from "../../web/pages/citations-address.ts";
import { NO_CONTROLS, writeQuery } from "../../web/query-text.ts";
import { shortName } from "../../web/quote.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { atom, type FeedEntry } from "../export/atom.ts";
import { citationFeed, directiveFeed, reportFeed } from "../export/feeds.ts";
import { type FormName, readForm } from "../export/forms.ts";
import { citationRows, citationsIn, directiveRows, reportRows } from "../export/rows.ts";
import { sendForm } from "../export/send.ts";
import { citationWriters, directiveWriters, reportWriters, type Writers } from "../export/writers.ts";
import { tenthsOf } from "../filters.ts";
import { closeMethods, readsOnly } from "../methods.ts";
import { originOf } from "../origin.ts";
import { DirectivePageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirectTo } from "../respond.ts";
import type { Searching } from "../search/find.ts";
import { directiveItem, reportReply } from "../views.ts";
import { readReportId } from "./api.ts";
import { choicesOf } from "./directives.ts";

/** A list of the API that can be had whole, in the forms of `writers` and as a feed. */
interface List<Query, Row> {
	name: string;
	query: z.ZodType<Query>;
	rows(searching: Searching, query: Query, signal: AbortSignal): AsyncIterable<Row>;
	writers: Writers<Row>;
	feed(searching: Searching, query: Query, signal: AbortSignal): Promise<FeedEntry[]>;
	/** The list in words, and the page that shows it. */
	title: string;
	pageOf(query: Query): string;
}

/** A feed, which is made at once: it is short. */
async function* feedOf(
	context: Context,
	req: Request,
	head: { title: string; page: string },
	entries: Promise<FeedEntry[]>,
): AsyncGenerator<string> {
	const [{ changedAt }, shown] = await Promise.all([context.stats(), entries]);
	const { pathname, search } = new URL(req.originalUrl, "http://localhost");
	const updated = changedAt ?? new Date(0).toISOString();
	yield atom(
		{ ...head, title: `${head.title} · trichdan`, origin: originOf(req), self: pathname + search, updated },
		shown,
	);
}

/** The page that makes the same search for citations; a level it has no control for. */
function citationsPage(query: CitationSearchQuery): string {
	const { q, directive, relation, status, confidence, outdated, provinces } = query;
	const { type, issuer, term, year, province, source, from = "", to = "" } = query;
	const several = (value: string | number | undefined): string[] => (value === undefined ? [] : [String(value)]);
	const fields = writeQuery({
		...NO_CONTROLS,
		type: several(type),
		issuer: several(issuer),
		term: several(term),
		year: several(year),
		province: several(province),
		source: several(source),
		from,
		to,
	});
	return citationsHref({
		q: [q, fields].filter(Boolean).join(" "),
		quanhe: relation ?? null,
		trangthai: status ?? null,
		tincay: tenthsOf(confidence) ?? null,
		vb: directive ?? null,
		cu: outdated === true,
		noi: provinces,
		cot: USUAL_COLUMNS,
	});
}

async function* only<Row>(row: Row): AsyncGenerator<Row> {
	yield row;
}

/** `/api/v1/directives.csv` and the like: the lists of the API, whole. */
export function exportApiRoutes(context: Context): Router {
	const { store, names } = context;
	const router = Router();

	/** What a feed of a query is called, and the page that it belongs to. */
	async function headOf(title: string, page: string, q: string, id: string | undefined) {
		const directive = id === undefined ? null : await store.directive(id);
		const of = directive === null ? null : shortName(directive, names);
		return { title: [title, of, q].filter(Boolean).join(" · "), page };
	}

	function add<Query extends { q: string; directive?: string | undefined }, Row>(list: List<Query, Row>): void {
		for (const [form, write] of list.writers)
			router.get(`/${list.name}.${form}`, async (req, res) => {
				const query = parse(list.query, req.query);
				await sendForm(req, res, form, `trichdan-${list.name}`, (gone) =>
					write(list.rows(context, query, gone), { names, origin: originOf(req) }),
				);
			});
		router.get(`/${list.name}.atom`, async (req, res) => {
			const query = parse(list.query, req.query);
			const head = await headOf(list.title, list.pageOf(query), query.q, query.directive);
			await sendForm(req, res, "atom", list.name, (gone) =>
				feedOf(context, req, head, list.feed(context, query, gone)),
			);
		});
	}

	add({
		name: "directives",
		query: DirectivesQuery,
		rows: directiveRows,
		writers: directiveWriters,
		feed: directiveFeed,
		title: "Văn bản",
		pageOf: ({ q }) => withQuery("/vb", { q }),
	});
	add({
		name: "reports",
		query: ReportsQuery,
		rows: reportRows,
		writers: reportWriters,
		feed: reportFeed,
		title: "Báo cáo",
		pageOf: ({ q, directive }) => (directive ? directiveHref(directive) : withQuery("/bc", { q })),
	});
	add({
		name: "citations",
		query: CitationSearchQuery,
		rows: citationRows,
		writers: citationWriters,
		feed: citationFeed,
		title: "Trích dẫn",
		pageOf: citationsPage,
	});
	closeMethods(router);
	return router;
}

/** The forms of a directive's and a report's page: `/vb/nghi-quyet/25-nq-tw/k11.ris`, `/vb/25-nq-tw.csv`, `/bc/36.csv`. */
export function exportPageRoutes(context: Context): Router {
	const { store, names } = context;
	const router = Router();
	router.use(readsOnly);

	router.get("/vb/*path", async (req, res, next) => {
		const read = readForm((req.params.path as unknown as string[]).join("/").toLowerCase());
		if (read === null) return next();
		const path = read.path.split("/").filter(Boolean);
		const directive = await store.directive(path.join(":"));
		if (directive) return sendDirective(directive, read.form, req, res);
		const into = await store.mergedInto(path.join(":"));
		if (into !== null) return void redirectTo(`${directiveHref(into)}.${read.form}`, req, res);
		const choices = await choicesOf(store, path);
		const write = directiveWriters.get(read.form);
		if (choices.length === 0 || !write) throw notFound(`page ${req.path}`);
		return sendForm(req, res, read.form, path.join("-"), () =>
			write(Readable.from(choices.map(directiveItem)), { names, origin: originOf(req) }),
		);
	});

	/** A directive itself for reference managers; its citing sentences, as its page shows them, as a table and a feed. */
	async function sendDirective(directive: Directive, form: FormName, req: Request, res: Response): Promise<void> {
		const { id } = directive;
		const site = { names, origin: originOf(req) };
		const name = id.replaceAll(":", "-");
		const { tinh, tu, den, noi, chac } = parse(DirectivePageQuery, req.query);
		const query = CitationSearchQuery.parse({
			directive: id,
			province: tinh ?? undefined,
			provinces: noi,
			from: tu ?? undefined,
			to: den ?? undefined,
			confidence: chac ? SURE : undefined,
		});
		const sentences = citationWriters.get(form);
		if (sentences) return sendForm(req, res, form, name, (gone) => sentences(citationRows(context, query, gone), site));
		const reference = directiveWriters.get(form);
		if (reference) return sendForm(req, res, form, name, () => reference(only(directiveItem(directive)), site));
		const head = { title: `Trích dẫn · ${shortName(directive, names)}`, page: directiveHref(id) };
		return sendForm(req, res, form, name, (gone) => feedOf(context, req, head, citationFeed(context, query, gone)));
	}

	router.get("/bc/:id", async (req, res, next) => {
		const read = readForm(req.params.id.toLowerCase());
		if (read === null) return next();
		const id = readReportId(read.path.replace(/^0+(?=\d)/, ""));
		if (redirectTo(`${reportHref(id)}.${read.form}`, req, res)) return;
		const report = await reportReply(store, id);
		const { form } = read;
		const site = { names, origin: originOf(req) };
		const name = `bao-cao-${id}`;
		const sentences = citationWriters.get(form);
		if (sentences) return sendForm(req, res, form, name, () => sentences(Readable.from(citationsIn(report)), site));
		const reference = reportWriters.get(form);
		if (!reference) throw notFound(`page ${req.path}`);
		const row = { ...report, mentions: report.citations.length };
		return sendForm(req, res, form, name, () => reference(only(row), site));
	});

	return router;
}
