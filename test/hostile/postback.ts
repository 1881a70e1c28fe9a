import { randomUUID } from "node:crypto";
import { listingPage, type SampleArticle } from "./articles.ts";
import type { HostileHost } from "./site.ts";

const TARGET = "ctl00$PlaceHolderMain$trang";

/** The selector of the link to the next page. */
export const POSTBACK = "a.trang-sau";

/**
 * A WebForms listing at `/van-ban.aspx`: its further pages come by POST only, of a form whose hidden state is as the
 * page before gave it, in the session of that page; anything else is answered with 500, as such servers do.
 *
 * @param lastLeadsTo page that the last one's link leads to; null: the last page has no link.
 */
export function servePostback(host: HostileHost, pages: readonly SampleArticle[][], lastLeadsTo: number | null): void {
	const states = new Map<string, string>();

	function show(number: number, session: string): string {
		const state = randomUUID();
		states.set(session, state);
		const next = number < pages.length ? number + 1 : lastLeadsTo;
		const link =
			next === null
				? ""
				: `<a class="trang-sau" href="javascript:__doPostBack(&#39;${TARGET}&#39;,&#39;Page$${next}&#39;)">Trang sau</a>`;
		const form =
			'<form method="post" action="./van-ban.aspx" id="aspnetForm"><input type="hidden" name="__EVENTTARGET" value="">' +
			'<input type="hidden" name="__EVENTARGUMENT" value="">' +
			`<input type="hidden" name="__VIEWSTATE" value="${state}"><input type="text" name="tu-khoa" value="">${link}</form>`;
		return listingPage(pages[number - 1] ?? [], form);
	}

	host.on("/van-ban.aspx", (response, { method, headers, body }) => {
		const html = { "content-type": "text/html; charset=utf-8" };
		if (method !== "POST") {
			const session = randomUUID();
			response.writeHead(200, { ...html, "set-cookie": `ASP.NET_SessionId=${session}; path=/; HttpOnly` });
			return void response.end(show(1, session));
		}
		const session = /ASP\.NET_SessionId=([\w-]+)/.exec(headers.cookie ?? "")?.[1] ?? "";
		const fields = new URLSearchParams(body);
		const number = Number(/^Page\$(\d+)$/.exec(fields.get("__EVENTARGUMENT") ?? "")?.[1]);
		const isFresh = states.get(session) !== undefined && fields.get("__VIEWSTATE") === states.get(session);
		if (!isFresh || fields.get("__EVENTTARGET") !== TARGET || !fields.has("tu-khoa") || !(number >= 1))
			return void response.writeHead(500, html).end("<p>Validation of viewstate failed.</p>");
		response.writeHead(200, html).end(show(number, session));
	});
}
