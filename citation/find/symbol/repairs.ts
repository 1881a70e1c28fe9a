import type { Part } from "./parts.ts";
import { MISPRINTS } from "./slips.ts";

/** A code as its body writes it: a misprint that the tables know is put right, the term of an assembly stays. */
function rightCode(code: string): string {
	const base = code.replace(/\d+$/, "");
	return `${MISPRINTS.get(base) ?? base}${code.slice(base.length)}`;
}

/** The canonical code of a part: as a type where it stands first, else as a body. */
export const codeOf = (part: Part, first: boolean): string =>
	first && part.type ? part.type : rightCode(part.issuer ?? part.type ?? part.raw);

/** What had to be mended to read `given` as `symbol`, in words; nothing for one that is printed by the rules. */
export function repairsOf(given: string, symbol: string, parts: readonly Part[]): string[] {
	const repairs: string[] = [];
	for (const [i, part] of parts.entries()) {
		const code = codeOf(part, i === 0);
		if (part.slipped || part.written.replace(/\s/g, "") !== code)
			repairs.push(`${part.written.replace(/\s/g, " ")} đọc là ${code}`);
	}
	if (given.includes("\n")) repairs.push("nối số hiệu bị ngắt dòng");
	if (/[^\S\n]/.test(given)) repairs.push("bỏ khoảng trắng trong số hiệu");
	if (given.replace(/[^-/]/g, "") !== symbol.replace(/[^-/]/g, ""))
		repairs.push("dấu nối và dấu gạch chéo theo thể thức");
	return repairs;
}
