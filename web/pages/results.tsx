import type { VNode } from "preact";
import type { Snippet } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import type { ReportSummary } from "../../model/report.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import { type FacetField, Facets } from "../components/facets.tsx";
import { Paging } from "../components/paging.tsx";
import { ReportList } from "../components/report-list.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { type FormLink, formLinks } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { type CitedSentence, Sentences } from "./directive-sentences.tsx";
import { ORDERS, type ResultsState, resultsHref, type Tab } from "./results-address.ts";
import { Blank, EmptyIndex, Nothing } from "./results-empty.tsx";
import { Division, OrderLine, type Part, Tabs, Understood } from "./results-head.tsx";
import { ExactCard, SameNumberCard } from "./results-number.tsx";

export type { Part } from "./results-head.tsx";

export interface ResultsProps {
	site: Site;
	state: ResultsState;
	/** The index has neither documents nor reports. */
	empty: boolean;
	/** What the search was taken to say. */
	parts: Part[];
	/** Words typed with the input method off or misspelt, and what was read. */
	decoded: { typed: string; meant: string }[];
	totals: Record<Tab, number>;
	/** False where counting was given up, so that there are more than `totals` says. */
	complete: Record<Tab, boolean>;
	facets: FacetField[];
	/** The one document that is meant, above the others; `opens`: the same search opens it at once. */
	exact: { directive: Directive; opens: boolean } | null;
	/** Documents at the top of the list that share one number; empty unless several do. */
	sameNumber: Directive[];
	directives: Directive[];
	reports: (ReportSummary & { snippet: Snippet })[];
	citations: CitedSentence[];
	/** No document has all the words; those shown have some of them. */
	loose: boolean;
	/** Where nothing was found: what is found without one part of the search; `complete` is false where there are more rows. */
	without: { words: string; rows: number; complete: boolean; href: string }[];
	/** What was typed with its slips mended, to be searched for where nothing was found; null where none was seen. */
	instead: string | null;
	/** Documents with a number close to one that was not found. */
	nearby: Directive[];
	cursor: string | null;
	next: string | null;
}

/** Where the whole list is had as data, by the name the API has for it. */
const LISTS: Record<Tab, string> = { vb: "directives", bc: "reports", td: "citations" };

/** The whole list as a table, and what is new in it as a feed. */
function formsOf({ q, loai, xep, noi, ...narrowed }: ResultsState): FormLink[] {
	const asked = {
		q,
		provinces: loai === "vb" || noi === "63" ? null : noi,
		...(loai === "vb" ? { status: narrowed.hieuluc } : {}),
		...(loai === "td"
			? {
					relation: narrowed.quanhe,
					status: narrowed.trangthai,
					confidence: narrowed.tincay === null ? null : narrowed.tincay / 10,
				}
			: {}),
	};
	const list = `/api/v1/${LISTS[loai]}`;
	const sort = xep === ORDERS[loai][0] || loai === "td" ? null : xep;
	return [...formLinks(list, ["csv", "jsonl"], { ...asked, sort }), ...formLinks(list, ["atom"], asked)];
}

function Found(props: ResultsProps): VNode {
	const { site, state, cursor, next, exact, sameNumber, directives, reports, citations, facets } = props;
	const { say, to } = useLanguage();
	const { names } = site;
	const { loai: tab, q, noi, quanhe, trangthai, tincay } = state;
	const narrows = facets.some(({ chosen, values }) => chosen !== null || values.length > 1);
	return (
		<div class="results">
			<div>
				{tab === "td" ? (
					<p class="onward">
						<a href={to(withQuery("/trich-dan", { q, quanhe, trangthai, tincay, noi: noi === "63" ? null : noi }))}>
							{say("Mở trong trang tìm trích dẫn", "Open in the citation search")}
						</a>{" "}
						{say("để thêm điều kiện, chọn cột.", "to add conditions and choose columns.")}
					</p>
				) : null}
				<OrderLine state={state} />
				{narrows ? (
					<p class="narrow">
						<a href="#thu-hep">{say("Thu hẹp kết quả", "Narrow the results")} ↓</a>
					</p>
				) : null}
				{tab === "vb" ? (
					<>
						{exact ? <ExactCard {...exact} names={names} /> : null}
						<SameNumberCard directives={sameNumber} besides={exact !== null} names={names} />
						<DirectiveList directives={directives} names={names} />
					</>
				) : null}
				{tab === "bc" ? <ReportList reports={reports} names={names} /> : null}
				{tab === "td" ? <Sentences sentences={citations} names={names} /> : null}
				{tab === "vb" && props.nearby.length > 0 ? (
					<section aria-labelledby="so-gan">
						<h2 id="so-gan">{say("Các số gần số đã gõ", "Numbers near the one typed")}</h2>
						<DirectiveList directives={props.nearby} names={names} />
					</section>
				) : null}
				<Paging next={next ? resultsHref(state, next) : null} first={cursor ? resultsHref(state) : null} />
				<TakeAway parts={[{ what: say("Tải cả danh sách", "Download the whole list"), forms: formsOf(state) }]} />
			</div>
			<div id="thu-hep">
				<Facets fields={facets} />
				{tab !== "vb" && narrows ? <Division state={state} /> : null}
			</div>
		</div>
	);
}

/** Search results: documents, reports or citations. */
export function ResultsPage(props: ResultsProps): VNode {
	const { site, state, empty, totals, complete } = props;
	const { say } = useLanguage();
	const { q, loai: tab } = state;
	const blank = q.trim() === "";
	const shown =
		props.directives.length +
		props.sameNumber.length +
		(props.exact ? 1 : 0) +
		props.reports.length +
		props.citations.length;
	const title = blank ? say("Tìm kiếm", "Search") : say(`Tìm: ${q}`, `Search: ${q}`);
	return (
		<Layout
			site={site}
			q={q}
			title={title}
			{...(blank ? { path: "/tim" } : {})}
			forms={blank ? [] : formsOf(state)}
			noindex
		>
			<h1 class="quiet">{blank ? title : say(`Kết quả cho “${q}”`, `Results for “${q}”`)}</h1>
			<Understood {...props} />
			{blank ? null : <Tabs state={state} totals={totals} complete={complete} />}
			{empty ? <EmptyIndex /> : null}
			{blank ? <Blank /> : null}
			<div aria-live="polite">
				{blank || shown > 0 ? null : <Nothing {...props} names={site.names} />}
				{props.loose && tab === "vb" && shown > 0 ? (
					<p class="hint">
						{say(
							"Không văn bản nào có đủ các từ; dưới đây là những văn bản gần nhất.",
							"No document has all the words; these come nearest.",
						)}
					</p>
				) : null}
				{complete[tab] ? null : (
					<p class="hint">
						{say(
							"Đếm quá lâu nên dừng giữa chừng: số liệu là mức ít nhất. Thêm từ hoặc điều kiện để thu hẹp.",
							"Counting took too long and was given up: the figures are the least there are. Add words or conditions.",
						)}
					</p>
				)}
			</div>
			{shown > 0 ? <Found {...props} /> : null}
		</Layout>
	);
}
