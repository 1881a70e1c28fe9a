import { config } from "chai";
import fc from "fast-check";

/*
 * What holds for every file of tests. Workers hand on an error without its cause and what was compared, so a property that
 * fails tells its fault within its message, and that tells what differed at some length.
 */

fc.configureGlobal({ includeErrorInReport: true });
config.truncateThreshold = 1000;
