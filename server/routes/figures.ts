import { type Request, Router } from "express";
import { z } from "zod";
import {
	AnniversariesQuery,
	CoverageQuery,
	DirectiveFiguresQuery,
	type DirectiveFiguresReply,
	MostCitedQuery,
	OutdatedQuery,
} from "../../model/api.ts";
import { FiguresPage } from "../../web/pages/figures.tsx";
import type { Context } from "../context.ts";
import type { Column } from "../export/columns.ts";
import { csv } from "../export/csv.ts";
import { sendForm } from "../export/send.ts";
import { FIGURE_COLUMNS } from "../figures/columns.ts";
import { directiveFigures } from "../figures/directive.ts";
import { anniversaries, coverage, lags, mostCited, outdated } from "../figures/lists.ts";
import { closeMethods } from "../methods.ts";
import { RangePageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { sendPage } from "../respond.ts";

/** The figures of the API: of one directive, and of the whole index as JSON and as CSV. */
export function figureRoutes(context: Context): Router {
	const router = Router();

	router.get("/directives/:id/figures", async (req, res) => {
		const { limit } = parse(DirectiveFiguresQuery, req.query);
		res.json((await directiveFigures(context, req.params.id, limit)) satisfies DirectiveFiguresReply);
	});

	/** A figure at its address, and at the same with `.csv` the table of its items. */
	function serve<Query extends z.ZodType, Item>(
		name: string,
		query: Query,
		read: (context: Context, query: z.infer<Query>) => Promise<{ items: Item[] }>,
		columns: readonly Column<Item>[],
	): void {
		const answer = (req: Request): Promise<{ items: Item[] }> => read(context, parse(query, req.query));
		router.get(`/figures/${name}`, async (req, res) => void res.json(await answer(req)));
		router.get(`/figures/${name}.csv`, async (req, res) => {
			const { items } = await answer(req);
			await sendForm(req, res, "csv", `trichdan-${name}`, () => csv(columns, inTurn(items)));
		});
	}
	serve("most-cited", MostCitedQuery, mostCited, FIGURE_COLUMNS["most-cited"]);
	serve("outdated", OutdatedQuery, outdated, FIGURE_COLUMNS.outdated);
	serve("anniversaries", AnniversariesQuery, anniversaries, FIGURE_COLUMNS.anniversaries);
	serve("lags", z.object({}), lags, FIGURE_COLUMNS.lags);
	serve("coverage", CoverageQuery, coverage, FIGURE_COLUMNS.coverage);

	closeMethods(router);
	return router;
}

/** Rows of a table of the page. */
const SHOWN = 20;

/** The page `/so-lieu`. */
export function figurePageRoutes(context: Context): Router {
	const router = Router();
	router.get("/so-lieu", async (req, res) => {
		const { tinh, tu, den } = parse(RangePageQuery, req.query);
		const asked = MostCitedQuery.parse({
			province: tinh ?? "",
			provinces: "34",
			from: tu ?? "",
			to: den ?? "",
			limit: SHOWN,
		});
		const [site, most, old, due, waits, covered] = await Promise.all([
			context.site(),
			mostCited(context, asked),
			outdated(context, { limit: SHOWN }),
			anniversaries(context, AnniversariesQuery.parse({ limit: SHOWN })),
			lags(context),
			coverage(context, { provinces: "34" }),
		]);
		sendPage(
			res,
			FiguresPage({
				site,
				// One of the 63 counts as that of today which holds it, so that is the one shown as chosen.
				filter: { tinh: tinh && context.names.today(tinh), tu, den },
				mostCited: most,
				outdated: old,
				anniversaries: due,
				lags: waits,
				coverage: covered,
			}),
		);
	});
	closeMethods(router);
	return router;
}

async function* inTurn<Item>(items: Item[]): AsyncGenerator<Item> {
	yield* items;
}
