import type { VNode } from "preact";
import type { Snippet } from "../../model/api.ts";
import type { ReportSummary } from "../../model/report.ts";
import { useLanguage } from "../language.tsx";
import { hostOf, reportHref } from "../links.ts";
import type { Names } from "../names.ts";
import { Marked } from "./marked.tsx";

interface Row extends ReportSummary {
	snippet?: Snippet | null;
}

/** Where and in what a report appeared: `Yên Bái · baoyenbai.com.vn`. */
export function origin(
	{ province, source, url }: { province: string | null; source: string | null; url: string | null },
	names: Names,
): string {
	return [province ? names.province(province) : null, names.source(source) ?? hostOf(url)].filter(Boolean).join(" · ");
}

/** Reports in order of date, with a stretch of their text where a search found them. */
export function ReportList({ reports, names }: { reports: Row[]; names: Names }): VNode {
	const { say, to, date, counted } = useLanguage();
	return (
		<ol class="reports">
			{reports.map((report) => (
				<li key={report.id}>
					<p class="when">{date(report.publishedOn)}</p>
					<div>
						<a class="title" href={to(reportHref(report.id))} lang="vi">
							{report.title}
						</a>
						{report.snippet ? (
							<p class="snippet" lang="vi">
								<Marked {...report.snippet} />
							</p>
						) : null}
						<p class="meta">
							{[
								origin({ ...report, source: report.sourceId }, names),
								report.mentions > 0
									? counted(report.mentions, "trích dẫn", "citation")
									: say("không có trích dẫn", "no citations"),
							]
								.filter(Boolean)
								.join(" · ")}
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}
