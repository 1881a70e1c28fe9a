import type { SourceItem, SourceReply } from "../model/api.ts";
import type { Pair } from "./language.tsx";

/** How a source stands, gravest first; `paused`: switched off after it was read, `prepared`: never switched on. */
export const SOURCE_STATES = [
	"blocked",
	"failing",
	"silent",
	"doubtful",
	"never",
	"good",
	"paused",
	"prepared",
] as const;
export type SourceStanding = (typeof SOURCE_STATES)[number];

/** A sign, a name and what it means: never the colour alone. */
export const SOURCE_STATE_WORDS: Record<SourceStanding, { sign: string; name: Pair; about: Pair }> = {
	blocked: {
		sign: "⊘",
		name: ["Bị chặn", "Blocked"],
		about: [
			"robots.txt của trang không cho đọc hoặc không đọc được, nên không hỏi trang nào.",
			"Its robots.txt forbids reading or cannot be read, so no page is asked for.",
		],
	},
	failing: {
		sign: "✕",
		name: ["Lỗi", "Failing"],
		about: ["Lần thu thập gần nhất không thành.", "The last crawl failed."],
	},
	silent: {
		sign: "…",
		name: ["Im lặng", "Silent"],
		about: [
			"Vẫn đọc được, nhưng lâu hơn thường lệ không có bài mới.",
			"It can be read, but brought nothing new for longer than usual.",
		],
	},
	doubtful: {
		sign: "!",
		name: ["Cần xem lại", "To be looked at"],
		about: ["Có bài mới, nhưng cách trình bày hoặc nội dung khác thường.", "It brings reports, but they look unusual."],
	},
	never: {
		sign: "○",
		name: ["Chưa thu thập", "Never crawled"],
		about: ["Đã bật, chờ lần thu thập đầu tiên.", "Switched on, the first crawl is still to come."],
	},
	good: {
		sign: "✓",
		name: ["Tốt", "Good"],
		about: ["Đọc được đều, không có gì phải xem.", "Read regularly, nothing to look at."],
	},
	paused: {
		sign: "‖",
		name: ["Tạm dừng", "Paused"],
		about: ["Trước đã thu thập, nay đã tắt.", "It was crawled before and is switched off now."],
	},
	prepared: {
		sign: "–",
		name: ["Đã chuẩn bị", "Prepared"],
		about: ["Cách đọc đã được viết, nhưng chưa bật.", "How to read it is written down, but it is not switched on."],
	},
};

/** Whether robots.txt lets nothing be read, as far as the addresses tell. */
const isForbidden = ({ articles }: Partial<Pick<SourceReply, "articles">>): boolean =>
	(articles?.blocked ?? 0) > 0 && (articles?.done ?? 0) === 0;

/** How a source stands; of one that is looked at alone, its addresses tell whether robots.txt forbids them. */
export function standingOf(source: SourceItem & Partial<Pick<SourceReply, "articles">>): SourceStanding {
	const { enabled, lastRun, alarms, robots } = source;
	const has = (kind: string): boolean => alarms.some((alarm) => alarm.kind === kind);
	if (!enabled) return lastRun === null ? "prepared" : "paused";
	if (robots === "unreachable" || isForbidden(source)) return "blocked";
	if (lastRun === null) return "never";
	if (has("failing") || lastRun.result === "failed") return "failing";
	if (has("silent")) return "silent";
	return alarms.length > 0 ? "doubtful" : "good";
}
