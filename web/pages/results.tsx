import type { VNode } from "preact";
import type { Snippet } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import type { ReportSummary } from "../../model/report.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import { type FacetField, Facets } from "../components/facets.tsx";
import { Paging } from "../components/paging.tsx";
import { ReportList } from "../components/report-list.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { count } from "../format.ts";
import { type FormLink, formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { type CitedSentence, Sentences } from "./directive-sentences.tsx";
import { SameNumberCard } from "./results-number.tsx";

export interface ResultsProps {
	site: Site;
	q: string;
	tab: Tab;
	/** Order of the reports. */
	sort: "newest" | "relevance";
	/** Which provinces the list speaks of. */
	provinces: "63" | "34";
	/** What the text was read as, in words: `Nghị quyết`, `số 25`, `khóa XI`. */
	understood: string[];
	/** Words typed with the input method off or misspelt, and what was read. */
	decoded: { typed: string; meant: string }[];
	totals: Record<Tab, number>;
	/** False where counting was given up, so that there are more than `totals` says. */
	complete: boolean;
	facets: FacetField[];
	directives: Directive[];
	/** Documents at the top of the list that share one number; empty unless several do. */
	sameNumber: Directive[];
	reports: (ReportSummary & { snippet: Snippet })[];
	citations: CitedSentence[];
	/** No document has all the words; those shown have some of them. */
	loose: boolean;
	/** What was typed with its slips mended, to be searched for where nothing was found; null where none was seen. */
	instead: string | null;
	/** Documents with a number close to one that was not found. */
	nearby: Directive[];
	cursor: string | null;
	next: string | null;
}

export type Tab = "vb" | "bc" | "td";

const TABS = [
	{ tab: "vb", name: "Văn bản" },
	{ tab: "bc", name: "Báo cáo" },
	{ tab: "td", name: "Trích dẫn" },
] as const;

const OF_TAB: Record<Tab, string> = { vb: "văn bản", bc: "báo cáo", td: "trích dẫn" };

/** Where the whole list is had as data, by the name the API has for it. */
const LISTS: Record<Tab, string> = { vb: "directives", bc: "reports", td: "citations" };

function Tabs(props: Pick<ResultsProps, "q" | "tab" | "totals" | "complete" | "provinces">): VNode {
	const { q, tab, totals, complete, provinces } = props;
	return (
		<nav class="tabs" aria-label="Kết quả theo loại">
			{TABS.map((item) => (
				<a
					key={item.tab}
					href={withQuery("/tim", { q, loai: item.tab, noi: provinces === "63" ? null : provinces })}
					aria-current={item.tab === tab ? "page" : undefined}
				>
					{item.name}{" "}
					<span class="count">
						{item.tab === tab && !complete ? "≥ " : ""}
						{count(totals[item.tab])}
					</span>
				</a>
			))}
		</nav>
	);
}

function Nothing({ q, tab, totals, instead, nearby, site }: ResultsProps): VNode {
	const others = TABS.filter((other) => other.tab !== tab && totals[other.tab] > 0);
	return (
		<section class="note">
			<h2>Không tìm thấy {OF_TAB[tab]} nào</h2>
			<ul>
				{instead ? (
					<li>
						Có phải muốn tìm <a href={withQuery("/tim", { q: instead, loai: tab })}>{instead}</a>?
					</li>
				) : null}
				{others.map((other) => (
					<li key={other.tab}>
						<a href={withQuery("/tim", { q, loai: other.tab })}>
							Có {count(totals[other.tab])} {OF_TAB[other.tab]} khớp
						</a>
						.
					</li>
				))}
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

/** What can be typed beside words, with an example of each. */
const LANGUAGE: { write: string; means: string }[] = [
	{ write: "nq 25 dân vận", means: "loại, số và từ; có dấu hay không dấu, viết tắt, gõ sai nhẹ đều được" },
	{ write: '"chuyển đổi số"', means: "các từ đứng liền nhau" },
	{ write: "dân vận -tôn", means: "không có từ đứng sau dấu trừ" },
	{ write: '"lâm nghiệp" OR rừng', means: "một trong hai" },
	{ write: "loai:ct so:05 khoa:xii", means: "loại, số, khóa của văn bản" },
	{ write: 'nam:2013 coquan:"bộ chính trị"', means: "năm và cơ quan ban hành văn bản" },
	{ write: 'tinh:"nghệ an" nguon:mau-bao', means: "địa phương và nguồn của báo cáo" },
	{ write: "tu:01/01/2025 den:30/06/2025", means: "báo cáo đăng từ ngày, đến ngày" },
];

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
			<h3>Cách viết</h3>
			<dl class="language">
				{LANGUAGE.map(({ write, means }) => (
					<div key={write}>
						<dt>
							<a href={withQuery("/tim", { q: write })}>{write}</a>
						</dt>
						<dd>{means}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

const ORDERS = [
	{ sort: "newest", name: "mới đăng nhất" },
	{ sort: "relevance", name: "liên quan nhất" },
] as const;

/** The order of the reports, and the other one. */
function Order({ sort, here }: { sort: ResultsProps["sort"]; here: (sort: ResultsProps["sort"]) => string }): VNode {
	return (
		<p class="hint">
			Xếp:{" "}
			{ORDERS.map((order, i) => (
				<>
					{i > 0 ? " · " : null}
					{order.sort === sort ? <b>{order.name}</b> : <a href={here(order.sort)}>{order.name}</a>}
				</>
			))}
		</p>
	);
}

/** The whole list as a table, and what is new in it as a feed. */
function formsOf({ q, tab, sort, ...props }: Pick<ResultsProps, "q" | "tab" | "sort" | "provinces">): FormLink[] {
	const list = `/api/v1/${LISTS[tab]}`;
	const provinces = tab === "vb" || props.provinces === "63" ? null : props.provinces;
	const order = tab === "bc" && sort !== "newest" ? sort : null;
	const tables = formLinks(list, ["csv", "jsonl"], { q, sort: order, provinces });
	return [...tables, ...formLinks(list, ["atom"], { q, provinces })];
}

/** Which provinces are meant, and the others: an official of today thinks of 34, a report of 2024 of 63. */
function Division({ provinces, here }: { provinces: ResultsProps["provinces"]; here: string }): VNode {
	return (
		<p class="hint">
			{provinces === "63" ? "Theo 63 tỉnh, thành trước 01/07/2025. " : "Theo 34 tỉnh, thành hiện nay. "}
			<a href={here} rel="nofollow">
				{provinces === "63" ? "Xem theo 34 tỉnh, thành hiện nay" : "Xem theo 63 tỉnh, thành trước đây"}
			</a>
		</p>
	);
}

function Understood({ understood, decoded }: Pick<ResultsProps, "understood" | "decoded">): VNode | null {
	if (understood.length + decoded.length === 0) return null;
	return (
		<p class="understood">
			Đã hiểu:{" "}
			{understood.map((part) => (
				<span key={part} class="chip">
					{part}
				</span>
			))}
			{decoded.map(({ typed, meant }) => (
				<span key={typed} class="chip">
					{typed} → {meant}
				</span>
			))}
		</p>
	);
}

/** Search results: documents, reports or citations. */
export function ResultsPage(props: ResultsProps): VNode {
	const { site, q, tab, sort, directives, sameNumber, reports, citations, cursor, next, complete } = props;
	const blank = q.trim() === "";
	const shown = { vb: directives.length + sameNumber.length, bc: reports.length, td: citations.length }[tab];
	const { provinces } = props;
	const here = (sau: string | null, xep = sort, noi = provinces): string =>
		withQuery("/tim", { q, loai: tab, xep: xep === "newest" ? null : xep, noi: noi === "63" ? null : noi, sau });
	return (
		<Layout site={site} q={q} title={blank ? "Tìm kiếm" : `Tìm: ${q}`} forms={blank ? [] : formsOf(props)} noindex>
			<h1 class="quiet">{blank ? "Tìm kiếm" : <>Kết quả cho “{q}”</>}</h1>
			<Understood {...props} />
			{blank ? <Blank /> : <Tabs {...props} />}
			<div aria-live="polite">
				{blank || shown > 0 ? null : <Nothing {...props} />}
				{props.loose && tab === "vb" && shown > 0 ? (
					<p class="hint">Không văn bản nào có đủ các từ; dưới đây là những văn bản gần nhất.</p>
				) : null}
				{complete ? null : (
					<p class="hint">
						Đếm quá lâu nên dừng giữa chừng: số liệu là mức ít nhất. Thêm từ hoặc điều kiện để thu hẹp.
					</p>
				)}
			</div>
			<div class={props.facets.length > 0 ? "results" : undefined}>
				<div>
					{tab === "vb" ? (
						<>
							<SameNumberCard directives={sameNumber} names={site.names} />
							<DirectiveList directives={directives} names={site.names} />
						</>
					) : null}
					{tab === "bc" && shown > 0 ? (
						<>
							<Order sort={sort} here={(xep) => here(null, xep)} />
							<ReportList reports={reports} names={site.names} />
						</>
					) : null}
					{tab === "td" && shown > 0 ? (
						<>
							<p class="hint">Mỗi dòng là một câu có trích dẫn, báo cáo mới đăng trước.</p>
							<Sentences sentences={citations} names={site.names} />
						</>
					) : null}
					<Paging next={next ? here(next) : null} first={cursor ? here(null) : null} />
					{shown > 0 ? <TakeAway parts={[{ what: "Tải cả danh sách", forms: formsOf(props) }]} /> : null}
				</div>
				<div>
					<Facets fields={props.facets} />
					{tab !== "vb" && props.facets.length > 0 ? (
						<Division provinces={provinces} here={here(null, sort, provinces === "63" ? "34" : "63")} />
					) : null}
				</div>
			</div>
		</Layout>
	);
}
