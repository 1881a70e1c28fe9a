import { expect } from "chai";
import { foldMended } from "../../citation/text/damage/fold.ts";
import { mend, repairsWithin } from "../../citation/text/damage/index.ts";
import { hasLostMarks } from "../../citation/text/damage/marks.ts";
import { isSyllable } from "../../citation/text/damage/syllable.ts";
import { at, only } from "./reading.ts";

const text = (given: string): string => mend(given)?.text ?? given;
/** What each character of the mended text was in the text as given, parted by bars. */
function origins(given: string): string {
	const mended = mend(given);
	if (!mended) return given;
	return [...mended.text].map((_, i) => given.slice(mended.starts[i], mended.ends[i])).join("|");
}

const OLD = "đọc từ bảng mã";

describe("mend", () => {
	it("has nothing to do for a clean text", () => {
		for (const clean of [
			"",
			"Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Bộ Chính trị.",
			"Nghị quyết số 25-NQ/TW".normalize("NFD"),
			"Nghi quyet so 25-NQ/TW",
			"NGHỊ QUYẾT SỐ 57–NQ/TW",
		])
			expect(mend(clean)).to.equal(null);
	});

	describe("reads HTML entities", () => {
		for (const [given, meant] of [
			["Kh&oacute;a XI, ng&agrave;y 03/6", "Khóa XI, ngày 03/6"],
			["Ngh&#7883; quy&#x1EBF;t s&#X1ED1;", "Nghị quyết số"],
			["&#272;&#7843;ng &Dstrok;&abreve;k", "Đảng Đăk"],
			["25&ndash;NQ/TW&nbsp;&quot;v&ecirc;̀&quot;", '25–NQ/TW\u00a0"vê\u0300"'],
			["BTG&amp;DVTW", "BTG&DVTW"],
			["s&amp;nbsp;25, s&amp;amp;nbsp;26", "s\u00a025, s\u00a026"],
			["57&#150;NQ/TW", "57–NQ/TW"],
			["TH&NBSP;QUY&ECIRC;N", "TH\u00a0QUYÊN"],
			["s&nbsp25", "s\u00a025"],
			["&#128204; &#x1F4CC;", "📌 📌"],
		] as const)
			it(given, () => {
				expect(text(given)).to.equal(meant);
			});

		it("and leaves what is none", () => {
			for (const given of ["R&D", "GD&ĐT", "&chuaro;", "a & b", "&#;", "&#x;", "&", "&;", "?a=1&lt=2", "&nbspace"])
				expect(mend(given), given).to.equal(null);
			expect(text("&amp;chuaro;")).to.equal("&chuaro;");
		});

		it("and shows a code of no character as the sign for none", () => {
			expect(text("&#0;&#xD800;&#9999999;")).to.equal("\ufffd\ufffd\ufffd");
		});

		it("and leads back to each", () => {
			expect(origins("s&#7889; &amp;nbsp;2")).to.equal("s|&#7889;| |&amp;nbsp;|2");
		});
	});

	describe("reads TCVN3", () => {
		for (const [given, meant] of [
			["NghÞ quyÕt sè 25-NQ/TW", "Nghị quyết số 25-NQ/TW"],
			["ChØ thÞ 05-CT/TW", "Chỉ thị 05-CT/TW"],
			["QuyÕt ®Þnh sè 100-Q§/TW", "Quyết định số 100-QĐ/TW"],
			["ngµy 03/6/2013 cña Bé ChÝnh trÞ khãa XI", "ngày 03/6/2013 của Bộ Chính trị khóa XI"],
			["NGHÞ QUYÕT CñA Bé CHÝNH TRÞ", "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ"],
			[
				"NghÞ quyÕt 25-NQ/TW ®· quyÕt ®Þnh, khãa XI ®· ®­îc tæng kÕt",
				"Nghị quyết 25-NQ/TW đã quyết định, khóa XI đã được tổng kết",
			],
			["nghÞ quyÕt cña bé chÝnh trÞ", "nghị quyết của bộ chính trị"],
			["§¶ng bé tØnh ®· häc tËp ë c¬ së", "Đảng bộ tỉnh đã học tập ở cơ sở"],
			["H\u00ad\u00edng dÉn ng\u00ad\u00eai d©n", "Hướng dẫn người dân"],
			["H-íng dÉn ng-êi d©n", "Hướng dẫn người dân"],
			["Ban ChÊp hµnh Trung ¬ng ®îc giao", "Ban Chấp hành Trung ương được giao"],
			["Ngh&THORN; quy&Otilde;t s&egrave; 25", "Nghị quyết số 25"],
		] as const)
			it(given, () => {
				expect(text(given)).to.equal(meant);
			});

		it("and leads back to each letter, and to one for the two of a lost ư", () => {
			expect(origins("®îc häc tËp ë tØnh")).to.equal("®|î|î|c| |h|ä|c| |t|Ë|p| |ë| |t|Ø|n|h");
		});
	});

	describe("reads VNI", () => {
		for (const [given, meant] of [
			["Nghò quyeát soá 25-NQ/TW", "Nghị quyết số 25-NQ/TW"],
			["Chæ thò 05-CT/TW", "Chỉ thị 05-CT/TW"],
			["Quyeát ñònh soá 100-QÑ/TW", "Quyết định số 100-QĐ/TW"],
			["cuûa Boä Chính trò khoùa XI", "của Bộ Chính trị khóa XI"],
			["NGHÒ QUYEÁT CUÛA BOÄ CHÍNH TRÒ", "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ"],
			["Höôùng daãn ngöôøi daân", "Hướng dẫn người dân"],
			["UÛy ban nhaân daân, Uûy ban", "Ủy ban nhân dân, Ủy ban"],
		] as const)
			it(given, () => {
				expect(text(given)).to.equal(meant);
			});

		it("and leads back to the letter with its mark", () => {
			expect(origins("cuûa Boä")).to.equal("c|uû|a| |B|oä");
		});
	});

	describe("reads an old charset only where the words show it", () => {
		for (const [tongue, given] of [
			["French", "Où né été à la carte, déjà vu, naïve Noël; « l'œuvre » de l'État, forêt, çà et là."],
			["German", "Der Müller für über größe, schön müßte, tät er's: § 25 Abs. 3, Öl, Äste und Straße."],
			["Swedish", "Så på då nå må få gå, det är på tiden att vi får se två små hål på vår båt."],
			["Danish", "På en ø så vi små får, når vi går på række, så må nå båd og få råd."],
			["Icelandic", "Þetta er það sem ég vil sjá hér á Íslandi, því að þú ert maður með þór og æði."],
			["Spanish", "El niño está aquí, ¿dónde? Más allá, señor, él leyó según ü y ñ; sí, qué país."],
			["Portuguese", "Não há avião, são três irmãs; coração, pão, mãe, você, é à tarde, às três."],
			["English", "A naïve café © 2014, PM 2.5 µm, 10 µm, 20 µm, Windows®, 5 × 4, ½ cup, 20 °C."],
			["Vietnamese of Latin letters alone", "Bà Hà có ông Lê là cô ý, hoà bình, khoá, thuý, toán, quá, giá."],
			["Vietnamese with signs", "· Nội dung « trích », § 5 – © Báo Nhân Dân ®, 5 µm, 3 × 4; Zalo® và Word®."],
			["Vietnamese", "Nghị quyết của Đảng, hướng dẫn thi hành: hoá học, uỷ ban, ®"],
			["Vietnamese, decomposed", "muốn cuộc buông luôn, nhiều tuyến".normalize("NFD")],
			["one word that fonts spoil alike", "Phòng khám Þ và số Ø 12"],
			["three foreign words in English", "The words på, så and då were the first that they learned there."],
			["letters listed", "å, ö, ë, ã, ç"],
			["UTF-8 read as Latin-1", "ã¦ã¼ã¶ã®æå ±ã åå passwd ã åå"],
		] as const)
			it(tongue, () => {
				expect(text(given)).to.equal(given);
			});

		it("line by line, and a short line goes with its neighbour", () => {
			expect(text("Trang chủ\nNghÞ quyÕt sè 25\nSè: 05\nlµ mét\n\nÉtude, café\nHà Nội")).to.equal(
				"Trang chủ\nNghị quyết số 25\nSố: 05\nlà một\n\nÉtude, café\nHà Nội",
			);
		});

		it("within a line, beside words in Unicode", () => {
			expect(text("Tỉnh ủy gửi: NghÞ quyÕt sè 25 cña tØnh, được học tập")).to.equal(
				"Tỉnh ủy gửi: Nghị quyết số 25 của tỉnh, được học tập",
			);
			expect(text("Đào: NghÞ quyÕt sè 25")).to.equal("Đào: Nghị quyết số 25");
		});
	});

	describe("reads letters of other scripts", () => {
		it("as the Latin ones that they look like", () => {
			expect(text("Chỉ thị số 05-\u0421\u0422/TW")).to.equal("Chỉ thị số 05-CT/TW");
			expect(text("25-NQ/\u0422W, 12-\u041a\u041d, 11-QĐ\u0456/\u03a4W")).to.equal("25-NQ/TW, 12-KH, 11-QĐi/TW");
		});

		it("but not in their own words", () => {
			for (const given of ["IT-компания в ТУ", "Báo «Правда» viết tắt là ПР", "góc α, góc Δ và ΔT"])
				expect(text(given)).to.equal(given);
			expect(text("Báo Правда số 25-NQ/\u0422W, СССР")).to.equal("Báo Правда số 25-NQ/TW, СССР");
		});
	});

	describe("reads underscores of word segmentation", () => {
		it("as blanks, in words with marks and in those beside them", () => {
			expect(text("Ban_Chấp_hành Đảng_bộ tham_gia học_tập .")).to.equal("Ban Chấp hành Đảng bộ tham gia học tập .");
			expect(text("Ban_Thường_vụ, (Tỉnh_uỷ Đắk_Lắk)")).to.equal("Ban Thường vụ, (Tỉnh uỷ Đắk Lắk)");
			expect(text("Nghị_quyết".normalize("NFD"))).to.equal("Nghị quyết".normalize("NFD"));
		});

		it("but not in names of files, addresses and variables, nor in forms to be filled in", () => {
			for (const given of [
				"citation_rate, bao_cao_quy, ten_tep",
				"Quyết_định_số_384.pdf",
				"Quyết_định.pdf",
				"https://vi.wikipedia.org/wiki/Đảng_bộ",
				"#Hà_Nội @Minh_Anh",
				"Họ tên: ____ Đảng bộ: ___",
				"Minh Kiều _ Phó Bí thư",
			])
				expect(text(given)).to.equal(given);
		});
	});

	it("goes on from one repair to the next", () => {
		expect(text("NghÞ_quyÕt s&egrave;&nbsp;25-NQ/\u0422W cña §¶ng")).to.equal("Nghị quyết số\u00a025-NQ/TW của Đảng");
	});

	it("tells what was mended where", () => {
		const given = "Kh&oacute;a XI. Chỉ_thị số 05.\nNghÞ quyÕt sè 25";
		const mended = mend(given);
		if (!mended) throw new Error("nothing was mended");
		const told = (part: string): string[] =>
			repairsWithin(mended, given.indexOf(part), given.indexOf(part) + part.length);
		expect(told("Kh&oacute;a")).to.deep.equal(["thực thể HTML"]);
		expect(told("Chỉ_thị")).to.deep.equal(["bỏ gạch dưới do tách từ"]);
		expect(told("NghÞ quyÕt sè 25")).to.deep.equal([`${OLD} TCVN3`]);
		expect(told("XI.")).to.deep.equal([]);
	});
});

describe("foldMended", () => {
	it("leads from the even text back through both", () => {
		const given = "x Ngh&#7883;&nbsp;quye\u0302\u0301t   s&#7889; 25&ndash;NQ/TW y";
		const folded = foldMended(given);
		expect(folded.text).to.equal("x Nghị quyết số 25-NQ/TW y");
		const [start, end] = [folded.text.indexOf("Ngh"), folded.text.indexOf(" y")];
		expect(given.slice(folded.at(start), folded.endAt(end))).to.equal(given.slice(2, -2));
		expect([folded.at(folded.text.length), folded.endAt(folded.text.length), folded.endAt(0)]).to.deep.equal([
			given.length,
			given.length,
			0,
		]);
	});
});

describe("findCitations in a damaged text", () => {
	const sentence = "Theo Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Bộ Chính trị khóa XI thì cấp ủy phải làm.";
	const escaped = sentence.replace(/[^\0-\x7f]/g, (c) => `&#${c.charCodeAt(0)};`).replaceAll(" ", "&nbsp;");

	for (const [name, given, whole, date, issuer, says] of [
		[
			"of entities",
			escaped,
			"Ngh&#7883;&nbsp;quy&#7871;t&nbsp;s&#7889;&nbsp;25-NQ/TW",
			"ng&#224;y&nbsp;03/6/2013",
			"B&#7897;&nbsp;Ch&#237;nh&nbsp;tr&#7883;",
			"thực thể HTML",
		],
		[
			"in TCVN3",
			"Theo NghÞ quyÕt sè 25-NQ/TW ngµy 03/6/2013 cña Bé ChÝnh trÞ khãa XI th× cÊp ñy ph¶i lµm.",
			"NghÞ quyÕt sè 25-NQ/TW",
			"ngµy 03/6/2013",
			"Bé ChÝnh trÞ",
			`${OLD} TCVN3`,
		],
		[
			"in VNI",
			"Theo Nghò quyeát soá 25-NQ/TW ngaøy 03/6/2013 cuûa Boä Chính trò khoùa XI thì caáp uûy phaûi laøm.",
			"Nghò quyeát soá 25-NQ/TW",
			"ngaøy 03/6/2013",
			"Boä Chính trò",
			`${OLD} VNI`,
		],
		[
			"with underscores",
			"Theo Nghị_quyết số 25-NQ/TW ngày 03/6/2013 của Bộ_Chính_trị khóa XI thì cấp_uỷ phải làm .",
			"Nghị_quyết số 25-NQ/TW",
			"ngày 03/6/2013",
			"Bộ_Chính_trị",
			"bỏ gạch dưới do tách từ",
		],
	] as const)
		it(name, () => {
			const found = only(given);
			expect([found.raw, found.symbol, found.type]).to.deep.equal([whole, "25-NQ/TW", "nghi-quyet"]);
			expect([found.date, found.issuer, found.term]).to.deep.equal(["2013-06-03", "bo-chinh-tri", 11]);
			expect([at(given, found), at(given, found.parts.date), at(given, found.parts.issuer)]).to.deep.equal([
				whole,
				date,
				issuer,
			]);
			expect(found.repairs).to.deep.equal([says]);
		});

	it("reads the title in it", () => {
		expect(only("Nghị quyết số 25-NQ/TW &ldquo;về c&ocirc;ng t&aacute;c d&acirc;n vận&rdquo;").title).to.include(
			"công tác dân vận",
		);
	});
});

describe("isSyllable", () => {
	it("knows what Vietnamese can have", () => {
		for (const word of "nghị quyết của được nghiêng giếng gì quốc khuỷu người thuở oanh yêu ở quỳnh quy đường".split(
			" ",
		))
			expect(isSyllable(word), word).to.equal(true);
	});

	it("and what it cannot", () => {
		for (const word of "quyeát cñng ngwời cằc bôc̀ tìp ơng strong der müssen ộtộ đảđ".split(" "))
			expect(isSyllable(word), word).to.equal(false);
	});
});

describe("hasLostMarks", () => {
	it("tells a word that lost marks from another word", () => {
		for (const [written, right] of [
			["quyêt định", "quyết định"],
			["quyết đinh", "quyết định"],
			["quyết dịnh", "quyết định"],
			["chi thị", "chỉ thị"],
		] as const)
			expect(hasLostMarks(written, right), written).to.equal(true);
		for (const [written, right] of [
			["hiện pháp", "hiến pháp"],
			["để án", "đề án"],
			["quyết định", "quyết đinh"],
			["quy định", "quyết định"],
		] as const)
			expect(hasLostMarks(written, right), written).to.equal(false);
	});
});
