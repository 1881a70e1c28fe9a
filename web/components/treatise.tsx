import type { ComponentChildren, VNode } from "preact";
import { type Pair, useLanguage } from "../language.tsx";

/** A part of a treatise: its anchor and its heading. */
export interface Heading {
	id: string;
	name: Pair;
}

interface Props {
	title: string;
	lead: string;
	/** The parts in their order, for the contents beside them. */
	headings: readonly Heading[];
	children: ComponentChildren;
}

/** A page of prose in numbered parts, with its contents beside it. */
export function Treatise({ title, lead, headings, children }: Props): VNode {
	const { say, word } = useLanguage();
	return (
		<div class="treatise">
			<header>
				<h1>{title}</h1>
				<p class="lead">{lead}</p>
			</header>
			<nav aria-label={say("Trong trang này", "On this page")}>
				<ol>
					{headings.map(({ id, name }) => (
						<li key={id}>
							<a href={`#${id}`}>{word(name)}</a>
						</li>
					))}
				</ol>
			</nav>
			<div class="prose">{children}</div>
		</div>
	);
}

/** One part of a treatise. */
export function Part({ heading: { id, name }, children }: { heading: Heading; children: ComponentChildren }): VNode {
	const { word } = useLanguage();
	return (
		<section aria-labelledby={id}>
			<h2 id={id}>{word(name)}</h2>
			{children}
		</section>
	);
}
