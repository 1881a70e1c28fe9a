import type { VNode } from "preact";
import type { AuditEntry } from "../../../model/admin.ts";
import type { Directive } from "../../../model/directive.ts";
import { Paging } from "../../components/paging.tsx";
import { useLanguage } from "../../language.tsx";
import { withQuery } from "../../links.ts";
import { ACTIONS, ChangeWords } from "./change-words.tsx";
import { AdminPage, type Desk, ReasonField, type Refusal, Refused } from "./frame.tsx";

const HERE = "/quan-tri/nhat-ky";

/** Whether a change can be undone by itself. */
export const canUndo = ({ action, undoneBy }: AuditEntry): boolean =>
	undoneBy === null && action !== "undo" && action !== "crawl";

interface Props extends Desk {
	entries: AuditEntry[];
	total: number;
	directives: Map<string, Directive>;
	cursor: string | null;
	next: string | null;
}

function UndoneBy({ entry }: { entry: AuditEntry }): VNode | null {
	const { say, to } = useLanguage();
	if (entry.undoneBy === null) return null;
	return (
		<span class="undone">
			✕ {say("đã hoàn tác ở", "undone in")}{" "}
			<a href={to(`${HERE}/${entry.undoneBy}`)}>
				{say("thay đổi", "change")} {entry.undoneBy}
			</a>
		</span>
	);
}

/** All changes, newest first: who, when, why, what. */
export function ChangesPage({ entries, total, directives, cursor, next, ...desk }: Props): VNode {
	const { say, to, counted, moment } = useLanguage();
	return (
		<AdminPage {...desk} title={say("Nhật ký", "Changes")} area={HERE}>
			<h1 class="quiet">{say("Nhật ký thay đổi", "Changes made by hand")}</h1>
			<p class="hint">{counted(total, "thay đổi", "change")}</p>
			{entries.length === 0 ? <p>{say("Chưa ai thay đổi gì.", "Nobody has changed anything yet.")}</p> : null}
			<ol class="log">
				{entries.map((entry) => (
					<li key={entry.id} class={entry.undoneBy === null ? undefined : "is-gone"}>
						<p class="what">
							<a class="no" href={to(`${HERE}/${entry.id}`)}>
								<span class="hidden">{say("Thay đổi", "Change")}</span> {entry.id}
							</a>{" "}
							<ChangeWords entry={entry} directives={directives} names={desk.site.names} />
						</p>
						<p class="meta">
							<b>{entry.by}</b> · <time dateTime={entry.at}>{moment(entry.at)}</time> · “{entry.reason}”
						</p>
						<p>
							<UndoneBy entry={entry} />
							{canUndo(entry) ? (
								<a
									href={to(`${HERE}/${entry.id}`)}
									aria-label={say(`Hoàn tác thay đổi ${entry.id}`, `Undo change ${entry.id}`)}
								>
									{say("Hoàn tác…", "Undo…")}
								</a>
							) : null}
						</p>
					</li>
				))}
			</ol>
			<Paging next={next ? withQuery(HERE, { sau: next }) : null} first={cursor ? HERE : null} />
		</AdminPage>
	);
}

interface ChangeProps extends Desk {
	entry: AuditEntry;
	directives: Map<string, Directive>;
	/** It was just made. */
	isDone: boolean;
	reason: string;
	isReasonMissing: boolean;
	refusal: Refusal | null;
}

/** One change, with the form that undoes it. */
export function ChangePage(props: ChangeProps): VNode {
	const { entry, directives, isDone, reason, isReasonMissing, refusal, ...desk } = props;
	const { say, word, to, moment } = useLanguage();
	const title = say(`Thay đổi ${entry.id}`, `Change ${entry.id}`);
	return (
		<AdminPage {...desk} title={title} area={HERE}>
			{isDone ? (
				<p class="note done" role="status">
					✓ {say("Đã làm và ghi vào nhật ký.", "Done, and kept in the list of changes.")}
				</p>
			) : null}
			<p class="eyebrow">{word(ACTIONS[entry.action])}</p>
			<h1 class="quiet">{title}</h1>
			<p class="lead">
				<ChangeWords entry={entry} directives={directives} names={desk.site.names} />.
			</p>
			<dl class="desk-about">
				<div>
					<dt>{say("Ai", "Who")}</dt>
					<dd>{entry.by}</dd>
				</div>
				<div>
					<dt>{say("Lúc", "When")}</dt>
					<dd>
						<time dateTime={entry.at}>{moment(entry.at)}</time>
					</dd>
				</div>
				<div>
					<dt>{say("Lý do", "Why")}</dt>
					<dd>{entry.reason}</dd>
				</div>
			</dl>
			<Refused refusal={refusal} />
			<p>
				<UndoneBy entry={entry} />
			</p>
			{canUndo(entry) ? (
				<form class="confirm" method="post" action={to(`${HERE}/${entry.id}`)}>
					<ReasonField value={reason} isMissing={isReasonMissing} />
					<button type="submit">{say("Hoàn tác thay đổi này", "Undo this change")}</button>
				</form>
			) : null}
			<p>
				<a href={to(HERE)}>{say("Về nhật ký", "All changes")}</a>
			</p>
		</AdminPage>
	);
}
