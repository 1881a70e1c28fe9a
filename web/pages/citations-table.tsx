import type { ComponentChildren, VNode } from "preact";
import type { CitationItem } from "../../model/api.ts";
import { SURE } from "../../model/mention.ts";
import { Name } from "../components/document-link.tsx";
import { Marked } from "../components/marked.tsx";
import { percent } from "../components/sureness.tsx";
import { useLanguage } from "../language.tsx";
import { choicesHref, hostOf, reportHref, whyHref } from "../links.ts";
import type { Names } from "../names.ts";
import { confidenceWords, MENTION_WORDS, relationWords } from "../words.ts";
import { COLUMNS, type Column } from "./citations-address.ts";

interface Mark {
	start: number;
	end: number;
}

/** A citation as a row of the table. */
export interface CitationRow extends CitationItem {
	/** The document that is meant: its short name and what tells it from others; null where that is not settled. */
	cited: { name: string; detail: string; href: string } | null;
	/** Where the words looked for stand in `before` and `after`. */
	marks: { before: Mark[]; after: Mark[] };
}

interface Cell {
	row: CitationRow;
	names: Names;
}

function Sentence({ row }: Cell): VNode {
	const { to } = useLanguage();
	const { report, start, text, before, after, marks } = row;
	return (
		<blockquote lang="vi">
			<Marked text={before} marks={marks.before} />
			<a class="exact" href={to(reportHref(report.id, start))}>
				{text}
			</a>
			<Marked text={after} marks={marks.after} />
		</blockquote>
	);
}

function Target({ row }: Cell): VNode {
	const { say, to } = useLanguage();
	const { cited, status, symbol, type, text } = row;
	if (cited)
		return (
			<>
				<a href={to(cited.href)} lang="vi">
					<Name>{cited.name}</Name>
				</a>
				<span class="meta">{cited.detail}</span>
			</>
		);
	return status === "ambiguous" ? (
		<a href={to(choicesHref({ symbol, type, raw: text }))}>
			{say("các văn bản cùng số hoặc tên", "documents of that number or name")}
		</a>
	) : (
		<span class="meta">{say("không rõ văn bản nào", "not clear which document")}</span>
	);
}

function Confidence({ row }: Cell): VNode {
	const { say, word, to } = useLanguage();
	const { report, start, confidence } = row;
	return (
		<>
			<span class={confidence < SURE ? "flag" : undefined}>{word(confidenceWords(confidence))}</span>{" "}
			<span class="meta">{percent(confidence)}</span>{" "}
			<a href={to(whyHref(report.id, start))} rel="nofollow">
				{say("Vì sao?", "Why?")}
			</a>
		</>
	);
}

const CELLS: Record<Column, (cell: Cell) => ComponentChildren> = {
	cau: Sentence,
	vanban: Target,
	baocao: function ReportCell({ row: { report, start } }) {
		const { to } = useLanguage();
		return (
			<a href={to(reportHref(report.id, start))} lang="vi">
				{report.title}
			</a>
		);
	},
	nguon: ({ row: { report }, names }) => names.source(report.source) ?? hostOf(report.url) ?? report.source,
	tinh: ({ row: { report }, names }) => (report.province ? names.province(report.province) : null),
	ngay: function Published({ row: { report } }) {
		const { date } = useLanguage();
		return date(report.publishedOn);
	},
	quanhe: function Relation({ row: { relations } }) {
		const { word } = useLanguage();
		return relations.map((kind) => word(relationWords({ kind, direction: "out" }))).join("; ");
	},
	trangthai: function Status({ row: { status } }) {
		const { word } = useLanguage();
		return <span class={`state ${status}`}>{word(MENTION_WORDS[status])}</span>;
	},
	tincay: Confidence,
};

/** One citation. */
export function TableRow({ row, columns, names }: Cell & { columns: readonly Column[] }): VNode {
	const { word } = useLanguage();
	return (
		<tr>
			{columns.map((column) => {
				const Cell = CELLS[column] as (cell: Cell) => VNode;
				return (
					<td key={column} class={column} data-label={word(COLUMNS[column])}>
						<Cell row={row} names={names} />
					</td>
				);
			})}
		</tr>
	);
}

interface Props {
	rows: CitationRow[];
	columns: readonly Column[];
	names: Names;
	/** Whether the newest report is first without exception. */
	byDay: boolean;
}

/** Citations, one a row; on a phone one a card. */
export function CitationsTable({ rows, columns, names, byDay }: Props): VNode {
	const { say, word } = useLanguage();
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
		<section class="wide" tabIndex={0} aria-label={say("Bảng trích dẫn", "Table of citations")}>
			<table class="cards sentences-table">
				<thead>
					<tr>
						{columns.map((column) => (
							<th
								key={column}
								scope="col"
								class={column}
								aria-sort={column === "ngay" && byDay ? "descending" : undefined}
							>
								{word(COLUMNS[column])}
								{column === "ngay" && byDay ? <span aria-hidden="true"> ↓</span> : null}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<TableRow key={`${row.report.id} ${row.start}`} row={row} columns={columns} names={names} />
					))}
				</tbody>
			</table>
		</section>
	);
}
