import type { Link } from "../pages.ts";
import { normaliseUrl, sameHost } from "../urls.ts";
import { cleanLine, isTailHeading } from "./lines.ts";
import type { PageMeta } from "./meta.ts";
import { type PageLine, type PageLines, type Range, TO_FILE } from "./page-lines.ts";
import { childrenOf, type PageElement, type PageNode } from "./tree.ts";

const MOST_ATTACHMENTS = 20;
const MOST_TEXT = 300;
/** How many lines below a report its files may be listed in. */
const BELOW = 12;

/** What a page writes at a file, for addresses that do not look like one: `/download?id=12`. */
const LABEL =
	/(?:tệp|tập tin|file|tài liệu|văn bản|phụ lục)(?: tin)? (?:đính kèm|kèm theo|gốc)|tải (?:về|xuống|file|tệp|văn bản|tài liệu|báo cáo|kế hoạch|công văn|nghị quyết|quyết định|chỉ thị|hướng dẫn|thông báo)|download/iu;
const DOWNLOAD = /download|tai-?ve|tai-?file|attach|dinh-?kem|getfile|\/file/i;
/** A viewer with the document's address in its own: `viewer.html?file=/a.pdf`. */
const IN_VIEWER = /[?&#](?:file|url|src)=([^&#]+)/i;
const PICTURE = /\.(?:png|jpe?g|gif|bmp|webp|svg|mp[34]|m4a|wav|avi|mov|css|js)(?:$|[?#])/i;
/** What stands around the links of a line that holds nothing else: a label before them, a size behind. */
const BEFORE_FILES =
	/^(?:[-•+*]\s?)?(?:(?:các )?(?:tệp|tập tin|file|tài liệu|văn bản|phụ lục)(?: tin)?(?: đính kèm| kèm theo| gốc)\s?:)?\s?/iu;
/** A longer line is no row of files, and not worth the look. */
const MOST_FILE_LINE = 2000;
const FILE_SIZE = /\s?[([]?[\d.,]{1,9}\s?[kmg]?b(?:ytes)?[)\]]?$/iu;

/** The text in an element, its first 300 characters. */
function textOf(element: PageElement): string {
	let text = "";
	const walk = (node: PageNode): void => {
		if (text.length >= MOST_TEXT) return;
		if (node.type === "text") text += node.data.slice(0, MOST_TEXT);
		else for (const child of childrenOf(node)) walk(child);
	};
	walk(element);
	return cleanLine(text.replace(/[\r\n]+/g, " ")).slice(0, MOST_TEXT);
}

/** The address that a link or an embedded document leads to; null where it leads nowhere. */
function addressOf({ name, attribs }: PageElement): string | null {
	if (name === "a") return attribs.href ?? null;
	const source = attribs.src ?? attribs.data ?? null;
	const inside = source === null ? null : IN_VIEWER.exec(source)?.[1];
	if (!inside) return source;
	try {
		return decodeURIComponent(inside);
	} catch {
		return inside;
	}
}

/** Whether a link leads to a file, by its address or by what stands at it. */
function leadsToFile(href: string, element: PageElement, before: string): boolean {
	if (TO_FILE.test(href)) return true;
	if (element.name !== "a" || PICTURE.test(href)) return false;
	return (LABEL.test(textOf(element)) || LABEL.test(before)) && DOWNLOAD.test(href);
}

/** The anchors of some elements, themselves or what they hold. */
function anchorsIn(page: PageLines, elements: readonly PageElement[]): PageElement[] {
	const chosen = new Set<PageNode>(elements);
	return page.anchors
		.map(({ element }) => element)
		.filter((element) => {
			for (let node: PageNode | null = element; node !== null; node = node.parent as PageNode | null)
				if (chosen.has(node)) return true;
			return false;
		});
}

/** The anchors in a report, and right below it up to what no longer belongs to it, that lead to files. */
function anchorsAt({ anchors, lines }: PageLines, { start, end }: Range): PageElement[] {
	let to = Math.min(lines.length, end + BELOW);
	for (let i = end; i < to; i++) if (isTailHeading(lines[i]?.text ?? "")) to = i;
	return anchors
		.filter(({ element, line }) => {
			if (line < start || line >= Math.max(to, end + 1)) return false;
			const above = lines[line - 1]?.text.slice(-MOST_TEXT) ?? "";
			const beside = lines[line]?.text.slice(0, MOST_TEXT) ?? "";
			return leadsToFile(addressOf(element) ?? "", element, `${above} ${beside}`);
		})
		.map(({ element }) => element);
}

/** The elements that lead to the files of a report. */
const fileAnchors = (page: PageLines, range: Range, selected: readonly PageElement[]): PageElement[] =>
	selected.length > 0 ? anchorsIn(page, selected) : anchorsAt(page, range);

/** Whether nothing stands in a line but links, with a label and a size at most; a sentence that is a link is one of the report. */
export function isAllLinks({ text, linked }: PageLine): boolean {
	if (linked === 0 || text.length > MOST_FILE_LINE || /(?<!\.)\.$/u.test(text)) return false;
	const words = text.replace(BEFORE_FILES, "").replace(FILE_SIZE, "");
	return linked >= words.length * 0.9;
}

/** Lines of a page that are nothing but links to its report's files: they are told as attachments, not as text. */
export function fileLinesOf(page: PageLines, range: Range, selected: readonly PageElement[]): Set<PageLine> {
	const files = new Set(fileAnchors(page, range, selected));
	const links = new Map<PageLine, boolean>();
	for (const { element, line } of page.anchors) {
		const at = page.lines[line];
		if (!at) continue;
		const areFiles = links.get(at) ?? isAllLinks(at);
		// A link without words, such as an icon's, may stand in the line above, which is none.
		links.set(at, areFiles && (files.has(element) || textOf(element) === ""));
	}
	return new Set([...links].flatMap(([line, areFiles]) => (areFiles ? [line] : [])));
}

/**
 * Files that belong to a report: those a recipe's selector finds, else links in the report or right below it that end
 * in a document's extension or are said to be attached, and documents shown in a frame. At most 20, each once.
 *
 * @param base address of the page; without one, only absolute links are found.
 */
export function attachmentsOf(
	page: PageLines,
	range: Range,
	selected: readonly PageElement[],
	base: string | null,
): Link[] {
	const found = new Map<string, Link>();
	for (const element of fileAnchors(page, range, selected)) {
		const url = normaliseUrl(addressOf(element) ?? "", base ?? undefined);
		if (url === null || url === base || found.has(url)) continue;
		found.set(url, { url, title: textOf(element) || element.attribs.title || null, published: null });
		if (found.size === MOST_ATTACHMENTS) break;
	}
	return [...found.values()];
}

const HOME = /^\/(?:(?:index|default|home|trang-?chu)(?:\.\w{2,5})?\/?)?$/i;

/** The address that a page says is its own: on the same host, and not the home page, which a careless template names. */
export function canonicalOf({ canonical }: PageMeta, url: string | null): string | null {
	if (canonical === null || url === null) return null;
	const stated = normaliseUrl(canonical, url);
	if (stated === null || !sameHost(stated, url)) return null;
	const { pathname, search } = new URL(stated);
	return HOME.test(pathname) && search === "" ? null : stated;
}
