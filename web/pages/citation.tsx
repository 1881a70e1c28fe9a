import type { VNode } from "preact";
import type { ExplanationReply, ReportReply } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { DocumentLink } from "../components/document-link.tsx";
import { Sureness } from "../components/sureness.tsx";
import { jsonAt } from "../forms.ts";
import { type Language, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { choicesHref, hostOf, reportErrorHref, reportHref, whyHref } from "../links.ts";
import type { Site } from "../site.ts";
import { atPassage } from "../text-fragment.ts";
import { Steps } from "./citation-steps.tsx";

export interface WhyProps {
	site: Site;
	report: ReportReply;
	why: ExplanationReply;
	/** The documents that the citation means or may mean, by id. */
	directives: ReadonlyMap<string, Directive>;
	/** Place of the citation in the order of the report, from 1. */
	nth: number;
}

/** What the citation means, before anything is explained. */
function Verdict({ site, why, directives }: WhyProps): VNode {
	const { say, to, counted } = useLanguage();
	const { citation } = why;
	const { status, target, candidates } = citation;
	return (
		<div class={`why-verdict ${status}`}>
			{target && status !== "ambiguous" ? (
				<p>
					<DocumentLink id={target.id} directives={directives} names={site.names} title="whole" />
				</p>
			) : status === "ambiguous" ? (
				<p>
					{candidates.length > 1
						? say(
								`Có ${candidates.length} văn bản khớp, chưa chọn được văn bản nào. `,
								`${counted(candidates.length, "", "document")} fit, and none was chosen. `,
							)
						: say("Chưa chọn được văn bản nào. ", "No document was chosen. ")}
					<a href={to(choicesHref(citation))}>{say("Xem các văn bản cùng số", "See the documents of that number")}</a>
				</p>
			) : (
				<p>
					{say(
						"Không rõ là văn bản nào, nên không dẫn tới đâu.",
						"It is not clear which document this is, so it leads nowhere.",
					)}
				</p>
			)}
			<p class="why-sure">
				<Sureness citation={citation} />
			</p>
		</div>
	);
}

/** The citation as a reference of its own, in one line. */
function reference({ report, why, site }: WhyProps, { say, date, moment }: Language, path: string): string {
	const { title, publishedOn, source, url, file, fetchedAt } = report;
	const outlet = site.names.source(source) ?? hostOf(url) ?? file;
	const where = [outlet, publishedOn ? date(publishedOn) : null].filter(Boolean).join(", ");
	return say(
		`“${why.citation.raw}”, trong “${title}”${where && `, ${where}`}; bản lưu ${moment(fetchedAt)}, trichdan, ${path}.`,
		`“${why.citation.raw}”, in “${title}”${where && `, ${where}`}; as read at ${moment(fetchedAt)}, trichdan, ${path}.`,
	);
}

function Use(props: WhyProps): VNode {
	const language = useLanguage();
	const { say, to } = language;
	const { site, report, why } = props;
	const { id, url, text } = report;
	const { citation } = why;
	const path = whyHref(id, citation.start);
	const original = atPassage(url, text, citation);
	return (
		<section class="why-use">
			<h2>{say("Dùng trích dẫn này", "Use this citation")}</h2>
			<ul>
				<li>
					<a href={to(reportHref(id, citation.start))}>
						{say("Xem trong báo cáo, đúng chỗ này", "See it in the report, at this place")}
					</a>
				</li>
				{original ? (
					<li>
						<a href={original} rel="noopener nofollow external">
							{say("Mở bài gốc ở chỗ này", "Open the original at this place")} ↗
						</a>
					</li>
				) : null}
				<li>
					<a href={`${path}.json`}>{say("Trích dẫn này dạng JSON", "This citation as JSON")}</a> ·{" "}
					<a href={`/api/v1/reports/${id}`}>{say("cả báo cáo qua API", "the whole report by the API")}</a>
				</li>
				<li>
					<a href={to(reportErrorHref("citation", `${id}-${citation.start}`))}>
						{say("Hiểu sai? Báo lỗi trích dẫn này", "Is it wrong? Say so")}
					</a>
				</li>
			</ul>
			<p class="hint">{say("Dẫn trích dẫn này:", "Refer to this citation:")}</p>
			<p>
				<span class="copy" data-copy lang={language.lang}>
					{reference(props, language, site.origin + to(path))}
				</span>
			</p>
		</section>
	);
}

/**
 * Why a citation means what it does: what was printed, what was read, what it may be, what was decided. The part marked
 * `data-why` is also shown in place on the page of the report.
 */
export function CitationPage(props: WhyProps): VNode {
	const { site, report, why, nth } = props;
	const { say, to, date, count } = useLanguage();
	const { citation, previous, next } = why;
	const path = whyHref(report.id, citation.start);
	const title = say(`Vì sao? “${citation.raw}”`, `Why? “${citation.raw}”`);
	return (
		<Layout
			site={site}
			title={title}
			description={say(
				`“${citation.raw}” trong “${report.title}” được hiểu là văn bản nào, và vì sao.`,
				`Which document “${citation.raw}” in “${report.title}” is taken to be, and why.`,
			)}
			section="bc"
			path={path}
			forms={[jsonAt(`${path}.json`)]}
			noindex
		>
			<article class="why-page">
				<header>
					<p class="eyebrow">{say("Vì sao?", "Why?")}</p>
					<h1 lang="vi">“{citation.raw}”</h1>
					<p class="lead">
						{say("Trích dẫn", "Citation")} {count(nth)} {say("trên", "of")} {count(report.citations.length)}{" "}
						{say("trong báo cáo", "in the report")}{" "}
						<a href={to(reportHref(report.id, citation.start))} lang="vi">
							{report.title}
						</a>
						, {date(report.publishedOn)}
					</p>
				</header>
				<div data-why>
					<Verdict {...props} />
					<Steps {...props} />
				</div>
				<Use {...props} />
				<nav class="paging" aria-label={say("Các trích dẫn của báo cáo", "Citations of the report")}>
					{previous === null ? null : (
						<a href={to(whyHref(report.id, previous))} rel="prev">
							← {say("Trích dẫn trước", "Citation before")}
						</a>
					)}
					{next === null ? null : (
						<a href={to(whyHref(report.id, next))} rel="next">
							{say("Trích dẫn sau", "Next citation")} →
						</a>
					)}
				</nav>
			</article>
		</Layout>
	);
}
