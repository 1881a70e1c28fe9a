import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { count, dateOr } from "../format.ts";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { issuerWords, termName } from "../quote.ts";

/** The number of a document, set like the call number on a library card. */
export function CallNumber({ directive }: { directive: Pick<Directive, "symbol"> }): VNode {
	return <span class="symbol">{directive.symbol ?? "không số"}</span>;
}

/** What tells a document from others of its number: term, issuer, date, place. */
export function difference(directive: Directive, names: Names): string {
	const { term, level, province, issuedOn, origin } = directive;
	const place = level !== "central" && province ? names.province(province) : null;
	const parts = [term === null ? null : termName(term), issuerWords(directive, names) ?? place, dateOr(issuedOn)];
	if (origin === "cited") parts.push("chỉ biết qua trích dẫn");
	return parts.filter(Boolean).join(" · ");
}

/** How often a document is cited, in words. */
export function citedWords({ mentions, reports }: Pick<Directive, "mentions" | "reports">): string {
	return mentions === 0 ? "chưa thấy trích dẫn" : `${count(mentions)} trích dẫn trong ${count(reports)} báo cáo`;
}

/** Directives as the rows of a register: number, name, what sets it apart, how often it is cited. */
export function DirectiveList({ directives, names }: { directives: Directive[]; names: Names }): VNode {
	return (
		<ol class="register">
			{directives.map((directive) => (
				<li key={directive.id}>
					<a class="entry" href={directiveHref(directive.id)}>
						<span class="kind">{names.type(directive.type)}</span> <CallNumber directive={directive} />
					</a>
					<div>
						<p class="name">{directive.title ?? "Chưa rõ tên văn bản"}</p>
						<p class="meta">
							{difference(directive, names)}
							{directive.status === "replaced" ? <span class="flag"> · đã được thay thế</span> : null}
							{directive.status === "repealed" ? <span class="flag"> · đã bị bãi bỏ</span> : null}
						</p>
					</div>
					<p class="tally">{citedWords(directive)}</p>
				</li>
			))}
		</ol>
	);
}
