import type { VNode } from "preact";

/** First and last day of a range of days. */
export function DayFields({ tu, den }: { tu: string | null; den: string | null }): VNode {
	return (
		<>
			<label class="field">
				<span>Từ ngày</span>
				<input type="date" name="tu" value={tu ?? ""} />
			</label>
			<label class="field">
				<span>Đến ngày</span>
				<input type="date" name="den" value={den ?? ""} />
			</label>
		</>
	);
}
