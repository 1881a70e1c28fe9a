import { randomUUID } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { AppError, messageOf } from "../../model/errors.ts";
import { spansOf } from "./json-spans.ts";

/** Longer values are broken over several lines. */
const LINE = 120;
/** What a tab counts for in the width of a line. */
const TAB = 2;

/** JSON on one line, as people write it: `{ "url": "https://…", "first": 1 }`. */
function inline(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inline(inner)}`);
	return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

interface Style {
	/** One step of indentation. */
	step: string;
	newline: string;
}

const widthOf = (text: string): number => text.replaceAll("\t", " ".repeat(TAB)).length;

/** JSON that keeps to the width of a line; `lead` is what stands before it on its line. */
function print(value: unknown, lead: string, indent: string, style: Style, mustBreak = false): string {
	const flat = inline(value);
	const isBranch = value !== null && typeof value === "object" && Object.keys(value).length > 0;
	if (!isBranch || (!mustBreak && widthOf(`${lead}${flat},`) <= LINE)) return flat;
	const inner = indent + style.step;
	const parts = Array.isArray(value)
		? value.map((one) => inner + print(one, inner, inner, style))
		: Object.entries(value).map(([key, one]) => {
				const start = `${inner}${JSON.stringify(key)}: `;
				return start + print(one, start, inner, style);
			});
	const [opening, closing] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
	return [opening, parts.join(`,${style.newline}`), indent + closing].join(style.newline);
}

/** How a file is laid out, by its first entry; null where all of it stands on one line. */
function styleOf(text: string): Style | null {
	const newline = text.includes("\r\n") ? "\r\n" : "\n";
	const step = /^\ufeff?\s*\[\r?\n([ \t]+)/.exec(text)?.[1];
	if (step !== undefined) return { step, newline };
	return /\S\s*\n\s*\S/.test(text) || text.replace(/\s/g, "") === "[]" ? { step: "\t", newline } : null;
}

/**
 * The text of a sources file with an entry more at its end, laid out as the file is. What stood there stays as it was.
 *
 * @param text a JSON list.
 */
export function withEntry(text: string, entry: Record<string, unknown>): string {
	const { end, entries } = spansOf(text);
	const style = styleOf(text);
	const last = entries.at(-1);
	const at = last?.end ?? text.indexOf("[") + 1;
	if (style === null) return `${text.slice(0, at)}${last ? ", " : ""}${inline(entry)}${text.slice(at)}`;
	const { step, newline } = style;
	const added = `${last ? "," : ""}${newline}${step}${print(entry, step, step, style, true)}${newline}`;
	return text.slice(0, at) + added + text.slice(end);
}

/**
 * The text of a sources file with one key of some entries set. What stood there stays as it was; a key that an entry
 * does not have yet is written behind its last one.
 *
 * @param text a JSON list with entries of these ids.
 */
export function withKey(text: string, ids: readonly string[], key: string, value: unknown): string {
	const written = inline(value);
	const edits = spansOf(text)
		.entries.filter((entry) => ids.includes(String(entry.id)))
		.map((entry) => {
			const found = entry.keys.get(key);
			if (found) return { start: found.start, end: found.end, text: written };
			const keys = [...entry.keys.values()];
			const at = keys.at(-1)?.end ?? entry.start + 1;
			const first = keys[0];
			const between = first === undefined ? "" : /(?:\r?\n)?[ \t]*$/.exec(text.slice(0, first.nameStart))?.[0];
			return { start: at, end: at, text: `,${between === "" ? " " : between}${JSON.stringify(key)}: ${written}` };
		});
	let edited = text;
	for (const { start, end, text: put } of edits.reverse()) edited = edited.slice(0, start) + put + edited.slice(end);
	return edited;
}

/**
 * Puts an edited text into the place of a file, whole or not at all.
 *
 * @param before what the edit was made of: a file that says something else by now is left alone.
 * @throws AppError `file_unreadable` where the file cannot be written; `busy` where it was changed meanwhile.
 */
export async function replaceText(file: string, before: string, after: string): Promise<void> {
	const target = await realpath(file);
	if ((await readFile(target, "utf8")) !== before)
		throw new AppError("busy", `${file} was changed meanwhile; nothing was written.`, { remedy: "Try again." });
	const { mode } = await stat(target);
	const temporary = `${target}.${randomUUID().slice(0, 8)}.tmp`;
	try {
		const handle = await open(temporary, "wx", mode);
		try {
			await handle.writeFile(after);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, target);
	} catch (cause) {
		await rm(temporary, { force: true });
		throw new AppError("file_unreadable", `${file} could not be written: ${messageOf(cause)}.`, {
			remedy: "Make the file and its folder writable for this user.",
			cause,
		});
	}
}
