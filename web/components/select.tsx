import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";
import type { Choice } from "../names.ts";

interface Props {
	name: string;
	label: string;
	any: string;
	value: string | null;
	choices: readonly Choice[];
	/** How many rows each choice leaves, by slug; then those that leave none are left out. */
	counts?: Record<string, number> | undefined;
}

/** A labelled select box of a filter form; its first row filters nothing. */
export function Select({ name, label, any, value, choices, counts }: Props): VNode {
	const { count } = useLanguage();
	const shown = counts ? choices.filter(({ slug }) => slug === value || counts[slug]) : choices;
	return (
		<label class="field">
			<span>{label}</span>
			<select name={name}>
				<option value="">{any}</option>
				{shown.map(({ slug, name: text }) => (
					<option key={slug} value={slug} selected={slug === value}>
						{counts?.[slug] ? `${text} (${count(counts[slug])})` : text}
					</option>
				))}
			</select>
		</label>
	);
}
