import type { VNode } from "preact";
import { annotate } from "../../citation/index.ts";
import type { ReportCitation } from "../../model/api.ts";
import { choicesHref, directiveHref } from "../links.ts";
import type { TextPart } from "../report-parts.ts";
import { MENTION_WORDS } from "../words.ts";

/** A citation in the text, linked to what it means, as far as that is known. */
function Cite({ citation, children }: { citation: ReportCitation; children: string }): VNode {
	const { status, start, target } = citation;
	const id = `t${start}`;
	const label = status === "resolved" ? undefined : MENTION_WORDS[status];
	if (status === "unlinked")
		return (
			<mark class="cite unlinked" id={id} title={label}>
				{children}
			</mark>
		);
	const href = target && status !== "ambiguous" ? directiveHref(target.id) : choicesHref(citation);
	return (
		<a class={`cite ${status}`} id={id} href={href} title={label}>
			{children}
		</a>
	);
}

interface Props {
	text: string;
	part: TextPart;
	/** The citations in that part, in order. */
	citations: ReportCitation[];
}

/** A part of a report's text in paragraphs, with the citations in it as links. */
export function Annotated({ text, part, citations }: Props): VNode {
	const shown = text.slice(0, part.end);
	const pieces = annotate(shown, citations).filter(({ end }) => end > part.start);
	const paragraphs: (VNode | string)[][] = [[]];
	for (const piece of pieces) {
		const citation = piece.index === null ? undefined : citations[piece.index];
		if (citation) {
			paragraphs.at(-1)?.push(
				<Cite key={citation.start} citation={citation}>
					{piece.text}
				</Cite>,
			);
			continue;
		}
		const [first = "", ...others] = shown.slice(Math.max(piece.start, part.start), piece.end).split("\n");
		paragraphs.at(-1)?.push(first);
		for (const line of others) paragraphs.push([line]);
	}
	return (
		<div class="text">
			{paragraphs
				.filter((content) => content.some((child) => typeof child !== "string" || child.trim() !== ""))
				.map((content, i) => (
					// The text never changes order under the reader, so its position names a paragraph well enough.
					<p key={i}>{content}</p>
				))}
		</div>
	);
}
