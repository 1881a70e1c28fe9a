import type { VNode } from "preact";
import type { Accuracy, AccuracyKey } from "../../model/accuracy.ts";
import { ACCURACY_KEYS } from "../../model/accuracy.ts";
import { type Pair, useLanguage } from "../language.tsx";

/** What each figure is called, which the README calls it too, and what it counts. */
export const ACCURACY_WORDS: Record<AccuracyKey, { name: Pair; about: Pair }> = {
	precision: {
		name: ["Tìm đúng", "detection: precision"],
		about: ["Trong những gì tìm ra, bao nhiêu đúng là trích dẫn", "Of what was found, how much is a citation"],
	},
	recall: {
		name: ["Tìm đủ", "detection: recall"],
		about: [
			"Trong các trích dẫn có trong bài, bao nhiêu được tìm ra",
			"Of the citations there are, how many were found",
		],
	},
	documents: {
		name: ["Tập số hiệu của mỗi đoạn, F1", "documents, F1"],
		about: ["Đoạn văn dẫn những số hiệu nào", "The set of numbers that a passage cites"],
	},
	spans: {
		name: ["Đúng từng chữ đầu, chữ cuối, F1", "exact spans, F1"],
		about: ["Chỗ bắt đầu và kết thúc của trích dẫn", "Where a citation begins and ends, to the letter"],
	},
	symbol: { name: ["Số, ký hiệu", "symbol"], about: ["Số và ký hiệu đã chuẩn hóa", "Number and symbol, normalised"] },
	type: { name: ["Loại văn bản", "type"], about: ["Nghị quyết, chỉ thị, …", "Resolution, directive, …"] },
	date: { name: ["Ngày", "date"], about: ["Ngày ban hành mà bài nêu", "Day of issue that the text states"] },
	issuer: { name: ["Cơ quan", "issuer"], about: ["Cơ quan ban hành mà bài nêu", "Issuing body that the text states"] },
	term: { name: ["Khóa", "term"], about: ["Khóa Đảng mà bài nêu", "Party term that the text states"] },
	scope: {
		name: ["Tỉnh của văn bản địa phương", "province of a local document"],
		about: ["Văn bản của tỉnh nào", "Which province a local document is of"],
	},
	document: {
		name: ["Đúng văn bản nào", "which of the documents that bear the number"],
		about: [
			"Trong các văn bản cùng số, chọn đúng; không chọn cũng tính là sai",
			"Of the documents of one number the right one; choosing none counts as wrong",
		],
	},
	named: {
		name: ["Đúng văn bản nào, khi có chọn", "the same, where the engine names one"],
		about: ["Chỉ tính những trích dẫn mà máy có chọn", "Counted over those where the engine names one"],
	},
	relations: {
		name: ["Quan hệ giữa các văn bản, F1", "relations between cited documents, F1"],
		about: [
			"Văn bản nào thay thế, sửa đổi, triển khai văn bản nào",
			"Which document replaces, amends, implements which",
		],
	},
};

/** The parts of the passages that are shown, in this order, by the names of `make eval`. */
export const ACCURACY_SETS: Record<string, Pair> = {
	"half A": ["Nửa A", "half A"],
	"half B": ["Nửa B", "half B"],
	all: ["Cả tập mẫu", "all"],
	own: ["Đoạn tự viết", "own"],
};

/** The figures as `make eval` prints them: two decimals. */
export function AccuracyTable({ citations }: Pick<Accuracy, "citations">): VNode {
	const { say, word, count, lang } = useLanguage();
	const percent = new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2,
	});
	const shown = Object.entries(ACCURACY_SETS).flatMap(([key, name]) => {
		const set = citations.sets.find((one) => one.name === key);
		return set ? [{ ...set, key, name }] : [];
	});
	return (
		<div>
			<table class="figures cards accuracy">
				<caption>{say("Phần trăm đúng, theo phần của tập mẫu", "Per cent right, by part of the sample")}</caption>
				<thead>
					<tr>
						<th scope="col">{say("Đo gì", "What is measured")}</th>
						{shown.map(({ key, name }) => (
							<th key={key} scope="col" class="number">
								{word(name)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{(["passages", "labels"] as const).map((key) => (
						<tr key={key} class="counts">
							<th scope="row">
								{key === "passages"
									? say("Số đoạn văn", "passages")
									: say("Số trích dẫn trong đó", "citations in them")}
							</th>
							{shown.map((set) => (
								<td key={set.key} class="number" data-label={word(set.name)}>
									{count(set[key])}
								</td>
							))}
						</tr>
					))}
					{ACCURACY_KEYS.map((key) => (
						<tr key={key}>
							<th scope="row">
								{word(ACCURACY_WORDS[key].name)}
								<span class="meta">{word(ACCURACY_WORDS[key].about)}</span>
							</th>
							{shown.map(({ key: set, name, figures }) => (
								<td key={set} class="number" data-label={word(name)}>
									{figures[key] === null ? say("không đo", "not measured") : percent.format(figures[key])}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
