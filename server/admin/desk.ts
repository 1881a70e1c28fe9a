import type { Response } from "express";
import type { Desk } from "../../web/pages/admin/frame.tsx";
import type { Context } from "../context.ts";
import { sessionOf } from "./session.ts";

/** What every admin page shows beside its own. */
export const deskOf = async (context: Context, res: Response): Promise<Desk> => ({
	site: await context.site(),
	by: sessionOf(res).by,
});
