import type { VNode } from "preact";
import { type Pair, useLanguage } from "../language.tsx";
import { hostOf, reportErrorHref, reportHref, safeHref, sourceHref, versionHref } from "../links.ts";
import { atPassage } from "../text-fragment.ts";
import type { OriginalState, ReportPageProps } from "./report.tsx";

/** How a day of publication is known. */
const DATE_SOURCES: Record<string, Pair> = {
	given: ["do người nhập ghi", "stated by a person"],
	metadata: ["trang ghi cho máy đọc", "stated by the page for machines"],
	page: ["in trên trang", "printed on the page"],
	inferred: ["suy từ câu đầu của bài", "inferred from the first sentence"],
	url: ["đọc từ địa chỉ trang", "read from the address"],
};

const ORIGINAL_WORDS: Record<Exclude<OriginalState["state"], "there">, Pair> = {
	gone: ["Trang gốc không còn", "The original is gone"],
	failing: ["Lần gần nhất không mở được trang gốc", "The original could not be opened the last time"],
	blocked: ["Trang gốc nay không cho máy thu thập đọc", "The original does not let crawlers read it any more"],
};

/** Most copies named in the card at once. */
const MOST_COPIES = 5;

function Original({ report, original }: ReportPageProps): VNode {
	const { say, word, day } = useLanguage();
	const { url, file, text, citations, fetchedAt } = report;
	const [first] = citations;
	const gone = original !== null && original.state !== "there";
	// A page that is gone has no passage to go to.
	const href = gone || !first ? safeHref(url) : atPassage(url, text, first);
	if (href === undefined)
		return (
			<p class="original">
				{url ??
					(file
						? `${say("Tệp", "File")} ${file}`
						: say("Không rõ bài gốc ở đâu", "It is not known where the original is"))}
			</p>
		);
	return (
		<>
			<p class="original">
				<a href={href} rel="noopener nofollow external">
					{gone
						? say("Địa chỉ gốc", "Address of the original")
						: first
							? say("Mở bài gốc ở chỗ trích dẫn", "Open the original where it cites")
							: say("Mở bài gốc", "Open the original")}{" "}
					↗
				</a>{" "}
				<span class="meta">{hostOf(url)}</span>
			</p>
			{gone && original ? (
				<p class="gone">
					<b>{word(ORIGINAL_WORDS[original.state as keyof typeof ORIGINAL_WORDS])}</b>
					{original.at ? ` (${day(original.at)})` : null}.{" "}
					{say(
						`Văn bản ở đây là bản đã đọc ngày ${day(fetchedAt)}.`,
						`The text here is as it was read on ${day(fetchedAt)}.`,
					)}
				</p>
			) : null}
		</>
	);
}

function Facts({ site, report }: ReportPageProps): VNode {
	const { say, to, date, word, moment } = useLanguage();
	const { url, source, publishedOn, dateSource, dateInferred, province, author, fetchedAt } = report;
	const how = dateSource ? DATE_SOURCES[dateSource] : undefined;
	const name = site.names.source(source) ?? hostOf(url) ?? say("không rõ", "not known");
	return (
		<dl>
			<dt>{say("Nơi đăng", "Published by")}</dt>
			<dd>{source && site.names.source(source) ? <a href={to(sourceHref(source))}>{name}</a> : name}</dd>
			<dt>{say("Ngày đăng", "Published on")}</dt>
			<dd>
				{date(publishedOn)}
				{publishedOn && how ? (
					<span class="meta">
						{" "}
						({word(how)}
						{dateInferred && dateSource !== "inferred" ? say(", có phần suy ra", ", partly inferred") : null})
					</span>
				) : null}
			</dd>
			<dt>{say("Địa phương", "Place")}</dt>
			<dd>{province ? site.names.province(province) : say("chưa rõ", "not known")}</dd>
			{author ? (
				<>
					<dt>{say("Tác giả", "Author")}</dt>
					<dd lang="vi">{author}</dd>
				</>
			) : null}
			<dt>{say("Thu thập", "Read")}</dt>
			<dd>{moment(fetchedAt)}</dd>
		</dl>
	);
}

function Copies({ site, report, copies, copiesInAll }: ReportPageProps): VNode | null {
	const { say, to, date, counted } = useLanguage();
	if (copies.length === 0) return null;
	const shown = copies.slice(0, MOST_COPIES);
	return (
		<section>
			<h2>{say("Cũng đăng ở", "Also published by")}</h2>
			<ul class="copies">
				{shown.map(({ id, title, url, file, sourceId, publishedOn }) => (
					<li key={id}>
						<a href={to(reportHref(id))} lang="vi">
							{site.names.source(sourceId) ?? hostOf(url) ?? file ?? title}
						</a>
						<span class="meta">
							, {date(publishedOn)}
							{id === report.duplicateOf ? say(" · bản được tính", " · the one that counts") : null}
						</span>
					</li>
				))}
			</ul>
			{copiesInAll > shown.length ? (
				<p class="meta">
					{say("và", "and")} {counted(copiesInAll - shown.length, "bản nữa", "more")}
				</p>
			) : null}
			<p class="meta">
				{report.duplicateOf === null
					? say(
							"Gần như cùng một bài; số liệu chỉ tính bài này.",
							"Nearly the same text; figures count this one alone.",
						)
					: say(
							"Gần như cùng một bài; số liệu không tính bài này.",
							"Nearly the same text; figures do not count this one.",
						)}
			</p>
		</section>
	);
}

function Versions({ report, versions }: ReportPageProps): VNode | null {
	const { say, to, moment, counted } = useLanguage();
	if (versions.length === 0) return null;
	return (
		<section>
			<h2>{say(`Đã sửa ${versions.length} lần`, `Edited ${counted(versions.length, "", "time")}`)}</h2>
			<ul class="versions">
				{versions.map(({ version, fetchedAt }, i) => (
					<li key={version}>
						<a href={to(versionHref(report.id, version))}>
							{i === 0
								? say(`So bản ${version} với bản này`, `Version ${version} beside this one`)
								: say(`So bản ${version} với bản ${version + 1}`, `Version ${version} beside version ${version + 1}`)}
						</a>
						<span class="meta">
							{" · "}
							{say(`bản ${version} đọc lúc`, `version ${version} read at`)} {moment(fetchedAt)}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}

/** What is known of a report beside its text, as the card of a register. */
export function ReportCard(props: ReportPageProps): VNode {
	const { say, to } = useLanguage();
	return (
		<aside class="report-card" aria-label={say("Về báo cáo này", "About this report")}>
			<Original {...props} />
			<Facts {...props} />
			<Copies {...props} />
			<Versions {...props} />
			<p class="noprint">
				<a href={to(reportErrorHref("report", String(props.report.id)))}>{say("Báo lỗi", "Report an error")}</a>
			</p>
		</aside>
	);
}
