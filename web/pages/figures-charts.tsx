import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";
import type { Period } from "../periods.ts";

/** About the width in pixels at which a chart is shown, so that its letters come out at their size. */
const WIDTH = 420;
const HEIGHT = 130;
/** Room for the greatest number above, and for days below. */
const ABOVE = 22;
const BELOW = 22;
/** A bar of few periods is no wider than this. */
const WIDEST = 34;

interface ColumnsProps {
	/** In time without gaps, each with a number. */
	periods: readonly Pick<Period, "key">[];
	of: (i: number) => number;
	caption: string;
	/** A number with what is counted: `3 báo cáo`. */
	told: (number: number) => string;
}

/** A length as it is written into a drawing. */
const tenth = (length: number): number => Math.round(length * 10) / 10;

/** Numbers over time as columns, each told by its title; the table beside it has them all. */
export function Columns({ periods, of, caption, told }: ColumnsProps): VNode {
	const { say, date, count } = useLanguage();
	const values = periods.map((_, i) => of(i));
	const most = Math.max(1, ...values);
	const step = Math.min(WIDEST, WIDTH / Math.max(periods.length, 1));
	const highest = values.indexOf(most);
	const [first, last] = [periods[0]?.key ?? "", periods.at(-1)?.key ?? ""];
	const right = tenth(periods.length * step);
	const wide = tenth(Math.max(2, step - 2));
	return (
		<figure class="chart">
			<figcaption>{caption}</figcaption>
			<svg
				viewBox={`0 0 ${WIDTH} ${HEIGHT + BELOW}`}
				role="img"
				aria-label={say(
					`Biểu đồ: ${caption}, nhiều nhất ${told(most)}; bảng số liệu ở bên`,
					`Chart: ${caption}, at most ${told(most)}; the table beside has the figures`,
				)}
			>
				<line class="axis" x1="0" x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
				{periods.map(({ key }, i) => {
					const height = ((values[i] ?? 0) / most) * (HEIGHT - ABOVE);
					return (
						<rect key={key} x={tenth(i * step + 1)} y={tenth(HEIGHT - height)} width={wide} height={tenth(height)}>
							<title>{`${date(key)}: ${told(values[i] ?? 0)}`}</title>
						</rect>
					);
				})}
				{highest >= 0 ? (
					<text x={Math.min(WIDTH - 16, Math.max(16, highest * step + step / 2))} y={ABOVE - 6} text-anchor="middle">
						{count(most)}
					</text>
				) : null}
				<text x="0" y={HEIGHT + BELOW - 5}>
					{date(first)}
				</text>
				{last !== first && right > WIDTH / 3 ? (
					<text x={right} y={HEIGHT + BELOW - 5} text-anchor="end">
						{date(last)}
					</text>
				) : null}
			</svg>
		</figure>
	);
}

/** Width of the drawing of quartiles; it is stretched to its cell. */
const SPAN = 200;

/** Quartiles on a line of days from 0 to `most`: a box from the first to the third, a mark at the median. */
export function Box(props: { first: number; median: number; third: number; most: number }): VNode {
	const { first, median, third, most } = props;
	const at = (days: number): number => (most === 0 ? 0 : (days / most) * (SPAN - 3));
	return (
		<svg class="quartiles" viewBox={`0 0 ${SPAN} 16`} preserveAspectRatio="none" aria-hidden="true">
			<rect class="line" x="0" y="7.5" width={SPAN} height="1" />
			<rect class="box" x={tenth(at(first))} y="3" width={tenth(Math.max(1.5, at(third) - at(first)))} height="10" />
			<rect class="median" x={tenth(at(median))} y="0" width="2.5" height="16" />
		</svg>
	);
}

/** A part of a whole as a bar. */
export function Bar({ part, whole }: { part: number; whole: number }): VNode {
	return (
		<svg class="part" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
			<rect width={whole === 0 ? 0 : tenth((100 * part) / whole)} height="8" />
		</svg>
	);
}
