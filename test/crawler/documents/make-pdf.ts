/** A text and where it stands on a page of 595 by 842 points; y grows upwards, as in a PDF. */
export interface Placed {
	text: string;
	x: number;
	y: number;
	/** 14 unless told. */
	size?: number;
	/** Degrees by which it is turned. */
	turn?: number;
}

export interface PdfOptions {
	title?: string;
	/** Objects that take the place of the pages' own contents. */
	contents?: (page: number) => { dictionary: string; data: Buffer };
	/** Further entries of the trailer: `/Encrypt …`. */
	trailer?: string;
	/** Without a table that tells which letter a code is, as careless programs write it. */
	anonymous?: boolean;
	/** Codes of the font WinAnsi in place of Unicode, as fonts of before Unicode have them. */
	bytes?: boolean;
}

const hex = (n: number): string => n.toString(16).padStart(4, "0");

const isMark = (letter: string): boolean => /^\p{M}$/u.test(letter);
/** Every letter is half as wide as the letters are high; marks take no room. */
export const widthOf = (text: string, size = 14): number =>
	([...text].filter((letter) => !isMark(letter)).length * size) / 2;

/** Rows of text one below the other, as a page of a report has them. */
export function column(lines: string[], { x = 85, y = 780, step = 20, size = 14 } = {}): Placed[] {
	return lines.map((text, i) => ({ text, x, y: y - i * step, size }));
}

/** A text broken into lines that fill a width, the first one indented. */
export function paragraph(
	text: string,
	{ x = 85, y = 780, width = 430, indent = 36, size = 14, step = 20 } = {},
): Placed[] {
	const lines: Placed[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		const room = width - (lines.length === 0 ? indent : 0);
		if (line !== "" && widthOf(`${line} ${word}`, size) > room) {
			lines.push({ text: line, x, y, size });
			line = word;
		} else line = line === "" ? word : `${line} ${word}`;
	}
	lines.push({ text: line, x, y, size });
	return lines.map((one, i) => ({ ...one, x: i === 0 ? x + indent : x, y: y - i * step }));
}

/** A PDF with these texts, a list for each page. */
export function makePdf(pages: Placed[][], options: PdfOptions = {}): Buffer {
	const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
	const codes = new Map(letters.map((letter, i) => [letter, i + 1]));
	const encoded = (text: string): string =>
		options.bytes
			? `<${Buffer.from(text, "latin1").toString("hex")}>`
			: `<${[...text].map((letter) => hex(codes.get(letter) ?? 0)).join("")}>`;
	const show = ({ text, x, y, size = 14, turn = 0 }: Placed): string => {
		const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
		return `BT /F1 ${size} Tf ${cos.toFixed(4)} ${sin.toFixed(4)} ${(-sin).toFixed(4)} ${cos.toFixed(4)} ${x} ${y} Tm ${encoded(text)} Tj ET`;
	};
	const objects: Buffer[] = [];
	const add = (text: string, stream?: Buffer): number => {
		const body = stream
			? Buffer.concat([Buffer.from(`${text}\nstream\n`, "latin1"), stream, Buffer.from("\nendstream")])
			: Buffer.from(text, "latin1");
		objects.push(body);
		return objects.length;
	};
	const map = letters.map(
		(letter, i) => `<${hex(i + 1)}> <${[...letter].map((part) => hex(part.codePointAt(0) ?? 0)).join("")}>`,
	);
	const blocks: string[] = [];
	for (let i = 0; i < map.length; i += 100)
		blocks.push(`${Math.min(100, map.length - i)} beginbfchar\n${map.slice(i, i + 100).join("\n")}\nendbfchar`);
	const cmap = Buffer.from(
		`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join("\n")}\nendcmap end end`,
	);
	const unicode = add(`<</Length ${cmap.length}>>`, cmap);
	const descriptor = add(
		"<</Type/FontDescriptor/FontName/Times/Flags 32/FontBBox[0 0 500 700]/ItalicAngle 0/Ascent 700/Descent 0/CapHeight 700/StemV 80>>",
	);
	const descendant = add(
		`<</Type/Font/Subtype/CIDFontType2/BaseFont/Times/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 500/W[${letters.flatMap((letter, i) => (isMark(letter) ? [`${i + 1}[0]`] : [])).join(" ")}]>>`,
	);
	const widths = Array.from({ length: 256 }, () => 500).join(" ");
	const font = options.bytes
		? add(
				`<</Type/Font/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding/FirstChar 0/LastChar 255/Widths[${widths}]/FontDescriptor ${descriptor} 0 R>>`,
			)
		: add(
				`<</Type/Font/Subtype/Type0/BaseFont/Times/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]${options.anonymous ? "" : `/ToUnicode ${unicode} 0 R`}>>`,
			);
	const parent = objects.length + 1 + pages.length * 2;
	const kids = pages.map((placed, i) => {
		const own = Buffer.from(placed.map(show).join("\n"), "latin1");
		const { dictionary, data } = options.contents?.(i) ?? { dictionary: "", data: own };
		const content = add(`<</Length ${data.length}${dictionary}>>`, data);
		return add(
			`<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 595 842]/Contents ${content} 0 R/Resources<</Font<</F1 ${font} 0 R>>>>>>`,
		);
	});
	add(`<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]/Count ${kids.length}>>`);
	const root = add(`<</Type/Catalog/Pages ${parent} 0 R>>`);
	const utf16 = Buffer.from(`\ufeff${options.title ?? ""}`, "utf16le")
		.swap16()
		.toString("hex");
	const info = add(`<</Title<${utf16}>>>`);
	const parts = [Buffer.from("%PDF-1.4\n%âãÏÓ\n", "latin1")];
	let length = parts[0]?.length ?? 0;
	const offsets = objects.map((object, i) => {
		const at = length;
		const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
		parts.push(part);
		length += part.length;
		return `${String(at).padStart(10, "0")} 00000 n \n`;
	});
	parts.push(
		Buffer.from(
			`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size ${objects.length + 1}/Root ${root} 0 R/Info ${info} 0 R${options.trailer ?? ""}>>\nstartxref\n${length}\n%%EOF\n`,
			"latin1",
		),
	);
	return Buffer.concat(parts);
}
