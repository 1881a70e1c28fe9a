import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { expect } from "chai";
import { createFetcher, type Fetcher } from "../../../crawler/fetch.ts";
import { idOf, propose, provinceOf } from "../../../crawler/onboard/entry.ts";
import { type Exploration, explore } from "../../../crawler/onboard/explore.ts";
import { createVisitor } from "../../../crawler/onboard/visitor.ts";
import { createParser, type Parser } from "../../../crawler/parse.ts";
import { loadFamilies } from "../../../crawler/sources/recipe.ts";
import { projectRoot } from "../../../data/root.ts";
import { NOW, PARAGRAPH, PLACES, serve, type TestServer } from "../support.ts";

const TITLES = [
	"Hội nghị sơ kết công tác mặt trận sáu tháng đầu năm",
	"Giám sát việc thực hiện chính sách với người có công",
	"Ngày hội đại đoàn kết toàn dân tộc ở khu dân cư số 5",
	"Tập huấn nghiệp vụ cho cán bộ mặt trận cấp cơ sở",
	"Trao tặng nhà đại đoàn kết cho ba hộ nghèo xã Bản Lầu",
	"Phản biện dự thảo nghị quyết về hỗ trợ người cao tuổi",
];
const REACH = { delay: 0, ports: [], allowPrivateNetwork: true };

describe("a site that is looked at", () => {
	const families = loadFamilies(join(projectRoot, "data", "families.json"));
	let fetcher: Fetcher;
	let parser: Parser;
	let site: TestServer;
	before(() => {
		fetcher = createFetcher();
		parser = createParser();
	});
	after(() => Promise.all([fetcher.close(), parser.close()]));
	afterEach(() => site.close());

	async function lookAt(routes: Parameters<typeof serve>[0], path = "/"): Promise<Exploration> {
		site = await serve(routes);
		const visitor = createVisitor({
			fetcher,
			source: { home: `${site.origin}/`, ...REACH },
			now: () => NOW,
			wait: () => turn(),
			signal: new AbortController().signal,
		});
		return explore(site.origin + path, { visitor, parser, families, now: () => NOW });
	}

	/** A site of one section; `article` gives the page of a headline, `onward` what leads to its next page. */
	function routesOf(
		article: (title: string) => string,
		address: (i: number) => string,
		onward = "",
	): Record<string, string> {
		const items = TITLES.map((title, i) => `<li><a href="${address(i)}">${title}</a></li>`).join("");
		return {
			"/": `<title>Trang chủ | Mặt trận tỉnh Lào Cai</title><ul><li><a href="/tin-hoat-dong/">Tin hoạt động</a></li></ul>`,
			"/tin-hoat-dong/": `<ul>${items}</ul>${onward}`,
			...Object.fromEntries(TITLES.map((title, i) => [address(i), article(title)])),
		};
	}

	it("goes on by the selector of its family where its listings count no pages", async () => {
		const article = (title: string): string =>
			`<h1 class="article__title">${title}</h1><div class="article__meta"><time>08/11/2023 09:00</time></div>
			<div class="article__sapo">Sáng 08/11, Ủy ban Mặt trận Tổ quốc tỉnh tổ chức hội nghị tại thành phố.</div><div class="article__body"><p>${PARAGRAPH}</p></div>`;
		const onward =
			'<div class="pagination"><div class="pagination__pages"><a class="next" href="?trang-sau">»</a></div></div><div class="article__sapo"></div>';
		const found = await lookAt(routesOf(article, (i) => `/tin/bai-${430 + i}.html`, onward));
		expect(found.family?.id).to.equal("epi");
		expect(found.listings.map(({ listing }) => listing)).to.deep.equal([
			{ url: `${site.origin}/tin-hoat-dong/`, next: ".pagination__pages a.next" },
		]);
		expect(found.samples.map(({ article: { published, extractor } }) => [published, extractor])).to.deep.equal(
			Array(3).fill(["2023-11-08", "recipe"]),
		);
	});

	it("is read by what its pages show where no family fits, and says so of signs that deceive", async () => {
		// `.article__body` is a sign of a family, yet here it stands around a box beside the report.
		const article = (title: string): string =>
			`<h1>${title}</h1><p>Ngày đăng: 08/11/2023</p><div id="bai"><p>${PARAGRAPH}</p><p>${PARAGRAPH.replace("huyện", "xã")}</p></div>
			<div class="article__tag"></div><p class="article__sapo" hidden></p>`;
		const found = await lookAt(routesOf(article, (i) => `/tin/bai-${430 + i}.html`));
		expect(found.family).to.equal(null);
		expect(found.notes.join()).to.contain("signs of the family epi, but its recipe does not fit");
		expect(found.samples.every(({ article: { quality } }) => !quality.junk)).to.equal(true);
	});

	it("has every link of a listing for an article where their addresses share no form", async () => {
		const names = ["mot", "hai-x", "ba_y", "bon", "nam", "sau"];
		const article = (title: string): string => `<h1>${title}</h1><p>08/11/2023</p><p>${PARAGRAPH}</p>`;
		const found = await lookAt(routesOf(article, (i) => `/${names[i]}`));
		expect(found.articles).to.deep.equal([]);
		expect(found.listings[0]?.articles).to.have.length(6);
		expect(found.notes.join()).to.contain("every link of a listing is one");
	});

	describe("of no family", () => {
		const article = (title: string): string =>
			`<title>${title}</title><h1>${title}</h1><p>08/11/2023</p><p>${PARAGRAPH}</p><a href="/tin-hoat-dong/">Tin hoạt động</a>`;
		const address = (i: number): string => `/tin/bai-${430 + i}.html`;
		const ofListing = async (onward: string): Promise<[unknown, string]> => {
			const found = await lookAt(routesOf(article, address, onward));
			return [found.listings.map(({ listing }) => listing), found.notes.join()];
		};

		it("goes on by the WebForms link that its listing shows", async () => {
			const [listings, notes] = await ofListing(
				`<form method="post"><input type="hidden" name="__VIEWSTATE" value="dDw"><a id="ctl00_x_lbtnNext" href="javascript:__doPostBack('ctl00$x$lbtnNext','')">Trang sau</a></form>`,
			);
			expect(listings).to.deep.equal([{ url: `${site.origin}/tin-hoat-dong/`, postback: "#ctl00_x_lbtnNext" }]);
			expect(notes).to.equal("");
		});

		it("goes on by an ordinary link to the next page", async () => {
			const [listings] = await ofListing('<p><a href="/tin-hoat-dong/cu-hon.html">Trang tiếp »</a></p>');
			expect(listings).to.deep.equal([{ url: `${site.origin}/tin-hoat-dong/`, next: "a:contains('Trang tiếp »')" }]);
		});

		for (const [what, onward] of [
			["a script turns", '<a href="#" onclick="loadPage(2)">Trang sau</a>'],
			["no form is there for", `<a href="javascript:__doPostBack('x','')">Trang sau</a>`],
		])
			it(`says so of a pager that ${what}`, async () => {
				const [listings, notes] = await ofListing(onward ?? "");
				expect(listings).to.deep.equal([{ url: `${site.origin}/tin-hoat-dong/` }]);
				expect(notes).to.contain('has a pager ("Trang sau") that could not be followed');
			});

		it("begins at its start page where the address is an article's", async () => {
			const found = await lookAt(routesOf(article, address), address(2));
			expect(found).to.include({ home: `${site.origin}/`, siteName: "Trang chủ | Mặt trận tỉnh Lào Cai" });
			expect(found.listings.map(({ url }) => url)).to.deep.equal([`${site.origin}/tin-hoat-dong/`]);
			expect(propose(found, { reach: REACH }, PLACES).entry.name).to.equal("Mặt trận tỉnh Lào Cai");
		});

		it("begins at the folder above an article where nothing leads on from its root", async () => {
			const routes = Object.entries(routesOf(article, address)).map(([path, html]) => [
				`/mat-tran${path}`,
				html.replaceAll('href="/', 'href="/mat-tran/'),
			]);
			const found = await lookAt(
				{ ...Object.fromEntries(routes), "/": "<p>Đang nâng cấp</p>" },
				`/mat-tran${address(2)}`,
			);
			expect(found.home).to.equal(`${site.origin}/mat-tran/`);
		});

		it("begins at a page that lists articles where that is given", async () => {
			const found = await lookAt(routesOf(article, address), "/tin-hoat-dong/");
			expect(found.home).to.equal(`${site.origin}/tin-hoat-dong/`);
		});
	});

	describe("gets an entry", () => {
		const article = (title: string): string => `<h1>${title}</h1><p>08/11/2023</p><p>${PARAGRAPH}</p>`;

		it("with what is wished, and for the rest with what was found", async () => {
			const found = await lookAt(routesOf(article, (i) => `/tin/bai-${430 + i}.html`));
			const guessed = propose(found, { reach: REACH }, PLACES).entry;
			expect(guessed).to.include({ name: "Mặt trận tỉnh Lào Cai", level: "province" });
			const wished = { id: "mttq", name: "Mặt trận", province: "lao-cai", level: "central" as const };
			expect(propose(found, { ...wished, reach: REACH }, PLACES)).to.deep.include({
				province: { slug: "lao-cai", by: "option" },
			});
			expect(propose(found, { ...wished, reach: REACH }, PLACES).entry).to.include(wished);
		});
	});
});

describe("what is guessed of a site", () => {
	it("is of the province whose host it is a part of, before what its texts tell", () => {
		const provinces = PLACES.provinces.map((one) =>
			one.slug === "lao-cai" ? { ...one, hosts: ["laocai.gov.vn"] } : one,
		);
		const places = { ...PLACES, provinces };
		const of = (home: string) => provinceOf({ home, samples: [] }, undefined, places);
		expect(of("https://tinhuy.laocai.gov.vn/")).to.deep.equal({ slug: "lao-cai", by: "host" });
		expect(of("https://www.laocai.gov.vn/")).to.deep.equal({ slug: "lao-cai", by: "host" });
		expect(of("https://giadalaocai.gov.vn/")).to.equal(null);
	});

	it("is called by its host", () => {
		expect(idOf("https://www.baonghean.vn/")).to.equal("baonghean");
		expect(idOf("https://tinhuy.nghean.gov.vn/")).to.equal("tinhuy-nghean-gov");
		expect(idOf("http://127.0.0.1:8080/")).to.equal("127-0-0-1-8080");
	});
});
