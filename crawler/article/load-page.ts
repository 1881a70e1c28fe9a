import { type CheerioAPI, load } from "cheerio";
import type { PageNode } from "./tree.ts";

const OPTIONS = { xml: { xmlMode: false, decodeEntities: true } };
/** Selecting compares every node without a parent with all others: with more of them they get one. */
const MOST_ROOTS = 1000;

/** A page as a tree, in linear time and so that selecting takes linear time, too; to be looked over by the guard before. */
export function loadPage(html: string): CheerioAPI {
	const $ = load(html, OPTIONS);
	const root = $.root()[0];
	if (root === undefined || root.children.length <= MOST_ROOTS) return $;
	const around = load("<html></html>", OPTIONS).root()[0]?.children[0];
	if (around === undefined || !("attribs" in around)) return $;
	around.children = root.children;
	for (const child of around.children as PageNode[]) child.parent = around;
	around.parent = root;
	root.children = [around];
	return $;
}
