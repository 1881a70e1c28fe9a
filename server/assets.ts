import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RequestHandler, Router } from "express";
import { type FontFile, readFonts } from "./fonts.ts";
import { closeMethods } from "./methods.ts";

/** The parts of the style sheet in their order: what all pages share, then one a part of the site, print last. */
const STYLES = [
	"base",
	"frame",
	"parts",
	"lists",
	"charts",
	"home",
	"results",
	"directive",
	"report",
	"citations",
	"figures",
	"sources",
	"check",
	"prose",
	"docs",
	"admin",
	"print",
];

/** An address that changes with the content, and the content. */
interface Asset {
	href: string;
	body: Buffer;
	version: string;
}

export interface Assets {
	style: Asset;
	/** Null where the scripts were not built: every page works without them. */
	script: Asset | null;
	icon: Asset;
	fonts: FontFile[];
}

/** `web/static`, seen from the sources (`server/`) or from what was built from them (`dist/server/`). */
function staticDir(): string {
	const tried = ["../web/static", "../../web/static"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
	return tried.find((path) => existsSync(path)) ?? tried.join(" or ");
}

function asset(name: string, body: Buffer): Asset {
	const version = createHash("sha256").update(body).digest("hex").slice(0, 12);
	return { href: `/assets/${name}?v=${version}`, body, version };
}

/** Reads style sheet, fonts and the built script into memory: half a megabyte. */
export function readAssets(assetsDir: string): Assets {
	const { css, files } = readFonts();
	const sheets = STYLES.map((name) => readFileSync(join(staticDir(), "styles", `${name}.css`), "utf8"));
	const scriptFile = join(assetsDir, "main.js");
	return {
		style: asset("style.css", Buffer.from([css, ...sheets].join("\n"))),
		script: existsSync(scriptFile) ? asset("main.js", readFileSync(scriptFile)) : null,
		icon: asset("icon.svg", readFileSync(join(staticDir(), "icon.svg"))),
		fonts: files,
	};
}

function serve(found: Pick<Asset, "body" | "version">, type: string): RequestHandler {
	return (req, res) => {
		const current = req.query.v === found.version;
		res.set("Cache-Control", current ? "public, max-age=31536000, immutable" : "public, max-age=60");
		res.type(type).send(found.body);
	};
}

/** Routes of style sheet, fonts and script. */
export function assetRoutes(assets: Assets): Router {
	const router = Router();
	router.get("/assets/style.css", serve(assets.style, "text/css"));
	router.get("/assets/icon.svg", serve(assets.icon, "image/svg+xml"));
	if (assets.script) router.get("/assets/main.js", serve(assets.script, "text/javascript"));
	for (const font of assets.fonts) router.get(`/assets/fonts/${font.name}`, serve(font, "font/woff2"));
	closeMethods(router);
	return router;
}
