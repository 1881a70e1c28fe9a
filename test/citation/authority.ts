import { join } from "node:path";
import { type Authority, compileAuthority } from "../../citation/index.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import { projectRoot } from "../../data/root.ts";

/** The real tables, read once for all tests of the library. */
export const authority: Authority = compileAuthority(loadAuthority(join(projectRoot, "data", "authority")));
