import type { ComponentChildren, VNode } from "preact";
import { SearchBox } from "./components/search-box.tsx";
import type { FormLink } from "./forms.ts";
import { type Lang, type Pair, pathIn, useLanguage } from "./language.tsx";
import type { AsOf, Site } from "./site.ts";

interface Props {
	site: Site;
	title: string;
	description?: string;
	/** Canonical path of the page, as the Vietnamese page has it. */
	path?: string;
	/** What stands in the search box. */
	q?: string;
	/** Which entry of the main menu this page belongs to. */
	section?: (typeof MENU)[number]["section"];
	/** The start page, which has the search box in its middle. */
	home?: boolean;
	/** The page has a search box of its own. */
	ownSearch?: boolean;
	/** Not for search engines: a search or a filtered list, of which there are endlessly many. */
	noindex?: boolean;
	/** Other forms of what the page shows. */
	forms?: FormLink[];
	/** schema.org data of the page's subject. */
	linkedData?: object;
	children: ComponentChildren;
}

const MENU = [
	{ section: "vb", href: "/vb", name: ["Văn bản", "Documents"] },
	{ section: "bc", href: "/bc", name: ["Báo cáo", "Reports"] },
	{ section: "trich-dan", href: "/trich-dan", name: ["Trích dẫn", "Citations"] },
	{ section: "so-lieu", href: "/so-lieu", name: ["Số liệu", "Figures"] },
	{ section: "kiem-tra", href: "/kiem-tra", name: ["Soát dự thảo", "Check a draft"] },
	{ section: "gioi-thieu", href: "/gioi-thieu", name: ["Giới thiệu", "About"] },
] as const satisfies { section: string; href: string; name: Pair }[];

/** The languages, each by its own name. */
const TONGUES: Record<Lang, string> = { vi: "Tiếng Việt", en: "English" };

/** JSON that is safe inside a script element: nothing in it can end the element. */
const json = (data: object): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/** As of when the data are, from which crawl, and how many sources something is the matter with. */
function AsOfLine({ asOf }: { asOf: AsOf }): VNode | null {
	const { say, to, moment, count, counted } = useLanguage();
	const { changedAt, reports, run, sources, failing } = asOf;
	if (changedAt === null) return null;
	return (
		<p class="as-of">
			<span>
				{say("Số liệu đến", "Data as of")} <time dateTime={changedAt}>{moment(changedAt)}</time>
			</span>
			<span>{counted(reports, "báo cáo", "report")}</span>
			{run === null ? (
				<span>{say("chưa thu thập lần nào", "nothing crawled yet")}</span>
			) : (
				<span>
					{say("lần thu thập", "crawl")} <a href={to("/nguon")}>#{count(run)}</a>
				</span>
			)}
			{failing > 0 ? (
				<a class="flag" href={to("/nguon")}>
					{counted(failing, "nguồn lỗi", "source failing", "sources failing")}
				</a>
			) : sources > 0 && run !== null ? (
				<span>{say("không nguồn nào lỗi", "no source failing")}</span>
			) : null}
		</p>
	);
}

function Footer({ site }: { site: Site }): VNode {
	const { say, to } = useLanguage();
	return (
		<footer class="foot">
			<div class="wrap">
				{site.asOf ? <AsOfLine asOf={site.asOf} /> : null}
				<p>
					{say(
						"Sổ này ghi báo cáo nào dẫn văn bản nào. Nó không thay văn bản gốc và không phải ý kiến pháp lý.",
						"This register records which report cites which document. It does not replace the original texts and is not legal advice.",
					)}
				</p>
				<p class="noprint">
					<a href={to("/gioi-thieu")}>{say("Về sổ này", "About this register")}</a> ·{" "}
					<a href={to("/phuong-phap")}>{say("Phương pháp", "Method")}</a> ·{" "}
					<a href={to("/nguon")}>{say("Nguồn", "Sources")}</a> ·{" "}
					<a href={to("/so-lieu")}>{say("Số liệu", "Figures")}</a> ·{" "}
					<a href={to("/gioi-thieu#du-lieu")}>{say("Dữ liệu mở", "Open data")}</a> · <a href={to("/docs")}>API</a> ·{" "}
					<a href={to("/bao-loi")}>{say("Báo lỗi", "Report an error")}</a>
				</p>
			</div>
		</footer>
	);
}

/** The frame of every page. */
export function Layout(props: Props): VNode {
	const { site, title, description, path, q = "", section, home = false, noindex = false, linkedData } = props;
	const { lang, here, at, say, word, to, moment } = useLanguage();
	const other: Lang = lang === "vi" ? "en" : "vi";
	return (
		<html lang={lang}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{home ? title : `${title} · trichdan`}</title>
				{description ? <meta name="description" content={description} /> : null}
				<meta name="color-scheme" content="light dark" />
				<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffdf8" />
				<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1e2024" />
				{noindex ? <meta name="robots" content="noindex" /> : null}
				{path ? (
					<>
						<link rel="canonical" href={site.origin + to(path)} />
						{(["vi", "en"] as const).map((one) => (
							<link key={one} rel="alternate" hreflang={one} href={site.origin + pathIn(one, path)} />
						))}
					</>
				) : null}
				{props.forms?.map(({ href, type, name }) => (
					<link key={href} rel="alternate" type={type} title={word(name)} href={href} />
				))}
				<link rel="search" type="application/opensearchdescription+xml" title="trichdan" href="/opensearch.xml" />
				<link rel="stylesheet" href={site.style} />
				<link rel="icon" href={site.icon} type="image/svg+xml" />
				{site.script ? <script type="module" src={site.script} /> : null}
				{linkedData ? (
					<script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json(linkedData) }} />
				) : null}
			</head>
			<body>
				<a class="skip" href="#noi-dung">
					{say("Đến nội dung chính", "Skip to content")}
				</a>
				<header class="head">
					<div class="wrap">
						<a class="brand" href={to("/")}>
							<b>trichdan</b> <span>{say("Sổ trích dẫn văn bản", "Who cites which directive in Vietnam")}</span>
						</a>
						{home || props.ownSearch ? null : <SearchBox q={q} />}
						<a class="tongue" href={pathIn(other, here)} hreflang={other} lang={other} rel="alternate">
							{TONGUES[other]}
						</a>
						<nav aria-label={say("Các mục", "Sections")}>
							{MENU.map((item) => (
								<a key={item.href} href={to(item.href)} aria-current={item.section === section ? "page" : undefined}>
									{word(item.name)}
								</a>
							))}
						</nav>
					</div>
				</header>
				<main id="noi-dung" class="wrap" tabIndex={-1}>
					{props.children}
				</main>
				<Footer site={site} />
				<p class="onpaper">
					{site.origin}
					{to(here)} · {say("lấy lúc", "retrieved")} {moment(at)}
				</p>
			</body>
		</html>
	);
}
