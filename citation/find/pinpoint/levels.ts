import type { PinpointLevel } from "../../types.ts";

/** One level into which documents are divided. A test runs every row. */
export interface LevelRow {
	level: PinpointLevel;
	/** Its words, folded and as spelled: `mức 5` is no `mục 5`. */
	words: readonly (readonly [folded: string, spelled: string])[];
	/** What may name one of them, folded, behind the word. */
	value: string;
	/** Each a pinpoint before `Nghị định số 30/2020/NĐ-CP` or `Quy định số 24-QĐ/TW`, and its value. */
	examples: readonly (readonly [printed: string, value: string])[];
	rejects: readonly string[];
}

const NUMBER = "\\d{1,3}(?:\\.(?:\\d{1,3}|[a-z](?![a-z]))){0,4}(?:[a-z]\\d?(?![a-z0-9]))?";
const ROMAN = "[ivxl]{1,7}(?:\\.\\d{1,3}){0,3}(?![a-z0-9])";
const LETTER = "[a-z](?:[.]?\\d{1,2}){0,3}(?![a-z0-9])";
const ORDINAL =
	"(?:thu\\s)?(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|cuoi|dau(?! dong))(?:\\s(?:mot|hai|ba|bon|lam))?(?![a-z])|thu\\s(?:\\d{1,2}|[ivx]{1,5})(?![a-z0-9])";

/**
 * The levels, outermost first. The State divides into phần, chương, mục, điều, khoản, điểm; the Party's guidelines into
 * phần, mục and then điểm (10, 10.5), in which tiết are. Both agree in this order, though each prints it its own way:
 * `điểm a khoản 2 Điều 5`, `điểm 27.3.1 tiết b`.
 */
export const LEVELS: readonly LevelRow[] = [
	{
		level: "phu-luc",
		words: [["phu luc", "phụ lục"]],
		value: `${NUMBER}|${ROMAN}|${LETTER}`,
		examples: [
			["Phụ lục I", "I"],
			["phụ lục số 02", "02"],
		],
		rejects: ["phụ lục kèm theo", "phu nhân 2"],
	},
	{
		level: "mau",
		words: [["mau", "mẫu"]],
		value: `${NUMBER}|${ROMAN}`,
		examples: [
			["Mẫu số 01", "01"],
			["mẫu 2a", "2a"],
		],
		rejects: ["màu 2", "mẫu đơn"],
	},
	{
		level: "phan",
		words: [["phan", "phần"]],
		value: `${NUMBER}|${ROMAN}|${ORDINAL}|${LETTER}`,
		examples: [
			["Phần thứ nhất", "thứ nhất"],
			["phần II", "II"],
			["phần B", "B"],
		],
		rejects: ["phân 2", "phần lớn", "phản 3"],
	},
	{
		level: "chuong",
		words: [["chuong", "chương"]],
		value: `${NUMBER}|${ROMAN}|${ORDINAL}`,
		examples: [
			["Chương II", "II"],
			["chương 3", "3"],
			["Chương thứ hai", "thứ hai"],
		],
		rejects: ["chương trình 3", "chuông 2"],
	},
	{
		level: "tieu-muc",
		words: [["tieu muc", "tiểu mục"]],
		value: `${NUMBER}|${ROMAN}`,
		examples: [["Tiểu mục 2", "2"]],
		rejects: ["tiểu mục này"],
	},
	{
		level: "muc",
		words: [["muc", "mục"]],
		value: `${NUMBER}|${ROMAN}|${LETTER}`,
		examples: [
			["Mục I", "I"],
			["mục 2.1", "2.1"],
			["mục II.3", "II.3"],
			["mục B", "B"],
		],
		rejects: ["mức 5", "mục tiêu 2", "mục đích"],
	},
	{
		level: "dieu",
		words: [["dieu", "điều"]],
		value: NUMBER,
		examples: [
			["Điều 5", "5"],
			["điều 12a", "12a"],
		],
		rejects: ["điều lệ 5", "điều. 5", "19 điều"],
	},
	{
		level: "khoan",
		words: [["khoan", "khoản"]],
		value: NUMBER,
		examples: [
			["khoản 2", "2"],
			["Khoản 1a", "1a"],
		],
		rejects: ["khoán 10", "khoản tiền"],
	},
	{
		level: "diem",
		words: [["diem", "điểm"]],
		value: `${NUMBER}|${LETTER}|${ROMAN}`,
		examples: [
			["điểm a", "a"],
			["điểm đ", "đ"],
			["điểm b)", "b"],
			["Điểm 10.5", "10.5"],
			["điểm 27.3.1", "27.3.1"],
			["điểm “c”", "c"],
			["điểm c1", "c1"],
		],
		rejects: ["điểm nghẽn 2", "điểm mới", "10 điểm"],
	},
	{
		level: "tiet",
		words: [["tiet", "tiết"]],
		value: `${NUMBER}|${LETTER}|${ROMAN}`,
		examples: [
			["tiết b)", "b"],
			["Tiết c", "c"],
			["tiết 2.1.1", "2.1.1"],
		],
		rejects: ["tiết kiệm 10", "chi tiết"],
	},
	{
		level: "doan",
		words: [["doan", "đoạn"]],
		value: `${NUMBER}|${ORDINAL}`,
		examples: [
			["đoạn 2", "2"],
			["đoạn thứ hai", "thứ hai"],
			["đoạn cuối", "cuối"],
		],
		rejects: ["đoàn 2", "giai đoạn 2"],
	},
	{
		level: "gach-dau-dong",
		words: [["gach dau dong", "gạch đầu dòng"]],
		value: `${NUMBER}|${ORDINAL}`,
		examples: [
			["gạch đầu dòng thứ hai", "thứ hai"],
			["gạch đầu dòng thứ 3", "thứ 3"],
		],
		rejects: ["gạch đầu dòng này"],
	},
];
