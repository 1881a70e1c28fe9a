import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect } from "chai";
import { projectRoot } from "../../data/root.ts";
import { PROGRAM } from "../program.ts";
import { readCsv } from "../server/export/support.ts";
import { type Finished, scratch, trichdan } from "./trichdan.ts";

const TEXTS = {
	"mot.txt":
		"Huyện Quỳ Hợp học tập nghị quyết\n05/06/2023\nHuyện ủy Quỳ Hợp quán triệt Nghị quyết số 25-NQ/TW ngày 03/6/2013 về công tác dân vận. Các xã triển khai Kết luận số 43-KL/TW.",
	"hai.txt":
		"Thành phố Vinh sơ kết\n07/06/2023\nThành ủy Vinh sơ kết việc thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư.",
	"ba.txt":
		'=HYPERLINK("http://bay.example")\n08/06/2023\nBản tin không dẫn văn bản nào, chỉ nói về thời tiết trong tuần tới.',
};

describe("trichdan export directives|reports|citations", function () {
	this.timeout(180_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	before(async () => {
		folder = await scratch();
		await mkdir(folder.path("bai"));
		for (const [name, text] of Object.entries(TEXTS)) await writeFile(folder.path(`bai/${name}`), text);
		const { status, stderr } = await trichdan(["import", folder.path("bai"), "--province", "nghe-an"], settings());
		expect(status, stderr).to.equal(0);
	});
	after(() => folder.remove());

	const settings = () => ({ TRICHDAN_DB: folder.path("index.db") });
	const run = (...args: string[]): Promise<Finished> => trichdan(["export", ...args], settings());
	const rowsOf = (csv: string): Record<string, string>[] => {
		const [names = [], ...rows] = readCsv(csv.slice(1));
		return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
	};

	it("writes all rows as CSV to standard output, byte order mark first, with what there is to say beside it", async () => {
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [...PROGRAM, "export", "reports"], {
			cwd: projectRoot,
			encoding: "buffer",
			env: { ...process.env, ...settings() },
		});
		expect(stderr.toString()).to.equal("trichdan: 3 reports written.\n");
		expect([...stdout.subarray(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
		const rows = rowsOf(stdout.toString());
		expect(rows.map(({ published_on }) => published_on)).to.deep.equal(["2023-06-08", "2023-06-07", "2023-06-05"]);
		expect(rows[0]?.title).to.equal('\'=HYPERLINK("http://bay.example")');
		expect(rows[1]).to.include({ title: "Thành phố Vinh sơ kết", province: "nghe-an", mentions: "1" });
	});

	it("writes citations with their sentences and what they mean to a file", async () => {
		const file = folder.path("trich-dan.csv");
		const { status, stdout, stderr } = await run("citations", "-o", file);
		expect([status, stdout], stderr).to.deep.equal([0, "3 citations written.\n"]);
		const rows = rowsOf(await readFile(file, "utf8"));
		expect(rows.map(({ directive_id }) => directive_id)).to.deep.equal([
			"nghi-dinh:30-2020-nd-cp",
			"nghi-quyet:25-nq-tw:k11",
			"ket-luan:43-kl-tw:k12",
		]);
		expect(`${rows[1]?.before}${rows[1]?.text}${rows[1]?.after}`).to.match(/^Huyện ủy Quỳ Hợp quán triệt .*dân vận\.$/);
	});

	it("writes JSON Lines as the API gives the items", async () => {
		const file = folder.path("van-ban.jsonl");
		const { stdout } = await run("directives", "--format", "jsonl", "--output", file, "--json");
		const rows = (await readFile(file, "utf8"))
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(JSON.parse(stdout)).to.deep.equal({ rows: rows.length });
		expect(rows.length).to.be.above(900);
		expect(rows.find(({ id }) => id === "nghi-quyet:25-nq-tw:k11")).to.include({
			symbol: "25-NQ/TW",
			reports: 1,
			url: "/vb/nghi-quyet/25-nq-tw/k11",
		});
		expect(new Set(rows.map(({ id }) => id)).size).to.equal(rows.length);
	});

	it("writes over no file unless told to, and leaves nothing half written where it cannot", async () => {
		const file = folder.path("cu.csv");
		await writeFile(file, "cũ");
		const refused = await run("reports", "-o", file);
		expect(refused.status).to.equal(2);
		expect(refused.stderr).to.contain("--force");
		expect(await readFile(file, "utf8")).to.equal("cũ");
		expect((await run("reports", "-o", file, "--force")).status).to.equal(0);
		expect(rowsOf(await readFile(file, "utf8"))).to.have.length(3);
		const lost = await run("reports", "-o", folder.path("khong-co/x.csv"));
		expect(lost.status).to.equal(1);
		expect((await readdir(folder.path("."))).filter((name) => name.endsWith(".part"))).to.deep.equal([]);
	});

	it("names the forms that there are", async () => {
		const { status, stderr } = await run("reports", "--format", "xml");
		expect(status).to.equal(2);
		expect(stderr).to.contain("csv, jsonl");
	});
});
