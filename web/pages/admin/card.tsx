import type { ComponentChildren, VNode } from "preact";
import type { Directive } from "../../../model/directive.ts";
import type { Mention } from "../../../model/mention.ts";
import type { ReportSummary } from "../../../model/report.ts";
import { difference, TitleOf } from "../../components/directive-list.tsx";
import { useLanguage } from "../../language.tsx";
import { directiveHref, reportHref, safeHref, withQuery } from "../../links.ts";
import type { Names } from "../../names.ts";
import { shortName } from "../../quote.ts";
import { confidenceWords, MENTION_WORDS } from "../../words.ts";
import { NoEnter, ReasonField } from "./frame.tsx";

/** A document that a citation may mean. */
export interface Choice {
	directive: Directive;
	reasons: string[];
	/** It is what the citation is taken for now. */
	isNow: boolean;
}

/** A citation with what it takes to decide what it means. */
export interface Card {
	report: Omit<ReportSummary, "mentions">;
	mention: Mention;
	/** The text around its sentence, and the rest of the sentence on either side. */
	lead: string;
	before: string;
	after: string;
	tail: string;
	/** Likeliest first; at most nine, so that each has a key. */
	choices: Choice[];
	/** Other documents that the report cites for sure. */
	beside: Directive[];
	/** What it meant when the card was made: tells whether somebody decided it meanwhile. */
	state: string;
}

/** Value of the button that says: none of these. */
export const NONE = "-";

/** A document by type and number, with what tells it apart. */
export function Named({ directive, names }: { directive: Directive; names: Names }): VNode {
	const language = useLanguage();
	return (
		<>
			<a href={language.to(directiveHref(directive.id))} lang="vi">
				{shortName(directive, names)}
			</a>{" "}
			<span class="meta">{difference(directive, names, language)}</span>
		</>
	);
}

interface Props {
	card: Card;
	names: Names;
	/** Where the decision goes, and what goes along with it. */
	action: string;
	along: Record<string, string>;
	/** Page with a search for another document, and its parameters. */
	search: { action: string; along: Record<string, string>; q: string };
	reason: string;
	isReasonMissing: boolean;
	/** Further buttons of the page. */
	children?: ComponentChildren;
}

function Hidden({ fields }: { fields: Record<string, string> }): VNode {
	return (
		<>
			{Object.entries(fields).map(([name, value]) =>
				value === "" ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
		</>
	);
}

function ChoiceButton({ choice, index, names }: { choice: Choice; index: number; names: Names }): VNode {
	const { say } = useLanguage();
	const language = useLanguage();
	const { directive, reasons, isNow } = choice;
	const key = String(index + 1);
	return (
		<li>
			<button type="submit" name="chon" value={directive.id} class="choice" data-key={key} aria-keyshortcuts={key}>
				<kbd>{key}</kbd>
				<span>
					<b lang="vi">{shortName(directive, names)}</b>{" "}
					<span class="meta">{difference(directive, names, language)}</span>
					{isNow ? <span class="now">{say("đang hiểu là", "taken for this")}</span> : null}
					{directive.symbol === null ? null : (
						<span class="name">
							<TitleOf directive={directive} />
						</span>
					)}
				</span>
			</button>
			{reasons.length > 0 ? (
				<ul class="desk-reasons" lang="vi">
					{reasons.map((reason) => (
						<li key={reason}>{reason}</li>
					))}
				</ul>
			) : null}
		</li>
	);
}

/** One citation to be decided: its sentence, the documents it may mean, and a button for each. */
export function CitationCard(props: Props): VNode {
	const { card, names, action, along, search, reason, isReasonMissing, children } = props;
	const { say, word, to, date } = useLanguage();
	const { report, mention, lead, before, after, tail, choices, beside, state } = card;
	const place = report.province ? names.province(report.province) : null;
	const original = safeHref(report.url);
	return (
		<article class="desk-review">
			<div>
				<section class="case" tabIndex={-1} autofocus aria-label={say("Câu cần xác định", "The sentence")}>
					<p class="meta">
						<a href={to(reportHref(report.id, mention.start))} lang="vi">
							{report.title}
						</a>{" "}
						· {[names.source(report.sourceId), place, date(report.publishedOn)].filter(Boolean).join(" · ")}
						{original ? (
							<>
								{" · "}
								<a href={original} rel="nofollow noopener noreferrer">
									{say("bài gốc", "original")}
								</a>
							</>
						) : null}
					</p>
					<blockquote lang="vi">
						<span class="around">{lead}</span>
						{before}
						<mark>{mention.raw}</mark>
						{after}
						<span class="around">{tail}</span>
					</blockquote>
					<p class="meta">
						{word(MENTION_WORDS[mention.status])}, {word(confidenceWords(mention.confidence))}.{" "}
						{mention.reasons.length > 0 ? (
							<>
								{say("Căn cứ:", "Grounds:")} <span lang="vi">{mention.reasons.join("; ")}.</span>
							</>
						) : null}{" "}
						{mention.warnings.length > 0 ? (
							<span class="flag" lang="vi">
								{mention.warnings.join("; ")}.
							</span>
						) : null}
					</p>
				</section>
				<form method="post" action={to(action)} class="decide">
					<NoEnter />
					<Hidden fields={{ ...along, truoc: state }} />
					<h2>
						{search.q
							? say(`Tìm thấy với “${search.q}”`, `Found by “${search.q}”`)
							: say("Là văn bản nào?", "Which document?")}
					</h2>
					{choices.length === 0 ? (
						<p>
							{search.q
								? say(
										"Không thấy văn bản nào. Hãy tìm bằng số, ký hiệu hoặc tên khác.",
										"None found. Try another number or name.",
									)
								: say(
										"Chưa có văn bản nào để đề xuất. Hãy tìm ở dưới.",
										"There is none to propose. Search for one below.",
									)}
						</p>
					) : (
						<ol class="choices">
							{choices.map((choice, index) => (
								<ChoiceButton key={choice.directive.id} choice={choice} index={index} names={names} />
							))}
						</ol>
					)}
					<div class="acts">
						<button type="submit" name="chon" value={NONE} class="plain" data-key="n" aria-keyshortcuts="n">
							<kbd>n</kbd> {say("Không phải văn bản nào", "None of these")}
						</button>
						{children}
					</div>
					<ReasonField value={reason} isMissing={isReasonMissing} />
				</form>
				<form action={to(search.action)} class="other">
					<Hidden fields={search.along} />
					<label for="van-ban-khac">
						<kbd>t</kbd> {say("Tìm văn bản khác", "Search for another document")}
					</label>
					<div class="box">
						<input
							id="van-ban-khac"
							name="q"
							type="search"
							value={search.q}
							maxLength={200}
							autocomplete="off"
							autocapitalize="none"
							spellcheck={false}
							placeholder={mention.symbol ?? "nq 25 dân vận"}
							data-key="t"
							aria-keyshortcuts="t"
						/>
						<button type="submit">{say("Tìm", "Search")}</button>
					</div>
					{search.q ? (
						<p>
							<a href={to(withQuery(search.action, search.along))}>
								{say("Về các văn bản được đề xuất", "Back to those proposed")}
							</a>
						</p>
					) : null}
				</form>
			</div>
			{beside.length > 0 ? (
				<section class="also-cited">
					<h2>{say("Bài này còn dẫn", "The report also cites")}</h2>
					<ul>
						{beside.map((directive) => (
							<li key={directive.id}>
								<Named directive={directive} names={names} />
								{directive.title && directive.symbol ? (
									<span class="name" lang="vi">
										{directive.title}
									</span>
								) : null}
							</li>
						))}
					</ul>
				</section>
			) : null}
		</article>
	);
}
