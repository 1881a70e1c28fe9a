import { expect } from "chai";
import fc from "fast-check";
import { bibtex } from "../../../server/export/bibtex.ts";
import { cslJson } from "../../../server/export/csl.ts";
import { directiveEntry, type Entry, reportEntry } from "../../../server/export/entry.ts";
import { ris } from "../../../server/export/ris.ts";
import { namesFrom } from "../../../server/names.ts";
import { realAuthority } from "../fixture.ts";
import { directive, report, rowsOf, whole } from "./support.ts";

const names = namesFrom(realAuthority(), [{ id: "bao-example", name: "Báo Mẫu" }]);
const site = { names, origin: "https://trichdan.example" };

const DIRECTIVE = directiveEntry(directive(), site);
const REPORT = reportEntry({ ...report(), author: "Trần Thị Bình", fetchedAt: "2026-11-22T20:00:00.000Z" }, site);

/** Anything that a page may say of itself. */
const text = fc.string({ unit: fc.constantFrom(...'\\{}~^#$%&_"<>=,@\r\n\t\0\u2028 aề'.split("")), maxLength: 12 });
const anyEntry = fc
	.tuple(text, text, fc.boolean())
	.map(([title, outlet, isReport]) =>
		isReport
			? reportEntry(
					{ ...report({ title: `a${title}`, source: null, url: `https://a.example/${title}` }), author: outlet },
					site,
				)
			: directiveEntry(directive({ title: `Về a${title}`, symbol: outlet }), site),
	);

/** Reads RIS strictly: lines of `XX  - value`, records from TY to ER. */
function readRis(file: string): Record<string, string>[] {
	const records: Record<string, string>[] = [];
	let record: Record<string, string> | null = null;
	for (const line of file.split("\r\n")) {
		if (line === "" && record === null) continue;
		const [, tag = "", value = ""] = /^([A-Z][A-Z\d]) {2}- ?(.*)$/.exec(line) ?? expect.fail(`no RIS: ${line}`);
		if (tag === "TY") record = {};
		if (record === null || tag in record) expect.fail(`${tag} stands outside of a record or twice`);
		record[tag] = value;
		if (tag !== "ER") continue;
		records.push(record);
		record = null;
	}
	expect(record, "an open record").to.equal(null);
	return records;
}

describe("ris(entries)", () => {
	it("gives a directive as Zotero's statute, its body in Extra", async () => {
		expect(readRis(await whole(ris(rowsOf(DIRECTIVE))))).to.deep.equal([
			{
				TY: "STAT",
				TI: "Nghị quyết về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
				M1: "25-NQ/TW",
				DA: "2013/06/03",
				PY: "2013",
				M2: "Authority: Ban Chấp hành Trung ương",
				LA: "vi",
				UR: "https://trichdan.example/vb/nghi-quyet/25-nq-tw/k11",
				ER: "",
			},
		]);
	});

	it("gives a report as Zotero's newspaper article", async () => {
		expect(readRis(await whole(ris(rowsOf(REPORT))))).to.deep.equal([
			{
				TY: "NEWS",
				TI: "Mười năm đưa nghị quyết về công tác dân vận vào cuộc sống",
				AU: "Trần Thị Bình",
				T2: "Báo Mẫu",
				DA: "2023/06/05",
				PY: "2023",
				CY: "Nghệ An",
				LA: "vi",
				UR: "https://bao.example/muoi-nam.html",
				Y2: "2026/11/23",
				ER: "",
			},
		]);
	});

	it("leaves out what is not known, and writes a month or year as one", async () => {
		const date = async (issuedOn: string | null) =>
			readRis(await whole(ris(rowsOf(directiveEntry(directive({ issuedOn }), site)))))[0];
		expect(await date("2013-06")).to.include({ DA: "2013/06//", PY: "2013" });
		expect(await date("2013")).to.include({ DA: "2013///", PY: "2013" });
		expect(await date(null)).not.to.have.any.keys("DA", "PY");
	});

	it("stays a list of records whatever titles hold", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyEntry, { maxLength: 4 }), async (entries) => {
				const records = readRis(await whole(ris(rowsOf(...entries))));
				expect(records.map(({ TI }) => TI?.trim())).to.deep.equal(entries.map(({ title }) => title));
			}),
		);
	});
});

/** Reads BibTeX strictly: entries with fields in braces that balance, as BibTeX counts them. */
function readBibtex(file: string): { type: string; fields: Record<string, string> }[] {
	let at = 0;
	const take = (pattern: RegExp): string[] => {
		const sticky = new RegExp(pattern, "y");
		sticky.lastIndex = at;
		const match = sticky.exec(file) ?? expect.fail(`no BibTeX at ${file.slice(at, at + 60)}`);
		at = sticky.lastIndex;
		return match;
	};
	const entries: { type: string; fields: Record<string, string> }[] = [];
	while (at < file.length) {
		const [, type = ""] = take(/@(\w+)\{[\w-]+,\n/);
		const fields: Record<string, string> = {};
		while (file[at] === "\t") {
			const [, name = ""] = take(/\t(\w+) = \{/);
			const from = at;
			for (let depth = 1; depth > 0; at++) {
				if (at >= file.length) expect.fail("braces do not balance");
				depth += file[at] === "{" ? 1 : file[at] === "}" ? -1 : 0;
			}
			fields[name] = file.slice(from, at - 1);
			take(/,\n/);
		}
		take(/\}\n\n/);
		entries.push({ type, fields });
	}
	return entries;
}

/** What TeX prints. */
const printed = (tex: string): string =>
	tex
		.replace(/^\{(.*)\}$/s, "$1")
		.replace(
			/\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}|\\([#$%&_])/g,
			(_, name, mark) =>
				mark ??
				{ textbackslash: "\\", textbraceleft: "{", textbraceright: "}", textasciitilde: "~", textasciicircum: "^" }[
					name as string
				],
		);

describe("bibtex(entries)", () => {
	it("gives a directive as legislation and a report as an article of a newspaper", async () => {
		const [law, news] = readBibtex(await whole(bibtex(rowsOf(DIRECTIVE, REPORT))));
		expect(law?.type).to.equal("legislation");
		expect(law?.fields).to.include({
			number: "25-NQ/TW",
			institution: "{Ban Chấp hành Trung ương}",
			date: "2013-06-03",
			year: "2013",
			url: "https://trichdan.example/vb/nghi-quyet/25-nq-tw/k11",
		});
		expect(news?.type).to.equal("article");
		expect(news?.fields).to.include({
			author: "{Trần Thị Bình}",
			journal: "Báo Mẫu",
			entrysubtype: "newspaper",
			urldate: "2026-11-23",
		});
	});

	it("gives every title back in print, whatever TeX makes of its characters", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyEntry, { maxLength: 4 }), async (entries) => {
				const read = readBibtex(await whole(bibtex(rowsOf(...entries))));
				expect(read.map(({ fields }) => printed(fields.title ?? ""))).to.deep.equal(entries.map(({ title }) => title));
			}),
		);
	});

	it("lets no address end its field", async () => {
		const [read] = readBibtex(
			await whole(bibtex(rowsOf(reportEntry(report({ url: "https://a.example/100%25_{x}?a=1&b#c" }), site)))),
		);
		expect(read?.fields.url).to.equal("https://a.example/100%25_%7Bx%7D?a=1&b#c");
	});
});

describe("cslJson(entries)", () => {
	it("gives what Zotero imports: each entry with a type, a day in parts, the body in the note", async () => {
		expect(JSON.parse(await whole(cslJson(rowsOf(DIRECTIVE, REPORT))))).to.deep.equal([
			{
				id: "nghi-quyet-25-nq-tw-k11",
				type: "legislation",
				title: "Nghị quyết về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
				number: "25-NQ/TW",
				authority: "Ban Chấp hành Trung ương",
				note: "Authority: Ban Chấp hành Trung ương",
				issued: { "date-parts": [[2013, 6, 3]] },
				URL: "https://trichdan.example/vb/nghi-quyet/25-nq-tw/k11",
				language: "vi",
			},
			{
				id: "bao-cao-36",
				type: "article-newspaper",
				title: "Mười năm đưa nghị quyết về công tác dân vận vào cuộc sống",
				author: [{ literal: "Trần Thị Bình" }],
				"container-title": "Báo Mẫu",
				"publisher-place": "Nghệ An",
				issued: { "date-parts": [[2023, 6, 5]] },
				accessed: { "date-parts": [[2026, 11, 23]] },
				URL: "https://bao.example/muoi-nam.html",
				language: "vi",
			},
		]);
	});

	it("is an array of any length, and holds no null", async () => {
		expect(JSON.parse(await whole(cslJson(rowsOf<Entry>())))).to.deep.equal([]);
		const bare = directiveEntry(
			directive({ title: null, symbol: null, issuedOn: null, issuer: null, issuerName: null }),
			site,
		);
		const file = await whole(cslJson(rowsOf(bare, bare, bare)));
		expect(JSON.parse(file)).to.have.length(3);
		expect(file).not.to.include("null");
	});
});

describe("entries", () => {
	it("call a document by its type and title, a law by its name, one without a title by its number", () => {
		const title = (over: Parameters<typeof directive>[0]) => directiveEntry(directive(over), site).title;
		expect(title({ title: "Một số vấn đề về sắp xếp bộ máy" })).to.equal(
			"Nghị quyết “Một số vấn đề về sắp xếp bộ máy”",
		);
		expect(title({ type: "luat", title: "Luật Đất đai" })).to.equal("Luật Đất đai");
		expect(title({ title: null })).to.equal("Nghị quyết số 25-NQ/TW");
	});

	it("send a report without an address, or with one that is no page, to its page here", () => {
		for (const url of [null, "javascript:alert(1)"])
			expect(reportEntry(report({ url }), site).url).to.equal("https://trichdan.example/bc/36");
	});

	it("name a paper by its host where the sources do not know it", () => {
		expect(reportEntry(report({ source: null }), site).outlet).to.equal("bao.example");
	});
});
