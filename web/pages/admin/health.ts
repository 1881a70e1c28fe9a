import type { SourceItem } from "../../../model/api.ts";
import type { AlarmKind } from "../../../model/crawl.ts";
import type { Pair } from "../../language.tsx";
import { alarmWords } from "../../words.ts";

/** How a source is doing; `off`: not crawled of itself. */
export type Health = "bad" | "look" | "good" | "off";

/** Word and sign of each: never the colour alone. */
export const HEALTH: Record<Health, { sign: string; word: Pair }> = {
	bad: { sign: "✕", word: ["Hỏng", "Broken"] },
	look: { sign: "!", word: ["Cần xem", "Look at it"] },
	good: { sign: "✓", word: ["Tốt", "Good"] },
	off: { sign: "–", word: ["Tắt", "Off"] },
};

/** Alarms of a source that brings nothing any more; the others say that what it brings may be wrong. */
const GRAVE: readonly AlarmKind[] = ["failing", "silent"];

export interface State {
	health: Health;
	/** Why, in words. */
	why: Pair[];
	/** Since when; null where it was never crawled. */
	since: string | null;
}

/** Past its time by so much, a source is late: no crawler looks after it. */
const LATE_MS = 86_400_000;

/** How a source is doing, why and since when. */
export function stateOf(source: SourceItem, now: number): State {
	const { enabled, alarms, lastRun, lastNewAt, nextAt } = source;
	const why = alarms.map((alarm) => alarmWords(alarm));
	const since = alarms.map((alarm) => alarm.since).toSorted()[0] ?? null;
	if (!enabled) return { health: "off", why: [["Không thu thập theo lịch", "Not crawled of itself"]], since: null };
	if (alarms.some(({ kind }) => GRAVE.includes(kind))) return { health: "bad", why, since };
	if (lastRun?.result === "failed")
		return {
			health: "bad",
			why: [...why, ["Lần gần nhất không thành", "The last run failed"]],
			since: lastRun.startedAt,
		};
	if (lastRun === null) return { health: "look", why: [["Chưa thu thập lần nào", "Never crawled"]], since: null };
	if (alarms.length > 0) return { health: "look", why, since };
	if (nextAt !== null && now - Date.parse(nextAt) > LATE_MS)
		return { health: "look", why: [["Quá hạn mà chưa được thu thập", "Overdue: no crawler came by"]], since: nextAt };
	if (lastRun.result === "partly" || lastRun.result === "stopped") {
		const words: Pair =
			lastRun.result === "partly"
				? [`Lần gần nhất có ${lastRun.failed} trang lỗi`, `${lastRun.failed} pages failed in the last run`]
				: ["Lần gần nhất bị dừng giữa chừng", "The last run was stopped"];
		return { health: "look", why: [words], since: lastRun.startedAt };
	}
	return { health: "good", why: [], since: lastNewAt ?? lastRun.startedAt };
}

const ORDER: Health[] = ["bad", "look", "good", "off"];

/** Sources with how they are doing, the worst first. */
export const byHealth = <T extends SourceItem>(sources: T[], now: number): { source: T; state: State }[] =>
	sources
		.map((source) => ({ source, state: stateOf(source, now) }))
		.toSorted((a, b) => ORDER.indexOf(a.state.health) - ORDER.indexOf(b.state.health));

/** What to do about an alarm, as docs/operations.md has it. */
export const REMEDIES: Record<AlarmKind, Pair> = {
	silent: [
		"Mở trang danh sách của nguồn. Có tin mà chỉ mục không có thì địa chỉ hoặc mẫu đã đổi: chạy `source test`. Trang đã chuyển hoặc đóng thì sửa mục của nguồn, hoặc đặt `enabled` là `false`.",
		"Open its listings. Is there news that the index does not have? Then its addresses or patterns have changed: run `source test`. Has it moved or ended? Change its entry, or set `enabled` to `false`.",
	],
	"no-links": [
		"Mở trang ấy, so các liên kết trên đó với mẫu trong `articles` và `deny`.",
		"Open that page. Compare the links on it with the patterns in `articles` and `deny`.",
	],
	"empty-fields": [
		"Chạy `source test`, rồi sửa các bộ chọn (`selectors`) của nguồn.",
		"Run `source test`, then mend the selectors.",
	],
	"length-shift": [
		"Mở một bài trong chỉ mục và trên trang gốc: chữ có đủ không, có lẫn trình đơn không? Sửa `body`, `drop` hoặc `stopAt`.",
		"Open one in the index and on the site. Is the text whole? Is a menu in it? Mend `body`, `drop` or `stopAt`.",
	],
	"layout-shift": [
		"Mở một bài trong chỉ mục và trên trang gốc. Đọc vẫn đúng thì không phải làm gì; không thì sửa `body`, `drop` hoặc `stopAt`.",
		"Open one in the index and on the site. Where all is read well there is nothing to do; else mend `body`, `drop` or `stopAt`.",
	],
	"robots-changed": [
		"Đọc robots.txt của trang. Phần bị cấm không còn được tải; bỏ nó khỏi mục của nguồn. Nếu cấm hết, hãy hỏi chủ trang.",
		"Read its robots.txt. What it forbids is not fetched any more; leave it out of the entry. If it forbids all, ask the site's owner.",
	],
	failing: [
		"Mở trang. Người đọc vào được mà máy không vào được thì có thể ta bị chặn: `TRICHDAN_CONTACT` đã đặt chưa, `delay` đủ dài chưa? Trang đang sập thì đợi.",
		"Open the site. If it answers you and not us, we may be shut out: is `TRICHDAN_CONTACT` set, is `delay` long enough? If it is down, wait.",
	],
};
