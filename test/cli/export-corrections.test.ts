import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { projectRoot } from "../../data/root.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { PROGRAM } from "../program.ts";
import { type Finished, scratch, trichdan } from "./trichdan.ts";

const NOTE = { by: "Lan", reason: "đã xem bản gốc" };
const K10 = "nghi-quyet:25-nq-tw:k10";
const PARAGRAPH =
	"Huyện ủy Quỳ Hợp quán triệt Nghị quyết số 25-NQ/TW ngày 03/6/2013 về công tác dân vận, gắn với Kết luận số 43-KL/TW.";
const TEXT = `Huyện Quỳ Hợp học tập nghị quyết\n05/06/2023\nSáng nay trời đẹp, hội trường chật kín người.\n${PARAGRAPH}\nDịp này, huyện nhắc lại Chỉ thị số 77-CT/TU của Tỉnh ủy.`;

interface Label {
	start: number;
	end: number;
	form: string;
	symbol: string | null;
	date: string | null;
	optional?: true;
	document?: string;
}
interface Line {
	id: string;
	text: string;
	context: Record<string, string | null>;
	citations: Label[];
	decided: Record<string, unknown>;
}

describe("trichdan export corrections", function () {
	this.timeout(180_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db") });
	const run = (...args: string[]): Promise<Finished> => trichdan(["export", "corrections", ...args], settings());
	const linesOf = (text: string): Line[] =>
		text
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));

	/** Says what the citation of the only report that prints this means. */
	async function correct(store: Store, raw: string, directive: string | null): Promise<void> {
		const mention = (await store.mentionsOf(1)).find((one) => one.raw === raw);
		await store.correct([{ report: 1, start: mention?.start ?? -1, directive }], NOTE);
	}

	before(async () => {
		folder = await scratch();
		await mkdir(folder.path("bai"));
		await writeFile(folder.path("bai/mot.txt"), TEXT);
		const { status, stderr } = await trichdan(["import", folder.path("bai"), "--province", "nghe-an"], settings());
		expect(status, stderr).to.equal(0);
		const store = openSqlite(folder.path("index.db"));
		await correct(store, "Chỉ thị số 77-CT/TU", null);
		await correct(store, "Nghị quyết số 25-NQ/TW", K10);
		await store.close();
	});
	after(() => folder.remove());

	it("writes the paragraph of each citation with what a person says of it, in the order they were made", async () => {
		const { status, stdout, stderr } = await run();
		expect([status, stderr]).to.deep.equal([0, "trichdan: 2 cases written.\n"]);
		const [, second] = linesOf(stdout);
		expect(second?.text).to.equal(PARAGRAPH);
		expect(second?.context).to.include({
			province: "nghe-an",
			published: "2023-06-05",
			title: "Huyện Quỳ Hợp học tập nghị quyết",
		});
		expect(second?.decided).to.deep.include({ ...NOTE, directive: K10 });
		const [label, other] = second?.citations ?? [];
		expect(PARAGRAPH.slice(label?.start, label?.end)).to.equal("Nghị quyết số 25-NQ/TW");
		// The day that the text states is another document's: what was read there is no label.
		expect(label).to.include({ form: "full", symbol: "25-NQ/TW", date: null, document: "25-NQ/TW@2008-07-25" });
		expect(label).not.to.have.property("optional");
		expect(PARAGRAPH.slice(other?.start, other?.end)).to.equal("Kết luận số 43-KL/TW");
		expect(other?.optional).to.equal(true);
	});

	it("counts a citation of no known document neither way", async () => {
		const [first] = linesOf((await run("--format", "jsonl")).stdout);
		expect(first?.decided.directive).to.equal(null);
		expect(first?.citations.map(({ symbol, optional, document }) => [symbol, optional, document])).to.deep.equal([
			["77-CT/TU", true, undefined],
		]);
	});

	it("is a gold set that the engine can be measured on", async () => {
		const file = folder.path("sua.jsonl");
		const { stdout } = await run("-o", file, "--json");
		expect(JSON.parse(stdout)).to.deep.equal({ rows: 2 });
		const found = await trichdan(["extract", "--jsonl", file]);
		expect([found.status, found.stderr]).to.deep.equal([0, ""]);
		const answers = found.stdout
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line) as Line);
		expect(answers.map(({ id }) => id)).to.deep.equal(linesOf(await readFile(file, "utf8")).map(({ id }) => id));
		const [{ start, end } = { start: 0, end: 0 }] = answers[1]?.citations ?? [];
		expect(PARAGRAPH.slice(start, end)).to.equal("Nghị quyết số 25-NQ/TW");
		const scorer = join(projectRoot, "../shared/eval/score.mjs");
		if (!existsSync(scorer)) return;
		const command = `${process.execPath} ${PROGRAM.join(" ")} extract --jsonl`;
		const scored = await promisify(execFile)(process.execPath, [scorer, "--gold", file, "--run", command, "--json"], {
			cwd: projectRoot,
		});
		const figures = JSON.parse(scored.stdout);
		expect(figures).to.deep.include({ passages: 2, unanswered: 0 });
		// One is found, two count neither way; the day in the text still speaks for the other document.
		expect(figures.detection).to.include({ tp: 1, fp: 0, fn: 0 });
		expect(figures.accuracy.document).to.deep.equal({ accuracy: 0, of: 1 });
	});

	it("says that there is no index where the setting has a slip, and makes none", async () => {
		const path = folder.path("sai/index.db");
		for (const command of [
			["export", "corrections"],
			["export", "reports"],
			["export", "pages", folder.path("trang.warc.gz")],
			["export", "snapshot", folder.path("anh-chup")],
			["prune"],
		]) {
			const { status, stdout, stderr } = await trichdan(command, { TRICHDAN_DB: path });
			expect([status, stdout], command.join(" ")).to.deep.equal([1, ""]);
			expect(stderr).to.match(/^trichdan: There is no index at .*sai\/index\.db\. .*\n$/);
		}
		expect(existsSync(folder.path("sai"))).to.equal(false);
	});
});
