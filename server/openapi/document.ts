import type { z } from "zod";
import type {
	Answer,
	Content,
	Described,
	Examples,
	JsonSchema,
	OpenApi,
	Parameter,
	Reference,
} from "../../model/openapi.ts";
import { headers, parameters, REFUSALS, responses, securitySchemes } from "./common.ts";
import { INFO, SERVER } from "./info.ts";
import { type Example, type Operation, TAGS } from "./operation.ts";
import { REPLIES } from "./replies.ts";
import { namedSchemas, parameterSchemas, schemaOf } from "./schemas.ts";
import { OPERATIONS } from "./table.ts";

const SERVED_AT = "http://127.0.0.1:3000";

/** An object of those entries that there are any of, or nothing. */
const unlessEmpty = <K extends string, T>(key: K, found: Record<string, T>): Partial<Record<K, Record<string, T>>> =>
	Object.keys(found).length === 0 ? {} : ({ [key]: found } as Record<K, Record<string, T>>);

/** What each example has for something, under the example's name. */
function examplesOf(examples: readonly Example[], valueIn: (example: Example) => unknown): Examples {
	const found = examples
		.map((example) => [example, valueIn(example)] as const)
		.filter(([, value]) => value !== undefined);
	return Object.fromEntries(found.map(([{ name, summary }, value]) => [name, { summary, value }]));
}

function parametersOf(schema: z.ZodObject | undefined, where: "path" | "query", { examples }: Operation): Parameter[] {
	if (!schema) return [];
	return Object.entries(parameterSchemas(schema)).map(([name, { description, ...rest }]) => ({
		name,
		in: where,
		required: where === "path",
		...(description === undefined ? {} : { description }),
		schema: rest,
		...unlessEmpty(
			"examples",
			examplesOf(examples, ({ parameters }) => parameters?.[name]),
		),
	}));
}

function contentOf(types: Record<string, z.ZodType>, examplesFor: (type: string) => Examples): Content {
	return Object.fromEntries(
		Object.entries(types).map(([type, schema]): [string, { schema: JsonSchema; examples?: Examples }] => [
			type,
			{ schema: schemaOf(schema), ...unlessEmpty("examples", examplesFor(type)) },
		]),
	);
}

/** The address of an example, its parameters put in; a colon, which ids are full of, stays one. */
function addressOf({ path, query }: Operation, { parameters = {} }: Example): string {
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
	const names = Object.keys(query?.shape ?? {}).filter((name) => parameters[name] !== undefined);
	const asked = new URLSearchParams(names.map((name) => [name, String(parameters[name])])).toString();
	return (asked === "" ? filled : `${filled}?${asked}`).replaceAll("%3A", ":");
}

function curlOf(operation: Operation, example: Example): string {
	const { body } = example;
	const token = operation.secured ? '-H "Authorization: Bearer $TRICHDAN_ADMIN_TOKEN" ' : "";
	const address = `'${SERVED_AT}${addressOf(operation, example)}'`;
	if (!body) return `curl ${token}${address}`;
	const text = typeof body.value === "string" ? body.value : JSON.stringify(body.value);
	return `curl ${token}-H 'Content-Type: ${body.type}' --data '${text.replaceAll("'", "'\\''")}' ${address}`;
}

function described(operation: Operation): Described {
	const {
		id,
		tag,
		summary,
		description,
		examples,
		reply,
		body,
		conditional = false,
		moves = false,
		refusals = [],
		secured = false,
		status = 200,
	} = operation;
	const [first] = Object.keys(reply);
	const answer: Answer = {
		description: summary,
		headers: headersOf(conditional),
		content: contentOf(reply, (type) =>
			type === first ? examplesOf(examples, ({ name }) => REPLIES[id]?.[name]) : {},
		),
	};
	const asks = operation.query !== undefined || operation.params !== undefined || body !== undefined;
	const refused = [...(asks ? [400] : []), ...(secured ? [401] : []), ...refusals, 429, 500, 503];
	return {
		operationId: id,
		tags: [tag],
		summary,
		...(description === undefined ? {} : { description }),
		...(secured ? { security: [{ token: [] }] } : {}),
		parameters: [
			...parametersOf(operation.params, "path", operation),
			...parametersOf(operation.query, "query", operation),
			...(conditional ? [{ $ref: "#/components/parameters/IfNoneMatch" }] : []),
		],
		...(body
			? {
					requestBody: {
						required: true,
						content: contentOf(body, (type) =>
							examplesOf(examples, (one) => (one.body?.type === type ? one.body.value : undefined)),
						),
					},
				}
			: {}),
		responses: {
			[status]: answer,
			...(moves
				? { 301: { $ref: "#/components/responses/Moved" }, 302: { $ref: "#/components/responses/Moved" } }
				: {}),
			...(conditional ? { 304: { $ref: "#/components/responses/NotModified" } } : {}),
			...Object.fromEntries(refused.map((status) => [status, { $ref: `#/components/responses/${REFUSALS[status]}` }])),
		},
		"x-codeSamples": examples.map((example) => ({
			lang: "curl",
			label: example.summary,
			source: curlOf(operation, example),
		})),
	};
}

function headersOf(conditional: boolean): Record<string, Reference> {
	const names = [...(conditional ? ["ETag"] : []), "X-Request-Id", "RateLimit", "RateLimit-Policy"];
	return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** The OpenAPI document, made of the table of operations and the schemas that the routes read by. */
export function openApi(): OpenApi {
	const paths: OpenApi["paths"] = {};
	for (const operation of OPERATIONS)
		paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
	return {
		openapi: "3.1.1",
		info: INFO,
		servers: [SERVER],
		security: [],
		tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
		paths,
		components: { schemas: namedSchemas(), parameters, headers, responses, securitySchemes },
	};
}
