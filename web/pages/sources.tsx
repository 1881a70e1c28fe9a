import type { VNode } from "preact";
import type { SourceItem } from "../../model/api.ts";
import { jsonAt } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import { hostOf, sourceHref, withQuery } from "../links.ts";
import type { Site } from "../site.ts";
import { SOURCE_STATE_WORDS, SOURCE_STATES, type SourceStanding, standingOf } from "../source-state.ts";
import { alarmWords, SOURCE_LEVEL_WORDS } from "../words.ts";
import { Switch } from "./figures-parts.tsx";

export type SourceOrder = "trang-thai" | "ten" | "moi";

interface Props {
	site: Site;
	sources: SourceItem[];
	order: SourceOrder;
}

interface Standing {
	source: SourceItem;
	standing: SourceStanding;
}

/** The state of a source as a sign with its name. */
export function StateMark({ standing }: { standing: SourceStanding }): VNode {
	const { word } = useLanguage();
	const { sign, name } = SOURCE_STATE_WORDS[standing];
	return (
		<span class={`standing ${standing}`}>
			<span class="sign" aria-hidden="true">
				{sign}
			</span>{" "}
			{word(name)}
		</span>
	);
}

const byName = new Intl.Collator("vi", { numeric: true }).compare;

/** Sources in the order asked for; those that stand alike by name. */
function inOrder(sources: Standing[], order: SourceOrder): Standing[] {
	const newness = ({ source }: Standing): string => source.lastNewAt ?? "";
	return sources.toSorted((a, b) => {
		const states = SOURCE_STATES.indexOf(a.standing) - SOURCE_STATES.indexOf(b.standing);
		const news = newness(a) < newness(b) ? 1 : newness(a) > newness(b) ? -1 : 0;
		return (order === "moi" ? news : order === "trang-thai" ? states : 0) || byName(a.source.name, b.source.name);
	});
}

function Row({ site, of: { source, standing } }: { site: Site; of: Standing }): VNode {
	const { say, to, word, day } = useLanguage();
	const { id, name, province, home, lastRun, lastNewAt, alarms } = source;
	const never = say("chưa", "not yet");
	return (
		<tr>
			<th scope="row">
				<a href={to(sourceHref(id))} lang="vi">
					{name}
				</a>
				<span class="meta">
					{[province ? site.names.province(province) : say("cả nước", "whole country"), hostOf(home)]
						.filter(Boolean)
						.join(" · ")}
				</span>
			</th>
			<td data-label={say("Tình trạng", "State")}>
				<StateMark standing={standing} />
				{alarms.map((alarm) => (
					<span key={alarm.kind} class="why">
						{word(alarmWords(alarm))}
					</span>
				))}
			</td>
			<td data-label={say("Bài mới gần nhất", "Last new report")}>{lastNewAt ? day(lastNewAt) : never}</td>
			<td data-label={say("Lần đọc gần nhất", "Last read")}>{lastRun ? day(lastRun.startedAt) : never}</td>
		</tr>
	);
}

function Crawled({ site, sources, order }: { site: Site; sources: Standing[]; order: SourceOrder }): VNode {
	const { say, to } = useLanguage();
	const at = (xep: SourceOrder): string => to(withQuery("/nguon", { xep: xep === "trang-thai" ? null : xep }));
	return (
		<section aria-labelledby="dang-doc">
			<h2 id="dang-doc">{say("Đang thu thập", "Being crawled")}</h2>
			<Switch
				name={say("Xếp theo", "Order")}
				choices={[
					{ name: say("tình trạng", "state"), href: at("trang-thai"), chosen: order === "trang-thai" },
					{ name: say("tên", "name"), href: at("ten"), chosen: order === "ten" },
					{ name: say("bài mới nhất", "newest report"), href: at("moi"), chosen: order === "moi" },
				]}
			/>
			<table class="figures cards sources">
				<caption class="hidden">{say("Các trang được thu thập theo lịch", "Sites that are crawled")}</caption>
				<thead>
					<tr>
						<th scope="col">{say("Trang", "Site")}</th>
						<th scope="col">{say("Tình trạng", "State")}</th>
						<th scope="col">{say("Bài mới gần nhất", "Last new report")}</th>
						<th scope="col">{say("Lần đọc gần nhất", "Last read")}</th>
					</tr>
				</thead>
				<tbody>
					{inOrder(sources, order).map((of) => (
						<Row key={of.source.id} site={site} of={of} />
					))}
				</tbody>
			</table>
		</section>
	);
}

/** How many of each state there are, with what the state means. */
function Tally({ sources }: { sources: Standing[] }): VNode {
	const { word, count } = useLanguage();
	const found = SOURCE_STATES.map((standing) => ({
		standing,
		number: sources.filter((source) => source.standing === standing).length,
	})).filter(({ number }) => number > 0);
	return (
		<ul class="states">
			{found.map(({ standing, number }) => (
				<li key={standing}>
					<b class="n">{count(number)}</b> <StateMark standing={standing} />
					<span class="meta">{word(SOURCE_STATE_WORDS[standing].about)}</span>
				</li>
			))}
		</ul>
	);
}

/** Which of the 34 provinces of today have a source of their own. */
function Provinces({ site: { names }, sources }: Pick<Props, "site" | "sources">): VNode {
	const { say } = useLanguage();
	const of = (some: SourceItem[]): Set<string> =>
		new Set(some.flatMap(({ province }) => (province === null ? [] : [names.today(province)])));
	const crawled = of(sources.filter(({ enabled }) => enabled));
	const prepared = of(sources);
	const groups = [
		{
			key: "co",
			name: say("Đang thu thập", "Being crawled"),
			places: names.provincesToday.filter(({ slug }) => crawled.has(slug)),
		},
		{
			key: "cho",
			name: say("Mới chuẩn bị", "Prepared only"),
			places: names.provincesToday.filter(({ slug }) => prepared.has(slug) && !crawled.has(slug)),
		},
		{
			key: "chua",
			name: say("Chưa có nguồn", "Without a source"),
			places: names.provincesToday.filter(({ slug }) => !prepared.has(slug)),
		},
	];
	return (
		<section aria-labelledby="dia-phuong">
			<h2 id="dia-phuong">
				{say(
					`${crawled.size} trong 34 tỉnh, thành có nguồn riêng đang thu thập`,
					`${crawled.size} of the 34 provinces have a source of their own that is crawled`,
				)}
			</h2>
			<p class="hint">
				{say(
					"Địa phương không có nguồn riêng chỉ được nhắc tới qua báo chung; không thấy trích dẫn của họ không có nghĩa là họ không dẫn.",
					"A province without a source of its own is heard of in national papers only; that no citation of it was found does not mean that there is none.",
				)}
			</p>
			<dl class="places">
				{groups.map(({ key, name, places }) =>
					places.length === 0 ? null : (
						<div key={key}>
							<dt>
								{name} ({places.length})
							</dt>
							<dd lang="vi">{places.map((place) => place.name).join(", ")}</dd>
						</div>
					),
				)}
			</dl>
		</section>
	);
}

/** Sources that are switched off, by whose site they are. */
function Resting({ sources }: { sources: Standing[] }): VNode {
	const { say, to, word } = useLanguage();
	const levels = [...new Set(sources.map(({ source }) => source.level))];
	return (
		<section aria-labelledby="chuan-bi">
			<h2 id="chuan-bi">{say("Chưa bật", "Switched off")}</h2>
			<p class="hint">
				{say(
					"Cách đọc các trang này đã được viết, nhưng người vận hành chưa bật, hoặc đã tắt.",
					"How to read these sites is written down, but the operator has not switched them on, or has switched them off.",
				)}
			</p>
			{levels.map((level) => {
				const some = inOrder(
					sources.filter(({ source }) => source.level === level),
					"ten",
				);
				return (
					<details key={level}>
						<summary>
							{word(SOURCE_LEVEL_WORDS[level])} ({some.length})
						</summary>
						<ul class="names">
							{some.map(({ source: { id, name }, standing }) => (
								<li key={id}>
									<a href={to(sourceHref(id))} lang="vi">
										{name}
									</a>
									{standing === "paused" ? (
										<>
											{" "}
											<StateMark standing={standing} />
										</>
									) : null}
								</li>
							))}
						</ul>
					</details>
				);
			})}
		</section>
	);
}

/** The sites that the index reads: how each stands, and which provinces are heard of. */
export function SourcesPage({ site, sources, order }: Props): VNode {
	const { say } = useLanguage();
	const all = sources.map((source) => ({ source, standing: standingOf(source) }));
	const enabled = all.filter(({ source }) => source.enabled);
	const resting = all.filter(({ source }) => !source.enabled);
	return (
		<Layout
			site={site}
			title={say("Nguồn", "Sources")}
			path="/nguon"
			forms={[jsonAt("/api/v1/sources")]}
			description={say(
				"Các trang được thu thập: tình trạng, bài mới gần nhất, địa phương chưa có nguồn.",
				"The sites that the index reads: how each stands, its last report, provinces without a source.",
			)}
			noindex={order !== "trang-thai"}
		>
			<h1>{say("Nguồn", "Sources")}</h1>
			<p class="lead">
				{say(
					`${enabled.length} trang được thu thập theo lịch, ${resting.length} trang đã chuẩn bị mà chưa bật.`,
					`${enabled.length} sites are crawled, ${resting.length} are prepared and not switched on.`,
				)}
			</p>
			{sources.length === 0 ? (
				<p class="note">
					{say(
						"Chưa có nguồn nào. Người vận hành thêm nguồn vào tệp nguồn bằng lệnh `trichdan source add`.",
						"There is no source yet. The operator adds them with `trichdan source add`.",
					)}
				</p>
			) : (
				<>
					<Tally sources={all} />
					{enabled.length > 0 ? <Crawled site={site} sources={enabled} order={order} /> : null}
					<Provinces site={site} sources={sources} />
					{resting.length > 0 ? <Resting sources={resting} /> : null}
				</>
			)}
		</Layout>
	);
}
