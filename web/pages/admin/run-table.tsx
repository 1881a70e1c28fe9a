import type { ComponentChildren, VNode } from "preact";
import { type Run, resultOf } from "../../../model/source.ts";
import { type Language, useLanguage } from "../../language.tsx";
import { withQuery } from "../../links.ts";
import type { Names } from "../../names.ts";
import { RUN_WORDS } from "../../words.ts";

/** Who crawls, and when it was last heard of. */
export interface Crawler {
	holder: string;
	heartbeatAt: string;
	isAlive: boolean;
}

/** Whether crawlers are at work, and what else there is to say of them. */
export function CrawlerLine({ crawlers, children }: { crawlers: Crawler[]; children: ComponentChildren }): VNode {
	const { say, count, moment } = useLanguage();
	const alive = crawlers.filter(({ isAlive }) => isAlive);
	const last = crawlers
		.map(({ heartbeatAt }) => heartbeatAt)
		.toSorted()
		.at(-1);
	return (
		<p class="lead">
			{alive.length > 0 ? (
				<>
					<b class="live">
						{alive.length === 1
							? say("Máy thu thập đang làm việc", "A crawler is at work")
							: say(`${count(alive.length)} máy thu thập đang làm việc`, `${count(alive.length)} crawlers are at work`)}
					</b>{" "}
					{alive.map(({ holder }, i) => (
						<>
							{i > 0 ? ", " : null}
							<code>{holder}</code>
						</>
					))}
					.{" "}
				</>
			) : (
				<>
					{say("Không có máy thu thập nào đang làm việc", "No crawler is at work")}
					{last ? (
						<>
							{say(", lần cuối", "; last heard of at")} <time dateTime={last}>{moment(last)}</time>
						</>
					) : null}
					.{" "}
				</>
			)}
			{children}
		</p>
	);
}

/** How long something took: `45 giây`, `12 phút`, `1 giờ 05`. */
function lasting(ms: number, { say }: Language): string {
	const seconds = Math.max(0, Math.round(ms / 1000));
	if (seconds < 60) return say(`${seconds} giây`, `${seconds} s`);
	const minutes = Math.round(seconds / 60);
	if (minutes < 60) return say(`${minutes} phút`, `${minutes} min`);
	const rest = String(minutes % 60).padStart(2, "0");
	return say(`${Math.floor(minutes / 60)} giờ ${rest}`, `${Math.floor(minutes / 60)} h ${rest}`);
}

interface Props {
	runs: Run[];
	names: Names;
	now: number;
}

/** Runs of sources: when, how long, what came of them, and the way to run one again. */
export function RunTable({ runs, names, now }: Props): VNode {
	const language = useLanguage();
	const { say, word, to, count, moment } = language;
	if (runs.length === 0)
		return (
			<p>
				{say("Chưa có lần nào. Bật máy thu thập bằng", "There is none. Start the crawler with")}{" "}
				<code>npx trichdan schedule</code>.
			</p>
		);
	const columns = [say("Bắt đầu", "Start"), say("Nguồn", "Source"), say("Kết quả", "Result"), say("Thời gian", "Took")];
	const figures = [
		{ key: "fetched", name: say("Đã hỏi", "Fetched") },
		{ key: "created", name: say("Mới", "New") },
		{ key: "updated", name: say("Sửa", "Changed") },
		{ key: "unchanged", name: say("Như cũ", "Same") },
		{ key: "failed", name: say("Lỗi", "Failed") },
	] as const;
	return (
		<table class="cards desk-table">
			<thead>
				<tr>
					{columns.map((name) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
					{figures.map(({ key, name }) => (
						<th key={key} scope="col" class="number">
							{name}
						</th>
					))}
					<th scope="col">{say("Làm gì", "Do")}</th>
				</tr>
			</thead>
			<tbody>
				{runs.map((run) => {
					const result = resultOf(run);
					const end = run.finishedAt === null ? now : Date.parse(run.finishedAt);
					return (
						<tr key={run.id} class={result}>
							<th scope="row">
								<time dateTime={run.startedAt}>{moment(run.startedAt)}</time>
							</th>
							<td data-label={columns[1]}>{names.source(run.sourceId) ?? run.sourceId}</td>
							<td data-label={columns[2]}>
								<b class={`result ${result}`}>
									{result === "running" ? "● " : null}
									{word(RUN_WORDS[result])}
								</b>
								{run.note ? (
									<span class="meta" lang="en">
										{run.note}
									</span>
								) : null}
							</td>
							<td data-label={columns[3]}>{lasting(end - Date.parse(run.startedAt), language)}</td>
							{figures.map(({ key, name }) => (
								<td key={key} data-label={name} class="number">
									{count(run[key])}
								</td>
							))}
							<td>
								{result === "running" ? (
									<a href={to("/quan-tri/lan-thu-thap")}>{say("Xem lại số liệu", "Refresh")}</a>
								) : (
									<a href={to(withQuery("/quan-tri/chay-lai", { nguon: run.sourceId }))}>
										{say("Chạy lại nguồn này", "Run this source again")}
									</a>
								)}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
