import { type Request, Router } from "express";
import { z } from "zod";
import {
	AnniversariesQuery,
	ByProvinceQuery,
	CoverageQuery,
	DirectiveFiguresQuery,
	type DirectiveFiguresReply,
	MostCitedQuery,
	OutdatedQuery,
	SpreadQuery,
} from "../../model/api.ts";
import { FiguresPage } from "../../web/pages/figures.tsx";
import { MatrixPage } from "../../web/pages/figures-matrix.tsx";
import type { Context } from "../context.ts";
import type { Column } from "../export/columns.ts";
import { csv } from "../export/csv.ts";
import { sendForm } from "../export/send.ts";
import { FIGURE_COLUMNS } from "../figures/columns.ts";
import { directiveFigures } from "../figures/directive.ts";
import { anniversaries, coverage, lags, mostCited, outdated } from "../figures/lists.ts";
import { byProvince, outdatedByYear, overTime, spread } from "../figures/volume.ts";
import { closeMethods } from "../methods.ts";
import { FiguresPageQuery, MatrixPageQuery } from "../page-query.ts";
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
	serve("over-time", z.object({}), overTime, FIGURE_COLUMNS["over-time"]);
	serve("by-province", ByProvinceQuery, byProvince, FIGURE_COLUMNS["by-province"]);
	serve("spread", SpreadQuery, spread, FIGURE_COLUMNS.spread);
	serve("outdated-by-year", z.object({}), outdatedByYear, FIGURE_COLUMNS["outdated-by-year"]);
	serve("coverage", CoverageQuery, coverage, FIGURE_COLUMNS.coverage);

	closeMethods(router);
	return router;
}

/** Rows of a table of the page, and documents that have a column. */
const SHOWN = 10;
const SPREAD = 8;

/** The page `/so-lieu`, and its table of provinces. */
export function figurePageRoutes(context: Context): Router {
	const router = Router();

	router.get("/so-lieu", async (req, res) => {
		const { tinh, tu, den, theo } = parse(FiguresPageQuery, req.query);
		const asked = MostCitedQuery.parse({
			province: tinh ?? "",
			provinces: "34",
			from: tu ?? "",
			to: den ?? "",
			limit: SHOWN,
		});
		const [site, time, most, old, years, due, waits, covered] = await Promise.all([
			context.site(),
			overTime(context),
			mostCited(context, asked),
			outdated(context, { limit: SHOWN }),
			outdatedByYear(context),
			anniversaries(context, AnniversariesQuery.parse({ limit: SHOWN })),
			lags(context),
			coverage(context, { provinces: "34" }),
		]);
		sendPage(res, FiguresPage, {
			site,
			// One of the 63 counts as that of today which holds it, so that is the one shown as chosen.
			filter: { tinh: tinh && context.names.today(tinh), tu, den, theo },
			unread: [tu, den].some((day, i) => day === null && Boolean(req.query[i === 0 ? "tu" : "den"])),
			overTime: time,
			mostCited: most,
			outdated: old,
			outdatedByYear: years,
			anniversaries: due,
			lags: waits,
			coverage: covered,
		});
	});

	router.get("/so-lieu/dia-phuong", async (req, res) => {
		const filter = parse(MatrixPageQuery, req.query);
		const provinces = filter.noi;
		const [site, places, documents, covered, today] = await Promise.all([
			context.site(),
			byProvince(context, { provinces }),
			filter.theo === "van-ban" ? spread(context, { provinces, limit: SPREAD }) : null,
			coverage(context, { provinces }),
			coverage(context, { provinces: "34" }),
		]);
		sendPage(res, MatrixPage, {
			site,
			filter,
			byProvince: places,
			spread: documents,
			coverage: covered,
			provinces: today.items.filter(({ province, reports }) => province !== null && reports > 0).length,
		});
	});

	closeMethods(router);
	return router;
}

async function* inTurn<Item>(items: Item[]): AsyncGenerator<Item> {
	yield* items;
}
