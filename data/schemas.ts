import { z } from "zod";
import { Family, Source } from "../model/source.ts";

const list = (entry: z.ZodType, title: string): Record<string, unknown> =>
	z.toJSONSchema(z.array(entry).meta({ title }), { io: "input" });

/**
 * JSON Schemas of the files that people edit, by their path from the checkout's root. They are made of what the program
 * itself checks; `make schema` writes them anew, and a test tells when that was forgotten.
 */
export const schemas = (): Record<string, Record<string, unknown>> => ({
	"data/sources.schema.json": list(Source, "The sites that trichdan crawls"),
	"data/families.schema.json": list(Family, "Families of portals, built alike"),
});
