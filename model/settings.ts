import { z } from "zod";
import { AppError } from "./errors.ts";

const blankIsUnset = (value: unknown): unknown =>
	typeof value === "string" && value.trim() === "" ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema);

/** Whether the place of an index is a PostgreSQL database; else it is the path of a file. */
export const isPostgres = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** The address of a database, such as `postgres://user:password@host:5432/database?sslmode=verify-full`. */
const isDatabase = (address: string): boolean =>
	isPostgres(address) && URL.canParse(address) && new URL(address).pathname.length > 1;
/* An address of another kind is no path either: a folder of that name would be made, its password in it. */
const DATABASE = "must be postgres://USER:PASSWORD@HOST:PORT/DATABASE; write special characters of the password as %XX";

/** Every setting, by the name of its environment variable. `docs/settings.md` lists them; a test compares the two. */
export const Settings = z.object({
	TRICHDAN_DB: setting(
		z
			.string()
			.refine((place) => !/^postgres(ql)?:|^[a-z][a-z\d+.-]*:\/\//i.test(place) || isDatabase(place), DATABASE)
			.default("data/local/trichdan.db"),
	).describe("Where the index is kept: the path of an SQLite file, or the postgres:// address of a database"),
	TRICHDAN_DB_READ: setting(z.string().refine(isDatabase, DATABASE).optional()).describe(
		"Address of a replica of that database, which `serve` reads from while it is up and not behind",
	),
	TRICHDAN_HOST: setting(z.string().default("127.0.0.1")).describe("Address that `serve` listens on"),
	TRICHDAN_PORT: setting(z.coerce.number().int().min(0).max(65535).default(3000)).describe(
		"Port that `serve` listens on; 0 takes any free one",
	),
	TRICHDAN_RATE_LIMIT: setting(z.coerce.number().int().min(0).max(1_000_000).default(600)).describe(
		"Requests a minute that `serve` takes from one address, a tenth as many of those that send a text; 0 any number",
	),
	TRICHDAN_TRUST_PROXY: setting(z.coerce.number().int().min(0).max(10).default(0)).describe(
		"Number of proxies in front of `serve`, whose X-Forwarded-For tells the address of a client",
	),
	TRICHDAN_URL: setting(
		z
			.url({ protocol: /^https?$/, error: "must be an http or https address" })
			.transform((address) => new URL(address))
			.refine(
				({ pathname, search, hash, username, password }) => `${pathname}${search}${hash}${username}${password}` === "/",
				"must be scheme and host alone, such as https://trichdan.example.vn",
			)
			.transform(({ origin }) => origin)
			.optional(),
	).describe("Address at which readers find the site, such as https://trichdan.example.vn"),
	TRICHDAN_SOURCES: setting(z.string().default("data/sources.json")).describe("The sources file"),
	TRICHDAN_ADMIN_TOKEN: setting(z.string().min(16).optional()).describe(
		"Token of the admin pages under /quan-tri and of the admin API under /admin; unset, there are none",
	),
	TRICHDAN_CONTACT: setting(
		z
			.string()
			.regex(
				/^(?:https?:\/\/[\x21-\x27\x2a-\x7e]{3,200}|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)$/,
				"must be a mail address or a web page, such as crawler@example.vn or https://example.vn/crawler",
			)
			.optional(),
	).describe("Mail address or web page that the crawler names to the sites it asks, so that they can reach you"),
	TRICHDAN_WEBHOOK: setting(
		z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
	).describe("Address that alarms are posted to as JSON"),
	TRICHDAN_RETENTION_DAYS: setting(z.coerce.number().int().min(0).max(36_500).default(730)).describe(
		"Days that bodies of fetched pages, finished runs and addresses that are gone are kept; 0 keeps all",
	),
	TRICHDAN_LOG_LEVEL: setting(z.enum(["debug", "info", "warn", "error", "silent"]).default("warn")).describe(
		"The least grave event that is logged",
	),
});
export type Settings = z.infer<typeof Settings>;

const PREFIX = "TRICHDAN_";

/** The nearest known name, for a slip of the keyboard: the one that shares the longest start. */
function nearest(name: string, known: string[]): string | undefined {
	const shared = (other: string): number => {
		let n = 0;
		while (n < other.length && other[n] === name[n]) n++;
		return n;
	};
	return known.toSorted((a, b) => shared(b) - shared(a)).find((other) => shared(other) > PREFIX.length);
}

/** A setting as it was given; what is a secret, or an address that may hold a password, by its name alone. */
const shown = (name: string, env: Record<string, string | undefined>): string =>
	/TOKEN|WEBHOOK|_DB/.test(name) || env[name]?.includes("://") ? name : `${name}=${env[name] ?? ""}`;

/**
 * Reads the settings from an environment, with the default in the place of each value that does not fit, and the fault:
 * AppError `settings_invalid`, which names at once all such values and every variable that starts with TRICHDAN_ but is
 * not a setting. Null where all is well.
 */
export function checkSettings(env: Record<string, string | undefined>): { settings: Settings; fault: AppError | null } {
	const known = Object.keys(Settings.shape);
	const faults = Object.keys(env)
		.filter((name) => name.startsWith(PREFIX) && !known.includes(name))
		.map((name) => {
			const meant = nearest(name, known);
			return `${name} is not a setting${meant ? ` (did you mean ${meant}?)` : ""}`;
		});
	const result = Settings.safeParse(env);
	const wrong = new Set<PropertyKey>();
	for (const { path, message } of result.error?.issues ?? []) {
		const name = String(path[0]);
		wrong.add(name);
		faults.push(`${shown(name, env)}: ${message}`);
	}
	if (result.data?.TRICHDAN_DB_READ !== undefined && !isPostgres(result.data.TRICHDAN_DB))
		faults.push("TRICHDAN_DB_READ: only an index in PostgreSQL has replicas, and TRICHDAN_DB names a file");
	const right = Object.fromEntries(Object.entries(env).filter(([name]) => !wrong.has(name)));
	const settings = result.success ? result.data : Settings.parse(right);
	if (faults.length === 0) return { settings, fault: null };
	const fault = new AppError("settings_invalid", `Wrong settings: ${faults.join("; ")}.`, {
		remedy: "Correct or unset them; docs/settings.md lists every setting.",
	});
	return { settings, fault };
}
