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

/**
 * Notices that a site sends for every address, in whole sentences. Tried against the headline and the first sentences of
 * a short page that states no day: reports are written of such things too.
 */
export const NOTICE_KINDS: JunkKind[] = [
	{
		fault: "a notice that the site has moved",
		patterns: [
			/^(?:thông báo[\s:.-]{0,3}(?:về việc |v\/v )?)?(?:.{0,200}?[,:] )?(?:địa chỉ (?:truy cập )?(?:của )?)?(?:cổng (?:thông tin|ttđt|giao tiếp|dịch vụ)|trang (?:thông tin|ttđt|tin|web|này|chủ)|website|chúng tôi)(?: .{0,100}?)? (?:chuyển(?: đổi)?|đổi|thay đổi|di chuyển|sáp nhập|hợp nhất|thay thế)(?: hoạt động| truy cập){0,2}(?: sang| về| đến| tới| vào| thành| bằng| qua| tại) (?:một )?(?:địa chỉ|tên miền|đường dẫn|máy chủ|cổng|trang|website|https?:)/iu,
			/^(?:thông báo[\s:.-]{0,3}(?:về việc |v\/v )?)?(?:chuyển(?: đổi)?|thay đổi|đổi)(?: sang)? (?:địa chỉ(?: truy cập)?|tên miền|cổng thông tin|trang thông tin|website|trang web)(?!\p{L})/iu,
			/^(?:.{0,200}?[,:] )?(?:cổng (?:thông tin|ttđt|giao tiếp|dịch vụ)|trang (?:thông tin|ttđt|tin|web|này)|website)(?: .{0,100}?)? (?:đã|sẽ|chính thức|hiện) (?:dừng|ngừng|ngưng|đóng|chấm dứt|không còn)(?: được)?(?: hoạt động| cập nhật| cung cấp| sử dụng| duy trì)?(?!\p{L})/iu,
			/^(?:.{0,200}?[,:] )?(?:(?:cổng (?:thông tin|ttđt|giao tiếp|dịch vụ)|trang (?:thông tin|ttđt|tin|web|này)|website)(?: .{0,100}?)? không còn (?:được )?(?:hoạt động|cập nhật|sử dụng|duy trì)|(?:địa chỉ|tên miền)(?: truy cập| chính thức){0,2} mới (?:của )?(?:cổng|trang|website|chúng tôi)(?!\p{L}))/iu,
			/^(?:bạn|quý vị|quý khách) đang truy cập (?:vào )?(?:địa chỉ|trang|website|cổng|phiên bản)(?: .{0,40}?)? cũ(?!\p{L})/iu,
		],
		examples: [
			"Quý vị đang truy cập địa chỉ cũ của Cổng thông tin điện tử huyện.",
			"Cổng TTĐT huyện đã chuyển sang địa chỉ mới.",
			"Cổng thông tin đã chuyển sang địa chỉ mới",
			"Cổng thông tin điện tử huyện Mường Xa đã chuyển sang địa chỉ mới https://muongxa.example",
			"Kể từ ngày 01/7/2025, Trang thông tin điện tử huyện Mường Xa dừng hoạt động và chuyển về Cổng thông tin điện tử tỉnh.",
			"Website của chúng tôi hiện đã được chuyển sang tên miền mới",
			"Thông báo thay đổi địa chỉ truy cập",
			"Thông báo về việc chuyển Cổng thông tin điện tử",
			"Trang web này đã ngừng hoạt động.",
			"Website huyện Mường Xa không còn được cập nhật",
			"Địa chỉ truy cập mới của Cổng thông tin điện tử huyện là https://muongxa.example",
		],
		rejects: [
			"Công an huyện Mường Xa chuyển sang địa chỉ mới từ đầu tháng",
			"Trang thiết bị y tế đã được chuyển về trạm mới",
			"Trang trại của gia đình anh Sáng chuyển sang nuôi bò",
			"Chuyển đổi số ở xã Bản Mới: từ trang thông tin đến từng hộ",
			"Cổng thông tin điện tử huyện đã đăng 120 tin, bài về công tác dân vận.",
		],
	},
	{
		fault: "a parked domain",
		patterns: [
			/^(?:.{0,100}?[,:] )?(?:tên miền|domain|hosting|website)(?: \S{1,100})?(?: này| (?:mà )?(?:bạn|quý vị|quý khách).{1,30}?)?(?: đã| đang| hiện| có thể| sẽ| sắp){0,3}(?: được| bị)? (?:rao bán|hết hạn|chuyển nhượng|thu hồi|tạm (?:ngừng|ngưng|dừng|khóa|khoá)|khóa|khoá|chưa (?:được )?(?:gia hạn|cấu hình|kích hoạt|trỏ)|chưa có (?:website|nội dung|trang))(?!\p{L})/iu,
			/^(?:bạn (?:có )?(?:muốn|quan tâm|cần).{0,30}? )?mua (?:lại )?tên miền(?: này| \S{1,80}\.\S{2,20})/iu,
			/^(?:the |this )?domain(?: name)?(?: \S{1,100})? (?:is|may be|has) (?:for sale|parked|expired|available)/iu,
		],
		examples: [
			"Tên miền muongxa.example đang được rao bán với giá ưu đãi",
			"Tên miền huyen.example đã hết hạn và chưa được chủ thể gia hạn theo quy định.",
			"Tên miền bạn truy cập đã hết hạn sử dụng.",
			"Website huyen.example đã hết hạn duy trì dịch vụ.",
			"Tên miền này có thể được chuyển nhượng",
			"Bạn muốn mua tên miền này?",
			"This domain is for sale",
		],
		rejects: [
			"Website bán hàng của hợp tác xã có 2.000 lượt truy cập một ngày",
			"Tên miền quốc gia được cấp miễn phí cho hộ kinh doanh trẻ",
			"Tên miền .vn tăng 5% so với năm trước",
		],
	},
	{
		fault: "a notice of maintenance",
		patterns: [
			/^(?:thông báo[\s:.-]{0,3}(?:về việc |v\/v |kế hoạch |lịch )?)?(?:tạm (?:dừng|ngừng|ngưng) (?:hoạt động )?(?:cổng|trang|website|hệ thống|dịch vụ)|(?:bảo trì|bảo dưỡng|nâng cấp)(?:,? (?:và )?(?:bảo trì|bảo dưỡng|nâng cấp|định kỳ)){0,2} (?:hệ thống(?= (?:website|cổng|trang|máy chủ|mạng|thông tin|phần mềm)|[\s.!:]{0,3}$)|máy chủ|website|cổng thông tin|trang thông tin|trang web|phần mềm)(?!\p{L}))/iu,
			/^(?:.{0,150}?[,:] )?(?:cổng (?:thông tin|ttđt|giao tiếp|dịch vụ)|trang (?:thông tin|ttđt|tin|web|này)|website|máy chủ|hệ thống (?:website|cổng|trang|máy chủ|của chúng tôi))(?: .{0,100}?)? (?:(?:tạm|sẽ|phải|bị) (?:thời )?(?:dừng|ngừng|ngưng|gián đoạn)|(?:đang|hiện|tạm)(?: được| trong| trong quá trình| trong thời gian| tiến hành| thực hiện){0,3} (?:bảo trì|bảo dưỡng|nâng cấp))(?!\p{L})/iu,
			/^(?:.{0,150}?[,:] )?chúng tôi (?:xin |xin phép |đang |sẽ |hiện |tạm |tiến hành |thực hiện ){1,4}(?:(?:tạm )?(?:dừng|ngừng|ngưng) (?:hệ thống|website|cổng|trang|dịch vụ)|(?:bảo trì|bảo dưỡng|nâng cấp)(?:,? (?:và )?(?:bảo trì|bảo dưỡng|nâng cấp|định kỳ)){0,2} (?:hệ thống|máy chủ|website|cổng thông tin|trang thông tin|trang web))/iu,
			/^(?:hiện nay, |hiện tại, |hiện )?hệ thống (?:đang|sẽ|tạm|hiện)(?: đang| được| thời| tạm){0,2} (?:dừng|ngừng|ngưng|gián đoạn|bảo trì|bảo dưỡng|nâng cấp)(?!\p{L})/iu,
		],
		examples: [
			"Thông báo bảo trì hệ thống",
			"Thông báo về việc nâng cấp, bảo trì máy chủ",
			"Hiện nay, Cổng thông tin điện tử huyện tạm ngừng hoạt động để bảo trì máy chủ.",
			"Website đang trong quá trình nâng cấp, kính mong quý vị thông cảm.",
			"Hệ thống sẽ tạm dừng từ 22 giờ để nâng cấp.",
			"Để phục vụ tốt hơn, chúng tôi đang tiến hành nâng cấp hệ thống.",
		],
		rejects: [
			"Nâng cấp hệ thống kênh mương nội đồng ở xã Bản Mới",
			"Hệ thống đường giao thông nông thôn đang được nâng cấp ở 12 xã.",
			"Bảo trì hệ thống cấp nước sạch nông thôn trước mùa khô",
			"Trang thiết bị của trạm đang được nâng cấp",
		],
	},
	{
		fault: "a page that is gone",
		patterns: [
			/^(?:.{0,80}?[,:!] )?(?:trang|nội dung|bài viết|tin bài|bản tin|đường dẫn|liên kết|địa chỉ|tài liệu|thông tin)(?: web| tin)?(?:[\s:(“"«]{1,3}\S{4,300})?(?: mà)? (?:bạn|quý vị|quý khách|quý độc giả|ông\/bà)(?: đang| vừa| muốn| cần| đã){0,2} (?:yêu cầu|tìm kiếm|tìm|truy cập|xem|mở|nhập)[\s:(“"«]{0,4}(?:\S{4,300}?[)”"»]?)?(?: này)?(?: hiện| nay| đã| có thể| tại){0,3} (?:không (?:còn|tồn tại|tìm thấy|có|được tìm thấy|khả dụng|truy cập được)|(?:bị |được )?(?:xóa|xoá|gỡ|di chuyển|chuyển|đổi|thay đổi))(?!\p{L})/iu,
			/^(?:.{0,80}?[,:!] )?(?:trang|nội dung|bài viết|tin bài|bản tin|đường dẫn|liên kết)(?: web| tin)?(?:[\s:(“"«]{1,3}\S{4,300})? này(?: hiện| nay| đã| có thể| tại){0,3} (?:không (?:còn )?(?:tồn tại|tìm thấy|khả dụng|hiệu lực|hợp lệ|truy cập được)|không còn(?=[\s.!]{0,3}$)|bị (?:xóa|xoá|gỡ)|hết hạn)(?!\p{L})/iu,
		],
		examples: [
			"Trang bạn truy cập không còn",
			"Địa chỉ https://huyen.example/tin/1.html mà bạn yêu cầu không còn.",
			"Chúng tôi rất tiếc phải thông báo: bài viết bạn tìm đã bị gỡ.",
			"Xin lỗi quý vị, trang này không còn tồn tại trên hệ thống.",
			"Liên kết này không còn hiệu lực hoặc đã được thay đổi",
			"Trang bạn truy cập (https://huyen.example/tin/1.html) không còn trên hệ thống của chúng tôi.",
			"Rất tiếc, nội dung mà quý vị vừa yêu cầu hiện không còn.",
			"Đường dẫn bạn truy cập: https://huyen.example/tin/1.html đã được di chuyển",
		],
		rejects: [
			"Thông tin bạn đọc quan tâm không còn là chuyện riêng của báo",
			"Trang phục dân tộc không còn xa lạ với học sinh",
			"Bài viết bạn đọc gửi về đã được chuyển đến cơ quan chức năng",
		],
	},
];

/** What the pages say that gambling and pill sellers hide in a portal; a report on such crimes says some of it too. */
export const SPAM =
	/(?<!\p{L})(?:nhà cái|cá cược|đặt cược|tỷ lệ (?:cược|kèo)|kèo (?:nhà cái|bóng đá|châu á)|soi kèo|soi cầu|nổ hũ|tài xỉu|bắn cá|xóc đĩa|lô đề|rút tiền nhanh|nạp rút|khuyến mãi nạp|link (?:vào|đăng nhập)|casino(?: online| trực tuyến)?|live casino|jackpot|slot(?: game)?s?|baccarat|poker|sportsbook|betting|free spins|viagra|cialis|porn|escort|(?:[a-z]{1,12}(?:88|789|68|79|bet|win|vip))(?!\p{L}))/giu;

/** What a report on gambling says of it, and its sellers do not. */
export const PROSECUTED =
	/(?<!\p{L})(?:công an|cơ quan điều tra|khởi tố|triệt phá|bắt (?:giữ|quả tang|tạm giam)|tạm giữ|đối tượng|xử phạt|viện kiểm sát|tòa án|phạt tù|bị cáo|tệ nạn|đánh bạc trái phép|vi phạm|phòng, chống|cảnh giác)(?!\p{L})/giu;
