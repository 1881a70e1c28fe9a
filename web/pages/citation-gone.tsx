import type { VNode } from "preact";
import type { ReportReply } from "../../model/api.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { reportHref } from "../links.ts";
import type { Site } from "../site.ts";

interface Props {
	site: Site;
	report: ReportReply;
	/** Where in its text a citation was asked for. */
	start: number;
}

/** That there is no citation at a place any more, and where the others are. */
export function CitationGonePage({ site, report, start }: Props): VNode {
	const { say, to, count, counted } = useLanguage();
	const title = say("Không có trích dẫn ở chỗ này", "There is no citation at this place");
	return (
		<Layout site={site} title={title} section="bc" noindex>
			<p class="eyebrow">{say("Lỗi 404", "Error 404")}</p>
			<h1>{title}</h1>
			<p class="lead">
				{say(
					`Ở ký tự thứ ${count(start)} của báo cáo không có trích dẫn nào. Bài có thể đã được sửa, hoặc đọc lại bằng quy tắc mới.`,
					`At character ${count(start)} of the report there is no citation. The report may have been edited, or read again by newer rules.`,
				)}
			</p>
			<p>
				<a href={to(reportHref(report.id))} lang="vi">
					{report.title}
				</a>
				: {counted(report.citations.length, "trích dẫn", "citation")}
			</p>
		</Layout>
	);
}
