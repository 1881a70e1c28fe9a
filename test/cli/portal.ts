import { serve, type TestServer } from "../crawler/support.ts";

/** Reports of a made-up district portal: headline, day, author. */
export const REPORTS = [
	["Huyện ủy tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW về công tác dân vận", "17/08/2023", "Lê Thị Hạnh"],
	["Hội nghị quán triệt Quy định số 37-QĐ/TW đến toàn thể cán bộ chủ chốt", "20/08/2023", "Trần Văn Tuấn"],
	["Mặt trận Tổ quốc huyện giám sát việc thu các khoản đóng góp ở cơ sở", "24/08/2023", "Nguyễn Thị Mai"],
	["Xã Tân Hòa ra mắt mô hình dân vận khéo trong xây dựng nông thôn mới", "29/08/2023", "Phạm Quốc Anh"],
	["Ban Thường vụ Huyện ủy đối thoại với nhân dân vùng dự án hồ chứa nước", "05/09/2023", "Lê Thị Hạnh"],
	["Chi bộ thôn Đông sinh hoạt chuyên đề học tập và làm theo Bác quý III", "12/09/2023", "Vũ Đình Khoa"],
	["Khai giảng lớp bồi dưỡng nhận thức về Đảng cho quần chúng ưu tú năm 2023", "19/09/2023", "Trần Văn Tuấn"],
	["Kiểm tra việc thực hiện quy chế dân chủ ở cơ sở tại các xã vùng cao", "26/09/2023", "Nguyễn Thị Mai"],
] as const;

const PARAGRAPHS = [
	"Báo cáo tại hội nghị cho biết, các cấp ủy trong huyện đã ban hành chương trình hành động, phân công cấp ủy viên phụ trách địa bàn và định kỳ hằng quý kiểm tra kết quả. Nhiều việc tồn đọng kéo dài về đất đai, môi trường được giải quyết dứt điểm ngay từ cơ sở.",
	"Qua thảo luận, các đại biểu đề nghị tiếp tục nâng cao chất lượng đội ngũ cán bộ dân vận, quan tâm kinh phí cho thôn, bản và có cơ chế để nhân dân giám sát việc công khai các nguồn đóng góp.",
	"Kết luận hội nghị, đồng chí Bí thư Huyện ủy yêu cầu mỗi chi bộ chọn một việc khó để làm ngay trong quý, lấy sự hài lòng của người dân làm thước đo và báo cáo kết quả trước ngày 15 tháng cuối quý.",
];

const slug = (i: number): string => `ban-tin-hoat-dong-cua-dang-bo-huyen-${1200 + i}.html`;
const NAME = "Trang thông tin điện tử Huyện ủy Yên Thượng";

const head = (title: string): string =>
	`<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>` +
	`<meta property="og:site_name" content="${NAME}"><link rel="alternate" type="application/rss+xml" href="/rss/"></head>`;
const MENU =
	'<div id="menusite"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu/">Giới thiệu</a></li>' +
	'<li><a href="/xay-dung-dang/">Xây dựng Đảng</a></li><li><a href="/lien-he/">Liên hệ</a></li></ul></div>';
const teaser = (i: number): string =>
	`<li><h3><a href="/xay-dung-dang/${slug(i)}">${REPORTS[i]?.[0]}</a></h3> <span>${REPORTS[i]?.[1]}</span></li>`;

function article(i: number): string {
	const [title, day, author] = REPORTS[i] ?? REPORTS[0];
	return `${head(title)}<body>${MENU}<div class="news_column panel"><div class="panel-body">
<h1 class="title margin-bottom-lg">${title}</h1><span class="h5">Thứ năm - ${day} 08:15</span>
<div class="hometext m-bottom">Sáng nay, Huyện ủy Yên Thượng, tỉnh Nghệ An tổ chức hội nghị với sự tham dự của đại diện các xã, thị trấn.</div>
<div id="news-bodyhtml" class="bodytext">${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n")}</div>
<p class="text-right"><strong>Tác giả: </strong>${author}</p></div></div>
<div class="others"><p><strong>Những tin mới hơn</strong></p><ul>${teaser((i + 1) % REPORTS.length)}</ul></div></body></html>`;
}

function listing(from: number, to: number): string {
	const items = REPORTS.map((_, i) => i).slice(from, to);
	const pages =
		'<ul class="pagination"><li class="active"><a href="/xay-dung-dang/">1</a></li><li><a href="/xay-dung-dang/?page=2">2</a></li></ul>';
	return `${head("Xây dựng Đảng")}<body>${MENU}<ul class="news">${items.map(teaser).join("\n")}</ul>${pages}</body></html>`;
}

const rss = (origin: string): string =>
	`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${NAME}</title>${REPORTS.map(
		([title], i) => `<item><title>${title}</title><link>${origin}/xay-dung-dang/${slug(i)}</link></item>`,
	).join("")}</channel></rss>`;

export interface PortalOptions {
	/** What robots.txt says. */
	robots?: string;
	/** Leaves the articles out. */
	empty?: boolean;
}

/** A portal built in the manner of NukeViet, on loopback: start page, one section of two pages, feed, sitemap. */
export async function servePortal({
	robots = "User-agent: *\nDisallow: /admin/\n",
	empty = false,
}: PortalOptions = {}): Promise<TestServer> {
	const typed = (type: string, make: (origin: string) => string) =>
		((request, response) => {
			response.writeHead(200, { "content-type": type }).end(make(`http://${request.headers.host}`));
		}) satisfies Parameters<typeof serve>[0][string];
	const pages = Object.fromEntries(REPORTS.map((_, i) => [`/xay-dung-dang/${slug(i)}`, article(i)]));
	return serve({
		"/robots.txt": typed("text/plain", (origin) => `${robots}Sitemap: ${origin}/sitemap.xml\n`),
		"/": `${head(NAME)}<body>${MENU}${empty ? "" : `<ul>${[0, 1, 2].map(teaser).join("")}</ul>`}</body></html>`,
		...(!empty && {
			"/xay-dung-dang/": listing(0, 5),
			"/xay-dung-dang/?page=1": listing(0, 5),
			"/xay-dung-dang/?page=2": listing(5, 8),
			"/rss/": typed("application/rss+xml", rss),
			"/sitemap.xml": typed(
				"application/xml",
				(origin) =>
					`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${REPORTS.map((_, i) => `<url><loc>${origin}/xay-dung-dang/${slug(i)}</loc></url>`).join("")}</urlset>`,
			),
			...pages,
		}),
	});
}
