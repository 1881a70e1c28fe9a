import { expect } from "chai";
import { createCite } from "../../crawler/cite.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { authority } from "../citation/authority.ts";
import { report } from "../data/builders.ts";

const FULL = "Nghị quyết số 66-NQ/TU ngày 10/12/2021 của Ban Chấp hành Đảng bộ tỉnh Yên Bái về chuyển đổi số.";
const BARE = "Xã triển khai Nghị quyết số 66-NQ/TU đến từng chi bộ.";
const ID = "nghi-quyet:66-nq-tu:yen-bai:k19";

describe("a citation beside what other reports have told of its number", () => {
	let store: Store;
	const cite = createCite(authority);

	const save = async (text: string, province: string | null, publishedOn: string) => {
		const saved = report({ text, province, publishedOn, title: text.slice(0, 20) });
		const { mentions, cited } = await cite(saved, store);
		await store.saveReport(saved, mentions, cited, null);
		return mentions[0];
	};

	beforeEach(() => {
		store = openSqlite(":memory:");
	});
	afterEach(() => store.close());

	it("means the document that an earlier report dated, where the place is the same", async () => {
		expect((await save(FULL, "yen-bai", "2022-01-10"))?.directiveId).to.equal(ID);
		const later = await save(BARE, "yen-bai", "2022-03-01");
		expect(later).to.include({ directiveId: ID, status: "resolved" });
		expect(later?.reasons.join()).to.match(/địa phương/);
	});

	it("does not mean a document of another province", async () => {
		await save(FULL, "yen-bai", "2022-01-10");
		expect((await save(BARE, "nghe-an", "2022-03-01"))?.directiveId).to.equal("nghi-quyet:66-nq-tu:nghe-an:chua-ro");
	});

	it("does not mean a document that came out after the report", async () => {
		await save(FULL, "yen-bai", "2022-01-10");
		expect((await save(BARE, "yen-bai", "2021-06-01"))?.directiveId).to.equal("nghi-quyet:66-nq-tu:yen-bai:chua-ro");
	});

	it("stays a stub of its own where the place is not known", async () => {
		await save(FULL, "yen-bai", "2022-01-10");
		expect((await save(BARE, null, "2022-03-01"))?.directiveId).to.equal("nghi-quyet:66-nq-tu:chua-ro:chua-ro");
	});

	it("is not the number that a document prints in its own letterhead", async () => {
		const text = `TỈNH ỦY YÊN BÁI\nSố: 12-BC/TU\nYên Bái, ngày 10 tháng 01 năm 2022\nBÁO CÁO\n${BARE}`;
		const { mentions, cited } = await cite(report({ text, province: "yen-bai" }), store);
		expect(mentions.map(({ symbol }) => symbol)).to.deep.equal(["66-NQ/TU"]);
		expect(cited.map(({ symbol }) => symbol)).to.deep.equal(["66-NQ/TU"]);
	});

	it("carries what the text says is done to the document, by the report or by another document", async () => {
		const done = async (text: string) =>
			(await cite(report({ text, province: "yen-bai" }), store)).mentions.map(({ relations }) => relations);
		expect(await done(BARE)).to.deep.equal([["implements"]]);
		const text = "Tỉnh ủy ban hành Nghị quyết số 20-NQ/TU thay thế Nghị quyết số 66-NQ/TU của Tỉnh ủy.";
		expect(await done(text)).to.deep.equal([[], ["replaces"]]);
		expect(await done("Hội nghị nêu Nghị quyết số 66-NQ/TU của Tỉnh ủy.")).to.deep.equal([[]]);
	});
});
