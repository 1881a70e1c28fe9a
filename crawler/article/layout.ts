import { childrenOf, isElement, type PageElement, type PageNode } from "./tree.ts";

const MOST_PATHS = 64;
/** Elements of a path, from the innermost one outwards. */
const MOST_STEPS = 6;
/** What an author writes with, not what a page is built of; with a class it is the template's all the same. */
const WRITING = new Set("a abbr b big br em font i img mark small span strong strike sub sup tt u".split(" "));
const SKIPPED = new Set("script style noscript template head title svg".split(" "));
const TOP = new Set(["html", "body"]);

/** `div.main`, with numbers as `{n}`: they count pages, not layouts. */
function stepOf({ name, attribs }: PageElement): string {
	const [first] = (attribs.class ?? "").trim().split(/\s+/, 1);
	return first ? `${name}.${first.slice(0, 40).replace(/\d+/g, "{n}")}` : name;
}

/**
 * How a page is built: paths of the elements that hold text (`div.main>div.content>p`), those with the most text first,
 * at most 64. What a page says makes little difference to it, a new template a great one.
 */
export function layoutOf(root: PageNode[]): string[] {
	const weights = new Map<string, number>();
	const walk = (node: PageNode, steps: string[]): void => {
		if (node.type === "text") {
			const length = node.data.trim().length;
			if (length === 0 || steps.length === 0) return;
			const path = steps.slice(-MOST_STEPS).join(">");
			weights.set(path, (weights.get(path) ?? 0) + length);
			return;
		}
		if (isElement(node)) {
			if (SKIPPED.has(node.name)) return;
			const isPart = !TOP.has(node.name) && (!WRITING.has(node.name) || node.attribs.class !== undefined);
			if (isPart) steps.push(stepOf(node));
			for (const child of node.children) walk(child, steps);
			if (isPart) steps.pop();
			return;
		}
		for (const child of childrenOf(node)) walk(child, steps);
	};
	for (const node of root) walk(node, []);
	return [...weights]
		.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
		.slice(0, MOST_PATHS)
		.map(([path]) => path);
}
