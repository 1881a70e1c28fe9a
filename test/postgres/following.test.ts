import { expect } from "chai";
import { Client } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { directive } from "../data/builders.ts";
import { eventually } from "./eventually.ts";
import { freshDatabase } from "./shared.ts";

const register = (...ids: string[]) => ({
	directives: ids.map((id) => directive(id)),
	relations: [],
	fingerprint: ids.join(" "),
});
const FIRST = "nghi-quyet:25-nq-tw:k11";
const SECOND = "chi-thi:11-ct-tw:k13";

describe("A server on PostgreSQL", () => {
	let address: string;
	let server: Store;
	let writer: Store;
	let client: Client;
	beforeEach(async () => {
		address = await freshDatabase();
		server = await openPostgres(address, { patienceMs: 10_000, serving: true });
		writer = await openPostgres(address, { patienceMs: 10_000 });
		client = new Client({ connectionString: address });
		await client.connect();
	});
	afterEach(async () => {
		await client.end();
		await Promise.all([server.close(), writer.close()]);
	});

	/** Ends until it hears of what another changed. */
	const hears = async (): Promise<void> => {
		const version = await writer.dataVersion();
		await eventually(
			() => server.dataVersion(),
			(heard) => heard === version,
		);
	};

	it("hears of what another process changes, and asks nothing to know it", async () => {
		await writer.putRegister(register(FIRST));
		await hears();
		const version = await writer.dataVersion();
		// Whoever asks the table now waits for the end of this.
		await client.query("BEGIN; LOCK TABLE trichdan.meta IN ACCESS EXCLUSIVE MODE");
		expect(await server.dataVersion()).to.equal(version);
		await client.query("ROLLBACK");
	});

	it("knows of its own changes the moment they are made", async () => {
		await writer.putRegister(register(FIRST));
		await hears();
		const before = await server.dataVersion();
		await server.putRegister(register(FIRST, SECOND));
		expect(await server.dataVersion()).to.be.above(before);
	});

	it("goes on where the connection on which it hears is broken, and hears again", async () => {
		await writer.putRegister(register(FIRST));
		await hears();
		const following = async () => {
			const { rows } = await client.query(
				"SELECT pid FROM pg_stat_activity WHERE application_name = 'trichdan, following' AND datname = current_database()",
			);
			return rows.map(({ pid }) => pid as number);
		};
		const [first] = await following();
		await client.query("SELECT pg_terminate_backend($1)", [first]);
		await writer.putRegister(register(SECOND));
		await hears();
		const pids = await eventually(following, (all) => all.length > 0 && !all.includes(first ?? 0));
		expect(pids).to.have.length(1);
		await writer.putRegister(register(FIRST, SECOND));
		await hears();
	});
});
