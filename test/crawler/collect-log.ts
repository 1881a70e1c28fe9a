import type { Log } from "../../model/log.ts";

export interface Event {
	level: keyof Log;
	event: string;
	fields: Record<string, unknown>;
}

/** A log that keeps its events, so that a test can read or await them. */
export function collectLog(): { log: Log; events: Event[]; seen(name: string, count?: number): Promise<void> } {
	const events: Event[] = [];
	const waiting = new Set<() => void>();
	const keep =
		(level: keyof Log) =>
		(event: string, fields: Record<string, unknown> = {}) => {
			events.push({ level, event, fields });
			for (const look of waiting) look();
		};
	return {
		log: { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") },
		events,
		seen: (name, count = 1) =>
			new Promise((resolve) => {
				const look = (): void => {
					if (events.filter(({ event }) => event === name).length < count) return;
					waiting.delete(look);
					resolve();
				};
				waiting.add(look);
				look();
			}),
	};
}
