import { type Random, random } from "./random.ts";

/** An article as the hostile site prints it, and as it should be found in the store. */
export interface SampleArticle {
	n: number;
	title: string;
	/** `2026-03-14` */
	day: string;
	/** Each one a line of the text. */
	paragraphs: string[];
}

/** Cited in full, or as far as reporters find needful. */
const CENTRAL = [
	"Nghị quyết{| số} 25-NQ/TW{| ngày 03/6/2013}{| của Ban Chấp hành Trung ương Đảng khóa XI}",
	"Nghị quyết{| số} 18-NQ/TW{| ngày 25/10/2017}{| của Ban Chấp hành Trung ương Đảng khóa XII}",
	"Nghị quyết{| số} 19-NQ/TW{| ngày 25/10/2017}{| của Ban Chấp hành Trung ương Đảng khóa XII}",
	"Nghị quyết{| số} 35-NQ/TW{| ngày 22/10/2018}{| của Bộ Chính trị}",
	"Nghị quyết{| số} 57-NQ/TW{| ngày 22/12/2024}{| của Bộ Chính trị}",
	"Chỉ thị{| số} 05-CT/TW{| ngày 15/5/2016}{| của Bộ Chính trị}",
	"Chỉ thị{| số} 40-CT/TW{| ngày 22/11/2014}{| của Ban Bí thư}",
	"Chỉ thị{| số} 13-CT/TW{| ngày 12/01/2017}{| của Ban Bí thư}",
	"Quyết định{| số} 217-QĐ/TW{| ngày 12/12/2013}{| của Bộ Chính trị}",
	"Quyết định{| số} 218-QĐ/TW{| ngày 12/12/2013}{| của Bộ Chính trị}",
	"Kết luận{| số} 01-KL/TW{| ngày 18/5/2021}{| của Bộ Chính trị}",
	"Kết luận{| số} 21-KL/TW{| ngày 25/10/2021}{| của Ban Chấp hành Trung ương Đảng khóa XIII}",
	"Quy định{| số} 37-QĐ/TW{| ngày 25/10/2021}{| của Ban Chấp hành Trung ương}",
	"Nghị định{| số} 30/2020/NĐ-CP{| ngày 05/3/2020}{| của Chính phủ}",
];
const PLACES = [
	"Mù Cang Chải",
	"Trạm Tấu",
	"Văn Chấn",
	"Lục Yên",
	"Yên Bình",
	"Trấn Yên",
	"Văn Yên",
	"Quỳnh Lưu",
	"Diễn Châu",
	"Con Cuông",
	"Tương Dương",
	"Thoại Sơn",
	"Tri Tôn",
	"Chợ Mới",
	"Triệu Phong",
	"Gio Linh",
];
const HAMLETS = [
	"thôn Nà Hẩu",
	"bản Lìm Mông",
	"thôn Khe Sung",
	"ấp Tây Bình",
	"xóm Đồng Tâm",
	"khu phố Hòa Lạc",
	"thôn Đá Đen",
	"bản Tà Cháu",
];
const MEN = ["Giàng A Chống", "Trần Quốc Bảo", "Hoàng Văn Lâm", "Đặng Minh Khôi", "Lò Văn Tiến", "Phạm Đức Thịnh"];
const WOMEN = ["Lê Thị Hạnh", "Vi Thị Mai", "Nguyễn Thị Thu Hà", "Sùng Thị Dợ", "Bùi Thị Nhàn", "Trương Mỹ Linh"];
const PEOPLE = [...MEN, ...WOMEN];
const BODIES = [
	"Ban Dân vận",
	"Ban Tổ chức",
	"Ban Tuyên giáo",
	"Ủy ban Kiểm tra",
	"Ủy ban Mặt trận Tổ quốc",
	"Hội Liên hiệp Phụ nữ",
	"Hội Nông dân",
	"Hội Cựu chiến binh",
	"Đoàn Thanh niên",
	"Liên đoàn Lao động",
];
const WORKS = [
	"làm đường bê tông vào khu sản xuất",
	"chuyển đổi vườn tạp sang trồng quế",
	"xây nhà văn hóa liên thôn",
	"lắp đèn chiếu sáng ngõ xóm",
	"nuôi cá lồng trên lòng hồ",
	"giữ rừng đầu nguồn",
	"thu gom rác thải tại hộ",
	"dạy chữ cho phụ nữ lớn tuổi",
];

/** A sentence of official reporting; `{một|hai}` stands for either. So few runs of words are in two articles. */
const SENTENCES: ((r: Random) => string)[] = [
	(r) =>
		`{Thực hiện|Triển khai|Cụ thể hóa} ${r.of(CENTRAL)}, {Ban Thường vụ|Ban Chấp hành|Thường trực} Huyện ủy ${r.of(PLACES)} {đã|vừa|sớm} {ban hành|xây dựng|thông qua} {kế hoạch|chương trình|đề án} {với|gồm|chia thành} ${r.whole(4, 19)} {nhóm việc|nhiệm vụ|phần việc}, {giao rõ|phân công|định rõ} {người làm|đơn vị chủ trì|người chịu trách nhiệm} và {thời hạn|lộ trình|mốc hoàn thành}.`,
	(r) =>
		`{Qua|Sau|Trải qua} ${r.whole(2, 9)} năm {triển khai|thực hiện|quán triệt} ${r.of(CENTRAL)}, {số hộ nghèo|số hộ cận nghèo|số hộ thiếu nước sạch} ở ${r.of(HAMLETS)} {giảm|hạ|rút} từ ${r.whole(60, 140)} {xuống còn|còn|chỉ còn} ${r.whole(5, 50)} hộ{|, vượt kế hoạch|, thấp hơn mức chung của huyện}.`,
	(r) =>
		`{Sáng|Chiều|Trong ngày} ${r.whole(1, 28)}/${r.whole(1, 12)}, ${r.of(BODIES)} huyện ${r.of(PLACES)} {tổ chức|khai mạc|chủ trì} {hội nghị|buổi tọa đàm|lớp bồi dưỡng} {với sự tham dự của|có|thu hút} ${r.whole(80, 460)} {cán bộ, đảng viên|đại biểu|hội viên} {và nhân dân|cùng bà con|và các trưởng thôn} {các xã vùng cao|ở địa bàn|trong cụm}.`,
	(r) =>
		`{Phát biểu tại|Kết luận|Chỉ đạo} {buổi làm việc|hội nghị|cuộc họp}, đồng chí ${r.of(PEOPLE)} {yêu cầu|đề nghị|giao} ${r.of(BODIES)} {rà soát lại|kiểm điểm|làm rõ} ${r.whole(11, 98)} {chỉ tiêu|đầu việc|nội dung}, {chỉ tiêu nào|việc nào|phần nào} chậm {phải nêu rõ|cần chỉ ra|báo cáo} {nguyên nhân|lý do|trách nhiệm} {trước|chậm nhất vào} ngày ${r.whole(1, 28)} tháng sau.`,
	(r) =>
		`Anh ${r.of(MEN)}, {trưởng|người có uy tín của|bí thư chi bộ} ${r.of(HAMLETS)}, {cho biết|kể|chia sẻ} {bà con|các hộ|người dân} {đã góp|đóng góp|bỏ ra} ${r.whole(120, 980)} {ngày công|công lao động} và {hiến|nhường|tự nguyện giao} ${r.whole(700, 9600)} {mét vuông đất|mét vuông đất vườn} {để|nhằm} ${r.of(WORKS)}.`,
	(r) =>
		`{Căn cứ|Theo|Bám sát} ${r.of(CENTRAL)}, ${r.of(BODIES)} {các cấp|hai cấp|từ huyện đến xã} {đã giám sát|tiến hành kiểm tra|chủ trì phản biện} ${r.whole(12, 77)} {cuộc|chuyên đề|dự thảo}, {phát hiện|chỉ ra} và {kiến nghị xử lý|đề nghị khắc phục} ${r.whole(2, 31)} {nội dung|vụ việc|khâu} {còn thiếu sót|làm chưa đúng|cần chấn chỉnh}.`,
	(r) =>
		`{Mô hình|Phong trào|Cách làm} "${r.of(WORKS)}" do chị ${r.of(WOMEN)} {khởi xướng|gây dựng|đề xuất} từ {một tổ|một nhóm} ${r.whole(7, 25)} người {nay đã|đến giờ đã|sau ba mùa vụ} {được nhân ra|lan tới|có mặt ở} ${r.whole(3, 22)} {điểm dân cư|thôn, bản|cụm dân cư} của huyện ${r.of(PLACES)}.`,
	(r) =>
		`{Theo báo cáo|Theo số liệu|Tổng hợp} của ${r.of(BODIES)}, {toàn huyện|cả huyện|trên địa bàn} {hiện có|duy trì|đã lập} ${r.whole(31, 340)} {tổ tự quản|tổ hòa giải|tổ dân vận}, {trong đó|với|mà} ${r.whole(55, 97)}% {hoạt động thường xuyên|sinh hoạt đều|làm việc nền nếp} và {có quỹ riêng|có quy ước|giữ được sổ sách}.`,
	(r) =>
		`Đồng chí ${r.of(PEOPLE)} {nhấn mạnh|lưu ý|nhắc lại} {rằng|việc} ${r.of(CENTRAL)} {phải được đọc lại|cần được bàn|nên được thảo luận} {tại từng chi bộ|ở mỗi chi bộ|ngay từ cơ sở}, {bởi|vì} {còn|vẫn còn} ${r.whole(3, 29)} chi bộ {sinh hoạt chuyên đề|ra nghị quyết|tự phê bình} {hình thức|sơ sài|chiếu lệ}.`,
	(r) =>
		`{Tại|Ở} ${r.of(HAMLETS)}, việc ${r.of(WORKS)} {từng dừng|đã phải hoãn|có lúc ngưng} ${r.whole(2, 14)} tháng vì {thiếu vốn|mưa lũ|vướng mặt bằng}, {sau đó|rồi|về sau} {nhờ|được} ${r.of(BODIES)} {vận động|giúp sức|đứng ra lo} {nên hoàn thành|mà xong|nên về đích} {sớm|trước hạn} ${r.whole(5, 60)} ngày.`,
	(r) =>
		`Huyện ${r.of(PLACES)} {phấn đấu|đặt mục tiêu|quyết tâm} {đến cuối nhiệm kỳ|đến năm 2030|trong ba năm tới} có ${r.whole(6, 21)} xã {đạt chuẩn nông thôn mới|về đích nông thôn mới|đạt nông thôn mới nâng cao} và {thu nhập bình quân|giá trị sản xuất} {đạt|lên tới|vượt} ${r.whole(38, 79)} triệu đồng {một người|mỗi người một năm}.`,
	(r) =>
		`{Trong buổi|Qua cuộc|Tại buổi} {đối thoại|tiếp xúc|gặp gỡ}, ${r.whole(14, 88)} {ý kiến|câu hỏi|phản ánh} của {nhân dân|các hộ|cử tri} ${r.of(HAMLETS)} về {đất đai, nước sạch|đường sá, trường học|chế độ chính sách} và {bồi thường|rác thải|tín dụng} {đã được trả lời|được giải đáp} {ngay|tại chỗ}, ${r.whole(2, 13)} {ý kiến|việc} {được ghi nhận|phải chuyển cấp trên} để {xem xét|giải quyết}.`,
	(r) =>
		`Bà ${r.of(WOMEN)} {kể rằng|nhớ lại} {trước kia|mười năm trước|hồi mới lập làng} {cả xóm|cả thôn} {chỉ có|vẻn vẹn} ${r.whole(2, 9)} {chiếc xe máy|chiếc máy cày|mái ngói}, {nay|giờ đây|bây giờ} đường {về|ra|lên} trung tâm huyện ${r.of(PLACES)} {chỉ còn|chỉ mất|đi hết} ${r.whole(12, 55)} phút.`,
	(r) =>
		`{Đến nay|Tính đến nay|Cho tới giờ}, ${r.of(CENTRAL)} {đã được quán triệt|đã phổ biến|được học tập} {tới|đến} ${r.whole(88, 100)}% {đảng viên|cán bộ, công chức|đoàn viên, hội viên}, {số vụ khiếu kiện|số đơn thư|số vụ tranh chấp} {vượt cấp|kéo dài} {giảm|bớt} ${r.whole(9, 64)} vụ {so với cùng kỳ|so với năm trước}.`,
	(r) =>
		`{Nguồn vốn|Dư nợ|Vốn tín dụng} {ủy thác|cho vay} qua ${r.of(BODIES)} {đạt|lên đến} ${r.whole(14, 320)} tỷ đồng, {giúp|tạo điều kiện cho} ${r.whole(240, 2900)} {hộ|gia đình} {vay|có vốn} để ${r.of(WORKS)}, {tỷ lệ nợ quá hạn|nợ xấu} {dưới|không quá} ${r.whole(1, 9)} phần nghìn.`,
	(r) =>
		`{Hạn chế|Điểm yếu|Tồn tại} {được chỉ ra là|là} {một số|không ít} {cấp ủy|chi bộ|cán bộ} ở ${r.of(PLACES)} {chưa sâu sát|còn ngại va chạm|nói chưa đi đôi với làm}, có nơi ${r.whole(3, 11)} tháng liền {không tiếp dân|không họp dân|chưa xuống} {tại cơ sở|ở thôn, bản|ngoài trụ sở}.`,
	(r) =>
		`{Đoàn công tác|Tổ công tác|Đoàn kiểm tra} do đồng chí ${r.of(PEOPLE)} {dẫn đầu|làm trưởng đoàn} {đã đi|vượt} ${r.whole(40, 160)} cây số {đường rừng|đường đèo|đường đất} {để đến|tới} ${r.of(HAMLETS)}, nơi ${r.whole(19, 96)} hộ {đang cùng nhau|chung sức|thay phiên nhau} ${r.of(WORKS)}.`,
	(r) =>
		`{Thời gian tới|Từ nay đến cuối năm|Trong quý sau}, ${r.of(BODIES)} huyện ${r.of(PLACES)} {sẽ gắn|tiếp tục lồng ghép|đưa} việc {thực hiện|làm theo} ${r.of(CENTRAL)} {với|vào} {phong trào thi đua|cuộc vận động|hội thi} "Dân vận khéo" {ở|tại} ${r.whole(12, 70)} {khu dân cư|đơn vị|xã, thị trấn}.`,
	(r) =>
		`{Điểm mới|Cái được|Bài học} {của năm nay|sau đợt sơ kết|ở đây} là ${r.of(BODIES)} {không chỉ|chẳng những} {tuyên truyền|vận động} mà còn {cử|phân công|chọn} ${r.whole(5, 48)} {cán bộ|đảng viên trẻ|hội viên nòng cốt} {ăn ở|cùng làm|bám nắm} với dân {ở|tại} ${r.of(HAMLETS)} {để|trong việc|cho đến khi xong việc} ${r.of(WORKS)}.`,
	(r) =>
		`{Kinh phí|Toàn bộ chi phí|Phần vốn} {cho|dành cho} việc ${r.of(WORKS)} là ${r.whole(120, 2400)} triệu đồng, {nhân dân góp|xã hội hóa|doanh nghiệp ủng hộ} ${r.whole(15, 80)}%, {phần còn lại|số thiếu} do {ngân sách|quỹ} {huyện|xã} ${r.of(PLACES)} {lo|bù|hỗ trợ} theo {đúng|tinh thần} ${r.of(CENTRAL)}.`,
];
const TITLES: ((r: Random) => string)[] = [
	(r) => `${r.of(PLACES)} đổi mới công tác dân vận ở ${r.of(HAMLETS)}`,
	(r) => `Nhân dân ${r.of(HAMLETS)} chung tay ${r.of(WORKS)}`,
	(r) => `${r.of(BODIES)} huyện ${r.of(PLACES)} sơ kết ${r.whole(2, 15)} năm thực hiện chỉ thị, nghị quyết của Đảng`,
	(r) => `Huyện ủy ${r.of(PLACES)} đối thoại với ${r.whole(60, 300)} người dân về xây dựng nông thôn mới`,
	(r) => `Chuyện ${r.of(WORKS)} của anh ${r.of(MEN)} ở ${r.of(PLACES)}`,
];

/** Chooses among the words in braces. */
const chosen = (sentence: string, r: Random): string =>
	sentence.replace(/\{([^{}]*)\}/g, (_, words: string) => r.of(words.split("|")));

const two = (n: number): string => String(n).padStart(2, "0");

/** The day before `from` by so many days. */
const dayBefore = (from: string, days: number): string =>
	new Date(Date.parse(`${from}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/**
 * The article with that number, always the same one. Number 0 is the newest, of the day `newest`; `perDay` of them are of
 * one day. Few share so much as a tenth of their runs of words.
 */
export function sampleArticle(n: number, newest = "2026-11-20", perDay = 1): SampleArticle {
	const r = random(n * 7919 + 17);
	const sentences = r.some(SENTENCES, 12).map((write) => chosen(write(r), r));
	const title = `${r.of(TITLES)(r)} (kỳ ${n + 1})`;
	const paragraphs = [0, 3, 6, 9].map((start) => sentences.slice(start, start + 3).join(" "));
	return { n, title, day: dayBefore(newest, Math.floor(n / perDay)), paragraphs };
}

/** `/tin/doi-moi-cong-tac-dan-van-7.html` */
export const pathOf = ({ n }: Pick<SampleArticle, "n">): string => `/tin/doi-moi-cong-tac-dan-van-${n}.html`;

/** `14/03/2026` */
export const printed = (day: string): string => day.split("-").reverse().join("/");

const MENU = ["Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản chỉ đạo", "Thư viện ảnh", "Liên hệ"];

/** What every page of the hostile site has around what it is about. */
export const page = (title: string, main: string, head = ""): string =>
	`<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>` +
	`<div class="dau-trang"><ul class="thuc-don">${MENU.map((item, i) => `<li><a href="/muc-${i}">${item}</a></li>`).join("")}</ul></div>` +
	`<div class="noi-dung-trang">${main}</div>` +
	'<div class="chan-trang"><p>Cơ quan chủ quản: Huyện ủy. Giấy phép số 15/GP-TTĐT. Ghi rõ nguồn khi phát hành lại.</p></div>' +
	"</body></html>";

/** The page of an article; `after` stands behind the body. */
export const articlePage = ({ title, day, paragraphs }: SampleArticle, after = ""): string =>
	page(
		title,
		`<div class="bai-viet"><h1 class="tieu-de">${title}</h1><span class="ngay-dang">${printed(day)} 07:${two(paragraphs.length * 7)}</span>` +
			`<div class="noi-dung">${paragraphs.map((line) => `<p>${line}</p>`).join("")}</div>${after}</div>`,
	);

/** The selectors of `articlePage`, as a source's entry has them. */
export const SELECTORS = {
	title: "h1.tieu-de",
	published: ".ngay-dang",
	body: ".noi-dung",
	attachments: ".tep-dinh-kem a",
};

/** The entry of an article in a listing. */
export const entry = (article: SampleArticle, href = pathOf(article)): string =>
	`<div class="tin"><h3><a href="${href}">${article.title}</a></h3><span class="ngay">${printed(article.day)}</span></div>`;

/** A listing of articles; `after` stands behind them: links to further pages. */
export const listingPage = (articles: readonly SampleArticle[], after = ""): string =>
	page("Tin tức - Sự kiện", `<div class="danh-sach">${articles.map((one) => entry(one)).join("")}</div>${after}`);
