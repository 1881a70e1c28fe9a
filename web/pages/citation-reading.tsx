import type { VNode } from "preact";
import { annotate, roman } from "../../citation/index.ts";
import type { ReportCitation } from "../../model/api.ts";
import { type Language, type Pair, useLanguage } from "../language.tsx";
import type { Names } from "../names.ts";
import { RULE_WORDS } from "../rule-words.ts";
import { FORM_WORDS } from "../words.ts";
import type { WhyProps } from "./citation.tsx";

type PartName = keyof ReportCitation["parts"];

const PART_WORDS: Record<PartName, Pair> = {
	date: ["ngày", "date"],
	issuer: ["cơ quan", "issuer"],
	term: ["khóa", "term"],
	title: ["tên", "title"],
};

/** Furthest that the stretch shown reaches beyond the sentence for a part of the citation, in characters. */
const FURTHEST = 400;

interface Shown {
	start: number;
	end: number;
	/** Null: the citation itself. */
	part: PartName | null;
}

/** The sentence with the citation and what was read beside it, each marked where it stands. */
export function Sentence({ report, why }: WhyProps): VNode {
	const { word } = useLanguage();
	const { citation, before, after } = why;
	const parts = Object.entries(citation.parts) as [PartName, { start: number; end: number }][];
	const near = parts.filter(([, { start, end }]) => start > citation.start - FURTHEST && end < citation.end + FURTHEST);
	const from = Math.min(citation.start - before.length, ...near.map(([, { start }]) => start));
	const to = Math.max(citation.end + after.length, ...near.map(([, { end }]) => end));
	const shown: Shown[] = [
		{ start: citation.start, end: citation.end, part: null },
		...near.map(([part, { start, end }]) => ({ start, end, part })),
	];
	shown.sort((a, b) => a.start - b.start || a.end - b.end);
	const spans = shown.map(({ start, end }) => ({ start: start - from, end: end - from }));
	return (
		<blockquote class="why-passage" lang="vi">
			{annotate(report.text.slice(from, to), spans).map(({ text, index, start }) => {
				const mark = index === null ? undefined : shown[index];
				if (!mark) return text;
				if (mark.part === null) return <mark key={start}>{text}</mark>;
				return (
					<span key={start} class="why-part" id={`phan-${mark.part}`}>
						{text} <i>{word(PART_WORDS[mark.part])}</i>
					</span>
				);
			})}
		</blockquote>
	);
}

interface Fact {
	name: Pair;
	read: string;
	/** Where it was read; null: it follows from the symbol or the name. */
	part: PartName | null;
	from: Pair;
}

const INSIDE: Pair = ["ở chính trích dẫn", "in the citation itself"];
const IMPLIED: Pair = ["suy từ ký hiệu hoặc tên gọi", "follows from the symbol or the name"];
const AROUND: Pair = ["theo bài và nơi đăng", "by the text and where it was published"];

/** What was read of the document, in its even form. */
function factsOf(citation: ReportCitation, names: Names, { date, say }: Language): Fact[] {
	const { symbol, type, issuer, term, date: day, title, scope, place, parts } = citation;
	const fact = (name: Pair, read: string | null, part: PartName | null, from: Pair): Fact[] =>
		read === null ? [] : [{ name, read, part: part !== null && parts[part] ? part : null, from }];
	return [
		...fact(["Số, ký hiệu", "Number and symbol"], symbol, null, INSIDE),
		...fact(["Loại văn bản", "Type of document"], type && names.type(type), null, INSIDE),
		...fact(["Ngày ban hành", "Date of issue"], day && date(day), "date", INSIDE),
		...fact(["Cơ quan", "Issuing body"], issuer && names.issuer(issuer), "issuer", IMPLIED),
		...fact(["Khóa", "Term"], term === null ? null : `${say("khóa", "term")} ${roman(term)}`, "term", INSIDE),
		...fact(["Tên văn bản", "Title"], title, "title", INSIDE),
		...fact(["Địa phương", "Place"], scope && names.province(scope), null, AROUND),
		...fact(["Đơn vị", "Unit"], place, null, AROUND),
	];
}

/** A table of what was read, each fact beside the words that it was read from. */
export function Facts({ site, report, why }: WhyProps): VNode {
	const language = useLanguage();
	const { say, word } = language;
	const { citation } = why;
	const facts = factsOf(citation, site.names, language);
	if (facts.length === 0)
		return (
			<p>
				{say(
					"Không đọc được số, tên hay dữ kiện nào của văn bản.",
					"No number, name or other fact of the document was read.",
				)}
			</p>
		);
	return (
		<table class="why-facts cards">
			<thead>
				<tr>
					<th scope="col">{say("Dữ kiện", "Fact")}</th>
					<th scope="col">{say("Đọc là", "Read as")}</th>
					<th scope="col">{say("Đọc ở đâu", "Read where")}</th>
				</tr>
			</thead>
			<tbody>
				{facts.map(({ name, read, part, from }) => (
					<tr key={name[0]}>
						<th scope="row">{word(name)}</th>
						<td lang="vi">{read}</td>
						<td>
							{part === null ? (
								word(from)
							) : (
								<a href={`#phan-${part}`} lang="vi">
									“{report.text.slice(citation.parts[part]?.start, citation.parts[part]?.end)}”
								</a>
							)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** By which form and which row of the grammar it was read. */
export function Rule({ why }: WhyProps): VNode {
	const { lang, say, to, word } = useLanguage();
	const { rule, citation } = why;
	return (
		<p class="meta">
			{say("Dạng viết", "Form")}: {word(FORM_WORDS[citation.form])}.{" "}
			{rule ? (
				<>
					{say("Quy tắc", "Rule")} <code>{rule.id}</code>:{" "}
					{lang === "vi" ? (RULE_WORDS[rule.id] ?? rule.says) : rule.says}. {say("Ví dụ", "For example")}:{" "}
					<span lang="vi">{rule.examples.slice(0, 2).join("; ")}</span>.
				</>
			) : (
				<>
					{say("Quy tắc", "Rule")} <code>{citation.rule}</code>.
				</>
			)}{" "}
			<a href={to("/phuong-phap")}>{say("Cách đọc trích dẫn", "How citations are read")}</a>
		</p>
	);
}

/** What had to be mended before the words could be read. */
export function Repairs({ repairs }: { repairs: readonly string[] }): VNode {
	const { say } = useLanguage();
	if (repairs.length === 0)
		return (
			<p>
				{say(
					"Chữ trong bài đọc được ngay, không phải sửa gì.",
					"The words could be read as they are; nothing was mended.",
				)}
			</p>
		);
	return (
		<>
			<p>{say("Để đọc được, đã sửa:", "To be read, this was mended:")}</p>
			<ul class="why-reasons" lang="vi">
				{repairs.map((repair) => (
					<li key={repair}>{repair}</li>
				))}
			</ul>
		</>
	);
}
