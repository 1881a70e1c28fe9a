import type { VNode } from "preact";
import type { CitationItem } from "../../model/api.ts";
import { SURE } from "../../model/mention.ts";
import type { ReportSummary } from "../../model/report.ts";
import { origin } from "../components/report-list.tsx";
import { beginningOf, endOf } from "../cut.ts";
import { useLanguage } from "../language.tsx";
import { reportHref, whyHref } from "../links.ts";
import type { Names } from "../names.ts";
import { confidenceWords } from "../words.ts";

/** A citing sentence, and of its report what a line needs. */
export type Sentence = Omit<CitationItem, "report"> & {
	report: Pick<ReportSummary, "id" | "title" | "url" | "province" | "publishedOn"> &
		Pick<CitationItem["report"], "source">;
};

/** A citing sentence, with the document it cites where a list holds several: its short name and the line that tells it apart. */
export interface CitedSentence extends Sentence {
	cited?: { name: string; detail: string; href: string } | null;
}

/** Most letters shown on either side of a citation: its sentence may be the paragraph of a report. */
const AROUND = 150;

/** Sentences that follow one another in a report, as one row; where each cites a document of its own, a row each. */
function byReport(sentences: CitedSentence[]): CitedSentence[][] {
	const rows: CitedSentence[][] = [];
	for (const sentence of sentences) {
		const row = rows.at(-1);
		if (row?.[0] && !sentence.cited && !row[0].cited && row[0].report.id === sentence.report.id) row.push(sentence);
		else rows.push([sentence]);
	}
	return rows;
}

function Quoted({ sentence: { report, text, start, before, after, confidence } }: { sentence: Sentence }): VNode {
	const { say, word, to } = useLanguage();
	return (
		<div class="quoted">
			<blockquote lang="vi">
				{endOf(before, AROUND)}
				<a class="exact" href={to(reportHref(report.id, start))}>
					{text}
				</a>
				{beginningOf(after, AROUND)}
			</blockquote>
			<p class="meta">
				{confidence < SURE ? <span class="flag">{word(confidenceWords(confidence))} · </span> : null}
				<a href={to(whyHref(report.id, start))} rel="nofollow">
					{say("Vì sao?", "Why?")}
				</a>
			</p>
		</div>
	);
}

/** Sentences that cite a document, each with the way to why, under the day of their report and above its title. */
export function Sentences({ sentences, names }: { sentences: CitedSentence[]; names: Names }): VNode {
	const { to, date } = useLanguage();
	return (
		<ol class="sentences">
			{byReport(sentences).map((row) => {
				const [first] = row;
				if (!first) return null;
				const { report, cited } = first;
				return (
					<li key={`${report.id} ${first.start}`}>
						<p class="when">{date(report.publishedOn)}</p>
						<div>
							{row.map((sentence) => (
								<Quoted key={sentence.start} sentence={sentence} />
							))}
							{cited ? (
								<p class="meta">
									→ <a href={to(cited.href)}>{cited.name}</a> · {cited.detail}
								</p>
							) : null}
							<p class="meta">
								<a href={to(reportHref(report.id))} lang="vi">
									{report.title}
								</a>
								{origin(report, names) ? ` · ${origin(report, names)}` : ""}
							</p>
						</div>
					</li>
				);
			})}
		</ol>
	);
}
