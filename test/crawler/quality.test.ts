import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { labelledPages, READ_AT, readLabelled } from "../../bench/articles-score.ts";
import { JUNK_KINDS, NOTICE_KINDS } from "../../crawler/article/junk.ts";
import { vietnameseShare } from "../../crawler/article/quality.ts";
import { readArticle } from "../../crawler/article.ts";
import { decode } from "../../crawler/decode.ts";
import { projectRoot } from "../../data/root.ts";
import { Recipe } from "../../model/source.ts";
import { PARAGRAPH } from "./support.ts";

const read = (html: string, recipe: Partial<Recipe> = {}) =>
	readArticle(html, { url: "https://huyen.example/tin/1.html", recipe: Recipe.parse(recipe), now: READ_AT });
const NAMES = ["Giới thiệu", "Tin tức - Sự kiện", "Văn bản chỉ đạo", "Lịch công tác", "Thủ tục hành chính", "Liên hệ"];
const HEADLINES = [
	"Hội nghị Ban Chấp hành Đảng bộ huyện lần thứ 14",
	"Xã Hợp Tiến triển khai Nghị quyết số 18-NQ/TW",
	"Huyện đoàn ra quân tháng thanh niên tình nguyện",
	"Chủ tịch UBND huyện kiểm tra đê điều trước mùa mưa",
	"Công bố quyết định điều động cán bộ chủ chốt",
	"Khai mạc giải bóng chuyền nông dân lần thứ VI",
];
const links = (texts: string[], between = " "): string =>
	texts.map((text, i) => `<a href="/muc/${i}.html">${text}</a>`).join(between);
const SITE = "Cổng thông tin điện tử huyện Mường Xa";
/** A portal's page: its menus, side columns and footer around what stands in the middle. */
const portal = (middle: string, title = SITE): string =>
	`<html><head><title>${title}</title></head><body><div class="top">${links(NAMES)}</div><div class="mid">${middle}</div>
	<div class="right"><h3>Tin nổi bật</h3>${links(HEADLINES.slice(0, 3), "<br>")}</div>
	<div class="bot">Cơ quan chủ quản: Ủy ban nhân dân huyện Mường Xa. Địa chỉ: số 1 đường 19/5, thị trấn Mường Xa. Điện thoại: 0213.3870.123</div></body></html>`;
const TEASER =
	"Sáng nay, đồng chí Bí thư Huyện ủy chủ trì hội nghị, cùng dự có đại diện các ban, ngành và lãnh đạo các xã.";
const CASINO =
	"Nhà cái KU88 uy tín nhất châu Á, nạp rút siêu tốc, tỷ lệ kèo nhà cái cao, khuyến mãi nạp lần đầu 150%. Đăng ký ngay để chơi casino trực tuyến, nổ hũ, tài xỉu, bắn cá đổi thưởng và xóc đĩa cùng hàng nghìn người chơi. Link vào KU88 mới nhất không bị chặn.";

/** What follows the first words of a notice that a server sends for every address of a site that has moved or stopped. */
const REGARDS =
	"Kính mời quý vị độc giả, cán bộ, công chức và Nhân dân trên địa bàn cập nhật đường dẫn mới để tiếp tục theo dõi tin tức, văn bản chỉ đạo, điều hành và các thông báo của huyện. Trong thời gian chuyển tiếp, một số chức năng có thể chưa ổn định, rất mong quý vị thông cảm và chia sẻ. Trân trọng cảm ơn!";
const notice = (title: string, first: string): string => portal(`<h1>${title}</h1><p>${first} ${REGARDS}</p>`, title);
const OFFICE = "<p>Ủy ban nhân dân huyện Mường Xa</p><p>Địa chỉ: số 1 đường 19/5, thị trấn Mường Xa</p>";
/** A page of the old kind: tables for layout, and the office at the foot. */
const oldPage = (title: string, foot: string): string =>
	`<html><head><title>${SITE}</title></head><body><form><table><tr><td>${links(NAMES)}</td></tr><tr><td><b>${title}</b><br><img src="/lich/11.jpg"></td></tr><tr><td>${foot}</td></tr></table></form></body></html>`;

const JUNK: [string, string][] = [
	[
		"a duty roster that is a picture over the office's address",
		oldPage("Lịch công tác tháng 11", `${OFFICE}<p>Điện thoại: 0213.3870.123</p>`),
	],
	[
		"a start page with the address in one line",
		oldPage("Chào mừng", "UBND huyện Mường Xa. Địa chỉ: số 1 đường 19/5. Điện thoại: 0213.3870.123"),
	],
	[
		"a page whose only text is a long footer",
		oldPage(
			"Danh bạ điện thoại của các cơ quan",
			`<p>Trang thông tin điện tử huyện Mường Xa</p>${OFFICE}<p>Điện thoại: 0213.3870.123 - Fax: 0213.3870.124 - Email: vanphong@muongxa.example</p><p>Trưởng Ban Biên tập: ông Lò Văn Sáng, Phó Chủ tịch Ủy ban nhân dân huyện Mường Xa</p>`,
		),
	],
	[
		"a page whose only text is its publisher",
		oldPage(
			"Lịch tiếp công dân",
			`<p>Cơ quan chủ quản: Ủy ban nhân dân huyện Mường Xa, tỉnh Sơn Bình</p><p>Chịu trách nhiệm nội dung: ông Lò Văn Sáng, Phó Chủ tịch Ủy ban nhân dân huyện</p>${OFFICE}<p>Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 03/02/2015</p>`,
		),
	],
	[
		"a few words without a day",
		portal(
			"<h1>Sơ đồ tổ chức bộ máy</h1><p>Bộ máy của huyện gồm Thường trực Huyện ủy, Thường trực Hội đồng nhân dân, Ủy ban nhân dân cùng các phòng chuyên môn trực thuộc.</p>",
		),
	],
	[
		"a notice that the portal has moved",
		notice(
			"Thông báo",
			"Cổng thông tin điện tử huyện Mường Xa đã chuyển sang địa chỉ mới https://muongxa.example/tin-moi.",
		),
	],
	[
		"a notice of a move that names the day of it and a document",
		notice(
			"Thông báo về việc chuyển Cổng thông tin điện tử",
			"Thực hiện Nghị quyết số 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh, kể từ ngày 01/7/2025 Trang thông tin điện tử huyện Mường Xa dừng hoạt động và chuyển về Cổng thông tin điện tử tỉnh.",
		),
	],
	[
		"a notice of a move that greets first",
		notice("Kính gửi bạn đọc", "Kính thưa quý vị! Website của chúng tôi hiện đã được chuyển sang tên miền mới."),
	],
	[
		"a domain for sale",
		notice("muongxa.example", "Tên miền muongxa.example đang được rao bán với giá ưu đãi trên sàn giao dịch."),
	],
	[
		"a domain that has run out",
		notice(
			"Thông báo của nhà đăng ký",
			"Tên miền huyen.example đã hết hạn và chưa được chủ thể gia hạn theo quy định.",
		),
	],
	[
		"a long notice of maintenance",
		notice("Thông báo bảo trì hệ thống", "Để nâng cao chất lượng phục vụ, chúng tôi tạm dừng dịch vụ trong ít giờ."),
	],
	[
		"a notice of maintenance under a greeting",
		notice("Kính gửi quý vị", "Hiện nay, Cổng thông tin điện tử huyện tạm ngừng hoạt động để bảo trì máy chủ."),
	],
	[
		"a notice that a page is gone, with the address that was asked for",
		notice("Thông báo", "Trang bạn truy cập (https://huyen.example/tin/1.html) không còn trên hệ thống của chúng tôi."),
	],
	[
		"a notice in one cell of a table, without any heading",
		oldPage("Thông báo", `Liên kết này không còn hiệu lực hoặc đã được thay đổi. ${REGARDS}`),
	],
	[
		"a notice that a page is gone, in a paragraph",
		notice("Rất tiếc", "Rất tiếc, nội dung mà quý vị vừa yêu cầu hiện không còn."),
	],
	["a 404 page inside the portal", portal("<h1>404</h1><p>Không tìm thấy trang</p>")],
	["a polite 404 page", portal("<p>Xin lỗi, trang bạn yêu cầu không tồn tại hoặc đã bị xóa.</p>")],
	[
		"an English 404 page",
		"<title>Page not found</title><h1>Not Found</h1><p>The requested URL /tin/1.html was not found on this server.</p>",
	],
	[
		"a report that was removed",
		portal("<div class='msg'>Bài viết này không tồn tại hoặc đã bị xóa</div>", "Chi tiết tin"),
	],
	[
		"an ASP.NET error",
		"<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2><p>Description: An application error occurred on the server. The current custom error settings for this application prevent the details of the application error from being viewed remotely.</p></body></html>",
	],
	[
		"a PHP error",
		"<br /><b>Fatal error</b>: Call to undefined function mysql_connect() in <b>/home/muongxa/public_html/index.php</b> on line <b>12</b><br />",
	],
	["a database error", "<title>Lỗi</title><h1>Error establishing a database connection</h1>"],
	[
		"an error of the system",
		portal("<h2>Thông báo</h2><p>Đã có lỗi xảy ra trong quá trình xử lý. Vui lòng thử lại sau.</p>"),
	],
	[
		"a 503 page",
		"<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body></html>",
	],
	[
		"a page under maintenance",
		"<title>Thông báo</title><h1>Trang đang bảo trì</h1><p>Mời bạn quay lại sau ít phút.</p>",
	],
	["a portal under maintenance", portal("<p>Hệ thống đang được nâng cấp, mời quý vị quay lại sau.</p>")],
	["a site under construction", "<h1>Website is under construction</h1><p>Coming soon</p>"],
	[
		"a suspended account",
		"<title>Account Suspended</title><h1>This Account has been suspended</h1><p>Contact your hosting provider for more information.</p>",
	],
	["a parked domain", "<h1>Tên miền này đã hết hạn sử dụng</h1><p>Liên hệ nhà đăng ký để gia hạn.</p>"],
	[
		"a server's welcome",
		"<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>",
	],
	[
		"a folder's index",
		"<title>Index of /uploads</title><h1>Index of /uploads</h1><pre><a href='a.pdf'>a.pdf</a> 14-Jan-2022 08:30 312K</pre>",
	],
	[
		"a login page",
		`<title>Đăng nhập hệ thống</title><h2>Đăng nhập</h2><form><label>Tên đăng nhập</label><input name=u><label>Mật khẩu</label><input type="password" name=p><button>Đăng nhập</button></form>`,
	],
	[
		"a login page that is titled like a site",
		portal(
			`<form>Tài khoản <input name=u> Mật khẩu <input type=password name=p> <a href="/quen">Quên mật khẩu?</a></form>`,
		),
	],
	["a page for members", portal("<p>Bạn cần đăng nhập để xem nội dung này.</p>")],
	[
		"an expired session",
		"<title>Session expired</title><p>Phiên làm việc của bạn đã hết hạn, vui lòng đăng nhập lại.</p>",
	],
	[
		"access denied",
		"<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission to access this resource.<p>Reference #18.2f</p></body></html>",
	],
	[
		"a firewall's answer",
		"<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1234567890</body></html>",
	],
	["a captcha", portal("<h2>Vui lòng xác nhận bạn không phải là robot</h2><img src='/captcha.png'><input name=c>")],
	[
		"a check of the browser",
		"<title>Just a moment...</title><h1>Checking your browser before accessing huyen.example.</h1><p>This process is automatic. Your browser will redirect to your requested content shortly.</p>",
	],
	[
		"a page that wants scripts",
		"<title>App</title><div id=root></div><p>Please enable JavaScript and cookies to continue</p>",
	],
	[
		"an empty shell",
		"<!doctype html><html><head><title>Cổng thông tin</title><script src=/app.js></script></head><body><div id=app></div></body></html>",
	],
	["nothing", ""],
	["menus alone", portal("")],
	[
		"a list of headlines",
		portal(
			`<h1>Tin tức - Sự kiện</h1>${links([...HEADLINES, ...HEADLINES], "<br>")}<p>1 2 3 … 14</p>`,
			"Tin tức - Sự kiện",
		),
	],
	[
		"a list of teasers",
		portal(
			HEADLINES.map(
				(text, i) =>
					`<div class=it><h3><a href="/t/${i}.html">${text}</a></h3><span>1${i}/05/2022</span><p>${TEASER}</p></div>`,
			).join(""),
			"Tin trong huyện",
		),
	],
	[
		"a list of reports in full",
		portal(
			HEADLINES.map(
				(text, i) =>
					`<div class=it><h3><a href="/t/${i}.html">${text}</a></h3><span>1${i}/05/2022</span><p>${PARAGRAPH}</p><p>${TEASER}</p></div>`,
			).join(""),
			"Dân vận",
		),
	],
	[
		"a section's page",
		portal(
			`<h1>Xây dựng Đảng</h1>${HEADLINES.map((text, i) => `<a href="/t/${i}">${text}</a><p>${TEASER}</p>`).join("")}`,
			`Xây dựng Đảng - ${SITE}`,
		),
	],
	[
		"a search page",
		portal(
			`<h1>Kết quả tìm kiếm</h1><p>Tìm thấy 128 kết quả với từ khóa “dân vận”</p>${links(HEADLINES, "<br>")}`,
			"Tìm kiếm",
		),
	],
	["a search without result", portal("<p>Không tìm thấy kết quả nào phù hợp</p>", "Tìm kiếm nâng cao")],
	["an empty section", portal("<h1>Dân vận khéo</h1><p>Chưa có bài viết nào trong chuyên mục này.</p>")],
	["a text still to come", portal("<h1>Cơ cấu tổ chức</h1><p>Nội dung đang được cập nhật...</p>", "Cơ cấu tổ chức")],
	[
		"a headline without a text",
		portal(
			"<h1>Huyện Mường Xa họp bàn về công tác dân vận</h1><i>14/01/2022</i>",
			"Huyện Mường Xa họp bàn về công tác dân vận",
		),
	],
	[
		"an English casino in a hacked portal",
		portal(
			`<h1>Best online casino bonus 2024</h1><p>${"Play the best slots and live casino games with free spins and a huge jackpot. Sign up today, claim your welcome bonus and start betting on your favourite sportsbook. ".repeat(6)}</p>`,
		),
	],
	[
		"a Vietnamese casino in a hacked portal",
		`<title>KU88 | Nhà cái uy tín</title><h1>KU88 - Link vào nhà cái KU88 mới nhất</h1><p>${CASINO}</p><p>${CASINO}</p><p>${CASINO}</p>`,
	],
	[
		"pills in a hacked portal",
		`<h1>Buy cheap viagra online</h1><p>${"Order generic viagra and cialis without prescription, fast worldwide shipping and discreet packaging. ".repeat(8)}</p>`,
	],
	[
		"a page in Chinese",
		`<h1>在线娱乐平台</h1><p>${"最新的在线娱乐平台，欢迎注册会员，享受优惠活动和快速提款服务。".repeat(20)}</p>`,
	],
	[
		"filling text",
		`<h1>Bài viết mẫu</h1><p>${"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. ".repeat(5)}</p>`,
	],
];

const NOTICE =
	"Ủy ban nhân dân xã Bản Mới thông báo: sáng thứ Năm ngày 20/01/2022, tại nhà văn hóa thôn Nà Lốc, Chủ tịch Ủy ban nhân dân xã tiếp công dân định kỳ. Kính mời bà con có đơn thư đến dự.";

describe("the quality of what was read", () => {
	for (const [name, html] of JUNK)
		it(`calls ${name} junk`, async () => {
			const { quality, text } = await read(html);
			expect(quality, text).to.include({ junk: true });
			expect(quality.faults).not.to.be.empty;
		});

	it("has more than 25 kinds of junk to be measured on", () => expect(JUNK).to.have.length.of.at.least(25));

	it("names no labelled page junk, with its recipe or without", async () => {
		for (const page of labelledPages())
			for (const withRecipe of [true, false]) {
				const { quality } = await readLabelled(page, withRecipe);
				expect(quality.junk, `${page.name}: ${quality.faults}`).to.equal(false);
			}
	});

	it("names no page of the sample site junk", async () => {
		const folder = join(projectRoot, "data/sample");
		const pages = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { path: string }[];
		for (const { path } of pages) {
			const { text } = decode(readFileSync(join(folder, path)), { name: path });
			const { quality } = await read(text);
			expect(quality.junk, `${path}: ${quality.faults}`).to.equal(false);
		}
	});

	it("lets a short honest notice with its day pass", async () => {
		const { quality, published } = await read(
			portal(
				`<h1>Thông báo lịch tiếp công dân</h1><i>Ngày đăng: 17/01/2022</i><p>${NOTICE}</p>`,
				"Thông báo lịch tiếp công dân",
			),
		);
		expect(published).to.equal("2022-01-17");
		expect(quality).to.deep.equal({ score: 0.85, faults: ["44 words"], junk: false });
	});

	it("lets a page pass whose text is in the file attached", async () => {
		const { quality, attachments } = await read(
			portal(
				`<h1>Kế hoạch số 87-KH/HU của Ban Thường vụ Huyện ủy</h1><i>17/01/2022</i><div>Tệp đính kèm: <a href="/87-KH-HU.pdf">Tải về</a></div>`,
				"Kế hoạch số 87-KH/HU của Ban Thường vụ Huyện ủy",
			),
		);
		expect(attachments.map(({ url }) => url)).to.deep.equal(["https://huyen.example/87-KH-HU.pdf"]);
		expect(quality.junk).to.equal(false);
	});

	it("lets reports pass that speak of gambling, of errors and of pages", async () => {
		const police =
			"Công an huyện triệt phá đường dây cá cược bóng đá qua mạng, tạm giữ bảy đối tượng. Theo điều tra, nhóm này lập trang nhà cái giả, dụ người chơi tài xỉu, nổ hũ.";
		const { quality } = await read(
			`<h1>Triệt phá đường dây cá cược qua mạng</h1><i>14/01/2022</i><p>${police}</p><p>${PARAGRAPH}</p><p>${PARAGRAPH.replace("25-NQ", "43-KL")}</p>`,
		);
		expect(quality.junk).to.equal(false);
		const portalNews = await read(
			`<h1>Trang thông tin điện tử của huyện ngừng hoạt động để nâng cấp</h1><i>14/01/2022</i><p>${PARAGRAPH}</p><p>Trong thời gian này, trang không tìm thấy thì bà con gọi số của Trung tâm.</p>`,
		);
		expect(portalNews.quality.junk).to.equal(false);
	});

	it("lets reports pass on what such notices say, of which the day is told or the text is whole", async () => {
		const moved = "Từ ngày 01/7/2025 Cổng thông tin điện tử tỉnh chuyển sang địa chỉ mới";
		const more =
			"Theo Sở Khoa học và Công nghệ, địa chỉ mới dùng chung cho các xã, phường sau khi sắp xếp đơn vị hành chính. Dữ liệu của các trang cũ được chuyển về một kho, tin bài từ năm 2010 vẫn tra cứu được. Cán bộ phụ trách ở 102 xã, phường đã qua hai đợt tập huấn. Bà con gặp khó khăn khi truy cập thì gọi tổng đài 1022 để được hướng dẫn, kể cả ngày nghỉ.";
		const whole = await read(
			portal(
				`<h1>${moved}</h1><i>Ngày đăng: 28/06/2025</i><p>${moved}, thay cho địa chỉ đã dùng mười hai năm. ${more}</p><p>${PARAGRAPH}</p><p>${more.replaceAll("Sở Khoa học", "lãnh đạo Sở Khoa học")}</p><p>Thu Trang</p>`,
				moved,
			),
		);
		expect(whole.author).to.equal("Thu Trang");
		expect(whole.quality).to.deep.equal({ score: 1, faults: [], junk: false });
		const short = await read(portal(`<h1>${moved}</h1><i>Ngày đăng: 28/06/2025</i><p>${moved}. ${more}</p>`, moved));
		expect(short.quality.junk).to.equal(false);
		const undated = await read(
			portal(
				`<h1>Huyện Mường Xa đẩy mạnh chuyển đổi số</h1><p>${PARAGRAPH} Đến nay toàn huyện có 112 tổ công nghệ số cộng đồng với 560 thành viên, hỗ trợ bà con nộp hồ sơ tại nhà. Các xã đã lắp mạng không dây ở 40 nhà văn hóa. Cổng thông tin điện tử huyện đang được nâng cấp để đăng đủ văn bản.</p>`,
				"Huyện Mường Xa đẩy mạnh chuyển đổi số",
			),
		);
		expect(undated.quality.junk).to.equal(false);
	});

	it("lets a short notice with its day pass that ends with an address and a telephone", async () => {
		const { quality, text } = await read(
			portal(
				"<h1>Thông báo đường dây nóng phòng, chống thiên tai</h1><i>Ngày đăng: 17/01/2022</i><p>Văn phòng thường trực Ban Chỉ huy phòng, chống thiên tai huyện trực 24 giờ trong ngày.</p><p>Địa chỉ: nhà số 3, khu hành chính huyện</p><p>Điện thoại: 0213.3870.555 (trong giờ), 0913.000.555 (ngoài giờ)</p>",
				"Thông báo đường dây nóng phòng, chống thiên tai",
			),
		);
		expect(text).to.contain("0913.000.555");
		expect(quality.junk).to.equal(false);
	});

	it("gives a whole report the full score, and less for every fault", async () => {
		const whole = `<h1>Huyện Mường Xa đối thoại với Nhân dân</h1><i>14/01/2022</i>${`<p>${PARAGRAPH}</p>`.repeat(3)}`;
		expect((await read(whole)).quality).to.deep.equal({ score: 1, faults: [], junk: false });
		const undated = await read(whole.replace(/<i>.*<\/i>/, ""));
		expect(undated.quality).to.deep.equal({ score: 0.8, faults: ["no day"], junk: false });
		const untitled = await read(whole.replace(/<h1>.*<\/h1>/, ""));
		expect(untitled.quality.score).to.be.lessThan(1);
		expect(untitled.quality.faults).to.deep.equal(["the title is the site's"]);
	});

	it("takes Vietnamese without marks for Vietnamese, and English for none", () => {
		expect(
			vietnameseShare(
				"Thuc hien Nghi quyet so 25-NQ/TW cua Ban Chap hanh Trung uong, cac cap uy trong huyen da doi moi",
			),
		).to.equal(1);
		expect(vietnameseShare(PARAGRAPH)).to.equal(1);
		expect(
			vietnameseShare("The committee met on Monday to discuss the new resolution and its implementation"),
		).to.be.lessThan(0.3);
	});
});

describe("the table of junk", () => {
	for (const { fault, patterns, examples, rejects } of [...JUNK_KINDS, ...NOTICE_KINDS]) {
		it(`knows ${fault} by each of its examples`, () => {
			for (const example of examples)
				expect(
					patterns.some((pattern) => pattern.test(example)),
					example,
				).to.equal(true);
		});
		it(`leaves what only sounds like ${fault}`, () => {
			const all = [...JUNK_KINDS, ...NOTICE_KINDS].flatMap((kind) => kind.patterns);
			for (const line of rejects)
				expect(
					all.some((pattern) => pattern.test(line)),
					line,
				).to.equal(false);
		});
	}
});
