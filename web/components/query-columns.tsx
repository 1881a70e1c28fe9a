import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";
import { ALL_COLUMNS, type CitationsState, COLUMNS, parametersOf } from "../pages/citations-address.ts";

/** What an address says, as hidden fields of a form that changes one thing of it. */
export function Kept({ parameters }: { parameters: Record<string, string | number | null> }): VNode {
	return (
		<>
			{Object.entries(parameters).map(([name, value]) =>
				value === null || value === "" ? null : <input key={name} type="hidden" name={name} value={value} />,
			)}
		</>
	);
}

/** Which columns the table has; the choice stands in the address. */
export function ColumnChooser({ state }: { state: CitationsState }): VNode {
	const { say, word, to } = useLanguage();
	const { cot: _shown, ...others } = parametersOf(state);
	return (
		<details class="column-chooser">
			<summary>{say("Chọn cột", "Choose columns")}</summary>
			<form action={to("/trich-dan")}>
				<Kept parameters={others} />
				<fieldset>
					<legend class="hidden">{say("Các cột của bảng", "Columns of the table")}</legend>
					{ALL_COLUMNS.map((column) => (
						<label key={column} class="ticked">
							<input type="checkbox" name="cot" value={column} checked={state.cot.includes(column)} />{" "}
							{word(COLUMNS[column])}
						</label>
					))}
				</fieldset>
				<button type="submit" class="plain">
					{say("Hiện các cột này", "Show these columns")}
				</button>
			</form>
		</details>
	);
}
