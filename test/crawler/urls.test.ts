import { expect } from "chai";
import fc from "fast-check";
import { hostOf, isArticle, isFile, normaliseUrl, pageOf, sameHost, templateOf, trapOf } from "../../crawler/urls.ts";
import { Source } from "../../model/source.ts";
import { NOW } from "./support.ts";

const BASE = "https://huyen.example/tin-tuc?page=1";
const HOST = "https://huyen.example";
const source = (entry: object): Source =>
	Source.parse({ id: "huyen", name: "Huyện", province: null, level: "district", home: `${HOST}/`, ...entry });

describe("the form of an address", () => {
	const forms: [string, string | null][] = [
		["/a.html#binh-luan", "/a.html"],
		["a.html?utm_source=zalo&id=2&fbclid=x&a=1", "/a.html?id=2&a=1"],
		["//huyen.example:443/a", "/a"],
		["HTTPS://HUYEN.example./A", "/A"],
		[" ?page=2 ", "/tin-tuc?page=2"],
		["/a?x=1&amp;y=2", "/a?x=1&y=2"],
		["/a?&&x", "/a?x"],
		// Session ids.
		["/tin.jsp;jsessionid=0A1B2C3D?id=4", "/tin.jsp?id=4"],
		["/tin.php?PHPSESSID=kd83hf&id=4", "/tin.php?id=4"],
		["/tin.aspx?id=4&ASP.NET_SessionId=lit3py55t21z5v55vlm25s55", "/tin.aspx?id=4"],
		["/tin?sid=0123456789abcdef0123&sid=15", "/tin?sid=15"],
		["/(S(lit3py55t21z5v55vlm25s55))/tin.aspx", "/tin.aspx"],
		["/(A(x1x1x1x1x1)S(lit3py55t21z5v55vlm25s55))/tin.aspx", "/tin.aspx"],
		["/(moi)/tin.aspx", "/(moi)/tin.aspx"],
		["/a/..;jsessionid=1/b", "/b"],
		// One percent-encoding.
		["/%64%C3%a2n-v%e1%ba%adn", "/d%C3%A2n-v%E1%BA%ADn"],
		["/dân-vận", "/d%C3%A2n-v%E1%BA%ADn"],
		["/dân-vận".normalize("NFD"), "/d%C3%A2n-v%E1%BA%ADn"],
		["/d%61%CC%82n", "/d%C3%A2n"],
		["/a/%2e%2E/b/%2e/c%2Ehtml", "/b/c.html"],
		["/%7Eban/%2F%3f%25", "/~ban/%2F%3F%25"],
		["/c%f4ng-v%d8", "/c%F4ng-v%D8"],
		["/a?q=d%c3%a2n+v%E1%BA%ADn%20%74", "/a?q=d%C3%A2n+v%E1%BA%ADn%20t"],
		["/a?%75tm_source=x", "/a"],
		["http://bắcgiang.example/", "http://xn--bcgiang-hq4c.example/"],
		["javascript:void(0)", null],
		["mailto:a@huyen.example", null],
		["ftp://huyen.example/a", null],
		["https://ten:khau@huyen.example/", null],
		["https://ten@huyen.example/", null],
		["http://[", null],
		[`/${"a".repeat(9000)}`, null],
		[`/a?q=${"x".repeat(2000)}`, null],
		[`/a?q=${"x".repeat(1000)}&utm_source=${"x".repeat(2000)}`, `/a?q=${"x".repeat(1000)}`],
		[`/${"ậ".repeat(3000)}`, null],
	];
	const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 20)}…` : text);
	for (const [href, url] of forms)
		it(`is ${short(url ?? "none")} for "${short(href)}"`, () =>
			expect(normaliseUrl(href, BASE)).to.equal(url === null || url.startsWith("http") ? url : HOST + url));

	it("stays as it is when made again, whatever the page wrote", () => {
		const piece = fc.oneof(
			fc.string({ unit: "grapheme", maxLength: 8 }),
			fc.constantFrom(
				"/",
				"//",
				"..",
				"%2e",
				"%",
				"%25",
				"%e1%ba",
				"%CC%82",
				"a",
				";jsessionid=",
				"(S(",
				"))",
				"?",
				"&",
			),
			fc.constantFrom("amp;", "sid=0123456789abcdef", "utm_x", "=", "#", ":", "@", "\\", "\t", "ê\u0323", ".", "b"),
		);
		const href = fc
			.tuple(
				fc.constantFrom("", "/", "https://huyen.example/", "http://x.vn:80/", "?"),
				fc.array(piece, { maxLength: 12 }),
			)
			.map(([start, pieces]) => start + pieces.join(""));
		fc.assert(
			fc.property(fc.oneof(href, fc.webUrl({ withFragments: true, withQueryParameters: true })), (written) => {
				const once = normaliseUrl(written, BASE);
				if (once === null) return;
				expect(normaliseUrl(once)).to.equal(once);
				expect(normaliseUrl(once, "https://khac.example/x")).to.equal(once);
				expect(once).to.match(/^https?:\/\/[^/]/);
				expect(once.includes("#")).to.equal(false);
			}),
			{ numRuns: 3000 },
		);
	});

	it("has a host with its port, the same with and without www", () => {
		expect(hostOf("https://www.huyen.example:8080/a")).to.equal("huyen.example:8080");
		expect(sameHost("https://www.huyen.example/a", "http://huyen.example/b")).to.equal(true);
		expect(sameHost("https://huyen.example/", "https://huyen.example:8443/")).to.equal(false);
		expect(sameHost("https://huyen.example/", "https://tin.huyen.example/")).to.equal(false);
	});
});

describe("articles among links", () => {
	const is = (path: string, entry: object): boolean => isArticle(HOST + path, source(entry));

	it("are what the patterns say, on the source's own host", () => {
		const entry = { articles: ["/tin/\\d+\\.html$"], deny: ["/tin/9"] };
		expect(is("/tin/1.html", entry)).to.equal(true);
		expect(isArticle("https://www.huyen.example/tin/1.html", source(entry))).to.equal(true);
		expect(is("/anh/1.html", entry)).to.equal(false);
		expect(is("/tin/91.html", entry)).to.equal(false);
		expect(isArticle("https://khac.example/tin/1.html", source(entry))).to.equal(false);
		expect(is(`/${"x".repeat(2000)}/tin/1.html`, entry)).to.equal(false);
	});

	it("are without patterns all but start pages, whatever the name they are linked by", () => {
		const entry = {
			listings: [{ url: `${HOST}/tin?p={n}` }, { url: `${HOST}/muc/dang?c=3` }, { url: `${HOST}/cu/{n}/`, first: 0 }],
			feeds: [`${HOST}/rss`],
			sitemaps: [`${HOST}/sitemap`],
		};
		expect(is("/bat-ky", entry)).to.equal(true);
		expect(is("/muc/dang?c=3&id=7", entry)).to.equal(true);
		for (const path of ["/", "/rss", "/sitemap", "/tin", "/tin?p=1", "/tin?p=88", "/tin?p=2&trang=3", "/cu/14/"])
			expect(is(path, entry), path).to.equal(false);
		for (const path of ["/muc/dang?c=3", "/muc/dang?c=3&page=2", "/muc/dang/page/4?c=3", "/?start=20", "/trang-5"])
			expect(is(path, entry), path).to.equal(false);
	});

	it("are no page in another order, no file, no picture", () => {
		for (const path of ["/tin?sort=title", "/tin/1?orderby=ngay", "/tin/1?order=desc&x=1", "/a/b.PDF", "/c.docx"])
			expect(is(path, {}), path).to.equal(false);
		for (const path of ["/anh/1.jpg", "/goi.zip", "/style.css", "/tin.rss", "/bang.xlsx"])
			expect(is(path, {}), path).to.equal(false);
		for (const path of ["/tin?order=15", "/tin/1.aspx", "/tin/25-nq-tw", "/tai-ve?f=a.pdf"])
			expect(is(path, {}), path).to.equal(true);
	});

	it("are never a numbered page of a listing, though a pattern fits it", () => {
		const entry = { articles: ["/tin/"], listings: [{ url: `${HOST}/tin/trang-{n}.html` }] };
		expect(is("/tin/trang-12.html", entry)).to.equal(false);
		expect(is("/tin/trang-trai-xanh.html", entry)).to.equal(true);
	});

	it("are never a start page or a file, though a pattern fits it", () => {
		const entry = { articles: ["/"], listings: [{ url: `${HOST}/tin` }], feeds: [`${HOST}/tin/rss`] };
		for (const path of ["/", "/tin", "/tin/rss", "/tin/a.pdf"]) expect(is(path, entry), path).to.equal(false);
		expect(is("/tin/a", entry)).to.equal(true);
	});

	it("tells PDF and Word files by the end of the path", () => {
		for (const path of ["/a.pdf", "/b.DOC", "/c.docx?v=2"]) expect(isFile(HOST + path), path).to.equal(true);
		for (const path of ["/a.pdf/xem", "/tai-ve?f=a.pdf", "/pdf", "/d.docm"])
			expect(isFile(HOST + path), path).to.equal(false);
	});

	it("counts the pages of a listing from where it begins", () => {
		expect(pageOf({ url: `${HOST}/?p={n}`, first: 0 }, 2)).to.equal(`${HOST}/?p=2`);
		expect(pageOf({ url: `${HOST}/?p={n}` }, 0)).to.equal(`${HOST}/?p=1`);
		expect(pageOf({ url: `${HOST}/` }, 0)).to.equal(`${HOST}/`);
		expect(pageOf({ url: `${HOST}/` }, 1)).to.equal(null);
	});
});

describe("the shape of an address", () => {
	const shapes: [string, string][] = [
		["/tin/123.html", "/tin/{n}.html"],
		["/tin/thuong-truc-huyen-uy-giao-ban-thang-11-4711.html", "/tin/{s}.html"],
		["/tin-tuc-su-kien/bai-4711.html", "/tin-tuc-su-kien/bai-{n}.html"],
		["/lich/2031/05", "/lich/{n}/{n}"],
		["/lich/2031-05-12", "/lich/{n}-{n}-{n}"],
		["/Tin/Default.ASPX?TabID=12&Id=7", "/tin/default.aspx?id={n}&tabid={n}"],
		["/index.php?op=xem&nv=tin&q=d%C3%A2n", "/index.php?nv=tin&op=xem&q={s}"],
		["/tim?tag=x&trang=", "/tim?tag={s}&trang="],
		["/d%C3%A2n-v%E1%BA%ADn", "/dân-vận"],
		["/", "/"],
	];
	for (const [path, shape] of shapes)
		it(`is ${shape} for ${path}`, () => expect(templateOf(HOST + path)).to.equal(shape));

	it("is no longer than an index takes, whatever the address", () =>
		expect(templateOf(`${HOST}/${"1/".repeat(900)}`)).to.equal(`/${"{n}/".repeat(125)}`.slice(0, 500)));

	it("is one for all days of a calendar and all names of one listing", () => {
		const days = Array.from({ length: 40 }, (_, i) =>
			templateOf(`${HOST}/lich?ngay=${i}&thang=${i * 7}&nam=${2000 + i}`),
		);
		expect(new Set(days).size).to.equal(1);
		const names = ["a", "zz9", "xem-tat-ca"].map((view) => templateOf(`${HOST}/tin?kieu=${view}&s=1`));
		expect(new Set(names).size).to.equal(1);
	});

	it("does not depend on the order of the query, nor on which numbers there are", () => {
		const url = fc.tuple(
			fc.webUrl(),
			fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.nat()), { maxLength: 5, selector: ([key]) => key }),
		);
		fc.assert(
			fc.property(url, fc.nat(), ([start, query], number) => {
				const of = (parts: [string, number][]): string =>
					templateOf(normaliseUrl(`${start}/${number}?${parts.map((part) => part.join("=")).join("&")}`) ?? BASE);
				expect(of([...query].reverse())).to.equal(of(query));
				expect(of(query.map(([key, value]) => [key, value + 1]))).to.equal(of(query));
				expect(of(query)).to.equal(of(query).toLowerCase());
			}),
		);
	});
});

describe("a trap told from one address", () => {
	const traps: [string, string][] = [
		["/lich?thang=13&nam=2190", "a calendar's month 13"],
		["/lich?nam=2190", "a calendar's year 2190"],
		["/su-kien?Year=1899&x=1", "a calendar's year 1899"],
		["/lich/2031/05", "a calendar's year 2031"],
		["/lich-cong-tac/2026/14", "a calendar's month 14"],
		["/calendar/2031-05-12.html", "a calendar's year 2031"],
		["/lich?tu-ngay=01%2F05%2F2190", "a calendar's year 2190"],
		["/lich?ngay=45", "a calendar's day 45"],
		["/tin/tin/tin/1.html", 'repeats "tin" more than 2 times'],
		["/a/b/a/b/a/b", "repeats"],
		[`/${Array.from({ length: 21 }, (_, i) => `m${i}`).join("/")}`, "more than 20 segments"],
	];
	for (const [path, why] of traps)
		it(`is ${path.length > 60 ? `${path.slice(0, 30)}…` : path}`, () =>
			expect(trapOf(HOST + path, NOW)).to.contain(why));

	const sound = [
		"/lich?thang=12&nam=2027",
		"/lich/2026/12/31",
		"/lich?nam=0",
		"/lich?nam=&thang=tat-ca",
		"/lich?ngay=2026-11-25",
		"/lich?ngay=2026",
		"/lich-su/1930/02/thanh-lap-dang.html",
		"/tin/1930/2031/5",
		"/tin/tin/a.html",
		"/",
		`/${Array.from({ length: 20 }, (_, i) => `m${i}`).join("/")}`,
	];
	for (const path of sound) it(`is not ${path.slice(0, 40)}`, () => expect(trapOf(HOST + path, NOW)).to.equal(null));

	it("is judged for every address there is", () => {
		fc.assert(
			fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
				const why = trapOf(normaliseUrl(url) ?? BASE, NOW);
				expect(why === null || why.startsWith("it")).to.equal(true);
			}),
		);
	});
});
