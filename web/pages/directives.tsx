import type { VNode } from "preact";
import type { Directive } from "../../model/directive.ts";
import { DirectiveList } from "../components/directive-list.tsx";
import { Paging } from "../components/paging.tsx";
import { Select } from "../components/select.tsx";
import { TakeAway } from "../components/take-away.tsx";
import { count } from "../format.ts";
import { formLinks } from "../forms.ts";
import { Layout } from "../layout.tsx";
import { withQuery } from "../links.ts";
import { termName } from "../quote.ts";
import type { Site } from "../site.ts";

/** The filters of the list as they stand in its address. */
export interface DirectivesFilter {
	loai: string | null;
	coquan: string | null;
	khoa: number | null;
	tinh: string | null;
	xep: "cited" | "newest" | "symbol";
}

interface Props {
	site: Site;
	filter: DirectivesFilter;
	directives: Directive[];
	total: number;
	cursor: string | null;
	next: string | null;
}

const ORDERS = [
	{ slug: "cited", name: "được dẫn nhiều nhất" },
	{ slug: "newest", name: "mới ban hành nhất" },
	{ slug: "symbol", name: "theo loại và số" },
];

function Filters({ site, filter }: Pick<Props, "site" | "filter">): VNode {
	const { types, issuers, terms, provinces } = site.names;
	const termChoices = terms.map((term) => ({ slug: String(term), name: termName(term) }));
	return (
		<form class="filters" action="/vb">
			<Select name="loai" label="Loại" any="mọi loại" value={filter.loai} choices={types} />
			<Select name="coquan" label="Cơ quan ban hành" any="mọi cơ quan" value={filter.coquan} choices={issuers} />
			<Select
				name="khoa"
				label="Nhiệm kỳ"
				any="mọi khóa"
				value={filter.khoa === null ? null : String(filter.khoa)}
				choices={termChoices}
			/>
			<Select name="tinh" label="Địa phương" any="mọi nơi" value={filter.tinh} choices={provinces} />
			<label class="field">
				<span>Xếp</span>
				<select name="xep">
					{ORDERS.map(({ slug, name }) => (
						<option key={slug} value={slug} selected={slug === filter.xep}>
							{name}
						</option>
					))}
				</select>
			</label>
			<button type="submit">Lọc</button>
		</form>
	);
}

/** The register of documents, most cited first. */
export function DirectivesPage({ site, filter, directives, total, cursor, next }: Props): VNode {
	const here = (sau: string | null): string =>
		withQuery("/vb", { ...filter, xep: filter.xep === "cited" ? null : filter.xep, sau });
	const filtered = filter.loai ?? filter.coquan ?? filter.khoa ?? filter.tinh;
	const forms = formLinks("/api/v1/directives", ["csv", "ris", "atom"], {
		type: filter.loai,
		issuer: filter.coquan,
		term: filter.khoa,
		province: filter.tinh,
	});
	return (
		<Layout
			site={site}
			title="Văn bản"
			section="vb"
			path="/vb"
			forms={forms}
			noindex={filtered !== null || cursor !== null}
		>
			<h1>Văn bản</h1>
			<p class="lead">{total === 0 && filtered === null ? "Sổ văn bản còn trống." : `${count(total)} văn bản.`}</p>
			<Filters site={site} filter={filter} />
			{directives.length > 0 ? (
				<DirectiveList directives={directives} names={site.names} />
			) : (
				<section class="note">
					<h2>Không có văn bản nào như vậy</h2>
					<p>
						{filtered === null ? (
							<>
								Chạy <code>make run</code> hoặc <code>npx trichdan migrate</code> để nạp sổ văn bản.
							</>
						) : (
							<a href="/vb">Bỏ mọi điều kiện lọc</a>
						)}
					</p>
				</section>
			)}
			<Paging next={next ? here(next) : null} first={cursor ? here(null) : null} />
			{directives.length > 0 ? <TakeAway parts={[{ what: "Tải cả danh sách", forms }]} /> : null}
		</Layout>
	);
}
