import { REPLACEMENTS, type Replaced, replacedBy } from "../shared/replaced.ts";
import type { Connection } from "./connection.ts";

/** The replaced documents with the day of their successor. */
export const replaced = (connection: Connection): Replaced[] =>
	replacedBy(connection.sql(REPLACEMENTS).all() as Parameters<typeof replacedBy>[0]);
