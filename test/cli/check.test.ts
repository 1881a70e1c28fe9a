import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { CheckReply } from "../../model/api.ts";
import { scratch, trichdan } from "./trichdan.ts";

const DRAFT =
	"BÁO CÁO\nThực hiện Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị về bảo vệ nền tảng tư tưởng.\n";
const LOCAL = "Nghị quyết số 08-NQ/TU ngày 15/7/2021 của Tỉnh ủy Yên Bái về phát triển du lịch.";

describe("trichdan check", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	let settings: Record<string, string>;
	before(async () => {
		folder = await scratch();
		settings = { TRICHDAN_DB: folder.path("index.db") };
	});
	after(() => folder.remove());

	it("prints each finding with its line and column, what to write, and the full form; the status is 0", async () => {
		await writeFile(folder.path("draft.txt"), DRAFT);
		const { status, stdout } = await trichdan(["check", folder.path("draft.txt")], settings);
		expect(status).to.equal(0);
		expect(stdout).to.include("2:34  error  date-differs  ngày 22/8/2018");
		expect(stdout).to.include("    Dự thảo ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.");
		expect(stdout).to.include("    write: ngày 22/10/2018");
		expect(stdout).to.match(/in full: Nghị quyết số 35-NQ\/TW, ngày 22\/10\/2018 của Bộ Chính trị khóa XII về/);
		expect(stdout).to.match(/1 citation checked: 1 error, 0 warnings, 0 notes\.\n$/);
	});

	it("reads standard input and prints JSON whose offsets point into it", async () => {
		const { status, stdout } = await trichdan(["check", "-", "--json"], settings, DRAFT);
		expect(status).to.equal(0);
		const { findings } = CheckReply.parse(JSON.parse(stdout));
		expect(findings.map(({ start, end }) => DRAFT.slice(start, end))).to.deep.equal(["ngày 22/8/2018"]);
	});

	it("says that a draft is clean, and that a text holds no citation", async () => {
		const clean = await trichdan(["check"], settings, "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.");
		expect(clean.stdout).to.equal("1 citation checked: no findings.\n");
		expect((await trichdan(["check"], settings, "Hôm nay trời đẹp.")).stdout).to.equal("No citation found.\n");
	});

	it("takes a document that the index has met for known, and makes no index", async () => {
		const before = await trichdan(["check"], settings, LOCAL);
		expect(before.stdout).to.include("note  unknown");
		const doctor = await trichdan(["doctor"], settings);
		expect(doctor.stdout).to.include("is not there yet");
		await writeFile(folder.path("report.txt"), `Hội nghị quán triệt\n\n${LOCAL}\n`);
		await trichdan(["import", folder.path("report.txt"), "--province", "yen-bai"], settings);
		const after = await trichdan(["check"], settings, LOCAL);
		expect(after.stdout).to.equal("1 citation checked: no findings.\n");
	});

	it("tells no replacement that came later than the day of the draft", async () => {
		const text = "Căn cứ Quy định số 24-QĐ/TW ngày 30/7/2021 về thi hành Điều lệ Đảng.";
		const dated = await trichdan(["check", "--published", "2023-05-01"], settings, text);
		expect(dated.stdout).to.equal("2 citations checked: no findings.\n");
		expect((await trichdan(["check"], settings, text)).stdout).to.include("superseded");
	});

	it("refuses what it cannot read, and a province that is none", async () => {
		const missing = await trichdan(["check", folder.path("none.txt")], settings);
		expect(missing.status).to.equal(1);
		expect(missing.stderr)
			.to.match(/There is no file \S+none\.txt\./)
			.and.not.include("ENOENT");
		await writeFile(folder.path("draft.pdf"), "%PDF-1.7");
		expect((await trichdan(["check", folder.path("draft.pdf")], settings)).stderr).to.include("as a .txt file");
		await writeFile(folder.path("page.html"), "<p>x</p>");
		expect((await trichdan(["check", folder.path("page.html")], settings)).stderr).to.include("npx trichdan import");
		const place = await trichdan(["check", "--province", "atlantis"], settings, LOCAL);
		expect([place.status, place.stderr.includes("atlantis")]).to.deep.equal([2, true]);
		const near = await trichdan(["check", "--province", "yen-bay"], settings, LOCAL);
		expect(near.stderr).to.include("Did you mean yen-bai");
	});
});
