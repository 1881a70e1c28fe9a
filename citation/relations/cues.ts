import type { CueRow } from "./row.ts";

/** What is done on the way to carrying a document out; the words stand in rows of up to ten. */
const STEP =
	"(?:nghien cuu|hoc tap|quan triet|tuyen truyen|pho bien|lanh dao|chi dao|trien khai|to chuc|thuc hien|thi hanh|kiem tra|giam sat|don doc|day manh|tang cuong|nang cao|cu the hoa|thuc thi|ra soat|danh gia|sau sac|nghiem tuc|nghiem|tot|day du|kip thoi|toan dien|quyet liet|dong bo|(?:co )?(?:hieu qua|chat luong)|thang loi|viec|cong tac|ket qua)";
const STEPS = `(?:${STEP}(?: ?, | va | )){0,10}`;
const DONE = "(?:thuc hien|thi hanh|trien khai|cu the hoa|thuc thi|hien thuc hoa)";
/** What names the doer behind a passive. */
const BY = "(?:boi|theo|tai|bang|trong)";
const AMEND =
	"(?:(?:sua doi|dieu chinh)(?: ?[,;-]? ?(?:va )?bo sung)?(?: ?[,;]? ?thay the)?|bo sung(?:(?: ?, ?| va )(?:sua doi|phat trien|hoan thien))?|sd ?[,-]? ?bs)(?:(?: ?, ?| va )cap nhat)?";
const SOME = "(?: mot so (?:dieu|noi dung|khoan|diem)| lan thu \\S{1,6}| nam \\d{4})?";

export const CUES: readonly CueRow[] = [
	{
		id: "continues",
		kind: "continues",
		says: "tiếp tục thực hiện, with what else is done on the way",
		pattern: `tiep tuc ${STEPS}${DONE}`,
		by: "people",
		examples: [
			[
				"Quán triệt Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 25-NQ/TW.",
				"43-KL/TW continues 25-NQ/TW",
			],
			["Đảng bộ tiếp tục đẩy mạnh thực hiện Chỉ thị số 05-CT/TW.", "report continues 05-CT/TW"],
		],
		rejects: [
			"Tiếp tục phát huy kết quả, theo dõi Chỉ thị số 05-CT/TW.",
			"Không tiếp tục thực hiện Chỉ thị số 05-CT/TW.",
		],
	},
	{
		id: "concludes",
		kind: "concludes",
		says: "sơ kết, tổng kết, with or without the years; nhìn lại and đánh giá with them",
		pattern: `(?:(?:so|tong) ket|(?:nhin lai|danh gia|kiem diem)(?: ket qua| viec| sau| chang duong)?(?= (?:\\d{1,2}|hai|ba|muoi) nam ))(?:(?: ?, ?| va | )(?:danh gia|rut kinh nghiem|toan dien|viec|ket qua|cong tac|qua trinh|thuc tien|so bo|\\d{1,2} nam|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) nam|giai doan|\\d{4} ?- ?\\d{4})){0,5}(?: ${STEPS}${DONE})?`,
		by: "people",
		examples: [
			[
				"Kết luận số 50-KL/TW ngày 28/02/2023 của Bộ Chính trị về sơ kết 5 năm thực hiện Nghị quyết số 18-NQ/TW.",
				"50-KL/TW concludes 18-NQ/TW",
			],
			["Sáng nay, huyện tổng kết 10 năm thực hiện Chỉ thị số 40-CT/TW.", "report concludes 40-CT/TW"],
			["Nhìn lại 5 năm thực hiện Nghị quyết số 35-NQ/TW của Bộ Chính trị.", "report concludes 35-NQ/TW"],
			[
				"Kế hoạch số 14-KH/TU tổng kết 15 năm thực hiện Nghị quyết số 26-NQ/TW và 10 năm thực hiện Chỉ thị số 40-CT/TW.",
				"14-KH/TU concludes 26-NQ/TW",
				"14-KH/TU concludes 40-CT/TW",
			],
		],
		rejects: [
			"Nhìn lại Nghị quyết số 35-NQ/TW, nhiều bài học còn nguyên giá trị.",
			"Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW họp phiên thứ hai.",
		],
	},
	{
		id: "guided",
		kind: "implements",
		says: "được hướng dẫn tại, cụ thể hóa bằng: the one behind carries out the one before",
		pattern: `(?:duoc )?(?:quy dinh chi tiet|huong dan|cu the hoa|trien khai)(?: (?:thi hanh|thuc hien|cu the|chi tiet)){0,2} (?:${BY}|thanh|qua|thong qua)`,
		by: "document",
		turned: true,
		unless: /(?:theo|nhu|cac|su) $/,
		examples: [
			["Luật Viên chức được hướng dẫn tại Nghị định số 115/2020/NĐ-CP.", "115/2020/NĐ-CP implements Luật Viên chức"],
			[
				"Nghị quyết số 57-NQ/TW được cụ thể hóa bằng Nghị quyết số 71/NQ-CP của Chính phủ.",
				"71/NQ-CP implements 57-NQ/TW",
			],
		],
		rejects: ["Luật Viên chức được tính theo hướng dẫn tại Nghị định số 115/2020/NĐ-CP."],
	},
	{
		id: "guides",
		kind: "implements",
		says: "quy định chi tiết, hướng dẫn, with thi hành or thực hiện or the document right behind",
		pattern: `(?:quy dinh chi tiet|huong dan)(?! (?:so|nay|tai|cua|nghiep vu) )(?:[^,;.:()"]{0,60}? ${DONE}(?: chi tiet| cu the)?)?`,
		by: "document",
		unless: /(?:theo|(?<!(?:dua ra|ban hanh|quy dinh) )cac|nhu|duoc|su|co|cho) $/,
		through: /^[^,;.:()"|]{1,80}\stheo(?:\s+quy\s+dinh(?:\s+(?:tai|cua))?)?\s*$/,
		examples: [
			[
				"Nghị định số 59/2023/NĐ-CP quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở.",
				"59/2023/NĐ-CP implements Luật Thực hiện dân chủ ở cơ sở",
			],
			[
				"Hướng dẫn số 02-HD/TW ngày 09/12/2021 hướng dẫn thực hiện Quy định số 22-QĐ/TW.",
				"02-HD/TW implements 22-QĐ/TW",
			],
			["Nghị định 102/2024/NĐ-CP hướng dẫn thi hành chi tiết Luật Đất đai.", "102/2024/NĐ-CP implements Luật Đất đai"],
		],
		rejects: [
			"Luật Đất đai năm 2024 và các văn bản hướng dẫn thi hành.",
			"Tính theo hướng dẫn tại Quyết định số 878/QĐ-TCMT.",
		],
	},
	{
		id: "implements",
		kind: "implements",
		says: "thực hiện, triển khai, thi hành, cụ thể hóa, with what else is done on the way",
		pattern: `${STEPS}${DONE}`,
		by: "people",
		unless:
			/(?:hieu luc|co quan|tiep tuc|duoc|(?:dinh chi|tam dung|tam ngung|cham dut)(?: viec)?|(?:ngung|dung) viec) $/,
		examples: [
			[
				"Nghị quyết số 138/NQ-CP của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết số 68-NQ/TW.",
				"138/NQ-CP implements 68-NQ/TW",
			],
			["Các cấp ủy quán triệt, triển khai thực hiện nghiêm Kết luận số 21-KL/TW.", "report implements 21-KL/TW"],
		],
		rejects: [
			"Nhiều nơi chưa thực hiện Quy định số 22-QĐ/TW.",
			"Quán triệt Nghị quyết số 57-NQ/TW.",
			"Chủ tịch huyện đình chỉ việc thi hành Quyết định số 21/QĐ-UBND.",
		],
	},
	{
		id: "amended",
		kind: "amends",
		says: "được sửa đổi, bổ sung bởi: the one behind amends the one before",
		pattern: `(?:(?:duoc|bi) ${AMEND}${SOME}(?: ?,? (?:boi|theo|tai|bang|trong))|${AMEND}${SOME} (?:boi|theo))`,
		by: "document",
		turned: true,
		examples: [
			[
				"Luật Xây dựng đã được sửa đổi, bổ sung một số điều theo Luật số 62/2020/QH14.",
				"62/2020/QH14 amends Luật Xây dựng",
			],
			[
				"Nghị định số 100/2019/NĐ-CP (sửa đổi, bổ sung bởi Nghị định số 123/2021/NĐ-CP) quy định mức phạt.",
				"123/2021/NĐ-CP amends 100/2019/NĐ-CP",
			],
		],
		rejects: ["Bảng giá đất được điều chỉnh theo Nghị định số 71/2024/NĐ-CP."],
	},
	{
		id: "amends",
		kind: "amends",
		says: "sửa đổi, bổ sung, điều chỉnh",
		pattern: AMEND,
		by: "document",
		examples: [
			[
				"Nghị định số 67/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 178/2024/NĐ-CP.",
				"67/2025/NĐ-CP amends 178/2024/NĐ-CP",
			],
			[
				"Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ sửa đổi, bổ sung, cập nhật Nghị quyết số 03/NQ-CP.",
				"71/NQ-CP amends 03/NQ-CP",
			],
		],
		rejects: [
			"Tờ trình số 12/TTr-UBND đề nghị sửa đổi Nghị quyết số 10/2019/NQ-HĐND.",
			"Sở đề xuất sửa đổi, bổ sung Nghị quyết số 10/2019/NQ-HĐND.",
		],
	},
	{
		id: "replaced",
		kind: "replaces",
		says: "được thay thế bởi: the one behind replaces the one before",
		pattern: `(?:(?:duoc|bi) )?(?:thay the (?:boi|bang)|thay bang)|(?:duoc|bi) thay the ${BY}`,
		by: "document",
		turned: true,
		examples: [["Quyết định số 290-QĐ/TW đã được thay thế bởi Quy định số 23-QĐ/TW.", "23-QĐ/TW replaces 290-QĐ/TW"]],
		rejects: ["Cụm từ trong Luật Đất đai được thay thế bằng cụm từ mới tại Nghị định số 71/2024/NĐ-CP."],
	},
	{
		id: "replaces",
		kind: "replaces",
		says: "thay thế, thay cho",
		pattern: "thay the(?: cho)?|thay cho",
		by: "document",
		examples: [
			[
				"Quy định này có hiệu lực kể từ ngày ký và thay thế Quy định số 102-QĐ/TW, Quy định số 07-QĐi/TW và Quy định số 181-QĐ/TW.",
				"Quy định này replaces 102-QĐ/TW",
				"Quy định này replaces 07-QĐi/TW",
				"Quy định này replaces 181-QĐ/TW",
			],
		],
		rejects: ["Quy định số 69-QĐ/TW không thay thế Quy định số 37-QĐ/TW."],
	},
	{
		id: "in-place-of",
		kind: "replaces",
		says: "thay alone, with the document right behind",
		pattern: "thay(?! (?:the|cho|bang|mat|doi|vi|vao|tai|ao) )",
		by: "document",
		unless: /(?:cho|nhan|nhin|tim|de|co the) $/,
		spelled: /^thay/i,
		adjacent: true,
		examples: [
			["Bộ Chính trị vừa ban hành Quy định số 208-QĐ/TW thay Quy định số 20-QĐ/TW.", "208-QĐ/TW replaces 20-QĐ/TW"],
			["Hướng dẫn số 02-HD/TW (thay Hướng dẫn số 01-HD/TW) có hiệu lực ngay.", "02-HD/TW replaces 01-HD/TW"],
		],
		rejects: [
			"Qua Báo cáo số 12-BC/TU thấy Nghị quyết số 18-NQ/TW đi vào cuộc sống.",
			"Ket qua kiem tra tai Bao cao so 12-BC/TU cho thay Quy dinh so 20-QD/TW con hieu luc.",
			"Đồng chí thay mặt Bộ Chính trị ký Quy định số 144-QĐ/TW.",
		],
	},
	{
		id: "repealed",
		kind: "repeals",
		says: "bị bãi bỏ bởi: the one behind repeals the one before",
		pattern: `(?:duoc|bi) (?:bai bo|huy bo|thu hoi) ${BY}`,
		by: "document",
		turned: true,
		examples: [
			["Thông tư số 07/2014/TT-BTP bị bãi bỏ bởi Thông tư số 03/2022/TT-BTP.", "03/2022/TT-BTP repeals 07/2014/TT-BTP"],
		],
		rejects: ["Thông tư số 07/2014/TT-BTP chưa bị bãi bỏ bởi Thông tư số 03/2022/TT-BTP."],
	},
	{
		id: "repeals",
		kind: "repeals",
		says: "bãi bỏ, hủy bỏ, chấm dứt hiệu lực",
		pattern:
			"(?:bai bo|huy bo|thu hoi)(?:(?: ?, ?| va )(?:bai bo|huy bo|thu hoi))?(?: toan bo| mot phan)?|cham dut hieu luc(?: thi hanh)?",
		by: "document",
		examples: [
			["Quyết định này bãi bỏ Quyết định số 15/2018/QĐ-UBND.", "Quyết định này repeals 15/2018/QĐ-UBND"],
			["Điều 1. Bãi bỏ Quyết định số 15/2018/QĐ-UBND.", "report repeals 15/2018/QĐ-UBND"],
		],
		rejects: ["Cử tri kiến nghị bãi bỏ Quyết định số 15/2018/QĐ-UBND."],
	},
	{
		id: "based-on",
		kind: "based-on",
		says: "căn cứ, trên cơ sở",
		pattern: "can cu(?: (?:vao|theo))?|tren co so(?: cua)?(?! (?:do|nay) )|chieu theo",
		by: "people",
		unless: /(?:lam|la|co|cac|nhung|khu|mot|du) $/,
		examples: [
			[
				"Căn cứ Quyết định số 2551/QĐ-BGDĐT, Chủ tịch UBND tỉnh đã ban hành Quyết định số 1699/QĐ-UBND.",
				"1699/QĐ-UBND based-on 2551/QĐ-BGDĐT",
			],
			["Căn cứ Luật Tổ chức chính quyền địa phương;", "report based-on Luật Tổ chức chính quyền địa phương"],
		],
		rejects: ["Đó là căn cứ pháp lý quan trọng để ban hành Quyết định số 15/2018/QĐ-UBND."],
	},
	{
		id: "proposed",
		kind: "based-on",
		says: "theo đề nghị tại, xét đề nghị tại, xét with what was submitted right behind",
		pattern: `(?:theo|xet) de nghi(?: [^,;.:()"]{0,90}?)? tai|xet`,
		by: "people",
		unless: /[a-z] $/,
		adjacent: true,
		examples: [
			[
				"Theo đề nghị của Sở Nội vụ tại Tờ trình số 20/TTr-SNV, UBND tỉnh ban hành Quyết định số 31/QĐ-UBND.",
				"31/QĐ-UBND based-on 20/TTr-SNV",
			],
			[
				"Xét Tờ trình số 35/TTr-UBND ngày 02/12/2024; Báo cáo thẩm tra số 50/BC-HĐND;",
				"report based-on 35/TTr-UBND",
				"report based-on 50/BC-HĐND",
			],
		],
		rejects: [
			"Xét theo Quy định số 214-QĐ/TW, đồng chí đủ tiêu chuẩn.",
			"Hội đồng xem xét Tờ trình số 35/TTr-UBND.",
			"Theo đề nghị của nhiều cử tri, Nghị quyết số 20/NQ-HĐND được đưa ra bàn lại.",
		],
	},
];

/** Stands between, before or behind the documents it is about, so it is looked for on its own. */
export const EXPIRY: CueRow = {
	id: "expires",
	kind: "repeals",
	says: "hết hiệu lực kể từ ngày … này có hiệu lực",
	pattern: "het hieu luc(?: thi hanh)?(?:(?: ke)? tu)?(?: (?:ngay|khi|thoi diem))?",
	by: "document",
	turned: true,
	examples: [
		[
			"Quyết định số 15/2018/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.",
			"Quyết định này repeals 15/2018/QĐ-UBND",
		],
		[
			"Kể từ ngày Thông tư này có hiệu lực, Thông tư số 01/2010/TT-BNV và Thông tư số 02/2010/TT-BNV hết hiệu lực.",
			"Thông tư này repeals 01/2010/TT-BNV",
			"Thông tư này repeals 02/2010/TT-BNV",
		],
		[
			"Các văn bản sau hết hiệu lực kể từ ngày Thông tư này có hiệu lực: Thông tư số 01/2010/TT-BNV; Thông tư số 02/2010/TT-BNV.",
			"Thông tư này repeals 01/2010/TT-BNV",
			"Thông tư này repeals 02/2010/TT-BNV",
		],
	],
	rejects: ["Quyết định số 15/2018/QĐ-UBND hết hiệu lực từ ngày 01/01/2024."],
};
