import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import { z } from "zod";
import { keyFrom, sealed } from "./sealed.ts";

/** How long a browser is known after it was signed in by, in seconds. */
const LASTS = 90 * 86_400;

const Known = z.object({ browser: z.uuid() });
type Known = z.infer<typeof Known>;

/**
 * Browsers that somebody was signed in by before. Wrong tokens are counted for each of them by itself, and for all others
 * by their address: so whoever guesses cannot keep out those who share an address with them, behind a proxy that does not
 * tell addresses apart say. The cookie opens nothing; who took it can guess as often as from one more address.
 */
export class KnownBrowsers {
	readonly #key: string;

	constructor(token: string) {
		this.#key = keyFrom(token, "trichdan known browser");
	}

	/** What to count the wrong tokens of a browser by; null where nobody was signed in by it. */
	async of(req: Request, res: Response): Promise<string | null> {
		const read = Known.safeParse({ ...(await this.#open(req, res)) });
		return read.success ? read.data.browser : null;
	}

	/** Somebody was signed in by this browser. */
	async remember(req: Request, res: Response): Promise<void> {
		const open = await this.#open(req, res);
		open.browser ??= randomUUID();
		await open.save();
	}

	#open = (req: Request, res: Response) =>
		sealed<Known>(req, res, { key: this.#key, name: "trichdan-known", lasts: LASTS });
}
