import { registerOf } from "../../data/authority/register.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { DAN_VAN, realAuthority, report } from "./fixture.ts";

const WHO = [
	"Ban Thường vụ Tỉnh ủy",
	"Ủy ban Mặt trận Tổ quốc tỉnh",
	"Liên đoàn Lao động tỉnh",
	"Hội Nông dân huyện",
	"Đảng ủy Khối các cơ quan",
	"Hội Liên hiệp Phụ nữ thành phố",
	"Đảng ủy Quân sự địa phương",
];
const WHAT = [
	"đã mở hội nghị sơ kết, nghe tham luận của chín đơn vị và khen thưởng các tập thể làm tốt",
	"giao các chi bộ đăng ký mô hình khéo vận động nhân dân hiến đất mở đường liên xóm",
	"yêu cầu cán bộ chủ chốt tiếp dân định kỳ, trả lời đơn thư đúng hẹn và công khai kết quả",
	"rà soát quy chế phối hợp giữa chính quyền với các đoàn thể ở từng khu dân cư",
	"kiểm tra việc lấy ý kiến người dân trước khi thu hồi đất làm khu công nghiệp",
	"phân công đảng viên phụ trách hộ gia đình khó khăn, nhất là vùng đồng bào dân tộc thiểu số",
	"tổng kết phong trào thi đua xây dựng nông thôn mới gắn với quy ước của thôn bản",
	"tập huấn nghiệp vụ cho gần hai trăm cán bộ cơ sở về kỹ năng đối thoại",
	"chấn chỉnh việc ghi biên bản, lưu hồ sơ và báo cáo hằng quý lên cấp trên",
];
const WHERE = ["ở vùng cao", "tại các xã ven biển", "trong khối trường học", "ở khu đô thị mới", "tại các hợp tác xã"];

/** The reports and, in each, the citations of {@link heavilyCited}. */
export const HEAVY = { reports: 260, citations: 4 } as const;

const turn = (list: readonly string[], number: number): string => list[number % list.length] ?? "";

/** Made up of parts that meet in another way in each report, so that none repeats another. */
function textOf(number: number, districts: readonly string[]): string {
	return Array.from({ length: HEAVY.citations }, (_, i) => {
		const seed = number * 13 + i * 7;
		return `${turn(WHO, seed)} ${turn(WHAT, seed + (number >> 3))} ${turn(WHERE, number + i)} của ${turn(districts, seed * 3)} và ${turn(districts, seed * 5 + 1)}, số liệu kỳ ${number}-${i}: sau nhiều năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới, các đơn vị ở ${turn(districts, seed * 7 + 2)} ${turn(WHAT, seed * 3 + 1)}, ${turn(WHAT, seed * 5 + 4 + (number >> 4))}.`;
	}).join("\n");
}

/** An index over the real register in which reports of all 63 provinces and of seven years cite one resolution. */
export async function heavilyCited(): Promise<Store> {
	const store = openSqlite(":memory:");
	const authority = realAuthority();
	const districts = authority.districts.map(({ name }) => name);
	await store.putRegister(registerOf(authority));
	for (let number = 0; number < HEAVY.reports; number++) {
		// The first provinces have most, as it is in life.
		const place = authority.provinces[Math.floor(63 * ((number % 63) / 63) ** (number < 63 ? 1 : 2))];
		const time = `${2019 + (number % 7)}-${String((number % 12) + 1).padStart(2, "0")}-${String((number % 27) + 1).padStart(2, "0")}`;
		const cites = Array.from({ length: HEAVY.citations }, (_, i) => ({
			raw: "Nghị quyết số 25-NQ/TW",
			id: DAN_VAN,
			more: { date: i === 3 ? "2013-06-13" : "2013-06-03", confidence: number % 5 === 0 ? 0.6 : 0.95 },
		}));
		const title = `${turn(WHO, number)} ${place?.name} ${turn(WHAT, number * 2 + 1)} (kỳ ${number})`;
		const more = { province: number % 40 === 39 ? null : (place?.slug ?? null), publishedOn: time };
		const { report: one, mentions } = report(title, textOf(number, districts), cites, more);
		await store.saveReport(one, mentions, [], null);
	}
	return store;
}
