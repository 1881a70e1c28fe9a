import { once } from "node:events";
import { access, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError, messageOf } from "../../../model/errors.ts";
import type { Io } from "../../io.ts";

/** Takes what is exported, piece by piece; resolves when there is room for more. */
export type Write = (piece: string | Uint8Array) => Promise<void>;

/** Writes to standard output. */
export const toStdout =
	({ stdout }: Io): Write =>
	async (piece) => {
		if (!stdout.write(piece)) await once(stdout, "drain");
	};

/** Fills a file under a temporary name, so that what bears the name given is always whole. */
export async function writeWhole<T>(path: string, force: boolean, fill: (write: Write) => Promise<T>): Promise<T> {
	const isThere = await access(path).then(
		() => true,
		() => false,
	);
	if (isThere && !force)
		throw new AppError("usage", `${path} is there already.`, {
			remedy: "Give --force to write over it, or another name.",
		});
	const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
	try {
		const file = await open(temporary, "wx");
		try {
			const result = await fill(async (piece) => {
				await file.writeFile(piece);
			});
			await file.sync();
			await file.close();
			await rename(temporary, path);
			return result;
		} finally {
			await file.close().catch(() => {});
			await rm(temporary, { force: true });
		}
	} catch (error) {
		if (error instanceof AppError || !(error instanceof Error && "syscall" in error)) throw error;
		throw new AppError("file_unreadable", `${path} cannot be written: ${messageOf(error)}.`, {
			remedy: "Check that the folder exists, is yours to write to, and has room.",
			cause: error,
		});
	}
}
