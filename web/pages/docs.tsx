import type { VNode } from "preact";
import type { Described, OpenApi } from "../../model/openapi.ts";
import { type Heading, Part, Treatise } from "../components/treatise.tsx";
import { jsonAt } from "../forms.ts";
import { type Pair, useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import type { Choice } from "../names.ts";
import type { Site } from "../site.ts";
import { Errors, Limits, Lists, Start } from "./docs-basics.tsx";

/** An operation with where it stands. */
export interface Entry {
	method: string;
	path: string;
	operation: Described;
}

/** The operations under a tag, in the document's order. */
export const entriesOf = (document: OpenApi, tag: string): Entry[] =>
	Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item)
			.map(([method, operation]) => ({ method, path, operation }))
			.filter(({ operation }) => operation.tags.includes(tag)),
	);

const TAG_WORDS: Record<string, Pair> = {
	directives: ["Văn bản", "Documents"],
	reports: ["Báo cáo", "Reports"],
	citations: ["Trích dẫn", "Citations"],
	texts: ["Bài của bạn", "Texts of yours"],
	figures: ["Số liệu", "Figures"],
	downloads: ["Tải cả danh sách", "Downloads"],
	sources: ["Nguồn", "Sources"],
	discovery: ["Cho máy tìm kiếm", "Discovery"],
	operation: ["Vận hành", "Operation"],
};

/** A tag in words. */
export const tagWords = (tag: string): Pair => TAG_WORDS[tag] ?? [tag, tag];

export const tagHref = (tag: string): string => `/docs/${tag}`;

const PARTS = {
	start: { id: "bat-dau", name: ["Bắt đầu", "To begin"] },
	lists: { id: "danh-sach", name: ["Danh sách và trang sau", "Lists and their next part"] },
	errors: { id: "loi", name: ["Lỗi", "Errors"] },
	limits: { id: "gioi-han", name: ["Giới hạn, bộ nhớ đệm, thay đổi", "Limits, caching, change"] },
	addresses: { id: "dia-chi", name: ["Mọi địa chỉ", "All addresses"] },
	slugs: { id: "ma", name: ["Mã loại, cơ quan, tỉnh", "Slugs"] },
} as const satisfies Record<string, Heading>;

function Slugs({ title, choices }: { title: string; choices: Choice[] }): VNode {
	return (
		<details>
			<summary>
				{title} ({choices.length})
			</summary>
			<ul class="slugs">
				{choices.map(({ slug, name }) => (
					<li key={slug}>
						<code>{slug}</code> <span lang="vi">{name}</span>
					</li>
				))}
			</ul>
		</details>
	);
}

function Addresses({ document }: { document: OpenApi }): VNode {
	const { say, word, to } = useLanguage();
	return (
		<Part heading={PARTS.addresses}>
			<p>
				{say(
					"Tham số, trả lời, ví dụ của từng địa chỉ (bằng tiếng Anh, như trong",
					"Parameters, answers and examples of each, as in",
				)}{" "}
				<a href="/openapi.json">OpenAPI {document.openapi}</a>
				{say("):", ":")}
			</p>
			{document.tags.map(({ name }) => (
				<div key={name} class="addresses">
					<h3>
						<a href={to(tagHref(name))}>{word(tagWords(name))}</a>
					</h3>
					<ul>
						{entriesOf(document, name).map(({ method, path, operation }) => (
							<li key={operation.operationId}>
								<a href={to(`${tagHref(name)}#${operation.operationId}`)}>
									<code>
										{method.toUpperCase()} {path}
									</code>
								</a>{" "}
								<span lang="en">{operation.summary}</span>
							</li>
						))}
					</ul>
				</div>
			))}
		</Part>
	);
}

/** How the API is used, and a list of all there is; each address is told of on the page of its tag. */
export function DocsPage({ site, document }: { site: Site; document: OpenApi }): VNode {
	const { say } = useLanguage();
	const { types, issuers, provinces, provincesToday } = site.names;
	const summary = say(
		"Mọi thứ trên trang này đều lấy được bằng chương trình: JSON qua HTTP, không cần khóa, không cần đăng ký.",
		"All that these pages show can be read by programs: JSON over HTTP, without a key and without signing up.",
	);
	return (
		<Layout
			site={site}
			title="API"
			path="/docs"
			section="gioi-thieu"
			description={summary}
			forms={[jsonAt("/openapi.json")]}
		>
			<Treatise title={say("API HTTP", "HTTP API")} lead={summary} headings={Object.values(PARTS)}>
				<Start heading={PARTS.start} origin={site.origin} />
				<Lists heading={PARTS.lists} origin={site.origin} />
				<Errors heading={PARTS.errors} />
				<Limits heading={PARTS.limits} />
				<Addresses document={document} />
				<Part heading={PARTS.slugs}>
					<p>
						{say(
							"Tham số và trả lời dùng mã cho loại văn bản, cơ quan và tỉnh.",
							"What stands for types, issuers and provinces in parameters and answers.",
						)}
					</p>
					<Slugs title={say("Loại văn bản", "Types")} choices={types} />
					<Slugs title={say("Cơ quan", "Issuers")} choices={issuers} />
					<Slugs title={say("Tỉnh, thành trước 01/07/2025", "Provinces of before 1 July 2025")} choices={provinces} />
					<Slugs title={say("Tỉnh, thành hiện nay", "Provinces of today")} choices={provincesToday} />
				</Part>
			</Treatise>
		</Layout>
	);
}
