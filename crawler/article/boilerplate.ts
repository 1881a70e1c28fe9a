/**
 * What stands on a page but is not part of the report. Every row carries an example that it must match; a test runs
 * them, and the sentences in `KEPT`, which none may match.
 */
export interface BoilerplateRow {
	/** Tried against one whole line, trimmed, in NFC. */
	pattern: RegExp;
	example: string;
	/** Of a heading: nothing of the report comes after it, not even paragraphs. */
	final?: true;
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
		pattern:
			/^\[?\s*(?:go top|back to top|lên đầu trang|về đầu trang|quay lại|trở lại|trang chủ|trang (?:sau|trước|đầu|cuối))\s*\]?$/iu,
		example: "Go top",
	},
	{ pattern: /^(?:phản hồi|bình luận|số lượt xem|lượt tải)\s*[:|]\s*[\d.,]+$/iu, example: "Phản hồi: 0" },
	{ pattern: /^responsive image$/iu, example: "Responsive image" },
	{ pattern: /^[\w.() -]{1,60}\.(?:png|jpe?g|gif|bmp|webp)$/iu, example: "14.1.png" },
	{
		pattern:
			/^(?:chia sẻ|share|tweet|like|in trang|in bài viết|bản in|in|lưu|gửi email|gửi cho bạn bè|lưu bài viết|facebook|zalo|twitter|print|email)$/iu,
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
	{
		pattern: /^(?:xem|đọc) (?:tiếp|thêm|chi tiết|với cỡ chữ)(?: toàn văn)?\s*[.…»>]*$/iu,
		example: "Xem tiếp »",
	},
	{
		pattern:
			/^(?:\[?(?:tải về|tải file|tải xuống|download|xem file|xem trực tuyến|xem chi tiết|chi tiết|in trang này)\]?[\s.…:»|]*)+$/iu,
		example: "Tải về | Xem trực tuyến",
	},
	{
		pattern: /^(?:các )?(?:tệp|tập tin|file|tài liệu|văn bản)(?: tin)? (?:đính kèm|gốc)(?: \(nếu có\))?\s*:?$/iu,
		example: "Tệp đính kèm:",
	},
	{
		pattern: /^[\p{L}\p{N}_.() -]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|rtf|zip|rar)(?:\s*\(?[\d.,]+\s*[km]b\)?)?$/iu,
		example: "12-KH-HU.signed.pdf (312 KB)",
	},
	{
		pattern:
			/^(?:copy link|sao chép liên kết|lấy link!?|link bài gốc|link copied!?|theo dõi (?:chúng tôi|trên google news|báo .{1,30} trên .{1,30}))$/iu,
		example: "Theo dõi báo Mường Xa trên Google News",
	},
	{
		pattern:
			/^(?:nghe đọc bài|nghe nội dung|giọng (?:nam|nữ)(?: miền (?:bắc|trung|nam))?|tốc độ đọc|\d(?:[.,]\d+)?x|\d{1,2}:\d{2}(?:\s*\/\s*\d{1,2}:\d{2})?)$/iu,
		example: "0:00 / 3:25",
	},
	{
		pattern: /^(?:trình duyệt (?:của bạn )?không hỗ trợ|your browser does not support)(?!\p{L}).{0,80}$/iu,
		example: "Trình duyệt của bạn không hỗ trợ phát video.",
	},
	{
		pattern: /^bạn đã không sử dụng site, bấm vào đây để duy trì trạng thái đăng nhập.{0,60}$/iu,
		example: "Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây",
	},
	{ pattern: /^(?:thích|like)\s+[\d.,]+(?:\s+(?:chia sẻ|share)(?:\s+[\d.,]+)?)?$/iu, example: "Thích 12 Chia sẻ" },
	{
		pattern: /^(?:đăng nhập|đăng ký)(?: hoặc đăng ký)? để (?:gửi|viết|bình luận).{0,40}$/iu,
		example: "Đăng nhập để gửi ý kiến",
	},
	{
		pattern: /^bạn (?:thấy|đánh giá) (?:bài viết|tin) (?:này )?(?:thế nào|có hữu ích).{0,60}$/iu,
		example: "Bạn thấy bài viết thế nào?",
	},
	{ pattern: /^(?:\[?đóng(?: cửa sổ| lại)?\]?|close(?: window)?|https?:\/\/\S{1,190})$/iu, example: "Đóng cửa sổ" },
	{ pattern: /^[★☆✩⭐\s]{3,}$/u, example: "★★★★☆" },
	{
		pattern: /^(?:trang chủ|home)\s*(?:[»›>/|]\s*[^»›>/|.]{1,60}){1,6}$/iu,
		example: "Trang chủ » Tin tức » Dân vận",
	},
	{
		pattern:
			/^(?:gửi (?:phản hồi|bình luận|ý kiến)|mã (?:xác nhận|bảo (?:vệ|mật))|nhập mã.{0,20}|họ (?:và )?tên|email|nội dung bình luận|(?:vui lòng )?nhập nội dung.{0,30})\s*(?:\(?\*\)?)?\s*:?$/iu,
		example: "Mã bảo mật *",
	},
];

/** What stands at the end of a line that goes on before it: taken off. */
export const TRAILS: BoilerplateRow[] = [
	{
		pattern: /\s*[|[(–-]?\s*(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)\s*:\s*\d[\d.,]*\s*[\])]?$/iu,
		example: "… làm cho dân tin. [Lượt xem: 1.204]",
	},
];

/** How a line begins that leads away from the report to another one; it goes where all of it is a link. */
export const LEADS: BoilerplateRow[] = [
	{
		pattern:
			/^(?:>{1,3}|»|›{1,2}|•\s*>|\[?(?:xem|đọc) (?:thêm|tiếp)|(?:tin|bài)(?: viết)? (?:liên quan|cùng chủ đề)|mời (?:bạn |quý vị )?(?:xem|đọc)(?: thêm)?|có thể bạn quan tâm)/iu,
		example: ">>> Huyện Mường Xa ra mắt tổ công nghệ số cộng đồng",
	},
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
	{
		pattern:
			/^(?:xem thêm|đọc thêm|có thể bạn quan tâm|bạn có thể quan tâm|cùng chuyên mục|tin cùng (?:chuyên )?mục|tin (?:cùng )?chủ đề|liên quan|tin mới|bài mới nhất|những tin (?:mới|cũ) hơn|tin tức khác|thông tin khác|tin bài khác|văn bản (?:khác|liên quan|mới))\s*:?$/iu,
		example: "Có thể bạn quan tâm",
	},
	{ pattern: /^(?:các )?ý kiến (?:của )?bạn đọc\s*:?$/iu, example: "Các ý kiến của bạn đọc", final: true },
	{
		pattern:
			/^(?:[\d.,]+ )?(?:bình luận|gửi bình luận|ý kiến bạn đọc|phản hồi|comments?|gửi phản hồi|để lại bình luận)(?:\s*\(\d+\))?\s*:?$/iu,
		example: "Bình luận (0)",
		final: true,
	},
	{ pattern: /^(?:[\d.,]+\s+)?(?:go top|về đầu trang|lên đầu trang)$/iu, example: "312 Go top" },
	{
		pattern:
			/^(?:sự kiện nổi bật|tin nổi bật|(?:tin |bài )?(?:đọc|xem) nhiều(?: nhất)?|tin mới nhất|chuyên mục|liên kết website|ảnh liên kết|bản đồ hành chính|thăm dò ý kiến)$/iu,
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

/** How a line of a site's footer reads. */
export interface FooterRow {
	/** Tried against one whole line of up to 500 characters. */
	pattern: RegExp;
	examples: string[];
	/** Lines of reports that it must leave, beside those in `KEPT`. */
	rejects: string[];
	/** Hardly a report has such a line at its end: it makes footers of the lines of the other rows around it. */
	sure?: true;
}

/** Lines that together are a site's footer. At the end of a body they go, where one of them is sure to be of a footer. */
export const FOOTERS: FooterRow[] = [
	{
		pattern: /^(?:(?:©|copyright|cổng|trang|website|báo)[^:]{0,150}[\s.,–-])?(?:cơ quan|đơn vị) chủ quản\s{0,3}[:|]/iu,
		examples: [
			"Cơ quan chủ quản: Ủy ban nhân dân huyện Mường Xa. Địa chỉ: số 1 đường 19/5. Điện thoại: 0213.3870.123",
			"Trang thông tin điện tử huyện Mường Xa - Cơ quan chủ quản: UBND huyện Mường Xa",
			"CƠ QUAN CHỦ QUẢN | ỦY BAN NHÂN DÂN HUYỆN MƯỜNG XA",
		],
		rejects: [
			"Cơ quan chủ quản phải chịu trách nhiệm về nội dung mà trang thông tin của mình đã đăng.",
			"- Cơ quan chủ quản: Bộ Nông nghiệp và Phát triển nông thôn",
		],
		sure: true,
	},
	{
		pattern:
			/^(?:người |đồng chí )?chịu trách nhiệm(?: chính| về| quản lý){0,2}(?: nội dung| xuất bản| biên tập)(?: chính| trang| cổng| website| thông tin){0,3}\s{0,3}[:–-]/iu,
		examples: [
			"Chịu trách nhiệm nội dung: ông Lò Văn Sáng, Chánh Văn phòng",
			"Người chịu trách nhiệm chính về nội dung: Phó Chủ tịch UBND huyện",
		],
		rejects: [
			"Chịu trách nhiệm nội dung báo cáo trước Ban Thường vụ Huyện ủy.",
			"Chịu trách nhiệm xuất bản thuộc về giám đốc nhà xuất bản.",
		],
		sure: true,
	},
	{
		pattern:
			/^(?:(?:cổng|trang|website|báo|®|©)[^:]{0,150}[\s.,–-])?(?:theo )?(?:giấy phép|GPTL)(?: thiết lập| hoạt động| xuất bản| cung cấp| trang| thông tin| tin| điện tử| tổng hợp| báo chí| mạng| internet| trên| số| báo){0,10}\s{0,3}:?\s{0,3}\d{1,5}\s?\/(?:\d{4}\/)?\s?GP[-–\s]{0,3}(?:S?TT|BC|CBC|ICP|QLPTTH|PTTH|SVH|BVH|BTT|XB)/iu,
		examples: [
			"Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 03/02/2015",
			"Cổng thông tin điện tử huyện Mường Xa - Giấy phép thiết lập trang thông tin điện tử tổng hợp số: 05/GP-STTTT",
			"Giấy phép hoạt động báo điện tử số 218/GP-BTTTT",
		],
		rejects: [
			"Giấy phép số 12/GP-UBND cấp cho Công ty khai thác cát trên sông Mã",
			"Giấy phép xây dựng số 45/GPXD được thu hồi.",
		],
		sure: true,
	},
	{
		pattern:
			/^(?:®|©|copyright)?\s{0,3}(?:(?:©|\(c\)|®)?\s{0,3}(?:19|20)\d\d[\s,.–-]{0,3})?(?:mọi )?bản quyền(?: nội dung| website| trang web)?(?: ©| \d{4}| thuộc(?: về)?| của|:){1,2} (?:cổng|trang|website|báo|tạp chí|ubnd|ủy ban|uỷ ban|văn phòng|sở|huyện|tỉnh|thành|ban|chúng tôi)(?!\p{L})/iu,
		examples: [
			"Bản quyền thuộc về Ủy ban nhân dân huyện Mường Xa",
			"© 2020 Bản quyền thuộc Cổng thông tin điện tử huyện Mường Xa",
		],
		rejects: [
			"Bản quyền tác phẩm được bảo hộ trong suốt cuộc đời tác giả.",
			"Bản quyền thuộc về tác giả và chủ sở hữu theo Luật Sở hữu trí tuệ.",
		],
		sure: true,
	},
	{
		pattern:
			/^(?:(?:©|\(c\)) ?(?:copyright )?|copyright (?:©|\(c\))? ?)(?:19|20)\d\d(?!\d)|^(?:®\s?)?(?:yêu cầu |đề nghị |vui lòng )?(?:ghi rõ|trích dẫn|dẫn) nguồn .{0,150}khi (?:bạn |quý vị )?(?:phát hành|sử dụng|đăng|trích dẫn|sao chép|khai thác)/iu,
		examples: [
			"© 2019 UBND huyện Mường Xa",
			"Copyright © 2016. All rights reserved",
			"Ghi rõ nguồn “Cổng thông tin điện tử huyện Mường Xa” khi phát hành lại thông tin từ trang này",
		],
		rejects: ["Ghi rõ nguồn gốc, xuất xứ trên từng bao bì sản phẩm OCOP.", "© TTXVN"],
		sure: true,
	},
	{
		pattern:
			/^(?:địa chỉ|đ\/c|trụ sở|điện thoại|đt|tel|hotline|đường dây nóng|fax|số fax|e-?mail|thư điện tử|hộp thư|website)(?: chính| liên hệ| trụ sở| cơ quan| tòa soạn| công vụ){0,2}\s{0,3}:/iu,
		examples: ["Địa chỉ: số 1 đường 19/5, thị trấn Mường Xa", "Điện thoại: 0213.3870.123 - Fax: 0213.3870.124"],
		rejects: ["Địa chỉ đỏ giáo dục truyền thống: khu di tích Đồi Cao", "Điện thoại của người dân báo về: 12 cuộc"],
	},
	{
		pattern:
			/^.{0,150}?(?:địa chỉ|trụ sở|điện thoại|đt|tel|fax|e-?mail)\s{0,3}:.{1,150}?(?:điện thoại|đt|tel|fax|e-?mail|website)\s{0,3}:/iu,
		examples: ["UBND huyện Mường Xa. Địa chỉ: số 1 đường 19/5. Điện thoại: 0213.3870.123"],
		rejects: ["Đồng bào gửi ý kiến qua địa chỉ thư điện tử: gopy@muongxa.example"],
	},
	{
		pattern:
			/^(?:(?:phó )?trưởng ban biên tập|(?:phó )?tổng biên tập|chịu trách nhiệm(?: chính)?|(?:thiết kế|phát triển|xây dựng)(?: và (?:phát triển|xây dựng|vận hành|duy trì))?(?: bởi)?|(?:designed|design|developed|powered)(?: and developed)? by)\s{0,3}(?::|(?<=bởi|by) )/iu,
		examples: [
			"Trưởng Ban Biên tập: ông Lò Văn Sáng",
			"Chịu trách nhiệm: Văn phòng HĐND và UBND huyện",
			"Thiết kế và phát triển bởi Trung tâm Công nghệ thông tin",
			"Powered by Liferay",
		],
		rejects: ["Xây dựng Đảng và hệ thống chính trị", "Trưởng Ban Biên tập phát biểu tại hội nghị"],
	},
	{
		pattern:
			/^(?:®|©)?\s{0,3}(?:cổng (?:thông tin|giao tiếp)|trang (?:thông tin|tin)|(?:cổng|trang) ttđt|website)(?: điện tử)?(?: của)? (?:ủy ban nhân dân |ubnd )?(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn)(?: [\p{L}’']{1,10}){1,5}(?:(?:,| -|,? tỉnh|,? thành phố)(?: [\p{L}’']{1,10}){1,6}){0,2}$/iu,
		examples: ["Cổng thông tin điện tử huyện Mường Xa", "Trang thông tin điện tử của UBND xã Bản Mới"],
		rejects: [
			"Cổng thông tin điện tử huyện đăng tải đủ 12 kế hoạch.",
			"Trang thông tin điện tử của huyện: 120 tin, bài về dân vận",
		],
		sure: true,
	},
	{
		pattern:
			/^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd và ubnd) (?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận|xã|phường|thị trấn)(?: [\p{L}’']{1,10}){1,5}(?:(?:,| -|,? tỉnh|,? thành phố)(?: [\p{L}’']{1,10}){1,6}){0,2}$/iu,
		examples: ["Ủy ban nhân dân huyện Mường Xa", "ỦY BAN NHÂN DÂN HUYỆN MƯỜNG XA, TỈNH SƠN BÌNH"],
		rejects: ["Ủy ban nhân dân huyện đã chỉ đạo các phòng, ban triển khai.", "TM. ỦY BAN NHÂN DÂN HUYỆN MƯỜNG XA"],
	},
];

/** Class and id words of parts of a page that hold no report; `RelatedNews` comes as `Related-News`. */
export const PARTS =
	/(?:^|[\s_-])(?:related|relate|relative|tin-?khac|tin-?lien-?quan|lien-?quan|cung-?chuyen-?muc|doc-?them|xem-?them|other-?(?:news|post|article)s?|(?:news|post|article)s?-?other|share|sharing|social|addthis|sharethis|fb-?(?:like|comments)|comment|comments|binh-?luan|breadcrumbs?|menu|navbar|sidebar|side-?bar|footer|banner|advert|ads?|quang-?cao|counter|thong-?ke|luot-?xem|pagination|paging|tags|keywords|tu-?khoa|rating|toolbar|newsletter|popup|modal|hidden-print|print-?only)(?:$|[\s_-])/i;

/** Sentences of reports that look a little like boilerplate and stay. */
export const KEPT = [
	"Các tin khác nhau về công tác dân vận được tổng hợp.",
	"Chia sẻ với bà con vùng lũ, đồng chí Bí thư Tỉnh ủy đề nghị các ngành vào cuộc.",
	"Tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW.",
	"Khách mời: đồng chí Nguyễn Văn A, Trưởng Ban Dân vận Tỉnh ủy, và đại diện các sở, ban, ngành của tỉnh.",
	"Bình luận về Nghị quyết, các đại biểu đánh giá cao.",
	"Đại diện cơ quan chủ quản và đơn vị chịu trách nhiệm nội dung đã ký cam kết.",
];
