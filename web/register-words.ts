import type { Pair, Speech } from "./language.tsx";

/** What the register tells of a row of its own: how sure it is, and where it is from, as the table has it. */
export interface RegisterEntry {
	confidence: string;
	sources: string;
}

/** How sure a row of the register is, by the rule of its tables. */
const CONFIDENCE: Record<string, Pair> = {
	high: ["chắc", "sure"],
	medium: ["khá chắc", "fairly sure"],
	low: ["chưa chắc", "doubtful"],
};

/** What the first words of a source mean; the longest that fits is taken. */
const SOURCES: [start: string, words: Pair][] = [
	["official-text", ["văn bản chính thức", "official text"]],
	["official scan", ["bản chụp văn bản chính thức", "scan of the official text"]],
	["official", ["văn bản chính thức", "official text"]],
	["public text", ["bản đăng công khai", "published text"]],
	["public repository", ["kho dữ liệu công khai", "public data"]],
	["repository", ["kho dữ liệu công khai", "public data"]],
	["repo", ["kho dữ liệu công khai", "public data"]],
	["seed page", ["trang báo", "news page"]],
	["http", ["trang trên mạng", "web page"]],
	["named-documents", ["bảng tên gọi của sổ này", "this register's table of names"]],
	["later law of the same name", ["luật sau cùng tên", "a later law of the same name"]],
	["inferred", ["suy từ ngày và nội dung", "inferred from date and subject"]],
	["recollection", ["hiểu biết của người lập sổ, chưa đối chiếu", "the compilers' knowledge, not yet checked"]],
];

/** How sure a row is, in words. */
export const sureWords = (confidence: string, { word }: Speech): string =>
	word(CONFIDENCE[confidence] ?? [confidence, confidence]);

/** The sources of a row in words, likes together; one that no row of the table tells stands as it is. */
export function sourceWords(sources: string, { word }: Speech): string {
	const found = sources
		.split(/;\s*/)
		.filter(Boolean)
		.map((source) => {
			const row = SOURCES.find(([start]) => source.startsWith(start));
			return row ? word(row[1]) : source;
		});
	return [...new Set(found)].join("; ");
}

/** Both in one phrase: `khá chắc, theo kho dữ liệu công khai`. */
export function entryWords({ confidence, sources }: RegisterEntry, speech: Speech): string {
	const from = sourceWords(sources, speech);
	return from === ""
		? sureWords(confidence, speech)
		: `${sureWords(confidence, speech)}, ${speech.say("theo", "by")} ${from}`;
}
