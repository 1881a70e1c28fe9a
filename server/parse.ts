import type { z } from "zod";
import { AppError } from "../model/errors.ts";

/** A bad request, with the parameter at fault. */
export class BadParameter extends AppError {
	readonly parameter: string;

	constructor(parameter: string, why: string, remedy = "Correct the parameter or leave it out.") {
		super("bad_request", `Parameter ${parameter}: ${why}.`, { remedy });
		this.parameter = parameter;
	}
}

/**
 * Reads what came from outside.
 *
 * @throws BadParameter naming the first parameter that does not fit.
 */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const name = issue?.path.join(".") || "body";
	throw new BadParameter(name, (issue?.message ?? "does not fit").replace(/\.$/, ""));
}
