import type { VNode } from "preact";
import { roman } from "../../citation/index.ts";
import type { ReportCitation } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { count } from "../format.ts";
import { choicesHref, directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { dateWords, shortName } from "../quote.ts";
import { confidenceWords, FORM_WORDS, MENTION_WORDS } from "../words.ts";

interface Props {
	/** Citations that the table shows, the first of those in the part of the text above. */
	rows: ReportCitation[];
	/** Number of citations in that part. */
	inPart: number;
	/** Number of citations in the whole report. */
	whole: number;
	directives: Map<string, Directive>;
	names: Names;
}

const MOST_CANDIDATES = 4;

function TargetLink({ id, directives, names }: { id: string } & Pick<Props, "directives" | "names">): VNode {
	const directive = directives.get(id);
	if (!directive) return <a href={directiveHref(id)}>{id}</a>;
	const { term, issuedOn, title } = directive;
	const facts = [term === null ? null : `khóa ${roman(term)}`, issuedOn ? dateWords(issuedOn) : null];
	return (
		<>
			<a href={directiveHref(id)}>{shortName(directive, names)}</a>
			<span class="meta">
				{" "}
				{facts.filter(Boolean).join(", ")}
				{title && directive.symbol ? ` · ${title}` : ""}
			</span>
		</>
	);
}

function Meaning({
	citation,
	directives,
	names,
}: { citation: ReportCitation } & Pick<Props, "directives" | "names">): VNode {
	const { target, status, candidates } = citation;
	if (target && status !== "ambiguous") return <TargetLink id={target.id} directives={directives} names={names} />;
	if (candidates.length === 0)
		return status === "ambiguous" ? (
			<a href={choicesHref(citation)}>các văn bản cùng số</a>
		) : (
			<span class="meta">không rõ</span>
		);
	return (
		<>
			<span class="meta">Có thể là:</span>
			<ol class="candidates">
				{candidates.slice(0, MOST_CANDIDATES).map(({ id }) => (
					<li key={id}>
						<TargetLink id={id} directives={directives} names={names} />
					</li>
				))}
			</ol>
			<a href={choicesHref(citation)}>Xem mọi khả năng</a>
		</>
	);
}

/** The citations of a part of a report in order: what was printed, what it means, how sure that is and why. */
export function CitationTable({ rows, inPart, whole, directives, names }: Props): VNode | null {
	if (inPart === 0) return null;
	const note = inPart < whole ? ` trong phần này, trên tổng số ${count(whole)}` : "";
	return (
		<section class="citations" id="trich-dan">
			<h2>
				{count(inPart)} trích dẫn{note}
			</h2>
			<table class="cards">
				<thead>
					<tr>
						<th scope="col">Trong bài</th>
						<th scope="col">Nghĩa là</th>
						<th scope="col">Độ tin cậy</th>
						<th scope="col">Căn cứ</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((citation) => (
						<tr key={citation.start}>
							<td>
								<a class="raw" href={`#t${citation.start}`}>
									{citation.raw}
								</a>
								<span class="meta">{FORM_WORDS[citation.form]}</span>
							</td>
							<td>
								<Meaning citation={citation} directives={directives} names={names} />
							</td>
							<td>
								<b class={`state ${citation.status}`}>{MENTION_WORDS[citation.status]}</b>
								{citation.status === "unlinked" ? null : (
									<span class="meta">{confidenceWords(citation.confidence)}</span>
								)}
							</td>
							<td>
								{citation.reasons.join("; ")}
								{citation.warnings.map((warning) => (
									<p key={warning} class="warning">
										Lưu ý: {warning}
									</p>
								))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{inPart > rows.length ? (
				<p class="hint">Bảng dừng ở {rows.length} trích dẫn đầu; các trích dẫn sau được đánh dấu trong văn bản.</p>
			) : null}
		</section>
	);
}
