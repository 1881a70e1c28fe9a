import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import type { IronSession } from "iron-session";
import { z } from "zod";
import type { Store } from "../../data/store/port.ts";
import { keyFrom, sealed } from "./sealed.ts";

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
 * Who is signed in. All is in the cookie; its key is made of the token, so that a new token ends every session. The store
 * keeps in mind which ones were signed out before their time, for all servers over it.
 */
export class Sessions {
	readonly #key: string;
	readonly #store: Pick<Store, "signOut" | "isSignedOut">;

	constructor(token: string, store: Pick<Store, "signOut" | "isSignedOut">) {
		this.#key = keyFrom(token, "trichdan session");
		this.#store = store;
	}

	/** The session of a request; null where there is none that holds. */
	async of(req: Request, res: Response): Promise<Session | null> {
		const read = Session.safeParse({ ...(await this.#open(req, res)) });
		if (!read.success || read.data.until <= Date.now()) return null;
		return (await this.#store.isSignedOut(read.data.id)) ? null : read.data;
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
		const session = await this.of(req, res);
		if (session) await this.#store.signOut(session.id, new Date(session.until).toISOString(), new Date().toISOString());
		(await this.#open(req, res)).destroy();
	}

	async #save(req: Request, res: Response, session: Session): Promise<void> {
		const open = await this.#open(req, res, Math.ceil((session.until - Date.now()) / 1000));
		Object.assign(open, session);
		await open.save();
	}

	#open(req: Request, res: Response, lasts = LASTS): Promise<IronSession<Partial<Session>>> {
		return sealed(req, res, { key: this.#key, name: "trichdan", lasts });
	}
}

/** Who is signed in, behind the door that lets nobody else through. */
export const sessionOf = (res: Response): Session => res.locals.session as Session;
