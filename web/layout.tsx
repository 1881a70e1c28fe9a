import type { ComponentChildren, VNode } from "preact";
import { SearchBox } from "./components/search-box.tsx";
import { count, printMoment } from "./format.ts";
import type { FormLink } from "./forms.ts";
import type { Site } from "./site.ts";

interface Props {
	site: Site;
	title: string;
	description?: string;
	/** Canonical path of the page. */
	path?: string;
	/** What stands in the search box. */
	q?: string;
	/** Which entry of the main menu this page belongs to. */
	section?: "vb" | "bc" | "kiem-tra" | "gioi-thieu";
	/** The page has a search box of its own. */
	home?: boolean;
	/** Not for search engines: a search or a filtered list, of which there are endlessly many. */
	noindex?: boolean;
	/** Language of what is between head and foot; Vietnamese unless told. */
	lang?: "en";
	/** Other forms of what the page shows. */
	forms?: FormLink[];
	/** schema.org data of the page's subject. */
	linkedData?: object;
	children: ComponentChildren;
}

const MENU = [
	{ section: "vb", href: "/vb", name: "Văn bản" },
	{ section: "bc", href: "/bc", name: "Báo cáo" },
	{ section: "kiem-tra", href: "/kiem-tra", name: "Soát dự thảo" },
	{ section: "gioi-thieu", href: "/gioi-thieu", name: "Giới thiệu" },
] as const;

/** JSON that is safe inside a script element: nothing in it can end the element. */
const json = (data: object): string => JSON.stringify(data).replaceAll("<", "\\u003c");

function Footer({ site }: { site: Site }): VNode {
	const { asOf } = site;
	return (
		<footer class="foot" lang="vi">
			<div class="wrap">
				<p>
					{asOf?.changedAt ? (
						<>
							Số liệu đến <time dateTime={asOf.changedAt}>{printMoment(asOf.changedAt)}</time>, từ {count(asOf.reports)}{" "}
							báo cáo.{" "}
						</>
					) : null}
					Chỉ mục này ghi báo cáo nào dẫn văn bản nào. Nó không thay văn bản gốc và không phải ý kiến pháp lý.
				</p>
				<p class="noprint">
					<a href="/gioi-thieu">Về chỉ mục này</a> · <a href="/nguon">Nguồn</a> · <a href="/so-lieu">Số liệu</a> ·{" "}
					<a href="/gioi-thieu#du-lieu">Dữ liệu mở</a> · <a href="/docs">API</a>
				</p>
			</div>
		</footer>
	);
}

/** The frame of every page. */
export function Layout(props: Props): VNode {
	const {
		site,
		title,
		description,
		path,
		q = "",
		section,
		home = false,
		noindex = false,
		linkedData,
		lang = "vi",
	} = props;
	return (
		<html lang={lang}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{home ? title : `${title} · trichdan`}</title>
				{description ? <meta name="description" content={description} /> : null}
				<meta name="color-scheme" content="light dark" />
				{noindex ? <meta name="robots" content="noindex" /> : null}
				{path ? <link rel="canonical" href={site.origin + path} /> : null}
				{props.forms?.map(({ href, type, name }) => (
					<link key={href} rel="alternate" type={type} title={name} href={href} />
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
				<a class="skip" href="#noi-dung" lang="vi">
					Đến nội dung chính
				</a>
				<header class="head" lang="vi">
					<div class="wrap">
						<a class="brand" href="/">
							<b>trichdan</b> <span>Sổ trích dẫn văn bản</span>
						</a>
						{home ? null : <SearchBox q={q} />}
						<nav aria-label="Các mục">
							{MENU.map((item) => (
								<a key={item.href} href={item.href} aria-current={item.section === section ? "page" : undefined}>
									{item.name}
								</a>
							))}
						</nav>
					</div>
				</header>
				<main id="noi-dung" class="wrap" tabIndex={-1}>
					{props.children}
				</main>
				<Footer site={site} />
			</body>
		</html>
	);
}
