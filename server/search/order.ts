import type { DirectiveSort } from "../../data/store/port.ts";
import type { Directive } from "../../model/directive.ts";

/** Year of issue; of an unknown date the year that symbol or id prints (`30/2020/NĐ-CP`, `…:147-qd-ttg:2020`). */
export function yearOf({ id, symbol, issuedOn }: Pick<Directive, "id" | "symbol" | "issuedOn">): number | null {
	const printed =
		issuedOn?.slice(0, 4) ?? /\/((?:19|20)\d\d)\//.exec(symbol ?? "")?.[1] ?? /:(\d{4})(?=:|$)/.exec(id)?.[1];
	return printed === undefined ? null : Number(printed);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Where no day is known the year stands in; without any the directive is last. */
const issued = (directive: Directive): string => directive.issuedOn ?? String(yearOf(directive) ?? "");
const number = (directive: Directive): number => Number.parseInt(directive.number ?? "", 10) || 0;

/** The store's orders, so that a list is in the same order with a search text and without. */
export const ORDERS: Record<DirectiveSort, (a: Directive, b: Directive) => number> = {
	cited: (a, b) => b.reports - a.reports || b.mentions - a.mentions || byText(a.id, b.id),
	newest: (a, b) => byText(issued(b), issued(a)) || byText(a.id, b.id),
	symbol: (a, b) => byText(a.type, b.type) || number(a) - number(b) || byText(a.id, b.id),
};
