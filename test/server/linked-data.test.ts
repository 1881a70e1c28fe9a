import { expect } from "chai";
import { load } from "cheerio";
import { DIRECTIVES, type Site, serve, storeWith } from "./fixture.ts";

type Data = Record<string, unknown>;

describe("What a page tells programs in schema.org's words", () => {
	const HOME = "https://trichdan.example.vn";
	let site: Site;
	before(async () => {
		const store = await storeWith("all");
		const relation = (from: string, kind: string, to: string, confidence = "high") => ({
			from,
			kind,
			to,
			confidence,
			sources: "test",
		});
		const [k9, k11, k12, k14] = ["k9", "k11", "k12", "k14"].map((term) =>
			term === "k12" ? "ket-luan:43-kl-tw:k12" : `nghi-quyet:25-nq-tw:${term}`,
		) as [string, string, string, string];
		await store.putRegister({
			directives: DIRECTIVES,
			relations: [
				relation(k14, "replaces", k9),
				relation(k12, "concludes", k11),
				relation(k12, "amends", k11),
				relation("quyet-dinh:217-qd-tw:k11", "implements", k11),
				relation("nghi-quyet:18-nq-tw:k12", "repeals", k11, "low"),
			],
			fingerprint: "linked",
		});
		site = await serve(store, { origin: HOME });
	});
	after(() => site.end());

	async function dataOf(path: string): Promise<Data> {
		const $ = load(await (await site.get(path)).text());
		const scripts = $('script[type="application/ld+json"]');
		expect(scripts, path).to.have.length(1);
		return JSON.parse(scripts.text());
	}

	it("is the document with its number, day, issuer and place", async () => {
		const data = await dataOf("/vb/nghi-quyet/25-nq-tw/k11");
		expect(data).to.deep.include({
			"@context": "https://schema.org",
			"@type": "Legislation",
			"@id": `${HOME}/vb/nghi-quyet/25-nq-tw/k11`,
			name: "Nghị quyết số 25-NQ/TW",
			headline: "Về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
			legislationType: "Nghị quyết",
			legislationIdentifier: "25-NQ/TW",
			legislationDate: "2013-06-03",
			legislationPassedBy: { "@type": "Organization", name: "Ban Chấp hành Trung ương Đảng" },
			legislationJurisdiction: { "@type": "AdministrativeArea", name: "Việt Nam" },
		});
		const local = await dataOf("/vb/chi-thi/77-ct-tu/yen-bai/k19");
		expect(local.legislationJurisdiction).to.deep.equal({ "@type": "AdministrativeArea", name: "Yên Bái" });
		expect(local).not.to.have.any.keys("headline", "legislationDate", "alternateName");
		expect((await dataOf("/vb/nghi-quyet/18-nq-tw/k12")).alternateName).to.deep.equal([
			"Nghị quyết Trung ương 6 khóa XII",
		]);
	});

	it("tells what documents do to one another from both ends, and nothing doubtful", async () => {
		const k11 = {
			"@type": "Legislation",
			"@id": `${HOME}/vb/nghi-quyet/25-nq-tw/k11`,
			legislationIdentifier: "25-NQ/TW",
			name: "Về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
		};
		expect((await dataOf("/vb/ket-luan/43-kl-tw/k12")).legislationAmends).to.deep.equal([k11]);
		expect((await dataOf("/vb/quyet-dinh/217-qd-tw/k11")).legislationEnsuresImplementationOf).to.deep.equal([k11]);
		expect(await dataOf("/vb/nghi-quyet/18-nq-tw/k12")).not.to.have.property("legislationRepeals");
		const { "@reverse": reverse } = await dataOf("/vb/nghi-quyet/25-nq-tw/k11");
		expect(Object.keys(reverse as Data).sort()).to.deep.equal([
			"legislationAmends",
			"legislationEnsuresImplementationOf",
		]);
	});

	it("says that a document is no longer in force where the register tells what replaced it, and never that one is", async () => {
		const replaced = await dataOf("/vb/nghi-quyet/25-nq-tw/k9");
		expect(replaced.legislationLegalForce).to.equal("https://schema.org/NotInForce");
		expect((replaced["@reverse"] as { legislationRepeals: Data[] }).legislationRepeals[0]).to.include({
			"@id": `${HOME}/vb/nghi-quyet/25-nq-tw/k14`,
		});
		expect(await dataOf("/vb/nghi-quyet/25-nq-tw/k11")).not.to.have.property("legislationLegalForce");
	});

	it("is the report with where it is from and each document that it cites, once", async () => {
		const data = await dataOf("/bc/1");
		expect(data).to.deep.include({
			"@type": "NewsArticle",
			"@id": `${HOME}/bc/1`,
			headline: "Yên Bái nâng cao hiệu quả công tác dân vận",
			datePublished: "2023-02-22",
			publisher: { "@type": "Organization", name: "bao.example" },
			contentLocation: { "@type": "AdministrativeArea", name: "Yên Bái" },
		});
		expect((data.citation as Data[]).map((one) => one["@id"])).to.deep.equal(
			["/vb/nghi-quyet/25-nq-tw/k11", "/vb/ket-luan/43-kl-tw/k12", "/vb/chi-thi/77-ct-tu/yen-bai/k19"].map(
				(path) => HOME + path,
			),
		);
		expect((data.citation as Data[])[0]).to.include({ name: "Nghị quyết số 25-NQ/TW" });
	});

	it("names no address that is none, and leaves out what is not known", async () => {
		expect(await dataOf("/bc/2")).not.to.have.property("url");
		const file = await dataOf("/bc/3");
		expect(file).not.to.have.any.keys("url", "datePublished", "publisher", "contentLocation", "author");
		expect(file.citation).to.deep.equal([]);
	});

	it("cannot be broken out of by a title", async () => {
		const data = await dataOf("/vb/huong-dan/09-hd-tw/k13");
		expect(data.headline).to.equal(`<script>alert("tên")</script> & "đường" dây`);
		const html = await (await site.get("/vb/huong-dan/09-hd-tw/k13")).text();
		expect(html).not.to.contain("<script>alert");
		expect((await dataOf("/bc/2")).headline).to.equal("Hậu Giang <img src=x onerror=alert(1)> tổng kết");
	});
});
