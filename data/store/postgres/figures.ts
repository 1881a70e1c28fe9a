import { citedByMonth, citedByProvince, citedTogether, coverage, publishingProvinces } from "./figures-cited.ts";
import { citedMost } from "./figures-most.ts";
import { anniversaries, coveredSince, firstCited, lags, outdated } from "./figures-time.ts";
import { dateVariants, titleVariants } from "./figures-variants.ts";
import { publishedByMonth, publishedByPlace } from "./figures-volume.ts";
import type { StorePart } from "./part.ts";

/** Figures over what is cited and what was published. */
export const figures: StorePart = {
	reads: { citedMost, dateVariants, titleVariants, outdated, lags },
	counts: { publishedByMonth, publishedByPlace },
	singles: {
		citedByMonth,
		citedByProvince,
		citedTogether,
		coverage,
		publishingProvinces,
		anniversaries,
		firstCited,
		coveredSince,
	},
};
