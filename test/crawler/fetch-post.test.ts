import { text } from "node:stream/consumers";
import { expect } from "chai";
import { postJson } from "../../crawler/fetch/post.ts";
import { errorOf, serve } from "./support.ts";

describe("postJson", () => {
	it("sends a value, wherever the operator's address is, and tells the status alone", async () => {
		const got: unknown[] = [];
		const site = await serve({
			"/moc?khoa=a": async (request, response) => {
				got.push(request.method, request.headers["content-type"], JSON.parse(await text(request)));
				const more = (): void => {
					while (!response.destroyed && response.write("x".repeat(65_536)));
				};
				response.writeHead(202).on("drain", more);
				more();
			},
		});
		expect(
			await postJson(`${site.origin}/moc?khoa=a`, { kind: "silent", tin: "im lặng" }, { deadline: 5000 }),
		).to.deep.equal({ status: 202 });
		expect(got).to.deep.equal(["POST", "application/json", { kind: "silent", tin: "im lặng" }]);
		await site.close();
	});

	it("follows no redirect", async () => {
		const site = await serve({
			"/": (_, response) => response.writeHead(307, { location: "/khac" }).end(),
			"/khac": "đến",
		});
		expect(await postJson(`${site.origin}/`, {}, { deadline: 5000 })).to.deep.equal({ status: 307 });
		expect(site.asked).to.deep.equal(["/"]);
		await site.close();
	});

	it("fails in time, and keeps the path of the address to itself", async () => {
		const silent = await serve({ "/bi-mat": () => {} });
		const error = await errorOf(postJson(`${silent.origin}/bi-mat`, {}, { deadline: 300 }));
		expect(error.code).to.equal("fetch_failed");
		expect(error.message).to.equal(`${silent.origin} was not fetched: it was not done within 0.3 s.`);
		await silent.close();
		expect((await errorOf(postJson(`${silent.origin}/bi-mat`, {}, { deadline: 300 }))).message)
			.to.contain("refuses connections")
			.and.not.contain("bi-mat");
	});
});
