import type { VNode } from "preact";
import type { StatsReply } from "../../model/api.ts";
import type { Directive } from "../../model/directive.ts";
import type { ReportSummary } from "../../model/report.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import { ReportList } from "../components/report-list.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { count } from "../format.ts";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import type { Site } from "../site.ts";

interface Props {
	site: Site;
	stats: StatsReply;
	newest: ReportSummary[];
	mostCited: Directive[];
}

const EXAMPLES = ["nq 25 dân vận", "05-CT/TW", "chuyển đổi số"];

function Figures({ stats }: { stats: StatsReply }): VNode {
	const figures = [
		[stats.reports, "báo cáo"],
		[stats.mentions, "trích dẫn"],
		[stats.citedDirectives, "văn bản được dẫn"],
		[stats.directives, "văn bản trong sổ"],
	] as const;
	return (
		<dl class="ledger">
			{figures.map(([number, name]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{count(number)}</dd>
				</div>
			))}
		</dl>
	);
}

/** What to do about an index without a report in it. */
function Empty({ directives }: Pick<StatsReply, "directives">): VNode {
	return (
		<section class="note">
			<h2>Chưa có báo cáo nào</h2>
			<p>
				{directives > 0 ? `Sổ văn bản đã có ${count(directives)} văn bản để tra cứu. ` : ""}Để đưa báo cáo vào, người
				vận hành có thể:
			</p>
			<ul>
				<li>
					chạy <code>make run</code> để thu thập trang mẫu kèm theo;
				</li>
				<li>
					chạy <code>npx trichdan crawl</code> để thu thập các nguồn đến hạn;
				</li>
				<li>
					chạy <code>npx trichdan import THƯ-MỤC</code> để đưa vào các tệp có sẵn.
				</li>
			</ul>
		</section>
	);
}

/** The start page: one search box, what is in the index, what is new in it. */
export function HomePage({ site, stats, newest, mostCited }: Props): VNode {
	return (
		<Layout
			site={site}
			home
			path="/"
			title="trichdan: báo cáo nào trích dẫn văn bản nào"
			description="Tra nghị quyết, chỉ thị, quyết định và xem báo cáo nào của địa phương trích dẫn văn bản đó."
		>
			<div class="front">
				<div class="hero">
					<h1>Văn bản này được trích dẫn ở đâu?</h1>
					<p class="lead">
						Tra nghị quyết, chỉ thị, nghị định theo số hoặc theo tên; xem từng câu trích dẫn trong báo cáo các địa
						phương.
					</p>
					<SearchBox large />
					<p class="examples">
						Ví dụ:{" "}
						{EXAMPLES.map((q) => (
							<a key={q} href={withQuery("/tim", { q })}>
								{q}
							</a>
						))}
					</p>
				</div>
				<Figures stats={stats} />
			</div>
			{stats.reports === 0 ? <Empty directives={stats.directives} /> : null}
			<div class="columns">
				{mostCited.length > 0 ? (
					<section>
						<h2>Được trích dẫn nhiều nhất</h2>
						<DirectiveList directives={mostCited} names={site.names} />
						<p class="more">
							<a href="/vb">Mọi văn bản</a>
						</p>
					</section>
				) : null}
				{newest.length > 0 ? (
					<section>
						<h2>Báo cáo mới nhất</h2>
						<ReportList reports={newest} names={site.names} />
						<p class="more">
							<a href="/bc">Mọi báo cáo</a>
						</p>
					</section>
				) : null}
			</div>
		</Layout>
	);
}
