import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import type * as Bundle from "../../citation/index.ts";
import { projectRoot } from "../../data/root.ts";
import { installedPackage } from "../citation/package.ts";
import { launch, needBrowser } from "./browser.ts";

const MOST = 150_000;

describe("the bundle of the citation library", () => {
	let bundle: Buffer;

	before(async () => {
		bundle = readFileSync(join((await installedPackage()).built, "bundle.min.js"));
	});

	it("is under 150 kB gzipped, tables and all", () => {
		const size = gzipSync(bundle, { level: 9 }).length;
		console.log(`      ${(size / 1000).toFixed(1)} kB gzipped, ${(bundle.length / 1000).toFixed(1)} kB plain`);
		expect(size).to.be.below(MOST);
	});

	describe("in a browser", () => {
		let server: Server;
		let browser: Browser;
		let home: string;
		let body = "";
		const complaints: string[] = [];

		before(async function () {
			needBrowser(this);
			server = createServer((request, response) => {
				const isBundle = request.url === "/bundle.min.js";
				response.setHeader("Content-Type", isBundle ? "text/javascript" : "text/html; charset=utf-8");
				response.end(isBundle ? bundle : `<!DOCTYPE html><link rel="icon" href="data:,">${body}`);
			}).listen(0, "127.0.0.1");
			await once(server, "listening");
			home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
			browser = await launch();
		});
		after(async () => {
			await browser?.close();
			server?.close();
		});

		async function open(content: string): Promise<Page> {
			body = content;
			const page = await browser.newPage();
			page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
			page.on("pageerror", (error) => complaints.push(error.message));
			await page.goto(home);
			return page;
		}

		it("finds, resolves, marks text and HTML, and quotes", async () => {
			const page = await open("");
			const told = await page.evaluate(async () => {
				const address = "/bundle.min.js";
				const library: typeof Bundle & { tables: Bundle.AuthorityData } = await import(address);
				const { annotate, annotateHtml, findCitations, formatCitation, quotable, readHtml, resolveCitations } = library;
				const authority = library.compileAuthority(library.tables);
				const html = readHtml("<p>Nghị quyết số <b>25-NQ/TW</b> ng&agrave;y 03/6/2013; Chỉ thị 05-CT/TW</p>");
				const citations = findCitations(html.text, authority, { published: "2019-05-01" });
				const meanings = resolveCitations(citations, html.text, authority, { published: "2019-05-01" });
				const known = meanings.map(({ id }) => authority.documentsById.get(id ?? ""));
				return {
					ids: meanings.map(({ id }) => id),
					pieces: annotate(html.text, citations).map(({ text }) => text.trim()),
					html: annotateHtml(html, citations, (index) => ({ "data-id": meanings[index]?.id })),
					quoted: known.map((document) => document && formatCitation(quotable(document, authority), "short")),
				};
			});
			const mark = (text: string) => `<mark data-id="nghi-quyet:25-nq-tw:k11">${text}</mark>`;
			expect(told).to.deep.equal({
				ids: ["nghi-quyet:25-nq-tw:k11", "chi-thi:05-ct-tw:k12"],
				pieces: ["\u001e", "Nghị quyết số 25-NQ/TW", "ngày 03/6/2013;", "Chỉ thị 05-CT/TW", "\u001e"],
				html: `<p>${mark("Nghị quyết số ")}<b>${mark("25-NQ/TW")}</b> ng&agrave;y 03/6/2013; <mark data-id="chi-thi:05-ct-tw:k12">Chỉ thị 05-CT/TW</mark></p>`,
				quoted: ["Nghị quyết số 25-NQ/TW", "Chỉ thị số 05-CT/TW"],
			});
			await page.close();
		});

		it("marks broken HTML without changing what the browser makes of it", async () => {
			const page = await open("");
			const broken = [
				"<p>Theo <b>Nghị quyết <i>25-NQ/TW</b> và</i> Chỉ thị <a href=x>05-CT/TW",
				"<table><tr><td>25-NQ/TW<td><a href=x>05-CT/TW<tr><td>43-KL/TW</table>05-CT/TW",
				"<ul><li>25-NQ/TW<li title='05-CT/TW>43-KL/TW'>05-CT/TW</ul></ul></p>43-KL/TW<",
				"<!-- 25-NQ/TW --!>05-CT/TW<script>'25-NQ/TW<!--<script>'</script>'-->43-KL/TW</script>05-CT/TW</",
				"<svg><title>25-NQ/TW</title></svg><select><option>05-CT/TW</select>43-KL/TW<textarea>25-NQ/TW",
				"<button>25-NQ/TW</button><h2>05-CT/TW<h3>43-KL/TW<br/>25-NQ/TW<sup>1</sup> <a name=x>05-CT/TW<p>25-NQ/TW",
			];
			const told = await page.evaluate(async (pages) => {
				const address = "/bundle.min.js";
				const library: typeof Bundle & { tables: Bundle.AuthorityData } = await import(address);
				const authority = library.compileAuthority(library.tables);
				return pages.map((html) => {
					const read = library.readHtml(html);
					const found = library.findCitations(read.text, authority);
					const marked = library.annotateHtml(read, found, () => ({ href: "u", class: "cited" }));
					const tree = new DOMParser().parseFromString(marked, "text/html");
					const marks = [...tree.querySelectorAll(".cited")];
					const nested = marks.filter((mark) => mark.parentElement?.closest("a") && mark.tagName === "A").length;
					for (const mark of marks) mark.replaceWith(...mark.childNodes);
					tree.normalize();
					return {
						marks: marks.length,
						nested,
						same: tree.isEqualNode(new DOMParser().parseFromString(html, "text/html")),
					};
				});
			}, broken);
			expect(told).to.deep.equal([4, 4, 3, 2, 1, 6].map((marks) => ({ marks, nested: 0, same: true })));
			await page.close();
		});

		it("does what the example for browsers in its README says", async () => {
			const readme = readFileSync(join(projectRoot, "citation/README.md"), "utf8");
			const [, example = ""] = /```html\n(.*?)```/s.exec(readme) ?? [];
			const page = await open(example);
			const link = page.locator("a[href='/vb/nghi-quyet/25-nq-tw/k11']");
			await link.first().waitFor();
			expect(await link.allTextContents()).to.deep.equal(["Nghị quyết số ", "25-NQ/TW"]);
			await page.close();
		});

		it("met no error in the console on the way", () => {
			expect(complaints).to.deep.equal([]);
		});
	});
});
