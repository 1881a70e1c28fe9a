import { expect } from "chai";
import { articleShape, countedPages, sectionLinks } from "../../../crawler/onboard/shapes.ts";
import type { Link } from "../../../crawler/pages.ts";

const HOME = "https://cong.example.vn/";
const HEADLINE = "Hội nghị sơ kết công tác dân vận sáu tháng đầu năm";
const link = (path: string, title: string | null = HEADLINE): Link => ({
	url: new URL(path, HOME).href,
	title,
	published: null,
});

describe("the form of articles' addresses", () => {
	const forms: [string, string[], string][] = [
		["a number behind a word", ["/a-post91.html", "/chinh-tri/b-post92.html", "/c-post93.html"], "-post\\d+\\.html$"],
		["a number alone", ["/node/41", "/node/42", "/node/43"], "/node/\\d+$"],
		["the one number of a query that differs", ["/?tab=9&id=31", "/?tab=9&id=32", "/?tab=9&id=33"], "[?&]id=\\d+"],
		["a month before a name", ["/a/202408/x-5b/", "/b/202408/y-6c/", "/b/202407/z-7d/"], "/\\d{6}/[^/]+/$"],
		[
			"a long name",
			["/tin/hoi-nghi-so-ket-quy.htm", "/tin/le-ra-quan-nam-moi.htm", "/bai/nguoi-tot-viec-tot-xa.htm"],
			"/[^/_-]+(?:[_-]+[^/_-]+){4,}\\.htm$",
		],
	];
	for (const [what, paths, pattern] of forms)
		it(`is told by ${what}, and matches them all`, () => {
			const shape = articleShape(
				paths.map((path) => link(path)),
				HOME,
			);
			expect(shape?.pattern).to.equal(pattern);
			for (const path of paths) expect(new URL(path, HOME).href).to.match(new RegExp(pattern));
		});

	it("is that of the most headlines: sections, other hosts and short links do not count", () => {
		const sections = ["/muc-1.html", "/muc-2.html", "/muc-3.html", "/muc-4.html"].map((path) => link(path, "Tin tức"));
		const others = [1, 2, 3, 4, 5].map((n) => link(`https://khac.example.vn/bai-${n}${n}.aspx`));
		const own = ["/a-i11/", "/b-i12/", "/c-i13/"].map((path) => link(path));
		expect(articleShape([...sections, ...others, ...own], HOME)?.pattern).to.equal("-i\\d+/$");
	});

	it("is not made up where fewer than three articles share one", () => {
		expect(articleShape([link("/a-11.html"), link("/b-12.html"), link("/gioi-thieu")], HOME)).to.equal(null);
	});

	it("is found in linear time on addresses that a hostile page makes long", () => {
		const hostile = ["1", "-1", "11-", "a-"].map((part) => link(`/${part.repeat(4000)}x`));
		const many = Array.from({ length: 500 }, () => hostile).flat();
		const before = process.cpuUsage();
		articleShape(many, HOME);
		countedPages(HOME, many);
		expect((process.cpuUsage(before).user ?? 0) / 1000).to.be.below(2000);
	});
});

describe("the pages of a listing", () => {
	const counts: [string, string, string, string, { url: string; first: number }][] = [
		["by a parameter", "/tin", "/tin?page=2", "2", { url: "/tin?page={n}", first: 1 }],
		["from zero", "/tin", "/tin?page=1", "2", { url: "/tin?page={n}", first: 0 }],
		["in the path", "/tin/", "/tin/page/2/", "2", { url: "/tin/page/{n}/", first: 1 }],
		["by a word of ours", "/tin.html", "/tin/trang-2.html", "2", { url: "/tin/trang-{n}.html", first: 1 }],
		["beside another parameter", "/ds?muc=5", "/ds?muc=5&trang=3", "3", { url: "/ds?muc=5&trang={n}", first: 1 }],
	];
	for (const [how, listing, next, title, expected] of counts)
		it(`are counted ${how}`, () => {
			const counted = countedPages(new URL(listing, HOME).href, [link("/bai-22.html"), link(next, title)]);
			expect(counted).to.deep.equal({ ...expected, url: new URL(HOME).origin + expected.url });
		});

	it("are not counted by the pages of another listing, or by a number that is an article's", () => {
		expect(countedPages(`${HOME}tin`, [link("/khac?page=2", "2"), link("/tin/bai-2", HEADLINE)])).to.equal(null);
	});
});

describe("the sections of a site", () => {
	it("are its links with short names, those on our subject first", () => {
		const links = [
			link("/the-thao/", "Thể thao"),
			link("/lien-he/", "Liên hệ"),
			link("/xay-dung-dang/", "Xây dựng Đảng"),
			link("/bai-11.html"),
			link("https://khac.example.vn/", "Cổng tỉnh"),
			link("/", "Trang chủ"),
			link("/tep.pdf", "Tải về"),
		];
		const sections = sectionLinks(links, HOME, /-\d+\.html$/);
		expect(sections.map(({ title }) => title)).to.deep.equal(["Xây dựng Đảng", "Thể thao"]);
	});
});
