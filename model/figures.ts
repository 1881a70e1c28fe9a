import { accented, spelledWords } from "../citation/index.ts";

/** Of fewer reports (of lags: of fewer directives) no percentage and no quartile is told. */
export const LEAST = 5;

/** Newest reports that are looked at for what a directive is cited together with. */
export const MOST_TOGETHER = 5000;

/** What a figure counts: `en` in the words of the API, as docs/figures.md has it; `vi` and `plain` on pages, `plain` in English. */
export interface Definition {
	en: string;
	vi: string;
	plain: string;
}

/** What a figure counts, as a page says it in both languages. */
export const definition = (name: keyof typeof FIGURES): readonly [vi: string, en: string] => [
	FIGURES[name].vi,
	FIGURES[name].plain,
];

/** The figures by the names they have in the API. Reports that repeat another one nearly word for word count in none. */
export const FIGURES = {
	months: {
		en: "Reports that cite the directive, by month of publication (null: undated); a report counts once however often it cites. `of` is all reports of that month in the index.",
		vi: "Số báo cáo dẫn văn bản theo tháng đăng; báo cáo dẫn nhiều lần vẫn tính một.",
		plain: "Reports that cite the document by month of publication; one that cites it several times counts once.",
	},
	provinces: {
		en: "Reports that cite the directive, by the province they tell of (null: unknown). `of` is the reports of that province published since the issue, undated ones included. `cites`: some report cites it; `silent`: reports published since the issue are in the index and none cites it; `uncrawled`: the index has none of that time, which says nothing about the province.",
		vi: "Địa phương im lặng: chỉ mục có báo cáo của địa phương đăng từ ngày văn bản ban hành, mà chưa báo cáo nào dẫn. Địa phương chưa thu thập thì không kết luận được gì.",
		plain:
			"A silent province: the index has reports of it published since the document was issued, and none cites it. Of a province that was not crawled nothing can be said.",
	},
	lag: {
		en: "Days from the issue to the first report of that day or later that cites the directive. Where `covered` is false the directive is older than the time the index covers, and the lag tells of the index rather than of the directive.",
		vi: "Số ngày từ ngày ban hành đến báo cáo đầu tiên dẫn văn bản.",
		plain: "Days from the issue to the first report that cites the document.",
	},
	together: {
		en: "Directives cited in the same reports, by number of reports; of more than 5,000 citing reports the newest 5,000 are looked at. `of` is the reports looked at.",
		vi: "Văn bản được dẫn trong cùng báo cáo, theo số báo cáo; nếu quá 5.000 báo cáo thì xét 5.000 báo cáo mới nhất.",
		plain:
			"Documents cited in the same reports, by number of reports; of more than 5,000 reports the newest 5,000 are looked at.",
	},
	dates: {
		en: "Dates that reports state for the directive, by number of citations, each with the report that stated it first. `agrees` tells whether it is the date in the register, or its month or year.",
		vi: "Ngày ban hành mà các báo cáo ghi, theo số trích dẫn, kèm báo cáo ghi đầu tiên.",
		plain: "Dates of issue that reports state, by number of citations, each with the report that stated it first.",
	},
	titles: {
		en: "Titles that reports quote for the directive, by number of citations, each with the report that quoted it first. Spellings that differ by letter case, blanks, quotation marks, place of the tone mark or a leading `Về` are one. `agrees` tells whether it is the title in the register or a part of it.",
		vi: "Tên văn bản mà các báo cáo ghi, theo số trích dẫn, kèm báo cáo ghi đầu tiên.",
		plain: "Titles that reports quote, by number of citations, each with the report that quoted it first.",
	},
	"most-cited": {
		en: "Directives by the number of reports that cite them, among the reports of the time and place asked for. `of` is the number of these reports.",
		vi: "Văn bản theo số báo cáo dẫn, trong các báo cáo thuộc thời gian và địa phương đã chọn.",
		plain: "Documents by the number of reports that cite them, among the reports of the time and place chosen.",
	},
	outdated: {
		en: "Replaced documents by the number of reports that cite them on the day of the successor or later. `both` of these cite the successor as well and may tell of the change; `successor` is all reports that cite the successor since. `percent` is the part of `after` in all reports that cite either since. Undated reports count in none. Replacements that the register holds with low confidence are left out.",
		vi: "Văn bản đã được thay thế, theo số báo cáo vẫn dẫn từ ngày ban hành văn bản thay thế. Trong số đó có báo cáo dẫn cả văn bản mới. Tỷ lệ tính trên các báo cáo dẫn văn bản cũ hoặc mới từ ngày đó. Không tính báo cáo chưa rõ ngày và quan hệ thay thế có độ tin cậy thấp.",
		plain:
			"Replaced documents by the number of reports that still cite them on the day of the successor or later. Some of these cite the new document as well. The rate is of all reports that cite the old or the new one since that day. Undated reports and replacements of low confidence are left out.",
	},
	anniversaries: {
		en: "Directives of known day of issue with an anniversary in the span asked for, most cited first; of 29 February the 28th in a common year. `reports` is all reports that cite the directive.",
		vi: "Văn bản tròn số năm kể từ ngày ban hành, theo số báo cáo dẫn.",
		plain: "Documents whose day of issue comes round after a number of years, by the number of reports that cite them.",
	},
	lags: {
		en: "Quartiles of the days from issue to the first report of that day or later that cites the directive, over the cited directives of known day that were issued since `since`, the day from which the index covers what was published (all but the oldest hundredth of its reports). Directives not cited yet are in no quartile.",
		vi: "Số ngày từ ngày ban hành đến báo cáo đầu tiên dẫn văn bản (tứ phân vị), tính trên văn bản đã được dẫn, ban hành từ khi chỉ mục có dữ liệu. Văn bản chưa được dẫn không nằm trong số này.",
		plain:
			"Days from the issue to the first report that cites the document, as quartiles over the cited documents issued since the index covers what was published. Documents not cited yet are not among them.",
	},
	"over-time": {
		en: "Reports in the index by month of publication (null: undated), those of them that cite anything (`citing`), and their citations. `percent` is the part of `citing` in `reports`.",
		vi: "Số báo cáo trong chỉ mục theo tháng đăng, trong đó có bao nhiêu báo cáo dẫn văn bản, và tổng số trích dẫn.",
		plain: "Reports in the index by month of publication, how many of them cite a document, and all their citations.",
	},
	"by-province": {
		en: "Reports in the index by the province they tell of (null: unknown) and year of publication (null: undated), those of them that cite anything (`citing`), and their citations. `percent` is the part of `citing` in `reports`. A province and year that is not in the list was not crawled, which says nothing about it.",
		vi: "Số báo cáo có dẫn văn bản theo địa phương và năm đăng. Ô ghi 0: có báo cáo mà không báo cáo nào dẫn. Ô gạch chéo: chưa thu thập báo cáo nào, nên không kết luận được gì.",
		plain:
			"Reports that cite a document by province and year of publication. A cell with 0: there are reports, and none cites. A hatched cell: no report was crawled, so nothing can be said.",
	},
	spread: {
		en: "The most cited directives by province: for each what `provinces` of a directive tells. `cites`: some report cites it; `silent`: reports published since the issue are in the index and none cites it; `uncrawled`: the index has none of that time, which says nothing about the province.",
		vi: "Số báo cáo dẫn từng văn bản được dẫn nhiều nhất, theo địa phương. Ô ghi 0: có báo cáo đăng từ ngày ban hành mà không báo cáo nào dẫn. Ô gạch chéo: chưa thu thập báo cáo nào của thời gian ấy, nên không kết luận được gì.",
		plain:
			"Reports that cite each of the most cited documents, by province. A cell with 0: there are reports published since the issue, and none cites it. A hatched cell: no report of that time was crawled, so nothing can be said.",
	},
	"outdated-by-year": {
		en: "Citations by year of publication: those that mean a document of the register (`resolved`), and of these the ones that mean a document which had been replaced on the day of the report (`outdated`). `percent` is the part of `outdated` in `resolved`. Undated reports count in none.",
		vi: "Trong số trích dẫn đã xác định được văn bản của mỗi năm, bao nhiêu trích dẫn là của văn bản đã được thay thế tính đến ngày báo cáo đăng. Không tính báo cáo chưa rõ ngày.",
		plain:
			"Of the citations of each year whose document is known, how many are of one that had been replaced by the day of the report. Undated reports are left out.",
	},
	coverage: {
		en: "Reports in the index by the province they tell of (null: unknown), with the first and last day of publication. A province without reports was not crawled.",
		vi: "Số báo cáo trong chỉ mục theo địa phương, ngày đăng sớm nhất và muộn nhất. Địa phương không có báo cáo là chưa thu thập.",
		plain:
			"Reports in the index by province, with the first and last day of publication. A province without reports was not crawled.",
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
