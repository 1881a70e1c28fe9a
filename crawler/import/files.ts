import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { AppError, messageOf } from "../../model/errors.ts";

/** A file to be imported: where it is, and what it is called in the index. */
export interface FoundFile {
	path: string;
	/** Its name, with the folders below the one that was given: `2022/bao-cao.txt`. */
	name: string;
	/** The end of its name, by which it is told what it holds: `.txt`, `.warc.gz`. */
	kind: string;
	/** Bytes. */
	size: number;
}

/** A file that was not imported, and what to do about it. */
export interface SkippedFile {
	path: string;
	reason: string;
	remedy: string;
}

/** The reason without the path that a list of skipped files prints beside it, and without the full stop. */
export const reasonOf = (error: unknown, path: string): string =>
	messageOf(error).replace(`${path} `, "").replace(/\.$/, "");

export interface FoundFiles {
	files: FoundFile[];
	skipped: SkippedFile[];
	/** Files in folders that are of a kind which is not read. */
	otherKinds: number;
}

const READABLE = new Set([".txt", ".html", ".htm", ".pdf", ".docx", ".doc", ".warc", ".warc.gz", ".jsonl"]);
const kindOf = (path: string): string => (/\.warc\.gz$/i.test(path) ? ".warc.gz" : extname(path).toLowerCase());

/** Why a file that was named is not read. */
function unsupported(path: string): SkippedFile {
	const kind = kindOf(path);
	const reason = `${kind || "a file without an ending"} is not a kind that is read`;
	return { path, reason, remedy: "Save its text as .txt and import that." };
}

async function walk(folder: string, root: string, found: FoundFiles): Promise<void> {
	let entries: { name: string; isDirectory(): boolean; isFile(): boolean; isSymbolicLink(): boolean }[];
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch (error) {
		found.skipped.push({ path: folder, reason: messageOf(error), remedy: "Make the folder readable." });
		return;
	}
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (entry.name.startsWith(".")) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			await walk(path, root, found);
			continue;
		}
		if (!READABLE.has(kindOf(entry.name))) {
			found.otherKinds++;
			continue;
		}
		if (entry.isSymbolicLink()) {
			const target = await realpath(path).catch(() => null);
			const isInside = target?.startsWith(root + sep) && (await stat(target)).isFile();
			if (!isInside) {
				found.skipped.push({
					path,
					reason: target ? "it is a link to outside the folder" : "it is a link to nowhere",
					remedy: "Copy the file itself into the folder, or name it directly.",
				});
				continue;
			}
		} else if (!entry.isFile()) {
			found.otherKinds++;
			continue;
		}
		const name = relative(root, path).split(sep).join("/");
		const info = await stat(path).catch((error: unknown) => messageOf(error));
		if (typeof info === "string") found.skipped.push({ path, reason: info, remedy: "Make the file readable." });
		else found.files.push({ path, name, kind: kindOf(path), size: info.size });
	}
}

/** A path that leads to nothing that could be read. */
const unreadable = (message: string, remedy: string, cause?: unknown): AppError =>
	new AppError("file_unreadable", message, { remedy, cause });

/** Adds what one path stands for. */
async function add(path: string, found: FoundFiles): Promise<void> {
	const info = await stat(path).catch(async (error: NodeJS.ErrnoException) => {
		const isMissing = error.code === "ENOENT" || error.code === "ENOTDIR";
		const isBrokenLink = isMissing && (await lstat(path).catch(() => null)) !== null;
		const why = isBrokenLink ? "is a link to nowhere" : isMissing ? "does not exist" : messageOf(error);
		throw unreadable(`${path} ${why}.`, "Check the spelling; paths are taken from the folder you are in.", error);
	});
	if (info.isDirectory()) {
		const before = found.files.length + found.skipped.length;
		const root = await realpath(path);
		await walk(root, root, found);
		if (found.files.length + found.skipped.length === before)
			throw unreadable(
				`${path} holds no file that is read.`,
				"Name a folder with .txt, .html, .pdf, .docx, .doc, .warc, .warc.gz or .jsonl files, or the files themselves.",
			);
	} else if (!info.isFile())
		found.skipped.push({ path, reason: "it is not a regular file", remedy: "Save its text as .txt and import that." });
	else if (!READABLE.has(kindOf(path))) found.skipped.push(unsupported(path));
	else found.files.push({ path, name: basename(path), kind: kindOf(path), size: info.size });
}

/**
 * The files that paths stand for: files as named, folders with everything below them, sorted. Links to folders are not
 * followed, links to files only within the folder, hidden files and folders never.
 *
 * A path that does not exist, or a folder without any readable file, is named in `skipped` where others lead to
 * something.
 *
 * @throws AppError `file_unreadable` for such a path where no path leads to anything.
 */
export async function findFiles(paths: string[]): Promise<FoundFiles> {
	const found: FoundFiles = { files: [], skipped: [], otherKinds: 0 };
	const nothing: AppError[] = [];
	for (const path of paths)
		try {
			await add(path, found);
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			nothing.push(error);
			found.skipped.push({ path, reason: reasonOf(error, path), remedy: error.remedy });
		}
	const [first] = nothing;
	if (first && found.files.length === 0 && nothing.length === found.skipped.length) throw first;
	return found;
}
