import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { TakeAway } from "../components/take-away.tsx";
import { formLinks } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { reportErrorHref, withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { SameNumberTable } from "./results-number.tsx";

interface Props {
	site: Site;
	/** The number as it is written: `25-NQ/TW`. */
	symbol: string;
	path: string;
	directives: Directive[];
}

/** The documents that one number may mean. */
export function ChoicesPage({ site, symbol, path, directives }: Props): VNode {
	const forms = formLinks(path, ["csv", "ris", "bib", "csl.json", "json"]);
	const { say, to, counted } = useLanguage();
	return (
		<Layout
			site={site}
			title={say(`${symbol}: chọn văn bản`, `${symbol}: choose a document`)}
			section="vb"
			path={path}
			forms={forms}
			q={symbol}
		>
			<p class="eyebrow">{say("Một số, nhiều văn bản", "One number, several documents")}</p>
			<h1>
				{counted(directives.length, "văn bản mang số", "document bears the number", "documents bear the number")}{" "}
				<span class="symbol">{symbol}</span>
			</h1>
			<p class="lead">
				{say(
					"Số văn bản của Đảng được đánh lại từ 01 ở mỗi nhiệm kỳ, của Nhà nước ở mỗi năm, và mỗi địa phương có dãy số riêng. Chọn văn bản theo thời gian, cơ quan ban hành và nội dung.",
					"Numbers of Party documents begin anew at 01 with each term, those of the State with each year, and each province has a series of its own. Choose by time, issuing body and subject.",
				)}
			</p>
			<SameNumberTable directives={directives} names={site.names} />
			<p class="hint noprint">
				{say("Không thấy văn bản cần tìm?", "Is the document not here?")}{" "}
				<a href={to(withQuery("/tim", { q: symbol, loai: "bc" }))}>
					{say("Tìm trong các báo cáo", "Look in the reports")}
				</a>{" "}
				{say("hoặc", "or")}{" "}
				<a href={to(reportErrorHref("missing", symbol))}>{say("báo thiếu", "tell us what is missing")}</a>.
			</p>
			<TakeAway parts={[{ what: say("Tải danh sách này", "Download this list"), forms }]} />
		</Layout>
	);
}
