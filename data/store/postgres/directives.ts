import {
	directive,
	directiveFacets,
	directivesById,
	directivesBySymbol,
	directivesChanged,
	directives as directivesThat,
	mergedInto,
	relationsOf,
} from "./directive-rows.ts";
import type { StorePart } from "./part.ts";
import { reportFacts, sitePages, siteParts } from "./site.ts";

/** What is read of directives, and what of them and of reports is taken away whole. */
export const directives: StorePart = {
	reads: { directives: directivesThat, directiveFacets, directivesChanged },
	singles: {
		directive,
		directivesById,
		directivesBySymbol,
		relationsOf,
		mergedInto,
		reportFacts,
		siteParts,
		sitePages,
	},
};
