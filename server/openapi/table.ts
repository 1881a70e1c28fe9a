import type { Operation } from "./operation.ts";
import { ADMIN } from "./operations/admin.ts";
import { CITATIONS } from "./operations/citations.ts";
import { DIRECTIVES } from "./operations/directives.ts";
import { DISCOVERY } from "./operations/discovery.ts";
import { DOWNLOADS } from "./operations/downloads.ts";
import { FIGURES } from "./operations/figures.ts";
import { OPERATION } from "./operations/operation.ts";
import { REPORTS } from "./operations/reports.ts";
import { SOURCES } from "./operations/sources.ts";
import { TEXTS } from "./operations/texts.ts";

/** Every operation of ours, in the order in which the documentation tells of them. */
export const OPERATIONS: readonly Operation[] = [
	...DIRECTIVES,
	...REPORTS,
	...CITATIONS,
	...TEXTS,
	...FIGURES,
	...DOWNLOADS,
	...SOURCES,
	...DISCOVERY,
	...OPERATION,
	...ADMIN,
];
