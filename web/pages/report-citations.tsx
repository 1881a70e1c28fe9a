import type { VNode } from "preact";
import type { ReportCitation } from "../../model/api.ts";
import { DocumentLink } from "../components/document-link.tsx";
import { Sureness } from "../components/sureness.tsx";
import { useLanguage } from "../language.tsx";
import { choicesHref, whyHref } from "../links.ts";
import { FORM_WORDS } from "../words.ts";
import type { ReportPageProps } from "./report.tsx";

/** Most candidates of an ambiguous citation in its row; its own page has all of them. */
const MOST_CANDIDATES = 3;

type Known = Pick<ReportPageProps, "directives"> & { names: ReportPageProps["site"]["names"] };

function Meaning({ citation, directives, names }: { citation: ReportCitation } & Known): VNode {
	const { say, to } = useLanguage();
	const { target, status, candidates } = citation;
	if (target && status !== "ambiguous")
		return <DocumentLink id={target.id} directives={directives} names={names} title="cut" />;
	if (candidates.length === 0)
		return status === "ambiguous" ? (
			<a href={to(choicesHref(citation))}>{say("các văn bản cùng số", "the documents of that number")}</a>
		) : (
			<span class="meta">{say("không rõ", "not clear")}</span>
		);
	return (
		<>
			<span class="meta">{say("Có thể là:", "It may be:")}</span>
			<ol class="candidates">
				{candidates.slice(0, MOST_CANDIDATES).map(({ id }) => (
					<li key={id}>
						<DocumentLink id={id} directives={directives} names={names} />
					</li>
				))}
			</ol>
			<a href={to(choicesHref(citation))}>{say("Xem mọi khả năng", "See all of them")}</a>
		</>
	);
}

/** The citations of the part of a report that is shown, in order: what was printed, what it means, how sure that is. */
export function CitationTable({ site, report, shown, directives }: ReportPageProps): VNode | null {
	const { say, to, word, count, counted } = useLanguage();
	const { citations } = shown;
	const whole = report.citations.length;
	if (citations.length === 0) return null;
	const here = citations.length < whole;
	const label = {
		raw: say("Trong bài", "In the report"),
		meaning: say("Nghĩa là", "Means"),
		sure: say("Độ tin cậy", "How sure"),
		why: say("Căn cứ", "Reasons"),
	};
	return (
		<section class="citations" aria-labelledby="trich-dan">
			<h2 id="trich-dan" tabIndex={-1}>
				{counted(citations.length, "trích dẫn", "citation")}
				{here ? say(` trong phần này, trên tổng số ${count(whole)}`, ` in this part, of ${count(whole)} in all`) : null}
			</h2>
			<table class="cards">
				<thead>
					<tr>
						{Object.values(label).map((name) => (
							<th key={name} scope="col">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{citations.map((citation) => (
						<tr key={citation.start}>
							<td>
								<a class="raw" href={`#t${citation.start}`} lang="vi">
									{citation.raw}
								</a>
								<span class="meta">{word(FORM_WORDS[citation.form])}</span>
							</td>
							<td data-label={label.meaning}>
								<Meaning citation={citation} directives={directives} names={site.names} />
							</td>
							<td data-label={label.sure}>
								<Sureness citation={citation} />
							</td>
							<td>
								<a class="ask" href={to(whyHref(report.id, citation.start))} aria-describedby={`t${citation.start}`}>
									{say("Vì sao?", "Why?")}
								</a>
								{citation.warnings.map((warning) => (
									<p key={warning} class="warning">
										{say("Lưu ý", "Mind")}: <span lang="vi">{warning}</span>
									</p>
								))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
