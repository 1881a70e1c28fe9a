import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import iconv from "iconv-lite";
import { projectRoot } from "../../data/root.ts";
import { PROGRAM } from "../program.ts";
import { scratch, trichdan } from "./trichdan.ts";

const TEXT = "Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 và Chỉ thị số 05-CT/TW của Bộ Chính trị khóa XII.";

describe("trichdan extract", () => {
	it("prints each citation of a file with the document it means", async () => {
		const folder = await scratch();
		await writeFile(folder.path("draft.txt"), TEXT);
		const { status, stdout } = await trichdan(["extract", folder.path("draft.txt")]);
		await folder.remove();
		expect(status).to.equal(0);
		expect(stdout).to.include("Nghị quyết số 25-NQ/TW").and.include("2013-06-03").and.include("dân vận");
	});

	it("says of a citation that nothing links what the register has near it", async () => {
		const { stdout } = await trichdan(["extract"], {}, "Căn cứ Luật Hỏa xa, các đơn vị xây dựng kế hoạch.");
		expect(stdout).to.match(/has neither number nor known name to link by(?:; nearest in the register: .+)?\n/);
	});

	it("skips a line whose province is none, and names those near it", async () => {
		const line = JSON.stringify({ id: 1, text: TEXT, context: { province: "yen-bay" } });
		const { status, stdout, stderr } = await trichdan(["extract", "--jsonl"], {}, `${line}\n`);
		expect([status === 0, stdout]).to.deep.equal([false, ""]);
		expect(stderr).to.include('line 1: context.province: there is no province "yen-bay". Did you mean yen-bai');
	});

	it("reads standard input and prints JSON whose offsets point into it", async () => {
		const { stdout } = await trichdan(["extract", "-", "--json"], {}, TEXT);
		const { citations } = JSON.parse(stdout) as { citations: { start: number; end: number; directive: string }[] };
		expect(citations.map(({ start, end }) => TEXT.slice(start, end))).to.deep.equal([
			"Nghị quyết số 25-NQ/TW",
			"Chỉ thị số 05-CT/TW",
		]);
		expect(citations.map(({ directive }) => directive)).to.deep.equal([
			"nghi-quyet:25-nq-tw:k11",
			"chi-thi:05-ct-tw:k12",
		]);
	});

	describe("with documents that bear on each other", () => {
		const text =
			"Hội nghị tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW. Quán triệt Kết luận số 43-KL/TW về tiếp tục thực hiện Nghị quyết số 25-NQ/TW.";

		it("says under each citation what it does to others, and last what the text itself does", async () => {
			const { stdout } = await trichdan(["extract"], {}, text);
			const lines = stdout.trimEnd().split("\n");
			expect(lines).to.include("    continues Nghị quyết số 25-NQ/TW (“tiếp tục thực hiện”)");
			expect(lines.slice(-2)).to.deep.equal([
				"the text itself",
				"    concludes Nghị quyết số 25-NQ/TW (“tổng kết 10 năm thực hiện”)",
			]);
		});

		it("prints them as JSON, with the part of the sentence that says so", async () => {
			const line = await trichdan(["extract", "--jsonl"], {}, JSON.stringify({ id: 1, text }));
			const whole = await trichdan(["extract", "--json"], {}, text);
			for (const { citations, relations } of [JSON.parse(line.stdout), JSON.parse(whole.stdout)]) {
				const stated = citations.map((c: { relations: { to: number; kind: string }[] }) =>
					c.relations.map(({ to, kind }) => ({ to, kind })),
				);
				expect(stated).to.deep.equal([[], [{ to: 2, kind: "continues" }], []]);
				const [{ kind, to, evidence }] = relations;
				expect({ kind, to }).to.deep.equal({ kind: "concludes", to: 0 });
				expect(text.slice(evidence.start, evidence.end)).to.equal("tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW");
			}
		});
	});

	it("says that a text holds none", async () => {
		const { status, stdout } = await trichdan(["extract"], {}, "Hôm nay trời đẹp.");
		expect(status).to.equal(0);
		expect(stdout).to.include("No citation found");
	});

	it("answers JSON lines in their order, whatever their ids", async () => {
		const lines = [
			{ id: "b", text: TEXT },
			{ id: 7, text: "Không có gì." },
			{ id: "a", text: "Nghị quyết số 66-NQ/TU", context: { province: "yen-bai" } },
		];
		const { status, stdout } = await trichdan(
			["extract", "--jsonl"],
			{},
			lines.map((l) => JSON.stringify(l)).join("\n"),
		);
		const answers = stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(status).to.equal(0);
		expect(answers.map(({ id }) => id)).to.deep.equal(["b", 7, "a"]);
		expect(answers.map(({ citations }) => citations.length)).to.deep.equal([2, 0, 1]);
		expect(answers[2].citations[0]).to.include({ symbol: "66-NQ/TU", scope: "yen-bai", status: "stub" });
	});

	it("names a broken line, answers the others, and ends with status 3", async () => {
		const { status, stdout, stderr } = await trichdan(
			["extract", "--jsonl"],
			{},
			'{"id":1,"text":"a"}\n{oops\n{"id":3,"text":"b"}\n{"id":4}\n',
		);
		expect(status).to.equal(3);
		expect(stdout.trimEnd().split("\n")).to.have.length(2);
		expect(stderr).to.include("line 2").and.include("line 4");
	});

	it("reads JSON lines from a file, and says so when there is none", async () => {
		const folder = await scratch();
		await writeFile(folder.path("lines.jsonl"), `${JSON.stringify({ id: 1, text: TEXT })}\n`);
		const { status, stdout } = await trichdan(["extract", folder.path("lines.jsonl"), "--jsonl"]);
		const missing = await trichdan(["extract", folder.path("none.jsonl"), "--jsonl"]);
		await folder.remove();
		expect(status).to.equal(0);
		expect(JSON.parse(stdout).citations).to.have.length(2);
		expect(missing.status).to.equal(1);
		expect(missing.stderr).to.include("none.jsonl");
	});

	it("says in one line that it cannot read lines from a folder", async () => {
		const folder = await scratch();
		const { status, stderr } = await trichdan(["extract", folder.path("."), "--jsonl"]);
		await folder.remove();
		expect(status).to.equal(1);
		expect(stderr)
			.to.match(/^trichdan: Cannot read .*\n$/)
			.and.not.include("unexpected");
	});

	it("refuses a saved page, and reads windows-1258", async () => {
		const folder = await scratch();
		const legacy = iconv.encode(
			"Theo Nghi\u0323 quyê\u0301t sô\u0301 25-NQ/TW cu\u0309a Đa\u0309ng va\u0300 các",
			"windows-1258",
		);
		await writeFile(folder.path("old.txt"), legacy);
		await writeFile(folder.path("page.html"), `<p>${TEXT}</p>`);
		const read = await trichdan(["extract", folder.path("old.txt"), "--json"]);
		const page = await trichdan(["extract", folder.path("page.html")]);
		await folder.remove();
		expect(JSON.parse(read.stdout).citations).to.have.length(1);
		expect(page.status).to.equal(1);
		expect(page.stderr).to.include("page.html").and.include("npx trichdan import");
	});

	it("names what is wrong in a line's context", async () => {
		const line = JSON.stringify({ id: 1, text: TEXT, context: { published: "abc" } });
		const { status, stderr } = await trichdan(["extract", "--jsonl"], {}, `${line}\nnull\n`);
		expect(status).to.equal(3);
		expect(stderr)
			.to.match(/line 1: context\.published/)
			.and.match(/line 2: /);
	});

	it("reads UTF-16 as it reads UTF-8, and refuses what is no text", async () => {
		const folder = await scratch();
		await writeFile(folder.path("utf16.txt"), Buffer.from(`\ufeff${TEXT}`, "utf16le"));
		await writeFile(folder.path("page.txt"), "%PDF-1.7\n1 0 obj\n");
		const read = await trichdan(["extract", folder.path("utf16.txt"), "--json"]);
		const refused = await trichdan(["extract", folder.path("page.txt")]);
		await folder.remove();
		expect(JSON.parse(read.stdout).citations).to.have.length(2);
		expect(refused.status).to.equal(1);
		expect(refused.stderr.trimEnd().split("\n")).to.have.length(1);
		expect(refused.stderr).to.include("PDF");
	});

	it("finds every label of the five seed pages that is not optional, and no number that is not there", async function () {
		const seeds = join(projectRoot, "../shared/eval/gold/seeds.jsonl");
		const scorer = join(projectRoot, "../shared/eval/score.mjs");
		if (!existsSync(seeds) || !existsSync(scorer)) this.skip();
		const { execFileSync } = await import("node:child_process");
		const run = `${process.execPath} ${PROGRAM.join(" ")} extract --jsonl`;
		const printed = execFileSync(process.execPath, [scorer, "--gold", seeds, "--json", "--run", run], {
			cwd: projectRoot,
			encoding: "utf8",
		});
		const { detection, documents, accuracy } = JSON.parse(printed);
		expect(detection.fn).to.equal(0);
		expect(documents).to.include({ fp: 0, fn: 0 });
		expect(accuracy.document.accuracy).to.equal(1);
	});
});
