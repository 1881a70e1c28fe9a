import type { VNode } from "preact";
import type { ReportReply } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import type { Report } from "../../model/report.ts";
import { Annotated } from "../components/annotated.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { formLinks } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { newsArticle } from "../linked-data.ts";
import { reportHref, withQuery } from "../links.ts";
import type { ReportShown } from "../report-parts.ts";
import type { Site } from "../site.ts";
import { ReportCard } from "./report-card.tsx";
import { CitationTable } from "./report-citations.tsx";

/** What the crawler last found at the address of a report, and when. */
export interface OriginalState {
	state: "there" | "gone" | "failing" | "blocked";
	at: string | null;
}

export interface ReportPageProps {
	site: Site;
	report: ReportReply;
	shown: ReportShown;
	/** The documents that the citations shown mean or may mean, by id. */
	directives: ReadonlyMap<string, Directive>;
	/** Null where the crawler does not know the address. */
	original: OriginalState | null;
	/** Some of the reports that say nearly the same, and how many there are. */
	copies: Pick<Report, "id" | "title" | "url" | "file" | "sourceId" | "publishedOn">[];
	copiesInAll: number;
	/** Earlier versions, newest first. */
	versions: { version: number; fetchedAt: string }[];
}

/** How marks are to be read: the line tells how sure a citation is, the ground what became of it. */
function Legend(): VNode {
	const { say } = useLanguage();
	return (
		<div class="cite-legend noprint">
			<p>
				<span class="cite resolved sure">{say("đã xác định", "identified")}</span>{" "}
				<span class="cite ambiguous">{say("nhiều văn bản cùng số", "several of that number")}</span>{" "}
				<span class="cite stub">{say("chỉ biết qua trích dẫn", "known from citations only")}</span>{" "}
				<span class="cite unlinked">{say("không rõ văn bản nào", "not clear which")}</span>
			</p>
			<p>
				{say("Nét gạch:", "Line:")} <span class="cite-line sure">{say("chắc chắn", "certain")}</span>{" "}
				<span class="cite-line likely">{say("khá chắc", "fairly sure")}</span>{" "}
				<span class="cite-line unsure">{say("chưa chắc", "not sure")}</span>{" "}
				<span>
					<b class="why">?</b> {say("vì sao", "why")}
				</span>
			</p>
		</div>
	);
}

function Parts({ report, shown }: ReportPageProps): VNode | null {
	const { say, to, count } = useLanguage();
	const { parts, index } = shown;
	if (parts.length === 1) return null;
	const href = (i: number): string => to(withQuery(reportHref(report.id), { vt: parts[i]?.start || null }));
	// Of a long text the ends and the neighbours are enough to get anywhere.
	const near = parts.map((_, i) => i).filter((i) => i === 0 || i === parts.length - 1 || Math.abs(i - index) <= 3);
	const name = (i: number): string => `${say("Phần", "Part")} ${count(i + 1)}`;
	return (
		<nav class="paging parts" aria-label={say("Các phần của báo cáo", "Parts of the report")}>
			{near.map((i, k) => (
				<span key={i}>
					{k > 0 && i - (near[k - 1] ?? 0) > 1 ? "… " : null}
					{i === index ? <b aria-current="page">{name(i)}</b> : <a href={href(i)}>{name(i)}</a>}
				</span>
			))}
		</nav>
	);
}

/** A report: where it is from, its text with every citation marked, and what each citation means. */
export function ReportPage(props: ReportPageProps): VNode {
	const { site, report, shown, directives } = props;
	const { index, part, citations } = shown;
	const { say, counted, date } = useLanguage();
	const path = reportHref(report.id);
	const tables = formLinks(path, ["csv", "json"]);
	const references = formLinks(path, ["ris", "bib", "csl.json"]);
	const cites = counted(report.citations.length, "trích dẫn", "citation");
	return (
		<Layout
			site={site}
			title={report.title}
			description={say(
				`Báo cáo ${date(report.publishedOn)}, có ${cites} văn bản, mỗi trích dẫn kèm căn cứ.`,
				`A report, ${date(report.publishedOn)}, with ${cites} of documents, each with its reasons.`,
			)}
			section="bc"
			path={path}
			forms={[...tables, ...references]}
			linkedData={newsArticle(report, citations, directives, site)}
			noindex={index > 0}
		>
			<article class="report">
				<header>
					<p class="eyebrow">{say("Báo cáo", "Report")}</p>
					<h1 lang="vi">{report.title}</h1>
				</header>
				<ReportCard {...props} />
				<div class="body">
					{report.citations.length > 0 ? (
						<>
							{citations.length > 0 ? (
								<p class="noprint">
									<a href="#trich-dan">
										{say("Bảng", "Table of")} {counted(citations.length, "trích dẫn", "citation")} ↓
									</a>
								</p>
							) : null}
							<Legend />
						</>
					) : (
						<p class="note">
							{say(
								"Không tìm thấy trích dẫn văn bản nào trong báo cáo này.",
								"No citation of a document was found in this report.",
							)}
						</p>
					)}
					<Annotated
						report={report.id}
						text={report.text}
						part={part}
						citations={citations}
						known={{ directives, names: site.names }}
					/>
					<Parts {...props} />
				</div>
			</article>
			<CitationTable {...props} />
			<TakeAway
				parts={[
					{ what: say("Tải các trích dẫn này", "Take these citations"), forms: tables },
					{ what: say("Ghi báo cáo vào thư mục tham khảo", "Add the report to your references"), forms: references },
				]}
			/>
		</Layout>
	);
}
