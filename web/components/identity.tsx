import type { ComponentChildren, VNode } from "preact";
import { roman } from "../../citation/index.ts";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import { useLanguage } from "../language.tsx";
import { directiveHref, reportErrorHref } from "../links.ts";
import type { Names } from "../names.ts";
import { dateWords, issuerWords, quoteForms, shortName } from "../quote.ts";
import { entryWords, type RegisterEntry } from "../register-words.ts";
import { LEVEL_WORDS, relationWords, STATUS_WORDS, TYPE_GLOSS } from "../words.ts";

interface Props {
	directive: Directive;
	names: Names;
	relations: DirectiveRelation[];
	/** What the register says of its row of the document; null where it has none. */
	entry: RegisterEntry | null;
	/** Day of the register's edition. */
	edition: string | null;
}

/** Most other names shown. */
const MOST_ALIASES = 8;

/** The other end of a relation, as a link, with its date. */
export function RelatedLink({ relation, names }: { relation: DirectiveRelation; names: Names }): VNode {
	const { to, date } = useLanguage();
	const { id, symbol, title, issuedOn } = relation;
	const name = shortName({ type: id.split(":")[0] ?? "", symbol, title }, names);
	return (
		<>
			<a href={to(directiveHref(id))} lang="vi">
				{name}
			</a>
			{issuedOn ? `, ${date(issuedOn)}` : null}
		</>
	);
}

/** Where a row of the register is from and how sure it is, and of which day the register is. */
function Evidence({ entry, edition }: Pick<Props, "entry" | "edition">): VNode {
	const language = useLanguage();
	const { say, date } = language;
	return (
		<span class="meta">
			{entry
				? say("Sổ văn bản", "Register of documents")
				: say("Đối chiếu: Sổ văn bản", "Checked: register of documents")}
			{edition ? `, ${say("bản ngày", "edition of")} ${date(edition)}` : ""}
			{entry ? `; ${entryWords(entry, language)}` : ""}.
		</span>
	);
}

const of = (relations: DirectiveRelation[], ...kinds: string[]): DirectiveRelation[] =>
	relations.filter(({ kind, direction }) => direction === "in" && kinds.includes(kind));

/** What came in the place of a document or changed it, each with where that is known from. */
function Changes({ relations, names, edition }: { relations: DirectiveRelation[] } & Omit<Props, "entry">): VNode {
	const { word } = useLanguage();
	return (
		<>
			{relations.map((relation) => (
				<span class="change" key={`${relation.kind} ${relation.id}`}>
					{word(relationWords(relation))} <RelatedLink relation={relation} names={names} />.{" "}
					<Evidence entry={relation} edition={edition} />
				</span>
			))}
		</>
	);
}

/** Above all else on the page of a document that is replaced or repealed: that it is, and by what. */
export function Superseded({ directive, relations, names }: Omit<Props, "entry" | "edition">): VNode | null {
	const { say, word } = useLanguage();
	const { status } = directive;
	if (status === "unknown") return null;
	return (
		<aside class="superseded" aria-label={say("Tình trạng văn bản", "State of the document")}>
			<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
				<circle cx="12" cy="12" r="9.5" />
				<path d="M5.5 5.5l13 13" />
			</svg>
			<div>
				<p>
					<b>
						{status === "replaced"
							? say("Văn bản này đã được thay thế.", "This document has been replaced.")
							: say("Văn bản này đã bị bãi bỏ.", "This document has been repealed.")}
					</b>
				</p>
				{of(relations, "replaces", "repeals").map((relation) => (
					<p key={relation.id}>
						{word(relationWords(relation))} <RelatedLink relation={relation} names={names} />
						{relation.title && relation.symbol ? <span lang="vi">: {relation.title}</span> : null}
					</p>
				))}
			</div>
		</aside>
	);
}

/** Whether the document is in force, from where that is known and when it was looked at. */
function Status({ directive, names, relations, edition }: Props): VNode {
	const { say, word } = useLanguage();
	const { status, origin } = directive;
	const ended = of(relations, "replaces", "repeals");
	const sign = status === "unknown" ? "?" : "!";
	return (
		<Fact name={say("Hiệu lực", "In force")}>
			<b class={`state ${status}`}>
				<span aria-hidden="true">{sign}</span> {word(STATUS_WORDS[status])}
			</b>
			{status === "unknown" ? (
				<>
					{" "}
					{origin === "cited"
						? say(
								"Văn bản không có trong sổ nên không biết còn hay hết hiệu lực. ",
								"It is not in the register, so nothing is known of whether it is in force. ",
							)
						: say(
								"Sổ không có căn cứ để nói còn hay hết hiệu lực. ",
								"The register has no ground to say whether it is in force. ",
							)}
					<Evidence entry={null} edition={edition} />
				</>
			) : null}
			<Changes {...{ directive, names, edition }} relations={[...ended, ...of(relations, "amends")]} />
		</Fact>
	);
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

/** How one quotes the document: each form ready to be copied. */
function Quotes({ directive, names }: Pick<Props, "directive" | "names">): VNode {
	const { say, word } = useLanguage();
	return (
		<section class="quote" aria-labelledby="vien-dan">
			<h2 id="vien-dan" class="label">
				{say("Viện dẫn", "How to cite it")}
			</h2>
			<dl>
				{quoteForms(directive, names).map(({ use, text }) => (
					<Fact key={text} name={word(use)}>
						<span class="copy" data-copy lang="vi">
							{text}
						</span>
					</Fact>
				))}
			</dl>
		</section>
	);
}

/** The issuer and number, and the date, as they stand at the head of the document. */
function Letterhead({ directive, names }: Pick<Props, "directive" | "names">): VNode {
	const { lang, say, word, date } = useLanguage();
	const { symbol, term, issuedOn, level, province } = directive;
	const place = level !== "central" && province ? names.province(province) : null;
	const termIs = term === null ? null : `${say("khóa", "term")} ${roman(term)}`;
	return (
		<div class="letterhead">
			<p>
				<span class="issuer">
					{issuerWords(directive, names) ?? say("Chưa rõ cơ quan ban hành", "Issuing body not known")}
				</span>
				{symbol ? (
					<span class="no">
						{say("Số", "No.")} <span class="symbol">{symbol}</span>
					</span>
				) : null}
			</p>
			<p>
				<span class="series">{[place ?? word(LEVEL_WORDS[level]), termIs].filter(Boolean).join(", ")}</span>
				<span class="dated">{issuedOn && lang === "vi" ? dateWords(issuedOn) : date(issuedOn)}</span>
			</p>
		</div>
	);
}

/** The head of a document's page, laid out like the head of the document: issuer and number, date, kind and title. */
export function Identity(props: Props): VNode {
	const { directive, names, entry, edition } = props;
	const { say, to, lang } = useLanguage();
	const { id, type, title, origin, aliases } = directive;
	const gloss = lang === "en" ? TYPE_GLOSS[type] : undefined;
	return (
		<article class="identity">
			<Letterhead directive={directive} names={names} />
			<h1 lang="vi">
				<span class="kind">
					{names.type(type)}
					{gloss ? (
						<span class="gloss" lang="en">
							{` (${gloss})`}
						</span>
					) : null}
				</span>{" "}
				<span class="title">{title ?? say("Chưa rõ tên văn bản", "Title not known")}</span>
			</h1>
			{origin === "cited" ? (
				<p class="caution">
					<b>{say("Chỉ biết qua trích dẫn.", "Known only by being cited.")}</b>{" "}
					{say(
						"Văn bản này chưa có trong sổ; số, ngày và tên ở đây là theo lời các báo cáo dẫn nó.",
						"The register does not hold this document; number, date and title are as the reports that cite it say.",
					)}
				</p>
			) : null}
			<Quotes directive={directive} names={names} />
			<dl class="known-facts">
				<Status {...props} />
				{entry ? (
					<Fact name={say("Nguồn", "Source")}>
						<Evidence entry={entry} edition={edition} />
					</Fact>
				) : null}
				{aliases.length > 0 ? (
					<Fact name={say("Còn gọi là", "Also called")}>
						<span lang="vi">{aliases.slice(0, MOST_ALIASES).join("; ")}</span>
					</Fact>
				) : null}
			</dl>
			<p class="amend noprint">
				<a href={to(reportErrorHref("directive", id))} rel="nofollow">
					{say("Báo lỗi về văn bản này", "Report an error in this entry")}
				</a>
			</p>
		</article>
	);
}
