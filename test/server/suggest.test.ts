import { expect } from "chai";
import * as api from "../../model/api.ts";
import { DAN_VAN, directive, type Site, serve, storeWith } from "./fixture.ts";

describe("GET /api/v1/suggest?q=", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	async function suggested(q: string): Promise<string[]> {
		const answer = await site.get(`/api/v1/suggest?q=${encodeURIComponent(q)}`);
		return api.SuggestReply.parse(await answer.json()).items.map(({ id }) => id);
	}
	const terms = (...numbers: number[]): string[] => numbers.map((term) => `nghi-quyet:25-nq-tw:k${term}`);

	for (const q of [
		"nq 25",
		"NQ 25",
		"25nqtw",
		"25-NQ/TW",
		"25–nq/tw",
		"nghị quyết 25",
		"nghi quyet so 25",
		"25-nq",
		"025nqtw",
	])
		it(`lists every document of that number, newest first: ${q}`, async () => {
			expect((await suggested(q)).slice(0, 4)).to.deep.equal(terms(14, 11, 10, 9));
		});

	for (const [q, id] of [
		["nq 25 d", DAN_VAN],
		["nq 25 dan", DAN_VAN],
		["nq 25 dan van", DAN_VAN],
		["nq 25 dân vận", DAN_VAN],
		["nghị quyết dân vận", DAN_VAN],
		["nghi quyet dan van", DAN_VAN],
		["NQ 25 khóa XI", DAN_VAN],
		["nq 25 k11", DAN_VAN],
		["nq 25 2013", DAN_VAN],
		["3/6/2013", DAN_VAN],
		["03/06/2013", DAN_VAN],
		["nq 25 ton giao", "nghi-quyet:25-nq-tw:k9"],
		["30/2020", "nghi-dinh:30-2020-nd-cp"],
		["nđ 30", "nghi-dinh:30-2020-nd-cp"],
		["10/2022/QH15", "luat:10-2022-qh15"],
		["luật dân chủ cơ sở", "luat:10-2022-qh15"],
		["217qd", "quyet-dinh:217-qd-tw:k11"],
		["5ct", "chi-thi:05-ct-tw:k12"],
		["trung ương 6 khóa xii", "nghi-quyet:18-nq-tw:k12"],
		["phản biện xã h", "quyet-dinh:217-qd-tw:k11"],
		["giam sat phan bien xa hooi", "quyet-dinh:217-qd-tw:k11"],
		["loai:ct khoa:xii", "chi-thi:05-ct-tw:k12"],
		["về tăng cường và đổi mới sự lãnh đạo của đảng đối với công tác dân vận trong tình hình mới", DAN_VAN],
		["dương", "huong-dan:10-hd-tw:k13"],
		["đường", "huong-dan:09-hd-tw:k13"],
	] as const)
		it(`puts it first: ${q}`, async () => {
			expect((await suggested(q))[0]).to.equal(id);
		});

	it("takes an abbreviation alone for the type, most cited first", async () => {
		for (const [q, type] of [
			["nq", "nghi-quyet"],
			["NQ", "nghi-quyet"],
			["nghị quyết số", "nghi-quyet"],
			["nq-tw", "nghi-quyet"],
			["nq tw", "nghi-quyet"],
			["ct", "chi-thi"],
			["qđ", "quyet-dinh"],
			["hd", "huong-dan"],
			["kl", "ket-luan"],
		] as const) {
			const ids = await suggested(q);
			expect(ids, q).not.to.deep.equal([]);
			for (const id of ids.slice(0, 5)) expect(id, q).to.match(new RegExp(`^${type}:`));
		}
		expect((await suggested("nq"))[0]).to.equal(DAN_VAN);
		expect(await suggested("kl")).to.deep.equal(["ket-luan:43-kl-tw:k12"]);
	});

	it("does not take the letters of a number that nobody knows for words", async () => {
		const store = await storeWith("all");
		const other = await serve(store);
		try {
			await store.putRegister({
				directives: [
					directive("chi-thi:10-ct-tw:k11", "10-CT/TW", "Về phổ cập giáo dục mầm non cho trẻ 5 tuổi"),
					directive("chi-thi:05-ct-tw:k12", "05-CT/TW", "Về tư tưởng Hồ Chí Minh"),
					directive("ket-luan:01-kl-tw:k13", "01-KL/TW", "Về tiếp tục thực hiện Chỉ thị 05-CT/TW"),
					directive("chi-thi:50-ct-tw:k13", "50-CT/TW", "Về một việc"),
					directive("chi-thi:51-ct-tw:k13", "51-CT/TW", "Về việc khác"),
				],
				relations: [],
				fingerprint: "letters",
			});
			const ask = async (q: string): Promise<string[]> => {
				const { items } = await (await other.get(`/api/v1/suggest?q=${encodeURIComponent(q)}`)).json();
				return items.map(({ symbol }: { symbol: string }) => symbol);
			};
			expect(await ask("05-CT/TU")).to.deep.equal([]);
			expect(await ask("5-CT/TU")).to.deep.equal([]);
			expect(await ask("05-CT/TW")).to.deep.equal(["05-CT/TW", "01-KL/TW"]);
			// A zero in front says that the number is complete.
			for (const q of ["chi thi 05", "chỉ thị số 05", "ct 05"])
				expect(
					(await ask(q)).filter((symbol) => symbol.startsWith("5")),
					q,
				).to.deep.equal([]);
			expect(await ask("ct 5")).to.include.members(["05-CT/TW", "50-CT/TW", "51-CT/TW"]);
			expect((await ask("chi thi 05"))[0]).to.equal("05-CT/TW");
			expect(await ask("ct 5 khoa:12")).to.deep.equal(["05-CT/TW"]);
		} finally {
			await other.end();
		}
	});

	it("narrows by place and body as the search does", async () => {
		expect(await suggested('tinh:"yên bái"')).to.deep.equal(["chi-thi:77-ct-tu:yen-bai:k19"]);
		expect(await suggested("tinh:nghe-an")).to.deep.equal([]);
	});

	it("gives nothing for nothing", async () => {
		for (const q of ["", " ", "!?", "-"]) expect(await suggested(q)).to.deep.equal([]);
	});

	it("follows the data", async () => {
		const store = await storeWith("all");
		const other = await serve(store);
		try {
			const ask = async () => (await (await other.get("/api/v1/suggest?q=nq+88")).json()).items.length;
			expect(await ask()).to.equal(0);
			await store.putRegister({
				directives: [directive("nghi-quyet:88-nq-tw:k13", "88-NQ/TW", "Về một việc mới")],
				relations: [],
				fingerprint: "other",
			});
			expect(await ask()).to.equal(1);
		} finally {
			await other.end();
		}
	});
});
