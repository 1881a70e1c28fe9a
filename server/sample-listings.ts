/** One row of `data/sample/manifest.json`: a page of the sample site and what is true of it. */
export interface SamplePage {
	/** Path below `data/sample/`, which is also the path of its address. */
	path: string;
	source: string;
	title: string;
	/** ISO date, or null where neither page nor text tells one. */
	published: string | null;
	province: string;
	/** Symbols of the numbered citations in the body, in order, in canonical form. */
	citations: string[];
	note: string;
}

/** What the feed says of an article beyond its manifest row. */
export interface FeedDetails {
	description: string;
	/** ISO time with its offset. */
	published: string;
}

const NOTE = "Trang mẫu do dự án trichdan viết để chạy thử, không phải tin thật.";
const TINH_PAGE_SIZE = 5;
const HUYEN_PAGE_SIZE = 4;
/** What a WebForms page keeps of itself, and takes back only as it is. */
export const HUYEN_STATE = "/wEPDwULLTE2MTY2ODcyMjlkZA==";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

const vietnameseDate = (iso: string | null): string => (iso === null ? "" : iso.split("-").reverse().join("/"));
const slice = (pages: SamplePage[], page: number, size: number): SamplePage[] =>
	pages.slice((page - 1) * size, page * size);
const dated = (page: SamplePage, tag: string): string =>
	page.published === null ? "" : ` <${tag}>(${vietnameseDate(page.published)})</${tag}>`;

function html(title: string, main: string, head = ""): string {
	return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
${head}<style>body{font:16px/1.6 Arial,sans-serif;max-width:820px;margin:0 auto;padding:0 16px}footer{color:#595959;font-size:13px;margin-top:32px}</style>
</head>
<body>
${main}
<footer>${NOTE}</footer>
</body>
</html>
`;
}

/** The front page: the three portals. */
export function frontPage(): string {
	const portals = [
		["/tinh/", "Cổng thông tin Đảng bộ tỉnh Yên Bái"],
		["/huyen/", "Trang tin huyện Thoại Sơn, An Giang"],
		["/bao/", "Báo mẫu Nghệ An"],
	];
	const items = portals.map(([href, name]) => `<li><a href="${href}">${name}</a></li>`).join("\n");
	return html("Các trang mẫu của trichdan", `<h1>Các trang mẫu của trichdan</h1>\n<ul>\n${items}\n</ul>`);
}

/** One page of the provincial portal's listing; past the end it is empty, as on such portals. */
export function tinhListing(pages: SamplePage[], page: number): string {
	const shown = slice(pages, page, TINH_PAGE_SIZE);
	const items = shown.map(
		(p) =>
			`<div class="NewsItem"><a class="Title" href="/${escapeHtml(p.path)}">${escapeHtml(p.title)}</a>${dated(p, "em")}</div>`,
	);
	const numbers = Array.from({ length: Math.ceil(pages.length / TINH_PAGE_SIZE) }, (_, i) => i + 1);
	const pager = numbers.map((n) => (n === page ? `<b>${n}</b>` : `<a href="/tinh/tin-tuc?page=${n}">${n}</a>`));
	return html(
		"Tin tức - Cổng thông tin Đảng bộ tỉnh Yên Bái",
		`<div class="TopMenu"><a href="/tinh/">Trang chủ</a> | <a href="/tinh/tim-kiem">Tìm kiếm</a></div>
<h1>Tin tức</h1>
<div class="NewsList">
${items.length > 0 ? items.join("\n") : "<p>Không có tin nào.</p>"}
</div>
<div class="Pager">Trang: ${pager.join(" ")}</div>`,
	);
}

/** The portal's search form: an address that robots.txt closes. */
export function searchPage(): string {
	return html("Tìm kiếm", `<h1>Tìm kiếm</h1>\n<form action="/tinh/tim-kiem"><input name="tu-khoa"></form>`);
}

/** One page of the district's listing, in the manner of its time: no html or body tag, open cells, a "Trang sau" link. */
export function huyenListing(pages: SamplePage[], page: number): string {
	const rows = slice(pages, page, HUYEN_PAGE_SIZE).map(
		(p) => `<TR><TD>&bull; <A HREF="/${escapeHtml(p.path)}">${escapeHtml(p.title)}</A>${dated(p, "I")}`,
	);
	const before = page > 1 ? `<A CLASS="prev" HREF="/huyen/tin.htm?trang=${page - 1}">Trang trước</A>` : "";
	const more = page * HUYEN_PAGE_SIZE < pages.length;
	const after = more ? `<A CLASS="next" HREF="/huyen/tin.htm?trang=${page + 1}">Trang sau</A>` : "";
	return `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<META NAME="robots" CONTENT="noindex">
<TITLE>Trang tin huyện Thoại Sơn</TITLE>
<TABLE WIDTH=780 BORDER=0 ALIGN=CENTER>
<TR><TD BGCOLOR="#B00000"><FONT COLOR="#FFFF66" SIZE=5 FACE="Arial"><B>TRANG TIN HUYỆN THOẠI SƠN</B></FONT>
${rows.length > 0 ? rows.join("\n") : "<TR><TD>Chưa có tin."}
<TR><TD ALIGN=RIGHT>${before} ${after}
<TR><TD ALIGN=CENTER><FONT SIZE=1>${NOTE}</FONT>
</TABLE>
`;
}

/**
 * The district's listing as a WebForms page: its pages have one address, and one turns them by sending the form back.
 * Where the form comes without its hidden field, as from a crawler that left it out, the first page is shown again.
 */
export function huyenForm(pages: SamplePage[], page: number): string {
	const rows = slice(pages, page, HUYEN_PAGE_SIZE).map(
		(p) =>
			`<tr><td><a href="/${escapeHtml(p.path)}">${escapeHtml(p.title)}</a></td><td>${vietnameseDate(p.published)}</td></tr>`,
	);
	const numbers = Array.from({ length: Math.ceil(pages.length / HUYEN_PAGE_SIZE) }, (_, i) => i + 1);
	const pager = numbers.map((n) =>
		n === page
			? `<span>${n}</span>`
			: `<a href="javascript:__doPostBack(&#39;ctl00$Main$grvTin&#39;,&#39;Page$${n}&#39;)">${n}</a>`,
	);
	return html(
		"Danh sách tin - Trang tin huyện Thoại Sơn",
		`<form method="post" action="./danh-sach.aspx" id="aspnetForm">
<input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">
<input type="hidden" name="__VIEWSTATE" value="${HUYEN_STATE}">
<h1>Danh sách tin</h1>
<table id="ctl00_Main_grvTin">
${rows.join("\n")}
<tr class="Pager"><td colspan="2">${pager.join(" ")}</td></tr>
</table>
</form>`,
	);
}

/** The newspaper's front page: everything it has, newest first. */
export function baoListing(pages: SamplePage[]): string {
	const items = pages.map(
		(p) =>
			`<li><a href="/${escapeHtml(p.path)}">${escapeHtml(p.title)}</a> <time datetime="${p.published ?? ""}">${vietnameseDate(p.published)}</time></li>`,
	);
	return html(
		"Báo mẫu Nghệ An",
		`<h1>Báo mẫu Nghệ An</h1>\n<ul class="tin-moi">\n${items.join("\n")}\n</ul>`,
		`<link rel="alternate" type="application/rss+xml" title="Báo mẫu Nghệ An" href="/bao/rss.xml">\n`,
	);
}

/** The newspaper's RSS 2.0 feed. `origin` is the scheme and host it is read at. */
export function baoFeed(pages: SamplePage[], details: Map<string, FeedDetails>, origin: string): string {
	const items = pages.map((p) => {
		const link = escapeHtml(`${origin}/${p.path}`);
		const more = details.get(p.path);
		const lines = [
			`<title>${escapeHtml(p.title)}</title>`,
			`<link>${link}</link>`,
			`<guid isPermaLink="true">${link}</guid>`,
			more ? `<pubDate>${new Date(more.published).toUTCString()}</pubDate>` : "",
			more ? `<description>${escapeHtml(more.description)}</description>` : "",
		];
		return `<item>${lines.join("")}</item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>Báo mẫu Nghệ An</title>
<link>${escapeHtml(origin)}/bao/</link>
<description>${NOTE}</description>
<language>vi</language>
${items.join("\n")}
</channel>
</rss>
`;
}

/** The newspaper's sitemap for news. `origin` is the scheme and host it is read at. */
export function baoSitemap(pages: SamplePage[], origin: string): string {
	const urls = pages.map(
		(p) =>
			`<url><loc>${escapeHtml(`${origin}/${p.path}`)}</loc><news:news><news:publication><news:name>Báo mẫu Nghệ An</news:name><news:language>vi</news:language></news:publication><news:publication_date>${p.published ?? ""}</news:publication_date><news:title>${escapeHtml(p.title)}</news:title></news:news></url>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join("\n")}
</urlset>
`;
}

/** The page for an address the site does not have. */
export function notFoundPage(path: string): string {
	return html(
		"Không tìm thấy trang",
		`<h1>Không tìm thấy trang</h1>\n<p>Trang mẫu không có địa chỉ <code>${escapeHtml(path)}</code>. <a href="/">Về trang đầu</a></p>`,
	);
}
