import type { Folded } from "../../text/fold.ts";
import { matches, skip } from "../../text/sticky.ts";
import type { Span } from "../../types.ts";

/** A title read behind a citation; offsets are into the folded text. */
export interface TitleReading {
	/** Without quotation marks, on one line, without the dots of a cut one. */
	value: string;
	span: Span;
	/** Where what belongs to it ends, its closing mark included. */
	end: number;
	/** `quoted`: its end is printed. `open`: it runs to the end of its clause. `cut`: to the citation inside it. */
	kind: "quoted" | "open" | "cut";
}

/** Longest title, in characters. */
const TITLE_MAX = 400;
const ABOUT = /(?:ve viec|ve|v[/.]v)\s*:?\s+|(?=["'(]{1,2}\s*ve\s)/y;
/** `giãn cách theo Chỉ thị số 16/CT-TTg về quê`: where somebody goes. */
const GOING_TO = /về\s(?:tỉnh|quê|nước)\s/uy;
const COLON = /:\s*(?=["'])/y;
/**
 * Words that begin the title itself, without `về`, behind date or body: `của Chính phủ quy định …`. What they say of the
 * document (`quy định rõ`, `quy định:`) is no title.
 */
const DEED =
	/(?:quy dinh|phe duyet|ban hanh|huong dan|sua doi|bo sung|bai bo|thay the|thanh lap|thong qua|tiep tuc|trien khai|thuc hien|thi hanh|cong nhan)\s(?!ro|nhu|tai|thi|rang|ngay|nam|kem|va co|nghiem)/y;
const OPENING = '"“«‘';
const LETTER = /\p{L}/u;
/** What is said of a document behind its title, though `không được` stands inside titles; on the text itself. */
const SAID = /(?:(?:tiếp tục )?(?:được|đã|đang|sẽ|vừa)\s|là\s(?:văn bản|một trong|cơ sở|bước|chủ trương|kim chỉ nam))/y;
const SAID_FIRST = "đsvtl";
const AFTER_COMMA =
	/\s{1,2}(?:ngày|của|được|đã|vừa|do|nhất là|trong đó|đồng thời|gắn với|cụ thể|(?:nghị quyết|chỉ thị|kết luận|văn bản)\s{1,2}(?:của|này|đó|đã))(?!\p{L})/uy;
const IN_BRACKETS = /(?:ban hành|sau đây|gọi tắt|được|ngày|tháng|năm|khóa|khoá)/y;
/** A line that goes on: with a small letter, or in a headline with capitals. */
const GOES_ON = /\n(?:\p{Ll}|(?<=\p{Lu}\s?\n)\p{Lu}{2})/uy;
const LIST_BEGINS = /:\s{0,3}(?:\n|\d|-)/y;
const ELLIPSIS = /\s?(?:…|\.{2,})/y;
const TRAILING = " \n,.:…-";
/** A word that led on to what is not part of the title. */
const LEADS_ON = /\s(?:và|cùng|gắn với|theo)$/u;

/** The closing mark of the quotation that begins at `inner`, with the quotations inside it passed over, or -1. */
function closing(text: string, opening: string, inner: number): number {
	const stop = Math.min(text.length, inner + TITLE_MAX);
	let depth = 1;
	for (let i = inner; i < stop; i++) {
		const c = text.charAt(i);
		if (c === "\n" && text.charAt(i + 1) === "\n") return -1;
		if (c === "“" || c === "«") depth++;
		else if (c === '"' && LETTER.test(text.charAt(i + 1)) && /[\s(]/.test(text.charAt(i - 1))) depth++;
		else if ((c === "”" || c === "»" || c === '"' || (c === "’" && opening === "‘")) && --depth === 0) return i;
	}
	return -1;
}

/** Where a title without quotation marks ends that begins at `from`, `most` if nothing before ends it. */
function endOfTitle(text: string, from: number, most: number): number {
	let depth = 0;
	for (let i = from; i < most; i++) {
		switch (text.charAt(i)) {
			case " ":
				if (SAID_FIRST.includes(text.charAt(i + 1)) && matches(SAID, text, i + 1) && !text.endsWith("không", i))
					return i;
				break;
			case ",":
				if (matches(AFTER_COMMA, text, i + 1)) return i;
				break;
			case ".":
				if (/^[.\s]?$/.test(text.charAt(i + 1))) return i;
				break;
			case "\n":
				if (!matches(GOES_ON, text, i)) return i;
				break;
			case ":":
				if (matches(LIST_BEGINS, text, i)) return i;
				break;
			case "(":
				if (matches(IN_BRACKETS, text, i + 1)) return i;
				depth++;
				break;
			case "“":
			case "«":
				depth++;
				break;
			case ")":
			case "”":
			case "»":
				// What closes here was opened before the title.
				if (--depth < 0) return i;
				break;
			case ";":
			case "?":
			case "!":
			case "|":
			case "…":
			case "·":
			case "•":
				return i;
		}
	}
	return most;
}

/** Where the title ends within `[from, to)`, without the marks and the joining word behind it. */
function trimmedEnd(text: string, from: number, to: number): number {
	let end = to;
	while (end > from && TRAILING.includes(text.charAt(end - 1))) end--;
	const word = LEADS_ON.exec(text.slice(Math.max(from, end - 8), end));
	return word ? trimmedEnd(text, from, end - word[0].length) : end;
}

function made(text: string, from: number, to: number, end: number, kind: TitleReading["kind"]): TitleReading | null {
	const start = skip(/\s{0,3}/y, text, from);
	const stop = trimmedEnd(text, start, to);
	if (stop - start < 3) return null;
	return { value: text.slice(start, stop).replace(/\s+/g, " "), span: { start, end: stop }, end, kind };
}

function openTitle(text: string, from: number, limit: number): TitleReading | null {
	const most = Math.min(limit, from + TITLE_MAX);
	const end = endOfTitle(text, from, most);
	return made(text, from, end, skip(ELLIPSIS, text, end), end === limit ? "cut" : "open");
}

/**
 * The title at `at`: in quotation marks of any kind, nested and doubled ones too, or behind `về`, or, where date or body
 * was just read (`official`), begun by what the document does. `limit` is where the next citation starts: it may stand
 * inside a quoted title, and cuts one without marks.
 */
export function titleAt(folded: Folded, at: number, limit: number, official: boolean): TitleReading | null {
	const { plain, text } = folded;
	const about = skip(ABOUT, plain, skip(COLON, plain, at));
	const quoted = skip(/[\s(]{0,2}/y, plain, about);
	const mark = text.charAt(quoted);
	// Some keyboards open with the closing mark; what stands before the title must then be a blank.
	const turned = mark === "”" && LETTER.test(text.charAt(quoted + 1)) && /\s/.test(text.charAt(quoted - 1));
	if (mark !== "" && (turned || OPENING.includes(mark))) {
		const doubled = text.charAt(quoted + 1) === mark ? 1 : 0;
		const inner = quoted + 1 + doubled;
		const close = closing(text, mark, inner);
		if (close >= 0) return made(text, inner, close, skip(/["”»’]{1,2}/y, text, close), "quoted");
		// The closing mark was forgotten: the clause ends it.
		return openTitle(text, inner, limit);
	}
	if (about > at) return matches(GOING_TO, text, at) ? null : openTitle(text, about, limit);
	const deed = official ? skip(DEED, plain, at) : at;
	const title = deed > at ? openTitle(text, at, limit) : null;
	// `của Chính phủ tiếp tục được thực hiện`: a deed without an object names nothing.
	return title && title.span.end > deed ? title : null;
}
