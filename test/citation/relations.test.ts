import { expect } from "chai";
import { stated } from "./stating.ts";

/** Each text with the relations that it states, in reading order of what they are said of; none for a hard negative. */
type Case = readonly [text: string, ...triples: string[]];

const CASES: Record<string, Case[]> = {
	"a title that holds another document": [
		[
			"Chi bộ quán triệt Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016.",
			"01-KL/TW continues 05-CT/TW",
		],
		[
			"Kế hoạch số 114-KH/TU ngày 20/10/2022 của Tỉnh ủy Nam Định về thực hiện Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương được gửi đến các huyện.",
			"114-KH/TU implements 29-NQ/TW",
		],
		[
			"Hướng dẫn số 05-HD/BTCTW của Ban Tổ chức Trung ương về một số nội dung thi hành Quy định số 24-QĐ/TW vừa được phổ biến.",
			"05-HD/BTCTW implements 24-QĐ/TW",
		],
		[
			"Kế hoạch số 87/KH-UBND về tuyên truyền, phổ biến, quán triệt và tổ chức thực hiện Chỉ thị số 13-CT/TW được niêm yết tại trụ sở.",
			"87/KH-UBND implements 13-CT/TW",
		],
		[
			"Báo cáo số 211-BC/TU của Tỉnh ủy tổng kết 10 năm thực hiện Nghị quyết số 33-NQ/TW nêu bốn bài học.",
			"211-BC/TU concludes 33-NQ/TW",
		],
		[
			"Nghị quyết số 76/NQ-CP của Chính phủ ban hành Chương trình tổng thể cải cách hành chính thực hiện Kết luận số 50-KL/TW.",
			"76/NQ-CP implements 50-KL/TW",
		],
		[
			"Kế hoạch số 45/KH-UBND ngày 12/3/2021 về nâng cao chất lượng, hiệu quả thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư đã được ký.",
			"45/KH-UBND implements 40-CT/TW",
		],
		[
			"Nghị quyết số 12-NQ/HU “Về tiếp tục thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy” có bảy nhiệm vụ.",
			"12-NQ/HU continues 05-NQ/TU",
		],
		[
			"Chỉ thị số 10-CT/TU của Thành ủy Hà Nội về lãnh đạo thực hiện Kết luận số 19-KL/TW của Ban Bí thư tiếp tục thực hiện Chỉ thị số 30-CT/TW khóa IX.",
			"10-CT/TU implements 19-KL/TW",
			"19-KL/TW continues 30-CT/TW",
		],
	],
	"changes of law": [
		[
			"Bãi bỏ Quyết định số 15/2019/QĐ-BTC và Quyết định số 18/2019/QĐ-BTC kể từ ngày Thông tư này có hiệu lực.",
			"Thông tư này repeals 15/2019/QĐ-BTC",
			"Thông tư này repeals 18/2019/QĐ-BTC",
		],
		[
			"Nghị định số 143/2013/NĐ-CP, được sửa đổi bởi:\nNghị định số 51/2024/NĐ-CP ngày 02/02/2024 của Chính phủ.",
			"51/2024/NĐ-CP amends 143/2013/NĐ-CP",
		],
		[
			"Nghị định số 30/2020/NĐ-CP thay thế Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư.",
			"30/2020/NĐ-CP replaces 110/2004/NĐ-CP",
		],
		["Quy định số 366-QĐ/TW có hiệu lực từ ngày ký, thay thế Quy định số 124-QĐ/TW.", "366-QĐ/TW replaces 124-QĐ/TW"],
		[
			"Luật số 34/2018/QH14 sửa đổi, bổ sung một số điều của Luật Giáo dục đại học.",
			"34/2018/QH14 amends Luật Giáo dục đại học",
		],
		[
			"Thông tư số 08/2023/TT-BGDĐT sửa đổi, bổ sung khoản 2 Điều 3 và điểm a khoản 1 Điều 5 Thông tư số 01/2021/TT-BGDĐT.",
			"08/2023/TT-BGDĐT amends 01/2021/TT-BGDĐT",
		],
		[
			"Thông tư số 08/2023/TT-BGDĐT bãi bỏ Điều 4 Thông tư số 01/2021/TT-BGDĐT.",
			"08/2023/TT-BGDĐT repeals 01/2021/TT-BGDĐT",
		],
		[
			"Nghị định số 100/2019/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 123/2021/NĐ-CP) vẫn là căn cứ xử phạt.",
			"123/2021/NĐ-CP amends 100/2019/NĐ-CP",
		],
		[
			"Luật Đầu tư đã được sửa đổi, bổ sung một số điều theo Luật số 72/2020/QH14, Luật số 03/2022/QH15 và Luật số 05/2022/QH15, Luật Nhà ở và Luật Đất đai giữ nguyên.",
			"72/2020/QH14 amends Luật Đầu tư",
			"03/2022/QH15 amends Luật Đầu tư",
			"05/2022/QH15 amends Luật Đầu tư",
		],
		[
			"Nghị định số 59/2015/NĐ-CP đã hết hiệu lực và được thay thế bởi Nghị định số 15/2021/NĐ-CP.",
			"15/2021/NĐ-CP replaces 59/2015/NĐ-CP",
		],
		[
			"Quyết định này có hiệu lực từ ngày 15/8/2024 và thay thế Quyết định số 09/2019/QĐ-UBND; bãi bỏ Quyết định số 21/2020/QĐ-UBND.",
			"Quyết định này replaces 09/2019/QĐ-UBND",
			"Quyết định này repeals 21/2020/QĐ-UBND",
		],
		[
			"Quy định này thay thế quy chế về chế độ bồi dưỡng cán bộ ban hành kèm theo Quyết định số 67-QĐ/TW ngày 04/7/2007.",
			"Quy định này replaces 67-QĐ/TW",
		],
		[
			"Nghị định số 62/2015/NĐ-CP hướng dẫn thi hành một số điều của Luật Thi hành án dân sự được sửa đổi, bổ sung theo Nghị định số 33/2020/NĐ-CP.",
			"62/2015/NĐ-CP implements Luật Thi hành án dân sự",
			"33/2020/NĐ-CP amends 62/2015/NĐ-CP",
		],
		[
			"Luật Hợp tác xã được sửa đổi, bổ sung theo Luật số 74/2014/QH13 và Luật số 34/2018/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực.",
			"74/2014/QH13 amends Luật Hợp tác xã",
			"34/2018/QH14 amends Luật Hợp tác xã",
			"Luật này repeals Luật Hợp tác xã",
		],
		[
			"Điều 3. Bãi bỏ Quyết định số 17/2016/QĐ-UBND và Quyết định số 20/2017/QĐ-UBND.",
			"report repeals 17/2016/QĐ-UBND",
			"report repeals 20/2017/QĐ-UBND",
		],
	],
	"what guides a law": [
		[
			"Nghị quyết số 35/2023/UBTVQH15 triển khai Nghị quyết số 37-NQ/TW và Kết luận số 48-KL/TW của Bộ Chính trị.",
			"35/2023/UBTVQH15 implements 37-NQ/TW",
			"35/2023/UBTVQH15 implements 48-KL/TW",
		],
		[
			"Công văn số 4377/BNV-TCBC hướng dẫn thực hiện Nghị quyết số 76/2025/UBTVQH15, Nghị định số 178/2024/NĐ-CP và Nghị định số 67/2025/NĐ-CP.",
			"4377/BNV-TCBC implements 76/2025/UBTVQH15",
			"4377/BNV-TCBC implements 178/2024/NĐ-CP",
			"4377/BNV-TCBC implements 67/2025/NĐ-CP",
		],
		[
			"Căn cứ Thông tư số 39/2014/TT-BTC hướng dẫn thi hành Nghị định số 51/2010/NĐ-CP và Nghị định số 04/2014/NĐ-CP;",
			"report based-on 39/2014/TT-BTC",
			"39/2014/TT-BTC implements 51/2010/NĐ-CP",
			"39/2014/TT-BTC implements 04/2014/NĐ-CP",
		],
		[
			"Thông tư này hướng dẫn thi hành Nghị định số 65/2013/NĐ-CP quy định chi tiết Luật Thuế thu nhập cá nhân.",
			"Thông tư này implements 65/2013/NĐ-CP",
			"65/2013/NĐ-CP implements Luật Thuế thu nhập cá nhân",
		],
		[
			"Nghị định số 59/2023/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Thực hiện dân chủ ở cơ sở.",
			"59/2023/NĐ-CP implements Luật Thực hiện dân chủ ở cơ sở",
		],
		[
			"Thông tư số 96/2015/TT-BTC hướng dẫn về Luật Thuế thu nhập doanh nghiệp và Nghị định số 12/2015/NĐ-CP.",
			"96/2015/TT-BTC implements Luật Thuế thu nhập doanh nghiệp",
			"96/2015/TT-BTC implements 12/2015/NĐ-CP",
		],
		[
			"Điều 7 Luật Trẻ em được quy định chi tiết tại Nghị định số 56/2017/NĐ-CP.",
			"56/2017/NĐ-CP implements Luật Trẻ em",
		],
		["Nghị quyết số 57-NQ/TW được Chính phủ cụ thể hóa bằng Nghị quyết số 71/NQ-CP.", "71/NQ-CP implements 57-NQ/TW"],
	],
	"the report itself": [
		[
			"Hội nghị tổng kết 15 năm thực hiện Nghị quyết số 27-NQ/TW về xây dựng đội ngũ trí thức khai mạc sáng nay.",
			"report concludes 27-NQ/TW",
		],
		["Sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW", "report concludes 05-CT/TW"],
		[
			"Huyện Thoại Sơn triển khai thực hiện Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW gắn với tinh giản biên chế.",
			"report implements 18-NQ/TW",
			"report implements 19-NQ/TW",
		],
		[
			"Các chi bộ tiếp tục quán triệt, triển khai thực hiện nghiêm túc Kết luận số 21-KL/TW; Quy định số 37-QĐ/TW.",
			"report continues 21-KL/TW",
			"report continues 37-QĐ/TW",
		],
		[
			"Tỉnh tiếp tục thực hiện Kết luận số 43-KL/TW của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 25-NQ/TW.",
			"report continues 43-KL/TW",
			"43-KL/TW continues 25-NQ/TW",
		],
		[
			"Nghị quyết số 57-NQ/TW đã tạo động lực để tỉnh đẩy mạnh thực hiện Nghị quyết số 68-NQ/TW.",
			"report implements 68-NQ/TW",
		],
		["Xã ban hành kế hoạch triển khai thực hiện Nghị quyết số 19-NQ/TW.", "report implements 19-NQ/TW"],
		[
			"Thực hiện Nghị quyết số 04-NQ/TW về xây dựng Đảng gắn với thực hiện Chỉ thị số 05-CT/TW.",
			"report implements 04-NQ/TW",
			"report implements 05-CT/TW",
		],
	],
	"what a document rests on": [
		[
			"Thực hiện Kết luận số 137-KL/TW của Bộ Chính trị, Ban Bí thư và Kế hoạch số 47-KH/BCĐ, ngày 05/5/2025 tỉnh đã có Tờ trình số 78/TTr-UBND.",
			"report implements 137-KL/TW",
			"report implements 47-KH/BCĐ",
			"78/TTr-UBND implements 137-KL/TW",
			"78/TTr-UBND implements 47-KH/BCĐ",
		],
		[
			"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\nCăn cứ Nghị định số 24/2014/NĐ-CP của Chính phủ;\nTheo đề nghị của Giám đốc Sở Nội vụ.",
			"report based-on Luật Tổ chức chính quyền địa phương",
			"report based-on 24/2014/NĐ-CP",
		],
		[
			"Số: 27/KH-THCS\nVĩnh Tường, ngày 10/9/2021\nKẾ HOẠCH\nNăm học 2021 - 2022\nCăn cứ Chỉ thị số 800/CT-BGDĐT ngày 24/8/2021 của Bộ Giáo dục và Đào tạo; Công văn số 1120/SGDĐT-GDTrH ngày 30/8/2021;\nCăn cứ Quyết định số 2050/QĐ-UBND ngày 29/7/2021;",
			"27/KH-THCS based-on 800/CT-BGDĐT",
			"27/KH-THCS based-on 1120/SGDĐT-GDTrH",
			"27/KH-THCS based-on 2050/QĐ-UBND",
		],
		[
			"Căn cứ Nghị định số 108/2014/NĐ-CP, ngày 12/5/2016 Ủy ban nhân dân tỉnh đã ban hành Quyết định số 845/QĐ-UBND.",
			"845/QĐ-UBND based-on 108/2014/NĐ-CP",
		],
		[
			"Trên cơ sở Tờ trình số 35/TTr-SNV của Sở Nội vụ, Chủ tịch Ủy ban nhân dân tỉnh ký Quyết định số 1192/QĐ-UBND.",
			"1192/QĐ-UBND based-on 35/TTr-SNV",
		],
		[
			"Thực hiện Nghị quyết số 25-NQ/TW và Quyết định số 290-QĐ/TW, Ban Thường vụ Tỉnh ủy đã ban hành Nghị quyết số 66-NQ/TU.",
			"report implements 25-NQ/TW",
			"report implements 290-QĐ/TW",
			"66-NQ/TU implements 25-NQ/TW",
			"66-NQ/TU implements 290-QĐ/TW",
		],
		[
			"Căn cứ Nghị định số 43/2014/NĐ-CP quy định chi tiết thi hành Luật Đất đai và Nghị định số 01/2017/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 43/2014/NĐ-CP;",
			"report based-on 43/2014/NĐ-CP",
			"43/2014/NĐ-CP implements Luật Đất đai",
			"report based-on 01/2017/NĐ-CP",
			"01/2017/NĐ-CP amends 43/2014/NĐ-CP",
		],
		[
			"Tỉnh ủy ban hành Kế hoạch số 30-KH/TU để triển khai thực hiện Kết luận số 62-KL/TW.",
			"30-KH/TU implements 62-KL/TW",
		],
		[
			"Số: 141/2026/NĐ-CP\nNGHỊ ĐỊNH\nSửa đổi, bổ sung một số điều của Nghị định số 68/2026/NĐ-CP",
			"141/2026/NĐ-CP amends 68/2026/NĐ-CP",
		],
	],
	"a text by its own letterhead": [
		[
			"Số 15-QC/TU\nVinh, ngày 05 tháng 3 năm 2026\nQUY CHẾ\nVề phối hợp\n- Căn cứ Điều lệ Đảng;\n- Căn cứ Nghị quyết số 18-NQ/TW;",
			"15-QC/TU based-on Điều lệ Đảng",
			"15-QC/TU based-on 18-NQ/TW",
		],
		[
			"Số: 15/KH-UBND\nKẾ HOẠCH\nVề chuyển đổi số\nCăn cứ Luật Giao dịch điện tử;\nThực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị;\nTheo đề nghị của Sở Khoa học và Công nghệ tại Tờ trình số 20/TTr-SKHCN;\nI. MỤC ĐÍCH\nThực hiện Chỉ thị số 05-CT/TW.",
			"15/KH-UBND based-on Luật Giao dịch điện tử",
			"15/KH-UBND implements 57-NQ/TW",
			"15/KH-UBND based-on 20/TTr-SKHCN",
			"report implements 05-CT/TW",
		],
		[
			"Số: 40/NQ-HĐND\nNGHỊ QUYẾT\nVề dự toán\nCăn cứ Luật Ngân sách nhà nước;\nXét Tờ trình số 35/TTr-UBND ngày 02/12/2024 của UBND tỉnh về dự toán; Báo cáo thẩm tra số 50/BC-HĐND của Ban Kinh tế;",
			"40/NQ-HĐND based-on Luật Ngân sách nhà nước",
			"40/NQ-HĐND based-on 35/TTr-UBND",
			"40/NQ-HĐND based-on 50/BC-HĐND",
		],
		["Số: 55-BC/HU\nBÁO CÁO\nTổng kết 10 năm thực hiện Nghị quyết số 33-NQ/TW", "55-BC/HU concludes 33-NQ/TW"],
		[
			"SỐ 12/2006/PL-UBTVQH11\nPHÁP LỆNH\nCăn cứ vào Hiến pháp năm 1992;",
			"12/2006/PL-UBTVQH11 based-on Hiến pháp năm 1992",
		],
		[
			"Số ký hiệu: Kế hoạch số 20/KH-SXD\nCăn cứ, mục đích:\n+ Cụ thể hóa Kế hoạch số 41/KH-UBND.\n+ Triển khai Nghị quyết số 14-NQ/TU.",
			"20/KH-SXD implements 41/KH-UBND",
			"20/KH-SXD implements 14-NQ/TU",
		],
		[
			"KẾ HOẠCH SỐ 12/KH-UBND\nTriển khai Nghị quyết số 57-NQ/TW\nCăn cứ Luật Giao dịch điện tử;",
			"12/KH-UBND implements 57-NQ/TW",
			"12/KH-UBND based-on Luật Giao dịch điện tử",
		],
		[
			"Số: 18/2024/QĐ-UBND\nVinh, ngày 02 tháng 5 năm 2024\nQUYẾT ĐỊNH\nSửa đổi, bổ sung Quyết định số 12/2020/QĐ-UBND\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Sửa đổi khoản 2 Điều 3 Quyết định số 12/2020/QĐ-UBND\nĐiều 2. Bãi bỏ Quyết định số 13/2021/QĐ-UBND.",
			"18/2024/QĐ-UBND amends 12/2020/QĐ-UBND",
			"18/2024/QĐ-UBND based-on Luật Tổ chức chính quyền địa phương",
			"18/2024/QĐ-UBND amends 12/2020/QĐ-UBND",
			"18/2024/QĐ-UBND repeals 13/2021/QĐ-UBND",
		],
		[
			"Nghị quyết số 57-NQ/TW đi vào cuộc sống\nCăn cứ Luật Giao dịch điện tử, tỉnh đã sắp xếp lại.",
			"report based-on Luật Giao dịch điện tử",
		],
	],
	"what a document is for": [
		["Kế hoạch số 12-KH/TU được ban hành để thực hiện Nghị quyết số 18-NQ/TW.", "12-KH/TU implements 18-NQ/TW"],
		["Kế hoạch số 12-KH/TU nhằm triển khai thực hiện Nghị quyết số 18-NQ/TW.", "12-KH/TU implements 18-NQ/TW"],
		["Kế hoạch số 12-KH/TU ban hành nhằm cụ thể hóa Nghị quyết số 18-NQ/TW.", "12-KH/TU implements 18-NQ/TW"],
		[
			"Chính phủ đã ban hành Nghị định số 65/2023/NĐ-CP, nhằm đưa ra các biện pháp thi hành của Luật Sở hữu trí tuệ.",
			"65/2023/NĐ-CP implements Luật Sở hữu trí tuệ",
		],
		[
			"Quyết định số 61/QĐ-UBND về thành lập Tổ công tác triển khai Nghị quyết số 57-NQ/TW.",
			"61/QĐ-UBND implements 57-NQ/TW",
		],
		[
			"Quyết định số 61/QĐ-UBND về việc kiện toàn Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW.",
			"61/QĐ-UBND implements 57-NQ/TW",
		],
		[
			"Thông tư số 12/2018/TT-BNV hướng dẫn chế độ tiền lương theo Nghị định số 204/2004/NĐ-CP.",
			"12/2018/TT-BNV implements 204/2004/NĐ-CP",
		],
		[
			"Căn cứ Thông tư liên tịch số 12/2015/TTLT-BYT-BTC của Bộ Y tế; Hướng dẫn thực hiện Quyết định số 14/2012/QĐ-TTg của Thủ tướng Chính phủ;",
			"report based-on 12/2015/TTLT-BYT-BTC",
			"12/2015/TTLT-BYT-BTC implements 14/2012/QĐ-TTg",
		],
		["Công văn số 15-CV/TU về quán triệt, triển khai thực hiện Chỉ thị số 35-CT/TW.", "15-CV/TU implements 35-CT/TW"],
		["Kế hoạch số 20-KH/HU về học tập, quán triệt Chỉ thị số 35-CT/TW."],
		["Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo thực hiện Nghị quyết số 57-NQ/TW phát biểu."],
		["Quyết định số 15/QĐ-UBND đình chỉ thi hành Nghị quyết số 11/NQ-HĐND."],
		["Chấm dứt việc thực hiện Kế hoạch số 12-KH/TU."],
	],
	"a document by its shorter name": [
		[
			"Bộ Chính trị ban hành Quy định số 144-QĐ/TW (sau đây gọi tắt là Quy định 144) về chuẩn mực đạo đức, thay thế Quy định số 08-QĐi/TW (gọi tắt là Quy định 08).",
			"144-QĐ/TW replaces 08-QĐi/TW",
		],
		[
			"Nghị quyết số 18-NQ/TW (sau đây gọi là Nghị quyết) thay thế Nghị quyết số 39-NQ/TW.",
			"18-NQ/TW replaces 39-NQ/TW",
		],
		[
			"Hướng dẫn số 05-HD/UBKTTW (sau đây viết tắt là Hướng dẫn 05) thực hiện Quy định số 296-QĐ/TW.",
			"05-HD/UBKTTW implements 296-QĐ/TW",
		],
		[
			"Thực hiện Nghị quyết số 18-NQ/TW (gọi tắt là Nghị quyết 18) và Nghị quyết số 19-NQ/TW.",
			"report implements 18-NQ/TW",
			"report implements 19-NQ/TW",
		],
	],
	"the next of a list": [
		[
			"Nghị định này bãi bỏ các quy định tại:\na) Điều 3 Nghị định số 12/2015/NĐ-CP;\nb) Khoản 2 Điều 5 Nghị định số 20/2017/NĐ-CP.",
			"Nghị định này repeals 12/2015/NĐ-CP",
			"Nghị định này repeals 20/2017/NĐ-CP",
		],
		[
			"Nghị định này bãi bỏ các quy định tại:\n\na) Điều 3 Nghị định số 12/2015/NĐ-CP;\n\nb) Khoản 2 Điều 5 Nghị định số 20/2017/NĐ-CP.",
			"Nghị định này repeals 12/2015/NĐ-CP",
			"Nghị định này repeals 20/2017/NĐ-CP",
		],
		["> 2. Thông tư này bãi bỏ:\n>\n> a) Điều 3 Thông tư số 12/2015/TT-BNV;", "Thông tư này repeals 12/2015/TT-BNV"],
		[
			"Thông tư số 05/2009/TT-BNV hướng dẫn sửa đổi, bổ sung khoản 3 mục II Phần I, Thông tư số 02/2008/TT-BNV.",
			"05/2009/TT-BNV amends 02/2008/TT-BNV",
		],
		[
			"Nghị định này thay thế Nghị định số 11/2012/NĐ-CP và một phần của Nghị định số 12/2013/NĐ-CP.",
			"Nghị định này replaces 11/2012/NĐ-CP",
			"Nghị định này replaces 12/2013/NĐ-CP",
		],
		[
			"Tỉnh vừa ban hành Kế hoạch số 30-KH/TU về sơ kết thực hiện Nghị quyết số 21-NQ/TW, Chương trình hành động số 15-CTr/TU của Tỉnh ủy.",
			"30-KH/TU concludes 21-NQ/TW",
			"30-KH/TU concludes 15-CTr/TU",
		],
		[
			"Tỉnh ban hành Kế hoạch số 30-KH/TU về thực hiện Nghị quyết số 21-NQ/TW, Kế hoạch số 31-KH/TU về thực hiện Chỉ thị số 35-CT/TW.",
			"30-KH/TU implements 21-NQ/TW",
			"31-KH/TU implements 35-CT/TW",
		],
		[
			"Nghị định số 10/2021/NĐ-CP, sửa đổi, bổ sung bởi Nghị định số 20/2023/NĐ-CP và được thay thế bởi Nghị định số 30/2025/NĐ-CP.",
			"20/2023/NĐ-CP amends 10/2021/NĐ-CP",
			"30/2025/NĐ-CP replaces 10/2021/NĐ-CP",
		],
		[
			"Hội nghị sơ kết 2 năm thực hiện Quy định số 144-QĐ/TW, 5 năm thực hiện Quy định số 37-QĐ/TW.",
			"report concludes 144-QĐ/TW",
			"report concludes 37-QĐ/TW",
		],
		[
			"Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế các Quyết định: số 12/QĐ-UBND; số 13/QĐ-UBND.",
			"Quyết định này replaces 12/QĐ-UBND",
			"Quyết định này replaces 13/QĐ-UBND",
		],
	],
	"phrases that look alike": [
		[
			"Nghị quyết số 57-NQ/TW để lại nhiều dấu ấn khi thực hiện Luật Khoa học và Công nghệ.",
			"report implements Luật Khoa học và Công nghệ",
		],
		[
			"Quy định số 144-QĐ/TW kế thừa Quy định số 47-QĐ/TW và thay thế Quy định số 37-QĐ/TW.",
			"144-QĐ/TW replaces 37-QĐ/TW",
		],
		["Quy định số 144-QĐ/TW kế thừa, phát triển các nội dung của Quy định số 08-QĐi/TW."],
		["Kết quả kiểm tra cho thấy Quy định số 20-QĐ/TW được thực hiện nghiêm."],
		["So với Quy định số 47-QĐ/TW, Quy định số 37-QĐ/TW có nhiều điểm mới."],
		["Các nội dung trái với Quy định số 22-QĐ/TW bị bãi bỏ."],
		["Những quy định trước đây trái với Nghị định số 30/2020/NĐ-CP đều bãi bỏ."],
		["Đây là nội dung kế thừa Quy định số 47-QĐ/TW, có bổ sung theo Quy định số 37-QĐ/TW."],
		["Quyết định số 88/QĐ-UBND thu hồi đất theo Quyết định số 21/QĐ-UBND."],
		["Quyết định số 88/QĐ-UBND thu hồi, hủy bỏ Quyết định số 21/QĐ-UBND.", "88/QĐ-UBND repeals 21/QĐ-UBND"],
		["Quyết định số 88/QĐ-UBND chấm dứt hiệu lực của Quyết định số 21/QĐ-UBND.", "88/QĐ-UBND repeals 21/QĐ-UBND"],
		[
			"Quyết định số 90/QĐ-UBND được ban hành căn cứ theo quy định tại khoản 1 Điều 5 Nghị định số 20/2020/NĐ-CP.",
			"90/QĐ-UBND based-on 20/2020/NĐ-CP",
		],
		[
			"Kết luận số 21-KL/TW bổ sung, phát triển Nghị quyết Trung ương 4 khóa XII.",
			"21-KL/TW amends Nghị quyết Trung ương 4 khóa XII",
		],
		["Tờ trình số 10/TTr-BNV đề nghị ban hành Nghị định thay thế Nghị định số 24/2023/NĐ-CP."],
	],
	"nothing where the prose does not say so": [
		["Thông tư số 01/2010/TT-BNV hết hiệu lực từ ngày 01/01/2024. Thông tư này có hiệu lực từ ngày đó."],
		["Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW được quán triệt đến toàn thể đảng viên."],
		["Hội nghị quán triệt Quy định số 144-QĐ/TW và Chỉ thị số 35-CT/TW."],
		["Theo quy định tại Điều 8 Nghị định số 144/2021/NĐ-CP và Điều 20 Luật Cư trú."],
		["Quy định số 69-QĐ/TW không thay thế Quy định số 37-QĐ/TW."],
		["Ba xã chưa thực hiện Quy định số 22-QĐ/TW trong năm 2023."],
		["Sở Tư pháp đề nghị sửa đổi Nghị định số 23/2015/NĐ-CP."],
		["Bên cạnh Công văn số 15/BGDĐT, Bộ cũng ban hành Quyết định sửa đổi Quyết định số 2268/QĐ-BGDĐT."],
		["Đại biểu thảo luận dự thảo Nghị định thay thế Nghị định số 29/2012/NĐ-CP."],
		["Tờ trình số 88/TTr-UBND về sự cần thiết sửa đổi Nghị quyết số 10/2019/NQ-HĐND được Hội đồng xem xét."],
		["Ban Chỉ đạo thực hiện Nghị quyết số 18-NQ/TW họp phiên thứ ba."],
		["Đề án thành lập Tổ công tác triển khai Nghị quyết số 57-NQ/TW đã hoàn tất."],
		["Trung ương chuẩn bị tổng kết Chỉ thị số 59-CT/TW."],
		["Nghị quyết số 29-NQ/TW ra đời. Bộ sửa đổi chương trình. Thông tư số 32/2018/TT-BGDĐT được ban hành."],
		["Luật Đất đai năm 2024 thay cho luật cũ; Luật Nhà ở cũng có hiệu lực."],
		["Nghị quyết số 66-NQ/TW nêu yêu cầu bãi bỏ rào cản; Nghị định số 35/2023/NĐ-CP giữ nguyên."],
		["Quyết định số 290-QĐ/TW ban hành Quy chế công tác dân vận của hệ thống chính trị."],
		["Sau khi có Nghị quyết số 10-NQ/TW của Bộ Chính trị, nông nghiệp khởi sắc."],
		["Thông tư số 01/2018/TT-BXD tính theo hướng dẫn tại Quyết định số 878/QĐ-TCMT."],
		["Luật Giáo dục đã sửa đổi quy định về thu chi theo quy định của Luật Ngân sách nhà nước."],
		["Nghị định số 148/2020/NĐ-CP của Chính phủ sửa đổi một số nghị định quy định chi tiết thi hành Luật Đất đai."],
		["Cục trưởng chịu trách nhiệm thi hành Quyết định này."],
		["Quyết định số 15/2018/QĐ-UBND hết hiệu lực từ ngày 01/01/2024."],
		[
			"Nghị định số 12/2021/NĐ-CP thay thế Nghị định số 40/2025/NĐ-CP ngày 20/02/2025 và được ban hành ngày 24/02/2021.",
		],
	],
	"who does it, and who does not": [
		[
			"Về việc tuyên truyền, phổ biến đến từng thôn, bản và tổ dân phố nội dung của Luật Căn cước\nTriển khai Kế hoạch số 38/KH-STP của Sở Tư pháp",
			"report implements 38/KH-STP",
		],
		[
			"Học tập Kết luận số 43-KL/TW của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 25-NQ/TW và Nghị quyết số 66-NQ/TU của Tỉnh ủy Yên Bái.",
			"43-KL/TW continues 25-NQ/TW",
		],
		[
			"Theo Kế hoạch số 12-KH/TU về củng cố chi bộ, các huyện ủy triển khai thực hiện Chỉ thị số 05-CT/TW.",
			"report implements 05-CT/TW",
		],
		["Tỉnh ủy ban hành Kế hoạch số 12-KH/TU, triển khai thực hiện Chỉ thị số 05-CT/TW.", "report implements 05-CT/TW"],
		[
			"Quy định này thay thế Quy chế công tác dân vận của hệ thống chính trị ban hành kèm theo Quyết định số 290-QĐ/TW.",
			"Quy định này replaces 290-QĐ/TW",
		],
		[
			"Quyết định số 23-QĐ/TW ban hành Quy chế công tác dân vận của hệ thống chính trị (thay thế Quyết định số 290-QĐ/TW).",
			"23-QĐ/TW replaces 290-QĐ/TW",
		],
		[
			"Hướng dẫn số 43-HD/BTCTW thực hiện Quy định số 366-QĐ/TW, thay thế Hướng dẫn số 25-HD/BTCTW.",
			"43-HD/BTCTW implements 366-QĐ/TW",
			"43-HD/BTCTW replaces 25-HD/BTCTW",
		],
		[
			"Sau 10 năm triển khai Nghị quyết số 26-NQ/TW, Ban Bí thư ban hành Kết luận số 54-KL/TW về tiếp tục thực hiện Nghị quyết số 26-NQ/TW.",
			"report implements 26-NQ/TW",
			"54-KL/TW continues 26-NQ/TW",
		],
		[
			"Nghị quyết số 71/NQ-CP sửa đổi, bổ sung cập nhật Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW.",
			"71/NQ-CP implements 57-NQ/TW",
		],
		[
			"Quyết định này bãi bỏ các văn bản sau: Quyết định số 11/2010/QĐ-UBND ngày 16/01/2010; Quyết định số 22/2011/QĐ-UBND.",
			"Quyết định này repeals 11/2010/QĐ-UBND",
			"Quyết định này repeals 22/2011/QĐ-UBND",
		],
		[
			"Chỉ thị số 33/CT-TTg yêu cầu các bộ, ngành thực hiện nghiêm Quyết định số 23-QĐ/TW.",
			"report implements 23-QĐ/TW",
		],
		["Theo Kế hoạch số 12-KH/TU, huyện triển khai thực hiện Nghị quyết số 19-NQ/TW.", "report implements 19-NQ/TW"],
		["Quán triệt Nghị quyết số 57-NQ/TW và thực hiện Nghị quyết số 71/NQ-CP.", "report implements 71/NQ-CP"],
		[
			"Thực hiện Kế hoạch số 20-KH/TU về phát triển công nghiệp, triển khai thực hiện Chỉ thị số 11-CT/TW.",
			"report implements 20-KH/TU",
			"report implements 11-CT/TW",
		],
		[
			"Căn cứ Hướng dẫn số 01-HD/TW về một số vấn đề cụ thể thi hành Điều lệ Đảng và mục 5 Hướng dẫn số 12-HD/BTCTW, chi bộ xét hồ sơ.",
			"report based-on 01-HD/TW",
			"01-HD/TW implements Điều lệ Đảng",
			"report based-on 12-HD/BTCTW",
		],
		[
			"Quán triệt Kết luận số 01-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW, Chỉ thị số 27-CT/TU của Tỉnh ủy.",
			"01-KL/TW continues 05-CT/TW",
		],
		[
			"Nghị quyết số 138/NQ-CP ngày 16/5/2025 của Chính phủ ban hành Chương trình hành động\nthực hiện Nghị quyết số 68-NQ/TW của Bộ Chính trị.",
			"138/NQ-CP implements 68-NQ/TW",
		],
		[
			"NGHỊ QUYẾT SỐ 138/NQ-CP CỦA CHÍNH PHỦ VỀ CHƯƠNG TRÌNH HÀNH ĐỘNG THỰC HIỆN NGHỊ QUYẾT SỐ 68-NQ/TW",
			"138/NQ-CP implements 68-NQ/TW",
		],
	],
};

describe("relations that a text states", () => {
	for (const [group, cases] of Object.entries(CASES))
		describe(group, () => {
			for (const [text, ...triples] of cases)
				it(JSON.stringify(text), () => expect(stated(text).toSorted()).to.deep.equal(triples.toSorted()));
		});
});
