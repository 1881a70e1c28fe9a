import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";

/** First and last day of a range of days. */
export function DayFields({ tu, den }: { tu: string | null; den: string | null }): VNode {
	const { say } = useLanguage();
	return (
		<>
			<label class="field">
				<span>{say("Từ ngày", "From")}</span>
				<input type="date" name="tu" value={tu ?? ""} />
			</label>
			<label class="field">
				<span>{say("Đến ngày", "To")}</span>
				<input type="date" name="den" value={den ?? ""} />
			</label>
		</>
	);
}
