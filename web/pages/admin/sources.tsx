import type { VNode } from "preact";
import type { SourceItem } from "../../../model/api.ts";
import type { UrlState } from "../../../model/crawl.ts";
import { type Pair, useLanguage } from "../../language.tsx";
import { sourceHref, withQuery } from "../../links.ts";
import { rhythmWords, scheduleWords } from "../../schedule-words.ts";
import { alarmWords, RUN_WORDS } from "../../words.ts";
import { AdminPage, type Desk } from "./frame.tsx";
import { byHealth, REMEDIES, type State } from "./health.ts";
import { HealthMark, Why, watchHref } from "./overview.tsx";

/** A source with what only the operator asks for. */
export interface WatchedSource extends SourceItem {
	/** Cron expression; null: by its rhythm. */
	schedule: string | null;
	/** Addresses known of it, by their state. */
	frontier: Partial<Record<UrlState, number>>;
}

/** Sources that are shown whole: as many as stay under 60 kB with an alarm each. */
const WHOLE = 20;

interface Props extends Desk {
	sources: WatchedSource[];
	/** The source that was asked for. */
	chosen: string | null;
	now: number;
}

const URL_STATES: Record<UrlState, Pair> = {
	new: ["chưa hỏi", "new"],
	leased: ["đang hỏi", "under way"],
	retry: ["sẽ hỏi lại", "to be retried"],
	done: ["đã đọc", "read"],
	failed: ["đã bỏ sau nhiều lần lỗi", "given up"],
	gone: ["không còn", "gone"],
	blocked: ["robots.txt cấm", "forbidden by robots.txt"],
	quarantined: ["để riêng, chưa đọc được", "set aside"],
	"needs-ocr": ["bản chụp, cần nhận chữ", "scans to be recognised"],
	trap: ["bẫy địa chỉ", "traps"],
};

/** A remedy with what stands between backticks as code. */
function Remedy({ text }: { text: string }): VNode {
	return <>{text.split("`").map((part, i) => (i % 2 === 1 ? <code key={part}>{part}</code> : part))}</>;
}

function Source({ source, state }: { source: WatchedSource; state: State }): VNode {
	const { say, word, to, count, moment } = useLanguage();
	const { id, name, alarms, schedule, rhythmHours, nextAt, lastNewAt, lastRun, frontier, enabled } = source;
	const rhythm = rhythmHours === null ? say("chưa rõ", "not known yet") : word(rhythmWords(rhythmHours, count));
	const words = schedule === null ? null : scheduleWords(schedule);
	const states = Object.entries(frontier) as [UrlState, number][];
	const facts: [string, VNode | string][] = [
		[say("Bài mới gần nhất", "Last new report"), lastNewAt ? moment(lastNewAt) : say("chưa có", "none yet")],
		[
			say("Lần gần nhất", "Last run"),
			lastRun ? `${moment(lastRun.startedAt)}, ${word(RUN_WORDS[lastRun.result])}` : say("chưa lần nào", "never"),
		],
		[
			say("Lần tới", "Next run"),
			enabled
				? nextAt
					? moment(nextAt)
					: say("khi máy thu thập chạy", "when the crawler runs")
				: say("không", "none"),
		],
		[
			say("Lịch", "Schedule"),
			schedule ? words ? word(words) : <code>{schedule}</code> : say("theo nhịp ra bài", "by its rhythm"),
		],
		[say("Nhịp", "Rhythm"), rhythm],
		[
			say("Địa chỉ đã biết", "Known addresses"),
			states.length === 0
				? say("chưa có", "none")
				: states.map(([key, urls]) => `${count(urls)} ${word(URL_STATES[key])}`).join(", "),
		],
	];
	return (
		<li id={id} class={state.health}>
			<h2>
				<a href={to(sourceHref(id))}>{name}</a>
			</h2>
			<p>
				<HealthMark health={state.health} /> <Why state={state} />
			</p>
			{alarms.map((alarm) => (
				<div key={alarm.kind} class="note alarm">
					<p>
						<b>{word(alarmWords(alarm))}</b>{" "}
						<span class="meta">
							{say("từ", "since")} {moment(alarm.since)}
						</span>
					</p>
					<p>
						{say("Cách xử lý:", "What to do:")} <Remedy text={word(REMEDIES[alarm.kind])} />
					</p>
				</div>
			))}
			<dl class="desk-about">
				{facts.map(([term, value]) => (
					<div key={term}>
						<dt>{term}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<p>
				<a href={to(withQuery("/quan-tri/lan-thu-thap", { nguon: id }))}>{say("Các lần thu thập", "Its runs")}</a> ·{" "}
				<a href={to(withQuery("/quan-tri/chay-lai", { nguon: id }))}>
					{say("Chạy lại nguồn này", "Run this source again")}
				</a>
			</p>
		</li>
	);
}

/** Sources with their health, what stands against them and what to do about it; those that are off last, by name. */
export function AdminSourcesPage({ sources, chosen, now, ...desk }: Props): VNode {
	const { say, to, counted } = useLanguage();
	const watched = sources.filter(({ enabled }) => enabled);
	const off = sources.filter(({ enabled }) => !enabled);
	const rows = byHealth(watched, now);
	const isWhole = (id: string, i: number): boolean => i < WHOLE || id === chosen;
	const whole = rows.filter(({ source }, i) => isWhole(source.id, i));
	const others = rows.filter(({ source }, i) => !isWhole(source.id, i));
	return (
		<AdminPage {...desk} title={say("Nguồn", "Sources")} area="/quan-tri/nguon">
			<h1 class="quiet">{say("Nguồn", "Sources")}</h1>
			<p class="lead">
				{say(
					"Cảnh báo tự hết khi nguồn lại như thường; không phải bấm gì. Nguồn được sửa trong tệp nguồn.",
					"An alarm is over by itself when the source is as usual again; there is nothing to press. Sources are edited in the sources file.",
				)}
			</p>
			<ul class="sources">
				{whole.map(({ source, state }) => (
					<Source key={source.id} source={source} state={state} />
				))}
			</ul>
			{others.length > 0 ? (
				<section>
					<h2>{counted(others.length, "nguồn khác", "other source")}</h2>
					<ul class="watch">
						{others.map(({ source, state }) => (
							<li key={source.id} class={state.health}>
								<HealthMark health={state.health} />
								<a href={to(watchHref(source.id))}>{source.name}</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
			{off.length > 0 ? (
				<section>
					<h2>{counted(off.length, "nguồn đang tắt", "source off", "sources off")}</h2>
					<ul class="sources-off">
						{off.map(({ id, name, alarms }) => (
							<li key={id}>
								<a href={to(sourceHref(id))}>{name}</a>
								{alarms.length > 0 ? <span class="flag"> · {say("có cảnh báo", "has alarms")}</span> : null} ·{" "}
								<a
									href={to(withQuery("/quan-tri/chay-lai", { nguon: id }))}
									aria-label={say(`Chạy ${name}`, `Run ${name}`)}
								>
									{say("chạy", "run")}
								</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
		</AdminPage>
	);
}
