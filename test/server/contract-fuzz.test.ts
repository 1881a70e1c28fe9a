import { expect } from "chai";
import fc from "fast-check";
import type { JsonSchema, Parameter } from "../../model/openapi.ts";
import {
	contractOf,
	documentOf,
	operationsOf,
	type Reply,
	type Request,
	requestOf,
	send,
	type Told,
} from "./contract.ts";
import type { Site } from "./fixture.ts";
import { serveWhole } from "./whole.ts";

/** What nobody means to send: out of bounds, of another type, in the syntax of other languages. */
const hostile = fc.oneof(
	fc.string({ unit: "binary", maxLength: 200 }),
	fc.string({ unit: "grapheme", maxLength: 80 }),
	fc.integer().map(String),
	fc.double().map(String),
	fc.nat(1500).map((length) => "ấ".repeat(length)),
	fc.constantFrom(
		"",
		" ",
		"null",
		"undefined",
		"[object Object]",
		"__proto__",
		"constructor",
		"-1",
		"1e3",
		"0x10",
		"99999999999999999999",
		"2024-02-30",
		"2024-13-01",
		"0000-00-00",
		"../../etc/passwd",
		"%00",
		"' OR 1=1 --",
		'" NEAR("',
		"nghi-quyet:25-nq-tw:k11:k12:k13",
		"{}",
		"true",
	),
);

/** What a schema takes. */
function fitting(schema: JsonSchema): fc.Arbitrary<string> {
	const { enum: values, type, format, pattern, minimum = 0, maximum = 2 ** 31, maxLength = 80 } = schema;
	if (values) return fc.constantFrom(...values.map(String));
	if (type === "integer") return fc.integer({ min: minimum, max: maximum }).map(String);
	if (type === "number") return fc.double({ min: minimum, max: maximum, noNaN: true }).map(String);
	if (pattern) return fc.stringMatching(new RegExp(pattern, "u")).filter((text) => text.length <= maxLength);
	if (format === "date")
		return fc
			.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
	return fc.string({ unit: "grapheme", maxLength: Math.min(maxLength, 80) });
}

/** Values of a parameter as its schema and its examples have them; a cursor is no one's to make up. */
function told({ schema, examples, required }: Parameter): fc.Arbitrary<string> {
	const known = Object.values(examples ?? {}).map(({ value }) => String(value));
	const made = fitting(schema).filter((value) => !required || value !== "");
	return known.length > 0 ? fc.oneof(fc.constantFrom(...known), made) : made;
}

type Values = Record<string, string | string[]>;

function requests(operation: Told, kind: "in bounds" | "anything"): fc.Arbitrary<Request> {
	const each = operation.parameters.map((parameter): [string, fc.Arbitrary<string | string[] | undefined>] => {
		const { name, required, in: place } = parameter;
		const good = told(parameter);
		if (kind === "in bounds") {
			if (name === "cursor" || place === "header") return [name, fc.constant(undefined)];
			return [name, required ? good : fc.option(good, { nil: undefined })];
		}
		// An empty part of a path, or an ending that is none, makes the address of something else.
		if (place === "path") return [name, parameter.schema.enum ? good : fc.oneof(good, hostile.filter(Boolean))];
		// A header has an alphabet of its own.
		if (place === "header") return [name, fc.option(fc.string({ unit: "grapheme-ascii" }), { nil: undefined })];
		const odd = fc.oneof(good, hostile, fc.array(fc.oneof(good, hostile), { minLength: 2, maxLength: 3 }));
		return [name, fc.option(odd, { nil: undefined, freq: 2 })];
	});
	const values = fc.record(Object.fromEntries(each)) as fc.Arbitrary<Values>;
	const asked = values.map((given) => {
		const present = Object.entries(given).filter(([, value]) => value !== undefined);
		return requestOf(operation, Object.fromEntries(present.map(([name, value]) => [name, wellFormed(value)])));
	});
	// Beyond that Node.js answers by itself.
	const short = asked.filter(({ path }) => path.length < 59_000);
	if (!operation.operation.requestBody) return short;
	const sent = operation.body["text/plain"] ? bodies(kind) : records(operation, kind);
	return fc
		.tuple(short, sent)
		.map(([one, more]) => ({ ...one, ...more, headers: { ...one.headers, ...more.headers } }));
}

/** A value of any kind that a schema takes; what it refers to is in `shapes`. */
function anyOfShape(schema: JsonSchema, shapes: Record<string, JsonSchema>): fc.Arbitrary<unknown> {
	const { $ref, anyOf, enum: values, type, items, properties = {}, required = [], minItems = 0, maxItems = 3 } = schema;
	if ($ref) return anyOfShape(shapes[$ref.split("/").at(-1) ?? ""] ?? {}, shapes);
	if (anyOf) return fc.oneof(...anyOf.map((one) => anyOfShape(one, shapes)));
	if (values) return fc.constantFrom(...values);
	if (type === "null") return fc.constant(null);
	if (type === "boolean") return fc.boolean();
	if (type === "integer" || type === "number") return fitting(schema).map(Number);
	if (type === "array")
		return fc.array(anyOfShape(items ?? {}, shapes), { minLength: minItems, maxLength: Math.min(maxItems, 3) });
	if (type !== "object") return fitting(schema);
	const entries = Object.entries(properties).map(([name, one]) => [name, anyOfShape(one, shapes)]);
	return fc.record(Object.fromEntries(entries), { requiredKeys: required as never[] });
}

/** Bodies of one shape, as JSON. */
function records(told: Told, kind: "in bounds" | "anything"): fc.Arbitrary<Pick<Request, "body" | "headers">> {
	const json = { "content-type": "application/json" };
	const { schema = {}, examples = {} } = told.body["application/json"] ?? {};
	const good = fc.oneof(
		fc.constantFrom(...Object.values(examples).map(({ value }) => value)),
		anyOfShape(schema, shapes),
	);
	const fits = good.map((value) => ({ body: JSON.stringify(value), headers: json }));
	if (kind === "in bounds") return fits;
	const near = fc.tuple(good, fc.jsonValue()).map(([value, odd]) => {
		const keys = Object.keys(value as object);
		return JSON.stringify({ ...(value as object), [keys.at(-1) ?? ""]: odd });
	});
	const odd = fc.oneof(near, fc.json(), fc.string({ unit: "binary" })).map((body) => ({ body, headers: json }));
	return fc.oneof(fits, odd, bodies(kind));
}

/** What can stand in an address: half a surrogate pair cannot. */
const wellFormed = (value: string | string[]): string | string[] =>
	Array.isArray(value) ? value.map((one) => Buffer.from(one).toString()) : Buffer.from(value).toString();

function bodies(kind: "in bounds" | "anything"): fc.Arbitrary<Pick<Request, "body" | "headers">> {
	const text = fc.oneof(
		fc.string({ unit: "grapheme", maxLength: 300 }),
		fc
			.array(
				fc.constantFrom(
					"Nghị quyết",
					"số",
					"25-NQ/TW",
					"ngày",
					"3/6/2013",
					"khóa XI",
					",",
					"\n",
					"của",
					"Bộ Chính trị",
				),
				{
					maxLength: 60,
				},
			)
			.map((words) => words.join(" ")),
	);
	const context = fc.option(
		fc.record({ published: fc.constantFrom("2023-05-12", null), province: fc.constantFrom("nghe-an", null) }),
		{ nil: undefined },
	);
	const plain = text.map((body) => ({ body, headers: { "content-type": "text/plain" } }));
	const json = fc
		.record({ text, context })
		.map((value) => ({ body: JSON.stringify(value), headers: { "content-type": "application/json" } }));
	if (kind === "in bounds") return fc.oneof(plain, json);
	const odd = fc
		.tuple(
			fc.oneof(
				fc.json(),
				fc.string({ unit: "binary" }),
				fc.jsonValue().map((value) => JSON.stringify({ text: value, context: value })),
			),
			fc.constantFrom(
				"application/json",
				"text/plain",
				"text/plain; charset=klingon",
				"application/xml",
				"multipart/form-data",
				"a",
			),
			fc.constantFrom<Record<string, string>>({}, { "content-encoding": "gzip" }, { "content-encoding": "rot13" }),
		)
		.map(([body, type, more]) => ({ body, headers: { "content-type": type, ...more } }));
	return fc.oneof(plain, json, odd);
}

/** The shapes of the document by name. */
let shapes: Record<string, JsonSchema> = {};

describe("the API, asked by its own document", function () {
	this.timeout(180_000);
	let site: Site;
	let operations: Told[];
	let fits: (told: Told, reply: Reply) => void;
	before(async () => {
		site = await serveWhole();
		const document = await documentOf(site);
		operations = operationsOf(document);
		shapes = document.components.schemas;
		fits = contractOf(document);
	});
	after(() => site.end());

	async function ask(
		kind: "in bounds" | "anything",
		numRuns: number,
		judge: (told: Told, reply: Reply) => void,
	): Promise<void> {
		for (const told of operations) {
			const asksNothing = told.parameters.every(({ in: place }) => place === "header") && !told.operation.requestBody;
			await fc.assert(
				fc.asyncProperty(requests(told, kind), async (request) => judge(told, await send(site, request))),
				// What writes takes longer.
				{ numRuns: asksNothing ? 2 : told.operation.security ? numRuns / 4 : numRuns },
			);
		}
	}

	it("answers what is within its bounds", async () => {
		await ask("in bounds", 60, (told, reply) => {
			if (told.operation.security) {
				// What people change may be gone or changed by then, and a shape cannot say which ids there are.
				expect(reply.status, reply.text.slice(0, 300)).not.to.be.oneOf([401, 415]);
				return fits(told, reply);
			}
			const named = told.parameters.some(({ required }) => required);
			// How two days lie to one another is beyond what a schema of one of them can say.
			const span = reply.status === 400 && JSON.parse(reply.text).parameter === "to";
			expect(reply.status, reply.text.slice(0, 300)).to.be.oneOf([
				200,
				...(named ? [404] : []),
				...(span ? [400] : []),
			]);
			fits(told, reply);
		});
	});

	it("answers anything at all by something the document names, and never by a fault of its own", async () => {
		await ask("anything", 120, (told, reply) => {
			expect(reply.status, reply.text.slice(0, 300)).to.be.below(500);
			fits(told, reply);
		});
	});

	it("goes on where `next` says, to the end of a list", async () => {
		for (const told of operations.filter(({ parameters }) => parameters.some(({ name }) => name === "cursor"))) {
			const known = told.parameters.flatMap(({ name, in: place, examples = {} }) =>
				place === "path"
					? Object.values(examples)
							.map(({ value }) => [name, String(value)] as const)
							.slice(0, 1)
					: [],
			);
			const seen: string[] = [];
			let total = 0;
			for (let next: string | null = ""; next !== null; ) {
				const values: Values = { ...Object.fromEntries(known), limit: "1", ...(next === "" ? {} : { cursor: next }) };
				const reply = await send(site, requestOf(told, values));
				fits(told, reply);
				const list = JSON.parse(reply.text) as { items: unknown[]; total: number; next: string | null };
				seen.push(...list.items.map((item) => JSON.stringify(item)));
				({ total, next } = list);
			}
			expect(seen, told.path).to.have.length(total);
			expect(new Set(seen).size, told.path).to.equal(total);
			expect(total, told.path).to.be.greaterThan(0);
		}
	});
});
