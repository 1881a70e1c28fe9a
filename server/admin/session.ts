import { hkdfSync, randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import { getIronSession, type IronSession, type SessionOptions } from "iron-session";
import { z } from "zod";

/** How long somebody stays signed in, in seconds, whatever they do meanwhile. */
const LASTS = 8 * 3600;
/** Changes of the review queue that can be taken back one after another. */
const REMEMBERED = 20;

const Session = z.object({
	id: z.string(),
	/** Who it is: stands in every change. */
	by: z.string(),
	/** When it ends, in milliseconds. */
	until: z.number(),
	/** The reason last given in the review queue; empty: the usual one. */
	reason: z.string(),
	/** Changes made in the review queue, newest last. */
	decided: z.array(z.number()),
});
/** What the cookie holds, encrypted. */
export type Session = z.infer<typeof Session>;

/**
 * Who is signed in. All is in the cookie; its key is made of the token, so that a new token ends every session. The server
 * only keeps in mind which ones were signed out before their time, until it is started anew.
 */
export class Sessions {
	readonly #password: string;
	readonly #ended = new Map<string, number>();

	constructor(token: string) {
		this.#password = Buffer.from(hkdfSync("sha256", token, "", "trichdan session", 32)).toString("hex");
	}

	/** The session of a request; null where there is none that holds. */
	async of(req: Request, res: Response): Promise<Session | null> {
		const read = Session.safeParse({ ...(await this.#open(req, res)) });
		return read.success && read.data.until > Date.now() && !this.#ended.has(read.data.id) ? read.data : null;
	}

	/** Signs somebody in. */
	begin(req: Request, res: Response, by: string): Promise<void> {
		return this.#save(req, res, {
			id: randomUUID(),
			by,
			until: Date.now() + LASTS * 1000,
			reason: "",
			decided: [],
		});
	}

	/** Keeps in mind what was decided in the review queue, and why. */
	keep(req: Request, res: Response, session: Session): Promise<void> {
		return this.#save(req, res, { ...session, decided: session.decided.slice(-REMEMBERED) });
	}

	/** Signs somebody out: the cookie goes, and a copy of it counts for nothing. */
	async end(req: Request, res: Response): Promise<void> {
		const now = Date.now();
		for (const [id, until] of this.#ended) if (until < now) this.#ended.delete(id);
		const session = await this.of(req, res);
		if (session) this.#ended.set(session.id, session.until);
		(await this.#open(req, res)).destroy();
	}

	async #save(req: Request, res: Response, session: Session): Promise<void> {
		const open = await this.#open(req, res, Math.ceil((session.until - Date.now()) / 1000));
		Object.assign(open, session);
		await open.save();
	}

	async #open(req: Request, res: Response, lasts = LASTS): Promise<IronSession<Partial<Session>>> {
		const origin: unknown = req.app.get("origin");
		const secure = req.secure || (typeof origin === "string" && origin.startsWith("https:"));
		const options: SessionOptions = {
			password: this.#password,
			// Browsers take a cookie of that name from this host over HTTPS only, so that none can be slipped in.
			cookieName: secure ? "__Host-trichdan" : "trichdan",
			ttl: LASTS,
			cookieOptions: { httpOnly: true, sameSite: "strict", secure, path: "/", maxAge: lasts },
		};
		try {
			return await getIronSession<Partial<Session>>(req, res, options);
		} catch {
			// A cookie that is no seal at all: as if there were none.
			return getIronSession<Partial<Session>>({ headers: {} } as Request, res, options);
		}
	}
}

/** Who is signed in, behind the door that lets nobody else through. */
export const sessionOf = (res: Response): Session => res.locals.session as Session;
