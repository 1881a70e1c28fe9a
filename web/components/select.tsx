import type { VNode } from "preact";
import type { Choice } from "../names.ts";

interface Props {
	name: string;
	label: string;
	any: string;
	value: string | null;
	choices: Choice[];
}

/** A labelled select box of a filter form; its first row filters nothing. */
export function Select({ name, label, any, value, choices }: Props): VNode {
	return (
		<label class="field">
			<span>{label}</span>
			<select name={name}>
				<option value="">{any}</option>
				{choices.map((choice) => (
					<option key={choice.slug} value={choice.slug} selected={choice.slug === value}>
						{choice.name}
					</option>
				))}
			</select>
		</label>
	);
}
