import { Validator } from "@seriousme/openapi-schema-validator";
import { expect } from "chai";
import { silentLog } from "../../model/log.ts";
import type { OpenApi } from "../../model/openapi.ts";
import { createApp } from "../../server/app.ts";
import { contractOf, documentOf, operationsOf, type Reply, requestOf, send, success, type Told } from "./contract.ts";
import { realAuthority, type Site, storeWith } from "./fixture.ts";
import { extractAsTheCommand, serveWhole, TOKEN } from "./whole.ts";

/** The names of the examples of an operation. */
function exampleNames({ parameters, body, operation }: Told): string[] {
	const named = [...parameters, ...Object.values(body)].flatMap(({ examples }) => Object.keys(examples ?? {}));
	return named.length === 0 && operation["x-codeSamples"].length > 0 ? [""] : [...new Set(named)];
}

/** The request of an example, put together of what the parts of the operation have under its name. */
function exampleRequest(told: Told, name: string) {
	const values = told.parameters.flatMap((parameter) => {
		const example = parameter.examples?.[name];
		return example ? [[parameter.name, String(example.value)] as const] : [];
	});
	const request = requestOf(told, Object.fromEntries(values));
	for (const [type, { examples }] of Object.entries(told.body)) {
		const example = examples?.[name];
		if (!example) continue;
		const { value } = example;
		const body = typeof value === "string" ? value : JSON.stringify(value);
		return { ...request, body, headers: { ...request.headers, "content-type": type } };
	}
	return request;
}

describe("the OpenAPI document", () => {
	let site: Site;
	let document: OpenApi;
	let operations: Told[];
	let fits: (told: Told, reply: Reply) => void;
	before(async () => {
		site = await serveWhole();
		document = await documentOf(site);
		operations = operationsOf(document);
		fits = contractOf(document);
	});
	after(() => site.end());

	it("is valid OpenAPI 3.1, and open to pages of other sites", async () => {
		expect(document.openapi).to.match(/^3\.1\./);
		const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
		expect(errors ?? []).to.deep.equal([]);
		expect(valid).to.equal(true);
		expect((await site.get("/openapi.json")).headers.get("access-control-allow-origin")).to.equal("*");
	});

	it("gives every operation a name of its own, words, and an example", () => {
		const ids = operations.map(({ operation }) => operation.operationId);
		expect(new Set(ids).size).to.equal(ids.length);
		for (const told of operations) {
			expect(told.operation.summary, told.path).to.match(/^\p{Lu}.*[^.]$/u);
			expect(exampleNames(told), told.path).not.to.deep.equal([]);
			for (const { name, description = "" } of told.parameters)
				expect(description, `${told.path} ${name}`).not.to.equal("");
		}
	});

	it("gives only examples that work, and whose answers are as it says", async () => {
		for (const told of operations)
			for (const name of exampleNames(told)) {
				const request = exampleRequest(told, name);
				const reply = await send(site, request);
				expect(reply.status, `${request.path} ${reply.text.slice(0, 300)}`).to.equal(success(told));
				fits(told, reply);
			}
	});

	it("prints each example as a command for the same request", () => {
		for (const told of operations) {
			const sources = told.operation["x-codeSamples"].map(({ source }) => source);
			for (const name of exampleNames(told)) {
				const { path, body } = exampleRequest(told, name);
				const address = `'http://127.0.0.1:3000${path.replaceAll("%3A", ":")}'`;
				expect(
					sources.filter((source) => source.includes(address) && source.includes(String(body ?? ""))),
					address,
				).to.have.length(1);
			}
		}
	});

	it("shows answers that fit what it says of them", () => {
		for (const told of operations)
			for (const [type, { examples = {} }] of Object.entries(told.answers[success(told)]?.content ?? {}))
				for (const { value } of Object.values(examples))
					fits(told, { status: success(told), headers: { "content-type": type }, text: JSON.stringify(value) });
	});

	it("answers what is asked again by 304 where it says so, and nowhere else", async () => {
		for (const told of operations) {
			const request = exampleRequest(told, exampleNames(told)[0] ?? "");
			const { headers } = await send(site, request);
			const { etag } = headers;
			expect(etag !== undefined, told.path).to.equal("304" in told.answers);
			if (typeof etag !== "string") continue;
			const again = await send(site, { ...request, headers: { ...request.headers, "if-none-match": etag } });
			expect(again.status, told.path).to.equal(304);
			fits(told, again);
		}
	});

	it("asks for the token where it says so", async () => {
		for (const told of operations) {
			const { headers: _, ...request } = exampleRequest(told, exampleNames(told)[0] ?? "");
			const reply = await send(site, request);
			expect(reply.status === 401, told.path).to.equal(told.operation.security !== undefined);
			if (reply.status === 401) fits(told, reply);
		}
	});

	it("has every address that is served under /api and /admin, and no other", async () => {
		const store = await storeWith("nothing");
		try {
			const app = createApp({
				store,
				authority: realAuthority(),
				log: silentLog,
				assetsDir: "none",
				extract: extractAsTheCommand,
				admin: { token: TOKEN, startCrawl: async () => {} },
			});
			for (const mount of ["/api/v1", "/admin"]) {
				const told = operations.filter(({ path }) => path.startsWith(`${mount}/`)).flatMap(addressesOf);
				expect(served(app.router, mount).sort()).to.deep.equal(told.sort());
			}
		} finally {
			await store.close();
		}
	});

	it("has the same, told for people: a page a tag, with the shapes that its addresses take and give", async () => {
		const start = await (await site.get("/en/docs")).text();
		for (const { name } of document.tags) {
			const answer = await site.get(`/en/docs/${name}`);
			expect(answer.status, name).to.equal(200);
			const page = await answer.text();
			expect(Buffer.byteLength(page), name).to.be.below(60_000);
			for (const { path, operation } of operations.filter((told) => told.operation.tags.includes(name))) {
				expect(page, path).to.include(`id="${operation.operationId}"`);
				expect(start, path).to.include(`href="/en/docs/${name}#${operation.operationId}"`);
			}
			for (const [, anchor = ""] of page.matchAll(/href="#([^"]+)"/g))
				expect(page, anchor).to.include(`id="${anchor}"`);
			for (const [, source = ""] of page.matchAll(
				/<(?:script|img|iframe|link rel="stylesheet")[^>]*? (?:src|href)="([^"]*)"/g,
			))
				expect(source).to.match(/^\/[^/]/);
		}
		expect(await (await site.get("/")).text()).to.include('href="/docs"');
	});
});

/** The addresses of an operation: one for each form of which its path ends in one. */
function addressesOf({ method, path, parameters }: Told): string[] {
	const forms = parameters.find(({ name }) => name === "form" && path.endsWith(".{form}"))?.schema.enum ?? [""];
	return forms.map((form) => `${method} ${path.replace("{form}", String(form))}`);
}

interface Layer {
	route?: { path: string; stack: { method?: string }[] };
	handle: { stack?: Layer[] };
	slash: boolean;
	match(path: string): boolean;
}

/** The routes of the routers that are mounted at a path, as the document writes them. */
function served(router: unknown, mount: string): string[] {
	const routes = (router as { stack: Layer[] }).stack
		.filter((layer) => !layer.slash && !layer.route && layer.match(mount))
		.flatMap(({ handle }) => handle.stack ?? [])
		.flatMap(({ route }) =>
			// The handler that refuses other methods is for any, so it names none.
			(route?.stack ?? []).flatMap(({ method }) =>
				method && route ? [`${method.toUpperCase()} ${mount}${route.path.replace(/:(\w+)/g, "{$1}")}`] : [],
			),
		);
	return [...new Set(routes)];
}
