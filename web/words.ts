import type { AlarmItem, CheckFinding } from "../model/api.ts";
import type { UrlState } from "../model/crawl.ts";
import type { DirectiveRelation, DirectiveStatus } from "../model/directive.ts";
import { type MentionStatus, SURE } from "../model/mention.ts";
import type { RunResult, Source } from "../model/source.ts";
import { type Lang, type Pair, SPEECH } from "./language.tsx";

export const STATUS_WORDS: Record<DirectiveStatus, Pair> = {
	unknown: ["Chưa xác định", "Not known"],
	replaced: ["Đã được thay thế", "Replaced"],
	repealed: ["Đã bị bãi bỏ", "Repealed"],
};

export const MENTION_WORDS: Record<MentionStatus, Pair> = {
	resolved: ["Đã xác định", "Identified"],
	ambiguous: ["Chưa phân biệt được", "May mean several"],
	stub: ["Chỉ biết qua trích dẫn", "Known from citations only"],
	unlinked: ["Không rõ văn bản nào", "Not clear which document"],
};

export const FORM_WORDS = {
	full: ["đủ số, ký hiệu", "number and symbol"],
	short: ["chỉ có số", "number alone"],
	named: ["gọi bằng tên", "by its name"],
	back: ["nhắc lại", "said again"],
} as const satisfies Record<string, Pair>;

const RELATION_WORDS: Record<string, { out: Pair; in: Pair }> = {
	continues: {
		out: ["Tiếp tục thực hiện", "Continues"],
		in: ["Được tiếp tục thực hiện theo", "Continued by"],
	},
	implements: {
		out: ["Triển khai, hướng dẫn thi hành", "Implements"],
		in: ["Được triển khai, hướng dẫn bởi", "Implemented by"],
	},
	amends: { out: ["Sửa đổi, bổ sung", "Amends"], in: ["Được sửa đổi, bổ sung bởi", "Amended by"] },
	replaces: { out: ["Thay thế", "Replaces"], in: ["Được thay thế bởi", "Replaced by"] },
	repeals: { out: ["Bãi bỏ", "Repeals"], in: ["Bị bãi bỏ bởi", "Repealed by"] },
	concludes: {
		out: ["Kết luận, sơ kết, tổng kết việc thực hiện", "Concludes or reviews"],
		in: ["Được kết luận, sơ kết, tổng kết tại", "Concluded or reviewed in"],
	},
	"based-on": { out: ["Căn cứ vào", "Based on"], in: ["Là căn cứ của", "Basis of"] },
	follows: { out: ["Tiếp nối", "Follows"], in: ["Được tiếp nối bởi", "Followed by"] },
};

/** What the other document is to this one, in words. */
export function relationWords({ kind, direction }: Pick<DirectiveRelation, "kind" | "direction">): Pair {
	return RELATION_WORDS[kind]?.[direction] ?? ["Liên quan", "Related"];
}

/** What a finding of the draft check is about. */
export const FINDING_WORDS: Record<CheckFinding["kind"], Pair> = {
	"date-differs": ["Ngày ban hành", "Date of issue"],
	"term-differs": ["Khóa", "Term"],
	"issuer-differs": ["Cơ quan ban hành", "Issuing body"],
	"type-differs": ["Loại văn bản", "Type of document"],
	"title-differs": ["Tên văn bản", "Title"],
	"symbol-slip": ["Số, ký hiệu", "Number and symbol"],
	superseded: ["Đã được thay thế", "Replaced"],
	ambiguous: ["Nhiều văn bản cùng số hoặc tên", "Several documents of that number or name"],
	unknown: ["Chưa có trong sổ", "Not in the register"],
};

/** How sure a resolution is, in words. */
export function confidenceWords(confidence: number): Pair {
	if (confidence >= 0.9) return ["chắc chắn", "certain"];
	if (confidence >= 0.7) return ["khá chắc", "fairly sure"];
	if (confidence >= 0.4) return ["chưa chắc", "not sure"];
	return ["rất chưa chắc", "far from sure"];
}

/** How sure a resolution is in three grades, which the text of a report marks each in a way of its own. */
export type Grade = "sure" | "likely" | "unsure";
export const gradeOf = (confidence: number): Grade =>
	confidence >= 0.9 ? "sure" : confidence >= SURE ? "likely" : "unsure";

export const LEVEL_WORDS = {
	central: ["Trung ương", "Central"],
	province: ["Cấp tỉnh", "Province"],
	district: ["Cấp huyện", "District"],
	commune: ["Cấp xã", "Commune"],
	unit: ["Cơ quan, đơn vị", "Agency or unit"],
} as const satisfies Record<string, Pair>;

export const SOURCE_LEVEL_WORDS: Record<Source["level"], Pair> = {
	central: LEVEL_WORDS.central,
	province: LEVEL_WORDS.province,
	district: LEVEL_WORDS.district,
	commune: LEVEL_WORDS.commune,
	press: ["Báo chí", "Press"],
};

/** What the types of data/authority/types.tsv are in English; pages say it beside the Vietnamese name. */
export const TYPE_GLOSS: Record<string, string> = {
	"nghi-quyet": "resolution",
	"chi-thi": "directive",
	"ket-luan": "conclusion",
	"quy-dinh": "regulation",
	"quyet-dinh": "decision",
	"quy-che": "rules of procedure",
	"thong-bao": "notice",
	"thong-tri": "circular letter",
	"huong-dan": "guidance",
	"bao-cao": "report",
	"ke-hoach": "plan",
	"chuong-trinh": "programme",
	"de-an": "scheme",
	"to-trinh": "submission",
	"cong-van": "official letter",
	"cong-dien": "official telegram",
	"thong-cao": "communiqué",
	"dieu-le": "statutes",
	"cuong-linh": "platform",
	"chien-luoc": "strategy",
	"hien-phap": "constitution",
	"bo-luat": "code",
	luat: "law",
	"phap-lenh": "ordinance",
	lenh: "order",
	"sac-lenh": "decree-law",
	"nghi-dinh": "decree",
	"thong-tu": "circular",
	"thong-tu-lien-tich": "joint circular",
	"nghi-quyet-lien-tich": "joint resolution",
	"van-ban": "document",
};

/** Why an address of an article has given no report, or none yet. */
export const URL_STATE_WORDS: Partial<Record<UrlState, Pair>> = {
	new: ["Chưa đọc", "Not read yet"],
	retry: ["Lỗi, sẽ hỏi lại", "Failed, will be asked for again"],
	failed: ["Lỗi, đã bỏ sau nhiều lần hỏi", "Failed, given up after several tries"],
	gone: ["Trang gốc đã gỡ", "Taken off the site"],
	blocked: ["robots.txt không cho đọc", "Forbidden by robots.txt"],
	quarantined: [
		"Để riêng vì không chắc là báo cáo hoặc không đọc được hết",
		"Set aside: it may be no report, or could not be read whole",
	],
	"needs-ocr": ["Bản chụp, không có chữ để đọc", "A scan without text"],
	trap: ["Địa chỉ lặp, không có gì mới", "Addresses that go on for ever and bring nothing new"],
};

/** How a crawl ended. */
export const RUN_WORDS: Record<RunResult, Pair> = {
	running: ["đang chạy", "running"],
	done: ["xong", "done"],
	partly: ["xong, có trang lỗi", "done, some pages failed"],
	stopped: ["được dừng giữa chừng", "stopped half way"],
	failed: ["không thành", "failed"],
};

const FIELD_WORDS: Record<string, Pair> = {
	title: ["tiêu đề", "title"],
	published: ["ngày đăng", "day of publication"],
	body: ["nội dung", "text"],
};

/** What an alarm tells readers of a source. */
export function alarmWords({ kind, facts }: Pick<AlarmItem, "kind" | "facts">): Pair {
	const number = (key: string, lang: Lang): string =>
		typeof facts[key] === "number" ? SPEECH[lang].count(facts[key]) : "?";
	const fields = (lang: Lang): string =>
		String(facts.fields ?? "")
			.split(" ")
			.map((field) => SPEECH[lang].word(FIELD_WORDS[field] ?? [field, field]))
			.join(", ");
	switch (kind) {
		case "silent":
			return [`Đã ${number("days", "vi")} ngày không có bài mới`, `Nothing new for ${number("days", "en")} days`];
		case "no-links":
			return ["Trang danh sách không dẫn tới bài nào", "Its listing leads to no article"];
		case "empty-fields":
			return [
				`${number("lacking", "vi")}% số bài không đọc được ${fields("vi")}`,
				`${number("lacking", "en")}% of articles without a readable ${fields("en")}`,
			];
		case "length-shift":
			return [
				`Bài dài ngắn khác thường: ${number("now", "vi")} ký tự, trước nay ${number("usual", "vi")}`,
				`Articles of an unusual length: ${number("now", "en")} characters, usually ${number("usual", "en")}`,
			];
		case "layout-shift":
			return [
				`Trang được dựng khác trước, chỉ còn giống ${number("alike", "vi")}%`,
				`Its pages are built differently now, only ${number("alike", "en")}% alike`,
			];
		case "robots-changed":
			return [
				"Trang đã đổi quy định dành cho máy thu thập (robots.txt)",
				"It changed its rules for crawlers (robots.txt)",
			];
		case "failing":
			return ["Lần thu thập gần nhất không thành", "The last crawl failed"];
	}
}
