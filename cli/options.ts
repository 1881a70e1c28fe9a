import { InvalidArgumentError } from "commander";
import { Day } from "../model/dates.ts";
import { AppError } from "../model/errors.ts";
import { nearSlugs, provinceFault } from "../model/near.ts";
import type { Source } from "../model/source.ts";
import type { Context } from "./context.ts";

/** Reads the day of an option. */
export function day(value: string): string {
	if (!Day.safeParse(value).success) throw new InvalidArgumentError("Write it as 2022-01-14.");
	return value;
}

/** The slugs that name a province. */
export const provinceSlugs = (context: Context): string[] => context.authorityData().provinces.map(({ slug }) => slug);

/**
 * The slug of a province that an option names.
 *
 * @throws AppError `usage` where there is none of that slug.
 */
export function knownProvince(context: Context, slug: string | undefined): string | undefined {
	if (slug === undefined) return undefined;
	const fault = provinceFault(slug, provinceSlugs(context));
	if (fault === null) return slug;
	throw new AppError("usage", `${fault.problem.replace("there", "There")}.`, { remedy: fault.remedy });
}

/**
 * The sources of some ids, in the order of the file.
 *
 * @throws AppError `usage` where an id is none, with those that are near it.
 */
export function knownSources(sources: readonly Source[], ids: readonly string[]): Source[] {
	const known = sources.map(({ id }) => id);
	const unknown = ids.filter((id) => !known.includes(id));
	if (unknown.length === 0) return sources.filter(({ id }) => ids.includes(id));
	const near = [...new Set(unknown.flatMap((id) => nearSlugs(id, known)))];
	throw new AppError("usage", `There is no source ${unknown.join(", ")}.`, {
		remedy: `${near.length > 0 ? `Did you mean ${near.join(" or ")}? ` : ""}\`npx trichdan source list\` lists them.`,
	});
}
