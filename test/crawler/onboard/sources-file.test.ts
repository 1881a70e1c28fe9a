import {
	chmodSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { replaceText, withEntry, withKey } from "../../../crawler/onboard/sources-file.ts";
import { projectRoot } from "../../../data/root.ts";
import { errorOf } from "../support.ts";

const ENTRY = {
	id: "moi",
	name: 'Cổng "mới"',
	province: null,
	home: "https://moi.example.vn/",
	listings: [{ url: "https://moi.example.vn/?p={n}", first: 0 }],
};

describe("an entry more in a sources file", () => {
	it("is laid out as the others, which stay byte for byte", () => {
		const text = readFileSync(join(projectRoot, "data", "sources.json"), "utf8");
		const after = withEntry(text, ENTRY);
		expect(after.startsWith(text.slice(0, text.lastIndexOf("}") + 1))).to.equal(true);
		expect(after.slice(text.lastIndexOf("}") + 1)).to.equal(`,
	{
		"id": "moi",
		"name": "Cổng \\"mới\\"",
		"province": null,
		"home": "https://moi.example.vn/",
		"listings": [{ "url": "https://moi.example.vn/?p={n}", "first": 0 }]
	}
]
`);
	});

	it("breaks what is too long for a line", () => {
		const feeds = ["a", "b", "c"].map((name) => `https://moi.example.vn/rss/mot-chuyen-muc-co-ten-dai-${name}.rss`);
		expect(withEntry("[]", { id: "moi", feeds })).to.contain(
			`\t\t"feeds": [\n\t\t\t"${feeds[0]}",\n\t\t\t"${feeds[1]}",\n\t\t\t"${feeds[2]}"\n\t\t]`,
		);
	});

	const layouts: [string, string][] = [
		["an empty list", "[]\n"],
		["an empty list over two lines", "[\n]\n"],
		["spaces", '[\n    {\n        "id": "cu"\n    }\n]\n'],
		["line ends of Windows and a byte order mark", '\ufeff[\r\n\t{\r\n\t\t"id": "cu"\r\n\t}\r\n]\r\n'],
		["one line", '[{ "id": "cu", "name": "]}" }]'],
	];
	for (const [what, text] of layouts)
		it(`fits ${what}`, () => {
			const after = withEntry(text, { id: "moi", delay: 0 });
			const before = JSON.parse(text.replace("\ufeff", ""));
			expect(JSON.parse(after.replace("\ufeff", ""))).to.deep.equal([...before, { id: "moi", delay: 0 }]);
			if (text.includes("\r\n")) expect(after.replaceAll("\r\n", "")).to.not.contain("\n");
			if (what === "spaces") expect(after).to.contain('\n    {\n        "id": "moi",\n        "delay": 0\n    }\n]');
			if (what === "one line") expect(after).to.not.contain("\n");
		});
});

describe("a key of an entry in a sources file", () => {
	const TEXT = `[
	{ "id": "mot", "name": "\\"enabled\\": true, }]" },
	{
		"id": "hai",
		"enabled": false,
		"limits": { "pages": 5, "enabled": 1 }
	},
	{
		"id": "ba",
		"selectors": { "title": "h1" }
	}
]
`;

	it("is set where it stands, or written behind the last one, and nothing else is touched", () => {
		const after = withKey(TEXT, ["mot", "hai", "ba"], "enabled", true);
		expect(after).to.equal(
			TEXT.replace('}]" }', '}]", "enabled": true }')
				.replace('"enabled": false', '"enabled": true')
				.replace('"title": "h1" }', '"title": "h1" },\n\t\t"enabled": true'),
		);
	});

	it("is left alone in the others", () => {
		expect(withKey(TEXT, ["hai"], "enabled", false)).to.equal(TEXT);
	});
});

describe("the file that is replaced", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it("keeps its rights and stays behind its link, and nothing else is left in the folder", async () => {
		const file = join(folder, "sources.json");
		writeFileSync(file, "[]");
		chmodSync(file, 0o640);
		symlinkSync(file, join(folder, "link.json"));
		await replaceText(join(folder, "link.json"), "[]", "[{}]");
		expect(readFileSync(file, "utf8")).to.equal("[{}]");
		expect(statSync(file).mode & 0o777).to.equal(0o640);
		expect(readdirSync(folder).sort()).to.deep.equal(["link.json", "sources.json"]);
	});

	it("is left alone where somebody changed it meanwhile", async () => {
		const file = join(folder, "sources.json");
		writeFileSync(file, '[{ "id": "khac" }]');
		const error = await errorOf(replaceText(file, "[]", "[{}]"));
		expect(error.code).to.equal("busy");
		expect(readFileSync(file, "utf8")).to.equal('[{ "id": "khac" }]');
	});
});
