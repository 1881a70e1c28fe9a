import { Edits } from "./rewriting.ts";
import { isSyllable } from "./syllable.ts";

/** Letters and digits with no blank between. */
const RUN = /[\p{L}\p{M}\d]{4,60}/gu;
/** A capital inside a run that begins a new word: `hànhTrung`, `2018Luật`. */
const JOINT = /(?<=[\p{Ll}\p{M}\d])(?=\p{Lu}\p{M}{0,2}\p{Ll})/gu;
const MARKED = /[^\0-\x7f]/;
const LETTERS = /^[\p{L}\p{M}]+$/u;
const DIGITS = /^\d+$/;

/** Words of this field that can be parted in two ways, `trun·gương`; only the right one is meant. */
const PAIRS =
	"trung ương|hội nghị|ban hành|thực hiện|nghị quyết|chỉ thị|kết luận|quy định|quyết định|hướng dẫn|thông tư|thông báo|kế hoạch|chương trình|chấp hành|chính trị|chính phủ|quốc hội|hội đồng|nhân dân|đất đai|thi hành|tổ chức|phòng chống|thanh hóa|khánh hòa|kinh tế|công nghệ|cán bộ|hành chính|văn bản|pháp luật|triển khai|nông thôn";
const KNOWN = new Map(PAIRS.split("|").map((pair) => [pair.replace(" ", ""), pair.indexOf(" ")]));

const lower = (word: string): string => word.normalize("NFC").toLowerCase();
const isWord = (word: string): boolean => isSyllable(lower(word));

/** Where a run of letters is parted that is no syllable but two, in one way only; 0 where it is not. */
function cutOf(word: string): number {
	const known = word === word.normalize("NFC") ? KNOWN.get(word.toLowerCase()) : undefined;
	if (known !== undefined) return known;
	let found = 0;
	for (let cut = 2; cut <= word.length - 2; cut++) {
		if (/\p{M}/u.test(word.charAt(cut)) || !isWord(word.slice(0, cut)) || !isWord(word.slice(cut))) continue;
		if (found > 0) return 0;
		found = cut;
	}
	return found;
}

/** Where the words of a run part by their capitals, as offsets into it. */
function joints(run: string): number[] {
	const cuts = [...run.matchAll(JOINT)].map(({ index }) => index);
	const pieces = [0, ...cuts].map((from, i) => run.slice(from, cuts[i] ?? run.length));
	return cuts.filter((_, i) => {
		const [left = "", right = ""] = [pieces[i], pieces[i + 1]];
		if (!isWord(right) && cutOf(right) === 0) return false;
		if (DIGITS.test(left)) return MARKED.test(right);
		return MARKED.test(left + right) && (isWord(left) || cutOf(left) > 0);
	});
}

/**
 * Puts back the blanks that a program lost between words: before a capital inside a word, `Ban Chấp hànhTrung ương`,
 * where both sides are words; and, in a text where that is found, inside what is no syllable but two, `nhândân`. Words
 * without any mark, as in names of files and of other tongues, stay. Linear in the text.
 */
export function glued(text: string): Edits {
	const edits = new Edits("thêm khoảng trắng bị mất giữa các chữ");
	const sure: number[] = [];
	const likely: number[] = [];
	for (const { 0: run, index } of text.matchAll(RUN)) {
		const cuts = joints(run);
		for (const cut of cuts) sure.push(index + cut);
		for (const [i, from] of [0, ...cuts].entries()) {
			const piece = run.slice(from, cuts[i] ?? run.length);
			if (piece.length < 4 || !MARKED.test(piece) || !LETTERS.test(piece) || isWord(piece)) continue;
			const cut = cutOf(piece);
			if (cut > 0) likely.push(index + from + cut);
		}
	}
	if (sure.length === 0) return edits;
	for (const at of [...sure, ...likely].sort((a, b) => a - b)) edits.put(at, at + 1, ` ${text.charAt(at)}`);
	return edits;
}
