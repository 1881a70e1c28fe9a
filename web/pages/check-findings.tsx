import type { ComponentChildren, VNode } from "preact";
import { annotate, sentenceAround } from "../../citation/index.ts";
import type { CheckedDocument, CheckFinding } from "../../model/api.ts";
import { type Card, inText, STATE } from "../draft-cards.ts";
import { type Pair, useLanguage } from "../language.tsx";
import { FINDING_WORDS } from "../words.ts";

/** Most cards and rows of one list: more than anybody reads at once, and few enough for a page. */
const MOST = 100;

function More({ all }: { all: readonly unknown[] }): VNode | null {
	const { say, count } = useLanguage();
	return all.length > MOST ? (
		<p class="hint">
			{say(
				`Danh sách dừng ở ${MOST} chỗ đầu trong ${count(all.length)}. Hãy sửa những chỗ này rồi soát lại, hoặc soát từng phần.`,
				`The list stops at the first ${MOST} of ${count(all.length)}. Mend these and check again, or check part by part.`,
			)}
		</p>
	) : null;
}

/** Text to copy: one click takes it whole; the script adds a button. */
function Copy({ children }: { children: string }): VNode {
	return (
		<span class="copy" data-copy lang="vi">
			{children}
		</span>
	);
}

/** The sentence of a citation, with the parts that something was found of. */
function Sentence({ card: { citation, findings }, text }: { card: Card; text: string }): VNode {
	const around = sentenceAround(text, citation);
	const start = Math.min(around.start, ...findings.map((finding) => finding.start));
	const end = Math.max(around.end, ...findings.map((finding) => finding.end));
	const parts = findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
	const spans = parts.map((part) => ({ start: part.start - start, end: part.end - start }));
	return (
		<blockquote lang="vi">
			<a class="place" href={inText(citation)}>
				{annotate(text.slice(start, end), spans).map((piece) =>
					piece.index === null ? piece.text : <mark key={piece.start}>{piece.text}</mark>,
				)}
			</a>
		</blockquote>
	);
}

const OTHERS: Partial<Record<CheckFinding["kind"], Pair>> = {
	ambiguous: ["Có thể là", "It may be"],
	unknown: ["Trong sổ có", "The register has"],
	"date-differs": ["Văn bản khác trong sổ có thể liên quan", "Other documents of the register that may be meant"],
	"title-differs": ["Văn bản có tên như bài ghi", "Documents of the title as written"],
	"symbol-slip": ["Văn bản mang số như bài ghi", "Documents of the number as written"],
};
const MAY_BE: Pair = ["Có thể là", "It may be"];

/** Documents to choose from, each told apart in one line, its form to copy behind a click. */
function Others({ kind, others }: Pick<CheckFinding, "kind" | "others">): VNode | null {
	const { say, word, count } = useLanguage();
	const [newest, ...before] = others;
	if (!newest) return null;
	if (kind === "superseded")
		return (
			<div class="others">
				<p class="label">
					{before.length > 0
						? say("Văn bản thay thế mới nhất", "Newest replacement")
						: say("Văn bản thay thế", "Replacement")}
				</p>
				<Quote document={newest} />
				{before.length > 0 ? (
					<details>
						<summary>
							{say("Các văn bản thay thế trước đó", "Earlier replacements")} ({count(before.length)})
						</summary>
						<Choices documents={before} />
					</details>
				) : null}
			</div>
		);
	return (
		<div class="others">
			<p class="label">{word(OTHERS[kind] ?? MAY_BE)}</p>
			<Choices documents={others} />
		</div>
	);
}

function Choices({ documents }: { documents: CheckedDocument[] }): VNode {
	return (
		<ol>
			{documents.map((document) => (
				<li key={document.id}>
					<details>
						<summary lang="vi">{document.mark}</summary>
						<Quote document={document} />
					</details>
				</li>
			))}
		</ol>
	);
}

/** A document's full form to copy, and its page. */
export function Quote({ document: { full, url } }: { document: CheckedDocument }): VNode {
	const { say, to } = useLanguage();
	return (
		<p class="form">
			<Copy>{full}</Copy> <a href={to(url)}>{say("xem văn bản", "see the document")}</a>
		</p>
	);
}

function Also({ also }: Pick<CheckFinding, "also">): VNode | null {
	const { say, count, counted } = useLanguage();
	if (also.length === 0) return null;
	return (
		<p class="meta">
			{say(`Còn ở ${count(also.length)} chỗ khác:`, `At ${counted(also.length, "", "more place")}:`)}{" "}
			{also.slice(0, 12).map((range, i) => (
				<a
					key={range.start}
					class="nth"
					href={inText(range)}
					aria-label={say(`chỗ thứ ${i + 2} trong bài`, `place ${i + 2} in the draft`)}
				>
					{i + 2}
				</a>
			))}
		</p>
	);
}

function Mend({ finding: { raw, replacement } }: { finding: CheckFinding }): VNode | null {
	if (replacement === null) return null;
	return (
		<p class="mend">
			<del lang="vi">{raw.replace(/\s+/g, " ")}</del> <span aria-hidden="true">→</span>{" "}
			<ins>
				<Copy>{replacement}</Copy>
			</ins>
		</p>
	);
}

function Found({ finding, children }: { finding: CheckFinding; children?: ComponentChildren }): VNode {
	const { word } = useLanguage();
	return (
		<div class={`found ${STATE[finding.severity]}`}>
			<h4>{word(FINDING_WORDS[finding.kind])}</h4>
			<p lang="vi">{finding.message}</p>
			{finding.kind === "title-differs" ? null : <Mend finding={finding} />}
			{children}
			<Also also={finding.also} />
		</div>
	);
}

/** Kinds at which the full form tells no more than what is said already. */
const WITHOUT_FORM = new Set(["superseded", "ambiguous", "unknown"]);

/** Whether the right full form helps: where a fact differs, not where only the form does or the choice is open. */
const needsQuote = ({ findings }: Card): boolean =>
	findings.some(({ kind, severity }) => !WITHOUT_FORM.has(kind) && (kind !== "symbol-slip" || severity === "error"));

/** A list of citations with findings, each beside its sentence. */
export function Cards(props: { id: string; title: string; cards: Card[]; text: string }): VNode | null {
	const { say, count } = useLanguage();
	const { id, title, cards, text } = props;
	if (cards.length === 0) return null;
	return (
		<section aria-labelledby={id}>
			<h3 id={id}>
				{title} <span class="count">({count(cards.length)})</span>
			</h3>
			<ol class="findings">
				{cards.slice(0, MOST).map((card) => (
					<li key={card.citation.start} id={`k${card.citation.start}`} class={STATE[card.severity]}>
						<Sentence card={card} text={text} />
						{card.findings.map((finding) => (
							<Found key={`${finding.kind} ${finding.start}`} finding={finding}>
								<Others {...finding} />
							</Found>
						))}
						{card.citation.document && needsQuote(card) ? (
							<div class="right">
								<p class="label">{say("Viện dẫn đầy đủ theo sổ", "Full citation by the register")}</p>
								<Quote document={card.citation.document} />
							</div>
						) : null}
					</li>
				))}
			</ol>
			<More all={cards} />
		</section>
	);
}

/** What is a matter of form only, or what the register cannot confirm: a row each. */
export function Notes({ cards }: { cards: Card[] }): VNode | null {
	const { say, word, count } = useLanguage();
	if (cards.length === 0) return null;
	return (
		<section aria-labelledby="luu-y">
			<h3 id="luu-y">
				{say("Lưu ý", "Remarks")} <span class="count">({count(cards.length)})</span>
			</h3>
			<ul class="notes">
				{cards.slice(0, MOST).map(({ citation, findings }) => (
					<li key={citation.start} id={`k${citation.start}`}>
						<a class="place" href={inText(citation)} lang="vi">
							{citation.raw.replace(/\s+/g, " ")}
						</a>
						{findings.map((finding) => (
							<div key={`${finding.kind} ${finding.start}`}>
								<p>
									{finding.kind === "unknown" ? null : <span class="label">{word(FINDING_WORDS[finding.kind])}: </span>}
									<span lang="vi">{finding.message}</span>
								</p>
								{finding.kind === "title-differs" && citation.document ? <Quote document={citation.document} /> : null}
								{finding.kind === "title-differs" ? null : <Mend finding={finding} />}
								<Others {...finding} />
								<Also also={finding.also} />
							</div>
						))}
					</li>
				))}
			</ul>
			<More all={cards} />
		</section>
	);
}
