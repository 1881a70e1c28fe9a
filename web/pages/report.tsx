import type { VNode } from "preact";
import type { ReportReply } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { Annotated } from "../components/annotated.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { count, dateOr, hostOf, printMoment } from "../format.ts";
import { formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { newsArticle } from "../linked-data.ts";
import { reportHref, safeHref, withQuery } from "../links.ts";
import type { ReportShown } from "../report-parts.ts";
import type { Site } from "../site.ts";
import { CitationTable } from "./report-citations.tsx";

interface Props {
	site: Site;
	report: ReportReply;
	shown: ReportShown;
	/** The documents that the citations of the table mean or may mean, by id. */
	directives: Map<string, Directive>;
}

const DATE_NOTES: Record<string, string> = {
	inferred: "ngày suy ra, có phần không in trên trang",
	url: "ngày đọc từ địa chỉ trang",
};

function About({ site, report }: Pick<Props, "site" | "report">): VNode {
	const { url, file, publishedOn, dateSource, province, author, fetchedAt } = report;
	const href = safeHref(url);
	const note = dateSource ? DATE_NOTES[dateSource] : undefined;
	return (
		<dl class="about">
			<div>
				<dt>Nguồn</dt>
				<dd>
					{href ? (
						<a href={href} rel="noopener nofollow external">
							{site.names.source(report.source) ?? hostOf(url)} ↗
						</a>
					) : (
						(file ?? url ?? "không rõ")
					)}
				</dd>
			</div>
			<div>
				<dt>Ngày đăng</dt>
				<dd>
					{dateOr(publishedOn)}
					{note ? <span class="meta"> ({note})</span> : null}
				</dd>
			</div>
			<div>
				<dt>Địa phương</dt>
				<dd>{province ? site.names.province(province) : "chưa rõ"}</dd>
			</div>
			{author ? (
				<div>
					<dt>Tác giả</dt>
					<dd>{author}</dd>
				</div>
			) : null}
			<div>
				<dt>Thu thập</dt>
				<dd>{printMoment(fetchedAt)}</dd>
			</div>
		</dl>
	);
}

/** A report: where it is from, its text with every citation marked, and what each citation means. */
export function ReportPage({ site, report, shown, directives }: Props): VNode {
	const { parts, index, part, citations, rows } = shown;
	const path = reportHref(report.id);
	const tables = formLinks(path, ["csv", "json"]);
	const references = formLinks(path, ["ris", "bib", "csl.json"]);
	const partHref = (offset: number): string => withQuery(path, { vt: offset || null });
	return (
		<Layout
			site={site}
			title={report.title}
			section="bc"
			path={path}
			forms={[...tables, ...references]}
			linkedData={newsArticle(report, citations, directives, site)}
			noindex={index > 0}
		>
			<article class="report">
				<p class="eyebrow">Báo cáo</p>
				<h1>{report.title}</h1>
				<About site={site} report={report} />
				{report.citations.length > 0 ? (
					<p class="legend">
						<a href="#trich-dan">Bảng {count(report.citations.length)} trích dẫn ↓</a>{" "}
						<span class="cite resolved">đã xác định</span> <span class="cite ambiguous">nhiều văn bản cùng số</span>{" "}
						<span class="cite stub">chỉ biết qua trích dẫn</span>{" "}
						<mark class="cite unlinked">không rõ văn bản nào</mark>
					</p>
				) : (
					<p class="note">Không tìm thấy trích dẫn văn bản nào trong báo cáo này.</p>
				)}
				<Annotated text={report.text} part={part} citations={citations} />
				{parts.length > 1 ? (
					<nav class="paging" aria-label="Các phần của báo cáo">
						{parts.map(({ start }, i) =>
							i === index ? (
								<b key={start} aria-current="page">
									Phần {i + 1}
								</b>
							) : (
								<a key={start} href={partHref(start)}>
									Phần {i + 1}
								</a>
							),
						)}
					</nav>
				) : null}
			</article>
			<CitationTable
				rows={rows}
				inPart={citations.length}
				whole={report.citations.length}
				directives={directives}
				names={site.names}
			/>
			<TakeAway
				parts={[
					{ what: "Tải các trích dẫn này", forms: tables },
					{ what: "Ghi báo cáo vào thư mục tham khảo", forms: references },
				]}
			/>
		</Layout>
	);
}
