import { findCitations, resolveCitations } from "../../citation/index.ts";
import { authority } from "./authority.ts";
import { itGrowsEvenly, repeat, SIZE } from "./growing.ts";

const WORDS =
	"hội nghị tỉnh ủy đã quán triệt và triển khai thực hiện công tác dân vận của hệ thống chính trị trong tình hình mới ";

function counting(size: number): string {
	const parts: string[] = [];
	for (let [n, length] = [1, 0]; length < size; n++) length += parts[parts.push(`${n % 1000}, `) - 1]?.length ?? 0;
	return parts.join("");
}

/** Texts that make a careless reader slow, by size. */
const HOSTILE: Record<string, (size: number) => string> = {
	digits: repeat("1234567890"),
	"one digit": repeat("1"),
	hyphens: repeat("-"),
	"digits and hyphens": repeat("1-"),
	slashes: repeat("/"),
	"digits and slashes": repeat("12/"),
	dots: repeat("."),
	"opening brackets": repeat("("),
	"closing brackets": repeat(")"),
	blanks: repeat(" "),
	"line breaks": repeat("\n"),
	"numbers and blanks": repeat("25       "),
	symbols: repeat("25-NQ/TW, "),
	"symbols with their words": repeat("Nghị quyết số 25-NQ/TW, "),
	"symbols with days": repeat("Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Bộ Chính trị khóa XI; "),
	"bare numbers": counting,
	"bare numbers behind a word": (size) => `Nghị quyết số ${counting(size)}`,
	"bare numbers between a word and a symbol": (size) => `Nghị quyết số ${counting(size)} 25-NQ/TW`,
	"bare numbers behind a symbol": (size) => `Nghị quyết số 25-NQ/TW, ${counting(size)}`,
	"names of laws": repeat("Luật Đất đai, "),
	"amending laws": repeat("Luật sửa đổi, bổ sung một số điều của Luật Đất đai, "),
	"laws amended": (size) => `Luật sửa đổi, bổ sung một số điều của ${repeat("Luật Đất đai, ")(size)}`,
	nicknames: repeat("Khoán 10, khoản 10, 19 điều đảng viên, "),
	"short names": repeat("Nghị quyết số 25-NQ/TW (sau đây gọi tắt là Nghị quyết 25), "),
	"congresses without a number": repeat("Nghị quyết Đại hội Đảng bộ tỉnh và huyện và xã và phường "),
	"the word Luật": repeat("Luật "),
	"capital words behind Luật": (size) => `Luật ${repeat("Đất ")(size)}`,
	"short forms": repeat("Nghị quyết 25. "),
	"back references": repeat("Nghị quyết này. "),
	"a symbol and its short forms": repeat("Nghị quyết số 25-NQ/TW. Nghị quyết 25. Nghị quyết này. "),
	"the word số": repeat("số "),
	"số with a colon": repeat("số : "),
	"the word Nghị quyết": repeat("Nghị quyết "),
	"the word của": repeat("của "),
	"the word ngày": repeat("ngày "),
	"names of plenums": repeat("Nghị quyết Trung ương 4 khóa XI và khóa XII, "),
	"terms of one plenum": (size) => `Nghị quyết Trung ương 4 khóa XI${repeat(" và khóa XII")(size)}`,
	"names of bodies": repeat("Ban Chấp hành Trung ương Đảng "),
	"names of provinces": repeat("Tỉnh ủy Yên Bái, "),
	"local symbols": repeat("Nghị quyết số 66-NQ/TU của Tỉnh ủy Yên Bái. "),
	"nested curly quotes": (size) => `Nghị quyết số 25-NQ/TW ${repeat("“")(size / 2)}${repeat("”")(size / 2)}`,
	"unclosed titles": repeat("25-NQ/TW “"),
	"titles without end": repeat("25-NQ/TW về công tác "),
	"capital letters": repeat("NQTWHĐND"),
	"parts without end": (size) => `25-${repeat("NQ-")(size)}`,
	"glued codes": repeat("25NQTW"),
	"combining marks": repeat("e\u0301\u0323"),
	"marks without a letter": repeat("\u0301"),
	"zero-width characters": repeat("\u200b"),
	"days before a verb": repeat("Ngày 20/4/1981 Bộ Chính trị có "),
	"one paragraph of words": repeat(WORDS),
	"one word without a blank": repeat("nghịquyết"),
	"settled symbols beside open ones": repeat("Nghị quyết số 57-NQ/TW, Nghị quyết số 25-NQ/TW, "),
	"settled symbols of one kind": repeat("Nghị quyết số 57-NQ/TW, "),
	"numbers of laws beside words": repeat("10/2022/QH15, Nghị quyết, "),
	"letters and digits": repeat("a1"),
	"codes and ampersands": repeat("5A&B"),
	"a plenum and blanks": (size) => `Nghị quyết Trung ương 4${repeat(" ")(size)}`,
	"a congress and blanks": (size) => `Nghị quyết Đại hội XIII${repeat(" ")(size)}`,
	"blanks between two symbols": (size) => `25-NQ/TW${repeat(" ")(size)}x 26-NQ/TW`,
	"blanks behind a symbol": (size) => `25-NQ/TW${repeat(" ")(size)}x`,
	"blanks before a symbol": (size) => `Nghị quyết số${repeat(" ")(size)}25-NQ/TW`,
	"blanks behind a type word": (size) => `Nghị quyết${repeat(" ")(size)}x`,
	"blanks inside a name": (size) => `Luật Đất${repeat(" ")(size)}đai`,
	"blanks behind a short form": (size) => `Nghị quyết 25${repeat(" ")(size)}x`,
	"blanks behind khóa": (size) => `Nghị quyết số 25-NQ/TW (${repeat(" ")(size)}khóa${repeat(" ")(size)}`,
	"blanks in a date": (size) => `25-NQ/TW ngày${repeat(" ")(size)}3/6/2013`,
	"line breaks between words": repeat("Nghị quyết\n\n\n\n"),
	"quotes and về": repeat("về “"),
	anniversaries: repeat("5 năm thực hiện Nghị quyết số 25-NQ/TW "),
};

const resolveAll = (text: string) =>
	resolveCitations(findCitations(text, authority), text, authority, { published: "2026-01-01" });

describe("time grows with the length of the text", () => {
	before(() => {
		resolveAll(repeat(`${WORDS}Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Bộ Chính trị. `)(SIZE));
	});

	itGrowsEvenly(HOSTILE, resolveAll);
});
