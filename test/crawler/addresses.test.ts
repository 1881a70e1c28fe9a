import type { LookupAddress } from "node:dns";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkUrl, guardedLookup, isPublic, isPublicOrDocumentation } from "../../crawler/fetch/addresses.ts";
import { projectRoot } from "../../data/root.ts";
import { thrownBy } from "./support.ts";

const PRIVATE = [
	"0.0.0.0",
	"10.1.2.3",
	"100.64.0.1",
	"127.0.0.1",
	"127.255.255.254",
	"169.254.169.254",
	"172.16.0.1",
	"172.31.255.255",
	"192.0.0.8",
	"192.168.1.1",
	"198.18.0.1",
	"224.0.0.1",
	"240.0.0.1",
	"255.255.255.255",
	"::",
	"::1",
	"::127.0.0.1",
	"::7f00:1",
	"::ffff:127.0.0.1",
	"::ffff:a9fe:a9fe",
	"::ffff:0:7f00:1",
	"64:ff9b::7f00:1",
	"64:ff9b:1::7f00:1",
	"100::1",
	"2001::1",
	"2001:db8::1",
	"2002:7f00:1::",
	"3fff::1",
	"4000::1",
	"fc00::1",
	"fd00::1",
	"fe80::1",
	"fec0::1",
	"ff02::1",
	"không phải",
	"",
];
const DOCUMENTATION = ["192.0.2.1", "198.51.100.7", "203.0.113.9", "::ffff:203.0.113.9"];
const PUBLIC = [
	"1.1.1.1",
	"113.160.0.1",
	"172.32.0.1",
	"203.162.0.1",
	"2400:cb00::1",
	"2606:4700::1111",
	"::ffff:1.1.1.1",
];

describe("an address", () => {
	it("is on the public network or it is not", () => {
		for (const address of [...PRIVATE, ...DOCUMENTATION]) expect(isPublic(address), address).to.equal(false);
		for (const address of PUBLIC) expect(isPublic(address), address).to.equal(true);
	});

	it("of documentation may pass for public in tests, and no other", () => {
		for (const address of PRIVATE) expect(isPublicOrDocumentation(address), address).to.equal(false);
		for (const address of [...PUBLIC, ...DOCUMENTATION])
			expect(isPublicOrDocumentation(address), address).to.equal(true);
	});

	it("of documentation passes for public in no code but that of tests", () => {
		const users = ["citation", "model", "data", "crawler", "server", "web", "cli", "bench"]
			.flatMap((part) =>
				readdirSync(join(projectRoot, part), { recursive: true, encoding: "utf8" }).map((file) => join(part, file)),
			)
			.filter((file) => /\.[jt]sx?$/.test(file))
			.filter((file) => readFileSync(join(projectRoot, file), "utf8").includes("documentationIsPublic"));
		expect(users).to.deep.equal([join("crawler", "fetch.ts")]);
	});

	const check = (url: string, reach: Parameters<typeof checkUrl>[1] = {}) => checkUrl(new URL(url), reach);

	it("may be asked at ports 80 and 443, and those of its source", () => {
		for (const url of [
			"http://tinhuy.example/",
			"https://tinhuy.example:443/",
			"http://tinhuy.example:443/",
			"https://tinhuy.example:80/",
		])
			check(url);
		const error = thrownBy(() => check("http://tinhuy.example:8080/", { ports: [8443] }));
		expect(error).to.include({ code: "fetch_refused" });
		expect(error.message).to.contain("port 8080 is neither 80 nor 443");
		expect(error.remedy).to.contain("set ports for its source");
		check("http://tinhuy.example:8080/", { ports: [8443, 8080] });
		expect(thrownBy(() => check("http://127.0.0.1:8080/", { ports: [8080] })).message).to.contain(
			"not on the public network",
		);
		check("http://127.0.0.1:9999/", { allowPrivateNetwork: true });
	});

	it("may be asked by http and https alone, without a password", () => {
		for (const allowPrivateNetwork of [false, true])
			for (const url of [
				"ftp://a.example/",
				"file:///etc/passwd",
				"gopher://a.example:70/_x",
				"data:text/html,x",
				"http://a:b@a.example/",
				"http://a@a.example/",
			])
				expect(thrownBy(() => check(url, { allowPrivateNetwork })).code, url).to.equal("fetch_refused");
	});

	describe("that a name has", () => {
		const look = (addresses: string[], reach: { allowPrivateNetwork?: boolean } = {}, all = true) => {
			let asked = 0;
			const lookup = guardedLookup(async () => {
				asked++;
				return addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 }));
			}, reach);
			return new Promise<{ error: Error | null; found: unknown; asked: number }>((resolve) => {
				lookup("tinhuy.example", { all }, (error, found) => resolve({ error, found, asked }));
			});
		};

		it("is dialled as it was judged, and asked for but once", async () => {
			const both = ["1.1.1.1", "2400:cb00::1"];
			expect(await look(both)).to.deep.equal({
				error: null,
				found: [
					{ address: "1.1.1.1", family: 4 },
					{ address: "2400:cb00::1", family: 6 },
				],
				asked: 1,
			});
			expect((await look(both, {}, false)).found).to.equal("1.1.1.1");
		});

		it("is not dialled where one of several is private, or there is none", async () => {
			for (const bad of PRIVATE.slice(0, -2)) {
				const { error, found } = await look(["1.1.1.1", bad]);
				expect(error?.message, bad).to.contain(`its address ${bad} is not on the public network`);
				expect(found).to.equal("");
			}
			expect((await look([])).error?.message).to.contain("it has no address");
		});

		it("may be private where the source says so", async () => {
			expect((await look(["10.0.0.7"], { allowPrivateNetwork: true })).found).to.deep.equal([
				{ address: "10.0.0.7", family: 4 },
			]);
		});
	});
});
