/**
 * What stands on a page but is not part of the report. Every row carries an example that it must match; a test runs
 * them, and the sentences in `KEPT`, which none may match.
 */
export interface BoilerplateRow {
	/** Tried against one whole line, trimmed, in NFC. */
	pattern: RegExp;
	example: string;
}

/** Lines that go, wherever they stand: counters, buttons, share bars. */
export const LINES: BoilerplateRow[] = [
	{
		pattern: /^\[?\s*(?:số )?(?:lần|lượt) (?:xem|đọc|truy cập)\s*:?\s*[\d.,]*\s*\]?$/iu,
		example: "[ Số lần xem: 539 ]",
	},
	{ pattern: /^[\d.,]+\s+(?:lượt xem|lượt đọc|views?|go top)$/iu, example: "312 Go top" },
	{ pattern: /^(?:đã )?xem\s*:\s*[\d.,]+(?:\s*lần)?$/iu, example: "Đã xem: 1.204 lần" },
	{
		pattern: /^\[?\s*(?:go top|back to top|lên đầu trang|về đầu trang|quay lại|trở lại|trang chủ)\s*\]?$/iu,
		example: "Go top",
	},
	{ pattern: /^(?:phản hồi|bình luận|số lượt xem|lượt tải)\s*[:|]\s*[\d.,]+$/iu, example: "Phản hồi: 0" },
	{ pattern: /^responsive image$/iu, example: "Responsive image" },
	{ pattern: /^[\w.() -]{1,60}\.(?:png|jpe?g|gif|bmp|webp)$/iu, example: "14.1.png" },
	{
		pattern:
			/^(?:chia sẻ|share|tweet|like|in trang|in bài viết|bản in|gửi email|gửi cho bạn bè|lưu bài viết|facebook|zalo|twitter|print|email)$/iu,
		example: "In bài viết",
	},
	{
		pattern:
			/^(?:chia sẻ|share)(?: bài viết)?(?: qua| trên| lên)?\s*:?(?:\s*(?:facebook|zalo|twitter|email|google\+?|pinterest|linkedin))*$/iu,
		example: "Chia sẻ: Facebook Zalo Twitter",
	},
	{
		pattern: /^(?:font size|cỡ chữ|kích thước chữ|tương phản|đọc bài viết|nghe bài viết)(?!\p{L}).{0,30}$/iu,
		example: "Cỡ chữ A- A A+",
	},
	{
		pattern:
			/^(?:tổng số điểm của bài viết là|xếp hạng|click để đánh giá bài viết|đánh giá bài viết|những tin mới hơn|những tin cũ hơn)(?!\p{L}).{0,60}$/iu,
		example: "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
	},
	{ pattern: /^(?:•\s*)?(?:<<?|>>?|«|»|‹|›|\d{1,3})$/u, example: "• <<" },
	{
		pattern:
			/^(?:người|khách|thành viên|tổng|members?)\s+(?:dùng\s+|trực tuyến\s+)?(?:online|trực tuyến)?\s*:.{0,60}$/iu,
		example: "Người dùng Online: Người dùng online:",
	},
	{ pattern: /^[_=*~–—.-]{3,}$/u, example: "=====" },
];

/**
 * Headings after which only lists, counters and footers follow. What comes after one is cut off, unless it still holds
 * a paragraph (see `cutTail`).
 */
export const TAIL_HEADINGS: BoilerplateRow[] = [
	{
		pattern: /^(?:các )?tin(?: tức| bài)? (?:liên quan|khác|cùng chuyên mục|mới hơn|cũ hơn|đã đưa|cùng loại)\s*:?$/iu,
		example: "Tin liên quan",
	},
	{
		pattern:
			/^(?:các|những) (?:tin|bài)(?: tức| viết)? (?:liên quan|khác|cùng chuyên mục|mới hơn|cũ hơn|đã đưa|mới nhất)\s*:?$/iu,
		example: "Các tin khác",
	},
	{ pattern: /^bài viết (?:liên quan|khác|cùng chuyên mục)\s*:?$/iu, example: "Bài viết liên quan" },
	{ pattern: /^(?:các )?ý kiến (?:của )?bạn đọc\s*:?$/iu, example: "Các ý kiến của bạn đọc" },
	{
		pattern: /^(?:bình luận|gửi bình luận|ý kiến bạn đọc|phản hồi|comments?)(?:\s*\(\d+\))?\s*:?$/iu,
		example: "Bình luận (0)",
	},
	{ pattern: /^(?:[\d.,]+\s+)?(?:go top|về đầu trang|lên đầu trang)$/iu, example: "312 Go top" },
	{
		pattern:
			/^(?:sự kiện nổi bật|tin nổi bật|tin đọc nhiều|đọc nhiều|xem nhiều|tin mới nhất|chuyên mục|liên kết website|ảnh liên kết|bản đồ hành chính|thăm dò ý kiến)$/iu,
		example: "Sự kiện nổi bật",
	},
	{ pattern: /^(?:thống kê|lượt) truy cập(?!\p{L}).{0,40}$/iu, example: "Lượt truy cập" },
	{ pattern: /^(?:từ khóa|tags?|từ khoá)\s*:?.{0,120}$/iu, example: "Từ khóa: dân vận, nghị quyết" },
	{
		pattern:
			/^(?:đang (?:truy cập|online)|người (?:dùng|đang) online|số người (?:online|trực tuyến))(?!\p{L}).{0,60}$/iu,
		example: "Đang truy cập: 12",
	},
];

/** Tail headings that some pages print right behind the author, without a break: `Cần CùCác ý kiến của bạn đọc`. */
export const GLUED_HEADINGS: BoilerplateRow[] = [
	{
		pattern: /(?<=[\p{Ll}.”"…])(?:Các ý kiến của bạn đọc|Các tin khác|Tin liên quan|Các tin liên quan)\s*$/u,
		example: "Cần CùCác ý kiến của bạn đọc",
	},
];

/** Class and id words of parts of a page that hold no report. */
export const PARTS =
	/(?:^|[\s_-])(?:related|relate|tin-?khac|tin-?lien-?quan|lien-?quan|other-?news|share|sharing|social|comment|comments|breadcrumbs?|menu|navbar|sidebar|side-?bar|footer|banner|advert|ads?|counter|thong-?ke|pagination|paging|tags|keywords|rating|toolbar|newsletter|popup|modal|hidden-print|print-?only)(?:$|[\s_-])/i;

/** Sentences of reports that look a little like boilerplate and stay. */
export const KEPT = [
	"Các tin khác nhau về công tác dân vận được tổng hợp.",
	"Chia sẻ với bà con vùng lũ, đồng chí Bí thư Tỉnh ủy đề nghị các ngành vào cuộc.",
	"Tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW.",
	"Khách mời: đồng chí Nguyễn Văn A, Trưởng Ban Dân vận Tỉnh ủy, và đại diện các sở, ban, ngành của tỉnh.",
	"Bình luận về Nghị quyết, các đại biểu đánh giá cao.",
];
