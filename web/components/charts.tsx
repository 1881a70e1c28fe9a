import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";

/** A bar of a chart: what it stands for, and how many. */
export interface Bar {
	key: string | null;
	reports: number;
}

/** More months than this are drawn as years. */
const MOST_MONTHS = 40;
/** About the width in pixels at which it is shown, so that its letters come out at their size. */
const WIDTH = 320;
const HEIGHT = 110;
/** Room for a number above the highest bar and for dates below the axis. */
const ABOVE = 20;
const BELOW = 22;

function nextMonth(month: string): string {
	const [year = 0, number = 0] = month.split("-").map(Number);
	return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** Months or years without a gap, as a chart needs them; undated reports are in no bar. */
function timeline(months: Bar[]): Bar[] {
	const dated = months
		.filter((bar): bar is Bar & { key: string } => bar.key !== null)
		.toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const [first, last] = [dated[0]?.key, dated.at(-1)?.key];
	if (!first || !last) return [];
	const span =
		(Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5)) - Number(first.slice(5));
	const totals = new Map<string, number>();
	if (span >= MOST_MONTHS)
		for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) totals.set(String(year), 0);
	else for (let month = first; month <= last; month = nextMonth(month)) totals.set(month, 0);
	const part = span >= MOST_MONTHS ? 4 : 7;
	for (const { key, reports } of dated) totals.set(key.slice(0, part), (totals.get(key.slice(0, part)) ?? 0) + reports);
	return [...totals].map(([key, reports]) => ({ key, reports }));
}

/**
 * Reports over time as bars, with the figures in a table for those who cannot see or want to copy them.
 *
 * @param props.what What is counted, in the language of the page.
 * @param props.href Where a month (`2023-02`) or year of the table leads.
 */
export function TimeChart(props: { months: Bar[]; what?: string; href?: (time: string) => string }): VNode | null {
	const { say, count, date, counted } = useLanguage();
	const { months, href, what = say("báo cáo trích dẫn", "citing reports") } = props;
	const bars = timeline(months);
	const undated = months.find(({ key }) => key === null)?.reports ?? 0;
	const most = Math.max(1, ...bars.map(({ reports }) => reports));
	const width = WIDTH / Math.max(bars.length, 12);
	const highest = bars.findIndex(({ reports }) => reports === most);
	const byYear = bars[0]?.key?.length === 4;
	if (bars.length === 0 && undated === 0) return null;
	return (
		<figure class="chart">
			<figcaption>
				{say("Số", "Number of")} {what} {byYear ? say("theo năm đăng", "by year") : say("theo tháng đăng", "by month")}
			</figcaption>
			{bars.length > 0 ? (
				<svg
					viewBox={`0 0 ${WIDTH} ${HEIGHT + BELOW}`}
					role="img"
					aria-label={say(
						`Biểu đồ, cao nhất ${most} báo cáo; bảng số liệu ở dưới`,
						`Chart, ${most} reports at the highest; the figures are in the table below`,
					)}
				>
					<line class="axis" x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
					{bars.map(({ key, reports }, i) => {
						const height = (reports / most) * (HEIGHT - ABOVE);
						return (
							<g key={key}>
								<title>{`${date(key)}: ${counted(reports, "báo cáo", "report")}`}</title>
								<rect x={i * width + 1} y={HEIGHT - height} width={Math.max(2, width - 2)} height={height} />
								{i === highest ? (
									<text x={Math.max(8, i * width + width / 2)} y={HEIGHT - height - 5} text-anchor="middle">
										{count(reports)}
									</text>
								) : null}
							</g>
						);
					})}
					<text x="0" y={HEIGHT + BELOW - 4}>
						{date(bars[0]?.key ?? null)}
					</text>
					{bars.length > 3 ? (
						<text x={Math.min(WIDTH, bars.length * width)} y={HEIGHT + BELOW - 4} text-anchor="end">
							{date(bars.at(-1)?.key ?? null)}
						</text>
					) : null}
				</svg>
			) : null}
			<details>
				<summary>{say("Bảng số liệu", "Figures")}</summary>
				<table class="figures">
					<thead>
						<tr>
							<th scope="col">{byYear ? say("Năm", "Year") : say("Tháng", "Month")}</th>
							<th scope="col" class="number">
								{say("Báo cáo", "Reports")}
							</th>
						</tr>
					</thead>
					<tbody>
						{bars
							.filter(({ reports }) => reports > 0)
							.map(({ key, reports }) => (
								<tr key={key}>
									<td>
										{href && key ? (
											<a href={href(key)} rel="nofollow">
												{date(key)}
											</a>
										) : (
											date(key)
										)}
									</td>
									<td class="number">{count(reports)}</td>
								</tr>
							))}
						{undated > 0 ? (
							<tr>
								<td>{date(null)}</td>
								<td class="number">{count(undated)}</td>
							</tr>
						) : null}
					</tbody>
				</table>
			</details>
		</figure>
	);
}
