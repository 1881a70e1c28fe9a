import { makeZip, type ZipEntry } from "./make-zip.ts";

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A paragraph; line breaks inside it are Word's own. */
export const p = (text: string, { style = "", font = "", note = 0 } = {}): string =>
	`<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${font && `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`}${text
		.split("\n")
		.map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
		.join("<w:br/>")}</w:r>${note ? `<w:r><w:footnoteReference w:id="${note}"/></w:r>` : ""}</w:p>`;

/** A table: rows of cells, each a list of paragraphs. */
export const table = (rows: string[][][]): string =>
	`<w:tbl>${rows
		.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.map((text) => p(text)).join("")}</w:tc>`).join("")}</w:tr>`)
		.join("")}</w:tbl>`;

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A .docx with this body, in Word's XML, and footnotes numbered from 1. */
export function makeDocx(body: string, { notes = [] as string[], more = [] as ZipEntry[] } = {}): Buffer {
	const footnotes = notes.map((text, i) => `<w:footnote w:id="${i + 1}">${p(text)}</w:footnote>`).join("");
	return makeZip([
		{
			name: "[Content_Types].xml",
			data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/></Types>`,
		},
		{
			name: "_rels/.rels",
			data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
		},
		{
			name: "word/_rels/document.xml.rels",
			data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>`,
		},
		{ name: "word/document.xml", data: `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>` },
		{ name: "word/footnotes.xml", data: `<w:footnotes ${NAMESPACE}>${footnotes}</w:footnotes>` },
		{
			name: "word/header1.xml",
			data: `<w:hdr ${NAMESPACE}>${p("Đầu trang không thuộc văn bản")}</w:hdr>`,
		},
		...more,
	]);
}
