import type { VNode } from "preact";
import type { Run } from "../../../model/source.ts";
import { Paging } from "../../components/paging.tsx";
import { Select } from "../../components/select.tsx";
import { useLanguage } from "../../language.tsx";
import { withQuery } from "../../links.ts";
import { AdminPage, type Desk, Done, ReasonField, type Refusal, Refused } from "./frame.tsx";
import { type Crawler, CrawlerLine, RunTable } from "./run-table.tsx";

interface Props extends Desk {
	runs: Run[];
	total: number;
	/** Source whose runs these are; null: of all. */
	source: string | null;
	sources: { id: string; name: string }[];
	cursor: string | null;
	next: string | null;
	crawlers: Crawler[];
	/** The change by which a crawl was just started. */
	done: number | null;
	now: number;
}

const HERE = "/quan-tri/lan-thu-thap";

/** All runs, newest first. */
export function RunsPage(props: Props): VNode {
	const { runs, total, source, sources, cursor, next, crawlers, done, now, ...desk } = props;
	const { say, to, counted } = useLanguage();
	const isLive = runs.some(({ finishedAt }) => finishedAt === null);
	return (
		<AdminPage {...desk} title={say("Lần thu thập", "Runs")} area={HERE}>
			<h1 class="quiet">{say("Lần thu thập", "Runs")}</h1>
			<Done change={done}>
				{say(
					"Đã bắt đầu. Lần thu thập hiện ở đây khi máy thu thập đã mở nguồn.",
					"Taken down. The run stands here as soon as the crawler has opened the source.",
				)}
			</Done>
			<CrawlerLine crawlers={crawlers}>
				<a href={to(withQuery(HERE, { nguon: source }))}>{say("Làm mới", "Refresh")}</a>
				{isLive
					? say(" để xem số liệu của lần đang chạy.", " to see how the running one gets on.")
					: say(" để xem lần mới.", " to see new ones.")}
			</CrawlerLine>
			<form class="filters" action={to(HERE)}>
				<Select
					name="nguon"
					label={say("Nguồn", "Source")}
					any={say("mọi nguồn", "all sources")}
					value={source}
					choices={sources.map(({ id, name }) => ({ slug: id, name }))}
				/>
				<button type="submit">{say("Lọc", "Filter")}</button>
				<a class="aside" href={to(withQuery("/quan-tri/chay-lai", { nguon: source }))}>
					{source
						? say("Chạy lại nguồn này", "Run this source again")
						: say("Chạy các nguồn đến hạn", "Run what is due")}
				</a>
			</form>
			<p class="hint" aria-live="polite">
				{counted(total, "lần", "run")}
			</p>
			<RunTable runs={runs} names={desk.site.names} now={now} />
			<Paging
				next={next ? withQuery(HERE, { nguon: source, sau: next }) : null}
				first={cursor ? withQuery(HERE, { nguon: source }) : null}
			/>
		</AdminPage>
	);
}

interface CrawlProps extends Desk {
	/** The source to be crawled; null: those that are due. */
	source: { id: string; name: string } | null;
	reason: string;
	isReasonMissing: boolean;
	refusal: Refusal | null;
}

/** Asks once more before a crawl is started. */
export function CrawlPage({ source, reason, isReasonMissing, refusal, ...desk }: CrawlProps): VNode {
	const { say, to } = useLanguage();
	const title = source
		? say(`Chạy lại nguồn ${source.name}`, `Run ${source.name} again`)
		: say("Chạy các nguồn đến hạn", "Run the sources that are due");
	return (
		<AdminPage {...desk} title={title} area={HERE}>
			<h1 class="quiet">{title}</h1>
			<Refused refusal={refusal} />
			<p class="lead">
				{source
					? say(
							"Nguồn được đọc ngay, dù đã đến hạn hay chưa. Các nguồn khác không bị ảnh hưởng.",
							"The source is crawled now, due or not. Others are left alone.",
						)
					: say(
							"Mỗi nguồn đã đến hạn được đọc một lượt, bên cạnh máy chủ này.",
							"Each source that is due is crawled once, beside this server.",
						)}
			</p>
			<form class="confirm" method="post" action={to("/quan-tri/chay-lai")}>
				<input type="hidden" name="nguon" value={source?.id ?? ""} />
				<ReasonField value={reason} isMissing={isReasonMissing} />
				<button type="submit">{say("Chạy ngay", "Run now")}</button>
				<a href={to(HERE)}>{say("Thôi", "Cancel")}</a>
			</form>
		</AdminPage>
	);
}
