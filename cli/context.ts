import { join, resolve } from "node:path";
import { type Authority, type AuthorityData, compileAuthority } from "../citation/index.ts";
import { type Cite, createCite } from "../crawler/cite.ts";
import { loadFamilies } from "../crawler/sources/recipe.ts";
import { loadSources } from "../crawler/sources.ts";
import { loadAuthority } from "../data/authority/load.ts";
import { registerOf } from "../data/authority/register.ts";
import { projectRoot } from "../data/root.ts";
import { isIndexThere, openStore, printedPlace } from "../data/store/open.ts";
import type { Register, Store } from "../data/store/port.ts";
import { AppError } from "../model/errors.ts";
import type { Log } from "../model/log.ts";
import { checkSettings, isPostgres, type Settings } from "../model/settings.ts";
import type { Family, Source } from "../model/source.ts";
import type { Io } from "./io.ts";
import { createLog } from "./log.ts";
import type { RunOptions } from "./run.ts";

/** What the commands share. Everything costly is made when first asked for. */
export interface Context {
	io: Io;
	settings: Settings;
	/** Wrong settings; only a command that asked to run in spite of them ever sees one. */
	settingsFault: AppError | null;
	log: Log;
	authorityData(): AuthorityData;
	authority(): Authority;
	cite(): Cite;
	register(): Register;
	/** The families of portals. */
	families(): Family[];
	/** The entries of the sources file, checked against the reference data. */
	sources(): Promise<Source[]>;
	/** Opens the store, brings its schema and register up to date, and closes it when the command ends. */
	store(): Promise<Store>;
	/**
	 * As `store`, for what reads or thins out what is there: a setting with a slip makes no new index.
	 *
	 * @throws AppError `not_found` where there is none.
	 */
	existingStore(): Promise<Store>;
	/** As `existingStore`; null where there is none. */
	storeIfThere(): Promise<Store | null>;
	close(): Promise<void>;
}

const once = <T>(make: () => T): (() => T) => {
	let made: { value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
};

/** The least grave event to log: as set, else what a service does where nobody watches it on a terminal. */
function logLevel(io: Io, env: Record<string, string | undefined>, settings: Settings, service: boolean) {
	const isSet = (env.TRICHDAN_LOG_LEVEL ?? "").trim() !== "";
	return service && !isSet && !io.stdout.isTTY ? "info" : settings.TRICHDAN_LOG_LEVEL;
}

/** A path of the settings: relative ones are meant from the working directory. */
export const settingPath = (path: string): string => resolve(path);

/** Where the index is: the address of a database, the path of a file, or `:memory:`. */
export const placeOf = ({ TRICHDAN_DB: place }: Settings): string =>
	isPostgres(place) || place === ":memory:" ? place : settingPath(place);

/**
 * The context of one run of the command line.
 *
 * With `tolerant`, wrong settings are told in `settingsFault`, with the defaults in their place.
 * @throws AppError `settings_invalid` for wrong settings otherwise.
 */
export function createContext(
	io: Io,
	env: Record<string, string | undefined>,
	{ tolerant = false, service = false, serving = false }: RunOptions,
): Context {
	const { settings, fault: settingsFault } = checkSettings(env);
	if (settingsFault && !tolerant) throw settingsFault;
	const authorityData = once(() => loadAuthority(join(projectRoot, "data", "authority")));
	const authority = once(() => compileAuthority(authorityData()));
	const register = once(() => registerOf(authorityData()));
	const families = once(() => loadFamilies(join(projectRoot, "data", "families.json")));
	let store: Store | undefined;
	const place = placeOf(settings);
	const opened = async (): Promise<Store> => {
		if (store) return store;
		const current = register();
		store = await openStore(place, { serving, replica: settings.TRICHDAN_DB_READ });
		await store.putRegister(current);
		return store;
	};
	const storeIfThere = async (): Promise<Store | null> => (store || (await isIndexThere(place)) ? opened() : null);
	return {
		io,
		settings,
		settingsFault,
		log: createLog(logLevel(io, env, settings, service)),
		authorityData,
		authority,
		register,
		families,
		sources: () => {
			const provinces = new Set(authorityData().provinces.map(({ slug }) => slug));
			return loadSources(settingPath(settings.TRICHDAN_SOURCES), { provinces, families: families() });
		},
		cite: once(() => createCite(authority())),
		store: opened,
		storeIfThere,
		existingStore: async () => {
			const there = await storeIfThere();
			if (there) return there;
			throw new AppError("not_found", `There is no index at ${printedPlace(place)}.`, {
				remedy: "Set TRICHDAN_DB to where it is, or make one with `npx trichdan import` or `crawl`.",
			});
		},
		close: async () => {
			await store?.close();
			store = undefined;
		},
	};
}
