/** A kind of page that is no report, though it came with status 200. */
export interface JunkKind {
	/** Named as a fault, in English. */
	fault: string;
	/** Tried against the headline and against whole short lines of the page. */
	patterns: RegExp[];
	examples: string[];
	/** Headlines and lines of reports that it must leave. */
	rejects: string[];
}

/** Pages that servers, content systems and guards put in the place of a report. */
export const JUNK_KINDS: JunkKind[] = [
	{
		fault: "an error page",
		patterns: [
			/^(?:lỗi|error|http)?[\s:.-]*(?:40[0134]|410|50[0234])(?!\d)[\s:.|–-]*(?:(?:page |file |trang )?not found|không tìm thấy.{0,80}|forbidden|unauthorized|bad request|gone|internal server error|bad gateway|service.{0,20}unavailable|gateway time-?out|lỗi.{0,40}|error|.{0,3})[\s!.]*(?:[|–-].{0,80})?$/iu,
			/^(?:rất tiếc|xin lỗi|oops|opps|thông báo)?[\s,!.:…-]*(?:chúng tôi )?không (?:thể )?(?:tìm thấy|tồn tại)[\s:]{0,2}(?:trang|nội dung|bài viết|bài|tin|đường dẫn|dữ liệu|bản tin|tin bài|địa chỉ|tài liệu|thông tin)(?: (?:này|bạn|quý vị|mà|yêu cầu|phù hợp|theo|liên kết|cần tìm).{0,80})?[\s!.]*(?:[|–-].{0,80})?$/iu,
			/^(?:rất tiếc|xin lỗi|oops|opps)?[\s,!.:…-]*(?:trang|nội dung|bài viết|tin bài|bản tin|đường dẫn|liên kết|địa chỉ|tài liệu)(?: web| tin)?(?: mà)?(?: (?:bạn|quý vị|quý khách|này))?(?: đang| vừa| muốn| cần)?(?: (?:yêu cầu|tìm(?: kiếm)?|truy cập|xem))?(?: này)?(?: hiện)? (?:không (?:còn )?(?:tồn tại|tìm thấy|có|hợp lệ|khả dụng)|đã (?:bị )?(?:xóa|xoá|gỡ|di chuyển|hết hạn)|chưa được (?:duyệt|xuất bản)).{0,100}$/iu,
			/^(?:page|file|article|content) (?:not found|does not exist|cannot be (?:found|displayed)).{0,80}$/iu,
			/^(?:the )?(?:page|resource|requested url)(?: \S{1,80})? (?:you (?:are|were) looking for|you requested|requested|was not found|cannot be found|could not be found|has been removed).{0,120}$/iu,
			/^(?:server error in '.{0,60}' application|runtime error|internal server error|service unavailable|bad gateway|bad request|gateway time-?out|object moved(?: to here)?|directory listing denied|an error occurred.{0,80}|đã (?:có|xảy ra) lỗi.{0,80}|có lỗi xảy ra.{0,80}|lỗi hệ thống.{0,40}|lỗi kết nối (?:cơ sở dữ liệu|csdl).{0,40}|error establishing a database connection|warning: \w+\(\).{0,120}|fatal error:.{0,160}|parse error:.{0,160})$/iu,
			/^(?:forbidden|not found|access (?:is )?(?:denied|forbidden)|truy cập bị từ chối|từ chối truy cập|bạn không có quyền (?:truy cập|xem|thực hiện).{0,80}|you (?:do not|don't) have permission.{0,100}|request (?:rejected|blocked)|the requested url was rejected.{0,80}|unauthorized)[\s!.]*(?:[|–-].{0,80})?$/iu,
		],
		examples: [
			"404 - Không tìm thấy trang",
			"404 Not Found",
			"Lỗi 404 | Cổng thông tin điện tử huyện Mường Xa",
			"Không tìm thấy trang",
			"Xin lỗi, không tìm thấy nội dung bạn yêu cầu!",
			"Trang bạn yêu cầu không tồn tại hoặc đã bị xóa.",
			"Bài viết này không tồn tại hoặc đã bị xóa",
			"Page not found",
			"The page you are looking for has been removed.",
			"Server Error in '/' Application",
			"Đã có lỗi xảy ra trong quá trình xử lý",
			"503 Service Temporarily Unavailable",
			"Access denied",
			"Bạn không có quyền truy cập trang này",
			"Request Rejected",
			"Fatal error: Call to undefined function mysql_connect() in /home/web/index.php on line 12",
		],
		rejects: [
			"Không tìm thấy nạn nhân sau ba ngày tìm kiếm trên sông Mã",
			"Bài viết đoạt giải A cuộc thi chính luận bảo vệ nền tảng tư tưởng của Đảng",
			"404 hộ nghèo được hỗ trợ xây nhà Đại đoàn kết",
			"Trang phục dân tộc không còn xa lạ với học sinh",
		],
	},
	{
		fault: "a page under maintenance",
		patterns: [
			/^(?:thông báo[\s:.-]*)?(?:trang|website|hệ thống|cổng thông tin|trang web|trang thông tin)?(?: điện tử)?(?: này)?[\s:,-]*(?:đang|hiện|tạm thời|tạm dừng|hiện đang)(?: tạm)?(?: (?:được|trong quá trình))? (?:bảo trì|nâng cấp|bảo dưỡng|xây dựng|ngừng hoạt động|xây dựng nội dung).{0,120}$/iu,
			/^(?:(?:this |our )?(?:site|website|page) is )?(?:under (?:construction|maintenance)|down for maintenance|coming soon|be right back).{0,80}$/iu,
			/^(?:this account has been suspended|account suspended|tài khoản (?:hosting )?(?:này )?đã bị (?:khóa|tạm ngưng).{0,80}|tên miền (?:này )?(?:đã hết hạn|đang được rao bán|chưa được cấu hình).{0,80}|welcome to nginx!?|apache2? (?:debian|ubuntu)? ?default page.{0,40}|it works!?|iis windows server|default web site page|index of \/.{0,80})$/iu,
		],
		examples: [
			"Trang đang bảo trì",
			"Hệ thống đang được nâng cấp, mời bạn quay lại sau",
			"Website is under construction",
			"This Account has been suspended",
			"Tên miền này đã hết hạn sử dụng",
			"Welcome to nginx!",
			"Index of /uploads/2022",
		],
		rejects: [
			"Hệ thống chính trị đang được xây dựng trong sạch, vững mạnh",
			"Huyện Mường Xa bảo trì 12 km đường liên thôn trước mùa mưa lũ",
		],
	},
	{
		fault: "a login page",
		patterns: [
			/^(?:đăng nhập|đăng ký(?: tài khoản| thành viên)?|login|log ?in|sign ?in|quên mật khẩu\??)(?: (?:hệ thống|tài khoản|thành viên|quản trị|vào hệ thống|to .{1,40}|một cửa điện tử))?[\s!.:]*(?:[|–-].{0,80})?$/iu,
			/^(?:bạn|quý vị) (?:cần|phải|chưa|vui lòng)(?: phải)? đăng nhập.{0,100}$/iu,
			/^(?:vui lòng|xin|hãy|please)? ?(?:đăng nhập|log ?in|sign ?in) (?:để|to) .{0,80}$/iu,
			/^(?:phiên (?:làm việc|đăng nhập|truy cập)(?: của (?:bạn|quý vị))? (?:đã |bị )?hết hạn|(?:your )?session (?:has )?(?:expired|timed? ?out)).{0,100}$/iu,
		],
		examples: [
			"Đăng nhập",
			"Đăng nhập hệ thống - Cổng thông tin điện tử",
			"Bạn cần đăng nhập để xem nội dung này",
			"Vui lòng đăng nhập để tiếp tục",
			"Session expired",
			"Phiên làm việc của bạn đã hết hạn, vui lòng đăng nhập lại.",
		],
		rejects: [
			"Đăng nhập VNeID: công an xã Bản Mới hướng dẫn từng hộ dân",
			"Đăng ký thi đua năm 2022 của Khối các huyện",
		],
	},
	{
		fault: "a guard against robots",
		patterns: [
			/^(?:just a moment|attention required!?|checking your browser|verifying you are human|please wait while|one moment, please|ddos protection by|security check|human verification).{0,120}$/iu,
			/^(?:vui lòng |xin |hãy |please )?(?:xác (?:nhận|minh|thực)|verify|confirm|chứng minh)(?: that)? (?:bạn|quý vị|you)(?: là| are|'re)? (?:không phải (?:là )?(?:robot|người máy)|người|(?:a )?human|not a robot).{0,80}$/iu,
			/^(?:nhập |please enter |enter )?(?:the )?(?:mã )?captcha.{0,60}$/iu,
			/^(?:vui lòng |please )?(?:bật|kích hoạt|enable|turn on) (?:javascript|cookies?).{0,120}$/iu,
			/^(?:trình duyệt|trang (?:này|web)|this (?:site|page|app)).{0,40}(?:javascript|cookies?).{0,100}$/iu,
		],
		examples: [
			"Just a moment...",
			"Checking your browser before accessing huyen.example.",
			"Vui lòng xác nhận bạn không phải là robot",
			"Nhập mã captcha để tiếp tục",
			"Please enable JavaScript and cookies to continue",
			"Trang này yêu cầu bật JavaScript để hiển thị nội dung",
		],
		rejects: ["Xác minh bạn bè, người thân trước khi chuyển tiền qua mạng"],
	},
	{
		fault: "a search page",
		patterns: [
			/^(?:kết quả tìm kiếm|tìm kiếm(?: nâng cao)?|search(?: results?)?)(?: (?:cho|với|của|for|theo|từ khóa|từ khoá|tin tức|văn bản)\b.{0,120})?[\s:]*(?:["“'].{0,80})?(?:[|–-].{0,80})?$/iu,
			/^(?:(?:đã )?tìm (?:thấy|được)|có) (?:tổng (?:số|cộng) )?[\d.,]+ kết quả.{0,100}$/iu,
			/^không (?:tìm thấy|có) (?:kết quả|bản ghi|dữ liệu|bài viết|tin|văn bản) (?:nào|phù hợp|tìm kiếm).{0,100}$/iu,
		],
		examples: [
			"Kết quả tìm kiếm cho từ khóa “dân vận khéo”",
			"Tìm kiếm - Cổng thông tin điện tử",
			"Tìm thấy 128 kết quả với từ khóa “dân vận”",
			"Không tìm thấy kết quả nào phù hợp",
		],
		rejects: ["Tìm kiếm cứu nạn trong mùa mưa lũ: huyện Mường Xa sẵn sàng phương án"],
	},
	{
		fault: "an empty page",
		patterns: [
			/^(?:nội dung|chuyên mục|dữ liệu|thông tin|bài viết|trang)?(?: này)?[\s:,-]*(?:hiện )?(?:đang|chưa)(?: được)? (?:cập nhật|có (?:nội dung|bài viết|dữ liệu|tin)).{0,60}$/iu,
			/^(?:chưa có (?:bài viết|dữ liệu|nội dung|tin|bản ghi)|không có (?:bài viết|dữ liệu|nội dung|bản ghi|tin tức))(?: nào)?.{0,60}$/iu,
			/^(?:no (?:content|data|posts?|records?|results?)(?: found)?|nothing found|lorem ipsum.{0,200}|loading|đang tải(?: dữ liệu)?)[\s.…]*$/iu,
		],
		examples: [
			"Nội dung đang được cập nhật",
			"Chưa có bài viết nào trong chuyên mục này",
			"No content",
			"Đang tải dữ liệu...",
		],
		rejects: ["Chưa có dịch bệnh trên đàn vật nuôi sau mưa lũ"],
	},
];

/** What the pages say that gambling and pill sellers hide in a portal; a report on such crimes says some of it too. */
export const SPAM =
	/(?<!\p{L})(?:nhà cái|cá cược|đặt cược|tỷ lệ (?:cược|kèo)|kèo (?:nhà cái|bóng đá|châu á)|soi kèo|soi cầu|nổ hũ|tài xỉu|bắn cá|xóc đĩa|lô đề|rút tiền nhanh|nạp rút|khuyến mãi nạp|link (?:vào|đăng nhập)|casino(?: online| trực tuyến)?|live casino|jackpot|slot(?: game)?s?|baccarat|poker|sportsbook|betting|free spins|viagra|cialis|porn|escort|(?:[a-z]{1,12}(?:88|789|68|79|bet|win|vip))(?!\p{L}))/giu;

/** What a report on gambling says of it, and its sellers do not. */
export const PROSECUTED =
	/(?<!\p{L})(?:công an|cơ quan điều tra|khởi tố|triệt phá|bắt (?:giữ|quả tang|tạm giam)|tạm giữ|đối tượng|xử phạt|viện kiểm sát|tòa án|phạt tù|bị cáo|tệ nạn|đánh bạc trái phép|vi phạm|phòng, chống|cảnh giác)(?!\p{L})/giu;
