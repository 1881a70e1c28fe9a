import type { VNode } from "preact";
import type {
	AnniversariesReply,
	CoverageReply,
	LagsReply,
	MostCitedReply,
	OutdatedByYearReply,
	OutdatedReply,
	OverTimeReply,
} from "../../model/api.ts";
import { definition } from "../../model/figures.ts";
import { TileMap } from "../components/tile-map.tsx";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";
import { Anniversaries, MostCited, Outdated } from "./figures-cited.tsx";
import { Denominator, Figure, Table } from "./figures-parts.tsx";
import { Lags, OverTime } from "./figures-time.tsx";

export interface FiguresProps {
	site: Site;
	/** Time and place of the most cited, `tinh` one of the 34 provinces of today; `theo`: by what time is divided. */
	filter: { tinh: string | null; tu: string | null; den: string | null; theo: "thang" | "nam" | null };
	/** Something typed into the filter that was no day. */
	unread: boolean;
	overTime: OverTimeReply;
	mostCited: MostCitedReply;
	outdated: OutdatedReply;
	outdatedByYear: OutdatedByYearReply;
	anniversaries: AnniversariesReply;
	lags: LagsReply;
	/** By the 34 provinces of today. */
	coverage: CoverageReply;
}

/** Provinces of the table; the map has all. */
const SHOWN = 10;

function Places({ site, coverage }: Pick<FiguresProps, "site" | "coverage">): VNode {
	const { say, to, date, count } = useLanguage();
	const known = coverage.items.flatMap(({ province, ...of }) => (province === null ? [] : [{ province, ...of }]));
	const covered = known.filter(({ reports }) => reports > 0);
	const missing = known.filter(({ reports }) => reports === 0);
	const elsewhere = coverage.items.find(({ province }) => province === null);
	const names = new Map(site.names.provincesToday.map(({ slug, name }) => [slug, name]));
	const nameOf = (province: string): string => names.get(province) ?? province;
	return (
		<Figure
			id="bao-phu"
			heading={say("Theo địa phương", "By province")}
			about="coverage"
			csv="/api/v1/figures/coverage.csv?provinces=34"
		>
			<div class="beside">
				<TileMap
					counts={new Map(known.map(({ province, reports }) => [province, reports]))}
					division="34"
					names={site.names}
					caption={say("Báo cáo trong sổ, theo 34 tỉnh, thành", "Reports in the index, by the 34 provinces")}
					uncrawled={new Set(missing.map(({ province }) => province))}
				/>
				<div>
					{covered.length > 0 ? (
						<Table
							caption={say("Báo cáo theo địa phương", "Reports by province")}
							heads={[
								say("Địa phương", "Province"),
								{ number: say("Báo cáo", "Reports") },
								say("Sớm nhất", "First"),
								say("Muộn nhất", "Last"),
							]}
							rows={covered.slice(0, SHOWN).map(({ province, reports, from, to: last }) => ({
								key: province,
								cells: [<span lang="vi">{nameOf(province)}</span>, count(reports), date(from), date(last)],
							}))}
						/>
					) : null}
					{covered.length > SHOWN ? (
						<p class="hint">
							{say(
								`Bảng có ${SHOWN} địa phương nhiều báo cáo nhất; hình và tệp CSV có đủ.`,
								`The table has the ${SHOWN} provinces with most reports; the map and the CSV have all.`,
							)}
						</p>
					) : null}
					<p class="hint">
						{elsewhere && elsewhere.reports > 0
							? say(
									`${count(elsewhere.reports)} báo cáo của trung ương hoặc chưa rõ nơi. `,
									`${count(elsewhere.reports)} reports are of the whole country or of no known place. `,
								)
							: null}
						{missing.length > 0 ? (
							<>
								{say(`Chưa thu thập (${missing.length} địa phương): `, `Not crawled (${missing.length} provinces): `)}
								<span lang="vi">{missing.map(({ province }) => nameOf(province)).join(", ")}</span>.
							</>
						) : null}
					</p>
				</div>
			</div>
			<p class="more">
				<a href={to("/so-lieu/dia-phuong")}>
					{say("Bảng địa phương theo năm và theo văn bản", "Provinces by year and by document")}
				</a>
			</p>
		</Figure>
	);
}

/** The figures that stand on the page of a directive, and what they are called there. */
const OF_A_DIRECTIVE = [
	["months", ["Theo tháng", "By month"]],
	["provinces", ["Địa phương im lặng", "Silent provinces"]],
	["together", ["Được dẫn cùng", "Cited together"]],
	["dates", ["Ngày được ghi", "Dates stated"]],
	["titles", ["Tên được ghi", "Titles quoted"]],
] as const;

function OfADirective(): VNode {
	const { say, word } = useLanguage();
	return (
		<section id="dinh-nghia" class="prose">
			<h2>{say("Số liệu ở trang văn bản", "Figures on the page of a document")}</h2>
			<dl>
				{OF_A_DIRECTIVE.map(([name, words]) => (
					<div key={name}>
						<dt>{word(words)}</dt>
						<dd>{word(definition(name))}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

/** What the index tells in numbers, each with its definition. */
export function FiguresPage(props: FiguresProps): VNode {
	const { site, filter, coverage } = props;
	const { say, to } = useLanguage();
	const { crawled } = coverage;
	const provinces = coverage.items.filter(({ province, reports }) => province !== null && reports > 0).length;
	const parts = [
		["#thoi-gian", say("Theo thời gian", "Over time")],
		["#bao-phu", say("Theo địa phương", "By province")],
		["#dan-nhieu", say("Được dẫn nhiều nhất", "Most cited")],
		["#do-tre", say("Từ ban hành đến lần dẫn đầu", "From the issue to the first citation")],
		["#ban-cu", say("Vẫn dẫn văn bản đã được thay thế", "Replaced documents still cited")],
		["#tron-nam", say("Sắp tròn năm", "Anniversaries ahead")],
	] as const;
	return (
		<Layout
			site={site}
			title={say("Số liệu", "Figures")}
			section="so-lieu"
			path="/so-lieu"
			description={say(
				"Báo cáo và trích dẫn theo thời gian, theo địa phương; văn bản được dẫn nhiều nhất; độ trễ; văn bản cũ vẫn được dẫn.",
				"Reports and citations over time and by province; most cited documents; lags; replaced documents still cited.",
			)}
			noindex={Object.values(filter).some((value) => value !== null)}
		>
			<h1>{say("Số liệu", "Figures")}</h1>
			<Denominator crawled={crawled} provinces={provinces} />
			{crawled.reports === 0 ? null : (
				<>
					<nav class="contents noprint" aria-label={say("Trong trang này", "On this page")}>
						{parts.map(([href, name]) => (
							<a key={href} href={href}>
								{name}
							</a>
						))}
						<a href={to("/so-lieu/dia-phuong")}>{say("Bảng địa phương", "Table of provinces")}</a>
					</nav>
					<OverTime {...props} />
					<Places {...props} />
					<MostCited {...props} />
					<Lags {...props} />
					<Outdated {...props} />
					<Anniversaries {...props} />
				</>
			)}
			<OfADirective />
		</Layout>
	);
}
