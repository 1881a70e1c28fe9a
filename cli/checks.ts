import { AppError, messageOf } from "../model/errors.ts";

/** One thing that was looked at: what was found and, where it is not well, what to do. */
export interface Check {
	name: string;
	state: "ok" | "warning" | "fault";
	found: string;
	remedy: string | null;
}

export const ok = (name: string, found: string): Check => ({ name, state: "ok", found, remedy: null });
export const warning = (name: string, found: string, remedy: string): Check => ({
	name,
	state: "warning",
	found,
	remedy,
});

/** Runs one check; whatever it throws is its fault. */
export async function look(name: string, check: () => Promise<Check[]> | Check[]): Promise<Check[]> {
	try {
		return await check();
	} catch (error) {
		const remedy = error instanceof AppError ? error.remedy : null;
		return [{ name, state: "fault", found: messageOf(error), remedy }];
	}
}
