import type { VNode } from "preact";
import type { SplitPreview } from "../../../model/admin.ts";
import type { Directive } from "../../../model/directive.ts";
import type { ReportSummary } from "../../../model/report.ts";
import { citedWords } from "../../components/directive-list.tsx";
import { Paging } from "../../components/paging.tsx";
import { Select } from "../../components/select.tsx";
import { beginningOf, endOf } from "../../cut.ts";
import { useLanguage } from "../../language.tsx";
import { directiveHref, reportHref, withQuery } from "../../links.ts";
import type { Names } from "../../names.ts";
import { shortName } from "../../quote.ts";
import { Named } from "./card.tsx";
import { AdminPage, type Desk, NoEnter, ReasonField, type Refusal, Refused } from "./frame.tsx";
import { Pick, type Picked } from "./pick.tsx";
import { type Target, TargetFields } from "./split-target.tsx";

const HERE = "/quan-tri/tach";
/** Most letters shown on either side of a citation. */
const AROUND = 110;

/** By what the list of citations is narrowed. */
export interface SplitFilter {
	tinh: string | null;
	tu: string | null;
	den: string | null;
}

/** A citation of the document that is split. */
export interface SplitRow {
	report: Pick<ReportSummary, "id" | "title" | "publishedOn" | "province">;
	start: number;
	before: string;
	text: string;
	after: string;
	isChosen: boolean;
}

interface Props extends Desk {
	from: Picked;
	filter: SplitFilter;
	rows: SplitRow[];
	total: number;
	cursor: string | null;
	next: string | null;
	/** All that pass the filter go, not those marked. */
	isAll: boolean;
	target: Target;
	refusal: Refusal | null;
}

/** The page for a document and a filter. */
export const splitHref = (id: string | null, { tinh, tu, den }: SplitFilter, sau: string | null = null): string =>
	withQuery(HERE, { tu: id, tinh, tungay: tu, denngay: den, sau });

function Rows({ rows, names }: { rows: SplitRow[]; names: Names }): VNode {
	const { to, date } = useLanguage();
	return (
		<ol class="marks">
			{rows.map(({ report, start, before, text, after, isChosen }) => {
				const id = `c-${report.id}-${start}`;
				return (
					<li key={id}>
						<input type="checkbox" id={id} name="cau" value={`${report.id}-${start}`} checked={isChosen} />
						<div>
							<label for={id} lang="vi">
								{endOf(before, AROUND)}
								<mark>{text}</mark>
								{beginningOf(after, AROUND)}
							</label>
							<p class="meta">
								<a href={to(reportHref(report.id, start))} lang="vi">
									{report.title}
								</a>{" "}
								·{" "}
								{[report.province ? names.province(report.province) : null, date(report.publishedOn)]
									.filter(Boolean)
									.join(" · ")}
							</p>
						</div>
					</li>
				);
			})}
		</ol>
	);
}

/** Chooses which citations of a document are another one's. */
export function SplitPage(props: Props): VNode {
	const { from, filter, rows, total, cursor, next, isAll, target, refusal, ...desk } = props;
	const language = useLanguage();
	const { say, to, counted } = language;
	const { names } = desk.site;
	const { directive } = from;
	const isFiltered = filter.tinh !== null || filter.tu !== null || filter.den !== null;
	return (
		<AdminPage {...desk} title={say("Tách một văn bản", "Split a document")} area="/quan-tri/gop">
			<h1 class="quiet">{say("Tách một văn bản", "Split a document")}</h1>
			<p class="lead">
				{say(
					"Khi hai văn bản bị coi là một: chọn những trích dẫn là của văn bản kia.",
					"Where two documents are taken for one: choose the citations that are the other one's.",
				)}{" "}
				<a href={to("/quan-tri/gop")}>{say("Gộp thì ở đây", "To merge, go here")}</a>.
			</p>
			<form class="picks" action={to(HERE)}>
				<Pick
					name="tu"
					label={say("Văn bản cần tách", "Document to be split")}
					picked={from}
					names={names}
					page={HERE}
					along={{}}
				/>
				<button type="submit" class={directive ? "plain" : undefined}>
					{say("Chọn", "Choose")}
				</button>
			</form>
			{directive ? (
				<>
					<h2>
						<Named directive={directive} names={names} />
					</h2>
					<p class="meta">{citedWords(directive, language)}</p>
					<form class="filters" action={to(HERE)}>
						<input type="hidden" name="tu" value={directive.id} />
						<Select
							name="tinh"
							label={say("Địa phương", "Province")}
							any={say("mọi nơi", "anywhere")}
							value={filter.tinh}
							choices={names.provinces}
						/>
						<label class="field">
							<span>{say("Từ ngày", "From")}</span>
							<input type="date" name="tungay" value={filter.tu ?? ""} />
						</label>
						<label class="field">
							<span>{say("Đến ngày", "To")}</span>
							<input type="date" name="denngay" value={filter.den ?? ""} />
						</label>
						<button type="submit">{say("Lọc", "Filter")}</button>
					</form>
					<form class="split" method="post" action={to(HERE)}>
						<NoEnter />
						<input type="hidden" name="tu" value={directive.id} />
						<input type="hidden" name="tinh" value={filter.tinh ?? ""} />
						<input type="hidden" name="tungay" value={filter.tu ?? ""} />
						<input type="hidden" name="denngay" value={filter.den ?? ""} />
						<fieldset>
							<legend>{say("Trích dẫn nào chuyển đi", "Which citations go")}</legend>
							<label class="radio">
								<input type="radio" name="cach" value="chon" checked={!isAll} />{" "}
								{say("những câu đánh dấu dưới đây", "those marked below")}
							</label>
							<label class="radio">
								<input type="radio" name="cach" value="loc" checked={isAll} disabled={!isFiltered} />{" "}
								{isFiltered
									? say(
											`cả ${counted(total, "câu", "citation")} đang lọc`,
											`all ${counted(total, "câu", "citation")} of the filter`,
										)
									: say("mọi câu đang lọc (hãy lọc trước)", "all of the filter (filter first)")}
							</label>
							<Refused refusal={refusal} />
							<Rows rows={rows} names={names} />
						</fieldset>
						<TargetFields target={target} names={names} />
						<button type="submit" name="buoc" value="xem">
							{say("Xem trước", "Preview")}
						</button>
					</form>
					<Paging
						next={next ? splitHref(directive.id, filter, next) : null}
						first={cursor ? splitHref(directive.id, filter) : null}
					/>
				</>
			) : null}
		</AdminPage>
	);
}

interface PreviewProps extends Desk {
	from: Directive;
	/** The document that gets them, where it is known already. */
	into: Directive | null;
	preview: SplitPreview;
	/** All that was sent, to be sent again. */
	sent: [name: string, value: string][];
	/** The page to go back to. */
	back: string;
	reason: string;
	isReasonMissing: boolean;
	refusal: Refusal | null;
}

/** Says what a split will do, before it is done. */
export function SplitPreviewPage(props: PreviewProps): VNode {
	const { from, into, preview, sent, back, reason, isReasonMissing, refusal, ...desk } = props;
	const { say, to, counted } = useLanguage();
	const { names } = desk.site;
	const { mentions, reports, staying } = preview;
	const title = say("Xem trước khi tách", "Before it is split");
	return (
		<AdminPage {...desk} title={title} area="/quan-tri/gop">
			<h1 class="quiet">{title}</h1>
			<Refused refusal={refusal} />
			<form class="confirm" method="post" action={to(HERE)}>
				<NoEnter />
				{sent.map(([name, value]) => (
					<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
				))}
				<p class="desk-outcome">
					<b lang="vi">{shortName(from, names)}</b> →{" "}
					{into ? (
						<Named directive={into} names={names} />
					) : (
						<>
							<b>{say("văn bản mới", "a new document")}</b> <code>{directiveHref(preview.into)}</code>
						</>
					)}
					:{" "}
					<b>
						{counted(mentions, "trích dẫn", "citation")} {say("sẽ chuyển", "will move")}
					</b>
					, {say("trong", "in")} {counted(reports, "báo cáo", "report")};{" "}
					{counted(staying, "trích dẫn ở lại", "stays", "stay")}. {say("Hoàn tác được.", "It can be undone.")}
				</p>
				<ReasonField value={reason} isMissing={isReasonMissing} />
				<button type="submit" name="buoc" value="lam">
					{say("Tách", "Split")}
				</button>
				<a href={to(back)}>{say("Thôi", "Cancel")}</a>
			</form>
		</AdminPage>
	);
}
