import type { VNode } from "preact";
import { LEAST } from "../../model/figures.ts";
import { useLanguage } from "../language.tsx";
import { withQuery } from "../links.ts";
import type { Names } from "../names.ts";
import { periodsOf } from "../periods.ts";
import { TYPE_GLOSS } from "../words.ts";
import type { FiguresProps } from "./figures.tsx";
import { Box, Columns } from "./figures-charts.tsx";
import { Figure, Switch, Table, usePercent } from "./figures-parts.tsx";

/** Newest periods of the table; the file has all. */
const SHOWN_PERIODS = 12;

/** Reports and citations by month or year, drawn and as a table. */
export function OverTime({ overTime, filter }: Pick<FiguresProps, "overTime" | "filter">): VNode {
	const { say, to, date, count, counted } = useLanguage();
	const percent = usePercent();
	const { by, periods, cut } = periodsOf(overTime.items, filter.theo);
	const undated = overTime.items.find(({ month }) => month === null);
	const [unit, units] =
		by === "thang" ? [say("Tháng", "Month"), say("tháng", "months")] : [say("Năm", "Year"), say("năm", "years")];
	const newest = periods.toReversed().filter(({ reports }) => reports > 0);
	const reports = (number: number): string => counted(number, "báo cáo", "report");
	const citations = (number: number): string => counted(number, "trích dẫn", "citation");
	const at = (theo: string): string => to(`${withQuery("/so-lieu", { ...filter, theo })}#thoi-gian`);
	return (
		<Figure
			id="thoi-gian"
			heading={say("Theo thời gian", "Over time")}
			about="over-time"
			csv="/api/v1/figures/over-time.csv"
		>
			<Switch
				name={say("Chia theo", "Divided by")}
				choices={[
					{ name: say("tháng", "month"), href: at("thang"), chosen: by === "thang" },
					{ name: say("năm", "year"), href: at("nam"), chosen: by === "nam" },
				]}
			/>
			{periods.length === 0 ? (
				<p>{say("Chưa có báo cáo nào rõ ngày đăng.", "There is no report of a known day yet.")}</p>
			) : (
				<div class="beside">
					<div>
						<Columns
							periods={periods}
							of={(i) => periods[i]?.reports ?? 0}
							caption={say(
								`Báo cáo theo ${unit.toLowerCase()} đăng`,
								`Reports by ${unit.toLowerCase()} of publication`,
							)}
							told={reports}
						/>
						<Columns
							periods={periods}
							of={(i) => periods[i]?.citations ?? 0}
							caption={say(
								`Trích dẫn theo ${unit.toLowerCase()} đăng`,
								`Citations by ${unit.toLowerCase()} of publication`,
							)}
							told={citations}
						/>
						{cut ? (
							<p class="hint">
								{say(
									`Biểu đồ dừng ở ${periods.length} ${units} gần nhất; tệp CSV có đủ.`,
									`The charts show the newest ${periods.length} ${units}; the CSV has all.`,
								)}
							</p>
						) : null}
					</div>
					<div>
						<Table
							caption={say("Báo cáo và trích dẫn theo thời gian", "Reports and citations over time")}
							heads={[
								unit,
								...[
									say("Báo cáo", "Reports"),
									say("Có dẫn văn bản", "That cite"),
									say("Tỷ lệ", "Rate"),
									say("Trích dẫn", "Citations"),
								].map((number) => ({ number })),
							]}
							rows={newest.slice(0, SHOWN_PERIODS).map(({ key, ...of }) => ({
								key,
								cells: [
									date(key),
									count(of.reports),
									count(of.citing),
									percent(of.reports < LEAST ? null : (100 * of.citing) / of.reports),
									count(of.citations),
								],
							}))}
						/>
						<p class="hint">
							{newest.length > SHOWN_PERIODS
								? say(
										`Bảng có ${SHOWN_PERIODS} ${units} gần nhất có báo cáo. `,
										`The table has the newest ${SHOWN_PERIODS} ${units} with reports. `,
									)
								: null}
							{undated
								? say(
										`Ngoài ra có ${reports(undated.reports)} chưa rõ ngày đăng.`,
										`Besides there are ${reports(undated.reports)} of no known day.`,
									)
								: null}
						</p>
					</div>
				</div>
			)}
		</Figure>
	);
}

/** A type of document, on English pages with what it is called there. */
function TypeName({ slug, names }: { slug: string; names: Names }): VNode {
	const { say } = useLanguage();
	return (
		<>
			<span lang="vi">{names.type(slug)}</span>
			{TYPE_GLOSS[slug] ? say("", ` (${TYPE_GLOSS[slug]})`) : null}
		</>
	);
}

/** How long documents wait for the first report that cites them, as quartiles by type. */
export function Lags({ site, lags }: Pick<FiguresProps, "site" | "lags">): VNode {
	const { say, date, count } = useLanguage();
	const most = Math.max(0, ...lags.items.map(({ third }) => third ?? 0));
	const few = say(`dưới ${LEAST} văn bản`, `below ${LEAST} documents`);
	return (
		<Figure
			id="do-tre"
			heading={say("Từ ban hành đến lần dẫn đầu", "From the issue to the first citation")}
			about="lags"
			csv="/api/v1/figures/lags.csv"
		>
			{lags.items.length === 0 ? (
				<p>
					{say(
						"Chưa có văn bản nào ban hành trong thời gian sổ có báo cáo mà đã được dẫn.",
						"No cited document was issued in the time that the index covers yet.",
					)}
				</p>
			) : (
				<Table
					wide
					caption={say("Số ngày đến báo cáo đầu tiên dẫn văn bản", "Days to the first report that cites")}
					heads={[
						say("Loại", "Type"),
						...[
							say("Văn bản", "Documents"),
							say("Một phần tư (ngày)", "First quarter (days)"),
							say("Trung vị", "Median"),
							say("Ba phần tư", "Three quarters"),
						].map((number) => ({ number })),
						{ drawing: say(`Từ 0 đến ${count(most)} ngày`, `From 0 to ${count(most)} days`) },
					]}
					rows={lags.items.map(({ type, directives, first, median, third }) => ({
						key: type ?? "",
						cells: [
							type === null ? <b>{say("Mọi loại", "All types")}</b> : <TypeName slug={type} names={site.names} />,
							count(directives),
							...[first, median, third].map((days) => (days === null ? few : count(days))),
							first === null || median === null || third === null ? (
								""
							) : (
								<Box first={first} median={median} third={third} most={most} />
							),
						],
					}))}
				/>
			)}
			{lags.since ? (
				<p class="hint">
					{say(
						`Tính văn bản ban hành từ ${date(lags.since)}. Khung trong hình là từ một phần tư đến ba phần tư, vạch là trung vị: một nửa số văn bản được dẫn lần đầu trong bấy nhiêu ngày.`,
						`Documents issued since ${date(lags.since)}. The box reaches from the first to the third quarter, the mark is the median: half of the documents were first cited within so many days.`,
					)}
				</p>
			) : null}
		</Figure>
	);
}
