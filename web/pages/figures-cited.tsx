import type { VNode } from "preact";
import { definition } from "../../model/figures.ts";
import { DayFields } from "../components/day-fields.tsx";
import { Select } from "../components/select.tsx";
import { useLanguage } from "../language.tsx";
import { directiveHref, withQuery } from "../links.ts";
import type { FiguresProps } from "./figures.tsx";
import { Bar } from "./figures-charts.tsx";
import { Document, Figure, Table, usePercent } from "./figures-parts.tsx";

/** The most cited documents of a time and place that the reader chooses. */
export function MostCited({
	site,
	filter,
	unread,
	mostCited,
}: Pick<FiguresProps, "site" | "filter" | "unread" | "mostCited">): VNode {
	const { say, to, count } = useLanguage();
	const percent = usePercent();
	const filtered = (filter.tinh ?? filter.tu ?? filter.den) !== null;
	const most = Math.max(1, ...mostCited.items.map(({ reports }) => reports));
	return (
		<Figure
			id="dan-nhieu"
			heading={say("Được dẫn nhiều nhất", "Most cited")}
			about="most-cited"
			csv={withQuery("/api/v1/figures/most-cited.csv", {
				province: filter.tinh,
				provinces: filter.tinh ? "34" : null,
				from: filter.tu,
				to: filter.den,
			})}
		>
			<form class="filters" action={to("/so-lieu#dan-nhieu")}>
				<Select
					name="tinh"
					label={say("Địa phương", "Province")}
					any={say("mọi nơi", "anywhere")}
					value={filter.tinh}
					choices={site.names.provincesToday}
				/>
				<DayFields tu={filter.tu} den={filter.den} />
				<button type="submit">{say("Lọc", "Filter")}</button>
			</form>
			{unread ? (
				<p class="flag" role="alert">
					{say(
						"Có ngày không đọc được nên không lọc theo ngày ấy. Hãy ghi như 31/01/2025.",
						"A day could not be read and was left out. Write it as 31/01/2025.",
					)}
				</p>
			) : null}
			{filtered ? (
				<p class="hint">
					{say(`Trong ${count(mostCited.of)} báo cáo.`, `Among ${count(mostCited.of)} reports.`)}{" "}
					<a href={to("/so-lieu#dan-nhieu")}>{say("Bỏ lọc", "Remove the filter")}</a>
				</p>
			) : null}
			{mostCited.items.length === 0 ? (
				<p>{say("Không có báo cáo nào như vậy dẫn văn bản.", "No such report cites a document.")}</p>
			) : (
				<Table
					caption={say("Văn bản được dẫn nhiều nhất", "Most cited documents")}
					heads={[
						say("Văn bản", "Document"),
						{ number: say("Báo cáo", "Reports") },
						{ number: say("Tỷ lệ", "Rate") },
						{ drawing: say("So với văn bản đầu bảng", "Beside the first") },
					]}
					rows={mostCited.items.map(({ directive, reports, percent: rate }) => ({
						key: directive.id,
						cells: [
							<Document directive={directive} names={site.names} />,
							count(reports),
							percent(rate),
							<Bar part={reports} whole={most} />,
						],
					}))}
				/>
			)}
		</Figure>
	);
}

/** Newest years of the table of outdated citations. */
const SHOWN_YEARS = 10;

/** Replaced documents that are still cited, one by one and by year. */
export function Outdated({
	site,
	outdated,
	outdatedByYear,
}: Pick<FiguresProps, "site" | "outdated" | "outdatedByYear">): VNode {
	const { say, to, word, date, count } = useLanguage();
	const percent = usePercent();
	const years = outdatedByYear.items.slice(-SHOWN_YEARS).toReversed();
	const most = Math.max(0, ...years.map((year) => year.percent ?? 0));
	return (
		<Figure
			id="ban-cu"
			heading={say("Vẫn dẫn văn bản đã được thay thế", "Replaced documents still cited")}
			about="outdated"
			csv="/api/v1/figures/outdated.csv"
		>
			{outdated.items.length === 0 ? (
				<p>
					{say(
						"Chưa thấy báo cáo nào dẫn văn bản đã được thay thế.",
						"No report was found that cites a replaced document.",
					)}
				</p>
			) : (
				<Table
					wide
					caption={say("Văn bản cũ vẫn được dẫn", "Replaced documents still cited")}
					heads={[
						say("Văn bản cũ, văn bản thay thế", "Replaced document and successor"),
						say("Từ ngày", "Since"),
						...[
							say("Dẫn trước đó", "Cited before"),
							say("Dẫn từ đó", "Cited since"),
							say("Dẫn cả hai", "Citing both"),
							say("Tỷ lệ dẫn cũ", "Rate of the old"),
						].map((number) => ({ number })),
					]}
					rows={outdated.items.map(({ directive, replacedBy, since, before, after, both, percent: rate }) => ({
						key: directive.id,
						cells: [
							<>
								<Document directive={{ ...directive, status: "unknown" }} names={site.names} />
								<span class="successor">
									<span aria-hidden="true">→ </span>
									<span class="hidden">{say("được thay bằng", "replaced by")} </span>
									<Document directive={{ ...replacedBy, status: "unknown" }} names={site.names} />
								</span>
							</>,
							date(since),
							count(before),
							<a href={to(`${withQuery(directiveHref(directive.id), { tu: since })}#trich-dan`)} rel="nofollow">
								{count(after)}
							</a>,
							count(both),
							percent(rate),
						],
					}))}
				/>
			)}
			{years.length > 0 ? (
				<>
					<h3 id="ban-cu-nam">{say("Theo năm", "By year")}</h3>
					<p class="definition">{word(definition("outdated-by-year"))}</p>
					<Table
						caption={say("Trích dẫn văn bản đã được thay thế, theo năm", "Citations of replaced documents, by year")}
						heads={[
							say("Năm", "Year"),
							...[
								say("Trích dẫn đã xác định", "Citations identified"),
								say("Của văn bản cũ", "Of a replaced one"),
								say("Tỷ lệ", "Rate"),
							].map((number) => ({ number })),
							{ drawing: say("So với năm cao nhất", "Beside the highest year") },
						]}
						rows={years.map(({ year, resolved, outdated: late, percent: rate }) => ({
							key: String(year),
							cells: [
								String(year),
								count(resolved),
								count(late),
								percent(rate, ["trích dẫn", "citations"]),
								rate === null ? "" : <Bar part={rate} whole={most} />,
							],
						}))}
					/>
					<p class="more">
						<a href="/api/v1/figures/outdated-by-year.csv">
							{say("Tải bảng theo năm (CSV)", "Take the years away (CSV)")}
						</a>
					</p>
				</>
			) : null}
		</Figure>
	);
}

/** Documents whose day of issue comes round soon. */
export function Anniversaries({ site, anniversaries }: Pick<FiguresProps, "site" | "anniversaries">): VNode {
	const { say, date, count } = useLanguage();
	return (
		<Figure
			id="tron-nam"
			heading={say("Sắp tròn năm", "Anniversaries ahead")}
			about="anniversaries"
			csv={withQuery("/api/v1/figures/anniversaries.csv", { from: anniversaries.from, to: anniversaries.to })}
		>
			<p>
				{say(
					`Từ ${date(anniversaries.from)} đến ${date(anniversaries.to)}, văn bản được dẫn nhiều đứng trước.`,
					`From ${date(anniversaries.from)} to ${date(anniversaries.to)}, the most cited first.`,
				)}
			</p>
			{anniversaries.items.length === 0 ? (
				<p>{say("Không có văn bản nào.", "There is none.")}</p>
			) : (
				<Table
					caption={say("Văn bản sắp tròn năm", "Anniversaries ahead")}
					heads={[
						say("Văn bản", "Document"),
						say("Ngày", "Day"),
						{ number: say("Số năm", "Years") },
						{ number: say("Báo cáo", "Reports") },
					]}
					rows={anniversaries.items.map(({ directive, years, on, reports }) => ({
						key: `${directive.id} ${years}`,
						cells: [<Document directive={directive} names={site.names} />, date(on), count(years), count(reports)],
					}))}
				/>
			)}
		</Figure>
	);
}
