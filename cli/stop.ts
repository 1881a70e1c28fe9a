const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** A signal that is raised when the process is told to stop, so that work ends between two steps and says what it did. */
export function stopController(): { signal: AbortSignal; release(): void } {
	const controller = new AbortController();
	const stop = (): void => controller.abort();
	for (const name of SIGNALS) process.once(name, stop);
	return {
		signal: controller.signal,
		release: () => {
			for (const name of SIGNALS) process.off(name, stop);
		},
	};
}
