import type { VNode } from "preact";
import { slug } from "../../citation/index.ts";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import { TitleOf, termWords } from "../components/directive-list.tsx";
import { RelatedLink } from "../components/identity.tsx";
import { RelationsDrawing } from "../components/relations-drawing.tsx";
import { type Language, useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { issuerWords } from "../quote.ts";
import { sourceWords, sureWords } from "../register-words.ts";
import { relationWords } from "../words.ts";

/** Most siblings shown on the page of one of them; the others are a click away. */
const SHOWN = 6;
/** Most relations in the list; the register has five of the document that has most. */
const MOST_RELATIONS = 40;

/** What sets a sibling apart, in a few words. */
function mark({ term, level, province, issuedOn }: Directive, names: Names, language: Language): string {
	const place = level !== "central" && province ? names.province(province) : null;
	const time = term !== null ? termWords(term, language) : null;
	return [place, time, issuedOn?.slice(0, 4)].filter(Boolean).join(", ") || language.say("chưa rõ", "not known");
}

function Sibling({ directive, names, kind }: { directive: Directive; names: Names; kind: boolean }): VNode {
	const language = useLanguage();
	const issuer = issuerWords(directive, names);
	return (
		<>
			<b>{mark(directive, names, language)}</b>
			{issuer ? <span class="issuer"> {issuer}</span> : null}{" "}
			<span class="subject">
				{kind ? `${names.type(directive.type)}: ` : null}
				<TitleOf directive={directive} />
			</span>
		</>
	);
}

/** The documents of one number with what sets each apart, this one among them, so that nobody quotes the wrong one. */
export function SameNumber(props: { directive: Directive; others: Directive[]; names: Names }): VNode | null {
	const { directive, others, names } = props;
	const { say, to } = useLanguage();
	if (others.length === 0 || !directive.symbol) return null;
	const shown = [...others.slice(0, SHOWN), directive].toSorted((a, b) =>
		(b.issuedOn ?? "").localeCompare(a.issuedOn ?? ""),
	);
	const kinds = new Set(shown.map(({ type }) => type)).size > 1;
	return (
		<section class="siblings" aria-labelledby="cung-so">
			<h2 id="cung-so">
				{say(`${others.length + 1} văn bản cùng mang số`, `${others.length + 1} documents bear the number`)}{" "}
				<span class="symbol">{directive.symbol}</span>
			</h2>
			<ul>
				{shown.map((one) => (
					<li key={one.id}>
						{one.id === directive.id ? (
							<div class="current">
								<span class="here">{say("Đang xem", "This one")}</span>
								<Sibling directive={one} names={names} kind={kinds} />
							</div>
						) : (
							<a href={to(directiveHref(one.id))}>
								<Sibling directive={one} names={names} kind={kinds} />
							</a>
						)}
					</li>
				))}
			</ul>
			{others.length > SHOWN ? (
				<p class="more">
					<a href={to(`/vb/${slug(directive.symbol)}`)}>
						{say(`Cả ${others.length + 1} văn bản mang số này`, `All ${others.length + 1} documents of this number`)}
					</a>
				</p>
			) : null}
		</section>
	);
}

/** How the document bears on others and they on it: one line each with where that is known from, then as a drawing. */
export function Relations(props: { directive: Directive; relations: DirectiveRelation[]; names: Names }): VNode | null {
	const { directive, relations, names } = props;
	const language = useLanguage();
	const { say, word } = language;
	if (relations.length === 0) return null;
	return (
		<section id="lien-quan" aria-labelledby="lien-quan-ten">
			<h2 id="lien-quan-ten">{say("Liên quan đến văn bản khác", "Relations to other documents")}</h2>
			<ul class="relations">
				{relations.slice(0, MOST_RELATIONS).map((relation) => (
					<li key={`${relation.kind} ${relation.direction} ${relation.id}`}>
						<span class="kind">{word(relationWords(relation))}</span>{" "}
						<span>
							<RelatedLink relation={relation} names={names} />
							{relation.title && relation.symbol ? <span lang="vi">: {relation.title}</span> : null}
						</span>{" "}
						<span class="meta">
							{relation.confidence === "low" ? (
								<b class="flag">{sureWords(relation.confidence, language)}</b>
							) : (
								sureWords(relation.confidence, language)
							)}
							{relation.sources ? `, ${say("theo", "by")} ${sourceWords(relation.sources, language)}` : ""}
						</span>
					</li>
				))}
			</ul>
			<RelationsDrawing directive={directive} relations={relations} names={names} />
		</section>
	);
}
