import type { VNode } from "preact";
import { type FacetField, Facets } from "../components/facets.tsx";
import { Paging } from "../components/paging.tsx";
import { ColumnChooser, Kept } from "../components/query-columns.tsx";
import { QueryControlsForm } from "../components/query-controls.tsx";
import { QueryEcho, type ShownFault } from "../components/query-echo.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { type FormLink, formLinks } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Choice } from "../names.ts";
import type { QueryControls } from "../query-text.ts";
import type { Site } from "../site.ts";
import {
	apiParameters,
	asksForSomething,
	type CitationsState,
	citationsHref,
	parametersOf,
} from "./citations-address.ts";
import { Beginning, type Elsewhere, Nothing, type SearchPart } from "./citations-states.tsx";
import { type CitationRow, CitationsTable } from "./citations-table.tsx";

export interface CitationsPageProps {
	site: Site;
	state: CitationsState;
	/** Scheme and host at which the reader found the page, for addresses that are copied. */
	origin: string;
	controls: QueryControls;
	sources: Choice[];
	echo: {
		read: string;
		faults: ShownFault[];
		decoded: { typed: string; meant: string }[];
		unread: string | null;
	};
	rows: CitationRow[];
	total: number;
	/** False where counting was given up, so that there are more than `total` says. */
	complete: boolean;
	/** Whether the newest report is first without exception: words typed with diacritics put those as typed first. */
	byDay: boolean;
	facets: FacetField[];
	cursor: string | null;
	next: string | null;
	parts: SearchPart[];
	without: { part: SearchPart; rows: number; complete: boolean }[];
	elsewhere: Elsewhere[];
}

const LIST = "/api/v1/citations";

/** The whole result as a table, and what is new in it as a feed. */
function formsOf(state: CitationsState): { tables: FormLink[]; feed: FormLink[] } {
	const asked = apiParameters(state);
	return { tables: formLinks(LIST, ["csv", "jsonl", "zip"], asked), feed: formLinks(LIST, ["atom"], asked) };
}

/** The box for the query text; the script fills the controls below while it is typed in. */
function QueryBox({ state }: { state: CitationsState }): VNode {
	const { say, to } = useLanguage();
	const { q, ...others } = parametersOf(state);
	return (
		<form class="search large query" id="cau" action={to("/trich-dan")}>
			<label for="cau-tim">{say("Câu tìm", "Query")}</label>
			<div class="box">
				<input
					id="cau-tim"
					name="q"
					type="search"
					value={q}
					lang="vi"
					autocomplete="off"
					autocapitalize="none"
					spellcheck={false}
					enterkeyhint="search"
					aria-describedby="da-doc"
					placeholder={'loai:ct tinh:"nghệ an" "chuyển đổi số"'}
				/>
				<button type="submit">{say("Tìm", "Search")}</button>
			</div>
			<Kept parameters={others} />
		</form>
	);
}

/** How many there are, in which order, and the ways to take them along. */
function Summary({ total, complete, byDay, state, rows, cursor }: CitationsPageProps): VNode {
	const { say, to, count, counted } = useLanguage();
	const other = state.noi === "63" ? "34" : "63";
	return (
		<div class="tallied">
			<p aria-live="polite" class="total">
				{complete ? null : `${say("Ít nhất", "At least")} `}
				<b>{counted(total, "trích dẫn", "citation")}</b>
				{rows.length < total
					? say(
							`, ${count(rows.length)} dòng mỗi trang${cursor ? " (trang tiếp theo)" : ""}`,
							`, ${count(rows.length)} rows on this page`,
						)
					: null}
			</p>
			<p class="meta">
				{byDay
					? say(
							"Xếp theo ngày đăng, báo cáo mới trước; trong một báo cáo theo thứ tự câu.",
							"Newest report first; within a report in reading order.",
						)
					: say(
							"Câu có đúng dấu như đã gõ đứng trước; trong đó báo cáo mới đăng trước.",
							"Sentences with the diacritics as typed come first; within these the newest report.",
						)}{" "}
				{state.noi === "63"
					? say("Tỉnh, thành theo 63 đơn vị trước 01/07/2025.", "Provinces are the 63 of before 1 July 2025.")
					: say("Tỉnh, thành theo 34 đơn vị hiện nay.", "Provinces are the 34 of today.")}{" "}
				<a href={to(citationsHref({ ...state, noi: other }))} rel="nofollow">
					{other === "34" ? say("Xem theo 34", "See by the 34 of today") : say("Xem theo 63", "See by the former 63")}
				</a>
				{complete
					? null
					: say(
							". Đếm quá lâu nên dừng giữa chừng; thêm điều kiện để có số đúng.",
							". Counting took too long and was given up; add conditions for the exact number.",
						)}
			</p>
		</div>
	);
}

/** The result as data, as a feed, as an address and as a call of the API. */
function Away({ state, total, complete, origin }: CitationsPageProps): VNode {
	const { say, to, count } = useLanguage();
	const { tables, feed } = formsOf(state);
	const call = `curl '${origin}${withQuery(LIST, { ...apiParameters(state), limit: 100 })}'`;
	const rows = complete ? count(total) : say(`hơn ${count(total)}`, `more than ${count(total)}`);
	return (
		<section class="away noprint" aria-labelledby="mang-ve">
			<h2 id="mang-ve">{say("Mang kết quả về", "Take the result away")}</h2>
			<TakeAway parts={[{ what: say(`Tải cả ${rows} dòng`, `All ${rows} rows`), forms: tables }]} />
			<dl>
				<div>
					<dt>{say("Liên kết cố định", "Permanent link")}</dt>
					<dd>
						<code class="copy" data-copy data-copy-name={say("Chép liên kết", "Copy the link")}>
							{origin + to(citationsHref(state))}
						</code>
					</dd>
				</div>
				<div>
					<dt>
						{feed.map(({ href }) => (
							<a key={href} href={href}>
								{say("Nguồn tin Atom", "Atom feed")}
							</a>
						))}
					</dt>
					<dd>
						{say(
							"Thêm vào trình đọc tin: mỗi báo cáo mới dẫn đúng lượt tìm này hiện một lần, kèm câu, sau lần thu thập kế tiếp.",
							"Put it into a feed reader: each new report that fits this search comes once, with its sentence, after the next crawl.",
						)}
					</dd>
				</div>
				<div>
					<dt>{say("Gọi qua API", "Over the API")}</dt>
					<dd>
						<code class="copy" data-copy>
							{call}
						</code>{" "}
						<a href={to("/docs")}>{say("Cách dùng API", "How to use the API")}</a>
					</dd>
				</div>
			</dl>
		</section>
	);
}

/** Citation search: a query text and the controls that say the same, and a table of what they find. */
export function CitationsPage(props: CitationsPageProps): VNode {
	const { site, state, controls, sources, echo, rows, total, facets, cursor, next } = props;
	const { say } = useLanguage();
	const asks = asksForSomething(state);
	const { tables, feed } = formsOf(state);
	const title = say("Tìm trích dẫn", "Citation search");
	const used = facets.filter(({ chosen, values }) => chosen !== null || values.length > 1);
	return (
		<Layout
			site={site}
			section="trich-dan"
			ownSearch
			title={state.q ? `${title}: ${state.q}` : title}
			description={say(
				"Tìm câu trong báo cáo có dẫn văn bản: theo từ, văn bản, địa phương, thời gian; tải về CSV, JSON.",
				"Find the sentences of reports that cite documents, by words, document, place and time; take them as CSV or JSON.",
			)}
			{...(asks ? {} : { path: "/trich-dan" })}
			forms={asks ? [...tables, ...feed] : []}
			noindex={asks}
		>
			<h1>{title}</h1>
			<QueryBox state={state} />
			{asks ? null : (
				<p class="meta">
					<a href="#vi-du">{say("Xem năm ví dụ", "See five examples")}</a>
					{say(
						", hoặc điền các ô dưới đây; câu tìm sẽ được ghép từ các ô.",
						", or fill in the form below; the query is made of it.",
					)}
				</p>
			)}
			<QueryEcho {...echo} />
			{asks && total === 0 ? <Nothing {...props} /> : null}
			<details class="query-fields" open={!asks}>
				<summary>{say("Các ô điền theo từng điều kiện", "A form with a field for each condition")}</summary>
				<QueryControlsForm state={state} controls={controls} names={site.names} sources={sources} />
			</details>
			{!asks ? <Beginning total={total} /> : null}
			{asks && total > 0 ? (
				<>
					<Summary {...props} />
					<div class="table-tools">
						<ColumnChooser state={state} />
						{used.length > 0 ? (
							<details class="by-facets">
								<summary>{say("Thu hẹp kết quả", "Narrow the results")}</summary>
								<Facets fields={facets} />
							</details>
						) : null}
					</div>
					<CitationsTable rows={rows} columns={state.cot} names={site.names} byDay={props.byDay} />
					<Paging next={next ? citationsHref(state, next) : null} first={cursor ? citationsHref(state) : null} />
					<Away {...props} />
				</>
			) : null}
		</Layout>
	);
}
