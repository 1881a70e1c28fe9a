import { slug } from "../../../citation/index.ts";
import type { NewDirective } from "../../../model/directive.ts";
import type { Values } from "./values.ts";

/** Year of issue; of an unknown date the year that symbol or id prints (`30/2020/NĐ-CP`, `…:147-qd-ttg:2020`). */
function yearOf({ id, symbol, issuedOn }: NewDirective): number | null {
	const printed =
		issuedOn?.slice(0, 4) ?? /\/((?:19|20)\d\d)\//.exec(symbol ?? "")?.[1] ?? /:(\d{4})(?=:|$)/.exec(id)?.[1];
	return printed === undefined ? null : Number(printed);
}

/** A directive as a row: its facts, and what is kept of them for searching. */
export const directiveRow = (directive: NewDirective, origin: NewDirective["origin"]) =>
	({
		...directive,
		symbolSlug: directive.symbol === null ? null : slug(directive.symbol),
		year: yearOf(directive),
		origin,
		aliases: JSON.stringify(directive.aliases),
	}) satisfies Values;
