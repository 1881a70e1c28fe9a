import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { TakeAway } from "../components/take-away.tsx";
import { formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
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
	return (
		<Layout site={site} title={`${symbol}: chọn văn bản`} section="vb" path={path} forms={forms} q={symbol}>
			<p class="eyebrow">Một số, nhiều văn bản</p>
			<h1>
				{directives.length} văn bản mang số <span class="symbol">{symbol}</span>
			</h1>
			<p class="lead">
				Số văn bản của Đảng được đánh lại từ 01 ở mỗi nhiệm kỳ, của Nhà nước ở mỗi năm, và mỗi địa phương có dãy số
				riêng. Chọn văn bản theo thời gian, cơ quan ban hành và nội dung.
			</p>
			<SameNumberTable directives={directives} names={site.names} />
			<TakeAway parts={[{ what: "Tải danh sách này", forms }]} />
		</Layout>
	);
}
