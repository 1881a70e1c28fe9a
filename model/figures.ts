import { accented, spelledWords } from "../citation/index.ts";

/** Of fewer reports (of lags: of fewer directives) no percentage and no quartile is told. */
export const LEAST = 5;

/** Newest reports that are looked at for what a directive is cited together with. */
export const MOST_TOGETHER = 5000;

/** What a figure counts, in the words of the API and of the pages. docs/figures.md has the same. */
export interface Definition {
	en: string;
	vi: string;
}

/** The figures by the names they have in the API. Reports that repeat another one nearly word for word count in none. */
export const FIGURES = {
	months: {
		en: "Reports that cite the directive, by month of publication (null: undated); a report counts once however often it cites. `of` is all reports of that month in the index.",
		vi: "Số báo cáo dẫn văn bản theo tháng đăng; báo cáo dẫn nhiều lần vẫn tính một.",
	},
	provinces: {
		en: "Reports that cite the directive, by the province they tell of (null: unknown). `of` is the reports of that province published since the issue, undated ones included. `cites`: some report cites it; `silent`: reports published since the issue are in the index and none cites it; `uncrawled`: the index has none of that time, which says nothing about the province.",
		vi: "Địa phương im lặng: chỉ mục có báo cáo của địa phương đăng từ ngày văn bản ban hành, mà chưa báo cáo nào dẫn. Địa phương chưa thu thập thì không kết luận được gì.",
	},
	lag: {
		en: "Days from the issue to the first report of that day or later that cites the directive. Where `covered` is false the directive is older than the time the index covers, and the lag tells of the index rather than of the directive.",
		vi: "Số ngày từ ngày ban hành đến báo cáo đầu tiên dẫn văn bản.",
	},
	together: {
		en: "Directives cited in the same reports, by number of reports; of more than 5,000 citing reports the newest 5,000 are looked at. `of` is the reports looked at.",
		vi: "Văn bản được dẫn trong cùng báo cáo, theo số báo cáo; nếu quá 5.000 báo cáo thì xét 5.000 báo cáo mới nhất.",
	},
	dates: {
		en: "Dates that reports state for the directive, by number of citations, each with the report that stated it first. `agrees` tells whether it is the date in the register, or its month or year.",
		vi: "Ngày ban hành mà các báo cáo ghi, theo số trích dẫn, kèm báo cáo ghi đầu tiên.",
	},
	titles: {
		en: "Titles that reports quote for the directive, by number of citations, each with the report that quoted it first. Spellings that differ by letter case, blanks, quotation marks, place of the tone mark or a leading `Về` are one. `agrees` tells whether it is the title in the register or a part of it.",
		vi: "Tên văn bản mà các báo cáo ghi, theo số trích dẫn, kèm báo cáo ghi đầu tiên.",
	},
	"most-cited": {
		en: "Directives by the number of reports that cite them, among the reports of the time and place asked for. `of` is the number of these reports.",
		vi: "Văn bản theo số báo cáo dẫn, trong các báo cáo thuộc thời gian và địa phương đã chọn.",
	},
	outdated: {
		en: "Replaced documents by the number of reports that cite them on the day of the successor or later. `both` of these cite the successor as well and may tell of the change; `successor` is all reports that cite the successor since. `percent` is the part of `after` in all reports that cite either since. Undated reports count in none. Replacements that the register holds with low confidence are left out.",
		vi: "Văn bản đã được thay thế, theo số báo cáo vẫn dẫn từ ngày ban hành văn bản thay thế. Trong số đó có báo cáo dẫn cả văn bản mới. Tỷ lệ tính trên các báo cáo dẫn văn bản cũ hoặc mới từ ngày đó. Không tính báo cáo chưa rõ ngày và quan hệ thay thế có độ tin cậy thấp.",
	},
	anniversaries: {
		en: "Directives of known day of issue with an anniversary in the span asked for, most cited first; of 29 February the 28th in a common year. `reports` is all reports that cite the directive.",
		vi: "Văn bản tròn số năm kể từ ngày ban hành, theo số báo cáo dẫn.",
	},
	lags: {
		en: "Quartiles of the days from issue to the first report of that day or later that cites the directive, over the cited directives of known day that were issued since `since`, the day from which the index covers what was published (all but the oldest hundredth of its reports). Directives not cited yet are in no quartile.",
		vi: "Số ngày từ ngày ban hành đến báo cáo đầu tiên dẫn văn bản (tứ phân vị), tính trên văn bản đã được dẫn, ban hành từ khi chỉ mục có dữ liệu. Văn bản chưa được dẫn không nằm trong số này.",
	},
	coverage: {
		en: "Reports in the index by the province they tell of (null: unknown), with the first and last day of publication. A province without reports was not crawled.",
		vi: "Số báo cáo trong chỉ mục theo địa phương, ngày đăng sớm nhất và muộn nhất. Địa phương không có báo cáo là chưa thu thập.",
	},
} as const satisfies Record<string, Definition>;

/** A part of a whole, of 100 and with one decimal; null where the whole is below {@link LEAST}. */
export const percentOf = (part: number, whole: number): number | null =>
	whole < LEAST ? null : Math.min(100, Math.round((1000 * part) / whole) / 10);

/** `Về` in the spelling of `accented`. */
const ABOUT = accented("về");

/**
 * What two quotations of a title have in common that differ by letter case, blanks, quotation marks, place of the tone
 * mark, or by the `Về` in front. A wrong diacritic is a difference.
 */
export function titleKey(title: string): string {
	const words = spelledWords(title).map(({ fold, accents }) => accents ?? fold);
	return (words[0] === ABOUT ? words.slice(1) : words).join(" ");
}
