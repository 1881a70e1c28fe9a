import { AppError, messageOf } from "../../model/errors.ts";

export const failed = (url: string, why: string, cause?: unknown): AppError =>
	new AppError("fetch_failed", `${url} was not fetched: ${why}.`, {
		remedy: "Nothing to do if it happens once; if it stays, open the address in a browser.",
		cause,
	});

const TOO_MANY_REDIRECTS = Symbol("too many redirects");

export const redirectsTooOften = (url: string, most: number): AppError =>
	failed(url, `it redirects more than ${most} times`, TOO_MANY_REDIRECTS);

export const isRedirectLoop = (error: AppError): boolean => error.cause === TOO_MANY_REDIRECTS;

/** Faults by their codes, in words. */
const KNOWN: Record<string, string> = {
	ENOTFOUND: "its host is unknown",
	EAI_AGAIN: "the name server does not answer",
	ECONNREFUSED: "the host refuses connections",
	EHOSTUNREACH: "the host cannot be reached",
	ENETUNREACH: "the host cannot be reached",
	ETIMEDOUT: "the host does not answer",
	EPIPE: "the host cut the connection",
	ECONNRESET: "it is truncated: the host cut the connection",
	UND_ERR_SOCKET: "it is truncated: the host cut the connection",
	UND_ERR_CONNECT_TIMEOUT: "the host does not answer",
	UND_ERR_HEADERS_TIMEOUT: "the host does not answer",
	UND_ERR_BODY_TIMEOUT: "the host stopped sending",
	UND_ERR_HEADERS_OVERFLOW: "its headers are too large",
	UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "it is truncated: not as long as promised",
	CERT_HAS_EXPIRED: "the host's certificate has expired",
	DEPTH_ZERO_SELF_SIGNED_CERT: "the host's certificate is signed by nobody else",
	SELF_SIGNED_CERT_IN_CHAIN: "the host's certificate is signed by nobody known",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the host does not send the certificate that signed its own",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the host's certificate is signed by nobody known",
	ERR_TLS_CERT_ALTNAME_INVALID: "the host's certificate is for another name",
	ERR_SSL_WRONG_VERSION_NUMBER: "the host answers without TLS there; the address may be one of http://",
};

/** What went wrong on the way, in words; `late`: the time was up, so many milliseconds. */
export function explain(url: string, error: unknown, late: number | null): AppError {
	// An address that was refused while connecting comes wrapped, or as it is.
	for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
		if (cause instanceof AppError) return cause;
	if (late !== null) return failed(url, `it was not done within ${late / 1000} s`, error);
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code.startsWith("HPE_")) return failed(url, `what the host answers is no HTTP (${messageOf(error)})`, error);
	const inWords = code.startsWith("ERR_SSL_") ? `no secure connection came about (${code})` : messageOf(error);
	return failed(url, KNOWN[code] ?? inWords, error);
}
