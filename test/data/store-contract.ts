import type { Store } from "../../data/store/port.ts";
import { storeBench } from "./store-bench.ts";
import { changes } from "./store-changes.ts";
import { crawling } from "./store-crawling.ts";
import { decisions } from "./store-decisions.ts";
import { duplicates } from "./store-duplicates.ts";
import { readersSay } from "./store-feedback.ts";
import { figures } from "./store-figures.ts";
import { frontier } from "./store-frontier.ts";
import { health } from "./store-health.ts";
import { indexing } from "./store-indexing.ts";
import { listing } from "./store-listing.ts";
import { locking } from "./store-lock.ts";
import { ranking } from "./store-ranking.ts";
import { reviewing } from "./store-review.ts";
import { searching } from "./store-searching.ts";
import { signingOut } from "./store-sessions.ts";
import { splitting } from "./store-splitting.ts";
import { takingAway } from "./store-taking-away.ts";
import { writing } from "./store-writing.ts";

/** What every store keeps to, whatever is under it. `open` gives an empty one each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
	describe(`A store ${name}`, () => {
		const bench = storeBench(open);
		writing(bench);
		indexing(bench);
		changes(bench);
		searching(bench);
		ranking(bench);
		listing(bench);
		crawling(bench);
		duplicates(bench);
		decisions(bench);
		splitting(bench);
		reviewing(bench);
		readersSay(bench);
		signingOut(bench);
		locking(bench);
		takingAway(bench);
		figures(bench);
		describe("its frontier", () => frontier(bench));
		describe("its knowledge of hosts and sources", () => health(bench));
	});
}
