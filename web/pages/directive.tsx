import type { VNode } from "preact";
import type { Directive, DirectiveRelation } from "../../model/directive.ts";
import type { Bar } from "../components/charts.tsx";
import { Identity, Superseded } from "../components/identity.tsx";
import { Paging } from "../components/paging.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { formLinks } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { legislation } from "../linked-data.ts";
import { directiveHref, withQuery } from "../links.ts";
import { quote, shortName } from "../quote.ts";
import type { RegisterEntry } from "../register-words.ts";
import type { Site } from "../site.ts";
import { type DirectiveFigures, Figures } from "./directive-figures.tsx";
import {
	type CitationsFilter,
	FilterForm,
	FilterState,
	filteredHref,
	type Narrowing,
	NoCiters,
	NothingLeft,
	parametersOf,
	setFields,
} from "./directive-filter.tsx";
import { Relations, SameNumber } from "./directive-related.tsx";
import { type Sentence, Sentences } from "./directive-sentences.tsx";
import { Spread } from "./directive-spread.tsx";

interface Props {
	site: Site;
	directive: Directive;
	/** What the register says of its row of it, and of which day the register is. */
	entry: RegisterEntry | null;
	edition: string | null;
	sameNumber: Directive[];
	relations: DirectiveRelation[];
	filter: CitationsFilter;
	sentences: Sentence[];
	/** Number of citing sentences that pass the filter; the least that there are where they were not all counted. */
	total: number;
	complete: boolean;
	/** Where nothing passes: how many would without one of its fields. */
	loosened: { field: Narrowing; total: number }[];
	cursor: string | null;
	next: string | null;
	months: Bar[];
	/** Reports by province of the filter's division, most first. */
	provinces: ReadonlyMap<string, number>;
	/** Reports of no known province. */
	elsewhere: number;
	/** First day of publication in the index. */
	since: string | null;
	/** Null where nothing cites it. */
	figures: DirectiveFigures | null;
}

/** The parts of the page that there are. */
function Contents({ directive, relations, figures }: Pick<Props, "directive" | "relations" | "figures">): VNode {
	const { say, count } = useLanguage();
	const cited = directive.mentions > 0;
	return (
		<nav class="jump noprint" aria-label={say("Trong trang này", "On this page")}>
			{relations.length > 0 ? <a href="#lien-quan">{say("Văn bản liên quan", "Related documents")}</a> : null}
			<a href="#trich-dan">
				{say("Trích dẫn", "Citations")} <span class="count">{count(directive.mentions)}</span>
			</a>
			{cited ? <a href="#phan-bo">{say("Theo thời gian và nơi", "By time and place")}</a> : null}
			{figures ? <a href="#cach-dan">{say("Cách báo cáo dẫn", "How reports cite it")}</a> : null}
		</nav>
	);
}

/** How the page goes on from the sentences: searching in them, taking them away, following. */
function Onward({ directive, filter }: Pick<Props, "directive" | "filter">): VNode {
	const { say, to } = useLanguage();
	const path = directiveHref(directive.id);
	return (
		<div class="forward noprint">
			<p>
				<a href={to(withQuery("/trich-dan", { vb: directive.id }))}>
					{say("Tìm trong các câu này", "Search in these sentences")}
				</a>
			</p>
			<TakeAway
				parts={[
					{
						what: say("Tải các câu này", "Take these sentences away"),
						forms: formLinks(path, ["csv", "zip"], parametersOf(filter)),
					},
				]}
			/>
			<p>
				<a href={withQuery(`${path}.atom`, parametersOf(filter))}>{say("Theo dõi bằng Atom", "Follow by Atom")}</a>:{" "}
				<span class="meta">
					{say(
						"báo một lần mỗi khi có báo cáo mới dẫn văn bản này, kèm câu dẫn; không hết hạn.",
						"tells once of each new report that cites this document, with its sentence; never expires.",
					)}
				</span>
			</p>
		</div>
	);
}

/** Every sentence that cites the document, to be narrowed down, beside when and where they were published. */
function Citations(props: Props): VNode {
	const { site, directive, filter, sentences, total, complete, cursor, next, provinces } = props;
	const { say, count, counted, date } = useLanguage();
	const { names } = site;
	const { id, mentions, firstCitedOn, lastCitedOn } = directive;
	const filtered = setFields(filter).length > 0;
	if (mentions === 0)
		return (
			<section id="trich-dan">
				<h2>{say("Được trích dẫn", "Cited by")}</h2>
				<NoCiters site={site} since={props.since} />
			</section>
		);
	return (
		<section id="trich-dan">
			<h2>{say("Được trích dẫn", "Cited by")}</h2>
			<p class="lead">
				<b>{count(mentions)}</b> {say("trích dẫn trong", mentions === 1 ? "citation in" : "citations in")}{" "}
				<b>{counted(directive.reports, "báo cáo", "report")}</b>
				{firstCitedOn && lastCitedOn
					? firstCitedOn === lastCitedOn
						? `, ${say("ngày", "on")} ${date(firstCitedOn)}`
						: `, ${say("từ", "from")} ${date(firstCitedOn)} ${say("đến", "to")} ${date(lastCitedOn)}`
					: ""}
				.
			</p>
			<div class="citing">
				<div>
					<FilterForm {...{ site, directive, filter, provinces }} open={filtered || mentions > sentences.length} />
					<FilterState {...{ directive, filter, total, complete, names }} />
					{sentences.length > 0 ? (
						<Sentences sentences={sentences} names={names} />
					) : (
						<NothingLeft {...{ directive, filter, names }} loosened={props.loosened} />
					)}
					<Paging
						next={next ? filteredHref(id, filter, next) : null}
						first={cursor ? filteredHref(id, filter) : null}
					/>
					{sentences.length > 0 ? <Onward directive={directive} filter={filter} /> : null}
				</div>
				<Spread {...props} uncrawled={props.figures?.uncrawled ?? []} names={names} />
			</div>
		</section>
	);
}

/** A document: what it is, what bears on it, and every sentence that cites it. */
export function DirectivePage(props: Props): VNode {
	const { site, directive, relations, filter, cursor, figures, entry, edition } = props;
	const { say } = useLanguage();
	const { names } = site;
	const path = directiveHref(directive.id);
	const references = formLinks(path, ["ris", "bib", "csl.json"]);
	return (
		<Layout
			site={site}
			title={shortName(directive, names)}
			description={quote(directive, names)}
			section="vb"
			path={path}
			forms={[
				...formLinks(path, ["csv", "zip", "atom"], parametersOf(filter)),
				...references,
				...formLinks(path, ["json"]),
			]}
			linkedData={legislation(directive, relations, site)}
			noindex={setFields(filter).length > 0 || filter.noi !== "63" || cursor !== null}
		>
			<Superseded {...{ directive, relations, names }} />
			<Identity {...{ directive, relations, names, entry, edition }} />
			<TakeAway parts={[{ what: say("Ghi vào thư mục tham khảo", "For a reference manager"), forms: references }]} />
			<Contents {...{ directive, relations, figures }} />
			<SameNumber directive={directive} others={props.sameNumber} names={names} />
			<Relations directive={directive} relations={relations} names={names} />
			<Citations {...props} />
			{figures ? <Figures directive={directive} figures={figures} noi={filter.noi} names={names} /> : null}
		</Layout>
	);
}
