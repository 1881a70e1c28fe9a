import type { ComponentChildren, VNode } from "preact";
import type {
	AnniversariesReply,
	CoverageReply,
	FigureDirective,
	LagsReply,
	MostCitedReply,
	OutdatedReply,
} from "../../model/api.ts";
import { printDate } from "../../model/dates.ts";
import { FIGURES, LEAST } from "../../model/figures.ts";
import { DayFields } from "../components/day-fields.tsx";
import { Select } from "../components/select.tsx";
import { count, dateOr } from "../format.ts";
import { Layout } from "../layout.tsx";
import { directiveHref, withQuery } from "../links.ts";
import type { Names } from "../names.ts";
import { shortName } from "../quote.ts";
import type { Site } from "../site.ts";
import { DIRECTIVE_DEFINITIONS } from "./directive-figures.tsx";

interface Props {
	site: Site;
	/** Time and place of the most cited; `tinh` is one of the 34 provinces of today. */
	filter: { tinh: string | null; tu: string | null; den: string | null };
	mostCited: MostCitedReply;
	outdated: OutdatedReply;
	anniversaries: AnniversariesReply;
	lags: LagsReply;
	/** By the 34 provinces of today. */
	coverage: CoverageReply;
}

interface TableProps {
	id: string;
	heading: string;
	/** What the figure counts. */
	about: string;
	csv: string;
	/** Names of the columns; those of numbers are set to the right. */
	heads: readonly (string | { number: string })[];
	/** Shown where there are no rows. */
	empty: string;
	rows: VNode[];
	children?: ComponentChildren;
}

/** A figure as a table, with its definition and a way to take it away. */
function Table({ id, heading, about, csv, heads, empty, rows, children }: TableProps): VNode {
	return (
		<section id={id}>
			<h2>{heading}</h2>
			<p class="hint">{about}</p>
			{children}
			{rows.length === 0 ? (
				<p>{empty}</p>
			) : (
				<div class="scroll">
					<table class="figures">
						<thead>
							<tr>
								{heads.map((head) =>
									typeof head === "string" ? (
										<th scope="col">{head}</th>
									) : (
										<th scope="col" class="number">
											{head.number}
										</th>
									),
								)}
							</tr>
						</thead>
						<tbody>{rows}</tbody>
					</table>
				</div>
			)}
			<p class="more">
				<a href={csv}>Tải bảng này (CSV)</a>
			</p>
		</section>
	);
}

const Numbers = ({ of }: { of: (string | number | null)[] }): VNode => (
	<>
		{of.map((value) => (
			<td class="number">{typeof value === "number" ? count(value) : value}</td>
		))}
	</>
);

function Document({ directive, names }: { directive: FigureDirective; names: Names }): VNode {
	return (
		<>
			<a href={directiveHref(directive.id)}>{shortName(directive, names)}</a>
			<p class="meta">
				{directive.symbol ? directive.title : null}
				{directive.status === "replaced" ? <span class="flag"> · đã được thay thế</span> : null}
				{directive.status === "repealed" ? <span class="flag"> · đã bị bãi bỏ</span> : null}
			</p>
		</>
	);
}

const TOO_FEW = `dưới ${LEAST}`;
const decimal = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
/** A percentage as Vietnamese write it; where there is none, why. */
const percentWords = (percent: number | null): string => (percent === null ? TOO_FEW : `${decimal.format(percent)}%`);

/** What the index tells in numbers, each with its definition. */
export function FiguresPage(props: Props): VNode {
	const { site, filter, mostCited, outdated, anniversaries, lags, coverage } = props;
	const { names } = site;
	const { crawled } = coverage;
	const filtered = (filter.tinh ?? filter.tu ?? filter.den) !== null;
	const today = new Map(names.provincesToday.map(({ slug, name }) => [slug, name]));
	const placeName = (province: string | null): string =>
		province === null ? "Chưa rõ nơi, trung ương" : (today.get(province) ?? province);
	const empty = coverage.items.filter(({ reports }) => reports === 0).map(({ province }) => placeName(province));
	return (
		<Layout site={site} title="Số liệu" path="/so-lieu" noindex={filtered}>
			<h1>Số liệu</h1>
			<p class="lead">
				Tính trên {count(crawled.reports)} báo cáo
				{crawled.from && crawled.to ? `, đăng từ ${printDate(crawled.from)} đến ${printDate(crawled.to)}` : ""}. Dưới
				năm báo cáo thì không nêu tỷ lệ.
			</p>
			<Table
				id="dan-nhieu"
				heading="Được dẫn nhiều nhất"
				about={FIGURES["most-cited"].vi}
				csv={withQuery("/api/v1/figures/most-cited.csv", {
					province: filter.tinh,
					provinces: filter.tinh ? "34" : null,
					from: filter.tu,
					to: filter.den,
				})}
				heads={["Văn bản", { number: "Báo cáo" }, { number: "Tỷ lệ" }]}
				empty="Không có báo cáo nào như vậy dẫn văn bản."
				rows={mostCited.items.map(({ directive, reports, percent }) => (
					<tr key={directive.id}>
						<td>
							<Document directive={directive} names={names} />
						</td>
						<Numbers of={[reports, percentWords(percent)]} />
					</tr>
				))}
			>
				<form class="filters" action="/so-lieu#dan-nhieu">
					<Select name="tinh" label="Địa phương" any="mọi nơi" value={filter.tinh} choices={names.provincesToday} />
					<DayFields tu={filter.tu} den={filter.den} />
					<button type="submit">Lọc</button>
				</form>
				{filtered ? (
					<p class="hint">
						Trong {count(mostCited.of)} báo cáo. <a href="/so-lieu#dan-nhieu">Bỏ lọc</a>
					</p>
				) : null}
			</Table>
			<Table
				id="ban-cu"
				heading="Vẫn dẫn văn bản đã được thay thế"
				about={FIGURES.outdated.vi}
				csv="/api/v1/figures/outdated.csv"
				heads={[
					"Văn bản cũ, văn bản thay thế",
					"Từ ngày",
					...["Dẫn trước đó", "Dẫn từ đó", "Dẫn cả hai", "Tỷ lệ dẫn cũ"].map((number) => ({ number })),
				]}
				empty="Chưa thấy báo cáo nào dẫn văn bản đã được thay thế."
				rows={outdated.items.map(({ directive, replacedBy, since, before, after, both, percent }) => (
					<tr key={directive.id}>
						<td>
							<a href={directiveHref(directive.id)}>{shortName(directive, names)}</a> →{" "}
							<a href={directiveHref(replacedBy.id)}>{shortName(replacedBy, names)}</a>
							<p class="meta">{replacedBy.title}</p>
						</td>
						<td>{printDate(since)}</td>
						<Numbers of={[before]} />
						<td class="number">
							<a href={`${withQuery(directiveHref(directive.id), { tu: since })}#trich-dan`}>{count(after)}</a>
						</td>
						<Numbers of={[both, percentWords(percent)]} />
					</tr>
				))}
			/>
			<Table
				id="tron-nam"
				heading="Sắp tròn năm"
				about={FIGURES.anniversaries.vi}
				csv={withQuery("/api/v1/figures/anniversaries.csv", { from: anniversaries.from, to: anniversaries.to })}
				heads={["Ngày", "Văn bản", { number: "Số năm" }, { number: "Báo cáo" }]}
				empty="Không có văn bản nào."
				rows={anniversaries.items.map(({ directive, years, on, reports }) => (
					<tr key={`${directive.id} ${years}`}>
						<td>{printDate(on)}</td>
						<td>
							<Document directive={directive} names={names} />
						</td>
						<Numbers of={[years, reports]} />
					</tr>
				))}
			>
				<p>
					Từ {printDate(anniversaries.from)} đến {printDate(anniversaries.to)}.
				</p>
			</Table>
			<Table
				id="do-tre"
				heading="Từ ban hành đến lần dẫn đầu"
				about={FIGURES.lags.vi}
				csv="/api/v1/figures/lags.csv"
				heads={["Loại", ...["Văn bản", "Một phần tư (ngày)", "Trung vị", "Ba phần tư"].map((number) => ({ number }))]}
				empty="Chưa có văn bản nào ban hành trong thời gian chỉ mục có dữ liệu mà đã được dẫn."
				rows={lags.items.map(({ type, directives, first, median, third }) => (
					<tr key={type}>
						<td>{type === null ? "Mọi loại" : names.type(type)}</td>
						<Numbers of={[directives, ...[first, median, third].map((days) => days ?? TOO_FEW)]} />
					</tr>
				))}
			>
				{lags.since ? <p>Văn bản ban hành từ {printDate(lags.since)}.</p> : null}
			</Table>
			<Table
				id="bao-phu"
				heading="Đã thu thập ở đâu"
				about={FIGURES.coverage.vi}
				csv="/api/v1/figures/coverage.csv?provinces=34"
				heads={["Địa phương", { number: "Báo cáo" }, "Sớm nhất", "Muộn nhất"]}
				empty="Chưa có báo cáo nào."
				rows={coverage.items
					.filter(({ reports }) => reports > 0)
					.map(({ province, reports, from, to }) => (
						<tr key={province}>
							<td>{placeName(province)}</td>
							<Numbers of={[reports]} />
							<td>{dateOr(from)}</td>
							<td>{dateOr(to)}</td>
						</tr>
					))}
			>
				{empty.length > 0 ? <p>Chưa thu thập: {empty.join(", ")}.</p> : null}
			</Table>
			<section id="dinh-nghia" class="prose">
				<h2>Số liệu ở trang văn bản</h2>
				<ul>
					{DIRECTIVE_DEFINITIONS.map(([name, words]) => (
						<li key={name}>
							<b>{name}.</b> {words}
						</li>
					))}
				</ul>
			</section>
		</Layout>
	);
}
