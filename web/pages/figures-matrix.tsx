import type { ComponentChildren, VNode } from "preact";
import { roman } from "../../citation/index.ts";
import type { ByProvinceReply, CoverageReply, FigureDirective, SpreadReply } from "../../model/api.ts";
import { provinceName, shades, TileMap } from "../components/tile-map.tsx";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { directiveHref, withQuery } from "../links.ts";
import type { Division } from "../names.ts";
import { shortName } from "../quote.ts";
import type { Site } from "../site.ts";
import { Denominator, Figure, Switch } from "./figures-parts.tsx";

/** How the table of provinces is asked for. */
interface MatrixFilter {
	/** The 63 provinces of before 01/07/2025 or the 34 of today. */
	noi: Division;
	theo: "nam" | "van-ban";
	xep: "nhieu" | "ten";
}

interface MatrixProps {
	site: Site;
	filter: MatrixFilter;
	byProvince: ByProvinceReply;
	/** Null where the table goes by years. */
	spread: SpreadReply | null;
	coverage: CoverageReply;
	/** Of the 34 provinces of today, how many have reports. */
	provinces: number;
}

/** A cell: a number of reports, or null where there was nothing to count. */
type Cell = number | null;

interface Row {
	province: string;
	/** All reports of the province in the index, and those that cite anything. */
	reports: number;
	citing: number;
	cells: Cell[];
}

interface Column {
	key: string;
	head: ComponentChildren;
}

/** Newest years with a column of their own. */
const YEARS = 10;

interface Columns {
	columns: Column[];
	cell: (province: string, column: string) => Cell;
}

/** The newest years, all before them together, and the undated, as far as there are such reports. */
function useYears({ items }: ByProvinceReply): Columns {
	const { say } = useLanguage();
	const years = [...new Set(items.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a);
	const shown = new Set(years.slice(0, YEARS));
	const oldest = years[YEARS - 1];
	const columnOf = (year: number | null): string =>
		year === null ? "none" : shown.has(year) ? String(year) : "before";
	const cells = new Map<string, number>();
	for (const { province, year, citing } of items) {
		const key = `${province} ${columnOf(year)}`;
		cells.set(key, (cells.get(key) ?? 0) + citing);
	}
	const columns = [
		...[...shown].map((year) => ({ key: String(year), head: String(year) })),
		...(years.length > YEARS ? [{ key: "before", head: say(`trước ${oldest}`, `before ${oldest}`) }] : []),
		...(items.some(({ year }) => year === null) ? [{ key: "none", head: say("chưa rõ ngày", "undated") }] : []),
	];
	return { columns, cell: (province, column) => cells.get(`${province} ${column}`) ?? null };
}

/** A document at the head of a column: its number, with the term or year that tells it from others of that number. */
function DocumentHead({ directive, site }: { directive: FigureDirective; site: Site }): VNode {
	const { to } = useLanguage();
	const { id, symbol, title, issuedOn } = directive;
	const term = /:k(\d+)$/.exec(id)?.[1];
	return (
		<a href={to(directiveHref(id))} title={title ?? undefined} lang="vi">
			<b>{symbol ?? shortName(directive, site.names)}</b> {term ? `khóa ${roman(Number(term))}` : issuedOn?.slice(0, 4)}
		</a>
	);
}

function documents({ directives, items }: SpreadReply, site: Site): Columns {
	const cells = new Map(
		items.map(({ directive, province, state, reports }) => [
			`${province} ${directive}`,
			state === "uncrawled" ? null : reports,
		]),
	);
	return {
		columns: directives.map((directive) => ({
			key: directive.id,
			head: <DocumentHead directive={directive} site={site} />,
		})),
		cell: (province, column) => cells.get(`${province} ${column}`) ?? null,
	};
}

function Matrix({
	rows,
	columns,
	site,
	filter,
}: {
	rows: Row[];
	columns: Column[];
	site: Site;
	filter: MatrixFilter;
}): VNode {
	const { say, to, count } = useLanguage();
	const tops = shades(Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell ?? 0))));
	const shadeOf = (number: number): number => (number === 0 ? 0 : tops.findIndex((top) => number <= top) + 1);
	const uncrawled = say("chưa thu thập", "not crawled");
	const reportsOf = (province: string): string =>
		to(withQuery("/tim", { q: `tinh:${province}`, loai: "bc", noi: filter.noi === "34" ? "34" : null }));
	return (
		// A box that scrolls must be reached by the keyboard.
		// biome-ignore lint/a11y/noNoninteractiveTabindex: see above
		<section class="matrix" aria-label={say("Bảng địa phương", "Table of provinces")} tabIndex={0}>
			<table>
				<caption class="hidden">
					{filter.theo === "nam"
						? say("Báo cáo có dẫn văn bản, theo địa phương và năm đăng", "Reports that cite, by province and year")
						: say("Báo cáo dẫn từng văn bản, theo địa phương", "Reports that cite each document, by province")}
				</caption>
				<thead>
					<tr>
						<th scope="col">{say("Địa phương", "Province")}</th>
						<th scope="col" class="number">
							{say("Có dẫn / báo cáo", "Citing / reports")}
						</th>
						{columns.map(({ key, head }) => (
							<th key={key} scope="col" class="number">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ province, reports, citing, cells }) => (
						<tr key={province}>
							<th scope="row">
								<a href={reportsOf(province)} rel="nofollow" lang="vi">
									{provinceName(province, filter.noi, site.names)}
								</a>
							</th>
							<td class="number">
								{count(citing)} / {count(reports)}
							</td>
							{cells.map((cell, i) =>
								cell === null ? (
									<td key={columns[i]?.key} class="u">
										<span class="hidden">{uncrawled}</span>
									</td>
								) : (
									<td key={columns[i]?.key} class={`s${shadeOf(cell)}`}>
										{count(cell)}
									</td>
								),
							)}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function Legend(): VNode {
	const { say } = useLanguage();
	return (
		<ul class="legend" aria-label={say("Chú giải", "Legend")}>
			<li class="s1">{say("ít", "few")}</li>
			<li class="s3">{say("vừa", "some")}</li>
			<li class="s5">{say("nhiều báo cáo dẫn", "many citing reports")}</li>
			<li class="s0">{say("0: có báo cáo, không báo cáo nào dẫn", "0: there are reports, none cites")}</li>
			<li class="u hatched">{say("chưa thu thập", "not crawled")}</li>
		</ul>
	);
}

/** Who cites by place: provinces by year, or by the most cited documents. */
export function MatrixPage({ site, filter, byProvince, spread, coverage, provinces }: MatrixProps): VNode {
	const { say, to, lang } = useLanguage();
	const { noi, theo, xep } = filter;
	const years = useYears(byProvince);
	const { columns, cell } = spread ? documents(spread, site) : years;
	const totals = new Map<string, { reports: number; citing: number }>();
	for (const { province, reports, citing } of byProvince.items) {
		if (province === null) continue;
		const before = totals.get(province) ?? { reports: 0, citing: 0 };
		totals.set(province, { reports: before.reports + reports, citing: before.citing + citing });
	}
	const nameOf = (province: string): string => provinceName(province, noi, site.names);
	const byName = new Intl.Collator("vi").compare;
	const rows = [...totals]
		.map(([province, of]) => ({ province, ...of, cells: columns.map(({ key }) => cell(province, key)) }))
		.sort(
			(a, b) =>
				(xep === "ten" ? 0 : b.citing - a.citing || b.reports - a.reports) ||
				byName(nameOf(a.province), nameOf(b.province)),
		);
	const missing = coverage.items.flatMap(({ province }) =>
		province === null || totals.has(province) ? [] : [province],
	);
	const at = (change: Partial<MatrixFilter>): string => {
		const asked = { ...filter, ...change };
		return to(
			withQuery("/so-lieu/dia-phuong", {
				noi: asked.noi === "63" ? null : asked.noi,
				theo: asked.theo === "nam" ? null : asked.theo,
				xep: asked.xep === "nhieu" ? null : asked.xep,
			}),
		);
	};
	const title = say("Số liệu theo địa phương", "Figures by province");
	return (
		<Layout
			site={site}
			title={title}
			section="so-lieu"
			path="/so-lieu/dia-phuong"
			noindex={noi !== "63" || theo !== "nam" || xep !== "nhieu"}
		>
			<p class="eyebrow">
				<a href={to("/so-lieu")}>{say("Số liệu", "Figures")}</a>
			</p>
			<h1>{title}</h1>
			<Denominator crawled={byProvince.crawled} provinces={provinces} />
			<div class="switches">
				<Switch
					name={say("Địa phương", "Provinces")}
					choices={[
						{
							name: say("63 tỉnh, thành trước 01/07/2025", "63 before 1 July 2025"),
							href: at({ noi: "63" }),
							chosen: noi === "63",
						},
						{ name: say("34 tỉnh, thành nay", "34 of today"), href: at({ noi: "34" }), chosen: noi === "34" },
					]}
				/>
				<Switch
					name={say("Cột là", "Columns")}
					choices={[
						{ name: say("năm", "years"), href: at({ theo: "nam" }), chosen: theo === "nam" },
						{
							name: say("văn bản được dẫn nhiều nhất", "most cited documents"),
							href: at({ theo: "van-ban" }),
							chosen: theo === "van-ban",
						},
					]}
				/>
				<Switch
					name={say("Xếp theo", "Order")}
					choices={[
						{ name: say("nhiều nhất", "most"), href: at({ xep: "nhieu" }), chosen: xep === "nhieu" },
						{ name: say("tên", "name"), href: at({ xep: "ten" }), chosen: xep === "ten" },
					]}
				/>
			</div>
			<Figure
				id="bang"
				heading={
					theo === "nam"
						? say("Báo cáo có dẫn văn bản, theo năm đăng", "Reports that cite a document, by year")
						: say("Báo cáo dẫn từng văn bản", "Reports that cite each document")
				}
				about={theo === "nam" ? "by-province" : "spread"}
				csv={withQuery(`/api/v1/figures/${theo === "nam" ? "by-province" : "spread"}.csv`, { provinces: noi })}
			>
				{rows.length > 0 ? (
					<>
						<Legend />
						<Matrix {...{ rows, columns, site, filter }} />
					</>
				) : (
					<p>{say("Chưa có báo cáo nào rõ địa phương.", "There is no report of a known province yet.")}</p>
				)}
			</Figure>
			<div class="beside">
				<TileMap
					counts={new Map(rows.map(({ province, citing }) => [province, citing]))}
					division={noi}
					names={site.names}
					caption={say("Báo cáo có dẫn văn bản, mọi năm", "Reports that cite a document, all years")}
					uncrawled={new Set(missing)}
				/>
				{missing.length > 0 ? (
					<section>
						<h2>{say(`Chưa thu thập: ${missing.length} địa phương`, `Not crawled: ${missing.length} provinces`)}</h2>
						<p class="definition">
							{say(
								"Sổ không có báo cáo nào của các nơi này, nên không kết luận được là họ có dẫn văn bản hay không.",
								"The index has no report of these, so nothing can be said of whether they cite.",
							)}
						</p>
						<p lang={lang === "vi" ? undefined : "vi"}>{missing.map(nameOf).join(", ")}.</p>
					</section>
				) : null}
			</div>
		</Layout>
	);
}
