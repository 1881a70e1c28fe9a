import { execFileSync } from "node:child_process";
import { need } from "./rounds.ts";

/** Skips a test where no process can be watched, see `need`. */
export const needStrace = (test: Mocha.Context): void =>
	need(test, "strace", () => execFileSync("strace", ["-f", "-o", "/dev/null", "true"], { stdio: "pipe" }));

/** What runs a program so that something befalls its system calls of these names: `error=EIO:when=5`, say. */
export const strace = (calls: string, fate: string): string[] => {
	const trace = ["-e", `trace=${calls}`, "-e", `inject=${calls}:${fate}`];
	return ["strace", "-f", "-o", "/dev/null", ...trace];
};
