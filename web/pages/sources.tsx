import type { VNode } from "preact";
import type { SourceItem } from "../../model/api.ts";
import { count, hostOf, printDay } from "../format.ts";
import { jsonAt } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { sourceHref } from "../links.ts";
import type { Site } from "../site.ts";
import { alarmWords } from "../words.ts";

interface Props {
	site: Site;
	sources: SourceItem[];
}

function Row({ site, source }: { site: Site; source: SourceItem }): VNode {
	const { id, name, province, home, lastRun, lastNewAt, alarms } = source;
	return (
		<tr>
			<th scope="row">
				<a href={sourceHref(id)}>{name}</a>
				<p class="meta">
					{[province ? site.names.province(province) : null, hostOf(home)].filter(Boolean).join(" · ")}
				</p>
			</th>
			<td>{lastRun ? printDay(lastRun.startedAt) : "chưa"}</td>
			<td>{lastNewAt ? printDay(lastNewAt) : "chưa"}</td>
			<td>
				{alarms.length === 0 ? "" : <span class="flag">{alarms.map((alarm) => alarmWords(alarm)).join(". ")}</span>}
			</td>
		</tr>
	);
}

/** The sites that the index reads, those that are read first. */
export function SourcesPage({ site, sources }: Props): VNode {
	const enabled = sources.filter((source) => source.enabled);
	const prepared = sources.filter((source) => !source.enabled);
	return (
		<Layout site={site} title="Nguồn" path="/nguon" forms={[jsonAt("/api/v1/sources")]}>
			<h1>Nguồn</h1>
			<p class="lead">
				{count(enabled.length)} trang được thu thập theo lịch, {count(prepared.length)} trang đã chuẩn bị mà chưa thu
				thập.
			</p>
			{enabled.length > 0 ? (
				<div class="scroll">
					<table class="figures">
						<thead>
							<tr>
								<th scope="col">Trang</th>
								<th scope="col">Lần đọc gần nhất</th>
								<th scope="col">Bài mới gần nhất</th>
								<th scope="col">Cần xem lại</th>
							</tr>
						</thead>
						<tbody>
							{enabled.map((source) => (
								<Row key={source.id} site={site} source={source} />
							))}
						</tbody>
					</table>
				</div>
			) : null}
			{prepared.length > 0 ? (
				<section>
					<h2>Đã chuẩn bị</h2>
					<p>Cách đọc các trang này đã được viết, nhưng chưa bật và chưa thử trên trang thật.</p>
					<ul class="plain">
						{prepared.map(({ id, name }) => (
							<li key={id}>
								<a href={sourceHref(id)}>{name}</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
		</Layout>
	);
}
