import type { VNode } from "preact";
import type { CheckReply } from "../../model/api.ts";
import { Select } from "../components/select.tsx";
import { cardsOf } from "../draft-cards.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";
import { MarkedDraft } from "./check-draft.tsx";
import { Cards, Notes } from "./check-findings.tsx";
import { CitedList } from "./check-list.tsx";

/** What was sent to be checked. */
export interface Draft {
	text: string;
	/** Province slug of the body that writes. */
	province: string | null;
	/** Day of the draft, ISO. */
	published: string | null;
}

/** Why nothing was checked. */
export type DraftFault = "blank" | "too-long" | "unreadable";

interface Props {
	site: Site;
	draft: Draft;
	/** The draft is the example of the house. */
	example: boolean;
	/** Null where nothing was checked. */
	reply: CheckReply | null;
	fault: DraftFault | null;
	/** Longest draft, in bytes. */
	limit: number;
}

/** The start of a draft, as the box shows it while it is empty. */
const PLACEHOLDER =
	"Căn cứ Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị về tăng cường bảo vệ nền tảng tư tưởng của Đảng…";

function Fault({ fault, limit }: Pick<Props, "limit"> & { fault: DraftFault }): VNode {
	const { say, count } = useLanguage();
	const size = `${count(limit / 1024)} KB`;
	const { title, text } = {
		blank: {
			title: say("Chưa có nội dung để soát", "There is nothing to check"),
			text: say("Hãy dán dự thảo vào ô dưới đây.", "Paste a draft into the box below."),
		},
		"too-long": {
			title: say("Dự thảo dài quá", "The draft is too long"),
			text: (
				<>
					{say(
						`Mỗi lần soát được tối đa ${size}, khoảng 80 trang, và 2.000 trích dẫn. Hãy dán từng phần, hoặc chạy `,
						`At most ${size}, about 80 pages, and 2,000 citations can be checked at once. Paste it part by part, or run `,
					)}
					<code>npx trichdan check {say("TỆP", "FILE")}</code> {say("với cả tệp.", "on the whole file.")}
				</>
			),
		},
		unreadable: {
			title: say("Không đọc được nội dung gửi lên", "What was sent could not be read"),
			text: say(
				"Hãy dán lại dự thảo vào ô dưới đây rồi soát lại.",
				"Paste the draft into the box below and check it again.",
			),
		},
	}[fault];
	return (
		<section class="note" role="alert">
			<h2>{title}</h2>
			<p>{text}</p>
		</section>
	);
}

function Form({ site, draft, isFirst }: Pick<Props, "site" | "draft"> & { isFirst: boolean }): VNode {
	const { say, to } = useLanguage();
	return (
		<form class="draft-form" method="post" action={to("/kiem-tra")}>
			<label for="bai">{say("Nội dung dự thảo", "Text of the draft")}</label>
			<textarea
				id="bai"
				name="bai"
				rows={14}
				spellcheck={false}
				placeholder={PLACEHOLDER}
				aria-describedby="bai-luu-y"
				lang="vi"
			>
				{draft.text}
			</textarea>
			<p id="bai-luu-y" class="meta">
				{say(
					"Nội dung chỉ dùng để soát lần này, không được lưu lại. Ngày để trống thì lấy ngày ghi ở đầu dự thảo, nếu có.",
					"The text is used for this check only and is not kept. Where no day is given, that at the head of the draft counts.",
				)}
			</p>
			<div class="filters">
				<Select
					name="tinh"
					label={say("Địa phương", "Province")}
					any={say("không nêu", "not told")}
					value={draft.province}
					choices={site.names.provinces}
				/>
				<label class="field">
					<span>{say("Ngày của dự thảo", "Day of the draft")}</span>
					<input type="date" name="ngay" value={draft.published ?? ""} />
				</label>
				<button type="submit">{say("Soát trích dẫn", "Check citations")}</button>
				{isFirst ? (
					<a class="try" href={to("/kiem-tra?mau=1")} rel="nofollow">
						{say("Thử với một dự thảo mẫu", "Try it with an example")}
					</a>
				) : null}
			</div>
		</form>
	);
}

function About(): VNode {
	const { say } = useLanguage();
	return (
		<section class="prose">
			<h2>{say("Soát những gì", "What is checked")}</h2>
			<ul>
				<li>
					{say(
						"ngày, khóa, cơ quan ban hành, loại và tên văn bản có khác với sổ không;",
						"whether date, term, issuing body, type and title differ from the register;",
					)}
				</li>
				<li>
					{say(
						"số, ký hiệu viết đúng thể thức chưa: 57–NQ/TW, 57/NQ-TW, 57-NQ/TƯ đều là 57-NQ/TW;",
						"whether number and symbol are written as they should be: 57–NQ/TW, 57/NQ-TW, 57-NQ/TƯ are all 57-NQ/TW;",
					)}
				</li>
				<li>{say("văn bản đã được văn bản khác thay thế chưa;", "whether another document has replaced it;")}</li>
				<li>
					{say(
						"một số có phải là của nhiều văn bản, và sổ có văn bản ấy không.",
						"whether several documents bear the number, and whether the register has it.",
					)}
				</li>
			</ul>
			<p>
				{say(
					"Sổ ghi văn bản của Trung ương và một phần văn bản của Nhà nước; văn bản của địa phương thì chỉ biết qua các báo cáo dẫn chúng. Kết quả soát không thay việc đối chiếu với bản gốc.",
					"The register holds documents of the Party's centre and a part of those of the State; local documents are known only by the reports that cite them. The result does not stand for a look at the original.",
				)}
			</p>
		</section>
	);
}

function Summary({ reply, cards }: { reply: CheckReply; cards: ReturnType<typeof cardsOf> }): VNode {
	const { say, count, counted } = useLanguage();
	const total = reply.citations.length;
	const tallies = [
		{
			name: say("khác với sổ", "differ from the register"),
			state: "differs",
			href: "#khac-so",
			number: cards.error.length,
		},
		{ name: say("nên xem lại", "to be looked at"), state: "review", href: "#xem-lai", number: cards.warning.length },
		{ name: say("lưu ý", "remarks"), state: "remark", href: "#luu-y", number: cards.note.length },
	];
	return (
		<section class="outcome" aria-labelledby="ket-qua">
			<h2 id="ket-qua">
				{cards.all.length === 0
					? say(
							`Không thấy chỗ nào khác với sổ trong ${count(total)} trích dẫn`,
							`Nothing differs from the register in ${counted(total, "", "citation")}`,
						)
					: say(`Đã soát ${count(total)} trích dẫn`, `${counted(total, "", "citation")} checked`)}
			</h2>
			<ul class="outcomes">
				{tallies.map(({ name, state, href, number }) => (
					<li key={state} class={number > 0 ? state : "none"}>
						{number > 0 ? (
							<a href={href}>
								<b>{count(number)}</b> {name}
							</a>
						) : (
							<span>
								<b>0</b> {name}
							</span>
						)}
					</li>
				))}
				<li class={cards.clean > 0 ? "clean" : "none"}>
					<span>
						<b>{count(cards.clean)}</b> {say("khớp với sổ", "agree with the register")}
					</span>
				</li>
			</ul>
			{reply.unchecked > 0 ? (
				<p class="meta">
					{say(
						`Ngoài ra có ${count(reply.unchecked)} chỗ nhắc văn bản không có số hoặc tên trong sổ, không đối chiếu được.`,
						`Besides, ${counted(reply.unchecked, "", "mention")} of documents without a number or a name of the register could not be compared.`,
					)}
				</p>
			) : null}
		</section>
	);
}

function Nothing({ unchecked }: CheckReply): VNode {
	const { say, count, counted } = useLanguage();
	return (
		<section class="note">
			<h2>{say("Không thấy trích dẫn nào để soát", "No citation was found")}</h2>
			<p>
				{unchecked > 0
					? say(
							`Bài có ${count(unchecked)} chỗ nhắc văn bản nhưng không có số hoặc tên trong sổ. `,
							`The text has ${counted(unchecked, "", "mention")} of documents, without a number or a name of the register. `,
						)
					: say(
							"Bài không có số, ký hiệu hay tên văn bản nào nhận ra được. ",
							"The text has no number, symbol or name of a document that is known. ",
						)}
				{say("Trích dẫn thường có dạng ", "Citations usually look like ")}
				<span lang="vi">“Nghị quyết số 25-NQ/TW, ngày 03/6/2013”</span>.
			</p>
		</section>
	);
}

function Result({ draft, reply }: { draft: Draft; reply: CheckReply }): VNode {
	const { say } = useLanguage();
	if (reply.citations.length === 0) return <Nothing {...reply} />;
	const cards = cardsOf(reply);
	return (
		<>
			<Summary reply={reply} cards={cards} />
			<div class="checked">
				<div>
					<Cards
						id="khac-so"
						title={say("Khác với sổ", "Differs from the register")}
						cards={cards.error}
						text={draft.text}
					/>
					<Cards id="xem-lai" title={say("Nên xem lại", "To be looked at")} cards={cards.warning} text={draft.text} />
					<Notes cards={cards.note} />
					{cards.all.length === 0 ? (
						<p class="lead">
							{say(
								"Kết quả soát không thay việc đối chiếu với bản gốc.",
								"The result does not stand for a look at the original.",
							)}
						</p>
					) : null}
					<CitedList reply={reply} />
				</div>
				<MarkedDraft text={draft.text} reply={reply} />
			</div>
		</>
	);
}

/** The page on which staff check the citations of a draft. */
export function CheckPage({ site, draft, example, reply, fault, limit }: Props): VNode {
	const { say, to } = useLanguage();
	return (
		<Layout
			site={site}
			title={say("Soát dự thảo", "Check a draft")}
			section="kiem-tra"
			path="/kiem-tra"
			description={say(
				"Dán dự thảo để đối chiếu từng trích dẫn văn bản với sổ: số, ký hiệu, ngày, cơ quan ban hành, tên, văn bản thay thế.",
				"Paste a draft to compare each citation with the register: number, symbol, date, issuing body, title, replacement.",
			)}
			noindex={reply !== null}
		>
			<h1>{say("Soát dự thảo", "Check a draft")}</h1>
			<p class="lead">
				{say(
					"Đối chiếu từng trích dẫn trong dự thảo với sổ văn bản, kèm cách viết đúng để chép.",
					"Compares each citation of a draft with the register, and gives the right form to copy.",
				)}
			</p>
			{example ? (
				<p class="note">
					{say("Đây là dự thảo mẫu, có vài lỗi cố ý. ", "This is an example with some faults put in on purpose. ")}
					<a href={to("/kiem-tra")}>{say("Soát dự thảo của bạn", "Check a draft of your own")}</a>
				</p>
			) : null}
			{fault ? <Fault fault={fault} limit={limit} /> : null}
			{reply ? <Result draft={draft} reply={reply} /> : null}
			{reply ? <h2 class="noprint">{say("Sửa rồi soát lại", "Mend it and check again")}</h2> : null}
			<Form site={site} draft={draft} isFirst={reply === null} />
			{reply ? null : <About />}
		</Layout>
	);
}
