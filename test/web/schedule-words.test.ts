import { expect } from "chai";
import { rhythmWords, scheduleWords } from "../../web/schedule-words.ts";

describe("scheduleWords(cron)", () => {
	for (const [cron, vi, en] of [
		["0 6 * * *", "06:00 mỗi ngày", "06:00 every day"],
		["30 6,18 * * *", "06:30, 18:30 mỗi ngày", "06:30, 18:30 every day"],
		["15 */4 * * *", "cứ 4 giờ một lần, mỗi ngày", "every 4 hours, every day"],
		["5 * * * 1-5", "mỗi giờ, phút 05, từ thứ hai đến thứ sáu", "every hour at minute 05, Monday to Friday"],
		["0 7 * * 7", "07:00 mỗi chủ nhật", "07:00 every Sunday"],
	] as const)
		it(`says ${cron} in words`, () => expect(scheduleWords(cron)).to.deep.equal([vi, en]));

	for (const cron of ["0 6 1 * *", "*/5 * * * *", "0 6 * * 1,3", "0 6-9 * * *", "", "0 0 6 * * *", "0 6 * 2 *"])
		it(`says nothing wrong of "${cron}"`, () => expect(scheduleWords(cron)).to.equal(null));
});

describe("rhythmWords(hours, count)", () => {
	for (const [hours, vi, en] of [
		[0.2, "thường mỗi giờ có một bài", "usually a report every hour"],
		[30, "thường 30 giờ có một bài", "usually a report every 30 hours"],
		[744, "thường 31 ngày có một bài", "usually a report every 31 days"],
	] as const)
		it(`says ${hours} hours in words`, () => expect(rhythmWords(hours, String)).to.deep.equal([vi, en]));
});
