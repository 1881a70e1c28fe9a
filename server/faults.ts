/** What went wrong with a request, and what to do about it. */
interface Explained {
	detail: string;
	remedy: string;
}

/** What the body reader throws, by the `type` it puts on it. */
const BODY_FAULTS: Record<string, Explained> = {
	"entity.parse.failed": {
		detail: "The body is not valid JSON.",
		remedy: 'Correct it. A text to be read goes as {"text": "…", "context": {…}}, or alone as text/plain.',
	},
	"encoding.unsupported": {
		detail: "The body has a Content-Encoding that is not read.",
		remedy: "Send it plain, or compressed with gzip, deflate or br.",
	},
	"charset.unsupported": {
		detail: "The body has a character set that is not read.",
		remedy: "Send it as UTF-8.",
	},
	"request.size.invalid": {
		detail: "The body is not as long as Content-Length says.",
		remedy: "Correct Content-Length, or leave it out.",
	},
	"request.aborted": { detail: "The body ended early.", remedy: "Send the request again." },
};

/** `limit`: in bytes, of the route that read the body. */
const tooLarge = (limit: number): Explained => ({
	detail: `The body is over ${limit / 1024} KiB.`,
	remedy: "Send it in parts that are no larger; `npx trichdan check` and `extract` read a text of any length.",
});

/**
 * What the framework threw at a bad request, in our words: its own (`URI malformed`, `incorrect header check`) say
 * neither what was meant nor what to do.
 */
export function explain(thrown: unknown): Explained {
	const { type, code, message, limit } = (thrown ?? {}) as Record<string, unknown>;
	if (type === "entity.too.large") return tooLarge(Number(limit));
	const known = typeof type === "string" ? BODY_FAULTS[type] : undefined;
	if (known) return known;
	// zlib's codes; a body that stops short has one too.
	if (typeof code === "string" && /^(Z_|ERR_(_ERROR_)?(BROTLI|ZLIB)|ERR__ERROR_FORMAT)/.test(code))
		return {
			detail: "The body is not compressed as its Content-Encoding says.",
			remedy: "Correct Content-Encoding, or send the body plain without it.",
		};
	if (thrown instanceof URIError || /decode param/.test(String(message)))
		return {
			detail: "The address has a % escape in it that is not UTF-8.",
			remedy: "Write the address in UTF-8, each byte as %XX, and % itself as %25.",
		};
	return {
		detail: "The request could not be read.",
		remedy: "Compare it with the examples at /docs.",
	};
}
