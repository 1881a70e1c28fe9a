import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { createCookieJar } from "../../crawler/fetch.ts";
import { HTML, opener } from "./fetching.ts";
import { errorOf, serve, type TestServer } from "./support.ts";

/** What a request brought with it. */
interface Brought {
	method: string | undefined;
	cookie: string | undefined;
	type: string | undefined;
	body: string;
}

describe("a session of fetches", function () {
	this.timeout(20_000);
	const { fetcher, site, get, close } = opener();
	afterEach(close);

	/** A site that notes what requests bring, and answers as told. */
	async function noting(
		answer: (request: IncomingMessage, response: ServerResponse) => void,
	): Promise<TestServer & { brought: Brought[] }> {
		const brought: Brought[] = [];
		const server = await site(
			serve({
				"/?": async (request, response) => {
					const { cookie, "content-type": type } = request.headers;
					brought.push({ method: request.method, cookie, type, body: await text(request) });
					answer(request, response);
				},
			}),
		);
		return { ...server, brought };
	}
	const ok = (_: unknown, response: ServerResponse): void => void response.writeHead(200, HTML).end("được");
	/** The same server under another name, which is another host. */
	const renamed = (origin: string): string => origin.replace("127.0.0.1", "localhost");

	it("sends a form as browsers do", async () => {
		const { origin, brought } = await noting(ok);
		await get(`${origin}/?tin`, { form: { __EVENTTARGET: "ctl00$pg", __VIEWSTATE: "a+b/c=", từ: "dân vận & x" } });
		expect(brought).to.deep.equal([
			{
				method: "POST",
				cookie: undefined,
				type: "application/x-www-form-urlencoded",
				body: "__EVENTTARGET=ctl00%24pg&__VIEWSTATE=a%2Bb%2Fc%3D&t%E1%BB%AB=d%C3%A2n+v%E1%BA%ADn+%26+x",
			},
		]);
	});

	it("keeps cookies from one request to the next, and over redirects", async () => {
		const { origin, brought } = await noting((request, response) => {
			if (request.url === "/?1")
				response
					.writeHead(302, { location: "/?2", "set-cookie": ["ASP.NET_SessionId=a1; HttpOnly; path=/", "hong; ="] })
					.end();
			else ok(request, response);
		});
		const jar = createCookieJar();
		const one = fetcher();
		await one.get(`${origin}/?1`, { allowPrivateNetwork: true, jar });
		await one.get(`${origin}/?3`, { allowPrivateNetwork: true, jar });
		await one.get(`${origin}/?4`, { allowPrivateNetwork: true });
		expect(brought.map(({ cookie }) => cookie)).to.deep.equal([
			undefined,
			"ASP.NET_SessionId=a1",
			"ASP.NET_SessionId=a1",
			undefined,
		]);
	});

	it("forgets cookies of a site that sets them without end", async () => {
		let n = 0;
		const { origin, brought } = await noting((_, response) =>
			response.writeHead(200, { ...HTML, "set-cookie": `c${n++}=${"x".repeat(3000)}` }).end("được"),
		);
		const jar = createCookieJar();
		for (let i = 0; i < 6; i++) await get(`${origin}/?${i}`, { jar });
		expect(brought.at(-1)?.cookie?.length).to.be.within(3000, 8192);
	});

	for (const [status, method] of [
		[301, "GET"],
		[302, "GET"],
		[303, "GET"],
		[307, "POST"],
		[308, "POST"],
	] as const)
		it(`goes on by ${method} where a form is answered with ${status} on the same host`, async () => {
			const { origin, brought } = await noting((request, response) => {
				if (request.url === "/?1") response.writeHead(status, { location: "/?2" }).end();
				else ok(request, response);
			});
			await get(`${origin}/?1`, { form: { a: "1" } });
			expect(brought[1]).to.include({ method, body: method === "POST" ? "a=1" : "" });
		});

	it("takes no form and no cookie to another host", async () => {
		const far = await noting(ok);
		for (const status of [302, 303, 307, 308]) {
			const near = await noting((_, response) =>
				response
					.writeHead(status, { location: `${renamed(far.origin)}/?x`, "set-cookie": ["a=1", "b=2; domain=localhost"] })
					.end(),
			);
			const jar = createCookieJar();
			await jar.setCookie("xa=1", `${renamed(far.origin)}/`);
			const asked = get(`${near.origin}/?1`, { form: { mat: "khau" }, jar });
			if (status < 307) await asked;
			else expect((await errorOf(asked)).message).to.contain("sends a form on to");
		}
		expect(far.brought).to.have.length(2);
		for (const one of far.brought)
			expect(one).to.deep.equal({ method: "GET", cookie: undefined, type: undefined, body: "" });
	});

	it("asks a host for one thing at a time, on one connection, whoever asks", async () => {
		let [now, most] = [0, 0];
		const { origin, connections, asked } = await site(
			serve({
				"/?": (_, response) => {
					most = Math.max(most, ++now);
					setImmediate(() => {
						now--;
						response.writeHead(200, HTML).end("được");
					});
				},
			}),
		);
		const one = fetcher();
		await Promise.all(Array.from({ length: 20 }, (_, i) => one.get(`${origin}/?${i}`, { allowPrivateNetwork: true })));
		expect(asked).to.deep.equal(Array.from({ length: 20 }, (_, i) => `/?${i}`));
		expect(most).to.equal(1);
		expect(connections).to.include({ made: 1, most: 1 });
	});

	it("goes on with those who wait where one fails, is told to stop, or gives up waiting", async () => {
		let arrived = (): void => {};
		const arrival = new Promise<void>((resolve) => {
			arrived = resolve;
		});
		const { origin, asked, connections } = await site(
			serve({ "/?treo": () => arrived(), "/?": (_, response) => response.writeHead(200, HTML).end("được") }),
		);
		const one = fetcher();
		const ask = (path: string, signal?: AbortSignal) =>
			one.get(`${origin}/?${path}`, { allowPrivateNetwork: true, signal });
		const [first, second] = [new AbortController(), new AbortController()];
		const hanging = ask("treo", first.signal).catch((error: unknown) => error);
		const waiting = ask("2", second.signal).catch((error: unknown) => error);
		const third = ask("3");
		second.abort(new Error("thôi chờ"));
		expect(await waiting).to.have.property("message", "thôi chờ");
		await arrival;
		first.abort(new Error("thôi đọc"));
		expect(await hanging).to.have.property("message", "thôi đọc");
		expect((await third).status).to.equal(200);
		expect(asked).to.deep.equal(["/?treo", "/?3"]);
		expect(connections.made).to.equal(2);
	});
});
