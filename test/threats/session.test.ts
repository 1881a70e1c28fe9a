import { expect } from "chai";
import { TOKEN, Visitor } from "../server/admin-visitor.ts";
import { type Site, serve, storeWith } from "../server/fixture.ts";

const HOUR_MS = 3_600_000;

/** The time of day as the process sees it, moved on for as long as a test takes. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
	const real = Date.now;
	Date.now = () => real() + ms;
	try {
		return await work();
	} finally {
		Date.now = real;
	}
}

describe("the cookie of somebody who is signed in", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"), { admin: { token: TOKEN, startCrawl: async () => {} } });
	});
	after(() => site.end());

	const opens = async (cookie: string | null): Promise<boolean> => {
		const { status } = await site.get("/quan-tri", { Cookie: cookie ?? "" });
		expect(status).to.be.oneOf([200, 303]);
		return status === 200;
	};

	it("opens nothing after eight hours, whatever was done meanwhile, though a browser kept it", async () => {
		const visitor = await new Visitor(site).signIn();
		expect(await later(7.9 * HOUR_MS, () => opens(visitor.cookie))).to.equal(true);
		expect(await later(8 * HOUR_MS + 1000, () => opens(visitor.cookie))).to.equal(false);
		// Deciding something writes the cookie anew, with the end that it had.
		const { status } = await later(7 * HOUR_MS, () =>
			visitor.post("/quan-tri/duyet", { cho: "1-60", chon: "-", "ly-do": "xem lại bản in" }),
		);
		expect(status).to.be.below(500);
		expect(await later(8 * HOUR_MS + 1000, () => opens(visitor.cookie))).to.equal(false);
	});

	it("is not one that somebody else put there before: signing in makes its own", async () => {
		const [stranger, victim] = [new Visitor(site), new Visitor(site)];
		await stranger.signIn("Người lạ");
		victim.cookie = stranger.cookie;
		await stranger.post("/quan-tri/dang-xuat");
		const planted = victim.cookie;
		await victim.signIn("Lan");
		expect(victim.cookie).not.to.equal(planted);
		expect(await opens(planted)).to.equal(false);
		expect(await (await victim.get("/quan-tri")).text()).to.include("Lan");
	});

	it("holds nothing that can be read or changed without the token", async () => {
		const { cookie } = await new Visitor(site).signIn("Lan Anh");
		const sealed = decodeURIComponent(cookie?.split("=")[1] ?? "");
		for (const text of [sealed, ...sealed.split("*").map((part) => Buffer.from(part, "base64url").toString("latin1"))])
			expect(text).to.not.include("Lan Anh").and.not.include(TOKEN);
		// One character of each part is another.
		let tried = 0;
		for (const [i, part] of sealed.split("*").entries()) {
			if (part === "") continue;
			const parts = sealed.split("*");
			parts[i] = (part.startsWith("A") ? "B" : "A") + part.slice(1);
			expect(await opens(`trichdan=${encodeURIComponent(parts.join("*"))}`), `part ${i}`).to.equal(false);
			tried++;
		}
		expect(tried).to.be.at.least(6);
		expect(await opens(cookie)).to.equal(true);
	});

	it("of one that was signed out opens nothing on another server, nor after a restart", async () => {
		const visitor = await new Visitor(site).signIn();
		const copy = visitor.cookie;
		const other = await serve(site.store, { admin: { token: TOKEN, startCrawl: async () => {} } });
		try {
			expect((await other.get("/quan-tri", { Cookie: copy ?? "" })).status).to.equal(200);
			await visitor.post("/quan-tri/dang-xuat");
			expect((await other.get("/quan-tri", { Cookie: copy ?? "" })).status).to.equal(303);
		} finally {
			await other.close();
		}
	});
});
