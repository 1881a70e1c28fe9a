import type { Store } from "../data/store/port.ts";

/** What was read of the whole index, kept until the data changes: a figure is asked for again by each reader. */
export class Kept {
	readonly #store: Pick<Store, "dataVersion">;
	readonly #values = new Map<string, Promise<unknown>>();
	#version = -1;

	constructor(store: Pick<Store, "dataVersion">) {
		this.#store = store;
	}

	/** The value under a name, read where it is not kept. There are few names. */
	async of<T>(name: string, read: () => Promise<T>): Promise<T> {
		const version = await this.#store.dataVersion();
		if (version !== this.#version) this.#values.clear();
		this.#version = version;
		const kept = this.#values.get(name) as Promise<T> | undefined;
		const value = kept ?? read();
		this.#values.set(name, value);
		try {
			return await value;
		} catch (error) {
			if (this.#values.get(name) === value) this.#values.delete(name);
			throw error;
		}
	}
}
