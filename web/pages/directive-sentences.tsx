import type { VNode } from "preact";
import { origin } from "../components/report-list.tsx";
import { dateOr } from "../format.ts";
import { reportHref } from "../links.ts";
import type { Names } from "../names.ts";
import { confidenceWords } from "../words.ts";
import type { Sentence } from "./directive.tsx";

/** From this confidence on, a citation is shown without a caution. */
const SURE = 0.7;

/** A citing sentence, with the document it cites where a list holds several: its short name and the line that tells it apart. */
export interface CitedSentence extends Sentence {
	cited?: { name: string; detail: string; href: string } | null;
}

/** Sentences that cite a document, each with where it stands. */
export function Sentences({ sentences, names }: { sentences: CitedSentence[]; names: Names }): VNode {
	return (
		<ol class="sentences">
			{sentences.map(({ report, text, start, before, after, confidence, cited }) => (
				<li key={`${report.id} ${start}`}>
					<p class="when">{dateOr(report.publishedOn)}</p>
					<div>
						<blockquote>
							{before}
							<a class="exact" href={reportHref(report.id, start)}>
								{text}
							</a>
							{after}
						</blockquote>
						{cited ? (
							<p class="meta">
								→ <a href={cited.href}>{cited.name}</a> · {cited.detail}
							</p>
						) : null}
						<p class="meta">
							<a href={reportHref(report.id)}>{report.title}</a>
							{origin(report, names) ? ` · ${origin(report, names)}` : ""}
							{confidence < SURE ? <span class="flag"> · {confidenceWords(confidence)}</span> : null}
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}
