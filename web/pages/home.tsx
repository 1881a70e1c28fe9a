import type { VNode } from "preact";
import type { StatsReply } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import type { ReportSummary } from "../../model/report.ts";
import { CallNumber, difference, TitleOf } from "../components/directive-list.tsx";
import { Name } from "../components/document-link.tsx";
import { origin } from "../components/report-list.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { type Pair, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { directiveHref, reportHref, withQuery } from "../links.ts";
import { shortName } from "../quote.ts";
import type { Site } from "../site.ts";

/** A search to try, and what it shows that can be typed; null: nothing beyond itself. */
export interface FrontExample {
	q: string;
	shows: "words" | "number" | "keys" | null;
}

const EXAMPLE_WORDS: Record<Exclude<FrontExample["shows"], null>, Pair> = {
	words: ["viết tắt, kèm chữ trong tên", "abbreviated, with words of the title"],
	number: ["đúng số hiệu", "the number itself"],
	keys: ["quên bật bộ gõ", "typed with the Vietnamese input method off"],
};

/** One citation of a report, its sentence cut to what is near. */
export interface FrontCitation {
	report: ReportSummary;
	before: string;
	text: string;
	after: string;
	start: number;
	/** The document meant; null where that is not settled. */
	directive: Directive | null;
}

/** What is cited most, in a span of days or, where `days` is null, of all time. */
export interface MostCited {
	days: { from: string; to: string } | null;
	rows: { directive: Directive; reports: number }[];
}

interface Props {
	site: Site;
	stats: StatsReply;
	examples: FrontExample[];
	newest: FrontCitation[];
	most: MostCited;
	/** Provinces of today that reports are from. */
	provinces: number;
	/** Sources that are crawled, and those about which nothing is the matter. */
	sources: number;
	well: number;
	/** Since when nothing was crawled though every source was due; null where that is not so. */
	staleSince: string | null;
	/** When a source is next to be visited; null: as soon as the scheduler runs. */
	nextAt: string | null;
}

/** What can be done here besides looking a document up. */
const JOBS = [
	{
		href: "/trich-dan",
		name: ["Tìm câu trích dẫn", "Search citations"],
		about: [
			"Theo chữ trong câu, tỉnh, ngày, loại văn bản; tải về thành bảng.",
			"By words of the sentence, province, day, type of document; to take away as a table.",
		],
	},
	{
		href: "/kiem-tra",
		name: ["Soát dự thảo", "Check a draft"],
		about: [
			"Dán bản thảo: số nào sai ngày, sai tên, đã được thay thế. Không lưu lại gì.",
			"Paste a text: which numbers have a wrong day or title, or were replaced. Nothing is stored.",
		],
	},
	{
		href: "/so-lieu",
		name: ["Xem số liệu", "See figures"],
		about: [
			"Văn bản nào được dẫn, ở đâu, bao lâu sau khi ban hành; bản cũ nào còn được dẫn.",
			"What is cited, where, how long after issue; which replaced documents still are.",
		],
	},
	{
		href: "/gioi-thieu#du-lieu",
		name: ["Lấy dữ liệu", "Take the data"],
		about: [
			"CSV, Zotero, Atom, API: mọi danh sách đều lấy được cả.",
			"CSV, Zotero, Atom, API: every list can be had whole.",
		],
	},
] as const satisfies { href: string; name: Pair; about: Pair }[];

/** The head of the cover, as that of an official document: which volume, and of which day. */
function Letterhead({ site }: { site: Site }): VNode | null {
	const { say, to, day } = useLanguage();
	if (!site.asOf?.changedAt) return null;
	const { changedAt, run } = site.asOf;
	const [date = "", month = "", year = ""] = day(changedAt).split("/");
	return (
		<div class="volume">
			<p>
				{run === null ? (
					say("Chưa thu thập lần nào", "Not crawled yet")
				) : (
					<a href={to("/nguon")}>{say(`Lần thu thập số ${run}`, `Crawl no. ${run}`)}</a>
				)}
			</p>
			<p>
				<time dateTime={changedAt}>
					{say(`Số liệu đến ngày ${date} tháng ${month} năm ${year}`, `Data as of ${day(changedAt)}`)}
				</time>
			</p>
		</div>
	);
}

/** How much is in the register, each figure a way into it. */
function Coverage({
	site,
	stats,
	provinces,
	sources,
	well,
}: Omit<Props, "examples" | "newest" | "most" | "staleSince" | "nextAt">): VNode {
	const { say, to, count, date } = useLanguage();
	const figures = [
		{ href: "/bc", name: say("báo cáo", "reports"), value: count(stats.reports) },
		{ href: "/trich-dan", name: say("trích dẫn", "citations"), value: count(stats.mentions) },
		{ href: "/vb", name: say("văn bản được dẫn", "documents cited"), value: count(stats.citedDirectives) },
		{ href: "/nguon", name: say("nguồn chạy tốt", "sources in order"), value: count(well), of: count(sources) },
		{
			href: "/so-lieu",
			name: say("tỉnh, thành có báo cáo", "provinces with reports"),
			value: count(provinces),
			of: count(site.names.provincesToday.length),
		},
	];
	return (
		<div class="holdings">
			<dl>
				{figures.map(({ href, name, value, of }) => (
					<div key={href}>
						<dt>{name}</dt>
						<dd>
							<a href={to(href)}>
								{value}
								{of === undefined ? null : <small>/{of}</small>}
							</a>
						</dd>
					</div>
				))}
			</dl>
			{stats.from && stats.to ? (
				<p>
					{say("Báo cáo đăng từ", "Reports published from")} <time dateTime={stats.from}>{date(stats.from)}</time>{" "}
					{say("đến", "to")} <time dateTime={stats.to}>{date(stats.to)}</time>
				</p>
			) : null}
		</div>
	);
}

/** What to do about an index without a report in it, and when it fills by itself. */
function Empty({ stats, sources, nextAt }: Pick<Props, "stats" | "sources" | "nextAt">): VNode {
	const { say, to, counted, moment } = useLanguage();
	return (
		<section class="note">
			<h2>{say("Sổ chưa có báo cáo nào", "No report is in the register yet")}</h2>
			<p>
				{sources === 0
					? say(
							"Chưa có nguồn nào được bật, nên sẽ không có lần thu thập nào tự chạy.",
							"No source is switched on, so no crawl will start by itself.",
						)
					: nextAt === null
						? say(
								`Lần thu thập đầu (${sources} nguồn) chạy ngay khi người vận hành bật lịch: npx trichdan schedule.`,
								`The first crawl (${counted(sources, "nguồn", "source")}) starts as soon as the operator runs the scheduler: npx trichdan schedule.`,
							)
						: say(
								`Lần thu thập đầu theo lịch (${sources} nguồn): ${moment(nextAt)}, nếu npx trichdan schedule đang chạy.`,
								`The first crawl by schedule (${counted(sources, "nguồn", "source")}): ${moment(nextAt)}, if npx trichdan schedule is running.`,
							)}
			</p>
			<p>{say("Không phải chờ, người vận hành có thể:", "Without waiting, the operator can:")}</p>
			<ul>
				<li>
					<code>make run</code>: {say("thu thập trang mẫu kèm theo", "crawl the sample site that comes along")}
				</li>
				<li>
					<code>npx trichdan crawl</code>: {say("thu thập các nguồn đến hạn", "crawl the sources that are due")}
				</li>
				<li>
					<code>npx trichdan import {say("THƯ-MỤC", "FOLDER")}</code>:{" "}
					{say("đưa vào các tệp có sẵn", "take in files that are at hand")}
				</li>
			</ul>
			{stats.directives > 0 ? (
				<p>
					{say("Trong lúc đó,", "Meanwhile")} <a href={to("/vb")}>{counted(stats.directives, "văn bản", "document")}</a>{" "}
					{say("đã tra cứu được.", "can be looked up.")}
				</p>
			) : null}
		</section>
	);
}

function Newest({ site, newest }: Pick<Props, "site" | "newest">): VNode {
	const language = useLanguage();
	const { say, to, date } = language;
	return (
		<section>
			<h2>{say("Mới vào sổ", "New in the register")}</h2>
			<ol class="new-entries">
				{newest.map(({ report, before, text, after, start, directive }) => (
					<li key={report.id}>
						<p class="when">{date(report.publishedOn)}</p>
						<div>
							<p class="sentence" lang="vi">
								{before}
								<a href={to(reportHref(report.id, start))}>{text}</a>
								{after}
							</p>
							<p class="means">
								{directive ? (
									<>
										→{" "}
										<a href={to(directiveHref(directive.id))}>
											<Name>{shortName(directive, site.names)}</Name>
										</a>{" "}
										<span class="meta">{difference(directive, site.names, language)}</span>
									</>
								) : (
									<span class="flag">{say("Chưa phân biệt được văn bản nào", "Not settled which document")}</span>
								)}
							</p>
							<p class="meta">
								<span lang="vi">{report.title}</span> · {origin({ ...report, source: report.sourceId }, site.names)}
							</p>
						</div>
					</li>
				))}
			</ol>
			<p class="more">
				<a href={to("/trich-dan")}>{say("Mọi trích dẫn", "All citations")}</a> ·{" "}
				<a href={to("/bc")}>{say("Mọi báo cáo", "All reports")}</a>
			</p>
		</section>
	);
}

function MostCitedList({ most, names }: { most: MostCited; names: Site["names"] }): VNode {
	const language = useLanguage();
	const { say, to, date, count } = language;
	const { days, rows } = most;
	return (
		<section>
			<h2>{say("Được dẫn nhiều nhất", "Cited most")}</h2>
			<p class="meta">
				{days
					? say(
							`Trong các báo cáo đăng từ ${date(days.from)} đến ${date(days.to)}`,
							`In reports published from ${date(days.from)} to ${date(days.to)}`,
						)
					: say("Từ trước đến nay; 30 ngày gần nhất còn ít số liệu", "Of all time; the last 30 days hold little yet")}
			</p>
			<ol class="most-cited">
				{rows.map(({ directive, reports }) => (
					<li key={directive.id}>
						<p class="rank">
							<b>{count(reports)}</b> {say("báo cáo", reports === 1 ? "report" : "reports")}
						</p>
						<div>
							<a href={to(directiveHref(directive.id))}>
								{names.type(directive.type)} <CallNumber directive={directive} />
							</a>
							<p class="name">
								<TitleOf directive={directive} />
							</p>
							<p class="meta">{difference(directive, names, language)}</p>
						</div>
					</li>
				))}
			</ol>
			<p class="more">
				<a href={to(days ? withQuery("/so-lieu", { tu: days.from, den: days.to }) : "/vb")}>
					{say("Xem tiếp", "See more")}
				</a>
			</p>
		</section>
	);
}

function Jobs(): VNode {
	const { say, word, to } = useLanguage();
	return (
		<section class="uses">
			<h2>{say("Dùng sổ này để", "What else the register is for")}</h2>
			<ol>
				{JOBS.map(({ href, name, about }) => (
					<li key={href}>
						<a href={to(href)}>{word(name)}</a>
						<p>{word(about)}</p>
					</li>
				))}
			</ol>
		</section>
	);
}

/** The start page, the title page of the register: one search box, what is in it, what is new in it. */
export function HomePage(props: Props): VNode {
	const { site, stats, examples, newest, most, staleSince } = props;
	const { say, word, to, moment } = useLanguage();
	return (
		<Layout
			site={site}
			home
			path="/"
			title={say(
				"trichdan: báo cáo nào trích dẫn văn bản nào",
				"trichdan: which report cites which document in Vietnam",
			)}
			description={say(
				"Tra nghị quyết, chỉ thị, quyết định và xem báo cáo nào của địa phương trích dẫn văn bản đó.",
				"Look up resolutions, directives and decisions of Vietnam's Party and State, and see which local reports cite them.",
			)}
		>
			{staleSince ? (
				<p class="stale-data" role="status">
					{say(
						`Số liệu có thể đã cũ: lần thu thập gần nhất xong lúc ${moment(staleSince)}, mọi nguồn đều đã quá hạn hai kỳ.`,
						`The data may be out of date: the last crawl ended at ${moment(staleSince)}, and every source has been due twice since.`,
					)}{" "}
					<a href={to("/nguon")}>{say("Tình hình các nguồn", "How the sources stand")}</a>
				</p>
			) : null}
			<div class="cover">
				<Letterhead site={site} />
				<p class="kind-of">{say("Sổ trích dẫn", "Register of citations")}</p>
				<h1>{say("Văn bản này được trích dẫn ở đâu?", "Where is this document cited?")}</h1>
				<p class="lead">
					{say(
						"Tra nghị quyết, chỉ thị, nghị định theo số hoặc theo tên, và thấy từng câu trong báo cáo các địa phương dẫn văn bản ấy. Cùng một số thường là nhiều văn bản; sổ nói rõ báo cáo muốn nói văn bản nào, và vì sao.",
						"Look up a resolution, directive or decree by number or title, and see each sentence of local reports that cites it. One number often stands for several documents; the register says which one a report means, and why.",
					)}
				</p>
				<SearchBox large />
				{examples.length > 0 ? (
					<div class="examples">
						<p>{say("Gõ thử:", "Try:")}</p>
						<ul>
							{examples.map(({ q, shows }) => (
								<li key={q}>
									<a href={to(withQuery("/tim", { q }))} lang="vi">
										{q}
									</a>
									{shows ? <span class="meta">{word(EXAMPLE_WORDS[shows])}</span> : null}
								</li>
							))}
						</ul>
					</div>
				) : null}
				{stats.reports > 0 ? <Coverage {...props} /> : null}
			</div>
			{stats.reports === 0 ? <Empty {...props} /> : null}
			<div class={stats.mentions > 0 ? "columns" : undefined}>
				{stats.mentions > 0 ? <Newest site={site} newest={newest} /> : null}
				<div>
					{stats.mentions > 0 ? <MostCitedList most={most} names={site.names} /> : null}
					<Jobs />
				</div>
			</div>
		</Layout>
	);
}
