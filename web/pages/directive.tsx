import type { VNode } from "preact";
import type { CitationItem } from "../../model/api.ts";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import type { ReportSummary } from "../../model/report.ts";
import { type Bar, BarTable, TimeChart } from "../components/charts.tsx";
import { DayFields } from "../components/day-fields.tsx";
import { Identity } from "../components/identity.tsx";
import { Paging } from "../components/paging.tsx";
import { Select } from "../components/select.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { count, printMoment } from "../format.ts";
import { formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { legislation } from "../linked-data.ts";
import { directiveHref, withQuery } from "../links.ts";
import { quote, shortName } from "../quote.ts";
import type { Site } from "../site.ts";
import { type DirectiveFigures, Figures } from "./directive-figures.tsx";
import { Relations, SameNumber } from "./directive-related.tsx";
import { Sentences } from "./directive-sentences.tsx";

/** A citing sentence, and of its report what a line needs. */
export type Sentence = Omit<CitationItem, "report"> & {
	report: Pick<ReportSummary, "id" | "title" | "url" | "province" | "publishedOn"> &
		Pick<CitationItem["report"], "source">;
};

export interface CitationsFilter {
	tinh: string | null;
	tu: string | null;
	den: string | null;
}

interface Props {
	site: Site;
	directive: Directive;
	sameNumber: Directive[];
	relations: DirectiveRelation[];
	filter: CitationsFilter;
	sentences: Sentence[];
	/** Number of citing sentences that pass the filter. */
	total: number;
	cursor: string | null;
	next: string | null;
	months: Bar[];
	provinces: Bar[];
	/** Null where nothing cites it. */
	figures: DirectiveFigures | null;
}

function NoCiters({ site, directive, filtered }: { site: Site; directive: Directive; filtered: boolean }): VNode {
	if (filtered)
		return (
			<section class="note">
				<h3>Không có trích dẫn nào trong phạm vi này</h3>
				<p>
					<a href={directiveHref(directive.id)}>Xem mọi trích dẫn ({count(directive.mentions)})</a>
				</p>
			</section>
		);
	const { asOf } = site;
	return (
		<section class="note">
			<h3>Chưa thấy báo cáo nào trích dẫn</h3>
			<p>
				{asOf ? `Đã tìm trong ${count(asOf.reports)} báo cáo` : "Đã tìm trong mọi báo cáo"}
				{asOf?.changedAt ? `, số liệu đến ${printMoment(asOf.changedAt)}` : ""}. Không thấy ở đây không có nghĩa là
				không có.
			</p>
		</section>
	);
}

/** A document: what it is, what bears on it, and every sentence that cites it. */
export function DirectivePage(props: Props): VNode {
	const { site, directive, filter, sentences, total, cursor, next, months, provinces } = props;
	const { names } = site;
	const path = directiveHref(directive.id);
	const here = (change: Partial<CitationsFilter> & { sau?: string | null }): string =>
		`${withQuery(path, { ...filter, ...change })}#trich-dan`;
	const filtered = (filter.tinh ?? filter.tu ?? filter.den) !== null;
	const sentenceForms = formLinks(path, ["csv", "zip", "atom"], { ...filter });
	const known = provinces.filter((bar): bar is Bar & { key: string } => bar.key !== null);
	const elsewhere = provinces.find(({ key }) => key === null)?.reports ?? 0;
	const choices = known.map(({ key }) => ({ slug: key, name: names.province(key) }));
	return (
		<Layout
			site={site}
			title={shortName(directive, names)}
			description={quote(directive, names)}
			section="vb"
			path={path}
			forms={[...sentenceForms, ...formLinks(path, ["ris", "bib", "csl.json", "json"])]}
			linkedData={legislation(directive, props.relations, site)}
			noindex={filtered || cursor !== null}
		>
			<Identity directive={directive} names={names} relations={props.relations} />
			<TakeAway parts={[{ what: "Ghi vào thư mục tham khảo", forms: formLinks(path, ["ris", "bib", "csl.json"]) }]} />
			<SameNumber directive={directive} others={props.sameNumber} names={names} />
			<Relations relations={props.relations} names={names} />
			<section id="trich-dan" class="cited">
				<h2>Được trích dẫn</h2>
				{directive.mentions > 0 ? (
					<p class="lead">
						<b>{count(directive.mentions)}</b> trích dẫn trong <b>{count(directive.reports)}</b> báo cáo.
					</p>
				) : null}
				<div class="split">
					<div>
						{directive.mentions > 0 ? (
							<form class="filters" action={`${path}#trich-dan`}>
								<Select name="tinh" label="Địa phương" any="mọi nơi" value={filter.tinh} choices={choices} />
								<DayFields tu={filter.tu} den={filter.den} />
								<button type="submit">Lọc</button>
							</form>
						) : null}
						{filtered && total > 0 ? (
							<p class="hint">
								{count(total)} trích dẫn trong phạm vi này. <a href={`${path}#trich-dan`}>Bỏ lọc</a>
							</p>
						) : null}
						{sentences.length > 0 ? (
							<Sentences sentences={sentences} names={names} />
						) : (
							<NoCiters site={site} directive={directive} filtered={filtered && directive.mentions > 0} />
						)}
						<Paging next={next ? here({ sau: next }) : null} first={cursor ? here({}) : null} />
						{sentences.length > 0 ? <TakeAway parts={[{ what: "Tải các câu này", forms: sentenceForms }]} /> : null}
					</div>
					{directive.mentions > 0 ? (
						<aside aria-label="Phân bố trích dẫn">
							<TimeChart months={months} />
							<BarTable
								caption="Số báo cáo theo địa phương"
								head="Địa phương"
								rows={[
									...known.map(({ key, reports }) => ({
										name: names.province(key),
										href: here({ tinh: key }),
										reports,
									})),
									...(elsewhere > 0 ? [{ name: "Chưa rõ nơi, trung ương", reports: elsewhere }] : []),
								]}
							/>
						</aside>
					) : null}
				</div>
			</section>
			{props.figures ? <Figures directive={directive} figures={props.figures} names={names} /> : null}
		</Layout>
	);
}
