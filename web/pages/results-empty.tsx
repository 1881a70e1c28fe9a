import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import { useLanguage } from "../language.tsx";
import { reportErrorHref, withQuery } from "../links.ts";
import type { Names } from "../names.ts";
import { type ResultsState, resultsHref, TABS, type Tab } from "./results-address.ts";

interface NothingProps {
	state: ResultsState;
	totals: Record<Tab, number>;
	/** What is found without one part of the search; `complete` is false where there are more rows. */
	without: { words: string; rows: number; complete: boolean; href: string }[];
	/** What was typed with its slips mended; null where none was seen. */
	instead: string | null;
	/** Documents with a number close to one that was not found. */
	nearby: Directive[];
	names: Names;
}

/** What a row of each list is called: Vietnamese, English for one and for several. */
const ROWS: Record<Tab, [vi: string, one: string, many: string]> = {
	vb: ["văn bản", "document", "documents"],
	bc: ["báo cáo", "report", "reports"],
	td: ["trích dẫn", "citation", "citations"],
};

/** Nothing was found: the ways on, each with what it leads to. */
export function Nothing({ state, totals, without, instead, nearby, names }: NothingProps): VNode {
	const { say, to, counted } = useLanguage();
	const { q, loai: tab } = state;
	const [vi, , many] = ROWS[tab];
	const others = TABS.filter((other) => other !== tab && totals[other] > 0);
	return (
		<section class="note nothing">
			<h2>{say(`Không tìm thấy ${vi} nào`, `No ${many} found`)}</h2>
			{instead ? (
				<p>
					{say("Có phải muốn tìm", "Did you mean")} <a href={to(resultsHref({ ...state, q: instead }))}>{instead}</a>?
				</p>
			) : null}
			{without.length > 0 ? (
				<>
					<h3>{say("Bỏ bớt một điều kiện", "Leave one part out")}</h3>
					<ul>
						{without.map(({ words, rows, complete, href }) => (
							<li key={href}>
								<a href={to(href)} rel="nofollow">
									{say("Bỏ", "Without")} {words}
								</a>
								: {complete ? "" : say("ít nhất ", "at least ")}
								{counted(rows, ...ROWS[tab])}
							</li>
						))}
					</ul>
				</>
			) : null}
			{others.length > 0 ? (
				<>
					<h3>{say("Tìm ở nơi khác", "Look elsewhere")}</h3>
					<ul>
						{others.map((other) => (
							<li key={other}>
								<a href={to(resultsHref({ ...state, loai: other, xep: null }))}>
									{counted(totals[other], ...ROWS[other])} {say("khớp", "found")}
								</a>
							</li>
						))}
					</ul>
				</>
			) : null}
			{nearby.length > 0 ? (
				<>
					<h3>{say("Các số gần nhất", "Nearest numbers")}</h3>
					<DirectiveList directives={nearby} names={names} />
				</>
			) : null}
			<p class="hint">
				{say(
					"Đã tìm cả cách viết không dấu. Văn bản, báo cáo chưa có trong sổ thì chưa tra được:",
					"Spellings without diacritics were looked for too. What the index does not have cannot be found:",
				)}{" "}
				<a href={to(reportErrorHref("missing", q))}>{say("báo thiếu", "tell us what is missing")}</a>.
			</p>
		</section>
	);
}

/** What can be typed beside words, with an example of each. */
const LANGUAGE = [
	{
		write: "nq 25 dân vận",
		means: [
			"loại, số và từ trong tên; có dấu hay không dấu, viết tắt, gõ sai nhẹ đều được",
			"type, number and words of the title; with or without diacritics, abbreviated, slips forgiven",
		],
	},
	{ write: "25-NQ/TW", means: ["ký hiệu viết liền hay rời", "a symbol, in any spelling"] },
	{ write: "3/6/2013", means: ["ngày ban hành", "the day of issue"] },
	{ write: '"chuyển đổi số"', means: ["các từ đứng liền nhau", "words side by side"] },
	{ write: "dân vận -tôn", means: ["không có từ đứng sau dấu trừ", "without the word behind the minus"] },
	{ write: '"lâm nghiệp" OR rừng', means: ["một trong hai", "either of the two"] },
	{ write: "loai:ct so:05 khoa:xii", means: ["loại, số, khóa của văn bản", "type, number and term of the document"] },
	{
		write: 'nam:2013 coquan:"bộ chính trị"',
		means: ["năm và cơ quan ban hành văn bản", "year and body that issued the document"],
	},
	{ write: 'tinh:"nghệ an"', means: ["địa phương của báo cáo, văn bản", "province of the report or document"] },
	{
		write: "tu:01/01/2025 den:30/06/2025",
		means: ["báo cáo đăng từ ngày, đến ngày", "reports published from and to these days"],
	},
] as const;

const EXAMPLES = ["nq 25", "05-CT/TW", "nq 25 khóa XI", "3/6/2013", "dân vận"];

/** Invitation to type, shown where nothing was. */
export function Blank(): VNode {
	const { say, word, to } = useLanguage();
	return (
		<>
			<p class="lead examples-line">
				{say(
					"Gõ số, loại, ngày ban hành hoặc từ trong tên văn bản. Thử:",
					"Type a number, a type, a day of issue or words of a title. Try:",
				)}{" "}
				{EXAMPLES.map((example, i) => (
					<span key={example} lang="vi">
						{i > 0 ? " · " : null}
						<a href={to(withQuery("/tim", { q: example, loai: "vb" }))}>{example}</a>
					</span>
				))}
			</p>
			<table class="language">
				<caption>{say("Cách viết", "What can be written")}</caption>
				<thead>
					<tr>
						<th scope="col">{say("Gõ", "Type")}</th>
						<th scope="col">{say("Để tìm", "To find")}</th>
					</tr>
				</thead>
				<tbody>
					{LANGUAGE.map(({ write, means }) => (
						<tr key={write}>
							<th scope="row" lang="vi">
								<a href={to(withQuery("/tim", { q: write, loai: "vb" }))}>{write}</a>
							</th>
							<td>{word(means)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}

/** Nothing can be found yet. */
export function EmptyIndex(): VNode {
	const { say } = useLanguage();
	return (
		<section class="note">
			<h2>{say("Sổ còn trống", "The register is empty")}</h2>
			<p>
				{say("Người vận hành chạy", "The operator runs")} <code>make run</code>{" "}
				{say("để nạp sổ văn bản và thu thập lần đầu, hoặc", "to load the register and to crawl for the first time, or")}{" "}
				<code>npx trichdan import {say("THƯ-MỤC", "FOLDER")}</code>{" "}
				{say("để nạp báo cáo có sẵn.", "to take in reports that are there already.")}
			</p>
		</section>
	);
}
