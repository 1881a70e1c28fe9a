import { once } from "node:events";
import type { Command } from "commander";
import { createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";
import { serveProduct, serveSample } from "../web.ts";

/** `serve` */
export function serveCommand(program: Command, run: Run): void {
	program
		.command("serve")
		.summary("serve the web pages and the API")
		.description(
			"Serves the web pages and the API at TRICHDAN_HOST and TRICHDAN_PORT until interrupted (Ctrl-C, SIGTERM).",
		)
		.option("--json", "print the address as JSON")
		.action((options: { json?: boolean }) =>
			run(
				async (context) => {
					const stop = stopController();
					const stopped = once(stop.signal, "abort");
					const sources = await context.sources();
					const product = await serveProduct(context, sources, stop.signal);
					// The originals of the sample reports stay readable as long as the product is.
					const sample = await serveSample(sources).catch((error) => {
						context.log.warn("sample.not_served", { reason: String(error) });
						return null;
					});
					const output = createOutput(context.io, options.json ?? false);
					output.result({ url: product.url }, () => output.line(`trichdan serves ${product.url} (Ctrl-C stops it)`));
					await stopped;
					await Promise.all([product.close(), sample?.close()]);
					return EXIT.done;
				},
				{ serving: true },
			),
		);
}
