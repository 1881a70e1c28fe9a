import type { VNode } from "preact";
import type { CheckedDocument, CheckReply } from "../../model/api.ts";
import { useLanguage } from "../language.tsx";
import { Quote } from "./check-findings.tsx";

/** Most documents of the list: more than a draft that is read by people cites. */
const MOST = 200;

/** A document of the draft; `superseded`: another one has replaced it. */
interface Listed {
	document: CheckedDocument;
	superseded: boolean;
}

/** The documents that are certain, each once, in the order in which the draft cites them. */
function listed({ citations, findings }: CheckReply): Listed[] {
	const old = new Set(findings.filter(({ kind }) => kind === "superseded").map(({ citation }) => citation));
	const found = new Map<string, Listed>();
	for (const [i, { document }] of citations.entries()) {
		if (document === null) continue;
		const before = found.get(document.id);
		found.set(document.id, { document, superseded: old.has(i) || (before?.superseded ?? false) });
	}
	return [...found.values()];
}

/** All documents that a draft cites, in the form in which one quotes them: to copy one by one or as a whole. */
export function CitedList({ reply }: { reply: CheckReply }): VNode | null {
	const { say, count } = useLanguage();
	const all = listed(reply);
	if (all.length === 0) return null;
	const shown = all.slice(0, MOST);
	const whole = shown.map(({ document }, i) => `${i + 1}. ${document.full}`).join("\n");
	return (
		<section aria-labelledby="danh-muc">
			<h3 id="danh-muc">
				{say("Danh mục văn bản viện dẫn", "List of the documents cited")}{" "}
				<span class="count">({count(all.length)})</span>
			</h3>
			<p class="meta">
				{say(
					"Viết theo sổ, mỗi văn bản một lần, theo thứ tự trong dự thảo. Văn bản chưa xác định được thì không có ở đây.",
					"As the register has them, each once, in the order of the draft. What is not certain is left out.",
				)}
			</p>
			<ol class="cited-list">
				{shown.map(({ document, superseded }) => (
					<li key={document.id}>
						<Quote document={document} />
						{superseded ? <span class="flag">{say("đã được thay thế", "replaced")}</span> : null}
					</li>
				))}
			</ol>
			{all.length > MOST ? (
				<p class="hint">
					{say(`Danh mục dừng ở ${MOST} văn bản đầu.`, `The list stops at the first ${MOST} documents.`)}
				</p>
			) : null}
			<details>
				<summary>{say("Chép cả danh mục", "Copy the whole list")}</summary>
				<p class="copy lines" data-copy lang="vi">
					{whole}
				</p>
			</details>
		</section>
	);
}
