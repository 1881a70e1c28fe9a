import type { VNode } from "preact";
import type { Report } from "../../model/report.ts";
import { type Language, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { reportHref, versionHref, withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import type { DiffPart, Row, Words } from "../version-parts.ts";

/** What is told of a version beside its text. */
export interface VersionFacts {
	/** Its number, from 1. */
	version: number;
	title: string;
	publishedOn: string | null;
	fetchedAt: string;
	extractorVersion: number;
}

/** How the citations of two versions differ, both as today's grammar reads them. */
export interface CitationChange {
	before: number;
	after: number;
	gone: string[];
	come: string[];
}

interface Props {
	site: Site;
	report: Pick<Report, "id" | "title">;
	older: VersionFacts;
	newer: VersionFacts;
	/** Whether the newer one is the report as it stands. */
	isNewest: boolean;
	title: Words[];
	part: DiffPart;
	/** False where the texts could not be compared paragraph by paragraph. */
	complete: boolean;
	/** Null where the texts are too long to be read again for a page. */
	citations: CitationChange | null;
	from: number;
	/** Numbers of the versions that have a page, oldest first. */
	others: number[];
}

function Stretches({ words }: { words: Words[] }): VNode {
	return (
		<>
			{words.map(({ kind, text }, i) =>
				kind === "same" ? text : kind === "removed" ? <del key={i}>{text}</del> : <ins key={i}>{text}</ins>,
			)}
		</>
	);
}

function ShownRow({ row }: { row: Row }): VNode {
	const { say, count, counted } = useLanguage();
	if (row.kind === "changed")
		return (
			<p class="diff-changed" lang="vi">
				<Stretches words={row.words} />
				{row.cut > 0 ? (
					<span class="meta"> {say(`… còn ${count(row.cut)} ký tự`, `… ${count(row.cut)} more characters`)}</span>
				) : null}
			</p>
		);
	const words = counted(row.count, "đoạn không đổi", "paragraph unchanged", "paragraphs unchanged");
	if (row.paragraphs === null) return <p class="diff-fold">{words}</p>;
	return (
		<details class="diff-fold">
			<summary>{words}</summary>
			{row.paragraphs.map((text, i) => (
				<p key={i} lang="vi">
					{text}
				</p>
			))}
		</details>
	);
}

function Citations({ citations }: { citations: CitationChange | null }): VNode {
	const { say, counted } = useLanguage();
	if (citations === null)
		return (
			<p class="meta">
				{say(
					"Bài dài, nên trang này không so các trích dẫn.",
					"The text is long, so its citations are not compared here.",
				)}
			</p>
		);
	const { before, after, gone, come } = citations;
	return (
		<div class="note">
			<h2>{say("Trích dẫn", "Citations")}</h2>
			<p>
				{say("Bản trước", "Before")}: {counted(before, "trích dẫn", "citation")}. {say("Bản sau", "After")}:{" "}
				{counted(after, "trích dẫn", "citation")}.
			</p>
			{gone.length > 0 ? (
				<p>
					{say("Bỏ đi", "Gone")}: <del lang="vi">{gone.join("; ")}</del>
				</p>
			) : null}
			{come.length > 0 ? (
				<p>
					{say("Thêm vào", "Added")}: <ins lang="vi">{come.join("; ")}</ins>
				</p>
			) : null}
		</div>
	);
}

function day({ publishedOn }: VersionFacts, { date }: Language): string {
	return date(publishedOn);
}

/** What changed from one version of a report to the one after it. */
export function VersionPage(props: Props): VNode {
	const { site, report, older, newer, isNewest, title, part, complete, citations, from, others } = props;
	const language = useLanguage();
	const { say, to, counted, moment } = language;
	const path = versionHref(report.id, older.version);
	const index = others.indexOf(older.version);
	const [previous, following] = [others[index - 1], others[index + 1]];
	const name = say(
		`Đã sửa gì: bản ${older.version} và ${isNewest ? "bản hiện nay" : `bản ${newer.version}`}`,
		`What was edited: version ${older.version} and ${isNewest ? "the present one" : `version ${newer.version}`}`,
	);
	const reread = older.extractorVersion !== newer.extractorVersion;
	return (
		<Layout site={site} title={`${name} · ${report.title}`} section="bc" path={path} noindex>
			<article class="version">
				<p class="eyebrow">{name}</p>
				<h1 lang="vi">
					<Stretches words={title} />
				</h1>
				<p class="lead">
					{say("Bản trước đọc lúc", "The earlier one was read at")} {moment(older.fetchedAt)},{" "}
					{say("bản sau lúc", "the later one at")} {moment(newer.fetchedAt)}.{" "}
					<a href={to(reportHref(report.id))}>{say("Về báo cáo", "To the report")}</a>
				</p>
				{older.publishedOn === newer.publishedOn ? null : (
					<p>
						{say("Ngày đăng", "Published on")}: <del>{day(older, language)}</del> <ins>{day(newer, language)}</ins>
					</p>
				)}
				<p class="cite-legend">
					<del>{say("chữ bỏ đi", "words gone")}</del> <ins>{say("chữ thêm vào", "words added")}</ins>
				</p>
				{reread ? (
					<p class="meta">
						{say(
							"Hai bản được đọc bằng hai phiên bản của bộ đọc trang, nên có chỗ khác có thể do cách đọc.",
							"The two were read by different versions of the page reader, so some differences may be of the reading.",
						)}
					</p>
				) : null}
				{complete ? null : (
					<p class="note">
						{say(
							"Hai bản khác nhau quá nhiều để so từng đoạn: phần giữa được ghi là bỏ cả bản cũ, thêm cả bản mới.",
							"The two differ too much to be compared by paragraphs: the whole older middle is shown as gone, the newer as added.",
						)}
					</p>
				)}
				{part.changed === 0 ? (
					<p class="note">{say("Nội dung không đổi.", "The text is the same.")}</p>
				) : (
					<section class="diff" aria-label={say("Các chỗ khác nhau", "The differences")}>
						<p class="meta">{counted(part.changed, "đoạn có thay đổi", "paragraph changed", "paragraphs changed")}</p>
						{part.rows.map((row, i) => (
							<ShownRow key={i} row={row} />
						))}
					</section>
				)}
				{part.next === null && from === 0 ? null : (
					<nav class="paging" aria-label={say("Các chỗ khác nhau, tiếp", "More differences")}>
						{from > 0 ? <a href={to(path)}>{say("Từ đầu", "From the beginning")}</a> : null}
						{part.next === null ? null : (
							<a href={to(withQuery(path, { tu: part.next }))} rel="next">
								{say("Xem tiếp", "Go on")} →
							</a>
						)}
					</nav>
				)}
				<Citations citations={citations} />
				{others.length > 1 ? (
					<nav class="paging" aria-label={say("Các lần sửa", "Edits")}>
						{previous === undefined ? null : (
							<a href={to(versionHref(report.id, previous))} rel="prev">
								← {say("Lần sửa trước", "Edit before")}
							</a>
						)}
						{following === undefined ? null : (
							<a href={to(versionHref(report.id, following))} rel="next">
								{say("Lần sửa sau", "Next edit")} →
							</a>
						)}
					</nav>
				) : null}
			</article>
		</Layout>
	);
}

/** That a report has no version of a number, and which it has. */
export function NoVersionPage({ site, report, others }: Pick<Props, "site" | "report" | "others">): VNode {
	const { say, to } = useLanguage();
	const title = say("Không có bản này", "There is no such version");
	return (
		<Layout site={site} title={title} section="bc" noindex>
			<p class="eyebrow">{say("Lỗi 404", "Error 404")}</p>
			<h1>{title}</h1>
			<p class="lead">
				{others.length === 0
					? say(
							"Báo cáo này chưa thấy sửa lần nào, nên không có bản trước để so.",
							"This report was not seen to change, so there is no earlier version to compare.",
						)
					: say(
							"Không có bản mang số này để so với bản sau nó. Chỉ hai mươi bản gần nhất được giữ. Các bản đang có:",
							"There is no version of this number to compare with the one after it. The newest twenty are kept. These are there:",
						)}
			</p>
			{others.length > 0 ? (
				<ul class="paging">
					{others.map((version) => (
						<li key={version}>
							<a href={to(versionHref(report.id, version))}>
								{say("Bản", "Version")} {version}
							</a>
						</li>
					))}
				</ul>
			) : null}
			<p>
				{say("Báo cáo", "Report")}:{" "}
				<a href={to(reportHref(report.id))} lang="vi">
					{report.title}
				</a>
			</p>
		</Layout>
	);
}
