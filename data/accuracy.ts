import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Accuracy } from "../model/accuracy.ts";
import { projectRoot } from "./root.ts";

/** The figures of `data/accuracy.json`. */
export const readAccuracy = (): Accuracy =>
	Accuracy.parse(JSON.parse(readFileSync(join(projectRoot, "data", "accuracy.json"), "utf8")));
