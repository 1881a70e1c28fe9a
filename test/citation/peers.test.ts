import { expect } from "chai";
import { read } from "./reading.ts";

/** Inputs on which Vietnamese extractors were compared (research notes, peers, section 5), and what is right. */
const INPUTS: [text: string, symbols: (string | null)[], also?: (text: string) => void][] = [
	["25-NQ/TW ngày 03/6/2013", ["25-NQ/TW"], (text) => expect(read(text)[0]?.date).to.equal("2013-06-03")],
	["11-QĐi/TW", ["11-QĐi/TW"]],
	["01-HD/TW", ["01-HD/TW"]],
	["127-KL/TW", ["127-KL/TW"]],
	["47-TB/TGV; 02-KH/BCĐTW", ["47-TB/TGV", "02-KH/BCĐTW"]],
	["12-TTr/TU; 05-NQ/ĐU", ["12-TTr/TU", "05-NQ/ĐU"]],
	["18-NQ/TW, 50-KL/TW", ["18-NQ/TW", "50-KL/TW"]],
	[
		"NQ số 57 của Bộ Chính trị",
		["57-NQ/TW"],
		(text) => expect(read(text)[0]).to.include({ raw: "NQ số 57", form: "short", issuer: "bo-chinh-tri" }),
	],
	["Nghị quyết 57, 59, 66 và 68-NQ/TW", ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"]],
	["57 – NQ/TW", ["57-NQ/TW"]],
	["57-NQTW", ["57-NQ/TW"]],
	["57-nq/tw", ["57-NQ/TW"]],
	["204-Q\u00d0/TW", ["204-QĐ/TW"]],
	["204-QĐ/TW".normalize("NFD"), ["204-QĐ/TW"]],
	["57-\nNQ/TW", ["57-NQ/TW"]],
	["66.18/2026/NQ-CP", ["66.18/2026/NQ-CP"]],
	["30a/2008/NQ-CP", ["30a/2008/NQ-CP"]],
	["112/CĐ-TTg", ["112/CĐ-TTg"]],
	["1685/NQ-UBTVQH15", ["1685/NQ-UBTVQH15"]],
	[
		"NQ Trung ương 4 khóa XII",
		[null],
		(text) => expect(read(text)[0]?.named).to.deep.equal(["nghi-quyet:04-nq-tw:k12"]),
	],
	["NQ Đại hội XIII", [null], (text) => expect(read(text)[0]?.named).to.deep.equal(["nghi-quyet:dai-hoi:k13"])],
	["Luật Đất đai 2024", [null], (text) => expect(read(text)[0]?.named).to.deep.equal(["luat:31-2024-qh15"])],
];

describe("the inputs on which other extractors fail", () => {
	it("are twenty-two", () => expect(INPUTS).to.have.length(22));

	for (const [text, expected, also] of INPUTS)
		it(`${JSON.stringify(text)} alone and in a sentence`, () => {
			for (const given of [text, `Tỉnh đã quán triệt ${text}, đạt kết quả tốt.`]) {
				const found = read(given);
				expect(found.map(({ symbol }) => symbol)).to.deep.equal(expected);
				also?.(given);
			}
		});
});
