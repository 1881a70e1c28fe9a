import { expect } from "chai";
import { checkSettings } from "../../model/settings.ts";

describe("the settings", () => {
	it("are what is given, else the defaults; a blank counts as unset", () => {
		const { settings, fault } = checkSettings({ TRICHDAN_PORT: " ", TRICHDAN_HOST: "", TRICHDAN_DB: "/a.db" });
		expect(fault).to.equal(null);
		expect(settings).to.include({ TRICHDAN_PORT: 3000, TRICHDAN_HOST: "127.0.0.1", TRICHDAN_DB: "/a.db" });
	});

	it("keep what fits beside what does not, and name every fault once", () => {
		const { settings, fault } = checkSettings({
			TRICHDAN_PORT: "70000",
			TRICHDAN_LOG_LEVEL: "loud",
			TRICHDAN_DB: "/a.db",
			TRICHDAN_X: "1",
		});
		expect(settings).to.include({ TRICHDAN_PORT: 3000, TRICHDAN_LOG_LEVEL: "warn", TRICHDAN_DB: "/a.db" });
		expect(fault?.code).to.equal("settings_invalid");
		for (const part of ["TRICHDAN_PORT=70000: ", "TRICHDAN_LOG_LEVEL=loud: ", "TRICHDAN_X is not a setting"])
			expect(fault?.message.split(part), part).to.have.length(2);
	});

	it("take a mail address or a page as contact, and nothing that breaks the header it goes into", () => {
		const contact = (value: string) => checkSettings({ TRICHDAN_CONTACT: value });
		for (const good of ["crawler@example.vn", "https://example.vn/thu-thap"]) {
			expect(contact(good).fault, good).to.equal(null);
			expect(contact(good).settings.TRICHDAN_CONTACT).to.equal(good);
		}
		for (const bad of ["example.vn", "a@b", "https://a.vn/) evil", "a@b.vn\r\nX: y"])
			expect(contact(bad).fault?.message, bad).to.include("must be a mail address or a web page");
	});

	it("take 0 days as keeping all, and the webhook only as an address of the web", () => {
		expect(checkSettings({ TRICHDAN_RETENTION_DAYS: "0" }).settings.TRICHDAN_RETENTION_DAYS).to.equal(0);
		const { fault } = checkSettings({ TRICHDAN_RETENTION_DAYS: "1.5", TRICHDAN_WEBHOOK: "ftp-hunter2" });
		expect(fault?.message).to.include("TRICHDAN_RETENTION_DAYS=1.5").and.include("an http or https address");
		expect(fault?.message).to.not.include("hunter2");
	});

	it("never show a token, nor an address that may hold a password", () => {
		for (const address of [
			"postgres:/me:hunter2@host/db",
			"postgres://me:hunter2@host",
			"postgres://me:hunter2@[host/db",
			"mysql://me:hunter2@host/db",
			"sqlite:///srv/hunter2.db",
		]) {
			const { fault } = checkSettings({
				TRICHDAN_ADMIN_TOKEN: "hunter2",
				TRICHDAN_DB: address,
				TRICHDAN_DB_READ: "hunter2@host/db",
			});
			for (const name of ["TRICHDAN_ADMIN_TOKEN", "TRICHDAN_DB: must be postgres://", "TRICHDAN_DB_READ: must be"])
				expect(fault?.message, address).to.include(name);
			expect(fault?.message, address).to.not.include("hunter2");
		}
	});

	it("take the address of a database in the place of a path, and a replica only beside one", () => {
		const addresses = {
			TRICHDAN_DB: "postgres://me:p%40ss@db.example.vn:5433/trichdan?sslmode=require",
			TRICHDAN_DB_READ: "postgresql:///trichdan?host=/run/postgresql",
		};
		const { settings, fault } = checkSettings(addresses);
		expect(fault).to.equal(null);
		expect(settings).to.include(addresses);
		const alone = checkSettings({ TRICHDAN_DB_READ: addresses.TRICHDAN_DB_READ, TRICHDAN_DB: "/srv/index.db" });
		expect(alone.fault?.message).to.include("TRICHDAN_DB_READ: only an index in PostgreSQL has replicas");
	});
});
