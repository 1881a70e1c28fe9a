import type { Request } from "express";

/**
 * Where this site is, for what is read away from it: `https://trichdan.example`. As the settings say (the app's `origin`),
 * or else as the client asked for it; a host that is none is not repeated.
 */
export function originOf(req: Request): string {
	const set: unknown = req.app.get("origin");
	if (typeof set === "string") return set;
	const origin = `${req.protocol}://${req.host}`;
	return /^https?:\/\/[\w.:[\]-]{1,255}$/.test(origin) && URL.canParse(origin) ? origin : "http://localhost";
}
