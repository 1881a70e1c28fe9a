import type { ComponentChildren, VNode } from "preact";
import type { Crawled, FigureDirective } from "../../model/api.ts";
import { definition, type FIGURES, LEAST } from "../../model/figures.ts";
import { type Lang, type Pair, useLanguage } from "../language.tsx";
import { directiveHref } from "../links.ts";
import type { Names } from "../names.ts";
import { shortName } from "../quote.ts";

const DECIMAL: Record<Lang, Intl.NumberFormat> = {
	vi: new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 }),
	en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }),
};

/** Percentages in the language of the page; where there is none, why: the whole is too small. */
export function usePercent(): (percent: number | null, whole?: Pair) => string {
	const { lang, say } = useLanguage();
	return (percent, [vi, en] = ["báo cáo", "reports"]) =>
		percent === null ? say(`dưới ${LEAST} ${vi}`, `below ${LEAST} ${en}`) : `${DECIMAL[lang].format(percent)}%`;
}

/** What all figures of a page are counted over. */
export function Denominator({ crawled, provinces }: { crawled: Crawled; provinces: number }): VNode {
	const { say, to, date, counted } = useLanguage();
	const { reports, from, to: last } = crawled;
	if (reports === 0)
		return (
			<p class="lead">
				{say(
					"Sổ chưa có báo cáo nào, nên chưa có số liệu. Số liệu có sau lần thu thập đầu tiên.",
					"The index holds no report yet, so there are no figures. They come with the first crawl.",
				)}{" "}
				<a href={to("/nguon")}>{say("Xem các nguồn", "See the sources")}</a>
			</p>
		);
	return (
		<p class="lead">
			{say("Tính trên", "Counted over")} <b>{counted(reports, "báo cáo", "report")}</b>
			{from && last
				? say(`, đăng từ ${date(from)} đến ${date(last)}`, `, published from ${date(from)} to ${date(last)}`)
				: ""}
			{say(", của ", ", of ")}
			<a href={to("/so-lieu/dia-phuong")}>
				{say(`${provinces} trong 34 tỉnh, thành`, `${provinces} of the 34 provinces`)}
			</a>
			.{" "}
			{say(
				`Số liệu nói về những báo cáo ấy, không phải về cả nước. Dưới ${LEAST} báo cáo thì không nêu tỷ lệ.`,
				`The figures tell of these reports, not of the country. No percentage is told of fewer than ${LEAST} reports.`,
			)}
		</p>
	);
}

interface FigureProps {
	id: string;
	heading: string;
	/** Which definition stands below the heading. */
	about: keyof typeof FIGURES;
	/** Address of the whole table. */
	csv: string;
	children: ComponentChildren;
}

/** A figure with its definition and a way to take it away. */
export function Figure({ id, heading, about, csv, children }: FigureProps): VNode {
	const { say, word } = useLanguage();
	return (
		<section class="figure" id={id} aria-labelledby={`${id}-ten`}>
			<h2 id={`${id}-ten`}>{heading}</h2>
			<p class="definition">{word(definition(about))}</p>
			{children}
			<p class="more">
				<a href={csv}>{say("Tải bảng này (CSV)", "Take this table away (CSV)")}</a>
			</p>
		</section>
	);
}

/** A column of a table by its name; `number`: its cells are numbers, `drawing`: they draw what other cells say. */
export type Head = string | { number: string } | { drawing: string };

function columnOf(head: Head): { name: string; kind: string | undefined } {
	if (typeof head === "string") return { name: head, kind: undefined };
	return "number" in head ? { name: head.number, kind: "number" } : { name: head.drawing, kind: "drawn" };
}

/** A table whose first cell of each row names it; a `wide` one becomes cards on a phone, others leave their drawing out there. */
export function Table(props: {
	caption: string;
	wide?: boolean;
	heads: readonly Head[];
	rows: { key: string; cells: readonly ComponentChildren[] }[];
}): VNode {
	const { caption, heads, rows, wide = false } = props;
	const columns = heads.map(columnOf);
	return (
		<table class={wide ? "figures cards inline" : "figures"}>
			<caption class="hidden">{caption}</caption>
			<thead>
				<tr>
					{columns.map(({ name, kind }) => (
						<th key={name} scope="col" class={kind}>
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ key, cells }) => (
					<tr key={key}>
						<th scope="row">{cells[0]}</th>
						{columns.slice(1).map(({ name, kind }, i) => (
							<td key={name} class={kind} data-label={wide ? name : undefined}>
								{cells[i + 1]}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** A document in a table: its short name, its title, whether it still stands. */
export function Document({ directive, names }: { directive: FigureDirective; names: Names }): VNode {
	const { say, to } = useLanguage();
	const { id, symbol, title, status } = directive;
	return (
		<>
			<a href={to(directiveHref(id))} lang="vi">
				{shortName(directive, names)}
			</a>
			{symbol && title ? (
				<span class="title" lang="vi">
					{title}
				</span>
			) : null}
			{status === "replaced" ? <span class="flag">{say("đã được thay thế", "replaced")}</span> : null}
			{status === "repealed" ? <span class="flag">{say("đã bị bãi bỏ", "repealed")}</span> : null}
		</>
	);
}

/** A choice between views of the same figure, as links. */
export function Switch(props: { name: string; choices: { name: string; href: string; chosen: boolean }[] }): VNode {
	return (
		<nav class="views noprint" aria-label={props.name}>
			<span class="label">{props.name}</span>
			{props.choices.map(({ name, href, chosen }) => (
				<a key={name} href={href} rel="nofollow" aria-current={chosen ? "true" : undefined}>
					{name}
				</a>
			))}
		</nav>
	);
}
