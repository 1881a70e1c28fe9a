import type { VNode } from "preact";
import { count } from "../format.ts";

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
	return (
		<ul>
			{values.map(({ name, rows, href }) => (
				<li key={href}>
					<a href={href} rel="nofollow">
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
	const useful = fields.filter(({ values, chosen }) => chosen !== null || values.length > 1);
	if (useful.length === 0) return null;
	return (
		<aside class="facets" aria-label="Thu hẹp kết quả">
			{useful.map(({ label, values, chosen }) => (
				<section key={label}>
					<h2>{label}</h2>
					{chosen ? (
						<p>
							<b>{chosen.name}</b>{" "}
							<a href={chosen.href} rel="nofollow">
								bỏ
							</a>
						</p>
					) : (
						<>
							<Values values={values.slice(0, SHOWN)} />
							{values.length > SHOWN ? (
								<details>
									<summary>thêm {count(values.length - SHOWN)}</summary>
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
