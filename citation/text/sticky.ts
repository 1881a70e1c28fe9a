/** Where the sticky pattern ends that is tried at `at`, or `at` where it does not match. */
export function skip(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}

/** Whether the sticky pattern matches at `at`. */
export function matches(pattern: RegExp, text: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(text);
}
