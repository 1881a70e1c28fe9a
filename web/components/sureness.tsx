import type { VNode } from "preact";
import type { ReportCitation } from "../../model/api.ts";
import { decidedBy } from "../../model/mention.ts";
import { useLanguage } from "../language.tsx";
import { confidenceWords, gradeOf, MENTION_WORDS } from "../words.ts";

const STEPS = { sure: 3, likely: 2, unsure: 1 } as const;

/** How sure a reading is, in hundredths that never round up to certainty: `95%`. */
export const percent = (confidence: number): string => `${Math.floor(confidence * 100 + 1e-9)}%`;

/** What a citation was taken for and how sure that is: words, a figure, and as many of three bars as the grade has. */
export function Sureness({ citation }: { citation: ReportCitation }): VNode {
	const language = useLanguage();
	const { say, word } = language;
	const { status, confidence } = citation;
	const person = decidedBy(citation) === "person";
	const filled = STEPS[gradeOf(confidence)];
	return (
		<>
			<b class={`cite-state ${status}`}>{word(MENTION_WORDS[status])}</b>{" "}
			{person ? (
				<span class="meta">{say("do người biên tập", "by an editor")}</span>
			) : status === "unlinked" ? null : (
				<span class="meta">
					<svg class="gauge" width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
						{[1, 2, 3].map((n) => (
							<rect
								key={n}
								class={n <= filled ? "full" : "void"}
								x={n * 8 - 7.5}
								y={9.5 - n * 3}
								width="5"
								height={n * 3 + 2}
							/>
						))}
					</svg>{" "}
					{word(confidenceWords(confidence))}, {percent(confidence)}
				</span>
			)}
		</>
	);
}
