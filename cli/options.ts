import { InvalidArgumentError } from "commander";
import { Day } from "../model/dates.ts";
import { AppError } from "../model/errors.ts";
import { provinceFault } from "../model/near.ts";
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
