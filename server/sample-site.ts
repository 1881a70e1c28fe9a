import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import express, { type Request, type Response } from "express";
import {
	baoFeed,
	baoListing,
	baoSitemap,
	type FeedDetails,
	frontPage,
	HUYEN_STATE,
	huyenForm,
	huyenListing,
	notFoundPage,
	type SamplePage,
	searchPage,
	tinhListing,
} from "./sample-listings.ts";

const ROBOTS = "User-agent: *\nDisallow: /tinh/tim-kiem\nAllow: /\n";
const FOLDERS = ["tinh", "huyen", "bao"] as const;

const newestFirst = (a: SamplePage, b: SamplePage): number => (b.published ?? "").localeCompare(a.published ?? "");

/** The number in a query parameter, or 1 where it is missing or is none. */
function pageNumber(value: unknown): number {
	return typeof value === "string" && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1;
}

function feedDetails(dir: string, page: SamplePage): FeedDetails {
	const $ = load(readFileSync(join(dir, page.path), "utf8").normalize("NFC"));
	return {
		description: $('meta[name="description"]').attr("content") ?? page.title,
		published: $('meta[property="article:published_time"]').attr("content") ?? page.published ?? "",
	};
}

/** The rows of the sample site's manifest, in its own order. */
export function readSampleManifest(dir: string): SamplePage[] {
	return JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as SamplePage[];
}

/**
 * The bundled sample site as an Express app, not yet listening: three small portals that the crawler crawls over HTTP.
 *
 * Article pages are served as the files they are; listings and the feed are made from the manifest, which is read once.
 * Every answer carries `x-trichdan-sample: 1`, by which a client can tell that it is not a real portal.
 *
 * @param dir folder of the pages, `data/sample`
 */
export function createSampleSite(dir: string): express.Express {
	const pages = readSampleManifest(dir).sort(newestFirst);
	const modified = statSync(join(dir, "manifest.json")).mtime.toUTCString();
	const of = (source: string): SamplePage[] => pages.filter((page) => page.source === source);
	const tinh = of("mau-tinh");
	const huyen = of("mau-huyen");
	const bao = of("mau-bao");
	const details = new Map(bao.map((page) => [page.path, feedDetails(dir, page)]));

	const app = express();
	app.disable("x-powered-by");
	app.use((_req, res, next) => {
		res.set("x-trichdan-sample", "1");
		next();
	});
	const send = (res: Response, body: string, type = "html"): void => {
		res.type(type).set("Last-Modified", modified).send(body);
	};
	app.get("/", (_req, res) => send(res, frontPage()));
	app.get("/robots.txt", (_req, res) => send(res, ROBOTS, "txt"));
	app.get(["/tinh", "/tinh/tin-tuc"], (req, res) => send(res, tinhListing(tinh, pageNumber(req.query.page))));
	app.get("/tinh/tim-kiem", (_req, res) => send(res, searchPage()));
	app.get(["/huyen", "/huyen/index.htm", "/huyen/tin.htm"], (req, res) =>
		send(res, huyenListing(huyen, pageNumber(req.query.trang))),
	);
	app.get("/huyen/danh-sach.aspx", (_req, res) => send(res, huyenForm(huyen, 1)));
	app.post("/huyen/danh-sach.aspx", express.urlencoded({ extended: false }), (req, res) => {
		const { __VIEWSTATE: state, __EVENTARGUMENT: argument } = (req.body ?? {}) as Record<string, unknown>;
		const page = state === HUYEN_STATE && typeof argument === "string" ? argument.replace(/^Page\$/, "") : "";
		send(res, huyenForm(huyen, pageNumber(page)));
	});
	app.get("/bao", (_req, res) => send(res, baoListing(bao)));
	const originOf = (req: Request): string => `${req.protocol}://${req.get("host") ?? "localhost"}`;
	app.get("/bao/rss.xml", (req, res) => send(res, baoFeed(bao, details, originOf(req)), "application/rss+xml"));
	app.get("/bao/sitemap.xml", (req, res) => send(res, baoSitemap(bao, originOf(req)), "application/xml"));
	for (const folder of FOLDERS) {
		app.use(`/${folder}`, express.static(join(dir, folder), { index: false, redirect: false }));
	}
	app.use((req: Request, res: Response) => {
		res.status(404).type("html").send(notFoundPage(req.path));
	});
	return app;
}
