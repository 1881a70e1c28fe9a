import type { VNode } from "preact";
import type { DirectiveVariant, FigureDirective } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import { provinceName } from "../components/tile-map.tsx";
import { useLanguage } from "../language.tsx";
import { directiveHref, hostOf, reportHref } from "../links.ts";
import type { Division, Names } from "../names.ts";
import { shortName } from "../quote.ts";

/** What the page of a directive tells besides time and place. */
export interface DirectiveFigures {
	together: { directive: FigureDirective; reports: number }[];
	dates: DirectiveVariant[];
	titles: DirectiveVariant[];
	/** Provinces of which the index has reports since the issue, and none that cites it. */
	silent: string[];
	/** Provinces of which it has no report since then, so that nothing can be said. Both are empty for a local document. */
	uncrawled: string[];
}

function Together({ together, names }: { together: DirectiveFigures["together"]; names: Names }): VNode {
	const { say, to, counted } = useLanguage();
	return (
		<div>
			<h3>{say("Được dẫn cùng", "Cited together with")}</h3>
			<ol>
				{together.map(({ directive, reports }) => (
					<li key={directive.id}>
						<a href={to(directiveHref(directive.id))} lang="vi">
							{shortName(directive, names)}
						</a>
						{directive.symbol && directive.title ? <span lang="vi">: {directive.title}</span> : ""}
						<span class="meta"> · {counted(reports, "báo cáo", "report")}</span>
					</li>
				))}
			</ol>
		</div>
	);
}

function Variants(props: { heading: string; variants: DirectiveVariant[]; names: Names; isDate?: boolean }): VNode {
	const { heading, variants, names, isDate = false } = props;
	const { say, to, date, counted } = useLanguage();
	return (
		<div>
			<h3>{heading}</h3>
			<ul>
				{variants.map(({ value, mentions, agrees, first }) => (
					<li key={value}>
						{isDate ? date(value) : <span lang="vi">{value}</span>}
						{agrees === false ? <b class="flag"> ≠ {say("khác sổ", "not as in the register")}</b> : null}
						<span class="meta">
							{" "}
							· {counted(mentions, "lần", "time")}, {say("đầu tiên ở", "first in")}{" "}
							<a href={to(reportHref(first.id))}>
								{names.source(first.source) ?? hostOf(first.url) ?? <span lang="vi">{first.title}</span>}
							</a>
							, {date(first.publishedOn)}
						</span>
					</li>
				))}
			</ul>
		</div>
	);
}

function Silent(props: Pick<DirectiveFigures, "silent" | "uncrawled"> & { noi: Division; names: Names }): VNode {
	const { silent, uncrawled, noi, names } = props;
	const { say, to, counted } = useLanguage();
	const uncrawledWords = counted(
		uncrawled.length,
		"địa phương khác chưa thu thập",
		"other province",
		"other provinces",
	);
	return (
		<div>
			<h3>{say("Chưa thấy dẫn ở", "Not seen cited in")}</h3>
			<p>{silent.map((slug) => provinceName(slug, noi, names)).join(", ")}.</p>
			<p class="meta">
				{counted(
					silent.length,
					"địa phương có báo cáo từ ngày văn bản ban hành mà chưa báo cáo nào dẫn",
					"province with reports since the day of issue, none of which cites it",
					"provinces with reports since the day of issue, none of which cites it",
				)}
				.{" "}
				{uncrawled.length > 0 ? (
					<>
						{uncrawledWords}
						{say(", không kết luận được", " not crawled, of which nothing can be said")} (
						<a href={to("/nguon")}>{say("nguồn", "sources")}</a>).
					</>
				) : null}
			</p>
		</div>
	);
}

/** Whether how a date or title is printed is worth telling: it varies, or it is not what the register has. */
const isTelling = (variants: DirectiveVariant[]): boolean =>
	variants.length > 1 || variants.some(({ agrees }) => agrees === false);

/** How reports cite a document: with which others, under which dates and titles, and where not. */
export function Figures(props: {
	directive: Directive;
	figures: DirectiveFigures;
	noi: Division;
	names: Names;
}): VNode | null {
	const { directive, figures, noi, names } = props;
	const { say, to } = useLanguage();
	const { together, dates, titles, silent, uncrawled } = figures;
	const parts = [
		together.length > 0 ? <Together together={together} names={names} /> : null,
		isTelling(dates) ? (
			<Variants heading={say("Ngày được ghi", "Dates stated")} variants={dates} names={names} isDate />
		) : null,
		isTelling(titles) ? (
			<Variants heading={say("Tên được ghi", "Titles stated")} variants={titles} names={names} />
		) : null,
		silent.length > 0 ? <Silent {...{ silent, uncrawled, noi, names }} /> : null,
	].filter((part) => part !== null);
	return (
		<section aria-labelledby="cach-dan">
			<h2 id="cach-dan">{say("Cách báo cáo dẫn văn bản này", "How reports cite this document")}</h2>
			{parts.length > 0 ? <div class="ways">{parts}</div> : null}
			<p class="more">
				<a href={`/api/v1/directives/${directive.id}/figures`}>{say("Số liệu đầy đủ (JSON)", "All figures (JSON)")}</a>{" "}
				· <a href={to("/so-lieu#dinh-nghia")}>{say("Định nghĩa", "Definitions")}</a>
			</p>
		</section>
	);
}
