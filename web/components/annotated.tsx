import type { VNode } from "preact";
import { annotate } from "../../citation/index.ts";
import type { ReportCitation } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { beginningOf } from "../cut.ts";
import { useLanguage } from "../language.tsx";
import { choicesHref, directiveHref, whyHref } from "../links.ts";
import type { Names } from "../names.ts";
import { shortName } from "../quote.ts";
import type { TextPart } from "../report-parts.ts";
import { confidenceWords, gradeOf, MENTION_WORDS } from "../words.ts";
import { difference } from "./directive-list.tsx";
import { percent } from "./sureness.tsx";

interface Known {
	directives: ReadonlyMap<string, Directive>;
	names: Names;
}

/** Longest part of a citation that the name of its link repeats. */
const LONGEST = 40;

/** What a mark tells in a line, which shows under the pointer and at focus: the document, and how sure that is. */
function useMeaning(citation: ReportCitation, { directives, names }: Known): string {
	const language = useLanguage();
	const { word } = language;
	const { status, target, confidence } = citation;
	if (status === "unlinked" || status === "ambiguous") return word(MENTION_WORDS[status]);
	const directive = target ? directives.get(target.id) : undefined;
	const name = directive ? `${shortName(directive, names)} (${difference(directive, names, language)}). ` : "";
	return `${name}${word(MENTION_WORDS[status])}, ${word(confidenceWords(confidence))}, ${percent(confidence)}`;
}

/**
 * A citation in the text, linked to what it means as far as that is known, and to the reasons. Its line is drawn by how
 * sure it is, its ground by what became of it.
 */
function Cite({
	report,
	citation,
	known,
	children,
}: {
	report: number;
	citation: ReportCitation;
	known: Known;
	children: string;
}): VNode {
	const { say, to } = useLanguage();
	const { status, start, target, raw, confidence } = citation;
	const id = `t${start}`;
	const meaning = useMeaning(citation, known);
	const grade = status === "unlinked" ? "" : ` ${gradeOf(confidence)}`;
	const href = target && status !== "ambiguous" ? directiveHref(target.id) : choicesHref(citation);
	return (
		<>
			{status === "unlinked" ? (
				<mark class="cite unlinked" id={id} title={meaning}>
					{children}
				</mark>
			) : (
				<a class={`cite ${status}${grade}`} id={id} href={to(href)} title={meaning}>
					{children}
				</a>
			)}
			<a
				class="why"
				href={to(whyHref(report, start))}
				aria-label={`${say("Vì sao?", "Why?")} ${beginningOf(raw, LONGEST)}`}
			>
				?
			</a>
		</>
	);
}

interface Props {
	report: number;
	text: string;
	part: TextPart;
	/** The citations in that part, in order. */
	citations: ReportCitation[];
	known: Known;
}

/** A part of a report's text in paragraphs, with the citations in it as links. */
export function Annotated({ report, text, part, citations, known }: Props): VNode {
	const shown = text.slice(0, part.end);
	const pieces = annotate(shown, citations).filter(({ end }) => end > part.start);
	const paragraphs: (VNode | string)[][] = [[]];
	for (const piece of pieces) {
		const citation = piece.index === null ? undefined : citations[piece.index];
		if (citation) {
			paragraphs.at(-1)?.push(
				<Cite key={citation.start} report={report} citation={citation} known={known}>
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
		<div class="text" lang="vi">
			{paragraphs
				.filter((content) => content.some((child) => typeof child !== "string" || child.trim() !== ""))
				.map((content, i) => (
					// The text never changes order under the reader, so its position names a paragraph well enough.
					<p key={i}>{content}</p>
				))}
		</div>
	);
}
