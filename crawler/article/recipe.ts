import type { CheerioAPI } from "cheerio";
import type { Recipe } from "../../model/source.ts";
import { PARAGRAPH, printable } from "./lines.ts";
import { childrenOf, isElement, type PageElement, type PageNode, SKIPPED } from "./tree.ts";

const MOST_VALUE = 500;

/** All elements that one selector matches. */
function matching($: CheerioAPI, selector: string): PageElement[] {
	try {
		return $(selector).toArray() as PageElement[];
	} catch {
		// A selector that is none finds nothing; `source test` is where an operator sees it.
		return [];
	}
}

/** Whether anything that is read stands in an element. */
function hasText(node: PageNode): boolean {
	if (node.type === "text") return /\S/.test(node.data);
	if (isElement(node) && SKIPPED.has(node.name)) return false;
	return childrenOf(node).some(hasText);
}

/** The elements with text that the first selector with any such matches. */
export function selectFirst($: CheerioAPI, selectors: readonly string[]): PageElement[] {
	for (const selector of selectors) {
		const found = matching($, selector).filter(hasText);
		if (found.length > 0) return found;
	}
	return [];
}

/** Every element that any of the selectors matches. */
export const selectAll = ($: CheerioAPI, selectors: readonly string[]): Set<PageElement> =>
	new Set(selectors.flatMap((selector) => matching($, selector)));

/**
 * The first value that the selectors find, in their order: what an element states for machines, else its text.
 *
 * @param accept what makes a value usable; an unusable one is passed over.
 */
export function selectValue<T>(
	$: CheerioAPI,
	selectors: readonly string[],
	accept: (value: string) => T | null,
): T | null {
	for (const selector of selectors)
		for (const element of matching($, selector).slice(0, 10)) {
			const stated = element.attribs.datetime ?? element.attribs.content;
			const value = printable((stated ?? $(element).text()).slice(0, MOST_VALUE))
				.replace(/\s+/gu, " ")
				.trim();
			const accepted = value === "" ? null : accept(value);
			if (accepted !== null) return accepted;
		}
	return null;
}

function compile(pattern: string, flags: string): RegExp | null {
	for (const mode of ["u", ""])
		try {
			return new RegExp(pattern.normalize("NFC"), flags + mode);
		} catch {
			// Written for the mode without Unicode, or no pattern at all: the sources file is checked where it is loaded.
		}
	return null;
}

const compileAll = (patterns: readonly string[], flags: string): RegExp[] =>
	patterns.flatMap((pattern) => compile(pattern, flags) ?? []);

/**
 * Ends a report at the first line that a `stopAt` pattern matches, and takes what `strip` patterns match out of the
 * others. Case makes no difference. Paragraphs are not tried for `stopAt`: a heading ends a report, not a sentence.
 */
export function applyPatterns(lines: string[], { stopAt, strip }: Pick<Recipe, "stopAt" | "strip">): string[] {
	const stops = compileAll(stopAt, "i");
	const end = lines.findIndex((line) => line.length <= PARAGRAPH && stops.some((pattern) => pattern.test(line)));
	const kept = end === -1 ? lines : lines.slice(0, end);
	const strips = compileAll(strip, "gi");
	if (strips.length === 0) return kept;
	return kept
		.map((line) => strips.reduce((rest, pattern) => rest.replace(pattern, ""), line).trim())
		.filter((line) => line !== "");
}
