import { expect } from "chai";
import { type Internet, openInternet } from "./internet.ts";
import { needNamespaces } from "./namespace.ts";
import { ODD_PORT, PORTAL, REBOUND } from "./places.ts";

const METADATA = "latest/meta-data/iam";
const via = (url: string): string => `http://cong.test/chuyen?den=${encodeURIComponent(url)}`;

/** Addresses by which a page could lead a crawler inside. */
const HOSTILE = [
	"http://127.0.0.1/",
	"http://2130706433/",
	"http://0x7f000001/",
	"http://0177.0.0.1/",
	"http://127.1/",
	"http://0/",
	"http://[::1]/",
	"http://[::ffff:127.0.0.1]/",
	"http://[fd00::1]/",
	`http://169.254.169.254/${METADATA}`,
	"http://10.1.2.3/",
	"http://100.64.0.1/",
	"http://localhost/",
	"http://noi-bo.test/",
	"http://may-nay.test/",
	`http://dam-may.test/${METADATA}`,
	"http://nha-mang.test/",
	"http://rieng.test/",
	"http://anh-xa.test/",
	"http://hai-mat.test/",
	"http://hai-doi.test/",
	"http://cong.test:22/",
	via("http://127.0.0.1:6379/"),
	via(`http://169.254.169.254/${METADATA}`),
	via("http://[::ffff:10.1.2.3]/"),
	via("http://noi-bo.test/"),
	via("//0xa.0x01.0x02.0x03/"),
	via(via("http://[::1]:22/")),
];

describe("fetch, in a network of its own", function () {
	this.timeout(120_000);
	let internet: Internet | undefined;
	let portals: Internet["portals"];
	let visitor: Internet["visitor"];

	before(async function () {
		needNamespaces(this);
		internet = await openInternet();
		({ portals, visitor } = internet);
	});
	after(async () => {
		await internet?.net.close();
	});
	beforeEach(async () => {
		await portals.seen();
	});

	it("reads a portal by its name and by its address, also by a redirect", async () => {
		for (const url of ["http://cong.test/", `http://${PORTAL}/`, via("http://cong-khac.test/")])
			expect(await visitor.visit(url), url).to.include({ text: "được" });
		expect((await portals.seen()).asked).to.deep.equal([
			"cong.test/",
			`${PORTAL}/`,
			`${via("http://cong-khac.test/").slice(7)}`,
			"cong-khac.test/",
		]);
	});

	it("asks at another port only where the source has it", async () => {
		const url = `http://cong.test:${ODD_PORT}/`;
		expect(await visitor.visit(url)).to.include({ code: "fetch_refused" });
		expect(await visitor.visit(url, { ports: [ODD_PORT] })).to.include({ text: "được" });
	});

	it(`is led inside by none of ${HOSTILE.length} hostile addresses`, async function () {
		const before = { dialled: await visitor.dialled(), portals: (await portals.seen()).connections };
		for (const url of HOSTILE) expect(await visitor.visit(url), url).to.include({ text: null, code: "fetch_refused" });
		const { trapped, connections } = await portals.seen();
		const dialled = (await visitor.dialled()) - before.dialled;
		expect(trapped).to.deep.equal([]);
		// The kernel's own count: nothing was dialled but portals, listened for or not.
		expect(dialled).to.equal(connections - before.portals);
		if (this.test) this.test.title += `: 0 connections to traps, ${dialled} to portals`;
	});

	it("is not led inside by a name that stands for another address the second time", async () => {
		const [first = "", second = ""] = REBOUND;
		// The portal closes each connection, so that the name is asked for each time.
		for (const name of [first, second]) expect(await visitor.visit(`http://${name}/dut`)).to.include({ text: "được" });
		expect(await visitor.visit(`http://${first}/dut`)).to.include({ code: "fetch_refused" });
		expect(await visitor.visit(via(`http://${second}/dut`))).to.include({ code: "fetch_refused" });
		expect((await portals.seen()).trapped).to.deep.equal([]);
	});

	it("where one who checks a name and then fetches it walks into the traps", async () => {
		const [, , third = "", fourth = ""] = REBOUND;
		for (const url of [...HOSTILE, `http://${third}/`, via(`http://${fourth}/`)]) await visitor.naive(url);
		const { trapped } = await portals.seen();
		// By a redirect to an address, by one to a name, and by a name that changes.
		expect(trapped).to.include.members(["127.0.0.1 6379", "169.254.169.254 80", "10.1.2.3 80", "127.0.0.1 80"]);
	});

	it("has one connection to a host, guarded and not, by name and with www", async () => {
		const before = (await portals.seen()).connections;
		const visits = await Promise.all(
			Array.from({ length: 10 }, (_, i) => visitor.visit(`http://cong.test/?${i}`, { allowPrivateNetwork: i > 4 })),
		);
		expect(visits.every(({ text }) => text === "được")).to.equal(true);
		const { connections, asked } = await portals.seen();
		expect(asked).to.deep.equal(visits.map((_, i) => `cong.test/?${i}`));
		// The second one takes the place of the first, which was guarded.
		expect(connections - before).to.be.at.most(2);
	});
});
