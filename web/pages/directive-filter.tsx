import type { VNode } from "preact";
import { dayOf, daysAfter } from "../../model/dates.ts";
import type { Directive } from "../../model/directive.ts";
import { DayFields } from "../components/day-fields.tsx";
import { Select } from "../components/select.tsx";
import { provinceName } from "../components/tile-map.tsx";
import { type Language, useLanguage } from "../language.tsx";
import { directiveHref, withQuery } from "../links.ts";
import type { Division, Names } from "../names.ts";
import type { Site } from "../site.ts";

/** What the citing sentences are narrowed down to, and in which provinces the page speaks. */
export interface CitationsFilter {
	tinh: string | null;
	tu: string | null;
	den: string | null;
	/** Only citations of which it is sure what they mean. */
	chac: boolean;
	noi: Division;
}

/** The fields that leave rows out. */
const NARROWING = ["tinh", "tu", "den", "chac"] as const;
export type Narrowing = (typeof NARROWING)[number];

/** A filter as the parameters of an address; what is as usual is left out. */
export const parametersOf = ({ chac, noi, ...filter }: CitationsFilter) => ({
	...filter,
	chac: chac ? 1 : null,
	noi: noi === "63" ? null : noi,
});

const isSet = (filter: CitationsFilter, field: Narrowing): boolean => filter[field] !== null && filter[field] !== false;

/** The fields of a filter that leave rows out. */
export const setFields = (filter: CitationsFilter): Narrowing[] => NARROWING.filter((field) => isSet(filter, field));

/** A filter without one of its fields. */
export const without = (filter: CitationsFilter, field: Narrowing): CitationsFilter => ({
	...filter,
	[field]: field === "chac" ? false : null,
});

/** One field of a filter in words: `Nghệ An`, `từ 01/10/2026`. */
function fieldWords(filter: CitationsFilter, field: Narrowing, names: Names, { say, date }: Language): string {
	const { tinh, tu, den, noi } = filter;
	if (field === "tinh") return provinceName(tinh ?? "", noi, names);
	if (field === "tu") return `${say("từ", "from")} ${date(tu)}`;
	if (field === "den") return `${say("đến", "to")} ${date(den)}`;
	return say("chỉ trích dẫn chắc chắn", "sure citations only");
}

/** The page at a filter, at its list of sentences, as the Vietnamese page has it. */
export const filteredHref = (id: string, filter: CitationsFilter, sau: string | null = null): string =>
	`${withQuery(directiveHref(id), { ...parametersOf(filter), sau })}#trich-dan`;

/** The days up to the newest data that are a click away. */
const SPANS = [
	[30, ["30 ngày gần nhất", "Last 30 days"]],
	[365, ["12 tháng gần nhất", "Last 12 months"]],
] as const;

interface FormProps {
	site: Site;
	directive: Directive;
	filter: CitationsFilter;
	/** Provinces that have reports, with how many. */
	provinces: ReadonlyMap<string, number>;
	/** Whether the fields stand open; else they unfold. */
	open: boolean;
}

/** The fields by which the sentences are narrowed down. */
export function FilterForm({ site, directive, filter, provinces, open }: FormProps): VNode {
	const { say, word, to, count } = useLanguage();
	const { names, asOf } = site;
	const { tinh, noi } = filter;
	const all = noi === "34" ? names.provincesToday : names.provinces;
	const choices = all
		.filter(({ slug }) => provinces.has(slug) || slug === tinh)
		.map(({ slug, name }) => ({ slug, name: `${name} (${count(provinces.get(slug) ?? 0)})` }));
	const since = (days: number): string | null =>
		asOf?.changedAt ? daysAfter(dayOf(new Date(asOf.changedAt)), -days) : null;
	return (
		<details class="sieve" open={open}>
			<summary>{say("Lọc theo nơi, thời gian, độ chắc", "Filter by place, time and certainty")}</summary>
			<form class="filters" action={`${to(directiveHref(directive.id))}#trich-dan`}>
				{noi === "34" ? <input type="hidden" name="noi" value="34" /> : null}
				<Select
					name="tinh"
					label={say("Địa phương (số báo cáo)", "Province (reports)")}
					any={say("mọi nơi", "anywhere")}
					value={tinh}
					choices={choices}
				/>
				<DayFields tu={filter.tu} den={filter.den} />
				<label class="tick">
					<input type="checkbox" name="chac" value="1" checked={filter.chac} />{" "}
					{say("chỉ trích dẫn chắc chắn", "sure citations only")}
				</label>
				<button type="submit">{say("Lọc", "Filter")}</button>
			</form>
			{asOf?.changedAt ? (
				<p class="spans">
					{SPANS.map(([days, words]) => (
						<a
							key={days}
							href={to(filteredHref(directive.id, { ...filter, tu: since(days), den: null }))}
							rel="nofollow"
						>
							{word(words)}
						</a>
					))}
				</p>
			) : null}
		</details>
	);
}

/** How many sentences the filter leaves, with each of its fields to be dropped. */
export function FilterState(props: {
	directive: Directive;
	filter: CitationsFilter;
	total: number;
	complete: boolean;
	names: Names;
}): VNode | null {
	const { directive, filter, total, complete, names } = props;
	const language = useLanguage();
	const { say, to, counted } = language;
	const fields = setFields(filter);
	if (fields.length === 0) return null;
	return (
		<div class="narrowed">
			<p role="status">
				{complete ? null : say("ít nhất ", "at least ")}
				{counted(total, "trích dẫn", "citation")} {say("trong phạm vi này", "within these bounds")}
			</p>
			<ul aria-label={say("Đang lọc", "Filtered by")}>
				{fields.map((field) => (
					<li key={field}>
						<a class="bound" href={to(filteredHref(directive.id, without(filter, field)))} rel="nofollow">
							{fieldWords(filter, field, names, language)} <span aria-hidden="true">×</span>
							<span class="hidden"> ({say("bỏ lọc", "drop")})</span>
						</a>
					</li>
				))}
				<li>
					<a href={`${to(directiveHref(directive.id))}#trich-dan`}>{say("Bỏ lọc", "Drop all")}</a>
				</li>
			</ul>
		</div>
	);
}

/** What is left where a filter leaves nothing: each of its fields dropped, with what would be there then. */
export function NothingLeft(props: {
	directive: Directive;
	filter: CitationsFilter;
	loosened: { field: Narrowing; total: number }[];
	names: Names;
}): VNode {
	const { directive, filter, loosened, names } = props;
	const language = useLanguage();
	const { say, to, counted } = language;
	return (
		<section class="note">
			<h3>{say("Không có trích dẫn nào trong phạm vi này", "No citation within these bounds")}</h3>
			<ul>
				{loosened.map(({ field, total }) => (
					<li key={field}>
						<a href={to(filteredHref(directive.id, without(filter, field)))} rel="nofollow">
							{say("Bỏ", "Without")} “{fieldWords(filter, field, names, language)}”
						</a>
						: {counted(total, "trích dẫn", "citation")}
					</li>
				))}
				<li>
					<a href={`${to(directiveHref(directive.id))}#trich-dan`}>{say("Xem mọi trích dẫn", "See all citations")}</a>:{" "}
					{counted(directive.mentions, "trích dẫn", "citation")}
				</li>
			</ul>
		</section>
	);
}

/** A document that nothing cites, with what was looked through. */
export function NoCiters({ site, since }: { site: Site; since: string | null }): VNode {
	const { say, to, count, counted, date, moment } = useLanguage();
	const { asOf } = site;
	return (
		<section class="note">
			<h3>{say("Chưa thấy báo cáo nào trích dẫn", "Not seen cited in any report")}</h3>
			<p>
				{say("Đã tìm trong", "Looked through")}{" "}
				{asOf ? (
					<>
						{counted(asOf.reports, "báo cáo", "report")}{" "}
						{asOf.sources ? (
							<>
								{say("của", "of")}{" "}
								<a href={to("/nguon")}>
									{say(`${count(asOf.sources)} nguồn`, counted(asOf.sources, "", "source").trim())}
								</a>
							</>
						) : null}
						{since ? ` ${say("từ", "from")} ${date(since.slice(0, 7))}` : ""}
					</>
				) : (
					say("mọi báo cáo", "all reports")
				)}
				{asOf?.changedAt ? `, ${say("số liệu đến", "data as of")} ${moment(asOf.changedAt)}` : ""}.{" "}
				{say("Không thấy ở đây không có nghĩa là không có.", "Not seen here does not mean that there is none.")}
			</p>
		</section>
	);
}
