import type { CheerioAPI } from "cheerio";

/** The node type of cheerio's tree, without a dependency on the package that declares it. */
export type PageNode = ReturnType<CheerioAPI["root"]>[0]["children"][number];
export type PageElement = Extract<PageNode, { attribs: Record<string, string> }>;

export const isElement = (node: PageNode): node is PageElement => "attribs" in node;

export const childrenOf = (node: PageNode): PageNode[] => ("children" in node ? node.children : []);

const words = (list: string): Set<string> => new Set(list.split(" "));

/** Elements whose content is no text of the page. */
export const SKIPPED = words(
	"script style noscript template iframe nav footer aside select button svg math head title object video audio canvas textarea input map dialog menu",
);
/** Elements that begin and end a line. */
export const BLOCKS = words(
	"html body p div section article main header h1 h2 h3 h4 h5 h6 ul ol li table tbody thead tfoot tr caption blockquote pre dl dt dd figure figcaption center form fieldset legend address hr details summary",
);

/** Elements and everything that they stand in. */
export function withAncestors(elements: Iterable<PageElement>): Set<PageNode> {
	const found = new Set<PageNode>();
	for (const element of elements)
		for (let node: PageNode | null = element; node !== null && !found.has(node); node = node.parent as PageNode | null)
			found.add(node);
	return found;
}

/** Length of the text in every element, by one walk. */
export function measure(root: PageNode[]): { sizes: Map<PageNode, number>; total: number } {
	const sizes = new Map<PageNode, number>();
	const of = (node: PageNode): number => {
		let size = node.type === "text" ? node.data.trim().length : 0;
		if (!isElement(node) || !SKIPPED.has(node.name)) for (const child of childrenOf(node)) size += of(child);
		sizes.set(node, size);
		return size;
	};
	return { sizes, total: root.reduce((sum, node) => sum + of(node), 0) };
}
