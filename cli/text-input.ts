import { readFile } from "node:fs/promises";
import { buffer as readAll } from "node:stream/consumers";
import { decode } from "../crawler/decode.ts";
import { AppError, messageOf } from "../model/errors.ts";
import type { Io } from "./io.ts";

/** Says that a file cannot be read. */
export function unreadable(file: string, cause: unknown): never {
	if ((cause as NodeJS.ErrnoException | null)?.code === "ENOENT")
		throw new AppError("file_unreadable", `There is no file ${file}.`, {
			remedy: "Check the path, or pipe the text in.",
			cause,
		});
	throw new AppError("file_unreadable", `Cannot read ${file}: ${messageOf(cause)}.`, {
		remedy: "Check the path, or pipe the text in.",
		cause,
	});
}

/** The text of a file or of standard input, in whatever encoding `import` would read; offsets are into this text. */
export async function readText(io: Io, file: string): Promise<string> {
	if (file === "-" && io.stdin.isTTY)
		throw new AppError("usage", "No text was given.", { remedy: "Name a file, or pipe a text into the command." });
	if (/\.html?$/i.test(file))
		throw new AppError("file_unsupported", `${file} is a page, not a text.`, {
			remedy: "Import it (`npx trichdan import`), or save its text as .txt.",
		});
	const bytes = file === "-" ? await readAll(io.stdin) : await readFile(file).catch((e) => unreadable(file, e));
	return decode(bytes, { name: file === "-" ? "standard input" : file, contentType: null }).text;
}
