import type { VNode } from "preact";
import type { NewFeedback } from "../../model/admin.ts";
import { type Pair, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { directiveHref, reportHref, withQuery } from "../links.ts";
import type { Site } from "../site.ts";

export type About = NewFeedback["about"];

export const ABOUT: Record<About, Pair> = {
	directive: ["một văn bản", "a document"],
	report: ["một báo cáo", "a report"],
	citation: ["một trích dẫn", "a citation"],
	missing: ["văn bản hoặc báo cáo còn thiếu", "something that is missing"],
	other: ["chuyện khác", "something else"],
};

/** The page that a message is about; null where it has none. */
export function subjectHref(about: About, subject: string): string | null {
	if (about === "directive" && /^[a-z0-9-]+(:[a-z0-9-]+){1,5}$/.test(subject)) return directiveHref(subject);
	if (about === "report" && /^\d{1,15}$/.test(subject)) return reportHref(Number(subject));
	if (about === "citation" && /^\d{1,15}-\d{1,9}$/.test(subject)) return `/td/${subject}`;
	if (about === "missing" && subject !== "") return withQuery("/tim", { q: subject });
	return null;
}

/** A message as it was typed. */
export interface Typed {
	about: About;
	subject: string;
	text: string;
	contact: string;
}

interface Props {
	site: Site;
	typed: Typed;
	/** What the message is about, in words; null where only its id is known. */
	name: string | null;
	isTextMissing: boolean;
	/** It was kept. */
	isThanked: boolean;
}

function Thanks({ typed }: Pick<Props, "typed">): VNode {
	const { say, to } = useLanguage();
	const href = subjectHref(typed.about, typed.subject);
	return (
		<>
			<h1 class="quiet">{say("Cảm ơn bạn", "Thank you")}</h1>
			<p class="lead" role="status">
				{say(
					"Góp ý đã đến người phụ trách. Nếu có lỗi, trang sẽ được sửa; mọi lần sửa đều được ghi lại.",
					"Your message has reached those who look after the index. What is wrong will be set right, and every change is written down.",
				)}
			</p>
			<p>
				<a href={to(href ?? "/")}>
					{href ? say("Về trang đang xem", "Back to the page") : say("Về trang đầu", "Home")}
				</a>
			</p>
		</>
	);
}

/** Takes what a reader says is wrong. */
export function FeedbackPage({ site, typed, name, isTextMissing, isThanked }: Props): VNode {
	const { say, word, to } = useLanguage();
	const href = subjectHref(typed.about, typed.subject);
	const title = say("Báo lỗi, góp ý", "Report an error");
	return (
		<Layout site={site} title={title} path="/bao-loi" noindex>
			{isThanked ? (
				<Thanks typed={typed} />
			) : (
				<>
					<h1 class="quiet">{title}</h1>
					<p class="lead">
						{say(
							"Dẫn nhầm văn bản, sai ngày, thiếu báo cáo: hãy ghi lại, người phụ trách sẽ xem và sửa.",
							"A citation taken for the wrong document, a wrong date, a report that is missing: write it down, somebody will look at it and set it right.",
						)}
					</p>
					<form class="feedback" method="post" action={to("/bao-loi")}>
						{href ? (
							<p class="about-what">
								{say("Về", "About")} {word(ABOUT[typed.about])}:{" "}
								<a href={to(href)} lang="vi">
									{name ?? typed.subject}
								</a>
								<input type="hidden" name="ve" value={typed.about} />
								<input type="hidden" name="muc" value={typed.subject} />
							</p>
						) : (
							<div>
								<label for="ve">{say("Về", "About")}</label>
								<select id="ve" name="ve">
									{Object.entries(ABOUT).map(([about, pair]) => (
										<option key={about} value={about} selected={about === typed.about}>
											{word(pair)}
										</option>
									))}
								</select>
								<label for="muc">
									{say("Số, ký hiệu hoặc địa chỉ trang (nếu có)", "Number or address of the page (if any)")}
								</label>
								<input id="muc" name="muc" value={typed.subject} maxLength={300} autocomplete="off" />
							</div>
						)}
						<div>
							<label for="noi-dung-gop-y">{say("Sai ở đâu, đúng ra là gì", "What is wrong, and what is right")}</label>
							<textarea
								id="noi-dung-gop-y"
								name="noidung"
								rows={6}
								required
								minLength={5}
								maxLength={2000}
								aria-invalid={isTextMissing ? "true" : undefined}
								aria-describedby={isTextMissing ? "loi-noi-dung gop-y-luu" : "gop-y-luu"}
								autofocus={isTextMissing}
							>
								{typed.text}
							</textarea>
							{isTextMissing ? (
								<p id="loi-noi-dung" class="fault">
									{say("Hãy ghi ít nhất 5 ký tự, nhiều nhất 2.000.", "Write at least 5 characters and at most 2,000.")}
								</p>
							) : null}
						</div>
						<div>
							<label for="lien-he">
								{say("Cách liên hệ, nếu muốn được trả lời", "How to reach you, if you want an answer")}
							</label>
							<input id="lien-he" name="lienhe" value={typed.contact} maxLength={200} autocomplete="email" />
						</div>
						{/* Nobody sees it but programs that fill in whatever there is. */}
						<div class="trap" aria-hidden="true">
							<label for="trang-web">{say("Để trống ô này", "Leave this empty")}</label>
							<input id="trang-web" name="website" tabIndex={-1} autocomplete="off" />
						</div>
						<p id="gop-y-luu" class="meta">
							{say(
								"Chỉ lưu những gì ghi trong các ô này. Không lưu địa chỉ mạng, không dùng cookie. Cách liên hệ được xoá khi góp ý đã xử lý xong.",
								"Only what is in these fields is kept. No network address is kept, and no cookie is set. How to reach you is deleted once your message has been dealt with.",
							)}
						</p>
						<button type="submit">{say("Gửi", "Send")}</button>
					</form>
				</>
			)}
		</Layout>
	);
}
