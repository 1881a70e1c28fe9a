import type { VNode } from "preact";
import type { JsonSchema, OpenApi } from "../../model/openapi.ts";
import { OperationEntry } from "../components/operation.tsx";
import { RichLine } from "../components/rich-text.tsx";
import { ShapeTable } from "../components/shapes.tsx";
import { jsonAt } from "../forms.ts";
import { useLanguage } from "../language.tsx";
import { Layout } from "../layout.tsx";
import type { Site } from "../site.ts";
import { entriesOf, tagHref, tagWords } from "./docs.tsx";

/** Names of the shapes that a part of the document refers to. */
const referredIn = (part: unknown): string[] =>
	[...JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)].flatMap(([, name]) => name ?? []);

/** The shapes of the operations of a tag, and those that these have in them, by name. */
function shapesOf({ components }: OpenApi, entries: object[]): [name: string, schema: JsonSchema][] {
	const found = new Map<string, JsonSchema>();
	const waiting = [...referredIn(entries), "Problem"];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		const schema = components.schemas[name];
		if (!schema || found.has(name)) continue;
		found.set(name, schema);
		waiting.push(...referredIn(schema));
	}
	return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Props {
	site: Site;
	document: OpenApi;
	tag: OpenApi["tags"][number];
}

/** All addresses under a tag, and the shapes they take and give: in English, as programs read it. */
export function DocsTagPage({ site, document, tag }: Props): VNode {
	const { lang, say, word, to } = useLanguage();
	const entries = entriesOf(document, tag.name);
	const name = word(tagWords(tag.name));
	return (
		<Layout
			site={site}
			title={`API: ${name}`}
			path={tagHref(tag.name)}
			section="gioi-thieu"
			description={tag.description}
			forms={[jsonAt("/openapi.json")]}
		>
			<p class="eyebrow">
				<a href={to("/docs")}>{say("API HTTP", "HTTP API")}</a>
			</p>
			<h1>{name}</h1>
			<nav class="tags" aria-label={say("Các phần của API", "Parts of the API")}>
				{document.tags.map((other) => (
					<a
						key={other.name}
						href={to(tagHref(other.name))}
						aria-current={other.name === tag.name ? "page" : undefined}
					>
						{word(tagWords(other.name))}
					</a>
				))}
			</nav>
			{lang === "vi" ? <p class="hint">Phần dưới bằng tiếng Anh, như trong OpenAPI.</p> : null}
			<div class="docs" lang="en">
				<p class="lead">
					<RichLine text={tag.description} />
				</p>
				<section id="addresses">
					<h2>Addresses</h2>
					{entries.map((entry) => (
						<OperationEntry key={entry.operation.operationId} {...entry} components={document.components} />
					))}
				</section>
				<section id="shapes">
					<h2>Shapes</h2>
					{shapesOf(document, entries).map(([shape, schema]) => (
						<ShapeTable key={shape} name={shape} schema={schema} />
					))}
				</section>
			</div>
		</Layout>
	);
}
