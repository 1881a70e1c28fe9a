import { expect } from "chai";
import { load } from "cheerio";
import fc from "fast-check";
import { atom, type FeedEntry, type FeedHead } from "../../../server/export/atom.ts";

const HEAD: FeedHead = {
	title: "Báo cáo · dân vận",
	origin: "https://trichdan.example",
	self: "/api/v1/reports.atom?q=d%C3%A2n+v%E1%BA%ADn",
	page: "/tim?q=d%C3%A2n+v%E1%BA%ADn",
	updated: "2026-11-22T06:00:00.000Z",
};
const entry = (over: Partial<FeedEntry> = {}): FeedEntry => ({
	path: "/bc/36",
	title: "Mười năm làm dân vận",
	updated: "2026-11-20T06:00:00.000Z",
	published: "2023-06-05",
	passages: [{ text: "Thực hiện Nghị quyết số 25-NQ/TW, tỉnh đã đổi mới.", marks: [{ start: 10, end: 32 }] }],
	original: "https://bao.example/muoi-nam.html",
	...over,
});

/** A feed as a reader takes it; the HTML of titles and contents read too. */
function read(xml: string) {
	const $ = load(xml, { xml: true });
	const children = $("feed > entry").toArray();
	return {
		id: $("feed > id").text(),
		updated: $("feed > updated").text(),
		title: $("feed > title").text(),
		self: $("feed > link[rel=self]").attr("href"),
		page: $("feed > link[rel=alternate]").attr("href"),
		author: $("feed > author > name").text(),
		entries: children.map((one) => {
			const content = load($(one).children("content").text(), null, false);
			return {
				id: $(one).children("id").text(),
				title: load($(one).children("title").text(), null, false).text(),
				link: $(one).children("link").attr("href"),
				updated: $(one).children("updated").text(),
				published: $(one).children("published").text(),
				text: content("blockquote").text(),
				mark: content("mark").text(),
				original: content("a").attr("href"),
				elements: content("*")
					.toArray()
					.map((node) => ("tagName" in node ? node.tagName : "")),
			};
		}),
	};
}

describe("atom(head, entries)", () => {
	it("is a feed that says what it is of, with ids that stay when the address of the site changes", () => {
		const feed = read(atom(HEAD, [entry()]));
		expect(feed).to.include({
			id: "tag:trichdan,2026:/api/v1/reports.atom?q=d%C3%A2n+v%E1%BA%ADn",
			title: "Báo cáo · dân vận",
			self: "https://trichdan.example/api/v1/reports.atom?q=d%C3%A2n+v%E1%BA%ADn",
			page: "https://trichdan.example/tim?q=d%C3%A2n+v%E1%BA%ADn",
			author: "trichdan",
			updated: "2026-11-20T06:00:00.000Z",
		});
		const moved = read(atom({ ...HEAD, origin: "http://127.0.0.1:3000" }, [entry()]));
		expect([moved.id, moved.entries[0]?.id]).to.deep.equal([feed.id, feed.entries[0]?.id]);
	});

	it("gives a report with its sentence, the citation marked, and the day it came out in Vietnam", () => {
		expect(read(atom(HEAD, [entry()])).entries).to.deep.equal([
			{
				id: "tag:trichdan,2026:/bc/36",
				title: "Mười năm làm dân vận",
				link: "https://trichdan.example/bc/36",
				updated: "2026-11-20T06:00:00.000Z",
				published: "2023-06-04T17:00:00.000Z",
				text: "Thực hiện Nghị quyết số 25-NQ/TW, tỉnh đã đổi mới.",
				mark: "Nghị quyết số 25-NQ/TW",
				original: "https://bao.example/muoi-nam.html",
				elements: ["blockquote", "mark", "p", "a"],
			},
		]);
	});

	it("is the same twice, and dated without entries too", () => {
		expect(atom(HEAD, [entry()])).to.equal(atom(HEAD, [entry()]));
		expect(read(atom(HEAD, [])).updated).to.equal("2026-11-22T06:00:00.000Z");
	});

	it("shows five sentences of a report and counts the rest", () => {
		const passages = Array.from({ length: 8 }, (_, i) => ({ text: `Câu ${i}.`, marks: [] }));
		const [{ text } = { text: "" }] = read(atom(HEAD, [entry({ passages })])).entries;
		expect(text).to.equal("Câu 0.Câu 1.Câu 2.Câu 3.Câu 4.");
		expect(atom(HEAD, [entry({ passages })])).to.include("và 3 câu khác");
	});

	it("leads to no address that is not a page", () => {
		expect(read(atom(HEAD, [entry({ original: "javascript:alert(1)" })])).entries[0]?.original).to.equal(undefined);
	});

	it("lets nothing out of a title or sentence, whatever it holds", () => {
		const hostile = fc.string({
			unit: fc.constantFrom(
				"]]>",
				"<script>",
				"</entry>",
				"&",
				"&amp;",
				'"',
				"\0",
				"\u0008",
				"\uFFFE",
				"ề",
				" ",
				"<!--",
				"\u2028",
			),
		});
		fc.assert(
			fc.property(hostile, hostile, (title, text) => {
				const feed = read(
					atom({ ...HEAD, title }, [
						entry({
							title: `a${title}`,
							passages: [{ text: `a${text}`, marks: [{ start: 0, end: 1 }] }],
							original: null,
						}),
						entry({ path: "/bc/37" }),
					]),
				);
				expect(feed.entries.map(({ link }) => link)).to.deep.equal([
					"https://trichdan.example/bc/36",
					"https://trichdan.example/bc/37",
				]);
				const kept = (given: string): string => given.replace(/[\0\u0008\uFFFE]/g, "");
				expect(feed.entries[0]).to.deep.include({
					title: kept(`a${title}`),
					text: kept(`a${text}`),
					elements: ["blockquote", "mark"],
				});
			}),
		);
	});
});
