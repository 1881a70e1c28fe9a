import { request } from "node:http";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import type { Answer, Content, Described, JsonSchema, OpenApi, Parameter } from "../../model/openapi.ts";
import type { Site } from "./fixture.ts";
import { TOKEN } from "./whole.ts";

/** An operation of the document, its references followed. */
export interface Told {
	method: string;
	path: string;
	operation: Described;
	parameters: Parameter[];
	body: Content;
	answers: Record<string, Answer>;
}

export interface Request {
	method?: string;
	/** As it goes over the wire: nothing tidies it. */
	path: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

export interface Reply {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
}

/** Sends a request as it is; `fetch` would tidy its path. */
export function send(
	site: Pick<Site, "host" | "port">,
	{ method = "GET", path, headers, body }: Request,
): Promise<Reply> {
	return new Promise((resolve, reject) => {
		const sent = request({ host: site.host, port: site.port, method, path, headers }, (answer) => {
			const parts: Buffer[] = [];
			answer.on("data", (part: Buffer) => parts.push(part));
			answer.on("error", reject);
			answer.on("end", () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: answer.headers,
					text: Buffer.concat(parts).toString("utf8"),
				}),
			);
		});
		sent.on("error", reject).end(body);
	});
}

/** The document as a client gets it. */
export async function documentOf(site: Site): Promise<OpenApi> {
	const answer = await site.get("/openapi.json");
	expect(answer.status).to.equal(200);
	return (await answer.json()) as OpenApi;
}

/** Every operation of the document. */
export function operationsOf({ paths, components }: OpenApi): Told[] {
	const follow = <T extends object>(given: T | { $ref: string }, shared: Record<string, T>): T => {
		if (!("$ref" in given)) return given;
		const target = shared[String(given.$ref).split("/").at(-1) ?? ""];
		if (!target) throw new Error(`${given.$ref} leads nowhere`);
		return target;
	};
	return Object.entries(paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]) => ({
			method: method.toUpperCase(),
			path,
			operation,
			parameters: operation.parameters.map((one) => follow<Parameter>(one, components.parameters)),
			body: operation.requestBody?.content ?? {},
			answers: Object.fromEntries(
				Object.entries(operation.responses).map(([status, one]) => [status, follow<Answer>(one, components.responses)]),
			),
		})),
	);
}

/** A request of an operation, of parameters by name; those of its path are escaped whole. */
export function requestOf(
	{ method, path, parameters, operation }: Told,
	values: Record<string, string | string[]>,
): Request {
	const query = new URLSearchParams();
	const headers: Record<string, string> = operation.security ? { authorization: `Bearer ${TOKEN}` } : {};
	const places = new Map(parameters.map((parameter) => [parameter.name, parameter.in]));
	for (const [name, value] of Object.entries(values)) {
		const place = places.get(name) ?? "query";
		if (place === "header") headers[name] = [value].flat().join(", ");
		if (place === "query") for (const one of [value].flat()) query.append(name, one);
	}
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent([values[name] ?? ""].flat()[0] ?? ""),
	);
	const asked = query.toString();
	return { method, path: asked === "" ? filled : `${filled}?${asked}`, headers };
}

/** The status of an operation that does what it is asked for. */
export const success = ({ answers }: Told): number => Number(Object.keys(answers).find((status) => status < "300"));

/** The schemas once more, such that a field they do not name is a fault: here nothing may go untold. */
function closed<T>(value: T): T {
	if (Array.isArray(value)) return value.map(closed) as T;
	if (typeof value !== "object" || value === null) return value;
	const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closed(one)])) as JsonSchema;
	return (
		copy.type === "object" && copy.properties && !("additionalProperties" in copy)
			? { ...copy, additionalProperties: false }
			: copy
	) as T;
}

const pointer = (...keys: string[]): string =>
	keys.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

/**
 * Makes the function that holds an answer against what the document says of its operation: the status is one of those it
 * names, and the body fits the schema for that status and media type.
 */
export function contractOf(document: OpenApi): (told: Told, reply: Reply) => void {
	const ajv = new Ajv2020({
		strict: false,
		formats: { date: /^\d{4}-\d\d-\d\d$/, "date-time": /^\d{4}-\d\d-\d\dT.*Z$/, uri: true, binary: true },
	});
	ajv.addSchema(closed(document), "document");
	const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
	const fits = (ref: string, value: unknown): string | null => {
		const validate = compiled.get(ref) ?? ajv.compile({ $ref: `document#/${ref}` });
		compiled.set(ref, validate);
		return validate(value) ? null : ajv.errorsText(validate.errors);
	};
	return ({ method, path, operation, answers }, { status, headers, text }) => {
		const of = `${method} ${path} ${status} ${text.slice(0, 300)}`;
		const told = answers[status];
		expect(told, of).to.be.an("object");
		if (!told?.content) return void expect(text, of).to.equal("");
		const type = String(headers["content-type"]).split(";")[0] ?? "";
		expect(Object.keys(told.content), of).to.include(type);
		const given = operation.responses[status];
		const at =
			given && "$ref" in given
				? String(given.$ref).slice("#/".length)
				: pointer("paths", path, method.toLowerCase(), "responses", String(status));
		const value: unknown = /[/+]json$/.test(type) ? JSON.parse(text) : text;
		expect(fits(`${at}/${pointer("content", type, "schema")}`, value), of).to.equal(null);
	};
}
