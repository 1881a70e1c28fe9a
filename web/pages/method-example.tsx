import type { VNode } from "preact";
import type { Citation, Resolution } from "../../citation/index.ts";
import { percent } from "../components/sureness.tsx";
import { useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import { confidenceWords } from "../words.ts";

/** A document that a citation may mean, with what the register says of it. */
interface Candidate {
	id: string;
	score: number;
	reasons: string[];
	title: string | null;
	date: string | null;
}

/** A sentence and what the engine made of the first citation in it. */
export interface WorkedExample {
	text: string;
	/** Day of the report that it is taken to stand in. */
	published: string | null;
	citation: Citation;
	resolution: Omit<Resolution, "candidates"> & { candidates: Candidate[] };
}

/** From print to decision, step by step, each as the engine of this server took it. */
export function Example({ example, number }: { example: WorkedExample; number: number }): VNode {
	const { say, to, date, word } = useLanguage();
	const { text, published, citation, resolution } = example;
	const { start, end, raw, symbol, repairs } = citation;
	const { id, confidence, candidates } = resolution;
	const score = new Intl.NumberFormat(say("vi-VN", "en-GB"), {
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
		signDisplay: "exceptZero",
	});
	const chosen = candidates.find((candidate) => candidate.id === id);
	return (
		<article class="worked">
			<h3>
				{say("Ví dụ", "Example")} {number}:{" "}
				{published
					? say(`trong bài đăng ngày ${date(published)}`, `in a report of ${date(published)}`)
					: say("trong bài không rõ ngày đăng", "in a report of no known day")}
			</h3>
			<blockquote lang="vi">
				{text.slice(0, start)}
				<mark>{text.slice(start, end)}</mark>
				{text.slice(end)}
			</blockquote>
			<dl>
				<dt>{say("In trong bài", "As printed")}</dt>
				<dd lang="vi">{raw}</dd>
				<dt>{say("Chuẩn hóa", "Normalised")}</dt>
				<dd>
					<b class="symbol">{symbol}</b>
					{repairs.length > 0 ? (
						<span class="meta" lang="vi">
							{" "}
							({repairs.join("; ")})
						</span>
					) : null}
				</dd>
				<dt>{say("Có thể là", "Candidates")}</dt>
				<dd>
					<div>
						<table class="figures cards">
							<thead>
								<tr>
									<th scope="col">{say("Văn bản", "Document")}</th>
									<th scope="col" class="number">
										{say("Điểm", "Score")}
									</th>
									<th scope="col">{say("Vì sao", "Why")}</th>
								</tr>
							</thead>
							<tbody>
								{candidates.map((one) => (
									<tr key={one.id} class={one.id === id ? "chosen" : undefined}>
										<th scope="row">
											<a href={to(directiveHref(one.id))}>{date(one.date)}</a>
											<span class="meta" lang="vi">
												{" "}
												{one.title}
											</span>
										</th>
										<td class="number" data-label={say("Điểm", "Score")}>
											{score.format(one.score)}
										</td>
										<td lang="vi" data-label={say("Vì sao", "Why")}>
											{one.reasons.join("; ")}
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				</dd>
				<dt>{say("Quyết định", "Decision")}</dt>
				<dd>
					{chosen ? (
						<>
							{say("Là văn bản ngày", "The document of")} <b>{date(chosen.date)}</b>, {say("độ tin cậy", "confidence")}{" "}
							{percent(confidence)} ({word(confidenceWords(confidence))}).
						</>
					) : (
						say(
							"Không chọn: văn bản đứng đầu chưa hơn văn bản kế tiếp đủ xa. Trích dẫn được ghi là chưa phân biệt được, kèm mọi khả năng.",
							"None is chosen: the first does not lead the next by enough. The citation is kept as not settled, with all candidates.",
						)
					)}
				</dd>
			</dl>
		</article>
	);
}
