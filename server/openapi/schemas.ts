import { z } from "zod";
import * as api from "../../model/api.ts";
import type { JsonSchema } from "../../model/openapi.ts";

const refTo = (name: string): string => `#/components/schemas/${name}`;

/** The shapes of the API by the names they are exported under; queries are no shapes but parameters. */
const named = Object.entries(api as Record<string, unknown>).filter(
	(entry): entry is [string, z.ZodObject] => entry[1] instanceof z.ZodObject && !/(Query|Id)$/.test(entry[0]),
);

const answered = z.registry<{ id: string }>();
const sent = z.registry<{ id: string }>();
for (const [id, schema] of named) (id.endsWith("Body") ? sent : answered).add(schema, { id });

/**
 * What the converter writes and a reader does without: the bounds of exact integers, the pattern of what a format names,
 * and that a record has no further fields, for some may be added in time.
 */
function tidy({ jsonSchema }: { jsonSchema: object }): void {
	const schema = jsonSchema as JsonSchema & { $schema?: string; $id?: string };
	if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
	if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
	if (schema.format !== undefined) delete schema.pattern;
	if (schema.additionalProperties === false) delete schema.additionalProperties;
}

function bare(schema: object): JsonSchema {
	const { $schema: _dialect, $id: _id, ...rest } = schema as JsonSchema & { $schema?: string; $id?: string };
	return rest;
}

/** Every named shape as JSON Schema; what one has of another is a reference. */
export function namedSchemas(): Record<string, JsonSchema> {
	const replies = z.toJSONSchema(answered, { uri: refTo, override: tidy }).schemas;
	const bodies = z.toJSONSchema(sent, { io: "input", uri: refTo, override: tidy }).schemas;
	return Object.fromEntries(Object.entries({ ...replies, ...bodies }).map(([name, schema]) => [name, bare(schema)]));
}

/** A shape where it is used: by its name, or written out where it has none. */
export function schemaOf(schema: z.ZodType): JsonSchema {
	const name = (answered.get(schema) ?? sent.get(schema))?.id;
	return name === undefined ? bare(z.toJSONSchema(schema, { override: tidy })) : { $ref: refTo(name) };
}

/** A parameter is left out, never null. */
function withoutNull({ anyOf, ...rest }: JsonSchema): JsonSchema {
	const [only, ...others] = anyOf?.filter(({ type }) => type !== "null") ?? [];
	if (!only) return rest;
	return others.length === 0 ? { ...only, ...rest } : { ...rest, anyOf: [only, ...others] };
}

/** The parameters of a query or a path by name, as they are sent. */
export function parameterSchemas(schema: z.ZodObject): Record<string, JsonSchema> {
	const { properties = {} } = bare(z.toJSONSchema(schema, { io: "input", override: tidy }));
	return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, withoutNull(one)]));
}
