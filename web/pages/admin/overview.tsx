import type { VNode } from "preact";
import type { SourceItem } from "../../../model/api.ts";
import type { Run } from "../../../model/source.ts";
import { useLanguage } from "../../language.tsx";
import { withQuery } from "../../links.ts";
import { AdminPage, type Desk } from "./frame.tsx";
import { byHealth, HEALTH, type Health, type State } from "./health.ts";
import { type Crawler, CrawlerLine, RunTable } from "./run-table.tsx";

interface Props extends Desk {
	sources: SourceItem[];
	runs: Run[];
	crawlers: Crawler[];
	/** Citations that wait for a person, and messages of readers. */
	waiting: { citations: number; messages: number };
	/** When the page was made, in milliseconds. */
	now: number;
}

/** Where a source is shown whole. */
export const watchHref = (id: string): string => `${withQuery("/quan-tri/nguon", { nguon: id })}#${id}`;

const GROUPS: Health[] = ["bad", "look", "good"];

/** Sign and word of how a source is doing. */
export function HealthMark({ health }: { health: Health }): VNode {
	const { word } = useLanguage();
	const { sign } = HEALTH[health];
	return (
		<span class={`health ${health}`}>
			<span aria-hidden="true">{sign}</span> {word(HEALTH[health].word)}
		</span>
	);
}

/** Why a source is as it is, and since when. */
export function Why({ state }: { state: State }): VNode {
	const { say, word, moment } = useLanguage();
	const { health, why, since } = state;
	const when = since === null ? null : <time dateTime={since}>{moment(since)}</time>;
	if (health === "good")
		return (
			<>
				{say("bài mới", "last new")} {when}
			</>
		);
	return (
		<>
			{why.map(word).join(". ")}
			{when ? (
				<>
					{" "}
					{say("(từ", "(since")} {when})
				</>
			) : null}
		</>
	);
}

/** What has to be known in the morning, in ten seconds: which sources are well, what waits, when the next crawl is. */
export function OverviewPage({ sources, runs, crawlers, waiting, now, ...desk }: Props): VNode {
	const { say, to, count, counted, moment, word } = useLanguage();
	const rows = byHealth(sources, now).filter(({ source }) => source.enabled);
	const sizes = GROUPS.map((health) => ({ health, n: rows.filter(({ state }) => state.health === health).length }));
	const off = sources.length - rows.length;
	const next = rows.flatMap(({ source }) => source.nextAt ?? []).toSorted()[0] ?? null;
	return (
		<AdminPage {...desk} title={say("Quản trị", "Administration")} area="/quan-tri">
			<h1 class="quiet">{say("Sáng nay", "This morning")}</h1>
			<ul class="tallies">
				{sizes.map(({ health, n }) => (
					<li key={health} class={`health ${n > 0 ? health : "off"}`}>
						<b>{count(n)}</b> <span aria-hidden="true">{HEALTH[health].sign}</span> {word(HEALTH[health].word)}
					</li>
				))}
				<li>
					<a href={to("/quan-tri/duyet")}>
						<b>{count(waiting.citations)}</b> {say("trích dẫn chờ duyệt", "citations to review")}
					</a>
				</li>
				<li>
					<a href={to("/quan-tri/gop-y")}>
						<b>{count(waiting.messages)}</b> {say("góp ý chưa đọc", "messages open")}
					</a>
				</li>
			</ul>
			<CrawlerLine crawlers={crawlers}>
				{next === null ? (
					say("Chưa hẹn lần thu thập nào.", "No crawl is due yet.")
				) : Date.parse(next) <= now ? (
					<>
						{say("Có nguồn đã đến hạn từ", "A source has been due since")} <time dateTime={next}>{moment(next)}</time>.
					</>
				) : (
					<>
						{say("Lần thu thập tới:", "Next crawl:")} <time dateTime={next}>{moment(next)}</time>.
					</>
				)}
			</CrawlerLine>
			<h2>{say("Các nguồn", "Sources")}</h2>
			{rows.length === 0 ? (
				<p>{say("Chưa bật nguồn nào trong tệp nguồn.", "No source of the sources file is switched on.")}</p>
			) : (
				<ul class="watch">
					{rows.map(({ source, state }) => (
						<li key={source.id} class={state.health}>
							<HealthMark health={state.health} />
							<a href={to(watchHref(source.id))}>{source.name}</a>
							<span class="meta">
								<Why state={state} />
							</span>
						</li>
					))}
				</ul>
			)}
			{off > 0 ? (
				<p class="meta">
					<a href={to("/quan-tri/nguon")}>{counted(off, "nguồn đang tắt", "source off", "sources off")}</a>
				</p>
			) : null}
			<h2>{say("Lần thu thập gần đây", "Latest runs")}</h2>
			<RunTable runs={runs} names={desk.site.names} now={now} />
			<p class="more">
				<a href={to("/quan-tri/lan-thu-thap")}>{say("Mọi lần thu thập", "All runs")}</a>
			</p>
		</AdminPage>
	);
}
