/** What went wrong, as a closed list: the command line and the server map each to a status of their own. */
export type ErrorCode =
	| "usage"
	| "settings_invalid"
	| "authority_invalid"
	| "sources_invalid"
	| "file_unreadable"
	| "file_unsupported"
	| "not_found"
	| "bad_request"
	| "unauthorized"
	| "forbidden"
	| "conflict"
	| "unsupported_type"
	| "store_unusable"
	| "store_too_new"
	| "store_outdated"
	| "store_broken"
	| "port_taken"
	| "fetch_refused"
	| "fetch_failed"
	| "page_refused"
	| "busy"
	| "too_many"
	| "lock_lost"
	| "too_large";

/** A failure that a person can do something about: what happened in `message`, what to do in `remedy`. */
export class AppError extends Error {
	readonly code: ErrorCode;
	readonly remedy: string;

	constructor(code: ErrorCode, message: string, options: { remedy: string; cause?: unknown }) {
		super(message, options.cause === undefined ? undefined : { cause: options.cause });
		this.name = "AppError";
		this.code = code;
		this.remedy = options.remedy;
	}
}

/** The message of anything thrown, in one line. */
export function messageOf(thrown: unknown): string {
	const text = thrown instanceof Error ? thrown.message : String(thrown);
	return text.replace(/\s+/g, " ").trim();
}
