import type { VNode } from "preact";
import type { AlarmItem, RunItem, SourceReply } from "../../model/api.ts";
import { TimeChart } from "../components/charts.tsx";
import { count, hostOf, printDay, printMoment } from "../format.ts";
import { formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { safeHref, sourceHref, withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { alarmWords, RUN_WORDS, SOURCE_LEVEL_WORDS } from "../words.ts";

interface Props {
	site: Site;
	source: SourceReply;
}

/** What an operator should look at, and what is over. */
function Alarms({ alarms, past }: { alarms: AlarmItem[]; past: AlarmItem[] }): VNode | null {
	if (alarms.length + past.length === 0) return null;
	return (
		<section>
			<h2>Cần xem lại</h2>
			{alarms.length === 0 ? <p>Hiện không có gì.</p> : null}
			<ul class="plain">
				{alarms.map((alarm) => (
					<li key={alarm.kind} class="flag">
						{alarmWords(alarm)} (từ {printDay(alarm.since)})
					</li>
				))}
				{past.map((alarm) => (
					<li key={`${alarm.kind} ${alarm.since}`} class="meta">
						{alarmWords(alarm)} (từ {printDay(alarm.since)} đến {printDay(alarm.clearedAt ?? alarm.since)})
					</li>
				))}
			</ul>
		</section>
	);
}

function Runs({ runs }: { runs: RunItem[] }): VNode {
	if (runs.length === 0) return <p>Chưa lần nào.</p>;
	return (
		<div class="scroll">
			<table class="figures">
				<thead>
					<tr>
						<th scope="col">Bắt đầu</th>
						<th scope="col">Kết quả</th>
						<th scope="col" class="number">
							Trang đã hỏi
						</th>
						<th scope="col" class="number">
							Bài mới
						</th>
						<th scope="col" class="number">
							Bài sửa
						</th>
						<th scope="col" class="number">
							Lỗi
						</th>
					</tr>
				</thead>
				<tbody>
					{runs.map(({ id, startedAt, result, fetched, created, updated, failed }) => (
						<tr key={id}>
							<th scope="row">
								<time dateTime={startedAt}>{printMoment(startedAt)}</time>
							</th>
							<td>{RUN_WORDS[result]}</td>
							<td class="number">{count(fetched)}</td>
							<td class="number">{count(created)}</td>
							<td class="number">{count(updated)}</td>
							<td class="number">{count(failed)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** In one sentence, whether and since when a source is read. */
function standing({ enabled, verifiedAt, lastNewAt, lastRun }: SourceReply): string {
	if (!enabled) return "Đã chuẩn bị, chưa thu thập.";
	if (lastRun === null) return "Chưa thu thập lần nào.";
	if (verifiedAt === null) return "Đã thu thập, chưa được bài nào.";
	return lastNewAt === null ? "Chưa có bài mới." : `Bài mới gần nhất đến ngày ${printDay(lastNewAt)}.`;
}

/** One site that the index reads: how it is doing and what it brought. */
export function SourcePage({ site, source }: Props): VNode {
	const { id, name, province, level, home, months, runs, alarms, pastAlarms } = source;
	const reports = months.reduce((sum, month) => sum + month.reports, 0);
	const href = safeHref(home);
	const place = province ? site.names.province(province) : null;
	return (
		<Layout site={site} title={name} path={sourceHref(id)} forms={formLinks(sourceHref(id), ["json"])}>
			<h1>{name}</h1>
			<p class="lead">
				{[place, SOURCE_LEVEL_WORDS[level]].filter(Boolean).join(" · ")}
				{" · "}
				{href ? (
					<a href={href} rel="nofollow noopener">
						{hostOf(home)}
					</a>
				) : (
					hostOf(home)
				)}
			</p>
			<p>{standing(source)}</p>
			<Alarms alarms={alarms} past={pastAlarms} />
			{reports > 0 ? (
				<section>
					<h2>{count(reports)} bài đã đọc</h2>
					<TimeChart months={months} what="bài" />
					<p class="more">
						<a href={withQuery("/tim", { q: `nguon:${id}`, loai: "bc" })}>Xem các bài</a>
					</p>
				</section>
			) : null}
			<section>
				<h2>Các lần thu thập</h2>
				<Runs runs={runs} />
			</section>
		</Layout>
	);
}
