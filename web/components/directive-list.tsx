import type { VNode } from "preact";
import { roman } from "../../citation/index.ts";
import type { Directive } from "../../model/directive.ts";
import { type Speech, useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { issuerWords } from "../quote.ts";

/** The number of a document, set like the call number on a library card. */
export function CallNumber({ directive }: { directive: Pick<Directive, "symbol"> }): VNode {
	const { say } = useLanguage();
	return <span class="symbol">{directive.symbol ?? say("không số", "no number")}</span>;
}

/** The title of a document, or in words that nobody knows it. */
export function TitleOf({ directive }: { directive: Pick<Directive, "title"> }): VNode {
	const { say } = useLanguage();
	if (directive.title === null) return <i>{say("Chưa rõ tên văn bản", "Title not known")}</i>;
	return <span lang="vi">{directive.title}</span>;
}

/** Says of a document that it is no longer in force; of others nothing, since that is not known. */
export function StatusFlag({ directive }: { directive: Pick<Directive, "status"> }): VNode | null {
	const { say } = useLanguage();
	if (directive.status === "unknown") return null;
	return (
		<span class="flag">
			{" · "}
			{directive.status === "replaced" ? say("đã được thay thế", "replaced") : say("đã bị bãi bỏ", "repealed")}
		</span>
	);
}

/** A Party term in words: `Khóa XI`, `Term XI`. */
export const termWords = (term: number, { say }: Speech): string => `${say("Khóa", "Term")} ${roman(term)}`;

/** What tells a document from others of its number: term, issuer, date, place. */
export function difference(directive: Directive, names: Names, language: Speech): string {
	const { term, level, province, issuedOn, origin } = directive;
	const { say, date } = language;
	const place = level !== "central" && province ? names.province(province) : null;
	const parts = [
		term === null ? null : termWords(term, language),
		issuerWords(directive, names) ?? place,
		date(issuedOn),
	];
	if (origin === "cited") parts.push(say("chỉ biết qua trích dẫn", "known only by being cited"));
	return parts.filter(Boolean).join(" · ");
}

/** How often a document is cited, in words. */
export function citedWords(
	{ mentions, reports }: Pick<Directive, "mentions" | "reports">,
	{ say, counted }: Speech,
): string {
	if (mentions === 0) return say("chưa thấy trích dẫn", "not seen cited");
	const citations = counted(mentions, "trích dẫn", "citation");
	return `${citations} ${say("trong", "in")} ${counted(reports, "báo cáo", "report")}`;
}

/** Directives as the rows of a register: number, name, what sets it apart, how often it is cited. */
export function DirectiveList({ directives, names }: { directives: Directive[]; names: Names }): VNode {
	const language = useLanguage();
	const { to } = language;
	return (
		<ol class="register">
			{directives.map((directive) => (
				<li key={directive.id}>
					<a class="entry" href={to(directiveHref(directive.id))}>
						<span class="kind">{names.type(directive.type)}</span> <CallNumber directive={directive} />
					</a>
					<div>
						<p class="name">
							<TitleOf directive={directive} />
						</p>
						<p class="meta">
							{difference(directive, names, language)}
							<StatusFlag directive={directive} />
						</p>
					</div>
					<p class="tally">{citedWords(directive, language)}</p>
				</li>
			))}
		</ol>
	);
}
