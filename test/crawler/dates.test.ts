import { expect } from "chai";
import fc from "fast-check";
import { dayInLede, dayInUrl, fullDates, readDay, readStamp } from "../../crawler/dates.ts";
import { NOW } from "./support.ts";

const two = (n: number): string => String(n).padStart(2, "0");

describe("dates", () => {
	const stamps: [string, string][] = [
		["[ Cập nhật vào ngày (14/01/2022) ] - [ Số lần xem: 512 ]", "2022-01-14"],
		["01:53 11/01/2020", "2020-01-11"],
		["Thứ ba, 14/01/2022, 08:30", "2022-01-14"],
		["Thứ tư, 02/11/2022, 14:25 Số lần xem: 187", "2022-11-02"],
		["14/01/2022 | 08:30 GMT+7", "2022-01-14"],
		["ngày 14 tháng 01 năm 2022", "2022-01-14"],
		["Hà Nội, ngày 16 tháng 4 năm 2022", "2022-04-16"],
		["14-1-2022", "2022-01-14"],
		["14.01.2022", "2022-01-14"],
		["08:30 SA, 14/01/2022", "2022-01-14"],
		["Ngày đăng: 14/01/2022", "2022-01-14"],
		["Đăng lúc 08 giờ 30 phút ngày 14/01/2022", "2022-01-14"],
		["Chủ nhật, 16/01/2022 - 07:48", "2022-01-16"],
		["2022-01-14", "2022-01-14"],
	];
	for (const [line, day] of stamps)
		it(`reads the stamp "${line}"`, () => expect(readStamp(line, NOW)?.day).to.equal(day));

	it("keeps an author's name that stands in a stamp", () => {
		expect(readStamp("14/01/2022 - Nguyễn Văn An", NOW)).to.include({ day: "2022-01-14", rest: "Nguyễn Văn An" });
	});

	const sentences = [
		"Ngày 10/1/2020, Ban Dân vận Trung ương tổ chức hội nghị trực tuyến toàn quốc.",
		"Nghị quyết số 25-NQ/TW ngày 03/6/2013",
		"Luật có hiệu lực thi hành từ ngày 01/7/2020",
		"Công báo số 259 ra ngày 30/4/2020 in toàn văn Nghị quyết",
	];
	for (const line of sentences) it(`sees no stamp in "${line}"`, () => expect(readStamp(line, NOW)).to.equal(null));

	it("reads a moment in the zone of Vietnam", () => {
		expect(readDay("2022-01-14T20:30:00Z", NOW)).to.equal("2022-01-15");
		expect(readDay("2022-01-14T20:30:00+07:00", NOW)).to.equal("2022-01-14");
		expect(readDay("2022-01-14T20:30:00+0700", NOW)).to.equal("2022-01-14");
		expect(readDay("Wed, 19 Feb 2025 15:00:00 +0700", NOW)).to.equal("2025-02-19");
	});

	it("rejects impossible days, days to come and days before there was a web", () => {
		for (const date of ["31/02/2020", "00/01/2020", "13/13/2020", "26/11/2026", "14/01/1996", "01/25/2022"])
			expect(readDay(date, NOW), date).to.equal(null);
	});

	const ledes: [string, string | null][] = [
		["Sáng ngày 13/01, Huyện ủy họp.", "2026-01-13"],
		["Chiều 30/12, Huyện ủy họp.", "2025-12-30"],
		["Chiều 22/2, Tỉnh ủy tổng kết công tác năm 2022 và triển khai nhiệm vụ năm 2023.", "2023-02-22"],
		["Sáng 28/12, Tỉnh ủy tổng kết công tác năm 2022 và triển khai nhiệm vụ năm 2023.", "2022-12-28"],
		["Sáng 15/7, Huyện ủy sơ kết 6 tháng đầu năm 2019.", "2019-07-15"],
		["(YB) - Trong hai ngày 31/10 và 01/11, Văn phòng Tỉnh ủy mở lớp tập huấn năm 2022.", "2022-11-01"],
		["Trong hai ngày 22-23/2, Huyện ủy tổ chức hội nghị.", "2026-02-23"],
		["Ngày 10/1/2020, Ban Dân vận Tỉnh ủy họp.", "2020-01-10"],
		["Sáng nay (22/2), Tỉnh ủy họp.", "2026-02-22"],
		["Trong 6 tháng đầu năm 2019, công tác dân vận có nhiều đổi mới.", null],
		["Thực hiện Nghị quyết số 25-NQ/TW ngày 3/6/2013, Huyện ủy họp.", null],
		["Nghị quyết ngày 3/6/2013 nêu rõ nhiệm vụ.", null],
		["Chiều 31/2, Huyện ủy họp.", null],
		["Công tác dân vận là nhân tố quan trọng; giai đoạn 2017-2020 có nhiều mô hình.", null],
	];
	for (const [lede, day] of ledes)
		it(`${day === null ? "invents no day for" : `takes ${day} from`} the lede "${lede}"`, () => {
			const found = dayInLede(lede, NOW);
			expect(found?.day ?? null).to.equal(day);
			if (found) expect(found.inferred).to.equal(!lede.includes("/2020"));
		});

	it("reads a day in an address", () => {
		expect(dayInUrl("https://bao.example/2022/01/14/tin.html", NOW)).to.equal("2022-01-14");
		expect(dayInUrl("https://bao.example/tin-20220114.html", NOW)).to.equal("2022-01-14");
		expect(dayInUrl("https://bao.example/tin-10204872.html", NOW)).to.equal(null);
	});

	it("reads back every date that it may meet, however it is printed", () => {
		const printed: ((y: number, m: number, d: number) => string)[] = [
			(y, m, d) => `${two(d)}/${two(m)}/${y}`,
			(y, m, d) => `${d}-${m}-${y}`,
			(y, m, d) => `${two(d)}.${two(m)}.${y}`,
			(y, m, d) => `ngày ${d} tháng ${two(m)} năm ${y}`,
			(y, m, d) => `${y}-${two(m)}-${two(d)}`,
			(y, m, d) => `Thứ ba, ${d}/${m}/${y}, 08:30`,
			(y, m, d) => `${two(d)}/${two(m)}/${y} | 08:30 GMT+7`,
			(y, m, d) => `[ Cập nhật vào ngày (${two(d)}/${two(m)}/${y}) ]`,
		];
		const days = fc.date({ min: new Date("1997-01-01"), max: new Date("2026-11-24"), noInvalidDate: true });
		fc.assert(
			fc.property(days, fc.constantFrom(...printed), fc.boolean(), (date, print, decomposed) => {
				const [y = 0, m = 0, d = 0] = date.toISOString().slice(0, 10).split("-").map(Number);
				const text = print(y, m, d);
				const line = decomposed ? text.normalize("NFD") : text;
				const day = date.toISOString().slice(0, 10);
				expect(fullDates(line, NOW).map((found) => found.day)).to.deep.equal([day]);
				expect(readStamp(line.normalize("NFC"), NOW)?.day).to.equal(day);
			}),
		);
	});
});
