import { type Authority, type AuthorityData, compileAuthority } from "../citation/index.ts";
import type { Stats, Store } from "../data/store/port.ts";
import type { Source } from "../model/source.ts";
import type { Names } from "../web/names.ts";
import type { RegisterEntry } from "../web/register-words.ts";
import type { Site } from "../web/site.ts";
import type { Assets } from "./assets.ts";
import { failingSources } from "./freshness.ts";
import { Kept } from "./kept.ts";
import { Catalogue } from "./search/catalogue.ts";
import { Totals } from "./totals.ts";

/** What the routes share: the store, the catalogue over it, names, and figures kept until the data changes. */
export class Context {
	readonly store: Store;
	readonly names: Names;
	readonly catalogue: Catalogue;
	/** Totals and facets, kept until the data changes. */
	readonly totals: Totals;
	/** Figures of the whole index, kept until the data changes. */
	readonly kept: Kept;
	/** The entries of the sources file, as they were when the server was started. */
	readonly sources: readonly Source[];
	/** Where readers find the site; null where that is not set, and `originOf` goes by the request. */
	readonly origin: string | null;
	/** Day of the newest edition of the register; null where the tables do not tell. */
	readonly edition: string | null;
	readonly #tables: AuthorityData;
	#entries: Map<string, RegisterEntry> | null = null;
	readonly #assets: Assets;
	#authority: Authority | null = null;

	constructor(
		store: Store,
		names: Names,
		authority: AuthorityData,
		assets: Assets,
		sources: readonly Source[] = [],
		origin: string | null = null,
	) {
		this.store = store;
		this.names = names;
		this.catalogue = new Catalogue(store, authority);
		this.totals = new Totals(store);
		this.kept = new Kept(store);
		this.edition = authority.editions?.at(-1)?.date ?? null;
		this.#tables = authority;
		this.#assets = assets;
		this.sources = sources;
		this.origin = origin;
	}

	/** The reference tables made ready for reading texts; made when the first text comes. */
	get authority(): Authority {
		this.#authority ??= compileAuthority(this.#tables);
		return this.#authority;
	}

	/** What the register says of its row of a document; null where it has none. */
	entryOf(id: string): RegisterEntry | null {
		this.#entries ??= new Map(
			this.#tables.documents.map(({ id: key, confidence, sources = "" }) => [key, { confidence, sources }]),
		);
		return this.#entries.get(id) ?? null;
	}

	/** The store's figures; counting them over anew for every page would be the dearest part of most pages. */
	stats(): Promise<Stats> {
		return this.kept.of("stats", () => this.store.stats());
	}

	async site(): Promise<Site> {
		return { ...this.bareSite(), asOf: await this.kept.of("as of", () => this.#asOf()) };
	}

	/** What the footer says of the data. */
	async #asOf(): Promise<Site["asOf"]> {
		const [{ changedAt, reports }, [run], failing] = await Promise.all([
			this.stats(),
			this.store.runs(1),
			failingSources(this),
		]);
		const sources = this.sources.filter(({ enabled }) => enabled).length;
		return { changedAt, reports, run: run?.id ?? null, sources, failing: failing.size };
	}

	/** The site without what only the store knows. */
	bareSite(): Site {
		const { style, script, icon } = this.#assets;
		return {
			names: this.names,
			style: style.href,
			script: script?.href ?? null,
			icon: icon.href,
			origin: this.origin ?? "",
			asOf: null,
		};
	}
}
