import type { VNode } from "preact";
import type { FormLink } from "../forms.ts";
import { useLanguage } from "../language.tsx";

/** A line of links to other forms of what is shown, each under a word that says what for. */
export function TakeAway({ parts }: { parts: { what: string; forms: FormLink[] }[] }): VNode {
	const { word } = useLanguage();
	return (
		<p class="hint noprint">
			{parts.map(({ what, forms }, i) => (
				<span key={what}>
					{i > 0 ? ". " : null}
					{what}:{" "}
					{forms.map(({ href, name }, k) => (
						<span key={href}>
							{k > 0 ? " · " : null}
							<a href={href}>{word(name)}</a>
						</span>
					))}
				</span>
			))}
			.
		</p>
	);
}
