import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { readListing } from "../../crawler/discover/links.ts";
import type { Link, Postback } from "../../crawler/pages.ts";
import { createParser } from "../../crawler/parse.ts";
import { createSampleSite, readSampleManifest } from "../../server/sample-site.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { NOW } from "./support.ts";

const root = join(import.meta.dirname, "../..");
const URL = "https://huyen.example/tin/DanhSach.aspx?chuyenmuc=3";
const read = (html: string, postback = ".sau") =>
	readListing(html, { url: URL, next: null, postback, order: undefined, now: NOW }).postback;
const form = (
	inner: string,
	attributes = 'method="post" action="./DanhSach.aspx?chuyenmuc=3" id="aspnetForm"',
): string =>
	`<form ${attributes}><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK+a=="><input type=hidden name=__EVENTTARGET>
	${inner}</form>`;
const LINK = `<a class="sau" href="javascript:__doPostBack(&#39;ctl00$Main$Luoi&#39;,&#39;Page$2&#39;)">Trang sau</a>`;

describe("a WebForms link to the next page", () => {
	it("sends the fields of its form back with its event", () => {
		expect(read(form(LINK))).to.deep.equal({
			action: "https://huyen.example/tin/DanhSach.aspx?chuyenmuc=3",
			fields: { __VIEWSTATE: "/wEPDwUK+a==", __EVENTTARGET: "ctl00$Main$Luoi", __EVENTARGUMENT: "Page$2" },
		});
	});

	const spellings: [string, string, string, string][] = [
		[
			"within what the selector finds",
			`<td class="sau"><span>1</span>${LINK.replace("sau", "")}</td>`,
			"ctl00$Main$Luoi",
			"Page$2",
		],
		["with double quotes", `<a class=sau href='javascript:__doPostBack("a$b","")'>2</a>`, "a$b", ""],
		[
			"with quotes escaped for scripts",
			`<a class=sau href="javascript:__doPostBack('a\\'b\\u0024c','\\\\')">2</a>`,
			"a'b$c",
			"\\",
		],
		[
			"on a click",
			`<span class=sau onclick="javascript:setTimeout('x', 0); __doPostBack( 'a' , 'b' )">2</span>`,
			"a",
			"b",
		],
		[
			"on a click beside an empty link",
			`<a class=sau href="#" onclick="__doPostBack('a','b');return false">2</a>`,
			"a",
			"b",
		],
		[
			"behind validators",
			`<a class=sau href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions(&quot;ctl00$p&quot;, &quot;3&quot;, true, &quot;&quot;, &quot;&quot;, false, true))'>3</a>`,
			"ctl00$p",
			"3",
		],
	];
	for (const [name, html, target, argument] of spellings)
		it(`is read ${name}`, () =>
			expect(read(form(html))?.fields).to.include({ __EVENTTARGET: target, __EVENTARGUMENT: argument }));

	it("may be a button, which sends itself", () => {
		const image = read(form(`<input type="image" class="sau" name="ctl00$sau" src="sau.gif">`))?.fields;
		expect(image).to.include({ "ctl00$sau.x": "1", "ctl00$sau.y": "1", __EVENTTARGET: "" });
		const submit = form(
			`<input type=submit name=truoc value="Trước"><input type=submit class=sau name=sau value="Tiếp">`,
		);
		expect(read(submit)?.fields).to.include({ sau: "Tiếp" }).and.not.have.property("truoc");
		expect(read(form(`<button class=sau name=sau value=2>Tiếp</button>`))?.fields).to.include({ sau: "2" });
	});

	it("sends what a browser would send, and nothing else", () => {
		const controls = `<input name=tu-khoa value="dân vận"><input name=trong><input type=checkbox name=a checked>
			<input type=checkbox name=b value=1><input type=radio name=c value=1><input type=radio name=c value=2 checked>
			<select name=d><option value=1>một<option selected>hai</select><select name=e><option value=x>y<option>z</select>
			<select name=f multiple><option>không</select><select name=g><option disabled>không<option>có</select>
			<textarea name=h>chữ và số</textarea><input type=file name=i><input type=reset name=j><input type=button name=k>
			<input name=l value=1 disabled><input value="không tên"><input name=__proto__ value=1>`;
		expect(Object.entries(read(form(controls + LINK))?.fields ?? {}).slice(2)).to.deep.equal([
			["tu-khoa", "dân vận"],
			["trong", ""],
			["a", "on"],
			["c", "2"],
			["d", "hai"],
			["e", "x"],
			["g", "có"],
			["h", "chữ và số"],
			["__proto__", "1"],
			["__EVENTARGUMENT", "Page$2"],
		]);
	});

	it("goes to the form's address, with the session that its fields belong to", () => {
		const action = (attributes: string) => read(form(LINK, attributes))?.action;
		expect(action("")).to.equal(URL);
		expect(action(`action="/(S(lit3py55t21z5v55vlm25s55))/a.aspx"`)).to.equal(
			"https://huyen.example/(S(lit3py55t21z5v55vlm25s55))/a.aspx",
		);
		expect(action(`action="javascript:void(0)"`)).to.equal(undefined);
	});

	it("belongs to the page's form where the tags are in disorder", () => {
		const html = `<table><form action="a.aspx"><input type=hidden name=__VIEWSTATE value=x></form><tr><td>${LINK}</table>`;
		expect(read(html)).to.deep.equal({
			action: "https://huyen.example/tin/a.aspx",
			fields: { __VIEWSTATE: "x", __EVENTTARGET: "ctl00$Main$Luoi", __EVENTARGUMENT: "Page$2" },
		});
		expect(read(LINK)).to.equal(null);
	});

	it("is none on the last page", () => {
		for (const html of [
			"<p>Hết</p>",
			LINK.replace('class="sau"', 'class="sau aspNetDisabled"'),
			LINK.replace('class="sau"', 'class="sau" disabled="disabled"'),
			`<li class="current">${LINK}</li>`,
			`<span class="sau">${LINK.replace('class="sau"', 'aria-current="page"')}</span>`,
			`<a class="sau">Trang sau</a>`,
			`<a class="sau" href="javascript:void(0)">Trang sau</a>`,
			`<input type="submit" class="sau" value="không tên">`,
			`<input type="text" class="sau" name="trang">`,
		])
			expect(read(form(html)), html).to.equal(null);
	});

	it("is none in a form beyond all measure", () => {
		const fields = (count: number) => Array.from({ length: count }, (_, i) => `<input name=f${i}>`).join("");
		expect(Object.keys(read(form(fields(290) + LINK))?.fields ?? {})).to.have.length(293);
		expect(read(form(fields(400) + LINK))).to.equal(null);
		const large = (size: number) => form(`<input name=a value="${"x".repeat(size)}">${LINK}`);
		expect(read(large(3_000_000))?.fields.a).to.have.length(3_000_000);
		expect(read(large(4_300_000))).to.equal(null);
	});

	it("leads through the sample site's listing to its end", async function () {
		this.timeout(60_000);
		const site = createSampleSite(join(root, "data/sample")).listen(0, "127.0.0.1");
		await once(site, "listening");
		const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/huyen/danh-sach.aspx`;
		const { links, close } = createParser();
		const input = { name: "muc", contentType: "text/html", url, next: null, postback: ".Pager span + a", now: NOW };
		const found: Link[] = [];
		const pages: (string | undefined)[] = [];
		try {
			let answer = await fetch(url);
			for (let postback: Postback | null | undefined; postback !== null; ) {
				const page = await links({ ...input, bytes: Buffer.from(await answer.arrayBuffer()) });
				found.push(...page.links);
				postback = page.postback;
				if (postback)
					answer = await fetch(postback.action, { method: "POST", body: new URLSearchParams(postback.fields) });
				pages.push(postback?.fields.__EVENTARGUMENT);
			}
		} finally {
			await close();
			site.closeAllConnections();
			site.close();
		}
		expect(pages).to.deep.equal(["Page$2", "Page$3", undefined]);
		const listed = readSampleManifest(join(root, "data/sample")).filter(({ source }) => source === "mau-huyen");
		const row = ({ title, published }: { title: string | null; published: string | null }) => `${published} ${title}`;
		expect(found.map(row).sort()).to.deep.equal(listed.map(row).sort());
	});

	it("comes through the parser", async function () {
		this.timeout(60_000);
		const { links, close } = createParser();
		try {
			const bytes = Buffer.from(
				form(`<p><a href="/tin/1.aspx">Xã Mường Xa làm tốt công tác dân vận</a> (25/11/2026)</p>${LINK}`),
			);
			const input = { bytes, name: "muc", contentType: "text/html", url: URL, next: null, postback: ".sau", now: NOW };
			const { postback, links: found } = await links(input);
			expect(postback?.fields).to.include({ __VIEWSTATE: "/wEPDwUK+a==", __EVENTARGUMENT: "Page$2" });
			expect(found).to.have.length(1);
		} finally {
			await close();
		}
	});

	it("throws nothing, whatever the page holds", () => {
		const piece = fc.constantFrom(
			...[
				"<form action='",
				"'>",
				"</form>",
				"<input name=a ",
				"<a class=sau href=\"javascript:__doPostBack('",
				"','",
				"')\">",
			],
			...[
				"\\u00",
				"\\",
				"<select name=s>",
				"<option",
				"<textarea name=t>",
				" disabled",
				"http://[",
				"&#39;",
				" value='",
				">",
			],
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const postback = read(pieces.join(""));
				if (postback) expect(postback.fields).to.have.property("__EVENTTARGET");
			}),
		);
	});

	describe("is read in even time", () => {
		itGrowsEvenly(
			{
				controls: (size) => form(repeat("<select name=a><option>b<option>c</select>")(size) + LINK),
				"a click that never ends": (size) =>
					form(`<a class=sau href="__doPostBack(${repeat("'__doPostBack(")(size)}">`),
				"forms in forms": (size) => repeat("<form>")(2000) + repeat("<input name=a>")(size) + LINK,
			},
			(html) => {
				for (let times = 0; times < 4; times++) read(html);
			},
		);
	});
});
