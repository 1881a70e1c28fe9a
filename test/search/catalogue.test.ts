import { expect } from "chai";
import fc from "fast-check";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { NewDirective } from "../../model/directive.ts";
import { Catalogue } from "../../server/search/catalogue.ts";
import { DIRECTIVES, directive, realAuthority, storeWith } from "../server/fixture.ts";

const LOCAL = [
	directive("chi-thi:08-ct-tu:nghe-an:k19", "08-CT/TU", "Về công tác tôn giáo trên địa bàn tỉnh", {
		issuer: "tinh-uy",
		issuerName: "Tỉnh ủy Nghệ An",
		level: "province",
		province: "nghe-an",
		term: 19,
		issuedOn: "2021-05-04",
	}),
	directive("chi-thi:09-ct-tu:thua-thien-hue:k16", "09-CT/TU", "Về giữ gìn di sản đô thị", {
		issuer: "tinh-uy",
		issuerName: "Tỉnh ủy Thừa Thiên Huế",
		level: "province",
		province: "thua-thien-hue",
		term: 16,
		issuedOn: "2022-05-04",
	}),
	directive("luat:55-2024-qh15", "55/2024/QH15", "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ", {
		issuer: "quoc-hoi",
		issuerName: "Quốc hội",
		issuedOn: "2024-11-29",
	}),
	directive("chi-thi:10-ct-tw:k11", "10-CT/TW", "Về phổ cập giáo dục mầm non cho trẻ 5 tuổi", {
		issuedOn: "2011-12-05",
	}),
	directive("quyet-dinh:99-qd-tw:k12", "99-QĐ/TW", "Về vai trò của MTTQ trong ngăn chặn suy thoái"),
];

const register = (directives: NewDirective[], fingerprint: string) => ({ directives, relations: [], fingerprint });

async function storeOf(directives: NewDirective[]): Promise<Store> {
	const store = openSqlite(":memory:");
	await store.putRegister(register(directives, "catalogue"));
	return store;
}

async function catalogueOf(store: Store): Promise<Catalogue> {
	const catalogue = new Catalogue(store, realAuthority());
	await catalogue.refresh();
	return catalogue;
}

describe("Catalogue", () => {
	let store: Store;
	let catalogue: Catalogue;
	before(async () => {
		store = await storeOf([...DIRECTIVES, ...LOCAL]);
		catalogue = await catalogueOf(store);
	});
	after(() => store.close());

	const search = (q: string) => catalogue.search(catalogue.read(q), {});
	const ids = (q: string): string[] => search(q).entries.map((entry) => entry.directive.id);
	const symbols = (q: string): (string | null)[] => search(q).entries.map((entry) => entry.directive.symbol);

	it("takes any of several values of a field", () => {
		expect(ids("khoa:ix,x loai:nq")).to.have.members(["nghi-quyet:25-nq-tw:k9", "nghi-quyet:25-nq-tw:k10"]);
		expect(symbols("so:18,217")).to.have.members(["18-NQ/TW", "217-QĐ/TW"]);
		expect(symbols("nam:2016 nam:2020")).to.have.members(["05-CT/TW", "30/2020/NĐ-CP"]);
		expect(symbols("tinh:nghe-an,yen-bai")).to.deep.equal(["08-CT/TU"]);
	});

	it("takes a whole symbol in the field of the number", () => {
		expect(ids("Số: 25-NQ/TW")).to.have.length(4);
		expect(symbols("so:08-ct/tu")).to.deep.equal(["08-CT/TU"]);
		expect(ids("so:25-ct/tw")).to.deep.equal([]);
	});

	it("reads a name of several words behind a field without quotation marks", () => {
		expect(symbols("tinh:nghệ an tôn giáo")).to.deep.equal(["08-CT/TU"]);
		expect(symbols("loai:chỉ thị mầm non")).to.deep.equal(["10-CT/TW"]);
		expect(symbols("coquan:bộ chính trị phản biện")).to.deep.equal(["217-QĐ/TW"]);
	});

	it("knows provinces and bodies by their other names, and those of today", () => {
		for (const q of ["tinh:huế", 'tinh:"thừa thiên huế"', 'tinh:"Thành phố Huế"'])
			expect(symbols(q), q).to.deep.equal(["09-CT/TU"]);
		expect(symbols("coquan:BCT so:217")).to.deep.equal(["217-QĐ/TW"]);
	});

	it("finds nothing for a name that nobody bears", () => {
		for (const q of ["tinh:atlantis", "coquan:xyz dân vận"]) expect(ids(q), q).to.deep.equal([]);
	});

	it("takes either of two that OR binds, with all the rest", () => {
		expect(ids("nq 25 thanh OR tôn")).to.have.members(["nghi-quyet:25-nq-tw:k9", "nghi-quyet:25-nq-tw:k10"]);
		expect(ids('"tôn giáo" OR "văn thư"')).to.have.members([
			"nghi-quyet:25-nq-tw:k9",
			"chi-thi:08-ct-tu:nghe-an:k19",
			"nghi-dinh:30-2020-nd-cp",
		]);
		expect(symbols("217-QĐ/TW OR 18nqtw")).to.have.members(["217-QĐ/TW", "18-NQ/TW"]);
		expect(ids("dân vận OR tuyệt-không-có")).to.include("nghi-quyet:25-nq-tw:k11");
	});

	it("leaves out what a minus stands before", () => {
		expect(ids("25-NQ/TW -dân -thanh")).to.deep.equal(["nghi-quyet:25-nq-tw:k14", "nghi-quyet:25-nq-tw:k9"]);
		expect(ids('nq 25 -"tôn giáo"')).not.to.include("nghi-quyet:25-nq-tw:k9");
	});

	it("reads keystrokes and tells of them", () => {
		expect(catalogue.read("nghij quyeets daan vaanj").decoded.map(({ meant }) => meant)).to.deep.equal([
			"nghị",
			"quyết",
			"dân",
			"vận",
		]);
		expect(ids("nghij quyeets 25 daan vaanj")[0]).to.equal("nghi-quyet:25-nq-tw:k11");
		expect(ids("nghi5 quye6t1 25 to6n gia1o")[0]).to.equal("nghi-quyet:25-nq-tw:k9");
		expect(catalogue.read("25nqtw k11").decoded).to.deep.equal([]);
	});

	it("mends slips and tells of them", () => {
		for (const [q, first] of [
			["nghi quyte tno giao", "nghi-quyet:25-nq-tw:k9"],
			["danvan", "nghi-quyet:25-nq-tw:k11"],
			["phan bine xa hoi", "quyet-dinh:217-qd-tw:k11"],
			["cong tac van htu", "nghi-dinh:30-2020-nd-cp"],
		] as const)
			expect(ids(q)[0], q).to.equal(first);
		expect(search("cong tac van htu")).to.deep.include({ loose: true, corrected: [{ typed: "htu", meant: "thu" }] });
		expect(search("cong tac van thu")).to.deep.include({ loose: false, corrected: [] });
	});

	it("takes a number among words for one of the title where no document of that number has the words", () => {
		expect(symbols("phổ cập mầm non 5 tuổi")).to.deep.equal(["10-CT/TW"]);
		expect(symbols("ct 5 tuổi")[0]).to.equal("05-CT/TW");
	});

	it("suggests by what is typed so far, a single letter or a zero too", () => {
		const suggested = (q: string): (string | undefined)[] =>
			catalogue.search(catalogue.read(q), {}, true).entries.map((entry) => entry.directive.symbol ?? undefined);
		expect(suggested("tác dân v")).to.include.members(["25-NQ/TW", "43-KL/TW"]);
		expect(suggested("chỉ thị 0")).to.include.members(["05-CT/TW", "08-CT/TU"]);
		expect(suggested("ct 1")).to.deep.equal(["10-CT/TW"]);
		expect(suggested("nghị qu")).not.to.deep.equal([]);
	});

	it("takes letters behind a number for words where no symbol has them", () => {
		expect(ids("nq 25 tu tuong")[0]).to.equal("nghi-quyet:25-nq-tw:k14");
		expect(ids("nq 25 tư tưởng")[0]).to.equal("nghi-quyet:25-nq-tw:k14");
	});

	it("knows the resolutions of a plenum by its number", () => {
		for (const q of ["nq tw 6 khoa xii", "NQ TƯ 6 khóa XII", "NQ T.Ư 6 k12"])
			expect(symbols(q), q).to.deep.equal(["18-NQ/TW"]);
		expect(symbols("nghị quyết trung ương 6 khóa 12 bộ máy")).to.deep.equal(["18-NQ/TW"]);
	});

	it("knows words by their abbreviations, in what is typed and in titles", () => {
		expect(symbols("pccc")).to.deep.equal(["55/2024/QH15"]);
		expect(symbols("mặt trận tổ quốc suy thoái")).to.deep.equal(["99-QĐ/TW"]);
		expect(symbols("mttq suy thoai")).to.deep.equal(["99-QĐ/TW"]);
	});

	it("counts what was found by each field, as the store counts lists", async () => {
		const { entries } = search("loai:nq");
		expect(catalogue.facets(entries)).to.deep.equal(await store.directiveFacets({ type: "nghi-quyet" }));
		expect(catalogue.facets(search("so:25").entries).term).to.deep.equal({ 9: 1, 10: 1, 11: 1, 14: 1 });
		expect(catalogue.facets([])).to.deep.equal({
			type: {},
			issuer: {},
			level: {},
			term: {},
			year: {},
			province: {},
			status: {},
		});
	});

	it("puts words as typed first, whatever is cited more", async () => {
		const cited = await storeWith("all");
		try {
			const other = await catalogueOf(cited);
			const first = (q: string) => other.search(other.read(q), {}).entries[0]?.directive.symbol;
			expect([first("dương"), first("đường")]).to.deep.equal(["10-HD/TW", "09-HD/TW"]);
		} finally {
			await cited.close();
		}
	});

	it("reads what reports are asked for from the same fields", () => {
		const asked = catalogue.read("loai:nq,ct so:25-NQ/TW khoa:xi nam:2013 tinh:nghệ an");
		expect(catalogue.documentFields(asked)).to.deep.equal({
			type: ["nghi-quyet", "chi-thi"],
			number: ["25"],
			term: [11],
			year: [2013],
		});
		expect(catalogue.provinces(asked)).to.deep.equal(["nghe-an"]);
		expect(catalogue.provinces(catalogue.read("dân vận"))).to.equal(undefined);
	});
});

describe("Catalogue.refresh()", () => {
	it("has for each reader what was there when it asked, also while it is being built", async () => {
		const many = Array.from({ length: 300 }, (_, i) =>
			directive(`nghi-quyet:${i + 100}-nq-tw:k9`, `${i + 100}-NQ/TW`, "Về"),
		);
		const store = await storeOf(many);
		const catalogue = new Catalogue(store, realAuthority());
		const building = catalogue.refresh();
		// The first part has been read by now, which this one would have been in.
		await new Promise(setImmediate);
		const late = directive("chi-thi:1-ct-tw:k9", "1-CT/TW", "Về thủy lợi");
		await store.putRegister(register([late, ...many], "later"));
		await catalogue.refresh();
		expect(catalogue.search(catalogue.read("thủy lợi"), {}).entries.map(({ directive: { id } }) => id)).to.deep.equal([
			late.id,
		]);
		await building;
		await store.close();
	});

	const QUERIES = [
		"nq 25",
		"dan van",
		"công tác",
		"khoa:xii",
		"-dân",
		"3/6/2013",
		"5ct",
		"ton giao OR thanh nien",
		"tư",
	];
	const TITLES = ["Về công tác dân vận", "Về tôn giáo và thanh niên", "Một số vấn đề về tư tưởng", null];

	it("comes to the same by any steps as one that is made anew", async () => {
		const change = fc.record({
			kept: fc.uniqueArray(fc.nat(DIRECTIVES.length - 1)),
			titles: fc.array(fc.constantFrom(...TITLES), { minLength: 4, maxLength: 4 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
				const store = openSqlite(":memory:");
				try {
					const catalogue = await catalogueOf(store);
					for (const [step, { kept, titles }] of changes.entries()) {
						const directives = kept.map((at) => ({
							...(DIRECTIVES[at] as NewDirective),
							...(at < titles.length ? { title: titles[at] ?? null } : {}),
						}));
						await store.putRegister(register(directives, `step ${step}`));
						await catalogue.refresh();
						const anew = await catalogueOf(store);
						for (const q of QUERIES) {
							const found = (one: Catalogue) =>
								one.search(one.read(q), {}).entries.map((entry) => [entry.directive.id, entry.directive.title]);
							expect(found(catalogue), q).to.deep.equal(found(anew));
						}
					}
				} finally {
					await store.close();
				}
			}),
			{ numRuns: 12 },
		);
	});

	it("follows how often directives are cited", async () => {
		const store = await storeWith("all");
		try {
			const catalogue = await catalogueOf(store);
			const first = () => catalogue.search(catalogue.read("nq"), {}).entries[0]?.directive;
			const report = (await store.searchReports({}, "newest", { limit: 1 })).items[0];
			expect(first()?.id).to.equal("nghi-quyet:25-nq-tw:k11");
			await store.replaceMentions(report?.id ?? 0, [], [], 1);
			await catalogue.refresh();
			expect(first()?.mentions).to.equal(1);
		} finally {
			await store.close();
		}
	});

	it("lets others have their turn while it reads many", async () => {
		const many = Array.from({ length: 1000 }, (_, i) =>
			directive(`nghi-quyet:${i + 1}-nq-tw:k13`, `${i + 1}-NQ/TW`, `Về việc thứ ${i}`),
		);
		const store = await storeOf(many);
		try {
			const catalogue = new Catalogue(store, realAuthority());
			let turns = 0;
			let done = false;
			const tick = (): void => {
				turns++;
				if (!done) setImmediate(tick);
			};
			setImmediate(tick);
			await catalogue.refresh();
			done = true;
			expect(turns).to.be.at.least(5);
			expect(catalogue.search(catalogue.read("nq 1000"), {}).numbered).to.equal(1);
		} finally {
			await store.close();
		}
	});
});
