import type { VNode } from "preact";
import type { JsonSchema } from "../../model/openapi.ts";
import { RichLine } from "./rich-text.tsx";

const nameIn = (ref: string): string => ref.split("/").at(-1) ?? ref;

/** Where the documentation tells of a named shape. */
const shapeAnchor = (name: string): string => `shape-${name}`;

/** A shape in a few words, such as `string or null`, `array of` a shape, `20 to 100`. */
export function Shape({ schema }: { schema: JsonSchema }): VNode {
	if (schema.$ref) return <a href={`#${shapeAnchor(nameIn(schema.$ref))}`}>{nameIn(schema.$ref)}</a>;
	const { anyOf, enum: values, items, prefixItems, additionalProperties: rest } = schema;
	if (anyOf)
		return (
			<>
				{anyOf.map((one, index) => (
					<span key={index}>
						{index > 0 ? " or " : ""}
						<Shape schema={one} />
					</span>
				))}
			</>
		);
	if (values)
		return (
			<>
				{values.map((value, index) => (
					<span key={String(value)}>
						{index > 0 ? " " : ""}
						<code>{String(value)}</code>
					</span>
				))}
			</>
		);
	if (items)
		return (
			<>
				array of <Shape schema={items} />
			</>
		);
	if (prefixItems) return <>array of {prefixItems.length}</>;
	if (typeof rest === "object")
		return (
			<>
				record of <Shape schema={rest} />
			</>
		);
	return <>{scalar(schema)}</>;
}

function scalar({ type, format, minimum, maximum, exclusiveMinimum, maxLength }: JsonSchema): string {
	const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
	const bounds =
		least !== undefined && maximum !== undefined
			? `, ${least} to ${maximum}`
			: least !== undefined
				? `, at least ${least}`
				: "";
	const words = [type ?? "anything"].flat().join(" or ");
	return `${format ? `${words} (${format})` : words}${bounds}${maxLength ? `, at most ${maxLength} characters` : ""}`;
}

interface Field {
	name: string;
	schema: JsonSchema;
	optional: boolean;
}

/** The object that a schema describes, directly, as items of a list, or beside null. */
function objectIn(schema: JsonSchema): { schema: JsonSchema; path: string } | null {
	if (schema.properties) return { schema, path: "" };
	if (schema.items) {
		const inner = objectIn(schema.items);
		return inner && { ...inner, path: `[]${inner.path}` };
	}
	return schema.anyOf?.map(objectIn).find((found) => found !== null) ?? null;
}

/** The fields of a shape, those of objects inside it too, each by its path. */
function fieldsOf({ properties = {}, required = [] }: JsonSchema, before = ""): Field[] {
	return Object.entries(properties).flatMap(([key, schema]) => {
		const name = before + key;
		const inner = objectIn(schema);
		return [
			{ name, schema, optional: !required.includes(key) },
			...(inner ? fieldsOf(inner.schema, `${name}${inner.path}.`) : []),
		];
	});
}

/** What a field is: of an object told field by field below it, only that it is one. */
function FieldShape({ schema }: { schema: JsonSchema }): VNode {
	const inner = objectIn(schema);
	if (!inner) return <Shape schema={schema} />;
	const nullable = schema.anyOf?.some(({ type }) => type === "null") ?? false;
	return <>{`${inner.path ? "array of objects" : "object"}${nullable ? " or null" : ""}`}</>;
}

/** The fields of a named shape as a table. */
export function ShapeTable({ name, schema }: { name: string; schema: JsonSchema }): VNode {
	return (
		<section id={shapeAnchor(name)}>
			<h3>{name}</h3>
			{schema.description ? (
				<p>
					<RichLine text={schema.description} />
				</p>
			) : null}
			<div>
				<table class="figures">
					<thead>
						<tr>
							<th scope="col">Field</th>
							<th scope="col">Is</th>
							<th scope="col">Meaning</th>
						</tr>
					</thead>
					<tbody>
						{fieldsOf(schema).map((field) => (
							<tr key={field.name}>
								<td>
									<code>{field.name}</code>
									{field.optional ? " (may be absent)" : ""}
								</td>
								<td>
									<FieldShape schema={field.schema} />
								</td>
								<td>
									<RichLine text={field.schema.description ?? ""} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}
