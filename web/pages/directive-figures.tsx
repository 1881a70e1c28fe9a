import type { VNode } from "preact";
import type { DirectiveVariant, FigureDirective } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { FIGURES } from "../../model/figures.ts";
import { count, dateOr, hostOf } from "../format.ts";
import { directiveHref, reportHref } from "../links.ts";
import type { Names } from "../names.ts";
import { shortName } from "../quote.ts";

/** What the page of a directive tells besides time and place. */
export interface DirectiveFigures {
	together: { directive: FigureDirective; reports: number }[];
	dates: DirectiveVariant[];
	titles: DirectiveVariant[];
	/** Provinces (63) of which the index has reports since the issue, and none that cites it; how many it has none of. */
	silent: string[];
	uncrawled: number;
}

function Together({ together, names }: { together: DirectiveFigures["together"]; names: Names }): VNode {
	return (
		<div>
			<h3>Được dẫn cùng</h3>
			<ol class="plain">
				{together.map(({ directive, reports }) => (
					<li key={directive.id}>
						<a href={directiveHref(directive.id)}>{shortName(directive, names)}</a>
						{directive.symbol && directive.title ? `: ${directive.title}` : ""}
						<span class="meta"> · {count(reports)} báo cáo</span>
					</li>
				))}
			</ol>
		</div>
	);
}

function Variants(props: { heading: string; variants: DirectiveVariant[]; print: (value: string) => string }): VNode {
	const { heading, variants, print } = props;
	return (
		<div>
			<h3>{heading}</h3>
			<ul class="plain">
				{variants.map(({ value, mentions, agrees, first }) => (
					<li key={value}>
						{print(value)}
						{agrees === false ? <span class="flag"> · khác sổ</span> : null}
						<span class="meta">
							{" "}
							· {count(mentions)} lần, đầu tiên ở <a href={reportHref(first.id)}>{hostOf(first.url) ?? first.title}</a>,{" "}
							{dateOr(first.publishedOn)}
						</span>
					</li>
				))}
			</ul>
		</div>
	);
}

function Silent({
	silent,
	uncrawled,
	names,
}: Pick<DirectiveFigures, "silent" | "uncrawled"> & { names: Names }): VNode {
	return (
		<div>
			<h3>Chưa thấy dẫn ở</h3>
			<p>
				{silent.map((slug) => names.province(slug)).join(", ")}
				<span class="meta">
					{" "}
					({count(silent.length)} địa phương có báo cáo từ ngày văn bản ban hành
					{uncrawled > 0 ? `; ${count(uncrawled)} địa phương khác chưa thu thập, không kết luận được` : ""})
				</span>
			</p>
		</div>
	);
}

/** Whether how a date or title is printed is worth telling: it varies, or it is not what the register has. */
const isTelling = (variants: DirectiveVariant[]): boolean =>
	variants.length > 1 || variants.some(({ agrees }) => agrees === false);

/** How reports cite a document: with which others, under which dates and titles, and where not. */
export function Figures(props: { directive: Directive; figures: DirectiveFigures; names: Names }): VNode | null {
	const { directive, figures, names } = props;
	const { together, dates, titles, silent, uncrawled } = figures;
	const parts = [
		together.length > 0 ? <Together together={together} names={names} /> : null,
		isTelling(dates) ? <Variants heading="Ngày được ghi" variants={dates} print={dateOr} /> : null,
		isTelling(titles) ? <Variants heading="Tên được ghi" variants={titles} print={(title) => title} /> : null,
		silent.length > 0 ? <Silent silent={silent} uncrawled={uncrawled} names={names} /> : null,
	].filter((part) => part !== null);
	if (parts.length === 0) return null;
	return (
		<section class="cited" aria-labelledby="cach-dan">
			<h2 id="cach-dan">Cách báo cáo dẫn văn bản này</h2>
			<div class="columns">{parts}</div>
			<p class="more">
				<a href={`/api/v1/directives/${directive.id}/figures`}>Số liệu đầy đủ (JSON)</a> ·{" "}
				<a href="/so-lieu#dinh-nghia">Định nghĩa</a>
			</p>
		</section>
	);
}

/** The definitions that the section goes by, for the page of figures. */
export const DIRECTIVE_DEFINITIONS = [
	["Theo tháng", FIGURES.months.vi],
	["Địa phương im lặng", FIGURES.provinces.vi],
	["Được dẫn cùng", FIGURES.together.vi],
	["Ngày được ghi", FIGURES.dates.vi],
	["Tên được ghi", FIGURES.titles.vi],
] as const;
