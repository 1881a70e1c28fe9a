import type { VNode } from "preact";
import type { Snippet } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import type { ReportSummary } from "../../model/report.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import { Paging } from "../components/paging.tsx";
import { ReportList } from "../components/report-list.tsx";
import { count } from "../format.ts";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { SameNumberCard } from "./results-number.tsx";

export interface ResultsProps {
	site: Site;
	q: string;
	tab: "vb" | "bc";
	/** What the text was read as, in words: `Nghị quyết`, `số 25`, `khóa XI`. */
	understood: string[];
	totals: { vb: number; bc: number };
	directives: Directive[];
	/** Documents at the top of the list that share one number; empty unless several do. */
	sameNumber: Directive[];
	reports: (ReportSummary & { snippet: Snippet })[];
	/** No document has all the words; those shown have some of them. */
	loose: boolean;
	/** Documents with a number close to one that was not found. */
	nearby: Directive[];
	cursor: string | null;
	next: string | null;
}

const TABS = [
	{ tab: "vb", name: "Văn bản" },
	{ tab: "bc", name: "Báo cáo" },
] as const;

function Tabs({ q, tab, totals }: Pick<ResultsProps, "q" | "tab" | "totals">): VNode {
	return (
		<nav class="tabs" aria-label="Kết quả theo loại">
			{TABS.map((item) => (
				<a
					key={item.tab}
					href={withQuery("/tim", { q, loai: item.tab })}
					aria-current={item.tab === tab ? "page" : undefined}
				>
					{item.name} <span class="count">{count(totals[item.tab])}</span>
				</a>
			))}
		</nav>
	);
}

function Nothing({ q, tab, totals, nearby, site }: ResultsProps): VNode {
	const other = tab === "vb" ? "bc" : "vb";
	return (
		<section class="note">
			<h2>Không tìm thấy {tab === "vb" ? "văn bản" : "báo cáo"} nào</h2>
			<ul>
				{totals[other] > 0 ? (
					<li>
						<a href={withQuery("/tim", { q, loai: other })}>
							Có {count(totals[other])} {other === "vb" ? "văn bản" : "báo cáo"} khớp
						</a>
						.
					</li>
				) : null}
				<li>Gõ ít từ hơn, hoặc chỉ gõ số và loại: “nq 25”, “25-NQ/TW”.</li>
				<li>Có dấu hay không dấu đều được. Gõ có dấu thì từ đúng dấu được xếp trước.</li>
				<li>
					Văn bản chưa có báo cáo nào dẫn và không có trong sổ thì chưa tra được; xem{" "}
					<a href="/vb">các văn bản đã biết</a>.
				</li>
			</ul>
			{nearby.length > 0 ? (
				<>
					<h3>Các số gần nhất</h3>
					<DirectiveList directives={nearby} names={site.names} />
				</>
			) : null}
		</section>
	);
}

/** Invitation to type, shown where nothing was. */
function Blank(): VNode {
	return (
		<section class="note">
			<h2>Tìm gì?</h2>
			<p>
				Gõ số và loại (<a href="/tim?q=nq+25">nq 25</a>), ký hiệu đầy đủ (<a href="/tim?q=05-CT%2FTW">05-CT/TW</a>),
				ngày ban hành (<a href="/tim?q=3%2F6%2F2013">3/6/2013</a>) hoặc từ trong tên (
				<a href="/tim?q=d%C3%A2n+v%E1%BA%ADn">dân vận</a>).
			</p>
		</section>
	);
}

/** Search results, documents or reports. */
export function ResultsPage(props: ResultsProps): VNode {
	const { site, q, tab, totals, understood, directives, sameNumber, reports, cursor, next } = props;
	const blank = q.trim() === "";
	const shown = tab === "vb" ? directives.length + sameNumber.length : reports.length;
	const here = (sau: string | null): string => withQuery("/tim", { q, loai: tab, sau });
	return (
		<Layout site={site} q={q} title={blank ? "Tìm kiếm" : `Tìm: ${q}`} noindex>
			<h1 class="quiet">{blank ? "Tìm kiếm" : <>Kết quả cho “{q}”</>}</h1>
			{understood.length > 0 ? (
				<p class="understood">
					Đã hiểu:{" "}
					{understood.map((part) => (
						<span key={part} class="chip">
							{part}
						</span>
					))}
				</p>
			) : null}
			{blank ? <Blank /> : <Tabs q={q} tab={tab} totals={totals} />}
			<div aria-live="polite">
				{blank || shown > 0 ? null : <Nothing {...props} />}
				{props.loose && tab === "vb" && shown > 0 ? (
					<p class="hint">Không văn bản nào có đủ các từ; dưới đây là những văn bản gần nhất.</p>
				) : null}
			</div>
			{tab === "vb" ? (
				<>
					<SameNumberCard directives={sameNumber} names={site.names} />
					<DirectiveList directives={directives} names={site.names} />
				</>
			) : (
				<>
					{shown > 0 ? <p class="hint">Xếp theo ngày đăng, mới nhất trước.</p> : null}
					<ReportList reports={reports} names={site.names} />
				</>
			)}
			<Paging next={next ? here(next) : null} first={cursor ? here(null) : null} />
		</Layout>
	);
}
