import type { VNode } from "preact";
import type { ReportSummary } from "../../model/report.ts";
import { DayFields } from "../components/day-fields.tsx";
import type { FacetCounts } from "../components/facets.tsx";
import { Paging } from "../components/paging.tsx";
import { ReportList } from "../components/report-list.tsx";
import { Select } from "../components/select.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { formLinks } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";

interface Props {
	site: Site;
	filter: { tinh: string | null; nguon: string | null; tu: string | null; den: string | null };
	/** How the reports that the filter leaves are spread. */
	facets: FacetCounts;
	reports: ReportSummary[];
	total: number;
	/** False where counting was given up, so that there are more. */
	complete: boolean;
	cursor: string | null;
	next: string | null;
}

/** The years of the reports shown, each with its count and as a link that narrows the list down to it. */
function Years({ filter, counts }: { filter: Props["filter"]; counts: Record<string, number> }): VNode | null {
	const { say, to, count } = useLanguage();
	const years = Object.entries(counts).filter(([year]) => year !== "unknown");
	if (years.length < 2) return null;
	return (
		<nav class="years" aria-label={say("Theo năm đăng", "By year of publication")}>
			{years
				.sort(([a], [b]) => Number(b) - Number(a))
				.map(([year, rows]) => (
					<a
						key={year}
						href={to(withQuery("/bc", { ...filter, tu: `${year}-01-01`, den: `${year}-12-31` }))}
						rel="nofollow"
					>
						{year} <span class="count">{count(rows)}</span>
					</a>
				))}
		</nav>
	);
}

/** All reports, newest first. */
export function ReportsPage({ site, filter, facets, reports, total, complete, cursor, next }: Props): VNode {
	const { say, to, counted } = useLanguage();
	const { names } = site;
	const here = (sau: string | null): string => withQuery("/bc", { ...filter, sau });
	const filtered = Object.values(filter).some((value) => value !== null);
	const forms = formLinks("/api/v1/reports", ["csv", "ris", "atom"], {
		province: filter.tinh,
		source: filter.nguon,
		from: filter.tu,
		to: filter.den,
	});
	const sources = [...new Set([...Object.keys(facets.source ?? {}), ...(filter.nguon ? [filter.nguon] : [])])]
		.filter((id) => id !== "unknown")
		.map((id) => ({ slug: id, name: names.source(id) ?? id }))
		.sort((a, b) => a.name.localeCompare(b.name, "vi"));
	return (
		<Layout
			site={site}
			title={say("Báo cáo", "Reports")}
			section="bc"
			path="/bc"
			forms={forms}
			noindex={filtered || cursor !== null}
		>
			<h1>{say("Báo cáo", "Reports")}</h1>
			<p class="lead">
				{complete ? "" : "≥ "}
				{counted(total, "báo cáo", "report")},{" "}
				{say("xếp theo ngày đăng, mới nhất trước.", "sorted by date of publication, newest first.")}
			</p>
			<form class="filters" action={to("/bc")}>
				<Select
					name="tinh"
					label={say("Địa phương", "Province")}
					any={say("mọi nơi", "anywhere")}
					value={filter.tinh}
					choices={names.provinces}
					counts={filter.tinh === null && total > 0 ? facets.province : undefined}
				/>
				<Select
					name="nguon"
					label={say("Nguồn", "Source")}
					any={say("mọi nguồn", "any")}
					value={filter.nguon}
					choices={sources}
					counts={filter.nguon === null ? facets.source : undefined}
				/>
				<DayFields tu={filter.tu} den={filter.den} />
				<button type="submit">{say("Lọc", "Filter")}</button>
			</form>
			<Years filter={filter} counts={facets.year ?? {}} />
			{reports.length > 0 ? (
				<ReportList reports={reports} names={names} />
			) : (
				<section class="note">
					<h2>
						{filtered
							? say("Không có báo cáo nào như vậy", "No report is like that")
							: say("Chưa có báo cáo nào", "There are no reports yet")}
					</h2>
					<p>
						{filtered ? (
							<a href={to("/bc")}>{say("Bỏ mọi điều kiện lọc", "Remove all filters")}</a>
						) : (
							<>
								{say(
									"Có sau lần thu thập đầu tiên. Người vận hành chạy",
									"They come with the first crawl. The operator runs",
								)}{" "}
								<code>make run</code>, <code>npx trichdan crawl</code> {say("hoặc", "or")}{" "}
								<code>npx trichdan import {say("THƯ-MỤC", "FOLDER")}</code>.
							</>
						)}
					</p>
				</section>
			)}
			<Paging next={next ? here(next) : null} first={cursor ? here(null) : null} />
			{reports.length > 0 ? (
				<TakeAway parts={[{ what: say("Tải cả danh sách", "Download the whole list"), forms }]} />
			) : null}
		</Layout>
	);
}
