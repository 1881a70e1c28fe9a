import { Damage } from "./damage.ts";

const LF = 10;

/** Reads lines and stretches off a stream of bytes. */
export class Reader {
	/** How many bytes were read. */
	position = 0;
	readonly #bytes: AsyncGenerator<Buffer, void>;
	#left: Buffer = Buffer.alloc(0);

	constructor(bytes: AsyncGenerator<Buffer, void>) {
		this.#bytes = bytes;
	}

	/** Whether something is left, after making sure. */
	async #fill(): Promise<boolean> {
		while (this.#left.length === 0) {
			const next = await this.#bytes.next();
			if (next.done) return false;
			this.#left = next.value;
		}
		return true;
	}

	#take(length: number): Buffer {
		const taken = this.#left.subarray(0, length);
		this.#left = this.#left.subarray(length);
		this.position += taken.length;
		return taken;
	}

	/** A line with its end; null where nothing is left. */
	async line(most: number): Promise<Buffer | null> {
		const parts: Buffer[] = [];
		for (let length = 0; await this.#fill(); ) {
			const end = this.#left.indexOf(LF);
			const part = this.#take(end === -1 ? this.#left.length : end + 1);
			parts.push(part);
			length += part.length;
			if (length > most) throw new Damage(`a line of its headers is longer than ${most} bytes`);
			if (end !== -1) break;
		}
		return parts.length === 0 ? null : Buffer.concat(parts);
	}

	/** So many bytes; kept or passed over. */
	async take(length: number, keep: boolean): Promise<Buffer> {
		const parts: Buffer[] = [];
		for (let left = length; left > 0; ) {
			if (!(await this.#fill())) throw new Damage("it is cut off");
			const part = this.#take(left);
			if (keep) parts.push(part);
			left -= part.length;
		}
		return Buffer.concat(parts);
	}

	/** The first line that holds something; null where none does. */
	async lineWithText(most: number): Promise<Buffer | null> {
		for (;;) {
			const line = await this.line(most);
			if (line === null || line.toString("latin1").trim() !== "") return line;
		}
	}

	async close(): Promise<void> {
		await this.#bytes.return();
	}
}
