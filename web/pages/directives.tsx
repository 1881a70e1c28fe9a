import type { VNode } from "preact";
import { roman } from "../../citation/index.ts";
import { type Directive, DirectiveStatus } from "../../model/directive.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import type { FacetCounts } from "../components/facets.tsx";
import { Paging } from "../components/paging.tsx";
import { Select } from "../components/select.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { formLinks } from "../forms.ts";
import { type Pair, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { STATUS_WORDS } from "../words.ts";

/** The filters of the list as they stand in its address. */
export interface DirectivesFilter {
	loai: string | null;
	coquan: string | null;
	khoa: number | null;
	nam: number | null;
	tinh: string | null;
	hieuluc: DirectiveStatus | null;
	/** Only documents that a report cites. */
	dan: boolean;
	xep: "cited" | "newest" | "symbol";
}

interface Props {
	site: Site;
	filter: DirectivesFilter;
	/** How the documents that the filter leaves are spread. */
	facets: FacetCounts;
	directives: Directive[];
	total: number;
	cursor: string | null;
	next: string | null;
}

const ORDERS: { slug: DirectivesFilter["xep"]; name: Pair }[] = [
	{ slug: "cited", name: ["số báo cáo dẫn, nhiều trước", "reports citing, most first"] },
	{ slug: "newest", name: ["ngày ban hành, mới nhất trước", "date of issue, newest first"] },
	{ slug: "symbol", name: ["loại và số", "type and number"] },
];

function Filters({ site, filter, facets }: Pick<Props, "site" | "filter" | "facets">): VNode {
	const { say, word, to } = useLanguage();
	const { types, issuers, terms, provinces } = site.names;
	const termChoices = terms.map((term) => ({ slug: String(term), name: roman(term) }));
	const years = Object.keys(facets.year ?? {}).filter((year) => year !== "unknown");
	if (filter.nam !== null && !years.includes(String(filter.nam))) years.push(String(filter.nam));
	const yearChoices = years.sort((a, b) => Number(b) - Number(a)).map((year) => ({ slug: year, name: year }));
	const statuses = DirectiveStatus.options.map((slug) => ({ slug, name: word(STATUS_WORDS[slug]) }));
	/** Once one value is chosen the counts are of that alone; the others are then offered without. */
	const counts = (facet: string, chosen: unknown): Record<string, number> | undefined =>
		chosen === null ? (facets[facet] ?? {}) : undefined;
	return (
		<form class="filters" action={to("/vb")}>
			<Select
				name="loai"
				label={say("Loại", "Type")}
				any={say("mọi loại", "any")}
				value={filter.loai}
				choices={types}
				counts={counts("type", filter.loai)}
			/>
			<Select
				name="coquan"
				label={say("Cơ quan ban hành", "Issued by")}
				any={say("mọi cơ quan", "anybody")}
				value={filter.coquan}
				choices={issuers}
				counts={counts("issuer", filter.coquan)}
			/>
			<Select
				name="khoa"
				label={say("Khóa", "Term")}
				any={say("mọi khóa", "any")}
				value={filter.khoa === null ? null : String(filter.khoa)}
				choices={termChoices}
				counts={counts("term", filter.khoa)}
			/>
			<Select
				name="nam"
				label={say("Năm ban hành", "Year of issue")}
				any={say("mọi năm", "any")}
				value={filter.nam === null ? null : String(filter.nam)}
				choices={yearChoices}
				counts={counts("year", filter.nam)}
			/>
			<Select
				name="tinh"
				label={say("Địa phương", "Province")}
				any={say("mọi nơi", "anywhere")}
				value={filter.tinh}
				choices={provinces}
				counts={counts("province", filter.tinh)}
			/>
			<Select
				name="hieuluc"
				label={say("Hiệu lực", "Status")}
				any={say("mọi tình trạng", "any")}
				value={filter.hieuluc}
				choices={statuses}
				counts={counts("status", filter.hieuluc)}
			/>
			<label class="field">
				<span>{say("Xếp theo", "Sorted by")}</span>
				<select name="xep">
					{ORDERS.map(({ slug, name }) => (
						<option key={slug} value={slug} selected={slug === filter.xep}>
							{word(name)}
						</option>
					))}
				</select>
			</label>
			<label class="tick">
				<input type="checkbox" name="dan" value="1" checked={filter.dan} /> {say("có báo cáo dẫn", "cited by a report")}
			</label>
			<button type="submit">{say("Lọc", "Filter")}</button>
		</form>
	);
}

/** The register of documents, most cited first. */
export function DirectivesPage({ site, filter, facets, directives, total, cursor, next }: Props): VNode {
	const { say, word, to, counted } = useLanguage();
	const { dan, xep, ...fields } = filter;
	const here = (sau: string | null): string =>
		withQuery("/vb", { ...fields, dan: dan ? 1 : null, xep: xep === "cited" ? null : xep, sau });
	const filtered = dan || Object.values(fields).some((value) => value !== null);
	// The API has all of these but one.
	const forms = dan
		? []
		: formLinks("/api/v1/directives", ["csv", "ris", "atom"], {
				type: filter.loai,
				issuer: filter.coquan,
				term: filter.khoa,
				year: filter.nam,
				province: filter.tinh,
				status: filter.hieuluc,
			});
	const order = ORDERS.find(({ slug }) => slug === xep)?.name ?? ["", ""];
	const none = total === 0 && !filtered;
	return (
		<Layout
			site={site}
			title={say("Văn bản", "Documents")}
			section="vb"
			path="/vb"
			forms={forms}
			noindex={filtered || cursor !== null}
		>
			<h1>{say("Văn bản", "Documents")}</h1>
			<p class="lead">
				{none
					? say("Sổ văn bản còn trống.", "The register is empty.")
					: `${counted(total, "văn bản", "document")}, ${say("xếp theo", "sorted by")} ${word(order)}.`}
			</p>
			{none ? null : <Filters site={site} filter={filter} facets={facets} />}
			{directives.length > 0 ? (
				<DirectiveList directives={directives} names={site.names} />
			) : (
				<section class="note">
					<h2>
						{filtered
							? say("Không có văn bản nào như vậy", "No document is like that")
							: say("Chưa có văn bản nào", "There are no documents yet")}
					</h2>
					<p>
						{filtered ? (
							<a href={to("/vb")}>{say("Bỏ mọi điều kiện lọc", "Remove all filters")}</a>
						) : (
							<>
								{say("Người vận hành chạy", "The operator runs")} <code>make run</code> {say("hoặc", "or")}{" "}
								<code>npx trichdan migrate</code> {say("để nạp sổ văn bản.", "to load the register.")}
							</>
						)}
					</p>
				</section>
			)}
			<Paging next={next ? here(next) : null} first={cursor ? here(null) : null} />
			{directives.length > 0 && forms.length > 0 ? (
				<TakeAway parts={[{ what: say("Tải cả danh sách", "Download the whole list"), forms }]} />
			) : null}
		</Layout>
	);
}
