import type { ComponentChildren, VNode } from "preact";
import type { SourceReply } from "../../model/api.ts";
import type { UrlState } from "../../model/crawl.ts";
import { daysAfter } from "../../model/dates.ts";
import { percentOf } from "../../model/figures.ts";
import { TimeChart } from "../components/charts.tsx";
import { formLinks } from "../forms.ts";
import { type Pair, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { hostOf, safeHref, sourceHref, withQuery } from "../links.ts";
import { rhythmWords, scheduleWords } from "../schedule-words.ts";
import type { Site } from "../site.ts";
import { SOURCE_STATE_WORDS, standingOf } from "../source-state.ts";
import { alarmWords, RUN_WORDS, SOURCE_LEVEL_WORDS, URL_STATE_WORDS } from "../words.ts";
import { Columns } from "./figures-charts.tsx";
import { Table, usePercent } from "./figures-parts.tsx";
import { StateMark } from "./sources.tsx";

interface Props {
	site: Site;
	source: SourceReply;
}

type Part = Pick<Props, "source">;

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

/** When a source is visited, in words. */
function Schedule({ source: { schedule, rhythmHours, nextAt, enabled } }: Part): VNode {
	const { say, word, count, moment } = useLanguage();
	const words = schedule === null ? null : scheduleWords(schedule);
	return (
		<>
			{schedule === null
				? say("theo nhịp đăng bài của trang", "by the rhythm of the site")
				: words
					? word(words)
					: `${say("theo lịch", "by the schedule")} ${schedule}`}
			{rhythmHours === null ? null : `; ${word(rhythmWords(rhythmHours, count))}`}
			{enabled && nextAt ? say(`; lần tới ${moment(nextAt)}`, `; next ${moment(nextAt)}`) : null}
			{enabled ? null : say("; nay đang tắt", "; switched off now")}
		</>
	);
}

/** What robots.txt asks of the crawler, as far as it was read, and what it keeps to besides. */
function Robots({ source: { robots, robotsAt, robotsText, articles, delay } }: Part): VNode {
	const { say, count, day } = useLanguage();
	const blocked = articles.blocked ?? 0;
	const rules = {
		rules: say("có quy định, máy thu thập làm theo", "it has rules, and the crawler keeps to them"),
		none: say("trang không có quy định nào", "it has no rules"),
		unreachable: say("không đọc được, nên không hỏi trang nào", "it could not be read, so no page is asked for"),
	};
	const seconds = Math.round(delay / 1000);
	return (
		<>
			{robots === null ? say("chưa đọc", "not read yet") : rules[robots]}
			{robotsAt ? ` (${day(robotsAt)})` : null}
			{blocked > 0
				? say(
						`; ${count(blocked)} địa chỉ bị cấm nên không đọc`,
						`; ${count(blocked)} addresses are forbidden and not read`,
					)
				: null}
			{". "}
			{seconds > 0
				? say(
						`Mỗi lúc một trang, cách nhau ít nhất ${seconds} giây.`,
						`One page at a time, at least ${seconds} seconds apart.`,
					)
				: say("Mỗi lúc một trang.", "One page at a time.")}
			{robotsText ? (
				<details>
					<summary>{say("Quy định đã đọc", "The rules as read")}</summary>
					<pre>{robotsText}</pre>
				</details>
			) : null}
		</>
	);
}

function Facts({ site, source }: Props): VNode {
	const { say, word, moment, day } = useLanguage();
	const { province, level, home, verifiedAt, lastNewAt, runs } = source;
	const href = safeHref(home);
	const good = runs.find(({ result }) => result === "done" || result === "partly");
	const never = say("chưa lần nào", "never");
	return (
		<dl class="facts">
			<Fact name={say("Địa phương", "Province")}>
				{province ? <span lang="vi">{site.names.province(province)}</span> : say("cả nước", "whole country")}
				{` · ${word(SOURCE_LEVEL_WORDS[level])}`}
			</Fact>
			<Fact name={say("Trang chủ", "Site")}>
				{href ? (
					<a href={href} rel="nofollow noopener">
						{hostOf(home)}
					</a>
				) : (
					hostOf(home)
				)}
			</Fact>
			<Fact name={say("Lịch đọc", "Schedule")}>
				<Schedule source={source} />
			</Fact>
			<Fact name="robots.txt">
				<Robots source={source} />
			</Fact>
			<Fact name={say("Lần đầu có bài", "First report")}>{verifiedAt ? day(verifiedAt) : never}</Fact>
			<Fact name={say("Bài mới gần nhất", "Last new report")}>{lastNewAt ? day(lastNewAt) : never}</Fact>
			<Fact name={say("Lần đọc xong gần nhất", "Last good crawl")}>{good ? moment(good.startedAt) : never}</Fact>
		</dl>
	);
}

/** What an operator should look at, and what is over. */
function Alarms({ source: { alarms, pastAlarms } }: Part): VNode | null {
	const { say, word, day } = useLanguage();
	if (alarms.length + pastAlarms.length === 0) return null;
	return (
		<section>
			<h2>{say("Cần xem lại", "To be looked at")}</h2>
			{alarms.length === 0 ? <p>{say("Hiện không có gì.", "Nothing now.")}</p> : null}
			<ul class="plain">
				{alarms.map((alarm) => (
					<li key={alarm.kind} class="flag">
						{word(alarmWords(alarm))} ({say("từ", "since")} {day(alarm.since)})
					</li>
				))}
				{pastAlarms.map((alarm) => (
					<li key={`${alarm.kind} ${alarm.since}`} class="meta">
						{say("Đã qua", "Over")}: {word(alarmWords(alarm))} ({day(alarm.since)} –{" "}
						{day(alarm.clearedAt ?? alarm.since)})
					</li>
				))}
			</ul>
		</section>
	);
}

/** The 60 days up to today, those without a report among them. */
function lastDays(days: SourceReply["days"], today: string): { key: string; reports: number }[] {
	const reports = new Map(days.map((day) => [day.key, day.reports]));
	return Array.from({ length: 60 }, (_, i) => {
		const key = daysAfter(today, i - 59);
		return { key, reports: reports.get(key) ?? 0 };
	});
}

function Reports({ source, today }: Part & { today: string }): VNode | null {
	const { say, to, count, counted } = useLanguage();
	const { id, days, months, reports } = source;
	if (reports === 0) return null;
	const recent = lastDays(days, today);
	const sum = recent.reduce((total, day) => total + day.reports, 0);
	return (
		<section>
			<h2>{say(`${count(reports)} bài đã đọc`, `${counted(reports, "bài", "report")} read`)}</h2>
			<div class="beside">
				<div>
					{sum > 0 ? (
						<Columns
							periods={recent}
							of={(i) => recent[i]?.reports ?? 0}
							caption={say("Bài mỗi ngày, 60 ngày qua", "Reports a day, the last 60 days")}
							told={(number) => counted(number, "bài", "report")}
						/>
					) : (
						<p>
							<b>{say("Bài mỗi ngày, 60 ngày qua", "Reports a day, the last 60 days")}</b>
						</p>
					)}
					<p class="hint">
						{say(
							`${count(sum)} bài trong 60 ngày, theo ngày đăng.`,
							`${counted(sum, "bài", "report")} in 60 days, by day of publication.`,
						)}
					</p>
				</div>
				<TimeChart months={months} what={say("bài", "reports")} />
			</div>
			<p class="more">
				<a href={to(withQuery("/tim", { q: `nguon:${id}`, loai: "bc" }))}>{say("Xem các bài", "See the reports")}</a>
			</p>
		</section>
	);
}

/** States of an address that was read to an end: what came of it tells how well the source is read. */
const SETTLED: readonly UrlState[] = ["done", "failed", "gone", "quarantined", "needs-ocr"];

/** How much of what was asked for became reports, and how much of a report could be read. */
function Yield({ source: { articles, reports, dated, usual } }: Part): VNode | null {
	const { say, count } = useLanguage();
	const percent = usePercent();
	const settled = SETTLED.reduce((sum, state) => sum + (articles[state] ?? 0), 0);
	if (settled === 0 && reports === 0) return null;
	const rows: [key: string, name: string, part: number, of: number][] = [
		["bai", say("Trang bài viết thành báo cáo", "Article pages that became reports"), articles.done ?? 0, settled],
		["ngay", say("Báo cáo có ngày đăng", "Reports of a known day"), dated, reports],
	];
	if (usual) {
		const read = (share: number): [number, number] => [Math.round(share * usual.articles), usual.articles];
		rows.push(
			["td", say("Đọc được tiêu đề theo công thức của nguồn", "Title found by the recipe"), ...read(usual.title)],
			["nd", say("Đọc được ngày theo công thức", "Day found by the recipe"), ...read(usual.published)],
			["th", say("Đọc được nội dung theo công thức", "Text found by the recipe"), ...read(usual.body)],
		);
	}
	return (
		<section>
			<h2>{say("Đọc được bao nhiêu", "How much can be read")}</h2>
			<Table
				caption={say("Tỷ lệ đọc được", "Rates of reading")}
				heads={[
					say("Phần đọc", "Part"),
					{ number: say("Số bài", "Number") },
					{ number: say("Trong", "Of") },
					{ number: say("Tỷ lệ", "Rate") },
				]}
				rows={rows
					.filter(([, , , of]) => of > 0)
					.map(([key, name, number, of]) => ({
						key,
						cells: [name, count(number), count(of), percent(percentOf(number, of), ["bài", "reports"])],
					}))}
			/>
			{usual ? null : (
				<p class="hint">
					{say(
						"Chưa đủ bài để nói công thức của nguồn đọc được bao nhiêu tiêu đề, ngày, nội dung.",
						"Too few articles are known to tell how many titles, days and texts the recipe finds.",
					)}
				</p>
			)}
		</section>
	);
}

/** What came of the addresses of articles that brought no report, with counts. */
function Failures({ source: { articles, runs } }: Part): VNode | null {
	const { say, word, count, counted } = useLanguage();
	const percent = usePercent();
	const asked = runs.reduce((sum, { fetched }) => sum + fetched, 0);
	const failed = runs.reduce((sum, run) => sum + run.failed, 0);
	const states = Object.entries(URL_STATE_WORDS).flatMap(([state, words]: [string, Pair]) => {
		const number = articles[state as UrlState] ?? 0;
		return number > 0 ? [{ key: state, cells: [word(words), count(number)] }] : [];
	});
	if (runs.length === 0) return null;
	return (
		<section>
			<h2>{say("Lỗi gần đây", "Failures lately")}</h2>
			<p>
				{failed === 0
					? say(
							`Không có trang lỗi nào trong ${runs.length} lần thu thập gần nhất (đã hỏi ${count(asked)} trang).`,
							`No page failed in the last ${counted(runs.length, "lần", "crawl")} (${counted(asked, "trang", "page")} asked for).`,
						)
					: say(
							`${count(failed)} trang lỗi trong ${count(asked)} trang đã hỏi (${percent(percentOf(failed, asked), ["trang", "pages"])}), qua ${runs.length} lần thu thập gần nhất.`,
							`${count(failed)} of ${count(asked)} pages failed (${percent(percentOf(failed, asked), ["trang", "pages"])}) in the last ${counted(runs.length, "lần", "crawl")}.`,
						)}
			</p>
			{states.length > 0 ? (
				<Table
					caption={say("Địa chỉ chưa thành báo cáo", "Addresses that gave no report")}
					heads={[say("Địa chỉ chưa thành báo cáo", "Addresses that gave no report"), { number: say("Số", "Number") }]}
					rows={states}
				/>
			) : null}
		</section>
	);
}

function Runs({ source: { runs } }: Part): VNode {
	const { say, word, count, moment } = useLanguage();
	return (
		<section>
			<h2>{say("Các lần thu thập", "Crawls")}</h2>
			{runs.length === 0 ? (
				<p>{say("Chưa lần nào.", "None yet.")}</p>
			) : (
				<Table
					wide
					caption={say("Các lần thu thập gần nhất", "The newest crawls")}
					heads={[
						say("Bắt đầu", "Started"),
						say("Kết quả", "Result"),
						...[
							say("Trang đã hỏi", "Pages asked for"),
							say("Bài mới", "New"),
							say("Bài sửa", "Changed"),
							say("Lỗi", "Failed"),
						].map((number) => ({ number })),
					]}
					rows={runs.map(({ id, startedAt, result, fetched, created, updated, failed }) => ({
						key: String(id),
						cells: [
							<time dateTime={startedAt}>{moment(startedAt)}</time>,
							word(RUN_WORDS[result]),
							...[fetched, created, updated, failed].map(count),
						],
					}))}
				/>
			)}
		</section>
	);
}

/** One site that the index reads: how it stands, what it brought, how well it is read. */
export function SourcePage({ site, source }: Props): VNode {
	const { say, to, word, at } = useLanguage();
	const { id, name } = source;
	const standing = standingOf(source);
	// Days are those of Vietnam, seven hours ahead.
	const today = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
	return (
		<Layout site={site} title={name} path={sourceHref(id)} forms={formLinks(sourceHref(id), ["json"])}>
			<p class="eyebrow">
				<a href={to("/nguon")}>{say("Nguồn", "Sources")}</a>
			</p>
			<h1 lang="vi">{name}</h1>
			<p class="lead">
				<StateMark standing={standing} /> {word(SOURCE_STATE_WORDS[standing].about)}
			</p>
			<Facts site={site} source={source} />
			<Alarms source={source} />
			<Reports source={source} today={today} />
			<Yield source={source} />
			<Failures source={source} />
			<Runs source={source} />
		</Layout>
	);
}
