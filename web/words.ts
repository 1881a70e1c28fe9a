import type { CheckFinding } from "../model/api.ts";
import type { DirectiveRelation, DirectiveStatus } from "../model/directive.ts";
import type { MentionStatus } from "../model/mention.ts";

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
