import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RequestHandler, Router } from "express";
import { closeMethods } from "./methods.ts";

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
}

/** `web/static`, seen from the sources (`server/`) or from what was built from them (`dist/server/`). */
function staticDir(): string {
	const tried = ["../web/static", "../../web/static"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
	return tried.find((path) => existsSync(path)) ?? tried.join(" or ");
}

function asset(file: string, name: string): Asset {
	const body = readFileSync(file);
	const version = createHash("sha256").update(body).digest("hex").slice(0, 12);
	return { href: `/assets/${name}?v=${version}`, body, version };
}

/** Reads the style sheet and the built scripts into memory; they are a few kilobytes. */
export function readAssets(assetsDir: string): Assets {
	const style = asset(join(staticDir(), "style.css"), "style.css");
	const scriptFile = join(assetsDir, "suggest.js");
	const script = existsSync(scriptFile) ? asset(scriptFile, "suggest.js") : null;
	return { style, script, icon: asset(join(staticDir(), "icon.svg"), "icon.svg") };
}

function serve(found: Asset, type: string): RequestHandler {
	return (req, res) => {
		const current = req.query.v === found.version;
		res.set("Cache-Control", current ? "public, max-age=31536000, immutable" : "public, max-age=60");
		res.type(type).send(found.body);
	};
}

/** Routes of the style sheet and the scripts. */
export function assetRoutes(assets: Assets): Router {
	const router = Router();
	router.get("/assets/style.css", serve(assets.style, "text/css"));
	router.get("/assets/icon.svg", serve(assets.icon, "image/svg+xml"));
	if (assets.script) router.get("/assets/suggest.js", serve(assets.script, "text/javascript"));
	closeMethods(router);
	return router;
}
