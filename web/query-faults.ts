import type { Pair } from "./language.tsx";

/** What is wrong with a stretch of a search text, and what it was taken for. */
const FAULT_WORDS = {
	or: ["phải đứng giữa hai từ hoặc hai cụm từ; đã bỏ qua", "must stand between two words or phrases; it was left out"],
	and: [
		"không cần viết, các điều kiện vốn phải đúng cùng lúc; đã bỏ qua",
		"is not needed, all conditions hold at once; it was left out",
	],
	not: ["đã đọc là dấu trừ: không có từ đứng sau nó", "was read as a minus: without the word behind it"],
	"minus-field": [
		"dấu trừ chỉ dùng cho từ; đã đọc là không có các từ này trong câu, không phải loại trừ điều kiện",
		"a minus is for words only; it was read as sentences without these words, not as the opposite of the condition",
	],
	"no-field": ["không có điều kiện tên này; đã tìm như các từ trong câu", "no such field; it was looked for as words"],
	"no-value": ["điều kiện chưa có giá trị; đã bỏ qua", "the field has no value; it was left out"],
	"open-quote": [
		"thiếu dấu ngoặc kép đóng; đã lấy đến hết chỗ này làm một cụm từ",
		"the closing quotation mark is missing; all up to here was taken for one phrase",
	],
	"no-word": ["dấu này không có nghĩa ở đây; đã bỏ qua", "this sign means nothing here; it was left out"],
	"too-many": ["quá nhiều phần; từ chỗ này không được tìm", "too many parts; from here on nothing was looked for"],
	type: ["không có loại văn bản này; đã bỏ qua", "there is no such type of document; it was left out"],
	number: ["không phải số văn bản; đã bỏ qua", "not the number of a document; it was left out"],
	term: ["không phải khóa; viết như XI hoặc 11. Đã bỏ qua", "not a term; write it like XI or 11. It was left out"],
	year: ["không phải năm; viết như 2013. Đã bỏ qua", "not a year; write it like 2013. It was left out"],
	province: [
		"không có tỉnh, thành nào tên này, nên không có câu nào",
		"there is no province of this name, so nothing is found",
	],
	issuer: [
		"không có trong bảng cơ quan; đã tìm đúng như đã gõ",
		"not in the table of issuers; it was looked for as typed",
	],
	source: ["không có nguồn mang mã này, nên không có câu nào", "there is no source with this id, so nothing is found"],
	day: [
		"không có ngày này; viết như 31/01/2025. Đã bỏ qua",
		"not a real date; write it like 31/01/2025. It was left out",
	],
	"second-day": ["chỉ dùng được một ngày; đã lấy ngày viết trước", "only one day can be used; the first was taken"],
	"days-reversed": [
		"ngày cuối đứng trước ngày đầu, nên không có câu nào",
		"the last day is before the first, so nothing is found",
	],
} as const satisfies Record<string, Pair>;
export type FaultName = keyof typeof FAULT_WORDS;

/** A stretch of a search text that was not read as it seems to be meant. */
export interface FaultPlace {
	kind: FaultName;
	start: number;
	end: number;
}

/** A fault in words of both languages, behind what it is about; `read` is the text that its place is of. */
export function faultWords({ kind, start, end }: FaultPlace, read: string): Pair {
	const text = read.slice(start, end).replace(/["“”]/gu, "") || read.slice(start, end);
	const [vi, en] = FAULT_WORDS[kind];
	return [`“${text}”: ${vi}`, `“${text}”: ${en}`];
}

/** A piece of a text that is echoed, at fault or not. */
interface EchoPiece {
	text: string;
	faulty: boolean;
}

/** A text cut at the borders of its faults, which may overlap. */
export function echoOf(read: string, faults: readonly Pick<FaultPlace, "start" | "end">[]): EchoPiece[] {
	const borders = [...new Set([0, read.length, ...faults.flatMap(({ start, end }) => [start, end])])].sort(
		(a, b) => a - b,
	);
	return borders.slice(0, -1).map((from, i) => {
		const to = borders[i + 1] ?? read.length;
		return { text: read.slice(from, to), faulty: faults.some(({ start, end }) => start <= from && to <= end) };
	});
}
