import type { Link } from "../pages.ts";
import { sameHost } from "../urls.ts";

/** A link's text of so many characters is a headline, not a section's name. */
const HEADLINE = 30;
/** Longer addresses are not looked at: what a page writes into a link may be of any length. */
const LONGEST = 500;
/** A name of so many words is a title. */
const TITLE_WORDS = 5;

/** A text as a regular expression that matches it alone. */
const literal = (text: string): string =>
	text.replace(/[.*+?^${}()|[\]\\/-]/g, (sign) => (sign === "-" || sign === "/" ? sign : `\\${sign}`));

export const isHeadline = ({ title }: Link): boolean => (title?.length ?? 0) >= HEADLINE;

/** Parameters of a query that hold a number. */
const numbers = (url: URL): [string, string][] => [...url.searchParams].filter(([, value]) => /^\d+$/.test(value));

/**
 * The form of an address that articles of one site share, as a regular expression without what tells one from another;
 * null where it has none: `-post918267.html` → `-post\d+\.html$`.
 */
function formOf(address: string): string | null {
	if (address.length > LONGEST) return null;
	const url = new URL(address);
	const named = numbers(url).map(([key]) => key);
	if (named.length > 0) return `?${named.sort().join("&")}`;
	const segments = url.pathname.split("/").filter((segment) => segment !== "");
	const last = segments.at(-1) ?? "";
	const folder = segments.at(-2) ?? "";
	const close = url.pathname.endsWith("/") ? "/" : "";
	const end = url.search === "" ? `${close}$` : `${close}(?:\\?|$)`;
	if (/^\d{6}$/.test(folder)) return `/\\d{6}/[^/]+${end}`;
	const numbered = /^(.*?)([-_.][a-z]{0,8}|)(\d{2,20})(\.[a-z]{2,5})?$/i.exec(last);
	if (numbered) {
		const [, before = "", mark = "", , extension = ""] = numbered;
		// A number alone says nothing without the name before it: `/node/4127`.
		const around = before + mark === "" ? `/${folder === "" ? "" : `${literal(folder)}/`}` : literal(mark);
		return `${around}\\d+${literal(extension)}${end}`;
	}
	const extension = /\.[a-z]{2,5}$/i.exec(last)?.[0] ?? "";
	const name = last.slice(0, last.length - extension.length);
	if (name.split(/[-_]/).length < TITLE_WORDS) return null;
	return `/[^/_-]+(?:[_-]+[^/_-]+){${TITLE_WORDS - 1},}${literal(extension)}${end}`;
}

/** The regular expression for addresses of one form. */
function patternOf(form: string, urls: string[]): string {
	if (!form.startsWith("?")) return form;
	const values = new Map<string, Set<string>>();
	for (const url of urls)
		for (const [key, value] of numbers(new URL(url))) values.set(key, (values.get(key) ?? new Set()).add(value));
	// Of several numbers, the one that is another in each address is the article's.
	const [key = ""] = [...values].sort(([, a], [, b]) => b.size - a.size)[0] ?? [];
	return `[?&]${literal(key)}=\\d+`;
}

/** A form that many links share. */
export interface Shape {
	/** Regular expression, as the sources file holds it. */
	pattern: string;
	/** Its links, each once. */
	links: Link[];
}

/**
 * The form of the articles among links: the one with the most headlines. Null where there are fewer than three.
 *
 * @param home start page of the site; links elsewhere are no articles of it.
 */
export function articleShape(links: readonly Link[], home: string): Shape | null {
	const groups = new Map<string, Map<string, Link>>();
	for (const link of links) {
		const form = sameHost(link.url, home) && isHeadline(link) ? formOf(link.url) : null;
		if (form === null) continue;
		const group = groups.get(form) ?? new Map<string, Link>();
		groups.set(form, group.set(link.url, link));
	}
	const [form, group] = [...groups].sort(([, a], [, b]) => b.size - a.size)[0] ?? [];
	if (form === undefined || group === undefined || group.size < 3) return null;
	return { pattern: patternOf(form, [...group.keys()]), links: [...group.values()] };
}

const PAGED = /^(.*?[?&/-](?:page|trang|paged?|pageindex|p)[=/-]?)(\d{1,4})(\D.*)?$/i;

/**
 * How a listing counts its pages, by the links to them: `…?page={n}` and the number of the first; null where no link
 * looks like one. A link is believed that differs from the listing's address by the number alone and whose text is the
 * number of its page.
 */
export function countedPages(listing: string, links: readonly Link[]): { url: string; first: number } | null {
	const plain = (url: string): string => url.replace(/[?&]$/, "").replace(/(?:\.html?|\/)$/, "");
	for (const { url, title } of links) {
		const [, before, number, after = ""] = PAGED.exec(url) ?? [];
		if (
			url.length > LONGEST ||
			before === undefined ||
			number === undefined ||
			!/^\d{1,4}$/.test(title ?? "") ||
			Number(title) < 2
		)
			continue;
		const without = before.replace(/[?&/-](?:page|trang|paged?|pageindex|p)[=/-]?$/i, "") + after.replace(/^&/, "?");
		const stated = PAGED.exec(listing);
		const same = stated ? stated[1] === before : plain(without) === plain(listing);
		if (same) return { url: `${before}{n}${after}`, first: Number(number) - Number(title) + 1 };
	}
	return null;
}

const SECTIONS =
	/xây dựng đảng|công tác đảng|dân vận|tuyên giáo|nghị quyết|chính trị|thời sự|tin tức|tin hoạt động|hoạt động|sự kiện|trong tỉnh|địa phương|mặt trận|kiểm tra|tổ chức/iu;
const NO_SECTIONS =
	/liên hệ|giới thiệu|đăng nhập|đăng ký|sơ đồ|sitemap|rss|video|clip|hình ảnh|thư viện|album|english|tìm kiếm|quảng cáo|podcast|multimedia|infographic|hỏi đáp|thủ tục|dịch vụ công|lịch công tác|văn bản|tags?$/iu;

/** Links that may lead to pages that list articles, those with the name of a section that reports on our subject first. */
export function sectionLinks(links: readonly Link[], home: string, article: RegExp | null): Link[] {
	const sections = links.filter(({ url, title }) => {
		if (!sameHost(url, home) || title === null || title.length < 3 || title.length > HEADLINE + 10) return false;
		const { pathname, search } = new URL(url);
		if (
			(pathname === "/" && search === "") ||
			NO_SECTIONS.test(title) ||
			/\.(?:pdf|docx?|xlsx?|jpe?g|png|zip)$/i.test(pathname)
		)
			return false;
		return article === null || !article.test(url);
	});
	const rank = ({ title }: Link): number => (SECTIONS.test(title ?? "") ? 0 : 1);
	return sections.sort((a, b) => rank(a) - rank(b));
}
