import type { VNode } from "preact";
import { type Pair, useLanguage } from "../language.tsx";
import { reportErrorHref, withQuery } from "../links.ts";
import { type CitationsState, citationsHref } from "./citations-address.ts";

/** Searches to begin with: what each asks for, and its text. */
const EXAMPLES: { q: string; about: Pair }[] = [
	{
		q: 'loai:ct tinh:"nghệ an" tu:01/01/2025 "chuyển đổi số"',
		about: [
			"câu trong báo cáo của Nghệ An từ năm 2025 dẫn một chỉ thị và nói “chuyển đổi số”",
			"sentences in Nghệ An's reports since 2025 that cite a chỉ thị and say “chuyển đổi số” (digital transformation)",
		],
	},
	{
		q: "loai:nq so:25 khoa:xi dân vận",
		about: [
			"ai dẫn Nghị quyết 25 khóa XI và nói đến dân vận",
			"who cites Nghị quyết 25 of the 11th term beside the words “dân vận” (mass mobilisation)",
		],
	},
	{
		q: '"lâm nghiệp" OR "bảo vệ rừng" loai:nq,ct',
		about: [
			"một trong hai cụm từ, bên một nghị quyết hoặc chỉ thị",
			"one of two phrases, beside a nghị quyết or a chỉ thị",
		],
	},
	{
		q: 'tôn giáo -"lễ hội" coquan:"bộ chính trị"',
		about: [
			"nói đến tôn giáo mà không nói lễ hội, dẫn văn bản của Bộ Chính trị",
			"“tôn giáo” (religion) but not “lễ hội” (festivals), citing a document of the Politburo",
		],
	},
	{
		q: "loai:nd,qd nam:2020 tu:01/01/2023 den:31/12/2023",
		about: [
			"báo cáo năm 2023 dẫn nghị định, quyết định, quy định ban hành năm 2020",
			"reports of 2023 that cite decrees, decisions and regulations of 2020",
		],
	},
];

/** What the page is for and how to begin, where nothing was asked yet. */
export function Beginning({ total }: { total: number }): VNode {
	const { say, word, to, count } = useLanguage();
	if (total === 0)
		return (
			<section class="note">
				<h2>{say("Chưa có trích dẫn nào", "There are no citations yet")}</h2>
				<p>
					{say(
						"Sổ còn trống. Trích dẫn sẽ có sau lần thu thập đầu tiên.",
						"This index is still empty. Citations come with the first crawl.",
					)}{" "}
					<a href={to("/nguon")}>
						{say("Xem các nguồn và lịch thu thập", "See the sources and when they are crawled")}
					</a>
					.
				</p>
			</section>
		);
	return (
		<section class="beginning" id="vi-du">
			<h2>{say("Bắt đầu từ một ví dụ", "Begin with an example")}</h2>
			<p class="lead">
				{say(
					`Mỗi dòng kết quả là một câu trong báo cáo có dẫn văn bản. Có ${count(total)} câu như vậy. Điền các ô trên hoặc gõ thẳng câu tìm: hai cách viết cùng một điều, và địa chỉ trang giữ nguyên lượt tìm để gửi cho người khác.`,
					`Each row of the result is a sentence of a report that cites a document. There are ${count(total)} of them. Fill in the form above or type a query: both say the same, and the address of the page keeps the search, to be sent to others.`,
				)}
			</p>
			<dl class="openings">
				{EXAMPLES.map(({ q, about }) => (
					<div key={q}>
						<dt>
							<a href={to(withQuery("/trich-dan", { q }))} lang="vi">
								{q}
							</a>
						</dt>
						<dd>{word(about)}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

/** A part of a search, with the search that is without it. */
export interface SearchPart {
	words: string;
	without: CitationsState;
}

/** Where a search for the same leads elsewhere. */
export interface Elsewhere {
	tab: "vb" | "bc";
	rows: number;
}

interface NothingProps {
	state: CitationsState;
	parts: SearchPart[];
	/** What is found by all parts but one; `complete` is false where there are more. */
	without: { part: SearchPart; rows: number; complete: boolean }[];
	elsewhere: Elsewhere[];
}

/** Ways on where nothing was found. */
export function Nothing({ state, parts, without, elsewhere }: NothingProps): VNode {
	const { say, to, counted } = useLanguage();
	const { q, noi } = state;
	return (
		<section class="note nothing">
			<h2>{say("Không tìm thấy trích dẫn nào", "No citation was found")}</h2>
			{parts.length > 0 ? (
				<p class="understood">
					{say("Đã hiểu:", "Understood:")}{" "}
					{parts.map(({ words }) => (
						<span key={words} class="chip" lang="vi">
							{words}
						</span>
					))}
				</p>
			) : null}
			{without.length > 0 ? (
				<>
					<h3>{say("Bỏ bớt một điều kiện", "Leave one condition out")}</h3>
					<ul>
						{without.map(({ part, rows, complete }) => (
							<li key={part.words}>
								<a href={to(citationsHref(part.without))} rel="nofollow">
									{say("bỏ", "without")} <span lang="vi">{part.words}</span>
								</a>
								: {complete ? "" : say("ít nhất ", "at least ")}
								{counted(rows, "trích dẫn", "citation")}
							</li>
						))}
					</ul>
				</>
			) : parts.length > 1 ? (
				<p>
					{say(
						"Bỏ riêng từng điều kiện cũng chưa có câu nào; hãy bỏ hai, ba điều kiện cùng lúc.",
						"Leaving out one condition alone finds nothing either; leave out two or three at once.",
					)}
				</p>
			) : null}
			<ul>
				{elsewhere.map(({ tab, rows }) => (
					<li key={tab}>
						<a href={to(withQuery("/tim", { q, loai: tab, noi: noi === "63" ? null : noi }))} rel="nofollow">
							{tab === "vb" ? counted(rows, "văn bản", "document") : counted(rows, "báo cáo", "report")}{" "}
							{say("khớp câu tìm này", "fit this query")}
						</a>
					</li>
				))}
				<li>
					{say(
						"Từ được tìm trong chính câu có trích dẫn; báo cáo nói đến từ ấy ở câu khác thì nằm ở mục Báo cáo.",
						"Words are looked for in the citing sentence itself; a report that has them in another sentence is under Reports.",
					)}
				</li>
				<li>
					<a href={to(reportErrorHref("missing", q))} rel="nofollow">
						{say("Báo thiếu một trích dẫn đáng lẽ phải có", "Tell of a citation that should be here")}
					</a>
				</li>
			</ul>
		</section>
	);
}
