import { REPLACEMENTS, type Replaced, replacedBy } from "../shared/replaced.ts";
import type { Db } from "./db.ts";

/** The replaced documents with the day of their successor. */
export const replaced = async (db: Db): Promise<Replaced[]> => replacedBy(await db.all(REPLACEMENTS));
