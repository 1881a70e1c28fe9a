import type { VNode } from "preact";
import type { Answer, Content, Described, OpenApi, Parameter, Reference } from "../../model/openapi.ts";
import { RichLine, RichText } from "./rich-text.tsx";
import { Shape } from "./shapes.tsx";

type Components = OpenApi["components"];

const nameIn = ({ $ref }: Reference): string => $ref.split("/").at(-1) ?? $ref;

/** What stands there, or what is referred to. */
function found<T extends object>(given: T | Reference, shared: Record<string, T>): T | undefined {
	return "$ref" in given ? shared[nameIn(given as Reference)] : given;
}

function Parameters({ parameters }: { parameters: Parameter[] }): VNode | null {
	if (parameters.length === 0) return null;
	return (
		<div>
			<table class="figures">
				<thead>
					<tr>
						<th scope="col">Parameter</th>
						<th scope="col">Takes</th>
						<th scope="col">Meaning</th>
					</tr>
				</thead>
				<tbody>
					{parameters.map(({ name, in: where, schema, description }) => (
						<tr key={name}>
							<td>
								<code>{name}</code>
								{where === "query" ? "" : ` (${where})`}
							</td>
							<td>
								<Shape schema={schema} />
								{schema.default === undefined ? null : `; ${String(schema.default)} unless told`}
							</td>
							<td>
								<RichLine text={description ?? ""} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Media({ content }: { content: Content }): VNode {
	return (
		<>
			{Object.entries(content).map(([type, { schema }], index) => (
				<span key={type}>
					{index > 0 ? ", " : ""}
					<code>{type}</code> <Shape schema={schema} />
				</span>
			))}
		</>
	);
}

function Answers({ answers }: { answers: [status: string, answer: Answer][] }): VNode {
	return (
		<ul class="plain">
			{answers.map(([status, { description, content }]) => (
				<li key={status}>
					<b>{status}</b> <RichLine text={description} />
					{content ? (
						<span class="meta">
							{" "}
							<Media content={content} />
						</span>
					) : null}
				</li>
			))}
		</ul>
	);
}

/** Refusals by status alone: what each means is told once, at `/docs`. */
function Refusals({ statuses }: { statuses: string[] }): VNode {
	return (
		<p class="meta">
			Refusals: {statuses.join(", ")}, each a <Shape schema={{ $ref: "Problem" }} />.
		</p>
	);
}

/** The address of an example on this site. */
const addressIn = (command: string): string => /'http:\/\/[^/']+(\/[^']*)'$/.exec(command)?.[1] ?? "/";

const isRefusal = (status: string): boolean => status >= "400";

interface Props {
	method: string;
	path: string;
	operation: Described;
	components: Components;
}

/** All that the document says of one operation. */
export function OperationEntry({ method, path, operation, components }: Props): VNode {
	const { operationId, summary, description, requestBody, responses } = operation;
	// What is sent as a header is the same everywhere, so `/docs` tells of it once.
	const parameters = operation.parameters
		.flatMap((one) => found(one, components.parameters) ?? [])
		.filter((one) => one.in !== "header");
	const answers = Object.entries(responses).flatMap(([status, one]): [string, Answer][] => {
		const answer = found(one, components.responses);
		return answer ? [[status, answer]] : [];
	});
	const replies = Object.values(answers[0]?.[1].content ?? {}).flatMap(({ examples }) => Object.values(examples ?? {}));
	return (
		<article id={operationId}>
			<h3>
				<code>
					{method.toUpperCase()} {path}
				</code>
			</h3>
			<p>{summary}.</p>
			{description ? <RichText text={description} /> : null}
			<Parameters parameters={parameters} />
			{requestBody ? (
				<p>
					Body: <Media content={requestBody.content} />
				</p>
			) : null}
			{operation["x-codeSamples"].map(({ label, source }) => (
				<figure key={label}>
					<figcaption class="meta">{method === "get" ? <a href={addressIn(source)}>{label}</a> : label}</figcaption>
					<pre>
						<code>{source}</code>
					</pre>
				</figure>
			))}
			{replies.map(({ summary, value }) => (
				<details key={summary}>
					<summary>Answer: {summary}</summary>
					<pre>
						<code>{JSON.stringify(value, null, 2)}</code>
					</pre>
				</details>
			))}
			<Answers answers={answers.filter(([status]) => !isRefusal(status))} />
			<Refusals statuses={answers.map(([status]) => status).filter(isRefusal)} />
		</article>
	);
}
