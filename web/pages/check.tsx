import type { VNode } from "preact";
import type { CheckReply } from "../../model/api.ts";
import { Select } from "../components/select.tsx";
import { cardsOf } from "../draft-cards.ts";
import { count } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";
import { MarkedDraft } from "./check-draft.tsx";
import { Cards, Notes } from "./check-findings.tsx";

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
	/** Null where nothing was checked. */
	reply: CheckReply | null;
	fault: DraftFault | null;
	/** Longest draft, in bytes. */
	limit: number;
}

const EXAMPLE =
	"Căn cứ Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị về tăng cường bảo vệ nền tảng tư tưởng của Đảng…";

function Fault({ fault, limit }: Pick<Props, "limit"> & { fault: DraftFault }): VNode {
	const size = `${count(limit / 1024)} KB`;
	const { title, text } = {
		blank: { title: "Chưa có nội dung để soát", text: "Hãy dán dự thảo vào ô dưới đây." },
		"too-long": {
			title: "Dự thảo dài quá",
			text: (
				<>
					Mỗi lần soát được tối đa {size}, khoảng 80 trang, và 2.000 trích dẫn. Hãy dán từng phần, hoặc chạy{" "}
					<code>npx trichdan check TỆP</code> với cả tệp.
				</>
			),
		},
		unreadable: { title: "Không đọc được nội dung gửi lên", text: "Hãy dán lại dự thảo vào ô dưới đây rồi soát lại." },
	}[fault];
	return (
		<section class="note" role="alert">
			<h2>{title}</h2>
			<p>{text}</p>
		</section>
	);
}

function Form({ site, draft }: Pick<Props, "site" | "draft">): VNode {
	return (
		<form class="draft-form" method="post" action="/kiem-tra">
			<label for="bai">Nội dung dự thảo</label>
			<textarea id="bai" name="bai" rows={14} spellcheck={false} placeholder={EXAMPLE} aria-describedby="bai-luu-y">
				{draft.text}
			</textarea>
			<p id="bai-luu-y" class="meta">
				Nội dung chỉ dùng để soát lần này, không được lưu lại. Ngày để trống thì lấy ngày ghi ở đầu dự thảo, nếu có.
			</p>
			<div class="filters">
				<Select name="tinh" label="Địa phương" any="không nêu" value={draft.province} choices={site.names.provinces} />
				<label class="field">
					<span>Ngày của dự thảo</span>
					<input type="date" name="ngay" value={draft.published ?? ""} />
				</label>
				<button type="submit">Soát trích dẫn</button>
			</div>
		</form>
	);
}

function About(): VNode {
	return (
		<section class="prose">
			<h2>Soát những gì</h2>
			<ul>
				<li>ngày, khóa, cơ quan ban hành, loại và tên văn bản có khác với sổ không;</li>
				<li>số, ký hiệu viết đúng thể thức chưa: 57–NQ/TW, 57/NQ-TW, 57-NQ/TƯ đều là 57-NQ/TW;</li>
				<li>văn bản đã được văn bản khác thay thế chưa;</li>
				<li>một số có phải là của nhiều văn bản, và sổ có văn bản ấy không.</li>
			</ul>
			<p>
				Sổ ghi văn bản của Trung ương và một phần văn bản của Nhà nước; văn bản của địa phương thì chỉ biết qua các báo
				cáo dẫn chúng. Kết quả soát không thay việc đối chiếu với bản gốc.
			</p>
		</section>
	);
}

function Summary({ reply, cards }: { reply: CheckReply; cards: ReturnType<typeof cardsOf> }): VNode {
	const total = reply.citations.length;
	const tallies = [
		{ name: "khác với sổ", state: "differs", href: "#khac-so", number: cards.error.length },
		{ name: "nên xem lại", state: "review", href: "#xem-lai", number: cards.warning.length },
		{ name: "lưu ý", state: "remark", href: "#luu-y", number: cards.note.length },
	];
	return (
		<section class="outcome" aria-labelledby="ket-qua">
			<h2 id="ket-qua">
				{cards.all.length === 0
					? `Không thấy chỗ nào khác với sổ trong ${count(total)} trích dẫn`
					: `Đã soát ${count(total)} trích dẫn`}
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
						<b>{count(cards.clean)}</b> khớp với sổ
					</span>
				</li>
			</ul>
			{reply.unchecked > 0 ? (
				<p class="meta">
					Ngoài ra có {count(reply.unchecked)} chỗ nhắc văn bản không có số hoặc tên trong sổ, không đối chiếu được.
				</p>
			) : null}
		</section>
	);
}

function Nothing({ unchecked }: CheckReply): VNode {
	return (
		<section class="note">
			<h2>Không thấy trích dẫn nào để soát</h2>
			<p>
				{unchecked > 0
					? `Bài có ${count(unchecked)} chỗ nhắc văn bản nhưng không có số hoặc tên trong sổ. `
					: "Bài không có số, ký hiệu hay tên văn bản nào nhận ra được. "}
				Trích dẫn thường có dạng “Nghị quyết số 25-NQ/TW, ngày 03/6/2013”.
			</p>
		</section>
	);
}

function Result({ draft, reply }: { draft: Draft; reply: CheckReply }): VNode {
	if (reply.citations.length === 0) return <Nothing {...reply} />;
	const cards = cardsOf(reply);
	return (
		<>
			<Summary reply={reply} cards={cards} />
			<div class="checked">
				<div>
					<Cards id="khac-so" title="Khác với sổ" cards={cards.error} text={draft.text} />
					<Cards id="xem-lai" title="Nên xem lại" cards={cards.warning} text={draft.text} />
					<Notes cards={cards.note} />
					{cards.all.length === 0 ? <p class="lead">Kết quả soát không thay việc đối chiếu với bản gốc.</p> : null}
				</div>
				<MarkedDraft text={draft.text} reply={reply} />
			</div>
		</>
	);
}

/** The page on which staff check the citations of a draft. */
export function CheckPage({ site, draft, reply, fault, limit }: Props): VNode {
	return (
		<Layout
			site={site}
			title="Soát dự thảo"
			section="kiem-tra"
			path="/kiem-tra"
			description="Dán dự thảo để đối chiếu từng trích dẫn văn bản với sổ: số, ký hiệu, ngày, cơ quan ban hành, tên, văn bản thay thế."
			noindex={reply !== null}
		>
			<h1>Soát dự thảo</h1>
			<p class="lead">Đối chiếu từng trích dẫn trong dự thảo với sổ văn bản, kèm cách viết đúng để chép.</p>
			{fault ? <Fault fault={fault} limit={limit} /> : null}
			{reply ? <Result draft={draft} reply={reply} /> : null}
			{reply ? <h2 class="noprint">Sửa rồi soát lại</h2> : null}
			<Form site={site} draft={draft} />
			{reply ? null : <About />}
		</Layout>
	);
}
