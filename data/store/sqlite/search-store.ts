import type { SearchStore } from "../search-port.ts";
import { SqliteAdminStore } from "./admin-store.ts";
import { SEARCHES, type SearchArguments, type SearchName, type SearchResult } from "./searches.ts";

type Args<K extends SearchName> = SearchArguments<K>;

/** What the server searches, in the file that the rest of the store is in: each method is one unit of work. */
export class SqliteSearchStore extends SqliteAdminStore implements SearchStore {
	/** Does one of the dear reads. `pool.ts` has it done in another thread. */
	protected async search<K extends SearchName>(name: K, ...args: SearchArguments<K>): Promise<SearchResult<K>> {
		return this.read((connection) => SEARCHES[name](connection, ...args));
	}

	searchReports(...args: Args<"searchReports">) {
		return this.search("searchReports", ...args);
	}

	countReports(...args: Args<"countReports">) {
		return this.search("countReports", ...args);
	}

	searchCitations(...args: Args<"searchCitations">) {
		return this.search("searchCitations", ...args);
	}

	countCitations(...args: Args<"countCitations">) {
		return this.search("countCitations", ...args);
	}

	citedByMonth(...args: Args<"citedByMonth">) {
		return this.search("citedByMonth", ...args);
	}

	citedByProvince(...args: Args<"citedByProvince">) {
		return this.search("citedByProvince", ...args);
	}

	citedTogether(...args: Args<"citedTogether">) {
		return this.search("citedTogether", ...args);
	}

	dateVariants(...args: Args<"dateVariants">) {
		return this.search("dateVariants", ...args);
	}

	titleVariants(...args: Args<"titleVariants">) {
		return this.search("titleVariants", ...args);
	}

	coverage(...args: Args<"coverage">) {
		return this.search("coverage", ...args);
	}

	publishingProvinces(...args: Args<"publishingProvinces">) {
		return this.search("publishingProvinces", ...args);
	}

	publishedByMonth(...args: Args<"publishedByMonth">) {
		return this.search("publishedByMonth", ...args);
	}

	publishedByPlace(...args: Args<"publishedByPlace">) {
		return this.search("publishedByPlace", ...args);
	}

	citedMost(...args: Args<"citedMost">) {
		return this.search("citedMost", ...args);
	}

	anniversaries(...args: Args<"anniversaries">) {
		return this.search("anniversaries", ...args);
	}

	firstCited(...args: Args<"firstCited">) {
		return this.search("firstCited", ...args);
	}

	coveredSince(...args: Args<"coveredSince">) {
		return this.search("coveredSince", ...args);
	}

	outdated(...args: Args<"outdated">) {
		return this.search("outdated", ...args);
	}

	lags(...args: Args<"lags">) {
		return this.search("lags", ...args);
	}
}
