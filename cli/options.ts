import { InvalidArgumentError } from "commander";
import { Day } from "../model/dates.ts";
import { AppError } from "../model/errors.ts";
import type { Context } from "./context.ts";

/** Reads the day of an option. */
export function day(value: string): string {
	if (!Day.safeParse(value).success) throw new InvalidArgumentError("Write it as 2022-01-14.");
	return value;
}

/**
 * The slug of a province that an option names.
 *
 * @throws AppError `usage` where there is none of that slug.
 */
export function knownProvince(context: Context, slug: string | undefined): string | undefined {
	if (slug === undefined) return undefined;
	const { provinces } = context.authorityData();
	if (provinces.some((province) => province.slug === slug)) return slug;
	throw new AppError("usage", `There is no province "${slug}".`, {
		remedy: `Use a slug such as ${provinces
			.slice(0, 3)
			.map((province) => province.slug)
			.join(", ")}; data/authority/provinces.tsv lists all.`,
	});
}
