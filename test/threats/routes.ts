import type { Express } from "express";

/** What is looked at of a layer of Express's router. */
interface Layer {
	slash: boolean;
	match(path: string): boolean;
	route?: { path: string; stack: { method?: string }[] };
	handle: { stack?: Layer[] };
}

export interface Route {
	method: string;
	/** As the router has it, its mount included: `/admin/audit/:id/undo`. */
	path: string;
}

const MOUNTS = ["/api/v1", "/admin", "/assets"];

function within(layers: Layer[], mount: string): Route[] {
	return layers.flatMap((layer) => {
		if (layer.route) {
			const { path, stack } = layer.route;
			// The handler that refuses other methods is for any, so it names none.
			return stack.flatMap(({ method }) => (method ? [{ method: method.toUpperCase(), path: mount + path }] : []));
		}
		const under = layer.slash ? mount : (MOUNTS.find((one) => layer.match(one)) ?? mount);
		return within(layer.handle.stack ?? [], under);
	});
}

/** Every route of an app, found by walking its routers: one that is added is seen without being told of. */
export function routesOf(app: Express): Route[] {
	const found = within((app.router as unknown as { stack: Layer[] }).stack, "");
	const once = new Map(found.map((route) => [`${route.method} ${route.path}`, route]));
	return [...once.values()];
}

const VALUES: Record<string, string> = { place: "1-60", path: "nghi-quyet/25-nq-tw/k11" };

/** An address of a route, with something that is there in the place of each parameter. */
export const addressOf = ({ path }: Route): string =>
	path.replace(/[:*](\w+)/g, (_, name: string) => VALUES[name] ?? "1");
