import type { VNode } from "preact";
import { DocumentLink } from "../components/document-link.tsx";
import { ScoreBar } from "../components/score-bar.tsx";
import { percent } from "../components/sureness.tsx";
import { useLanguage } from "../language.tsx";
import { confidenceWords, MENTION_WORDS } from "../words.ts";
import type { WhyProps } from "./citation.tsx";
import { Facts, Repairs, Rule, Sentence } from "./citation-reading.tsx";

/** Most candidates with their reasons; the others are named. */
const MOST_CANDIDATES = 8;

function Candidates({ site, why, directives }: WhyProps): VNode {
	const { say, count, counted } = useLanguage();
	const { citation, lead, leastLead } = why;
	const { candidates } = citation;
	if (candidates.length === 0)
		return (
			<p>
				{say(
					"Không có văn bản nào để cân nhắc: sổ không có số hay tên này, và chưa báo cáo nào khác dẫn nó.",
					"There was no document to weigh: the register holds none of that number or name, and no other report cites one.",
				)}
			</p>
		);
	const scores = candidates.map(({ score }) => score);
	return (
		<>
			<p>
				{say(
					`Mỗi dữ kiện khớp được cộng điểm, mỗi dữ kiện trái bị trừ điểm. Văn bản đứng đầu được nhận khi hơn văn bản thứ hai ít nhất ${count(leastLead)} điểm.`,
					`Each fact that agrees adds to the score, each that disagrees takes from it. The first document is taken when it leads the second by ${count(leastLead)} points or more.`,
				)}
			</p>
			<ol class="why-weighed">
				{candidates.slice(0, MOST_CANDIDATES).map(({ id, score, reasons }) => (
					<li key={id} class={id === citation.target?.id ? "why-chosen" : undefined}>
						<p>
							<DocumentLink id={id} directives={directives} names={site.names} title="cut" />
							{id === citation.target?.id ? <b class="tag">{say("được chọn", "chosen")}</b> : null}
						</p>
						<p class="why-points">
							<ScoreBar score={score} among={scores} />{" "}
							<b>
								{count(score).replace("-", "−")} {say("điểm", "points")}
							</b>
						</p>
						{reasons.length > 0 ? (
							<ul class="why-reasons" lang="vi">
								{reasons.map((reason) => (
									<li key={reason}>{reason}</li>
								))}
							</ul>
						) : (
							<p class="meta">{say("Không có dữ kiện nào đáng kể.", "Nothing of weight was found.")}</p>
						)}
					</li>
				))}
			</ol>
			{candidates.length > MOST_CANDIDATES ? (
				<p class="meta">
					{say("Và", "And")}{" "}
					{counted(
						candidates.length - MOST_CANDIDATES,
						"văn bản khác ít điểm hơn",
						"other with a lower score",
						"others with lower scores",
					)}
					.
				</p>
			) : null}
			{lead === null ? null : (
				<p class="why-gap">
					{say("Văn bản đầu hơn văn bản thứ hai", "The first leads the second by")}{" "}
					<b>
						{count(lead)} {say("điểm", "points")}
					</b>
					,{" "}
					{lead >= leastLead
						? say(`đủ mức ${count(leastLead)}.`, `which is enough: ${count(leastLead)} are needed.`)
						: say(`chưa đủ mức ${count(leastLead)}.`, `which is not enough: ${count(leastLead)} are needed.`)}
				</p>
			)}
		</>
	);
}

function Decision({ why }: WhyProps): VNode {
	const language = useLanguage();
	const { say, word } = language;
	const { citation, decidedBy } = why;
	const { status, confidence, reasons } = citation;
	if (decidedBy === "person")
		return (
			<p>
				{status === "unlinked"
					? say(
							"Người biên tập xác định đây không phải văn bản nào trong sổ. Những gì máy cân nhắc ở trên chỉ để tham khảo.",
							"An editor decided that this is no document of the index. What was weighed above is for reference only.",
						)
					: say(
							"Người biên tập xác định là văn bản này. Những gì máy cân nhắc ở trên chỉ để tham khảo; đọc lại bài cũng không đổi quyết định này.",
							"An editor decided that it is this document. What was weighed above is for reference only; reading the report again does not change it.",
						)}
			</p>
		);
	return (
		<>
			<p>
				<b>{word(MENTION_WORDS[status])}</b>
				{status === "unlinked" ? null : (
					<>
						: {word(confidenceWords(confidence))} ({percent(confidence)})
					</>
				)}
				.{" "}
				{decidedBy === "merge"
					? say(
							"Người biên tập đã nhập văn bản đọc được vào văn bản này, vì hai là một.",
							"An editor merged the document that was read into this one, for the two are one.",
						)
					: null}
			</p>
			{reasons.length > 0 ? (
				<ul class="why-reasons" lang="vi">
					{reasons.map((reason) => (
						<li key={reason}>{reason}</li>
					))}
				</ul>
			) : null}
		</>
	);
}

/** The steps from the words in the report to the decision. */
export function Steps(props: WhyProps): VNode {
	const { say } = useLanguage();
	const { citation } = props.why;
	return (
		<ol class="why-steps">
			<li>
				<h2>{say("Nguyên văn trong bài", "What is printed")}</h2>
				<Sentence {...props} />
			</li>
			<li>
				<h2>{say("Đọc ra", "What was read")}</h2>
				<Repairs repairs={citation.repairs} />
				<Facts {...props} />
				<Rule {...props} />
			</li>
			<li>
				<h2>{say("Những văn bản có thể là", "What it may be")}</h2>
				<Candidates {...props} />
			</li>
			<li>
				<h2>{say("Quyết định", "Decision")}</h2>
				<Decision {...props} />
				{citation.warnings.length > 0 ? (
					<>
						<h3>{say("Lưu ý: bài khác sổ", "Mind: the report differs from the register")}</h3>
						<ul class="why-reasons warnings" lang="vi">
							{citation.warnings.map((warning) => (
								<li key={warning}>{warning}</li>
							))}
						</ul>
					</>
				) : null}
			</li>
		</ol>
	);
}
