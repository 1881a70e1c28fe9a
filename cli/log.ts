import { pino } from "pino";
import type { Log } from "../model/log.ts";
import type { Settings } from "../model/settings.ts";

/** A log of JSON lines on standard error, so that results on standard output stay clean. */
export function createLog(level: Settings["TRICHDAN_LOG_LEVEL"]): Log {
	const logger = pino(
		{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
		pino.destination({ fd: 2, sync: true }),
	);
	return {
		debug: (event, fields) => logger.debug({ event, ...fields }),
		info: (event, fields) => logger.info({ event, ...fields }),
		warn: (event, fields) => logger.warn({ event, ...fields }),
		error: (event, fields) => logger.error({ event, ...fields }),
	};
}
