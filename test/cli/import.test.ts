import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { makeDocx, p } from "../crawler/documents/make-docx.ts";
import { makePdf, paragraph } from "../crawler/documents/make-pdf.ts";
import { HTML, page, record } from "../crawler/make-warc.ts";
import { scratch, trichdan } from "./trichdan.ts";

const TEXTS = [
	"Ban Thường vụ Huyện ủy họp phiên thường kỳ, quán triệt Nghị quyết số 25-NQ/TW và cho ý kiến về tiến độ giải phóng mặt bằng tuyến đường liên xã.",
	"Hội Nông dân phát động phong trào trồng cây ăn quả trên đất dốc theo Kết luận số 43-KL/TW; nhiều hộ dựng chuồng trại xa nhà ở, ủ phân vi sinh.",
	"Đoàn thanh niên học tập Chỉ thị số 05-CT/TW, ra quân dọn dẹp nghĩa trang liệt sĩ, thăm hỏi các mẹ Việt Nam anh hùng trong xã.",
	"Trạm y tế phối hợp trường học khám mắt cho học sinh tiểu học theo Nghị quyết số 20-NQ/TW, cấp kính miễn phí cho các em cận thị.",
];

describe("trichdan import", function () {
	this.timeout(120_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	const run = (...args: string[]) => trichdan(["import", ...args], { TRICHDAN_DB: folder.path("index.db") });
	beforeEach(async () => {
		folder = await scratch();
	});
	afterEach(() => folder.remove());

	it("reads every kind of file, names what it cannot read, and a second time finds all known", async () => {
		const [text = "", other = "", third = "", fourth = ""] = TEXTS;
		await writeFile(folder.path("a.pdf"), makePdf([paragraph(text)], { title: "Họp phiên thường kỳ tháng ba" }));
		await writeFile(folder.path("b.docx"), makeDocx(p("BÁO CÁO") + p("phong trào trồng cây") + p(other)));
		await writeFile(folder.path("c.jsonl"), `${JSON.stringify({ title: "Học tập chỉ thị", text: third })}\n{"x": 1}\n`);
		const warc = await record({
			url: "https://huyen.example/tin/1.html",
			headers: HTML,
			body: page("Khám mắt cho học sinh", fourth),
		});
		await writeFile(folder.path("d.warc.gz"), warc);
		await writeFile(folder.path("e.pdf"), makePdf([[], []]));
		const first = await run(folder.path("."));
		expect(first.status, first.stderr).to.equal(3);
		expect(first.stdout).to.contain("4 files read: 4 reports new").and.contain("4 citations");
		const faults = first.stderr.trimEnd().split("\n");
		expect(faults).to.have.length(2);
		expect(faults[0]).to.contain("c.jsonl, line 2: text: ").and.contain('unknown key "x"');
		expect(faults[1]).to.contain("e.pdf: is a scan");

		const again = JSON.parse((await run(folder.path("."), "--json")).stdout);
		expect(again).to.include({ files: 4, created: 0, updated: 0, unchanged: 4, mentions: 0 });
	});

	it("ends with status 1 where nothing could be read", async () => {
		await writeFile(folder.path("a.pdf"), "%PDF-1.4 cụt");
		const { status, stderr } = await run(folder.path("a.pdf"));
		expect(status).to.equal(1);
		expect(stderr).to.contain("the PDF is broken");
	});
});
