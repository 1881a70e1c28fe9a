import type { VNode } from "preact";

/** A score below this is drawn as this: one fact that rules a document out would leave no room for the others. */
const LOWEST = -20;
const WIDTH = 160;

/** A score as a bar from the zero line: to the right and filled where it speaks for, to the left and hollow against. */
export function ScoreBar({ score, among }: { score: number; among: readonly number[] }): VNode {
	const low = Math.max(LOWEST, Math.min(0, ...among));
	const high = Math.max(1, ...among);
	const x = (value: number): number => Math.round(((Math.max(low, value) - low) / (high - low)) * (WIDTH - 4)) + 2;
	const [from, to] = score < 0 ? [x(score), x(0)] : [x(0), x(score)];
	return (
		<svg class="score-bar" width={WIDTH} height="14" viewBox={`0 0 ${WIDTH} 14`} aria-hidden="true">
			<rect class={score < 0 ? "against" : "for"} x={from} y="2.5" width={Math.max(1, to - from)} height="9" />
			<line x1={x(0)} x2={x(0)} y1="0" y2="14" />
		</svg>
	);
}
