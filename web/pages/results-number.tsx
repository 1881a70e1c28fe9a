import type { VNode } from "preact";
import { roman } from "../../citation/index.ts";
import type { Directive } from "../../model/directive.ts";
import { citedWords } from "../components/directive-list.tsx";
import { dateOr } from "../format.ts";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { issuerWords } from "../quote.ts";

/** What sets the series of a document apart: its term, its year, its place. */
function series({ term, level, province, issuedOn }: Directive, names: Names): string {
	const place = level !== "central" && province ? names.province(province) : null;
	const time = term !== null ? `Khóa ${roman(term)}` : issuedOn ? `Năm ${issuedOn.slice(0, 4)}` : null;
	return [place, time].filter(Boolean).join(", ") || "Chưa rõ khóa";
}

/** Several documents that bear one number, by term, with the one line that tells them apart. */
export function SameNumberTable({ directives, names }: { directives: Directive[]; names: Names }): VNode {
	return (
		<ol class="terms">
			{directives.map((directive) => (
				<li key={directive.id}>
					<span class="term">{series(directive, names)}</span>
					<div>
						<a href={directiveHref(directive.id)}>{directive.title ?? "Chưa rõ tên văn bản"}</a>
						<p class="meta">
							{[
								names.type(directive.type),
								issuerWords(directive, names),
								dateOr(directive.issuedOn),
								citedWords(directive),
							]
								.filter(Boolean)
								.join(" · ")}
						</p>
					</div>
				</li>
			))}
		</ol>
	);
}

/** The head of a result list whose number several documents bear. */
export function SameNumberCard({ directives, names }: { directives: Directive[]; names: Names }): VNode | null {
	const [first] = directives;
	if (!first || directives.length < 2) return null;
	return (
		<section class="card" aria-labelledby="mot-so">
			<h2 id="mot-so">
				{directives.length} văn bản cùng mang số <span class="symbol">{first.symbol}</span>
			</h2>
			<SameNumberTable directives={directives} names={names} />
		</section>
	);
}
