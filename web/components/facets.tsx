import type { VNode } from "preact";
import { useLanguage } from "../language.tsx";

/** How many rows have each value of each field. */
export type FacetCounts = Record<string, Record<string, number>>;

/** A value of a field with how many rows have it, and where narrowing down to it leads. */
export interface FacetValue {
	name: string;
	rows: number;
	href: string;
}

/** A field by which a list can be narrowed down. */
export interface FacetField {
	label: string;
	values: FacetValue[];
	/** The value that the list is narrowed down to, with the way back; null where it is not. */
	chosen: { name: string; href: string } | null;
}

/** Values shown at once; the others unfold. */
const SHOWN = 6;

function Values({ values }: { values: FacetValue[] }): VNode {
	const { count, to } = useLanguage();
	return (
		<ul>
			{values.map(({ name, rows, href }) => (
				<li key={href}>
					<a href={to(href)} rel="nofollow">
						{name}
					</a>{" "}
					<span class="count">{count(rows)}</span>
				</li>
			))}
		</ul>
	);
}

/** The fields of a list of results, each value with its count and a link that narrows the list down to it. */
export function Facets({ fields }: { fields: FacetField[] }): VNode | null {
	const { say, count, to } = useLanguage();
	const useful = fields.filter(({ values, chosen }) => chosen !== null || values.length > 1);
	if (useful.length === 0) return null;
	return (
		<aside class="facets" aria-label={say("Thu hẹp kết quả", "Narrow the results")}>
			{useful.map(({ label, values, chosen }) => (
				<section key={label}>
					<h2>{label}</h2>
					{chosen ? (
						<p>
							<b>{chosen.name}</b>{" "}
							<a href={to(chosen.href)} rel="nofollow">
								{say("bỏ", "remove")}
							</a>
						</p>
					) : (
						<>
							<Values values={values.slice(0, SHOWN)} />
							{values.length > SHOWN ? (
								<details>
									<summary>
										{say("thêm", "more:")} {count(values.length - SHOWN)}
									</summary>
									<Values values={values.slice(SHOWN)} />
								</details>
							) : null}
						</>
					)}
				</section>
			))}
		</aside>
	);
}
