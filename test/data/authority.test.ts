import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { slug } from "../../citation/text/slug.ts";
import type { AuthorityData, KnownDocument } from "../../citation/types.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import { AppError } from "../../model/errors.ts";

const AUTHORITY = fileURLToPath(new URL("../../data/authority", import.meta.url));

describe("authority tables", () => {
	let data: AuthorityData;
	before(() => {
		data = loadAuthority(AUTHORITY);
	});
	const numbered = (symbol: string): KnownDocument[] => data.documents.filter((row) => row.symbol === symbol);
	const termOf = (number: number) => data.terms.find((row) => row.kind === "party_congress" && row.number === number);

	it("load, with every table filled", () => {
		expect(data.types).to.have.lengthOf(31);
		expect(data.documents.length).to.be.at.least(979);
		expect(data.relations.length).to.be.at.least(250);
		expect(data.names.length).to.be.at.least(80);
		expect(data.districts.length).to.be.at.least(690);
		expect(data.issuers.filter((row) => row.slug === "").map((row) => row.codes)).to.deep.equal([["TW"]]);
	});

	it("map 63 provinces onto exactly 34", () => {
		expect(data.provinces).to.have.lengthOf(63);
		const successors = new Set(data.provinces.map((row) => row.successor));
		expect(successors.size).to.equal(34);
		for (const successor of successors) {
			const kept = data.provinces.find((row) => row.slug === successor);
			expect(kept?.successor, `${successor} is its own successor`).to.equal(successor);
		}
	});

	it("give districts to every province", () => {
		const provinces = new Set(data.districts.map((row) => row.province));
		expect(data.provinces.filter((row) => !provinces.has(row.slug))).to.deep.equal([]);
	});

	it("name places by the slug of their name, so that a name in a text leads to its row", () => {
		expect(data.districts.filter((row) => row.slug !== slug(row.name))).to.deep.equal([]);
		const others = data.provinces.filter((row) => row.slug !== slug(row.name)).map((row) => row.slug);
		expect(others).to.deep.equal(["ho-chi-minh"]);
	});

	it("have documents at both ends of every relation and behind every name", () => {
		const ids = new Set(data.documents.map((row) => row.id));
		const ends = data.relations.flatMap((row) => [row.from, row.to]);
		const named = data.names.flatMap((row) => row.documents);
		expect([...ends, ...named].filter((id) => !ids.has(id))).to.deep.equal([]);
	});

	it("give every document a key of its own", () => {
		const ids = data.documents.map((row) => row.id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
	});

	it("date every Party document within its term", () => {
		const outside = data.documents.filter((row) => {
			if (row.term === null || row.date === null) return false;
			const term = termOf(row.term);
			return !term?.termFrom || row.date < term.termFrom || (term.termTo !== null && row.date >= term.termTo);
		});
		expect(outside).to.deep.equal([]);
	});

	it("tell apart the four sure documents numbered 25-NQ/TW", () => {
		const sure = numbered("25-NQ/TW").filter((row) => row.confidence !== "low");
		expect(sure.map((row) => [row.id, row.date])).to.deep.equal([
			["nghi-quyet:25-nq-tw:k9", "2003-03-12"],
			["nghi-quyet:25-nq-tw:k10", "2008-07-25"],
			["nghi-quyet:25-nq-tw:k11", "2013-06-03"],
			["nghi-quyet:25-nq-tw:k14", "2026-08-22"],
		]);
	});

	it("tell apart by subject what shares number, symbol and term", () => {
		expect(numbered("04-NQ/HNTW").map((row) => row.id)).to.include.members(
			["giao-duc", "dan-so", "y-te", "van-hoa", "thanh-nien"].map((subject) => `nghi-quyet:04-nq-hntw:k7:${subject}`),
		);
	});

	it("take the year of an unnumbered or yearless State document from its date", () => {
		expect(data.documents.find((row) => row.type === "hien-phap")?.id).to.equal("hien-phap:2013");
		const ids = numbered("16/CT-TTg").map((row) => row.id);
		expect(ids).to.deep.equal([2017, 2018, 2020].map((year) => `chi-thi:16-ct-ttg:${year}`));
	});
});

describe("broken authority tables", () => {
	let dir: string;
	beforeEach(() => {
		dir = mkdtempSync(join(tmpdir(), "authority-"));
		const isTable = (path: string) => path === AUTHORITY || path.endsWith(".tsv");
		cpSync(AUTHORITY, dir, { recursive: true, filter: isTable });
	});
	afterEach(() => rmSync(dir, { recursive: true, force: true }));

	const DOCUMENTS = "symbol\ttype\tdate\tissuer\tissuer_name\tterm\ttitle\tvariant\tconfidence\tsources";
	const GOOD = "43-KL/TW\tket-luan\t2019-01-07\tban-bi-thu\tBan Bí thư\t12\tVề dân vận\t\thigh\ttest";
	const write = (file: string, ...lines: string[]) => writeFileSync(join(dir, file), `${lines.join("\n")}\n`);
	const error = (): AppError => {
		try {
			loadAuthority(dir);
		} catch (thrown) {
			if (thrown instanceof AppError) return thrown;
			throw thrown;
		}
		throw new Error("the tables load");
	};
	const message = () => error().message;

	it("name a bad date", () => {
		write("documents.tsv", DOCUMENTS, GOOD.replace("2019-01-07", "2019-02-30"));
		const expected = 'documents.tsv, line 2, column "date" (3): expected a date like 2013-06-03, or nothing';
		expect(message()).to.equal(`${expected}, found "2019-02-30"`);
		expect(error().code).to.equal("authority_invalid");
		expect(error().remedy).to.include("README.md");
	});

	it("name a date outside its term", () => {
		write("documents.tsv", DOCUMENTS, GOOD.replace("\t12\t", "\t11\t"));
		expect(message()).to.match(
			/^documents\.tsv, line 2, column "date" \(3\): expected a day of term 11 \(2011-01-19 to /,
		);
	});

	it("name an unknown type", () => {
		write("documents.tsv", DOCUMENTS, GOOD, GOOD.replace("ket-luan", "ket-luam"));
		expect(message()).to.equal(
			'documents.tsv, line 3, column "type" (2): expected a slug of types.tsv, found "ket-luam"',
		);
	});

	it("name a missing and an unknown column", () => {
		write("documents.tsv", DOCUMENTS.replace("\tdate", "\tday"), GOOD);
		expect(message().split("\n")).to.have.lengthOf(2);
		expect(message()).to.include('documents.tsv, line 1, column "date" (3): expected this column, found none');
		expect(message()).to.include('documents.tsv, line 1, column "day" (3): expected one of symbol, type');
	});

	it("name a wrong number of cells", () => {
		write("documents.tsv", DOCUMENTS, GOOD, GOOD.replace("\thigh\ttest", ""));
		const expected = 'documents.tsv, line 3, column "variant" (8): expected 10 cells, found 8';
		expect(message()).to.equal(expected);
	});

	it("name a duplicate key with the line that has it", () => {
		write("documents.tsv", DOCUMENTS, GOOD, GOOD.replace("2019-01-07", "2019-01-09"));
		const expected = 'documents.tsv, line 3, column "symbol" (1): expected a key of its own';
		expect(message()).to.equal(`${expected}, found ket-luan:43-kl-tw:k12 of line 2`);
	});

	it("name a dangling relation", () => {
		const columns = "from_symbol\tfrom_date\tkind\tto_symbol\tto_date\tconfidence\tsources";
		write("relations.tsv", columns, "43-KL/TW\t2019-01-07\tconcludes\t25-NQ/TW\t2013-06-04\thigh\ttest");
		expect(message()).to.equal(
			'relations.tsv, line 2, column "to_symbol" (4): expected a document of documents.tsv, found "25-NQ/TW@2013-06-04"',
		);
	});

	it("name a law whose name is that of a later one, where nothing says what replaced it", () => {
		const rows = readFileSync(join(AUTHORITY, "relations.tsv"), "utf8").trimEnd().split("\n");
		write("relations.tsv", ...rows.filter((row) => !row.includes("\treplaces\t45/2013/QH13\t")));
		expect(message()).to.match(
			/^documents\.tsv, line \d+, column "title" \(7\): expected a row "replaces" of it in relations\.tsv, for 31\/2024\/QH15 has its name, found none$/,
		);
	});

	it("name a reference that fits several documents, with the ids to choose from", () => {
		const columns = "name\tforms\tdocuments\tkind\tconfidence\tnotes";
		write("names.tsv", columns, "Nghị quyết Trung ương 2 khóa VIII\t\t02-NQ/HNTW@1996-12-24\tplenum\tmedium\t");
		expect(message()).to.match(/^names\.tsv, line 2, column "documents" \(3\): expected one document, .*:giao-duc or /);
	});

	it("name a form that stands in two rows, and a law whose name does not say so", () => {
		const columns = "name\tforms\tdocuments\tkind\tconfidence\tnotes";
		const law = "Luật Giáo dục\tLuật GD\t\tlaw\tmedium\t";
		write("names.tsv", columns, law, "Luật Giám định\tLuật GĐ\t\tlaw\tmedium\t", "Giáo dục\t\t\tlaw\tmedium\t");
		expect(message().split("\n")).to.deep.equal([
			'names.tsv, line 3, column "forms" (2): expected forms of its own, found "luat gd" of line 2',
			'names.tsv, line 4, column "name" (1): expected a law\'s name, found "Giáo dục"',
		]);
	});

	it("name bytes that are no UTF-8", () => {
		const good = readFileSync(join(dir, "types.tsv"));
		const second = good.indexOf(0x0a) + 1;
		const name = good.indexOf(0x09, second) + 1;
		good[name] = 0xd1;
		writeFileSync(join(dir, "types.tsv"), good);
		expect(message()).to.equal('types.tsv, line 2, column "name" (2): expected UTF-8');
	});

	it("name a province and a district that belong nowhere", () => {
		const districts = "slug\tname\tkind\tprovince\tconfidence";
		write("districts.tsv", districts, "thoai-son\tThoại Sơn\thuyện\tan-gian\tmedium");
		expect(message()).to.equal(
			'districts.tsv, line 2, column "province" (4): expected a slug of provinces.tsv, found "an-gian"',
		);
	});

	it("report all faults of a file at once, twenty in words", () => {
		write("documents.tsv", DOCUMENTS, ...Array.from({ length: 25 }, () => GOOD.replace("2019-01-07", "soon")));
		expect(message().split("\n")).to.have.lengthOf(21);
		expect(message()).to.match(/line 21, .*\ndocuments\.tsv: and 5 more$/);
	});

	it("name a file that is not there", () => {
		rmSync(join(dir, "terms.tsv"));
		expect(error().code).to.equal("file_unreadable");
		expect(message()).to.include("terms.tsv");
	});
});
