import { expect } from "chai";
import { resemblance, SAME_TEXT, shingles, sketch } from "../../model/similar.ts";

const REPORT = `Sáng 14/3, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết ba năm thực hiện Nghị quyết số 25-NQ/TW về tăng cường
và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới. Hội nghị nghe báo cáo của mười một huyện, thị xã;
nhiều ý kiến đề nghị tập trung giải quyết việc đền bù đất đai, giảm nghèo ở các xã vùng cao và chăm lo đời sống công nhân.`;
const OTHER = `Chiều qua, Ủy ban nhân dân huyện kiểm tra tiến độ xây dựng nông thôn mới tại ba xã ven biển. Đoàn yêu cầu các nhà
thầu hoàn thành đường liên thôn trước mùa mưa, đồng thời giao phòng Tài chính rà soát nguồn vốn, không để nợ đọng kéo dài
sang năm sau, bảo đảm đời sống của người dân trong vùng dự án được ổn định.`;
const alike = (a: string, b: string): number => resemblance(shingles(a), shingles(b));

describe("How two texts resemble each other", () => {
	it("is whole for the same words, whatever their case, marks and punctuation", () => {
		expect(alike(REPORT, REPORT)).to.equal(1);
		expect(alike(REPORT, REPORT.toUpperCase().replace(/[,.;]/g, " – "))).to.equal(1);
		expect(alike(REPORT, REPORT.normalize("NFD"))).to.equal(1);
	});

	it("is high for a copy with a changed start and a signature, and the same from both sides", () => {
		const copy = `${REPORT.replace("Sáng 14/3", "Sáng nay")} Tin, ảnh: Lê Đạt`;
		expect(alike(REPORT, copy)).to.be.within(SAME_TEXT, 0.99);
		expect(alike(REPORT, copy)).to.equal(alike(copy, REPORT));
	});

	it("is nothing for texts on other matters, and low for one that goes on at twice the length", () => {
		expect(alike(REPORT, OTHER)).to.equal(0);
		expect(alike(REPORT, `${REPORT} ${OTHER}`)).to.be.within(0.3, 0.7);
	});

	it("is nothing for texts too short to tell", () => {
		const short = REPORT.split(" ").slice(0, 30).join(" ");
		expect(alike(short, short)).to.equal(0);
		expect(sketch(short)).to.deep.equal([]);
	});
});

describe("The sketch of a text", () => {
	it("is eight numbers of 32 bits in order, each once, all of them of its shingles", () => {
		const hashes = sketch(REPORT);
		expect(hashes).to.have.length(8);
		expect(hashes).to.deep.equal([...new Set(hashes)].toSorted((a, b) => a - b));
		for (const hash of hashes) expect(hash).to.be.within(0, 2 ** 32 - 1);
		expect([...shingles(REPORT)]).to.include.members(hashes);
	});

	it("is mostly that of its copy, and not that of another text", () => {
		const own = new Set(sketch(REPORT));
		const shared = (text: string) => sketch(text).filter((hash) => own.has(hash)).length;
		expect(shared(`${REPORT.replace("Sáng 14/3", "Sáng nay")} Tin, ảnh: Lê Đạt`)).to.be.at.least(4);
		expect(shared(OTHER)).to.equal(0);
	});

	it("has all its hashes of a text with few shingles", () => {
		expect(sketch("dân vận ".repeat(40))).to.have.length(2);
	});
});
