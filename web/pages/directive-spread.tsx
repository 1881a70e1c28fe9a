import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { type Bar, TimeChart } from "../components/charts.tsx";
import { provinceName, TileMap } from "../components/tile-map.tsx";
import { useLanguage } from "../language.tsx";
import { withQuery } from "../links.ts";
import type { Division, Names } from "../names.ts";
import { type CitationsFilter, filteredHref, parametersOf } from "./directive-filter.tsx";

interface Props {
	directive: Directive;
	filter: CitationsFilter;
	months: Bar[];
	/** Reports by province of the filter's division. */
	provinces: ReadonlyMap<string, number>;
	/** Reports of no known province. */
	elsewhere: number;
	/** Provinces without a report since the document was issued; none for a local document. */
	uncrawled: string[];
	names: Names;
}

/** First and last day of a month or a year. */
function daysOf(time: string): Pick<CitationsFilter, "tu" | "den"> {
	if (time.length === 4) return { tu: `${time}-01-01`, den: `${time}-12-31` };
	const [year, month] = time.split("-").map(Number);
	const last = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
	return { tu: `${time}-01`, den: `${time}-${last}` };
}

const DIVISIONS = [
	["63", ["63 tỉnh, thành trước 01/7/2025", "63 provinces before July 2025"]],
	["34", ["34 tỉnh, thành hiện nay", "34 provinces of today"]],
] as const;

/** Of which provinces the map speaks: those of before the mergers or those of today. */
function DivisionSwitch({ directive, filter }: Pick<Props, "directive" | "filter">): VNode {
	const { say, word, to } = useLanguage();
	return (
		<ul class="division" aria-label={say("Cách chia tỉnh", "Division into provinces")}>
			{DIVISIONS.map(([noi, words]) => (
				<li key={noi}>
					<a
						href={to(filteredHref(directive.id, { ...filter, noi, tinh: null })).replace(/#.*/, "#noi")}
						aria-current={noi === filter.noi ? "true" : undefined}
						rel="nofollow"
					>
						{word(words)}
					</a>
				</li>
			))}
		</ul>
	);
}

/** The figures of the map, most first. */
function ProvinceTable({
	provinces,
	elsewhere,
	division,
	names,
}: Pick<Props, "provinces" | "elsewhere" | "names"> & { division: Division }): VNode {
	const { say, count } = useLanguage();
	const rows = [...provinces].toSorted(([, a], [, b]) => b - a);
	return (
		<details>
			<summary>{say("Bảng số liệu", "Figures")}</summary>
			<table class="figures">
				<thead>
					<tr>
						<th scope="col">{say("Địa phương", "Province")}</th>
						<th scope="col" class="number">
							{say("Báo cáo", "Reports")}
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(([slug, reports]) => (
						<tr key={slug}>
							<td>{provinceName(slug, division, names)}</td>
							<td class="number">{count(reports)}</td>
						</tr>
					))}
					{elsewhere > 0 ? (
						<tr>
							<td>{say("Trung ương, chưa rõ nơi", "Central, place not known")}</td>
							<td class="number">{count(elsewhere)}</td>
						</tr>
					) : null}
				</tbody>
			</table>
		</details>
	);
}

/** When and where reports cite a document; each time and place leads to its sentences. */
export function Spread(props: Props): VNode {
	const { directive, filter, months, provinces, elsewhere, uncrawled, names } = props;
	const { say, to, counted } = useLanguage();
	// A short address, since there may be one for each of 63 provinces: of this page itself, whatever its language.
	const tile = (slug: string): string => `${withQuery("", parametersOf({ ...filter, tinh: slug }))}#trich-dan`;
	return (
		<aside class="spread" id="phan-bo" aria-label={say("Phân bố trích dẫn", "Spread of the citations")}>
			<TimeChart months={months} href={(time) => to(filteredHref(directive.id, { ...filter, ...daysOf(time) }))} />
			<div id="noi">
				<DivisionSwitch directive={directive} filter={filter} />
				<TileMap
					counts={provinces}
					division={filter.noi}
					names={names}
					caption={say("Số báo cáo theo địa phương", "Reports by province")}
					href={tile}
					chosen={filter.tinh}
					uncrawled={new Set(uncrawled)}
				/>
				{elsewhere > 0 ? (
					<p class="meta">
						{say("Ngoài ra", "Besides")}: {counted(elsewhere, "báo cáo", "report")}{" "}
						{say("của trung ương hoặc chưa rõ nơi.", "of central outlets or of no known place.")}
					</p>
				) : null}
				<ProvinceTable {...{ provinces, elsewhere, names }} division={filter.noi} />
			</div>
		</aside>
	);
}
