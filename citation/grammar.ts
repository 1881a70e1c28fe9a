import { PARTY_ROWS } from "./grammar/party.ts";
import type { GrammarRow, NamedRow } from "./grammar/row.ts";
import { STATUTE_ROWS } from "./grammar/statutes.ts";

export type { GrammarRow, NamedRow };

/** Citations that print number and symbol; read by `symbol.ts`, told apart by the shape of the symbol. */
const NUMBERED_ROWS = [
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
	examples: [
		"Nghị quyết 57",
		"nghị quyết 57",
		"NQ 25",
		"NQ57",
		"Chỉ thị số 05",
		"kết luận 01",
		"Nghị định 46/2016",
		"NQ 66.18/2026",
		"Quy định 11",
		"Nghị quyết số 8B",
		"Kế hoạch số 12",
		"Công điện 112",
	],
	rejects: [
		"Nghị quyết 10 năm",
		"quyết định 15 nội dung",
		"Quyết định 30 triệu đồng",
		"Kế hoạch 5 năm",
		"Kế hoạch 12",
		"hướng dẫn 20 hộ dân",
		"kết luận 15",
		"Nghị quyết 2025",
		"chung cư CT12",
		"Đề án 3 giai đoạn",
	],
} as const satisfies GrammarRow;

/** A word that points back to a document cited before. */
export const BACK_ROW = {
	id: "back-reference",
	form: "back",
	says: "type word with `này`, `đó`, `trên`, `nói trên`, `nêu trên`, one document or several",
	examples: [
		"Nghị quyết này",
		"nghị quyết này",
		"Chỉ thị trên",
		"Kết luận nói trên",
		"Nghị định này",
		"Quy định nêu trên",
		"Hướng dẫn đã dẫn",
		"Nghị quyết đó",
	],
	rejects: [
		"quy định này",
		"quyết định trên",
		"Nghị quyết trên cơ sở",
		"Quy định trên địa bàn",
		"Nghị quyết do Bộ Chính trị ban hành",
		"các văn bản trên",
	],
} as const satisfies GrammarRow;

/** Names that identify a document by their form. Names of single documents stand in `data/authority/names.tsv`. */
export const NAMED_ROWS: readonly NamedRow[] = [...PARTY_ROWS, ...STATUTE_ROWS];

/** Names of laws, codes and ordinances; known ones by the register, others by their capital letters. */
export const LAW_ROW = {
	id: "law-name",
	form: "named",
	says: "law, code or ordinance by its name, with its year where printed",
	examples: [
		"Luật Đất đai năm 2024",
		"luật đất đai 2013",
		"Luật Đất đai (sửa đổi)",
		"Luật Xử lý vi phạm hành chính 2012",
		"Luật PCTN",
		"Bộ luật Hình sự",
		"BLHS 2015",
		"Luật Dầu khí năm 1993",
		"Luật Giáo dục sửa đổi",
		"Pháp lệnh Bộ đội biên phòng",
		"Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
	],
	rejects: [
		"luật sư",
		"Luật sư Hướng",
		"pháp luật của Nhà nước",
		"pháp luật đất đai",
		"Luật này",
		"luật nhân quả",
		"Trường Đại học Luật Hà Nội",
		"Luật Hợp đồng của Pháp",
		"dự thảo Luật Nhà giáo",
	],
} as const satisfies GrammarRow;

/** Names of single documents, from `names.tsv`. */
export const NAME_TABLE_ROW = {
	id: "name-table",
	form: "named",
	says: "a name that the tables give for one document or several",
	examples: ["Nghị quyết tam nông"],
	rejects: ["Nghị quyết nông thôn"],
} as const satisfies GrammarRow;

/** Names that begin with no type word, from `names.tsv`. */
export const NICKNAME_ROW = {
	id: "nickname",
	form: "named",
	says: "a name of the tables that begins with no type word",
	examples: ["Khoán 10", "Khoán 100", "19 điều đảng viên không được làm"],
	rejects: ["khoản 10", "khoán 10 công", "Khoan 10"],
} as const satisfies GrammarRow;

/** Every row, for the test and for the guide. */
export const GRAMMAR: readonly GrammarRow[] = [
	...NUMBERED_ROWS,
	SHORT_ROW,
	BACK_ROW,
	...NAMED_ROWS,
	LAW_ROW,
	NAME_TABLE_ROW,
	NICKNAME_ROW,
];
