import type { VNode } from "preact";
import { roman, slug } from "../../citation/index.ts";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import { relatedName } from "../components/identity.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { relationWords } from "../words.ts";

/** Most siblings shown on the page of one of them; the others are a click away. */
const SHOWN = 6;

/** What sets a sibling apart, in a few words. */
function mark({ term, level, province, issuedOn }: Directive, names: Names): string {
	const place = level !== "central" && province ? names.province(province) : null;
	const time = term !== null ? `khóa ${roman(term)}` : null;
	return [place, time, issuedOn?.slice(0, 4)].filter(Boolean).join(", ") || "chưa rõ";
}

/** Other documents of the same number, so that nobody quotes the wrong one. */
export function SameNumber(props: { directive: Directive; others: Directive[]; names: Names }): VNode | null {
	const { directive, others, names } = props;
	if (others.length === 0 || !directive.symbol) return null;
	return (
		<section class="siblings" aria-labelledby="cung-so">
			<h2 id="cung-so">
				Cùng số <span class="symbol">{directive.symbol}</span>, văn bản khác
			</h2>
			<ul>
				{others.slice(0, SHOWN).map((other) => (
					<li key={other.id}>
						<a href={directiveHref(other.id)}>
							<b>{mark(other, names)}</b>{" "}
							<span>
								{other.type === directive.type ? "" : `${names.type(other.type)}: `}
								{other.title ?? "chưa rõ tên văn bản"}
							</span>
						</a>
					</li>
				))}
			</ul>
			{others.length > SHOWN ? (
				<p class="more">
					<a href={`/vb/${slug(directive.symbol)}`}>Cả {others.length + 1} văn bản mang số này</a>
				</p>
			) : null}
		</section>
	);
}

/** How the document bears on others and they on it, one line each. */
export function Relations({ relations, names }: { relations: DirectiveRelation[]; names: Names }): VNode | null {
	if (relations.length === 0) return null;
	return (
		<section>
			<h2>Liên quan đến văn bản khác</h2>
			<ul class="relations">
				{relations.slice(0, 50).map((relation) => (
					<li key={`${relation.kind} ${relation.direction} ${relation.id}`}>
						<span class="meta">{relationWords(relation)}</span>{" "}
						<span>
							<a href={directiveHref(relation.id)}>{relatedName(relation, names)}</a>
							{relation.title && relation.symbol ? ` ${relation.title}` : ""}
							{relation.confidence === "low" ? <span class="meta"> (chưa chắc)</span> : null}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
