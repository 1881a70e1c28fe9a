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

	it("never show a token, nor an address that may hold a password", () => {
		const { fault } = checkSettings({ TRICHDAN_ADMIN_TOKEN: "hunter2", TRICHDAN_DB: "postgres://me:hunter2@host/db" });
		expect(fault?.message).to.include("TRICHDAN_ADMIN_TOKEN").and.include("SQLite only").and.not.include("hunter2");
	});
});
