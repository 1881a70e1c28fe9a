import { Problem } from "../../model/api.ts";
import type { Answer, OpenApi, Reference } from "../../model/openapi.ts";
import { schemaOf } from "./schemas.ts";

/** Headers that answers bear. */
export const headers: OpenApi["components"]["headers"] = {
	ETag: {
		description: "Changes when the data does, and when the server is started anew.",
		schema: { type: "string" },
	},
	"X-Request-Id": {
		description: "Id of the request in the server's log; one that is sent, of 8 to 64 letters and digits, is kept.",
		schema: { type: "string" },
	},
	RateLimit: {
		description: "What is left of the minute: `r` requests, `t` seconds. Absent where the server sets no limit.",
		schema: { type: "string" },
	},
	"RateLimit-Policy": { description: "The limit: `q` requests in `w` seconds.", schema: { type: "string" } },
	Location: { description: "The address of what is meant.", schema: { type: "string" } },
	"WWW-Authenticate": { description: "How to show the token.", schema: { type: "string" } },
	"Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } },
};

/** Parameters that many operations share. */
export const parameters: OpenApi["components"]["parameters"] = {
	IfNoneMatch: {
		name: "If-None-Match",
		in: "header",
		required: false,
		description: "The ETag of an answer that is at hand; where it would be the same again, the answer is 304.",
		schema: { type: "string" },
	},
};

const header = (...names: string[]): Record<string, Reference> =>
	Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const refusal = (description: string, ...more: string[]): Answer => ({
	description,
	headers: header("X-Request-Id", ...more),
	content: { "application/problem+json": { schema: schemaOf(Problem) } },
});

/** Refusals by status: the name of each in the document. */
export const REFUSALS: Record<number, string> = {
	400: "BadRequest",
	401: "Unauthorized",
	404: "NotFound",
	409: "Conflict",
	413: "TooLarge",
	415: "UnsupportedType",
	429: "TooMany",
	500: "Failed",
	503: "Unavailable",
};

/** Answers that many operations share. */
export const responses: OpenApi["components"]["responses"] = {
	Moved: {
		description: "What is meant stands at the address in `Location`.",
		headers: header("Location", "X-Request-Id"),
		content: { "text/plain": { schema: { type: "string" } } },
	},
	NotModified: { description: "What is at hand still holds.", headers: header("ETag", "X-Request-Id") },
	BadRequest: refusal("A parameter or the body does not fit; `parameter` names it."),
	Unauthorized: refusal("The token is missing or wrong.", "WWW-Authenticate"),
	Conflict: refusal("What stands now does not allow it; the answer says what to do first."),
	NotFound: refusal("There is nothing of that name."),
	TooLarge: refusal(
		"The body is over 256 KiB, or the text in it over 2,000 citations; below `/admin` 128 KiB, or more is chosen than goes at once.",
	),
	UnsupportedType: refusal("The body is of a type, in an encoding or in a character set that is not read."),
	TooMany: refusal("Asked more often than the limit allows.", "Retry-After", "RateLimit", "RateLimit-Policy"),
	Failed: refusal("A fault of the server; its log has the request id."),
	Unavailable: refusal("The index does not answer.", "Retry-After"),
};

/** How who may change things is told apart. */
export const securitySchemes: OpenApi["components"]["securitySchemes"] = {
	token: { type: "http", scheme: "bearer", description: "The token that the server was started with." },
};
