import type { VNode } from "preact";
import { roman } from "../../citation/index.ts";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { dateWords, issuerWords, quote, shortName } from "../quote.ts";
import { LEVEL_WORDS, STATUS_WORDS } from "../words.ts";

interface Props {
	directive: Directive;
	names: Names;
	relations: DirectiveRelation[];
}

/** Whether the document is in force, and what came in its place. */
function Status({ directive, names, relations }: Props): VNode {
	const after = relations.filter(
		({ kind, direction }) => direction === "in" && (kind === "replaces" || kind === "repeals"),
	);
	return (
		<p class={`status ${directive.status === "unknown" ? "" : "caution"}`}>
			<span class="label">Hiệu lực</span> <b>{STATUS_WORDS[directive.status]}</b>
			{directive.status === "unknown" ? (
				<span class="meta"> Sổ này chưa có căn cứ để nói còn hay hết hiệu lực.</span>
			) : null}
			{after.map((relation) => (
				<span key={relation.id}>
					{" "}
					{relation.kind === "replaces" ? "Được thay thế bởi" : "Bị bãi bỏ bởi"}{" "}
					<a href={directiveHref(relation.id)}>{relatedName(relation, names)}</a>.
				</span>
			))}
		</p>
	);
}

/** The other end of a relation by type and number, with its date. */
export function relatedName(relation: DirectiveRelation, names: Names): string {
	const type = relation.id.split(":")[0] ?? "";
	const date = relation.issuedOn ? ` ${dateWords(relation.issuedOn)}` : "";
	return `${shortName({ type, symbol: relation.symbol, title: relation.title }, names)}${date}`;
}

/** The head of a document's page, laid out like the head of the document: issuer and number, date, kind and title. */
export function Identity(props: Props): VNode {
	const { directive, names } = props;
	const { symbol, title, term, issuedOn, level, province, origin, aliases } = directive;
	const place = level !== "central" && province ? names.province(province) : null;
	return (
		<article class="identity">
			<div class="letterhead">
				<p>
					<span class="issuer">{issuerWords(directive, names) ?? "Chưa rõ cơ quan ban hành"}</span>
					{symbol ? (
						<span class="no">
							Số <span class="symbol">{symbol}</span>
						</span>
					) : null}
				</p>
				<p>
					<span class="series">
						{[place ?? LEVEL_WORDS[level], term === null ? null : `khóa ${roman(term)}`].filter(Boolean).join(", ")}
					</span>
					<span class="dated">{issuedOn ? dateWords(issuedOn) : "chưa rõ ngày"}</span>
				</p>
			</div>
			<h1>
				<span class="kind">{names.type(directive.type)}</span>
				<span class="title">{title ?? "Chưa rõ tên văn bản"}</span>
			</h1>
			{origin === "cited" ? (
				<p class="caution">
					<b>Chỉ biết qua trích dẫn.</b> Văn bản này chưa có trong sổ; số, ngày và tên ở đây là theo lời các báo cáo dẫn
					nó.
				</p>
			) : null}
			<div class="quote">
				<h2 class="label">Viện dẫn</h2>
				<p class="text">
					<span class="copy" data-copy>
						{quote(directive, names)}
					</span>
				</p>
			</div>
			<Status {...props} />
			{aliases.length > 0 ? (
				<p class="aliases">
					<span class="label">Còn gọi là</span> {aliases.slice(0, 8).join("; ")}
				</p>
			) : null}
		</article>
	);
}
