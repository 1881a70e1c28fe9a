// Texts that make a careless reader slow, by size in characters: for the benchmark, and for the test that holds growth.
const WORDS = "hội nghị tỉnh ủy đã quán triệt và triển khai thực hiện công tác dân vận của hệ thống chính trị ";
const ANNEX_ITEMS = 2000;

const repeated = (unit) => (size) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

export const LARGE_TEXTS = {
	digits: repeated("1234567890"),
	hyphens: repeated("-"),
	brackets: (size) => "(".repeat(size / 2) + ")".repeat(size / 2),
	"one annex of 2,000 items": (size) => {
		const width = Math.floor(size / ANNEX_ITEMS);
		const filler = WORDS.repeat(Math.ceil(width / WORDS.length));
		const item = (_, i) => `${i + 1}. Nghị quyết số ${i + 1}-NQ/TW về ${filler}`.slice(0, width - 1);
		return Array.from({ length: ANNEX_ITEMS }, item).join("\n");
	},
	"one paragraph": repeated(WORDS),
	"citations alone": repeated("Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Bộ Chính trị khóa XI; "),
	"nested quotes": (size) => `Nghị quyết số 25-NQ/TW ${"“".repeat(size / 2)}${"”".repeat(size / 2)}`,
};
