import type { VNode } from "preact";
import type { ReportSummary } from "../../model/report.ts";
import { DayFields } from "../components/day-fields.tsx";
import { Paging } from "../components/paging.tsx";
import { ReportList } from "../components/report-list.tsx";
import { Select } from "../components/select.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { count } from "../format.ts";
import { formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";

interface Props {
	site: Site;
	filter: { tinh: string | null; tu: string | null; den: string | null };
	reports: ReportSummary[];
	total: number;
	cursor: string | null;
	next: string | null;
}

/** All reports, newest first. */
export function ReportsPage({ site, filter, reports, total, cursor, next }: Props): VNode {
	const here = (sau: string | null): string => withQuery("/bc", { ...filter, sau });
	const filtered = filter.tinh ?? filter.tu ?? filter.den;
	const forms = formLinks("/api/v1/reports", ["csv", "ris", "atom"], {
		province: filter.tinh,
		from: filter.tu,
		to: filter.den,
	});
	return (
		<Layout
			site={site}
			title="Báo cáo"
			section="bc"
			path="/bc"
			forms={forms}
			noindex={filtered !== null || cursor !== null}
		>
			<h1>Báo cáo</h1>
			<p class="lead">{count(total)} báo cáo, mới nhất trước.</p>
			<form class="filters" action="/bc">
				<Select name="tinh" label="Địa phương" any="mọi nơi" value={filter.tinh} choices={site.names.provinces} />
				<DayFields tu={filter.tu} den={filter.den} />
				<button type="submit">Lọc</button>
			</form>
			{reports.length > 0 ? (
				<ReportList reports={reports} names={site.names} />
			) : (
				<section class="note">
					<h2>{filtered === null ? "Chưa có báo cáo nào" : "Không có báo cáo nào như vậy"}</h2>
					<p>
						{filtered === null ? (
							<>
								Chạy <code>make run</code>, <code>npx trichdan crawl</code> hoặc{" "}
								<code>npx trichdan import THƯ-MỤC</code>.
							</>
						) : (
							<a href="/bc">Bỏ mọi điều kiện lọc</a>
						)}
					</p>
				</section>
			)}
			<Paging next={next ? here(next) : null} first={cursor ? here(null) : null} />
			{reports.length > 0 ? <TakeAway parts={[{ what: "Tải cả danh sách", forms }]} /> : null}
		</Layout>
	);
}
