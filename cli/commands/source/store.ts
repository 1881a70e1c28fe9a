import { existsSync } from "node:fs";
import type { Store } from "../../../data/store/port.ts";
import { type Context, settingPath } from "../../context.ts";

/** The store where there is one: to look at sources makes no index. */
export async function storeIfThere(context: Context): Promise<Store | null> {
	return existsSync(settingPath(context.settings.TRICHDAN_DB)) ? context.store() : null;
}
