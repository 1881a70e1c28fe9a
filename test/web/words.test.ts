import { join } from "node:path";
import { expect } from "chai";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";
import { alarmWords, TYPE_GLOSS } from "../../web/words.ts";

describe("the words of the pages", () => {
	it("have an English gloss for each type of document, and for nothing else", () => {
		const { types } = loadAuthority(join(projectRoot, "data", "authority"));
		expect(Object.keys(TYPE_GLOSS)).to.have.members(types.map(({ slug }) => slug));
	});

	it("tell an alarm in both languages, with its figures as each writes them", () => {
		const [vi, en] = alarmWords({ kind: "length-shift", facts: { now: 1200, usual: 3400 } });
		expect(vi).to.equal("Bài dài ngắn khác thường: 1.200 ký tự, trước nay 3.400");
		expect(en).to.equal("Articles of an unusual length: 1,200 characters, usually 3,400");
		expect(alarmWords({ kind: "empty-fields", facts: { lacking: 40, fields: "title body" } })).to.deep.equal([
			"40% số bài không đọc được tiêu đề, nội dung",
			"40% of articles without a readable title, text",
		]);
	});
});
