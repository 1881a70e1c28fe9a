import { hkdfSync } from "node:crypto";
import type { Request, Response } from "express";
import { getIronSession, type IronSession, type SessionOptions } from "iron-session";

/** A key for one use, made of the token: with a new token all that was sealed by the old one opens no more. */
export const keyFrom = (token: string, use: string): string =>
	Buffer.from(hkdfSync("sha256", token, "", use, 32)).toString("hex");

interface Cookie {
	key: string;
	/** Of letters and hyphens; over HTTPS `__Host-` stands before it. */
	name: string;
	/** In seconds. */
	lasts: number;
}

/** What a cookie of ours holds, encrypted: no script reads it, no other site sends it, and over HTTPS no other host sets it. */
export async function sealed<T extends object>(
	req: Request,
	res: Response,
	{ key, name, lasts }: Cookie,
): Promise<IronSession<Partial<T>>> {
	const origin: unknown = req.app.get("origin");
	const secure = req.secure || (typeof origin === "string" && origin.startsWith("https:"));
	const options: SessionOptions = {
		password: key,
		// Browsers take a cookie of that name from this host over HTTPS only, so that none can be slipped in.
		cookieName: secure ? `__Host-${name}` : name,
		ttl: lasts,
		cookieOptions: { httpOnly: true, sameSite: "strict", secure, path: "/", maxAge: lasts },
	};
	try {
		return await getIronSession<Partial<T>>(req, res, options);
	} catch {
		// A cookie that is no seal at all: as if there were none.
		return getIronSession<Partial<T>>({ headers: {} } as Request, res, options);
	}
}
