import { expect } from "chai";
import { only, read, resolve } from "./reading.ts";

/** How a citation is printed, what is read of it, and whether that took a repair. */
interface Variant {
	given: string;
	/** What the span holds; all that is given, unless told. */
	raw?: string;
	symbol: string | null;
	type: string | null;
	repaired: boolean;
}

const clean = (given: string, symbol: string | null, type: string | null, raw?: string): Variant => ({
	given,
	...(raw !== undefined && { raw }),
	symbol,
	type,
	repaired: false,
});
const mended = (given: string, symbol: string | null, type: string | null, raw?: string): Variant => ({
	...clean(given, symbol, type, raw),
	repaired: true,
});

/** The inventory of the domain notes, `variants.md`, by its sections. */
const VARIANTS: Record<string, Variant[]> = {
	"1. dash, slash and blank inside the symbol": [
		clean("Nghị quyết số 58-NQ/TW", "58-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết 09/NQ-TW", "09-NQ/TW", "nghi-quyet"),
		mended("Kết luận số 126/KL-TW", "126-KL/TW", "ket-luan"),
		mended("Quyết định số 160/QĐ-TW", "160-QĐ/TW", "quyet-dinh"),
		mended("Chỉ thị 34/CT-TW", "34-CT/TW", "chi-thi"),
		clean("Hướng dẫn số 13/HD-MTTW-BTT", "13/HD-MTTW-BTT", "huong-dan"),
		mended("Chỉ thị số 43/CT/TW", "43-CT/TW", "chi-thi"),
		mended("Nghị quyết 254/NQ/TW", "254-NQ/TW", "nghi-quyet"),
		mended("Kết luận 221/KL/TW", "221-KL/TW", "ket-luan"),
		mended("Quyết định 366-QĐ-TW", "366-QĐ/TW", "quyet-dinh"),
		mended("Nghị quyết 05-NQ-TW", "05-NQ/TW", "nghi-quyet"),
		mended("Quy định 384-QD-TW", "384-QĐ/TW", "quy-dinh"),
		mended("Nghị quyết 245–NQ/TW", "245-NQ/TW", "nghi-quyet"),
		mended("Quy định 89–QĐ/TW", "89-QĐ/TW", "quy-dinh"),
		mended("Kết luận số 126\u2011KL/TW", "126-KL/TW", "ket-luan"),
		mended("Nghị quyết 26\u2212NQ/TW", "26-NQ/TW", "nghi-quyet"),
		mended("Chỉ thị số 05- CT/TW", "05-CT/TW", "chi-thi"),
		mended("Quy định 47- QĐ/TW", "47-QĐ/TW", "quy-dinh"),
		mended("Nghị định 10/2015/NĐ- CP", "10/2015/NĐ-CP", "nghi-dinh"),
		mended("Kết luận số 49 - KL/TW", "49-KL/TW", "ket-luan"),
		mended("Chỉ thị 40 – CT/TW", "40-CT/TW", "chi-thi"),
		mended("Nghị định 10/2015/NĐ - CP", "10/2015/NĐ-CP", "nghi-dinh"),
		mended("Kết luận 62 KL/TW", "62-KL/TW", "ket-luan"),
		mended("Chỉ thị 221 CT/TW", "221-CT/TW", "chi-thi"),
		mended("Nghị định 67/2014 NĐ-CP", "67/2014/NĐ-CP", "nghi-dinh"),
		mended("Chỉ thị 92CT/TW", "92-CT/TW", "chi-thi"),
		mended("Kết luận số 19K L/TW", "19-KL/TW", "ket-luan"),
		mended("Kết luận số 19-K L/TW", "19-KL/TW", "ket-luan"),
		mended("Kết luận số 19-KL/T W", "19-KL/TW", "ket-luan"),
		mended("Quyết định 27/2018QĐ-TTg", "27/2018/QĐ-TTg", "quyet-dinh"),
		mended("Nghị định 102/2020NĐ-CP", "102/2020/NĐ-CP", "nghi-dinh"),
		mended("Hướng dẫn 52HD/BTCTW", "52-HD/BTCTW", "huong-dan"),
		mended("Chỉ thị số 49-CT /TW", "49-CT/TW", "chi-thi"),
		mended("Hướng dẫn 06 -HD/TW", "06-HD/TW", "huong-dan"),
		mended("Nghị quyết số 28-\nNQ/TW", "28-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 28-NQ\n/TW", "28-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 28-NQ/\r\nTW", "28-NQ/TW", "nghi-quyet"),
		mended("Kết luận số 19-K\nL/TW", "19-KL/TW", "ket-luan"),
		clean("Thông tri số\n02-TT/TU", "02-TT/TU", "thong-tri"),
		clean("Quyết định số 415/QĐ.UB.NN", "415/QĐ.UB.NN", "quyet-dinh"),
		clean("Quyết định số 18/2004/QĐ.UBND", "18/2004/QĐ.UBND", "quyet-dinh"),
		clean("Quyết định số 77/QĐ-UBND.HC", "77/QĐ-UBND.HC", "quyet-dinh"),
		clean("Quyết định số 77/QĐ-UBND", "77/QĐ-UBND", "quyet-dinh"),
		clean("Nghị định số 29.CP", "29.CP", "nghi-dinh"),
		clean("Nghị định số 29-CP", "29-CP", "nghi-dinh"),
		clean("Nghị định số 29/CP", "29/CP", "nghi-dinh"),
		mended("Thông báo số 09 /TB – THPTLTV", "09/TB-THPTLTV", "thong-bao"),
		mended("Quyết định số 31/QĐ - THCS", "31/QĐ-THCS", "quyet-dinh"),
		mended("Thông tư số 51 TC / HCSN", "51-TC/HCSN", "thong-tu"),
	],
	"2. letters of the body": [
		clean("Nghị quyết số 29-NQ/TW", "29-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 29-NQ/TƯ", "29-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 29-NQ/T.Ư", "29-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 29-NQ/T.W", "29-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 1657-NQ/QUTƯ", "1657-NQ/QUTW", "nghi-quyet"),
		mended("Nghi quyet so 1657-NQ/QUTU", "1657-NQ/QUTW", "nghi-quyet"),
		mended("Nghị quyết số 66-NQ/Tu", "66-NQ/TU", "nghi-quyet"),
		mended("Nghị quyết số 66-NQ/T.U", "66-NQ/TU", "nghi-quyet"),
		mended("Nghị quyết số 2662-NQ/TƯ", "2662-NQ/TW", "nghi-quyet"),
		clean("Nghị quyết số 847-NQ/QSTW", "847-NQ/QSTW", "nghi-quyet"),
		clean("Nghị quyết số 08B-NQ/HNTW", "08B-NQ/HNTW", "nghi-quyet"),
		clean("Nghị quyết số 8B-NQ/HNTW", "8B-NQ/HNTW", "nghi-quyet"),
		clean("Kết luận số 09-KL/BCĐ", "09-KL/BCĐ", "ket-luan"),
		clean("Công văn số 86/CV-BCĐ", "86/CV-BCĐ", "cong-van"),
		mended("Thông tư số 43 TC/QLCS", "43-TC/QLCS", "thong-tu"),
		mended("Nghị quyết 33/NQ-TU của Bộ Chính trị", "33-NQ/TU", "nghi-quyet", "Nghị quyết 33/NQ-TU"),
		mended("Hướng dẫn số 01-HD/BTGVTW", "01-HD/BTGDVTW", "huong-dan"),
		mended("Hướng dẫn số 01-HD/BTGĐTW", "01-HD/BTGDVTW", "huong-dan"),
		mended("Nghị quyết số 1211/2016/UBTWQH14", "1211/2016/UBTVQH14", "nghi-quyet"),
		clean("Quyết định 246-QĐ/BKTTW", "246-QĐ/BKTTW", "quyet-dinh"),
		mended("Quyết định số 16/QĐ-TTG", "16/QĐ-TTg", "quyet-dinh"),
		mended("nghị quyết số 57-nq/tw", "57-NQ/TW", "nghi-quyet"),
	],
	"3. letters of the type": [
		clean("Quy định số 179-QĐi/TW", "179-QĐi/TW", "quy-dinh"),
		mended("Quy định số 179-Q\u00d0i/TW", "179-QĐi/TW", "quy-dinh"),
		mended("Nghị định số 102/2024/N\u00d0-CP", "102/2024/NĐ-CP", "nghi-dinh"),
		mended("Quyết định số 58-Q\u00d0/TW", "58-QĐ/TW", "quyet-dinh"),
		mended("Nghị định 82/2016/ND-CP", "82/2016/NĐ-CP", "nghi-dinh"),
		mended("Quyết định 16/QD-TTg", "16/QĐ-TTg", "quyet-dinh"),
		mended("Quyết định 16/Qđ-TTg", "16/QĐ-TTg", "quyet-dinh"),
		mended("Quy định số 08-Qđi/TW", "08-QĐi/TW", "quy-dinh"),
		clean("Quy định số 04-QyĐ/ĐU", "04-QyĐ/ĐU", "quy-dinh"),
		mended("Quy định số 08-QĐ/TƯ", "08-QĐ/TW", "quy-dinh"),
		clean("Quy định số 11-QĐ/TW", "11-QĐ/TW", "quy-dinh"),
		clean("QĐ số 312/QĐ-UBND", "312/QĐ-UBND", "quyet-dinh"),
		clean("QĐ số: 44/QĐ-SGDĐT", "44/QĐ-SGDĐT", "quyet-dinh"),
		clean("QĐ 147/QĐ-TTg", "147/QĐ-TTg", "quyet-dinh"),
		clean("Chỉ thị 34-TB/TW", "34-TB/TW", null),
		clean("Quyết định số 347-CT/TW", "347-CT/TW", null),
		clean("Quyết định 366-QĐ/TW", "366-QĐ/TW", "quyet-dinh"),
		clean("Chỉ thị số 49-NQ/TW", "49-NQ/TW", null),
	],
	"4. the word số and short forms": [
		clean("Nghị quyết số 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		clean("Nghị quyết 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		clean("Nghị quyết số: 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		clean("Nghị quyết số25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Chỉ thị số số 46 - CT/TW", "46-CT/TW", "chi-thi"),
		clean("NQ 52-NQ/TW", "52-NQ/TW", "nghi-quyet"),
		clean("NQ 25", null, "nghi-quyet"),
		clean("NQ số 25", null, "nghi-quyet"),
		clean("CT 05", null, "chi-thi"),
		clean("KL 01", null, "ket-luan"),
		clean("Nghị quyết 57", null, "nghi-quyet"),
		clean("Quy định 11", null, "quy-dinh"),
		clean("Quyết định 290", null, "quyet-dinh"),
		clean("TB KL số 120-TB/BTGTW", "120-TB/BTGTW", "thong-bao"),
		clean("HD36-HD/VPTW", "36-HD/VPTW", "huong-dan"),
		clean("Nghị quyết tam nông", null, "nghi-quyet"),
		clean("Đề án 06", null, "de-an"),
		clean("Quy định 366-QĐ/TW năm 2025", "366-QĐ/TW", "quy-dinh", "Quy định 366-QĐ/TW"),
		clean("Kết luận 121-KL/TW năm 2025", "121-KL/TW", "ket-luan", "Kết luận 121-KL/TW"),
	],
	"8. charsets, marks and scanners": [
		clean("Nghị quyết số 25-NQ/TW".normalize("NFD"), "25-NQ/TW", "nghi-quyet"),
		clean("Nghi\u0323 quyê\u0301t số 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		clean("Nghị\u00a0quyết số\u202f25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 25\u00a0-\u00a0NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Nghị quy\u00adết số 25-NQ/\u00adTW", "25-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 25-\u200bNQ/\ufeffTW", "25-NQ/TW", "nghi-quyet"),
		mended("Ngh&#7883; quy&#x1EBF;t s&#7889;&nbsp;25&ndash;NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Th&ocirc;ng tri s&ocirc;́ 02-TT/TW", "02-TT/TW", "thong-tri"),
		mended("Chỉ thị&amp;nbsp;số&amp;nbsp;05-CT/TW", "05-CT/TW", "chi-thi"),
		mended("Hướng dẫn số 01-HD/BTG&amp;DVTW", "01-HD/BTG&DVTW", "huong-dan"),
		mended("Chỉ_thị số 05 - CT / TW", "05-CT/TW", "chi-thi"),
		mended("Nghi quyet so 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("NGHI QUYET SO 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Quyet dinh so 384-QD/TW", "384-QĐ/TW", "quyet-dinh"),
		mended("Nghị quyêt số 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Quyết đinh số 100-QĐ/TW", "100-QĐ/TW", "quyet-dinh"),
		mended("NghÞ quyÕt sè 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("QuyÕt ®Þnh sè 100-Q§/TW", "100-QĐ/TW", "quyet-dinh"),
		mended("NGHÞ QUYÕT Sè 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("nghÞ quyÕt sè 25-nq/tw", "25-NQ/TW", "nghi-quyet"),
		mended("H\u00ad\u00edng dÉn sè 05-HD/TW", "05-HD/TW", "huong-dan"),
		mended("H-íng dÉn sè 05-HD/TW", "05-HD/TW", "huong-dan"),
		mended("Nghò quyeát soá 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Quyeát ñònh soá 100-QÑ/TW", "100-QĐ/TW", "quyet-dinh"),
		mended("NGHÒ QUYEÁT SOÁ 25-NQ/TW", "25-NQ/TW", "nghi-quyet"),
		mended("Quyết định số 100-QĐ\u00d0/TW", "100-QĐ/TW", "quyet-dinh"),
		mended("Quyết định số 100-Q§/TW", "100-QĐ/TW", "quyet-dinh"),
		mended("Quy chế số 05-ỌC/TW", "05-QC/TW", "quy-che"),
		mended("Chỉ thị số l0-CT/TW", "10-CT/TW", "chi-thi"),
		mended("Chỉ thị số I0-CT/TW", "10-CT/TW", "chi-thi"),
		mended("Chỉ thị số O5-CT/TW", "05-CT/TW", "chi-thi"),
		mended("Chỉ thị số Ø5-CT/TW", "05-CT/TW", "chi-thi"),
		mended("Công văn số 13§-CV/TU", "138-CV/TU", "cong-van"),
		mended("Nghị định số 3O/2O2O/NĐ-CP", "30/2020/NĐ-CP", "nghi-dinh"),
		mended("Luật số 10/2022/QHl5", "10/2022/QH15", "luat"),
		mended("Nghị quyết số 25-NQ/TƯW", "25-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 25-NQ/TVV", "25-NQ/TW", "nghi-quyet"),
		mended("Nghị quyết số 04-NQ/HUƯ", "04-NQ/HU", "nghi-quyet"),
		mended("Chỉ thị số 05-\u0421\u0422/TW", "05-CT/TW", "chi-thi"),
		mended("Nghị quyết số 25-NQ/\u0422W", "25-NQ/TW", "nghi-quyet"),
		mended("Kế hoạch số 12-\u041a\u041d/TU", "12-KH/TU", "ke-hoach"),
		clean("NGHỊ QUYẾT SỐ 57-NQ/TW, NGÀY 22/12/2024", "57-NQ/TW", "nghi-quyet", "NGHỊ QUYẾT SỐ 57-NQ/TW"),
	],
	"12. joint and co-issued": [
		clean("Thông tư liên tịch số 41/2014/TTLT-BYT-BTC", "41/2014/TTLT-BYT-BTC", "thong-tu-lien-tich"),
		clean("Thông tư liên tịch số 144/2007/TTLT-BTC-BGDĐT-BNG", "144/2007/TTLT-BTC-BGDĐT-BNG", "thong-tu-lien-tich"),
		clean("Hướng dẫn số 06-HD/BTCTW-BTGTW", "06-HD/BTCTW-BTGTW", "huong-dan"),
		clean("Quy chế phối hợp số 05-QC/BTCTU-BNCTU", "05-QC/BTCTU-BNCTU", "quy-che"),
		clean("Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN", "09/2008/NQLT-CP-UBTWMTTQVN", "nghi-quyet-lien-tich"),
		clean(
			"Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
			"102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
			"nghi-quyet-lien-tich",
		),
		clean("Chương trình phối hợp số 27-CTr/TWĐTN-CTĐ", "27-CTr/TWĐTN-CTĐ", "chuong-trinh"),
		clean("Hướng dẫn số 05/HD-MTTW-BTT", "05/HD-MTTW-BTT", "huong-dan"),
		clean("Công văn số 919-CV/VPTW/nb", "919-CV/VPTW/nb", "cong-van"),
	],
	"13. local symbols": [
		clean("Nghị quyết số 02-NQ/HU", "02-NQ/HU", "nghi-quyet"),
		clean("Chương trình số 15-CTr/ThU", "15-CTr/ThU", "chuong-trinh"),
		clean("Kế hoạch số 10-KH/BDVTU", "10-KH/BDVTU", "ke-hoach"),
		clean("Công văn số 123-CV/BTGTU", "123-CV/BTGTU", "cong-van"),
		clean("Quyết định số 1087-QĐ/TU", "1087-QĐ/TU", "quyet-dinh"),
		clean("Thông báo số 28-TB/ĐUK", "28-TB/ĐUK", "thong-bao"),
		clean("Thông báo số 1007-TB/HU", "1007-TB/HU", "thong-bao"),
		clean("Kế hoạch số 73-KH/ĐUQH", "73-KH/ĐUQH", "ke-hoach"),
		clean("Công văn số 416-CV/ĐU", "416-CV/ĐU", "cong-van"),
		clean("Nghị quyết số 12/2019/NQ-HĐND", "12/2019/NQ-HĐND", "nghi-quyet"),
		clean("Nghị quyết số 45/NQ-HĐND", "45/NQ-HĐND", "nghi-quyet"),
		clean("Kế hoạch số 371/KH-UBND", "371/KH-UBND", "ke-hoach"),
		clean("Công văn số 3861/UBND-NC", "3861/UBND-NC", "cong-van"),
		clean("Nghị quyết số 66.18/2026/NQ-CP", "66.18/2026/NQ-CP", "nghi-quyet"),
		mended("Nghị quyết số 24/2026//NQ-CP", "24/2026/NQ-CP", "nghi-quyet"),
	],
};

/** Section 14. */
const NEGATIVES = [
	"CTCP Tập đoàn Phương Nam",
	"bảng 36 - CTCP đã niêm yết",
	"Công ty CP Xây dựng 25",
	"số 25 đường Lý Thái Tổ",
	"số 9A Nguyễn Cảnh Chân",
	"điện thoại 024.3804.1234",
	"xe mang biển 29A-123.45",
	"xe TU-1234",
	"thắng với tỷ số 2-1",
	"thắng 25-27 ở ván ba",
	"dịch Covid-19 và cúm H5N1",
	"họp ngày 25/7",
	"số liệu quý IV/2016",
	"Đề án 1928 tỷ đồng",
	"hợp đồng số 12/HĐ-KT",
	"NQ HĐQT 2016 số 13",
	"giấy chứng nhận DI 103576",
	"Hội nghị Trung ương 3 khóa XI ĐCSTQ",
	"mẫu số...../202.../NĐ-CP",
	"mẫu Số:      /KH-UBND",
	"tệp Quy-dinh-384-QD-TW-2025.pdf",
	"tệp 14.2016.NĐ-CP.pdf",
	"tệp Quyết_định_số_384.pdf",
];

describe("the inventory of variants", () => {
	for (const [section, variants] of Object.entries(VARIANTS))
		describe(section, () => {
			for (const { given, raw = given, symbol, type, repaired } of variants)
				it(JSON.stringify(given), () => {
					const found = only(`Theo ${given} thì cấp ủy phải chỉ đạo.`);
					expect([found.raw, found.symbol, found.type]).to.deep.equal([raw, symbol, type]);
					if (repaired) expect(found.repairs).to.not.be.empty;
					else expect(found.repairs).to.deep.equal([]);
				});
		});

	describe("14. what is no citation", () => {
		for (const given of NEGATIVES)
			it(JSON.stringify(given), () => {
				expect(read(`Báo cáo nêu ${given} trong kỳ.`)).to.deep.equal([]);
			});

		// They are numbered documents all the same, so they are read; the register has none of them.
		for (const given of [
			"Quyết định số 213/QĐ-ĐHTĐ",
			"Quyết định số 80-QĐ/TNVN",
			"Quyết định số 2024-QĐ/HVHC&QTC",
			"Quyết định số 47/QĐ-HĐTV",
			"Công văn số 28/CV-ĐĐT",
			"Kế hoạch số 740 /KH-BV",
			"Quyết định số 56/QĐ-PC10",
		])
			it(`${JSON.stringify(given)} is of no Party or State body, and links to none`, () => {
				for (const { resolution } of resolve(`Theo ${given} thì nhà trường phải chỉ đạo.`))
					expect(resolution.status).to.equal("stub");
			});
	});
});
