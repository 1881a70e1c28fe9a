import type { VNode } from "preact";
import type { AuditEntry, Review } from "../../../model/admin.ts";
import type { Directive } from "../../../model/directive.ts";
import { useLanguage } from "../../language.tsx";
import { correctHref, reportHref, withQuery } from "../../links.ts";
import type { Names } from "../../names.ts";
import { shortName } from "../../quote.ts";
import { type Card, CitationCard } from "./card.tsx";
import { AdminPage, type Desk, Done, type Refusal, Refused } from "./frame.tsx";

/** Somebody decided a citation while another one looked at it. */
export interface Overtaken {
	entry: AuditEntry | null;
	/** What was decided; null: that it means none. */
	directive: Directive | null;
}

interface Props extends Desk {
	card: Card | null;
	/** The citation stands by itself: it was asked for, and is not what the queue gives next. */
	isAsked: boolean;
	/** The queue as the person sees it. */
	queue: Pick<Review, "waiting" | "taken" | "next">;
	/** Citations of the same number that wait. */
	alike: number;
	/** Cursor of the queue by which the page was reached. */
	cursor: string;
	q: string;
	reason: string;
	isReasonMissing: boolean;
	/** The change that was just made. */
	done: number | null;
	/** Whether this session made a change that can be taken back. */
	canUndo: boolean;
	refusal: Refusal | null;
	overtaken: Overtaken | null;
}

const HERE = "/quan-tri/duyet";

/** Says who decided what meanwhile. */
export function OvertakenBy({
	overtaken,
	names,
	next,
}: {
	overtaken: Overtaken;
	names: Names;
	next: string | null;
}): VNode {
	const { say, to, moment } = useLanguage();
	const { entry, directive } = overtaken;
	const what = directive ? (
		<b lang="vi">{shortName(directive, names)}</b>
	) : (
		<b>{say("không phải văn bản nào", "no document")}</b>
	);
	return (
		<div class="note refused" role="alert">
			{entry ? (
				<p>
					<b>{entry.by}</b> {say("vừa xác định câu này là", "has just decided that this is")} {what} {say("lúc", "at")}{" "}
					{moment(entry.at)}: “{entry.reason}”.
				</p>
			) : (
				<p>
					{say(
						"Câu này vừa được đọc lại và nay có kết quả khác. Hãy xem lại trước khi quyết định.",
						"This citation has been read again meanwhile and means something else now. Look at it once more.",
					)}
				</p>
			)}
			<p>
				{say(
					"Chưa có gì bị thay đổi. Có thể quyết định lại ở dưới",
					"Nothing was changed. You can decide it again below",
				)}
				{next === null ? (
					"."
				) : (
					<>
						{say(", hoặc ", ", or ")}
						<a href={to(next)}>{say("sang câu tiếp theo", "go on to the next one")}</a>.
					</>
				)}
			</p>
		</div>
	);
}

function Progress({ queue, alike }: Pick<Props, "queue" | "alike">): VNode {
	const { say, counted } = useLanguage();
	return (
		<p class="progress" role="status">
			<b>
				{say("còn ", "")}
				{counted(queue.waiting, "câu", "citation left", "citations left")}
			</b>
			{alike > 1 ? ` · ${counted(alike, "câu cùng số này", "of this number", "of this number")}` : null}
			{queue.taken > 0
				? ` · ${counted(queue.taken, "câu đồng nghiệp đang xem", "looked at by a colleague", "looked at by colleagues")}`
				: null}
		</p>
	);
}

/** Nothing more to decide, or nothing that is free. */
function Over({ queue, cursor }: Pick<Props, "queue" | "cursor">): VNode {
	const { say, to, counted } = useLanguage();
	const left = queue.waiting - queue.taken;
	if (queue.waiting === 0)
		return (
			<section class="over" tabIndex={-1} autofocus>
				<h2>{say("Hết việc", "Nothing left to do")}</h2>
				<p>
					{say(
						"Không còn trích dẫn nào chờ duyệt. Câu mới sẽ đến sau lần thu thập tới.",
						"No citation waits. New ones come with the next crawl.",
					)}
				</p>
			</section>
		);
	return (
		<section class="over" tabIndex={-1} autofocus>
			<h2>{say("Đã đi hết hàng chờ", "You have been through the queue")}</h2>
			{left > 0 && cursor ? (
				<p>
					<a href={to(HERE)} data-key="s">
						{say("Xem lại", "Look again at")} {counted(left, "câu đã bỏ qua", "skipped citation")}
					</a>
				</p>
			) : (
				<p>{say("Các câu còn lại đồng nghiệp đang xem.", "Colleagues look at those that are left.")}</p>
			)}
		</section>
	);
}

function Keys(): VNode {
	const { say } = useLanguage();
	const keys = [
		["1–9", say("chọn văn bản", "pick a document")],
		["n", say("không phải văn bản nào", "none")],
		["s", say("bỏ qua", "skip")],
		["u", say("hoàn tác", "undo")],
		["t", say("tìm", "search")],
	];
	return (
		<p class="desk-keys meta">
			{say("Phím:", "Keys:")}{" "}
			{keys.map(([key, what]) => (
				<span key={key}>
					<kbd>{key}</kbd> {what}
				</span>
			))}
		</p>
	);
}

/** The review queue: one uncertain citation at a time. */
export function ReviewPage(props: Props): VNode {
	const { card, isAsked, queue, alike, cursor, q, reason, isReasonMissing, done, canUndo, refusal, overtaken } = props;
	const { site, by } = props;
	const { say, to } = useLanguage();
	const next = isAsked ? withQuery(HERE, { sau: cursor }) : withQuery(HERE, { sau: queue.next });
	const asked: Record<string, string> = card && isAsked ? { td: `${card.report.id}-${card.mention.start}` } : {};
	return (
		<AdminPage site={site} by={by} title={say("Duyệt trích dẫn", "Review citations")} area={HERE}>
			<div class="queue-head">
				<h1 class="quiet">{say("Duyệt trích dẫn", "Review citations")}</h1>
				<Progress queue={queue} alike={alike} />
			</div>
			<Refused refusal={refusal} />
			{overtaken ? <OvertakenBy overtaken={overtaken} names={site.names} next={next} /> : null}
			{canUndo ? (
				<form class="undo" method="post" action={to(`${HERE}/hoan-tac`)}>
					<input type="hidden" name="sau" value={cursor} />
					{done === null ? null : <Done change={done}>{say("Đã ghi.", "Kept.")}</Done>}
					<button type="submit" class="plain" data-key="u" aria-keyshortcuts="u">
						<kbd>u</kbd> {say("Hoàn tác câu vừa rồi", "Undo the last one")}
					</button>
				</form>
			) : null}
			{card ? (
				<CitationCard
					card={card}
					names={site.names}
					action={HERE}
					along={{
						td: `${card.report.id}-${card.mention.start}`,
						sau: cursor,
						tiep: (isAsked ? cursor : queue.next) ?? "",
						...(isAsked ? { hoi: "1" } : {}),
					}}
					search={{ action: HERE, along: { ...asked, sau: cursor }, q }}
					reason={reason}
					isReasonMissing={isReasonMissing}
				>
					<a class="button" href={to(next)} data-key="s" aria-keyshortcuts="s">
						<kbd>s</kbd> {say("Bỏ qua", "Skip")}
					</a>
				</CitationCard>
			) : (
				<Over queue={queue} cursor={cursor} />
			)}
			{card || canUndo ? <Keys /> : null}
		</AdminPage>
	);
}

interface CitationProps extends Desk {
	card: Card;
	/** The change that says what it means, where a person did. */
	decision: AuditEntry | null;
	q: string;
	reason: string;
	isReasonMissing: boolean;
	done: number | null;
	refusal: Refusal | null;
	overtaken: Overtaken | null;
}

/** Any one citation, to be set right. */
export function CorrectPage(props: CitationProps): VNode {
	const { card, decision, q, reason, isReasonMissing, done, refusal, overtaken, site, by } = props;
	const { say, to, moment } = useLanguage();
	const here = correctHref(card.report.id, card.mention.start);
	return (
		<AdminPage site={site} by={by} title={say("Sửa một trích dẫn", "Correct a citation")} area="/quan-tri/duyet">
			<h1 class="quiet">{say("Sửa một trích dẫn", "Correct a citation")}</h1>
			<Done change={done}>{say("Đã ghi.", "Kept.")}</Done>
			<Refused refusal={refusal} />
			{overtaken ? <OvertakenBy overtaken={overtaken} names={site.names} next={null} /> : null}
			{decision ? (
				<p class="lead">
					<b>{decision.by}</b> {say("đã xác định câu này lúc", "decided this at")} {moment(decision.at)}: “
					{decision.reason}”.{" "}
					<a href={to(`/quan-tri/nhat-ky/${decision.id}`)}>
						{say(`Thay đổi ${decision.id}: xem, hoàn tác`, `Change ${decision.id}: see, undo`)}
					</a>
				</p>
			) : null}
			<CitationCard
				card={card}
				names={site.names}
				action={here}
				along={{}}
				search={{ action: here, along: {}, q }}
				reason={reason}
				isReasonMissing={isReasonMissing}
			>
				<a class="button" href={to(reportHref(card.report.id, card.mention.start))}>
					{say("Về báo cáo", "To the report")}
				</a>
			</CitationCard>
		</AdminPage>
	);
}
