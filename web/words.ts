import type { AlarmItem, CheckFinding } from "../model/api.ts";
import type { DirectiveRelation, DirectiveStatus } from "../model/directive.ts";
import type { MentionStatus } from "../model/mention.ts";
import type { RunResult, Source } from "../model/source.ts";
import { count } from "./format.ts";

export const STATUS_WORDS: Record<DirectiveStatus, string> = {
	unknown: "Chưa xác định",
	replaced: "Đã được thay thế",
	repealed: "Đã bị bãi bỏ",
};

export const MENTION_WORDS: Record<MentionStatus, string> = {
	resolved: "Đã xác định",
	ambiguous: "Chưa phân biệt được",
	stub: "Chỉ biết qua trích dẫn",
	unlinked: "Không rõ văn bản nào",
};

export const FORM_WORDS = {
	full: "đủ số, ký hiệu",
	short: "chỉ có số",
	named: "gọi bằng tên",
	back: "nhắc lại",
} as const;

const RELATION_WORDS: Record<string, { out: string; in: string }> = {
	continues: { out: "Tiếp tục thực hiện", in: "Được tiếp tục thực hiện theo" },
	implements: { out: "Triển khai, hướng dẫn thi hành", in: "Được triển khai, hướng dẫn bởi" },
	amends: { out: "Sửa đổi, bổ sung", in: "Được sửa đổi, bổ sung bởi" },
	replaces: { out: "Thay thế", in: "Được thay thế bởi" },
	repeals: { out: "Bãi bỏ", in: "Bị bãi bỏ bởi" },
	concludes: { out: "Kết luận, sơ kết, tổng kết việc thực hiện", in: "Được kết luận, sơ kết, tổng kết tại" },
	"based-on": { out: "Căn cứ vào", in: "Là căn cứ của" },
	follows: { out: "Tiếp nối", in: "Được tiếp nối bởi" },
};

/** What the other document is to this one, in words. */
export function relationWords({ kind, direction }: Pick<DirectiveRelation, "kind" | "direction">): string {
	return RELATION_WORDS[kind]?.[direction] ?? "Liên quan";
}

/** What a finding of the draft check is about. */
export const FINDING_WORDS: Record<CheckFinding["kind"], string> = {
	"date-differs": "Ngày ban hành",
	"term-differs": "Khóa",
	"issuer-differs": "Cơ quan ban hành",
	"type-differs": "Loại văn bản",
	"title-differs": "Tên văn bản",
	"symbol-slip": "Số, ký hiệu",
	superseded: "Đã được thay thế",
	ambiguous: "Nhiều văn bản cùng số hoặc tên",
	unknown: "Chưa có trong sổ",
};

/** How sure a resolution is, in words. */
export function confidenceWords(confidence: number): string {
	if (confidence >= 0.9) return "chắc chắn";
	if (confidence >= 0.7) return "khá chắc";
	if (confidence >= 0.4) return "chưa chắc";
	return "rất chưa chắc";
}

export const LEVEL_WORDS = {
	central: "Trung ương",
	province: "Cấp tỉnh",
	district: "Cấp huyện",
	commune: "Cấp xã",
	unit: "Cơ quan, đơn vị",
} as const;

export const SOURCE_LEVEL_WORDS: Record<Source["level"], string> = {
	central: "Trung ương",
	province: "Cấp tỉnh",
	district: "Cấp huyện",
	commune: "Cấp xã",
	press: "Báo chí",
};

/** How a crawl ended. */
export const RUN_WORDS: Record<RunResult, string> = {
	running: "đang chạy",
	done: "xong",
	partly: "xong, có trang lỗi",
	stopped: "được dừng giữa chừng",
	failed: "không thành",
};

const FIELD_WORDS: Record<string, string> = { title: "tiêu đề", published: "ngày đăng", body: "nội dung" };

/** What an alarm tells readers of a source. */
export function alarmWords({ kind, facts }: Pick<AlarmItem, "kind" | "facts">): string {
	const number = (key: string): string => (typeof facts[key] === "number" ? count(facts[key]) : "?");
	const fields = String(facts.fields ?? "")
		.split(" ")
		.map((field) => FIELD_WORDS[field] ?? field)
		.join(", ");
	switch (kind) {
		case "silent":
			return `Đã ${number("days")} ngày không có bài mới`;
		case "no-links":
			return "Trang danh sách không dẫn tới bài nào";
		case "empty-fields":
			return `${number("lacking")} % số bài không đọc được ${fields}`;
		case "length-shift":
			return `Bài dài ngắn khác thường: ${number("now")} ký tự, trước nay ${number("usual")}`;
		case "layout-shift":
			return `Trang được dựng khác trước, chỉ còn giống ${number("alike")} %`;
		case "robots-changed":
			return "Trang đã đổi quy định dành cho máy thu thập (robots.txt)";
		case "failing":
			return "Lần thu thập gần nhất không thành";
	}
}
