import type { VNode } from "preact";
import type { Described, OpenApi } from "../../model/openapi.ts";
import { OperationEntry } from "../components/operation.tsx";
import { RichText } from "../components/rich-text.tsx";
import { ShapeTable } from "../components/shapes.tsx";
import { jsonAt } from "../forms.ts";
import { Layout } from "../layout.tsx";
import type { Choice } from "../names.ts";
import type { Site } from "../site.ts";

interface Entry {
	method: string;
	path: string;
	operation: Described;
}

function entriesOf(document: OpenApi, tag: string): Entry[] {
	return Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item)
			.map(([method, operation]) => ({ method, path, operation }))
			.filter(({ operation }) => operation.tags.includes(tag)),
	);
}

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

/** The API for people to read, made of the document that programs read. */
export function DocsPage({ site, document }: { site: Site; document: OpenApi }): VNode {
	const { info, tags, components } = document;
	const { types, issuers, provinces, provincesToday } = site.names;
	return (
		<Layout site={site} title="API" lang="en" path="/docs" description={info.summary} forms={[jsonAt("/openapi.json")]}>
			<div class="docs">
				<h1>HTTP API</h1>
				<p class="lead">{info.summary}</p>
				<RichText text={info.description} />
				<p>
					The same as <a href="/openapi.json">OpenAPI {document.openapi}</a>, for programs.
				</p>
				<nav aria-label="Addresses">
					<h2>Addresses</h2>
					{tags.map(({ name }) => (
						<div key={name}>
							<h3>{name}</h3>
							<ul class="plain">
								{entriesOf(document, name).map(({ method, path, operation }) => (
									<li key={operation.operationId}>
										<a href={`#${operation.operationId}`}>
											<code>
												{method.toUpperCase()} {path}
											</code>
										</a>{" "}
										{operation.summary}
									</li>
								))}
							</ul>
						</div>
					))}
				</nav>
				{tags.map(({ name, description }) => (
					<section key={name} id={`tag-${name}`}>
						<h2>{name}</h2>
						<p>{description}</p>
						{entriesOf(document, name).map((entry) => (
							<OperationEntry key={entry.operation.operationId} {...entry} components={components} />
						))}
					</section>
				))}
				<section id="shapes">
					<h2>Shapes</h2>
					{Object.entries(components.schemas).map(([name, schema]) => (
						<ShapeTable key={name} name={name} schema={schema} />
					))}
				</section>
				<section id="slugs">
					<h2>Slugs</h2>
					<p>What stands for types, issuers and provinces in parameters and answers.</p>
					<Slugs title="Types" choices={types} />
					<Slugs title="Issuers" choices={issuers} />
					<Slugs title="Provinces as of before 01/07/2025" choices={provinces} />
					<Slugs title="Provinces of today" choices={provincesToday} />
				</section>
			</div>
		</Layout>
	);
}
