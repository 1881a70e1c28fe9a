import { expect } from "chai";
import fc from "fast-check";
import { CITATION_COLUMNS, type Column, DIRECTIVE_COLUMNS, REPORT_COLUMNS } from "../../../server/export/columns.ts";
import { csv } from "../../../server/export/csv.ts";
import { jsonl } from "../../../server/export/jsonl.ts";
import { citation, directive, readCsv, report, rowsOf, whole } from "./support.ts";

/** A table of two columns of anything. */
const PLAIN: Column<[string, string]>[] = [
	{ name: "a", about: "", of: ([a]) => a },
	{ name: "b", about: "", of: ([, b]) => b },
];
const text = fc.string({ unit: fc.constantFrom(..."=+-@＝＠\t\r\n\",;'| ", "đ", "ệ", "\u2028", "1") });
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

describe("csv(columns, rows)", () => {
	it("tells Excel its encoding and names the columns, even of no row", async () => {
		expect(await whole(csv(PLAIN, rowsOf()))).to.equal('\uFEFF"a","b"\r\n');
	});

	it("gives every value back as it was, but for an apostrophe before what would be a formula", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 5 }), async (rows) => {
				const [head, ...read] = readCsv((await whole(csv(PLAIN, rowsOf(...rows)))).slice(1));
				expect(head).to.deep.equal(["a", "b"]);
				const safe = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);
				expect(read).to.deep.equal(rows.map((row) => row.map(safe)));
			}),
		);
	});

	it("lets no spreadsheet run a cell", async () => {
		const cells = ["=1+1", "+84 24", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"];
		const [, ...rows] = readCsv(
			(await whole(csv(PLAIN, rowsOf(...cells.map((c) => [c, c] as [string, string]))))).slice(1),
		);
		for (const row of rows) for (const cell of row) expect(cell).to.match(/^'/);
	});

	it("quotes texts, so that a program that splits at semicolons too splits none", async () => {
		const all = await whole(csv(PLAIN, rowsOf(["một; =hai", "ba"] as [string, string])));
		expect(all.split("\r\n")[1]).to.equal('"một; =hai","ba"');
	});

	it("leaves figures bare, negative ones too, and what is not known empty", async () => {
		const columns: Column<number | boolean | null>[] = [{ name: "n", about: "", of: (n) => n }];
		expect(
			(await whole(csv(columns, rowsOf<number | boolean | null>(-2, 0, 0.25, true, false, null))))
				.split("\r\n")
				.slice(1),
		).to.deep.equal(["-2", "0", "0.25", "true", "false", "", ""]);
	});
});

describe("the columns", () => {
	const read = async <Row>(columns: Column<Row>[], row: Row): Promise<Record<string, string>> => {
		const [names = [], values = []] = readCsv((await whole(csv(columns, rowsOf(row)))).slice(1));
		return Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
	};

	it("hold a directive", async () => {
		expect(await read(DIRECTIVE_COLUMNS, directive())).to.include({
			id: "nghi-quyet:25-nq-tw:k11",
			symbol: "25-NQ/TW",
			issued_on: "2013-06-03",
			issuer_name: "Ban Chấp hành Trung ương",
			term: "11",
			province: "",
			aliases: "Nghị quyết 25 về dân vận | NQ 25",
			reports: "5",
			path: "/vb/nghi-quyet/25-nq-tw/k11",
		});
	});

	it("hold a report", async () => {
		expect(await read(REPORT_COLUMNS, report({ publishedOn: null, url: null }))).to.include({
			id: "36",
			url: "",
			published_on: "",
			source: "bao-example",
			path: "/bc/36",
		});
	});

	it("hold a citation with its sentence in three parts, and what is not settled empty", async () => {
		const row = await read(CITATION_COLUMNS, citation({ directive: null, status: "ambiguous", relations: [] }));
		expect(row).to.include({
			directive_id: "",
			status: "ambiguous",
			relations: "",
			confidence: "0.95",
			path: "/bc/36#t169",
		});
		expect(`${row.before}${row.text}${row.after}`).to.equal(
			"Tỉnh ủy vừa tổng kết mười năm thực hiện Nghị quyết số 25-NQ/TW ngày 3/6/2013 về công tác dân vận.",
		);
		expect((await read(CITATION_COLUMNS, citation({ relations: ["implements", "based-on"] }))).relations).to.equal(
			"implements | based-on",
		);
	});
});

describe("jsonl(rows)", () => {
	it("gives each row back from its own line, whatever is in it", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ a: text, b: fc.anything({ values: [fc.string(), fc.integer()] }) })),
				async (rows) => {
					const lines = (await whole(jsonl(rowsOf(...rows)))).split(/[\n\r\u0085\u2028\u2029]/);
					expect(lines.pop()).to.equal("");
					expect(lines.map((one) => JSON.parse(one))).to.deep.equal(JSON.parse(JSON.stringify(rows)));
				},
			),
		);
	});

	it("is the row as the API gives it", async () => {
		expect(JSON.parse(await whole(jsonl(rowsOf(citation()))))).to.deep.equal(citation());
	});
});
