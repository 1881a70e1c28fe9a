import type { VNode } from "preact";
import type { Feedback } from "../../../model/admin.ts";
import { Paging } from "../../components/paging.tsx";
import { type Pair, useLanguage } from "../../language.tsx";
import { withQuery } from "../../links.ts";
import { ABOUT, subjectHref } from "../feedback.tsx";
import { AdminPage, type Desk, Done, type Refusal, Refused } from "./frame.tsx";

const HERE = "/quan-tri/gop-y";

/** A message, with what it is about in words where that is known. */
export interface Message extends Feedback {
	name: string | null;
}

interface Props extends Desk {
	messages: Message[];
	total: number;
	isOpen: boolean;
	cursor: string | null;
	next: string | null;
	/** The change by which one was just closed. */
	done: number | null;
	/** The message that could not be closed, and why; a lacking reason is no refusal. */
	tried: { id: number; reason: string; refusal: Refusal | null } | null;
}

/** Where what a message says can be set right. */
function remedyOf({ about, subject }: Feedback): { href: string; name: Pair } | null {
	if (about === "citation" && /^\d+-\d+$/.test(subject))
		return { href: `/quan-tri/trich-dan/${subject}`, name: ["Sửa trích dẫn này", "Correct this citation"] };
	if (about === "directive" && subject)
		return { href: withQuery("/quan-tri/gop", { tu: subject }), name: ["Gộp văn bản này", "Merge this document"] };
	if (about === "missing") return { href: "/quan-tri/nguon", name: ["Xem các nguồn", "Look at the sources"] };
	return null;
}

function Close({ id, tried }: { id: number } & Pick<Props, "tried">): VNode {
	const { say, to } = useLanguage();
	const mine = tried?.id === id ? tried : null;
	return (
		<form class="confirm" method="post" action={to(`${HERE}/${id}`)}>
			<Refused refusal={mine?.refusal ?? null} />
			<div class="reason">
				<label for={`ly-do-${id}`}>{say("Đã làm gì (ghi vào nhật ký)", "What was done (kept with the change)")}</label>
				<input
					id={`ly-do-${id}`}
					name="ly-do"
					value={mine?.reason ?? ""}
					required
					minLength={3}
					maxLength={500}
					autocomplete="off"
					aria-invalid={mine && !mine.refusal ? "true" : undefined}
				/>
				{mine && !mine.refusal ? (
					<p class="fault" role="alert">
						{say("Hãy ghi lý do, ít nhất 3 ký tự.", "Give a reason of at least 3 characters.")}
					</p>
				) : null}
			</div>
			<button type="submit" class="plain">
				{say("Đóng góp ý", "Close")}
			</button>
		</form>
	);
}

/** What readers said is wrong. */
export function MessagesPage({ messages, total, isOpen, cursor, next, done, tried, ...desk }: Props): VNode {
	const { say, word, to, counted, moment } = useLanguage();
	const tabs = [
		{ href: HERE, name: say("Chưa đóng", "Open"), isHere: isOpen },
		{ href: withQuery(HERE, { xem: "dong" }), name: say("Đã đóng", "Closed"), isHere: !isOpen },
	];
	return (
		<AdminPage {...desk} title={say("Góp ý của người đọc", "Feedback of readers")} area={HERE}>
			<h1 class="quiet">{say("Góp ý của người đọc", "Feedback of readers")}</h1>
			<Done change={done}>{say("Đã đóng.", "Closed.")}</Done>
			<Refused refusal={tried && !messages.some(({ id }) => id === tried.id) ? tried.refusal : null} />
			<nav class="tabs" aria-label={say("Góp ý nào", "Which messages")}>
				{tabs.map(({ href, name, isHere }) => (
					<a key={href} href={to(href)} aria-current={isHere ? "page" : undefined}>
						{name}
					</a>
				))}
			</nav>
			<p class="hint">{counted(total, "góp ý", "message")}</p>
			{total === 0 ? (
				<p>{isOpen ? say("Hết việc: không còn góp ý nào chưa xem.", "Nothing left: no message is open.") : null}</p>
			) : null}
			<ol class="messages">
				{messages.map((message) => {
					const { id, at, about, subject, text, contact, name, closedBy } = message;
					const href = subjectHref(about, subject);
					const remedy = remedyOf(message);
					return (
						<li key={id} id={`g${id}`}>
							<p class="meta">
								{say("Góp ý", "Message")} {id} · <time dateTime={at}>{moment(at)}</time> · {say("về", "about")}{" "}
								{word(ABOUT[about])}
								{subject ? ": " : null}
								{href ? (
									<a href={to(href)} lang="vi">
										{name ?? subject}
									</a>
								) : (
									subject
								)}
							</p>
							<blockquote class="said">{text}</blockquote>
							{contact ? (
								<p class="meta">
									{say("Liên hệ:", "Contact:")} {contact}
								</p>
							) : null}
							{remedy ? (
								<p>
									<a href={to(remedy.href)}>{word(remedy.name)}</a>
								</p>
							) : null}
							{closedBy === null ? (
								<Close id={id} tried={tried} />
							) : (
								<p>
									<a href={to(`/quan-tri/nhat-ky/${closedBy}`)}>
										{say(`Đã đóng ở thay đổi ${closedBy}`, `Closed in change ${closedBy}`)}
									</a>
								</p>
							)}
						</li>
					);
				})}
			</ol>
			<Paging
				next={next ? withQuery(HERE, { xem: isOpen ? null : "dong", sau: next }) : null}
				first={cursor ? withQuery(HERE, { xem: isOpen ? null : "dong" }) : null}
			/>
		</AdminPage>
	);
}
