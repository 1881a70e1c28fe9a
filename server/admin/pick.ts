import type { Picked } from "../../web/pages/admin/pick.tsx";
import type { Context } from "../context.ts";
import { suggestDirectives } from "../search/find.ts";

const SHOWN = 6;
/** Found for a search, so that some are left of which one kind alone counts. */
const LOOKED_AT = 200;

/** The id in what was typed, where it is one, or the address of a document's page here or elsewhere. */
function idIn(typed: string): string {
	const path = /\/vb\/([a-z0-9/-]+?)\/?(?:\.\w+)?(?:[?#].*)?$/i.exec(typed)?.[1];
	return path === undefined ? typed.toLowerCase() : path.toLowerCase().replaceAll("/", ":");
}

/**
 * The document that was typed in by id or address, the one that it was merged into, or those that a search finds; with
 * `stubs` only those that are known from citations alone.
 */
export async function picked(context: Context, typed: string, stubs = false): Promise<Picked> {
	if (typed === "") return { typed, directive: null, found: [] };
	const { store } = context;
	const id = idIn(typed);
	const into = (await store.directive(id)) ? id : await store.mergedInto(id);
	const directive = into === null ? null : await store.directive(into);
	const found = directive ? [] : await suggestDirectives(context, typed.slice(0, 200), LOOKED_AT);
	const fitting = stubs ? found.filter(({ origin }) => origin === "cited") : found;
	return { typed, directive, found: fitting.slice(0, SHOWN) };
}
