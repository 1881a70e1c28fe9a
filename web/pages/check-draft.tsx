import type { VNode } from "preact";
import { annotate } from "../../citation/index.ts";
import type { CheckFinding, CheckReply } from "../../model/api.ts";
import { cardsOf, type Range, STATE } from "../draft-cards.ts";
import { type Pair, useLanguage } from "../language.tsx";
import { FINDING_WORDS } from "../words.ts";

/** A stretch of the draft that is marked, and where the mark leads. */
interface Mark extends Range {
	href: string;
	state: CheckFinding["severity"] | "clean";
	label: Pair;
}

/** Every citation and every part that something was found of, in the order of the text. */
function marksOf(reply: CheckReply, to: (path: string) => string): Mark[] {
	const marks = new Map<number, Mark>();
	const { all } = cardsOf(reply);
	for (const { start, end, document } of reply.citations)
		marks.set(start, {
			start,
			end,
			href: document ? to(document.url) : "#ket-qua",
			state: "clean",
			label: ["khớp với sổ", "agrees with the register"],
		});
	for (const { citation, findings, severity } of all) {
		const href = `#k${citation.start}`;
		marks.set(citation.start, {
			...citation,
			href,
			state: severity,
			label: ["xem kết quả soát", "see what was found"],
		});
		for (const { start, end, also, severity: state, kind } of findings) {
			const inside = start >= citation.start && end <= citation.end;
			if (!inside) marks.set(start, { start, end, href, state, label: FINDING_WORDS[kind] });
			for (const range of also)
				if (marks.get(range.start)?.state === "clean")
					marks.set(range.start, { ...range, href, state, label: FINDING_WORDS[kind] });
		}
	}
	return [...marks.values()].toSorted((a, b) => a.start - b.start);
}

/** The draft as it was sent, each citation marked and leading to what was found of it. */
export function MarkedDraft({ text, reply }: { text: string; reply: CheckReply }): VNode {
	const { say, word, to } = useLanguage();
	const marks = marksOf(reply, to);
	const lines: (VNode | string)[][] = [[]];
	for (const piece of annotate(text, marks)) {
		const mark = piece.index === null ? undefined : marks[piece.index];
		if (mark) {
			lines.at(-1)?.push(
				<a
					key={mark.start}
					id={`d${mark.start}`}
					class={`mark ${mark.state === "clean" ? "clean" : STATE[mark.state]}`}
					href={mark.href}
					title={word(mark.label)}
				>
					{piece.text}
				</a>,
			);
			continue;
		}
		const [first = "", ...others] = piece.text.split("\n");
		lines.at(-1)?.push(first);
		for (const line of others) lines.push([line]);
	}
	return (
		// A box that scrolls must be reached by the keyboard.
		// biome-ignore lint/a11y/noNoninteractiveTabindex: see above
		<section class="marked" aria-labelledby="bai-danh-dau" tabIndex={0}>
			<h3 id="bai-danh-dau">{say("Dự thảo có đánh dấu", "The draft with marks")}</h3>
			<div class="text" lang="vi">
				{lines
					.filter((line) => line.some((part) => typeof part !== "string" || part.trim() !== ""))
					.map((line, i) => (
						// The text never changes order under the reader, so its position names a paragraph well enough.
						<p key={i}>{line}</p>
					))}
			</div>
		</section>
	);
}
