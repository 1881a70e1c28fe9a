import { expect } from "chai";
import type { Resolve } from "../../crawler/fetch/addresses.ts";
import { systemResolve } from "../../crawler/fetch/resolve.ts";
import { tapWire, type Wire } from "../hostile/wire.ts";
import { HTML, opener } from "./fetching.ts";
import { errorOf, serve, type TestServer } from "./support.ts";

const PORTAL = "203.0.113.7";

/** The same few places, in all the ways in which an address can be written. */
const INSIDE = [
	"http://127.0.0.1/",
	"http://127.0.0.1./",
	"http://127.1/",
	"http://0/",
	"http://0.0.0.0/",
	"http://2130706433/",
	"http://017700000001/",
	"http://0177.0.0.1/",
	"http://0x7f.1/",
	"http://0x7f000001/",
	"http://１２７.0.0.1/",
	"http://[::1]/",
	"http://[::]/",
	"http://[::127.0.0.1]/",
	"http://[::ffff:127.0.0.1]/",
	"http://[::ffff:7f00:1]/",
	"http://[0:0:0:0:0:ffff:127.0.0.1]/",
	"http://[64:ff9b::7f00:1]/",
	"http://[2002:7f00:1::]/",
	"http://[fd00::1]/",
	"http://[fe80::1]/",
	"http://10.1.2.3/",
	"http://192.168.1.1/",
	"http://172.16.0.1/",
	"http://100.64.0.1/",
	"http://169.254.169.254/latest/meta-data",
	"http://2852039166/latest/meta-data",
	"http://224.0.0.1/",
];
const ELSEWHERE = [
	"http://cong.example:8080/",
	"http://cong.example:22/",
	"ftp://cong.example/",
	"file:///etc/passwd",
	"http://a:b@cong.example/",
	"javascript:alert(1)",
];

describe("fetch, kept on the public network", function () {
	this.timeout(20_000);
	const { fetcher, site, close } = opener();
	let wire: Wire;
	let portal: TestServer;
	let to = "/";
	/** What names stand for; a list is told one after the other. */
	let names: Record<string, string[][]>;
	const resolve: Resolve = async (name) => {
		const told = names[name] ?? [];
		const addresses = (told.length > 1 ? told.shift() : told[0]) ?? [];
		return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
	};
	const guarded = () => fetcher({ resolve, documentationIsPublic: true });

	beforeEach(async () => {
		names = { "cong.example": [[PORTAL]], "www.cong.example": [[PORTAL]] };
		portal = await site(
			serve({
				"/chuyen": (_, response) => response.writeHead(302, { location: Buffer.from(to).toString("latin1") }).end(),
				"/dut": (_, response) => response.writeHead(200, { ...HTML, connection: "close" }).end("được"),
				"/": "được",
			}),
		);
		wire = tapWire({ [PORTAL]: Number(new URL(portal.origin).port) });
	});
	afterEach(async () => {
		wire.restore();
		await close();
	});

	it("dials nobody inside, however it is written", async () => {
		const one = guarded();
		for (const url of [...INSIDE, ...ELSEWHERE])
			expect((await errorOf(one.get(url))).code, url).to.equal("fetch_refused");
		expect(wire.dials).to.deep.equal([]);
	});

	it("says what was wrong, and what to do where it is meant", async () => {
		const error = await errorOf(guarded().get("http://10.1.2.3/"));
		expect(error.message).to.equal("http://10.1.2.3/ was not fetched: 10.1.2.3 is not on the public network.");
		expect(error.remedy).to.contain("allowPrivateNetwork");
		expect((await errorOf(guarded().get("không"))).message).to.contain("is no address");
	});

	it("dials nobody inside, wherever a redirect leads", async () => {
		const one = guarded();
		for (const url of [...INSIDE, ...ELSEWHERE]) {
			to = url;
			expect((await errorOf(one.get("http://cong.example/chuyen"))).code, url).to.equal("fetch_refused");
		}
		expect(portal.asked).to.have.length(INSIDE.length + ELSEWHERE.length);
		expect(wire.dials.filter(({ address, port }) => address !== PORTAL || port !== 80)).to.deep.equal([]);
	});

	it("dials no name that stands for something inside, alone or among others", async () => {
		const bad = [
			"127.0.0.1",
			"10.0.0.7",
			"169.254.169.254",
			"::1",
			"::ffff:127.0.0.1",
			"fd00::1",
			"64:ff9b::a9fe:a9fe",
			"100.64.0.1",
		];
		const one = guarded();
		for (const address of bad)
			for (const addresses of [[address], [PORTAL, address], [address, PORTAL]]) {
				names["noi-bo.example"] = [addresses];
				to = "http://noi-bo.example/";
				for (const url of [to, "http://cong.example/chuyen"]) {
					const error = await errorOf(one.get(url));
					expect(error.code).to.equal("fetch_refused");
					expect(error.message).to.contain(`its address ${address} is not on the public network`);
				}
			}
		expect(wire.dials.filter(({ address }) => address !== PORTAL)).to.deep.equal([]);
	});

	it("dials no name that stands for something inside the second time", async () => {
		const one = guarded();
		names["doi.example"] = [[PORTAL], ["127.0.0.1"]];
		expect((await one.get("http://doi.example/dut")).body.toString()).to.equal("được");
		// The connection is gone, so the name is asked for anew.
		expect((await errorOf(one.get("http://doi.example/"))).message).to.contain("its address 127.0.0.1");
		expect(wire.dials).to.deep.equal([{ address: PORTAL, port: 80 }]);
	});

	it("goes inside for a source that says so, and for no other on its connection", async () => {
		names["kin.example"] = [["127.0.0.1"]];
		wire.restore();
		wire = tapWire({ "127.0.0.1": Number(new URL(portal.origin).port) });
		const one = guarded();
		expect((await one.get("http://kin.example/", { allowPrivateNetwork: true })).status).to.equal(200);
		expect((await errorOf(one.get("http://kin.example/"))).code).to.equal("fetch_refused");
		expect(wire.dials).to.have.length(1);
		expect(portal.asked).to.deep.equal(["/"]);
	});

	it("has one connection to a host, guarded or not, with and without www, by whichever port", async () => {
		let [now, most] = [0, 0];
		const busy = await site(
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
		wire.restore();
		wire = tapWire({ [PORTAL]: Number(new URL(busy.origin).port) });
		const one = guarded();
		await Promise.all(
			Array.from({ length: 12 }, (_, i) =>
				one.get(`http://${i % 2 ? "www." : ""}cong.example/?${i}`, { allowPrivateNetwork: i % 3 === 0 }),
			),
		);
		expect(busy.asked).to.have.length(12);
		expect(most).to.equal(1);
	});
});

describe("the system's names", () => {
	it("are those of the hosts file first", async () => {
		expect(await systemResolve("localhost")).to.deep.include({ address: "127.0.0.1", family: 4 });
		expect((await systemResolve("LOCALHOST")).length).to.be.at.least(1);
	});
});
