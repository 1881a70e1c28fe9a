import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A file of a font, by the name under which it is served. */
export interface FontFile {
	name: string;
	body: Buffer;
	version: string;
}

/** The style sheets of the packages that hold the faces that pages use. */
const FACES = [
	"@fontsource/be-vietnam-pro/400.css",
	"@fontsource/be-vietnam-pro/600.css",
	"@fontsource-variable/source-serif-4/wght.css",
	"@fontsource-variable/source-serif-4/wght-italic.css",
];

/**
 * The parts of each face that Vietnamese and English need. `latin-ext` claims ỳ, ỵ, ỷ and ỹ as well and would be fetched
 * for them though the Vietnamese part has them.
 */
const PARTS =
	/^@font-face \{[^}]*?url\(\.\/files\/([\w-]+-(?:vietnamese|latin)-(?:\d+|wght)-(?:normal|italic)\.woff2)\)[^}]*\}/gm;

/** The fonts of the site: their `@font-face` rules, which name the files at `/assets/fonts`, and the files. */
export function readFonts(): { css: string; files: FontFile[] } {
	const require = createRequire(import.meta.url);
	const files: FontFile[] = [];
	const rules: string[] = [];
	for (const face of FACES) {
		const sheet = require.resolve(face);
		for (const [rule, name = ""] of readFileSync(sheet, "utf8").matchAll(PARTS)) {
			const body = readFileSync(join(dirname(sheet), "files", name));
			const version = createHash("sha256").update(body).digest("hex").slice(0, 12);
			files.push({ name, body, version });
			rules.push(rule.replace(/src: [^;]+;/, `src: url(/assets/fonts/${name}?v=${version}) format("woff2");`));
		}
	}
	return { css: rules.join("\n"), files };
}
