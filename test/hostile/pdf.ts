/**
 * A PDF of one page with these lines: text that a reader can take out again, Vietnamese and all, by a table from its
 * glyphs to Unicode. No font comes with it.
 */
export function tinyPdf(lines: readonly string[]): Buffer {
	const letters = [...new Set(lines.join(""))];
	const hex = (n: number): string => n.toString(16).padStart(4, "0");
	const glyphs = new Map(letters.map((letter, i) => [letter, hex(i + 1)]));
	const table = letters.map((letter) => `<${glyphs.get(letter)}> <${hex(letter.codePointAt(0) ?? 0)}>`);
	const blocks = Array.from({ length: Math.ceil(table.length / 100) }, (_, i) => table.slice(i * 100, i * 100 + 100));
	const cmap =
		"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n" +
		"1 begincodespacerange <0000> <ffff> endcodespacerange\n" +
		blocks.map((rows) => `${rows.length} beginbfchar\n${rows.join("\n")}\nendbfchar\n`).join("") +
		"endcmap CMapName currentdict /CMap defineresource pop end end";
	const shown = lines.map((line) => `<${[...line].map((letter) => glyphs.get(letter)).join("")}> Tj 0 -18 Td`);
	const content = `BT /F1 11 Tf 40 780 Td\n${shown.join("\n")}\nET`;
	const stream = (body: string): string => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
	const objects = [
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		stream(content),
		"<< /Type /Font /Subtype /Type0 /BaseFont /TimesNewRoman /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /TimesNewRoman /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 500 >>",
		"<< /Type /FontDescriptor /FontName /TimesNewRoman /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
		stream(cmap),
	];
	let file = "%PDF-1.7\n";
	const offsets = objects.map((body, i) => {
		const offset = file.length;
		file += `${i + 1} 0 obj\n${body}\nendobj\n`;
		return offset;
	});
	const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
	const start = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, "latin1");
}
