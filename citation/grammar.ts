import { ORDINAL_WORDS } from "./dates.ts";
import type { CitationForm } from "./types.ts";

/**
 * One form in which citations are written.
 *
 * A test runs every row: each example, put into a sentence, must give one citation by this row that spans it whole, and
 * no reject may give a citation by it.
 */
export interface GrammarRow {
	id: string;
	form: CitationForm;
	/** What it reads, in a sentence. */
	says: string;
	examples: string[];
	rejects: string[];
}

/** A row read by a pattern that starts right behind the word that names the type, on folded text. */
export interface NamedRow extends GrammarRow {
	/** Types whose word may stand before. */
	types: readonly string[];
	/** Sticky; groups: `n` plenum, `part`, `t` term, `y` year. */
	pattern: RegExp;
	/** Slug of the issuer that the name implies. */
	issuer: string | null;
}

const TERM = "(?:[ivx]{1,5}|\\d{1,2})(?![a-z0-9])";
const N = `(?:\\d{1,2}(?!\\d|/)|(?:${ORDINAL_WORDS})(?![a-z])|[ivx]{1,5}(?![a-z0-9]))`;
/** The Central Committee in a name: `Trung ương`, `TW`, `T.Ư`. */
const CENTRAL = "(?:trung uong|t\\.?\\s?[uw](?![a-z]))";
const TERM_TAIL = `(?:\\s*[,-]?\\s*\\(?\\s*(?:khoa|k\\.)\\s*(?<t>${TERM})(?:\\s*\\))?)`;

/** Citations that print number and symbol; read by `symbol.ts`, told apart by the shape of the symbol. */
export const NUMBERED_ROWS = [
	{
		id: "party-symbol",
		form: "full",
		says: "Party symbol, number-type/body, with or without the word before it, in every spelling of dash and slash",
		examples: [
			"Nghị quyết số 25-NQ/TW",
			"Quy định số 11-QĐi/TW",
			"Chỉ thị 05-CT/TW",
			"Kết luận số 126/KL-TW",
			"Nghị quyết 254/NQ/TW",
			"Quyết định 366-QĐ-TW",
			"Quy định số 204-QÐ/TW",
			"Nghị quyết số 57 – NQ/TW",
			"Chỉ thị số 05- CT/TW",
			"chỉ thị 50 CT/TW",
			"Nghị quyết số 57-NQTW",
			"Nghị quyết số 29-NQ/TƯ",
			"Nghị quyết số 1657-NQ/QUTƯ",
			"Hướng dẫn số 38-HD/BTCTW",
			"Nghị quyết số 66-NQ/TU",
			"Nghị quyết số 04-NQ/HU",
			"Hướng dẫn số 06-HD/BTCTW-BTGTW",
			"Nghi quyet so 25-NQ/TW",
			"Nghị quyết số 57-\nNQ/TW",
			"nghị quyết số 57-nq/tw",
			"18-NQ/TW",
		],
		rejects: [
			"A25-NQ/TW9",
			"ngày 25/7",
			"số 25 đường Lý Thái Tổ",
			"tỷ số 2-1",
			"36 - CTCP",
			"xe 29A-123.45",
			"TU-1234",
		],
	},
	{
		id: "state-symbol",
		form: "full",
		says: "State, Front or local government symbol, number/year/type-body; year or type may be absent",
		examples: [
			"Nghị định số 30/2020/NĐ-CP",
			"Pháp lệnh số 34/2007/PL-UBTVQH11",
			"Quyết định số 1719/QĐ-TTg",
			"Nghị quyết 66.18/2026/NQ-CP",
			"Nghị quyết 30a/2008/NQ-CP",
			"Nghị quyết số 1685/NQ-UBTVQH15",
			"Công điện 112/CĐ-TTg",
			"Nghị định 10/2015/NĐ- CP",
			"Nghị định số 102/2020NĐ-CP",
			"Nghị định 82/2016/ND-CP",
			"Luật Xây dựng số 50/2014/QH13",
			"Bộ luật Lao động số 10/2012/QH13",
			"Kế hoạch số 371/KH-UBND",
			"Thông tư liên tịch số 41/2014/TTLT-BYT-BTC",
			"Quyết định1459/QĐ-TCMT",
		],
		rejects: [
			"số…../202…/NĐ-CP",
			"Số:      /KH-UBND",
			"hợp đồng số 12/HĐ-KT",
			"điện thoại 024.3804.1234",
			"tháng 7/2026",
		],
	},
] as const satisfies readonly GrammarRow[];

/** A type word and a number without its symbol. */
export const SHORT_ROW = {
	id: "number-only",
	form: "short",
	says: "type word and number without symbol, alone or in a list",
	examples: ["Nghị quyết 57", "NQ 25", "Chỉ thị số 05", "Nghị định 46/2016", "Quy định 11"],
	rejects: [
		"Nghị quyết 10 năm",
		"quyết định 15 nội dung",
		"Quyết định 30 triệu đồng",
		"Kế hoạch 5 năm",
		"hướng dẫn 20 hộ dân",
	],
} as const satisfies GrammarRow;

/** A word that points back to a document cited before. */
export const BACK_ROW = {
	id: "back-reference",
	form: "back",
	says: "type word with `này`, `trên`, `nói trên`, `nêu trên`",
	examples: ["Nghị quyết này", "Chỉ thị trên", "Kết luận nói trên", "Nghị định này"],
	rejects: ["quy định này", "Nghị quyết trên cơ sở", "Quy định trên địa bàn"],
} as const satisfies GrammarRow;

/** Names that identify a document by their form. Names of single documents stand in `data/authority/names.tsv`. */
export const NAMED_ROWS: readonly NamedRow[] = [
	{
		id: "plenum",
		form: "named",
		says: "resolution or conclusion of a plenum of the Central Committee, by its number and term",
		types: ["nghi-quyet", "ket-luan"],
		pattern: new RegExp(
			`(?:\\s+hoi nghi)?\\s*(?:(?:(?:ban chap hanh|bch)\\s*)?${CENTRAL}|(?<=tw))(?:\\s+dang)?\\s*,?\\s*(?:lan thu\\s+)?(?<n>${N})(?:\\s*,?\\s*\\(?\\s*lan (?:thu )?(?<part>[12]|nhat|hai)(?![a-z])\\s*\\)?)?${TERM_TAIL}?`,
			"y",
		),
		issuer: "bch-trung-uong",
		examples: [
			"Nghị quyết Trung ương 4 khóa XII",
			"Nghị quyết Hội nghị Trung ương 4 (khóa XII)",
			"NQ Trung ương 4 khóa XII",
			"Nghị quyết T.Ư 4 khóa XII",
			"NQTW 4 (khóa XII)",
			"Kết luận Trung ương 4 khóa XIII",
			"Nghị quyết Trung ương 6 (lần 2) khóa VIII",
		],
		rejects: ["Nghị quyết Trung ương Đoàn", "Nghị quyết của Trung ương"],
	},
	{
		id: "plenum-in-words",
		form: "named",
		says: "the same with the meeting's full name",
		types: ["nghi-quyet", "ket-luan"],
		pattern: new RegExp(
			`\\s+(?:cua\\s+)?hoi nghi\\s+(?:lan thu\\s+)?(?<n>${N})(?:\\s*,?\\s*(?:cua\\s+)?(?:ban chap hanh|bch)\\s*${CENTRAL}(?:\\s+dang)?|(?=\\s*,?\\s*\\(?\\s*khoa\\s))${TERM_TAIL}?`,
			"y",
		),
		issuer: "bch-trung-uong",
		examples: [
			"Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
			"Nghị quyết Hội nghị lần thứ 8 BCH Trung ương (khóa XI)",
			"Nghị quyết Hội nghị lần thứ tư (khóa XII)",
		],
		rejects: ["Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Đảng bộ tỉnh"],
	},
	{
		id: "party-congress",
		form: "named",
		says: "resolution of a national congress of the Party, by its number",
		types: ["nghi-quyet"],
		pattern: new RegExp(
			`\\s+(?:cua\\s+)?dai hoi\\s+(?:dai bieu\\s+)?(?:dang\\s+)?(?:toan quoc\\s+)?(?:cua dang\\s+)?(?:lan thu\\s+)?(?<t>${TERM})(?:\\s+(?:cua\\s+)?dang(?! bo)(?:\\s+cong san viet nam)?)?`,
			"y",
		),
		issuer: "dai-hoi-dang",
		examples: [
			"Nghị quyết Đại hội XIII của Đảng",
			"Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
			"Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII",
			"NQ Đại hội XIII",
		],
		rejects: ["Nghị quyết Đại hội Đảng các cấp", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV"],
	},
	{
		id: "local-congress",
		form: "named",
		says: "resolution of a congress of a local Party organisation, by its number",
		types: ["nghi-quyet"],
		pattern: new RegExp(
			`\\s+(?:cua\\s+)?dai hoi\\s+(?:dai bieu\\s+)?(?:dang bo\\s+)(?:[a-z.]+\\s+){1,6}?(?:lan thu\\s+)(?:${TERM})`,
			"y",
		),
		issuer: null,
		examples: [
			"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV",
			"Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Yên Bái lần thứ XIX",
		],
		rejects: ["Nghị quyết Đại hội Đảng bộ huyện đề ra"],
	},
	{
		id: "party-charter",
		form: "named",
		says: "the statutes of the Party",
		types: ["dieu-le"],
		pattern: /\s+dang(?: bo)?(?<!dang bo)(?:\s+cong san viet nam)?(?![a-z])/y,
		issuer: null,
		examples: ["Điều lệ Đảng", "Điều lệ Đảng Cộng sản Việt Nam"],
		rejects: ["Điều lệ trường học"],
	},
	{
		id: "constitution",
		form: "named",
		says: "the Constitution, by its year",
		types: ["hien-phap"],
		pattern: /(?:\s+(?:nam\s+)?(?<y>1946|1959|1980|1992|2013))?/y,
		issuer: null,
		examples: ["Hiến pháp năm 2013", "Hiến pháp 1992", "Hiến pháp"],
		rejects: [],
	},
	{
		id: "members-forbidden",
		form: "named",
		says: "the regulation on what Party members must not do",
		types: ["quy-dinh"],
		pattern: /\s+ve\s+(?:nhung\s+)?dieu dang vien khong duoc lam/y,
		issuer: null,
		examples: ["Quy định về những điều đảng viên không được làm"],
		rejects: ["quy định về đảng viên"],
	},
];

/** Names of laws, codes and ordinances; known ones by the register, others by their capital letters. */
export const LAW_ROW = {
	id: "law-name",
	form: "named",
	says: "law, code or ordinance by its name, with its year where printed",
	examples: ["Luật Đất đai năm 2024", "Luật Xử lý vi phạm hành chính 2012", "Bộ luật Hình sự", "Luật Dầu khí năm 1993"],
	rejects: ["luật sư", "Luật sư Hướng", "pháp luật của Nhà nước", "Luật này"],
} as const satisfies GrammarRow;

/** Names of single documents, from `names.tsv`. */
export const NAME_TABLE_ROW = {
	id: "name-table",
	form: "named",
	says: "a name that the tables give for one document or several",
	examples: ["Nghị quyết tam nông"],
	rejects: ["Nghị quyết nông thôn"],
} as const satisfies GrammarRow;

/** Every row, for the test and for the guide. */
export const GRAMMAR: readonly GrammarRow[] = [
	...NUMBERED_ROWS,
	SHORT_ROW,
	BACK_ROW,
	...NAMED_ROWS,
	LAW_ROW,
	NAME_TABLE_ROW,
];
