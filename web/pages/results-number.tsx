import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { citedWords, StatusFlag, TitleOf, termWords } from "../components/directive-list.tsx";
import { type Speech, useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { issuerWords, quote } from "../quote.ts";

/** What sets the series of a document apart: its term, its year, its place. */
function series({ term, level, province, issuedOn }: Directive, names: Names, speech: Speech): string {
	const { say } = speech;
	const place = level !== "central" && province ? names.province(province) : null;
	const time =
		term !== null ? termWords(term, speech) : issuedOn ? `${say("Năm", "Year")} ${issuedOn.slice(0, 4)}` : null;
	return [place, time].filter(Boolean).join(", ") || say("Chưa rõ khóa", "Term not known");
}

/** Several documents that bear one number, by term, with the one line that tells them apart. */
export function SameNumberTable({ directives, names }: { directives: Directive[]; names: Names }): VNode {
	const speech = useLanguage();
	const { to, date } = speech;
	const terms = directives.map((directive) => series(directive, names, speech));
	return (
		<ol class="terms">
			{directives.map((directive, i) => (
				<li key={directive.id} class={i > 0 && terms[i] === terms[i - 1] ? "same" : undefined}>
					<span class="term">{terms[i]}</span>
					<div>
						<a href={to(directiveHref(directive.id))}>
							<TitleOf directive={directive} />
						</a>
						<p class="meta">
							{[
								names.type(directive.type),
								issuerWords(directive, names),
								date(directive.issuedOn),
								citedWords(directive, speech),
							]
								.filter(Boolean)
								.join(" · ")}
							<StatusFlag directive={directive} />
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}

interface CardProps {
	directives: Directive[];
	/** One document stands above as the one that is meant. */
	besides: boolean;
	names: Names;
}

/** The head of a result list whose number several documents bear. */
export function SameNumberCard({ directives, besides, names }: CardProps): VNode | null {
	const { say, counted } = useLanguage();
	const [first] = directives;
	if (!first) return null;
	const many = counted(
		directives.length,
		besides ? "văn bản khác" : "văn bản",
		besides ? "other document" : "document",
	);
	return (
		<section class="card" aria-labelledby="mot-so">
			<h2 id="mot-so">
				{many} {say("cùng mang số", directives.length === 1 ? "bears the number" : "bear the number")}{" "}
				<span class="symbol">{first.symbol}</span>
			</h2>
			<SameNumberTable directives={directives} names={names} />
		</section>
	);
}

interface ExactProps {
	directive: Directive;
	/** The search names it in full, so that the same search opens it. */
	opens: boolean;
	names: Names;
}

/** The one document that a search means, as one would quote it. */
export function ExactCard({ directive, opens, names }: ExactProps): VNode {
	const speech = useLanguage();
	const { say, to } = speech;
	return (
		<section class="card meant" aria-labelledby="dung-so">
			<p class="eyebrow">{say("Đúng văn bản này", "This is the document")}</p>
			<h2 id="dung-so" lang="vi">
				<a href={to(directiveHref(directive.id))}>{quote(directive, names)}</a>
			</h2>
			<p class="meta">
				{citedWords(directive, speech)}
				<StatusFlag directive={directive} />
			</p>
			{opens ? (
				<p class="hint">
					<kbd>Enter</kbd> {say("ở ô tìm mở thẳng văn bản này.", "in the search box opens this document at once.")}
				</p>
			) : null}
		</section>
	);
}
